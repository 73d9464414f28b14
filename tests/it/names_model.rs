//! `parallax facts --names-model`: with the feature `onnx` a tiny model made here finds names, without it the program says
//! how to build one that can.

use std::fs;

use tempfile::TempDir;

use crate::run::{Left, parallax};

const TEXT: &str =
    "Mara Vell joined Brightwater Trust in Ossmouth. In Paris “Vell’s” Trust was unknown.\n";

/// A folder with an article and nothing else.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("trust.txt"), TEXT).expect("a file");
    folder
}

fn facts(folder: &TempDir, more: &[&str]) -> Left {
    let arguments = ["facts", "trust.txt", "--names-model", "model"];
    parallax(folder.path(), &[&arguments, more].concat())
}

#[cfg(not(feature = "onnx"))]
#[test]
fn names_model_without_the_feature_says_how_to_build_it() {
    let left = facts(&folder(), &[]);
    assert_eq!((left.stdout.as_str(), left.status), ("", Some(2)));
    let told = "parallax: this program was built without names models; build one that has them with \
        `cargo build --release --features onnx`\n";
    assert_eq!(left.stderr, told);
}

#[cfg(feature = "onnx")]
mod with_the_feature {
    use std::path::Path;

    use serde_json::json;

    use super::*;

    /// The pieces that the model knows, each with its label.
    const PIECES: [(&str, &str); 13] = [
        ("[UNK]", "O"),
        ("[CLS]", "O"),
        ("[SEP]", "O"),
        ("Mara", "B-PER"),
        ("Vell", "I-PER"),
        ("Bright", "B-ORG"),
        ("##water", "O"),
        ("Trust", "I-ORG"),
        ("Oss", "B-LOC"),
        ("##mouth", "O"),
        ("joined", "O"),
        ("in", "O"),
        (".", "O"),
    ];

    const LABELS: [&str; 6] = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC"];

    /// A field of a protocol buffer that holds bytes: other fields, or text.
    fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
        let mut field = vec![number << 3 | 2];
        let mut length = bytes.len();
        while length >= 0x80 {
            field.push(u8::try_from(length & 0x7f).expect("seven bits") | 0x80);
            length >>= 7;
        }
        field.push(u8::try_from(length).expect("seven bits"));
        field.extend(bytes);
        field
    }

    /// A field that holds a number below 128.
    fn number(field: u8, value: usize) -> Vec<u8> {
        vec![field << 3, u8::try_from(value).expect("a small number")]
    }

    /// An input or output called `name` with values of the kind `kind`.
    fn slot(name: &str, kind: usize) -> Vec<u8> {
        let kind = field(2, &field(1, &number(1, kind)));
        [field(1, name.as_bytes()), kind].concat()
    }

    /// A model that looks the labels of each piece up in a table: logits = Gather(table, `input_ids`).
    fn model(labels: usize) -> Vec<u8> {
        let node = [
            field(1, b"table"),
            field(1, b"input_ids"),
            field(2, b"logits"),
            field(4, b"Gather"),
        ];
        let mut table = Vec::new();
        for (_, label) in PIECES {
            let values = LABELS.iter().take(labels);
            table.extend(values.map(|one| if *one == label { 5.0_f32 } else { 0.0 }));
        }
        let bytes: Vec<u8> = table.into_iter().flat_map(f32::to_le_bytes).collect();
        let table = [
            number(1, PIECES.len()),
            number(1, labels),
            number(2, 1),
            field(8, b"table"),
            field(9, &bytes),
        ];
        let graph = [
            field(1, &node.concat()),
            field(2, b"labels"),
            field(5, &table.concat()),
            field(11, &slot("input_ids", 7)),
            field(11, &slot("attention_mask", 7)),
            field(12, &slot("logits", 1)),
        ];
        let opset = field(8, &number(2, 13));
        [number(1, 8), field(7, &graph.concat()), opset].concat()
    }

    /// The files of a model in `folder`, which reads `pieces` pieces at once.
    fn write(folder: &Path, pieces: usize) {
        let folder = folder.join("model");
        fs::create_dir(&folder).expect("a folder");
        let put = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a file");
        put("model.onnx", &model(LABELS.len()));
        let vocabulary: serde_json::Map<_, _> = PIECES
            .iter()
            .enumerate()
            .map(|(id, (piece, _))| ((*piece).to_owned(), json!(id)))
            .collect();
        let tokenizer = json!({
            "normalizer": { "type": "BertNormalizer", "lowercase": false, "strip_accents": null },
            "pre_tokenizer": { "type": "BertPreTokenizer" },
            "model": { "type": "WordPiece", "unk_token": "[UNK]", "vocab": vocabulary },
        });
        put("tokenizer.json", tokenizer.to_string().as_bytes());
        let labels: serde_json::Map<_, _> = LABELS
            .iter()
            .enumerate()
            .map(|(id, label)| (id.to_string(), json!(label)))
            .collect();
        let config = json!({ "id2label": labels, "max_position_embeddings": pieces });
        put("config.json", config.to_string().as_bytes());
    }

    /// Kind, name, mentions and rule of each name.
    fn names(left: &Left) -> Vec<(String, String, Vec<String>, String)> {
        let told = left.json();
        let facts = told["articles"][0]["facts"].as_array().expect("facts");
        let text = |value: &serde_json::Value| value.as_str().expect("text").to_owned();
        facts
            .iter()
            .filter(|fact| !fact["value"]["mentions"].is_null())
            .map(|fact| {
                let value = &fact["value"];
                let mentions = value["mentions"].as_array().expect("mentions");
                let mentions = mentions.iter().map(|one| text(&one["text"])).collect();
                let (kind, rule) = (text(&fact["kind"]), text(&fact["rule"]));
                (kind, text(&value["name"]), mentions, rule)
            })
            .collect()
    }

    #[track_caller]
    fn check(pieces: usize) {
        let folder = folder();
        write(folder.path(), pieces);
        let left = facts(&folder, &["--format", "json"]);
        let name = |kind: &str, name: &str, mentions: &[&str]| {
            let mentions = mentions.iter().map(|&one| one.to_owned()).collect();
            (
                kind.to_owned(),
                name.to_owned(),
                mentions,
                "name-model".to_owned(),
            )
        };
        let expected = [
            name("person", "Mara Vell", &["Mara Vell", "Vell"]),
            name("organisation", "Brightwater Trust", &["Brightwater Trust"]),
            name("place", "Ossmouth", &["Ossmouth"]),
            name("organisation", "Trust", &["Trust"]),
        ];
        assert_eq!(names(&left), expected, "{pieces} pieces at once");
    }

    #[test]
    fn names_model_finds_what_it_knows_and_nothing_else() {
        check(512);
    }

    #[test]
    fn names_model_reads_a_long_sentence_in_windows() {
        check(8);
        check(6);
    }

    #[test]
    fn names_model_tells_its_share() {
        let folder = folder();
        write(folder.path(), 512);
        let left = facts(&folder, &["--explain", "p1"]);
        assert_eq!((left.stderr.as_str(), left.status), ("", Some(0)));
        for part in ["name-model", "the model gives it 97 in 100"] {
            assert!(left.stdout.contains(part), "{part}: {}", left.stdout);
        }
    }

    /// What is said where `file` holds `bytes`, or is missing.
    #[track_caller]
    fn check_wrong(file: &str, bytes: Option<&[u8]>, told: &str) {
        let folder = folder();
        write(folder.path(), 512);
        let path = folder.path().join("model").join(file);
        match bytes {
            Some(bytes) => fs::write(path, bytes).expect("a file"),
            None => fs::remove_file(path).expect("no file"),
        }
        let left = facts(&folder, &[]);
        assert_eq!((left.stdout.as_str(), left.status), ("", Some(1)));
        assert_eq!(left.stderr.lines().count(), 1, "{}", left.stderr);
        let start = format!("parallax: model/{file}: {told}");
        assert!(left.stderr.starts_with(&start), "{}", left.stderr);
    }

    #[test]
    fn names_model_names_the_file_that_is_wrong() {
        for file in ["model.onnx", "tokenizer.json", "config.json"] {
            check_wrong(file, None, "does not exist");
        }
        check_wrong(
            "model.onnx",
            Some(b"no model"),
            "is no model that can be run: ",
        );
        check_wrong(
            "model.onnx",
            Some(&model(4)),
            "gives 1 × 3 × 4 values for 3 pieces and the 6 labels of config.json",
        );
        check_wrong("tokenizer.json", Some(b"{"), "does not hold a tokeniser: ");
        check_wrong(
            "tokenizer.json",
            Some(br#"{ "model": { "type": "BPE", "vocab": {} } }"#),
            "its model is of the type BPE; only WordPiece is read",
        );
        check_wrong(
            "tokenizer.json",
            Some(br#"{ "model": { "type": "WordPiece", "vocab": { "[UNK]": 0 } } }"#),
            "its vocabulary has no [CLS]",
        );
        check_wrong(
            "config.json",
            Some(b"{}"),
            "does not hold the configuration of a token classifier: missing field `id2label`",
        );
        check_wrong(
            "config.json",
            Some(br#"{ "id2label": { "0": "LABEL_0", "1": "LABEL_1" } }"#),
            "id2label has no label for persons, organisations or places (PER, ORG, LOC); it has LABEL_0, LABEL_1",
        );
    }

    #[test]
    fn names_model_must_be_a_folder() {
        let left = facts(&folder(), &[]);
        assert_eq!(left.status, Some(1));
        assert!(
            left.stderr.starts_with("parallax: model: is no folder"),
            "{}",
            left.stderr
        );
    }
}
