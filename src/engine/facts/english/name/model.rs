//! A names model of the reader's own in the place of the first pass.
//!
//! The engine knows the model as a [`NameModel`] only: who makes one reads its files and runs it. What it finds goes
//! through the same document pass as the tagger's names, so the facts have the same shapes.

use std::ops::Range;

use crate::engine::facts::{Evidence, NameModel};
use crate::engine::segment::TokenKind;
use crate::engine::tag::NameKind;
use crate::engine::text::Span;

use super::sheet::Sheet;
use super::{Mention, Points};

/// Points of a name of the model: as many as the tagger gives where it is surest.
const VOICE: i32 = 8;

/// What a model found in an article.
pub(super) struct Given {
    /// The names, in order; no two overlap.
    pub mentions: Vec<Mention>,
    /// Where each name ends, and the model's share for it.
    shares: Vec<(usize, f32)>,
}

/// Puts every sentence of an article to `model`.
pub(super) fn read(sheet: &Sheet<'_>, model: &dyn NameModel) -> Given {
    let mut given = Given {
        mentions: Vec::new(),
        shares: Vec::new(),
    };
    for sentence in sheet.sentences {
        let words: Vec<&str> = sentence
            .tokens
            .clone()
            .map(|token| sheet.word(token))
            .collect();
        let mut named = model.names(&words);
        named.sort_by_key(|name| (name.words.start, name.words.end));
        let mut from = sentence.tokens.start;
        for name in named {
            let start = sentence.tokens.start.saturating_add(name.words.start);
            let end = sentence.tokens.start.saturating_add(name.words.end);
            let tokens = bare(sheet, start.max(from)..end.min(sentence.tokens.end));
            if tokens.is_empty() {
                continue;
            }
            from = tokens.end;
            let span = sheet.span(tokens.start, tokens.end);
            given.shares.push((span.end, name.share));
            given.mentions.push(Mention {
                span,
                tokens,
                initial: false,
                own: Points::default(),
                beside: voice(name.kind),
            });
        }
    }
    given
}

impl Given {
    /// The model's share for a name, on average over its mentions.
    pub(super) fn evidence(&self, mentions: &[Span]) -> Evidence {
        let shares = mentions.iter().filter_map(|mention| {
            let at = self.shares.partition_point(|(end, _)| *end < mention.end);
            self.shares.get(at).map(|(_, share)| *share)
        });
        let (mut sum, mut count) = (0.0_f32, 0.0_f32);
        for share in shares {
            sum += share.clamp(0.0, 1.0);
            count += 1.0;
        }
        Evidence {
            rule: "name-model",
            confidence: if count > 0.0 { sum / count } else { 0.0 },
        }
    }
}

/// What speaks for a name of `kind`.
fn voice(kind: NameKind) -> Points {
    let mut points = Points::default();
    match kind {
        NameKind::Person => points.person = VOICE,
        NameKind::Organisation => points.organisation = VOICE,
        NameKind::Place => points.place = VOICE,
        NameKind::Other => points.nothing = VOICE,
    }
    points
}

/// Models take the quotation mark before a name or the ’s after it for a part of it now and then.
fn bare(sheet: &Sheet<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let part = |idx: usize| matches!(sheet.kind(idx), Some(TokenKind::Word | TokenKind::Number));
    while !tokens.is_empty() && !part(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && !part(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::article::Article;
    use crate::engine::facts::Named;
    use crate::engine::facts::{self, FactKind, Options};
    use crate::engine::segment;

    /// Knows three names, and takes the marks beside them for a part of them.
    #[derive(Debug)]
    struct Three;

    impl NameModel for Three {
        fn names(&self, words: &[&str]) -> Vec<Named> {
            let known = |word: &str| match word {
                "mara" | "Vell" => Some(NameKind::Person),
                "brightwater" => Some(NameKind::Organisation),
                "oss" => Some(NameKind::Place),
                _ => None,
            };
            let of_word = |(at, word): (usize, &&str)| {
                Some(Named {
                    words: at.saturating_sub(usize::from(*word == "oss"))..at + 1,
                    kind: known(word)?,
                    share: 0.75,
                })
            };
            words.iter().enumerate().filter_map(of_word).collect()
        }
    }

    #[test]
    fn a_model_takes_the_place_of_the_first_pass() {
        let text =
            "Bo Lindqvist asked mara of brightwater in “oss” twice. Then mara left for Paris.";
        let article = Article::of_lines(text);
        let options = Options {
            as_of: None,
            names: Some(&Three),
        };
        let facts = facts::find_with(&article, &segment::segment(&article), options);
        let names: Vec<_> = facts
            .iter()
            .filter(|fact| fact.evidence.rule == "name-model")
            .map(|fact| (fact.kind(), fact.span.of(&article.text)))
            .collect();
        let expected = [
            (FactKind::Person, "mara"),
            (FactKind::Organisation, "brightwater"),
            (FactKind::Place, "oss"),
        ];
        assert_eq!(names, expected);
        assert!(facts.iter().all(|fact| fact.evidence.rule != "name"));
        let mara = facts.iter().find(|fact| fact.id == "p1");
        assert_eq!(mara.map(|fact| fact.evidence.confidence), Some(0.75));
    }
}
