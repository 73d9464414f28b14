//! `tokenizer.json`: words to the numbers of their pieces.
//!
//! The method is `WordPiece` as BERT has it (Schuster and Nakajima 2012; Devlin and others 2019): marks part a word, and of
//! each part the longest beginning that the vocabulary knows is taken, again and again. It is written here because the
//! words of a sentence are already known: each is put to it alone, so that a label always belongs to a whole word.

use std::path::Path;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::super::Problem;
use super::{json, wrong};

/// The pieces that a model knows.
#[derive(Debug)]
pub(super) struct Pieces {
    vocabulary: FxHashMap<String, i32>,
    /// What pieces inside a word begin with in the vocabulary.
    inside: String,
    /// Longer parts of a word, in characters, are unknown.
    longest: usize,
    folding: Folding,
    /// For what the vocabulary does not know.
    pub unknown: i32,
    /// Stands before a window.
    pub first: i32,
    /// Stands after it.
    pub last: i32,
}

/// What is done to a word before it is looked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Folding {
    lower: bool,
    bare: bool,
}

#[derive(Deserialize)]
struct Written {
    model: Method,
    normalizer: Option<Normaliser>,
    #[serde(default)]
    added_tokens: Vec<Added>,
}

#[derive(Deserialize)]
struct Method {
    #[serde(rename = "type", default = "word_piece")]
    kind: String,
    #[serde(default)]
    vocab: serde_json::Value,
    unk_token: Option<String>,
    continuing_subword_prefix: Option<String>,
    max_input_chars_per_word: Option<usize>,
}

/// The oldest files do not name their method; there was one.
fn word_piece() -> String {
    "WordPiece".to_owned()
}

#[derive(Deserialize)]
struct Normaliser {
    #[serde(rename = "type")]
    kind: String,
    lowercase: Option<bool>,
    strip_accents: Option<bool>,
    #[serde(default)]
    normalizers: Vec<Self>,
}

#[derive(Deserialize)]
struct Added {
    id: i32,
    content: String,
}

impl Pieces {
    /// Reads `file`.
    pub(super) fn read(file: &Path) -> Result<Self, Problem> {
        let Written {
            model,
            normalizer,
            added_tokens,
        } = json(file, "a tokeniser")?;
        if model.kind != "WordPiece" {
            let kind = model.kind;
            let message = format!("its model is of the type {kind}; only WordPiece is read");
            return Err(wrong(file, message));
        }
        let mut vocabulary: FxHashMap<String, i32> = serde_json::from_value(model.vocab)
            .map_err(|error| wrong(file, format!("its model has no vocabulary: {error}")))?;
        vocabulary.extend(
            added_tokens
                .into_iter()
                .map(|token| (token.content, token.id)),
        );
        let mut folding = Folding::default();
        if let Some(normaliser) = normalizer {
            folding
                .add(&normaliser)
                .map_err(|message| wrong(file, message))?;
        }
        let special = |token: &str| {
            let id = vocabulary.get(token).copied();
            id.ok_or_else(|| wrong(file, format!("its vocabulary has no {token}")))
        };
        Ok(Self {
            unknown: special(model.unk_token.as_deref().unwrap_or("[UNK]"))?,
            first: special("[CLS]")?,
            last: special("[SEP]")?,
            inside: model
                .continuing_subword_prefix
                .unwrap_or_else(|| "##".to_owned()),
            longest: model.max_input_chars_per_word.unwrap_or(100),
            folding,
            vocabulary,
        })
    }

    /// The pieces of a word: at least one, at most `room`.
    pub(super) fn of(&self, word: &str, room: usize) -> Vec<i32> {
        let mut pieces = Vec::new();
        for part in word.split_inclusive(is_mark) {
            let mark = part
                .char_indices()
                .next_back()
                .filter(|(_, ch)| is_mark(*ch));
            let (before, mark) = part.split_at(mark.map_or(part.len(), |(at, _)| at));
            for part in [before, mark] {
                if !part.is_empty() && pieces.len() < room {
                    self.part(part, &mut pieces);
                }
            }
        }
        if pieces.is_empty() {
            pieces.push(self.unknown);
        }
        pieces.truncate(room);
        pieces
    }

    /// Adds the pieces of a part of a word.
    fn part(&self, part: &str, pieces: &mut Vec<i32>) {
        if part.chars().nth(self.longest).is_some() {
            pieces.push(self.unknown);
            return;
        }
        let folded = self.folding.fold(part);
        let known = pieces.len();
        let mut rest = folded.as_str();
        let mut piece = String::new();
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, ch)| at + ch.len_utf8());
            let ends: Vec<usize> = ends.collect();
            let longest = ends.into_iter().rev().find_map(|end| {
                let (start, rest) = rest.split_at(end);
                piece.clear();
                if pieces.len() > known {
                    piece.push_str(&self.inside);
                }
                piece.push_str(start);
                Some((*self.vocabulary.get(&piece)?, rest))
            });
            let Some((id, behind)) = longest else {
                // A part that is not known whole is not known at all.
                pieces.truncate(known);
                pieces.push(self.unknown);
                return;
            };
            pieces.push(id);
            rest = behind;
        }
    }
}

impl Folding {
    /// Adds what one step of normalisation asks for.
    fn add(&mut self, step: &Normaliser) -> Result<(), String> {
        match step.kind.as_str() {
            "BertNormalizer" => {
                let lower = step.lowercase.unwrap_or(true);
                self.lower |= lower;
                self.bare |= step.strip_accents.unwrap_or(lower);
            }
            "Lowercase" => self.lower = true,
            "StripAccents" => self.bare = true,
            "Sequence" => {
                for step in &step.normalizers {
                    self.add(step)?;
                }
            }
            // Articles are stored composed, and words have no white space around them.
            "NFC" | "NFD" | "NFKC" | "NFKD" | "Strip" => {}
            other => return Err(format!("its normaliser {other} is not known")),
        }
        Ok(())
    }

    fn fold(self, part: &str) -> String {
        let bare: String = if self.bare {
            part.nfd().filter(|ch| !is_combining_mark(*ch)).collect()
        } else {
            part.to_owned()
        };
        if self.lower {
            bare.to_lowercase()
        } else {
            bare
        }
    }
}

/// Whether a character is a part of its own: marks, and the signs of Chinese writing.
const fn is_mark(ch: char) -> bool {
    ch.is_ascii_punctuation()
        || matches!(
            ch,
            '¡' | '§' | '«' | '¶' | '·' | '»' | '¿'
                | '\u{2010}'..='\u{2027}'
                | '\u{2030}'..='\u{205e}'
                | '\u{3001}'..='\u{3003}'
                | '\u{3008}'..='\u{3011}'
                | '\u{3400}'..='\u{4dbf}'
                | '\u{4e00}'..='\u{9fff}'
                | '\u{f900}'..='\u{faff}'
                | '\u{20000}'..='\u{3134f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(folding: Folding, word: &str, expected: &[i32]) {
        let known = [
            "[UNK]", "Quay", "##side", "##s", "-", "quay", "cafe", "[CLS]",
        ];
        let pieces = Pieces {
            vocabulary: known
                .iter()
                .map(|word| (*word).to_owned())
                .zip(0..)
                .collect(),
            inside: "##".to_owned(),
            longest: 12,
            folding,
            unknown: 0,
            first: 7,
            last: 7,
        };
        assert_eq!(pieces.of(word, 4), expected, "{word}");
    }

    #[test]
    fn words_in_their_pieces() {
        let as_is = Folding::default();
        check(as_is, "Quay", &[1]);
        check(as_is, "Quaysides", &[1, 2, 3]);
        check(as_is, "Quay-Quay", &[1, 4, 1]);
        check(as_is, "Quay-Quay-Quay", &[1, 4, 1, 4]);
        check(as_is, "Quayx", &[0]);
        check(as_is, "Café", &[0]);
        check(as_is, "Quayquayquayquay", &[0]);
        check(as_is, "", &[0]);
        let folding = Folding {
            lower: true,
            bare: true,
        };
        check(folding, "Café", &[6]);
        check(folding, "QUAYSIDES", &[5, 2, 3]);
        check(folding, "\u{301}", &[0]);
    }
}
