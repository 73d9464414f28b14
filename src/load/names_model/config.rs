//! `config.json`: what the labels of a model are called, and how much it reads at once.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::super::Problem;
use super::{json, wrong};
use crate::engine::tag::NameKind;

/// Pieces that a model reads at once where its configuration does not tell, and the most that are given to one that
/// could read more: the time for a window grows with its square.
const PIECES: usize = 512;

/// What a model says of a piece of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// What the name it is part of names; `None` outside names.
    pub kind: Option<NameKind>,
    /// Whether a name begins here, even right after another of its kind.
    pub begins: bool,
}

/// What is needed of a model's configuration.
#[derive(Debug)]
pub(super) struct Config {
    /// The labels, in the order of the model's output.
    pub labels: Vec<Label>,
    /// How many pieces the model reads at once.
    pub pieces: usize,
}

#[derive(Deserialize)]
struct Written {
    id2label: BTreeMap<usize, String>,
    max_position_embeddings: Option<usize>,
}

impl Config {
    /// Reads `file`.
    pub(super) fn read(file: &Path) -> Result<Self, Problem> {
        let written: Written = json(file, "the configuration of a token classifier")?;
        if !written
            .id2label
            .keys()
            .copied()
            .eq(0..written.id2label.len())
        {
            return Err(wrong(file, "id2label does not number its labels from 0 on"));
        }
        let labels: Vec<Label> = written.id2label.values().map(|name| label(name)).collect();
        let named = |label: &Label| label.kind.is_some_and(|kind| kind != NameKind::Other);
        if !labels.iter().any(named) {
            let all: Vec<String> = written.id2label.into_values().collect();
            let all = all.join(", ");
            let message = format!(
                "id2label has no label for persons, organisations or places (PER, ORG, LOC); it has {all}"
            );
            return Err(wrong(file, message));
        }
        let pieces = written.max_position_embeddings.unwrap_or(PIECES);
        if pieces < 3 {
            return Err(wrong(
                file,
                "max_position_embeddings leaves no room for a word",
            ));
        }
        Ok(Self {
            labels,
            pieces: pieces.min(PIECES),
        })
    }
}

/// Reads the name of a label: `B-PER`, `I-ORG`, `LOC`, `O`.
fn label(name: &str) -> Label {
    let parts = name.split_once(['-', '_']);
    let (place, kind) = parts
        .filter(|(place, _)| place.len() == 1)
        .unwrap_or(("I", name));
    let kind = match kind.to_ascii_uppercase().as_str() {
        "O" | "OUT" | "OUTSIDE" => None,
        "PER" | "PERS" | "PERSON" => Some(NameKind::Person),
        "ORG" | "ORGANIZATION" | "ORGANISATION" | "CORPORATION" => Some(NameKind::Organisation),
        "LOC" | "LOCATION" | "GPE" | "FAC" | "PLACE" => Some(NameKind::Place),
        _ => Some(NameKind::Other),
    };
    Label {
        kind,
        // The schemes for labels write S or U for a name of one word.
        begins: matches!(place, "B" | "S" | "U"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, kind: Option<NameKind>, begins: bool) {
        assert_eq!(label(name), Label { kind, begins }, "{name}");
    }

    #[test]
    fn labels_of_the_usual_schemes() {
        check("O", None, false);
        check("B-PER", Some(NameKind::Person), true);
        check("I-PER", Some(NameKind::Person), false);
        check("B-ORGANIZATION", Some(NameKind::Organisation), true);
        check("I-GPE", Some(NameKind::Place), false);
        check("U-LOC", Some(NameKind::Place), true);
        check("PERSON", Some(NameKind::Person), false);
        check("B-MISC", Some(NameKind::Other), true);
        check("LABEL_0", Some(NameKind::Other), false);
    }
}
