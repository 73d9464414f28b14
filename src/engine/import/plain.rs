//! Plain text: a block a line, paragraphs that were wrapped made whole, and the rest told by shape and place.

use super::clean::clean_text;
use super::draft::{Draft, Part};
use super::{boilerplate, outline, wrap};
use crate::engine::article::BlockKind;

/// Reads plain text.
pub(super) fn read(text: &str) -> Draft {
    let mut draft = Draft {
        parts: parts(&clean_text(text)),
        ..Draft::default()
    };
    boilerplate::mark(&mut draft);
    outline::guess(&mut draft);
    draft
}

/// One part a line; a list item keeps its mark.
fn parts(text: &str) -> Vec<Part> {
    let mut gap = false;
    let mut parts = Vec::new();
    for line in wrap::unwrap(text) {
        if line.is_empty() {
            gap = true;
            continue;
        }
        let kind = if wrap::starts_item(&line) {
            BlockKind::Item
        } else {
            BlockKind::Paragraph
        };
        parts.push(Part {
            kind,
            text: line,
            gap,
            quoted: false,
        });
        gap = false;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Boilerplate, Dek, Headline, Item, Paragraph};

    #[track_caller]
    fn check(text: &str, expect: &[BlockKind]) -> Draft {
        let draft = read(text);
        let kinds: Vec<BlockKind> = draft.parts.iter().map(|part| part.kind).collect();
        assert_eq!(kinds, expect, "{:#?}", draft.parts);
        draft
    }

    #[test]
    fn a_short_unended_first_line_before_prose_is_the_headline() {
        let draft = check(
            "Harbour board closes northern quay after divers find cracks\n\
             The northern quay is shut until the summer because cracked piles could give way, the board says.\n\
             The harbour board voted on Tuesday to shut the northern quay until the summer, after divers found that the piles under it are cracked.\n\
             Nobody from the shipping line was in the room, although it had been invited twice.\n\
             What the crews will lose\n\
             The fishing crews will be paid for the days they lose, the board’s chair said on the steps.\n\
             - two days in May\n- three in June",
            &[
                Headline, Dek, Paragraph, Paragraph, Headline, Paragraph, Item, Item,
            ],
        );
        assert_eq!(
            draft.metadata.title,
            "Harbour board closes northern quay after divers find cracks"
        );
    }

    #[test]
    fn a_text_that_begins_with_prose_has_no_headline() {
        let draft = check(
            "The harbour board voted on Tuesday to close the northern quay until the summer.\n\
             Nobody from the shipping line was in the room, although it had been invited twice.",
            &[Paragraph, Paragraph],
        );
        assert_eq!(draft.metadata.title, "");
    }

    #[test]
    fn the_second_paragraph_of_a_story_is_no_retelling_of_the_first() {
        check(
            "Quay closed\n\
             The harbour board voted on Tuesday to close the northern quay until the summer.\n\
             Nobody from the shipping line was in the room, although it had been invited twice, its clerk told reporters.",
            &[Headline, Paragraph, Paragraph],
        );
    }

    #[test]
    fn a_dek_stands_above_the_by_line() {
        check(
            "Quay closed\nDivers had warned of it for years.\nBy Jane Doe\n\
             The harbour board voted on Tuesday to close the northern quay until the summer.",
            &[Headline, Dek, Boilerplate, Paragraph],
        );
    }

    #[test]
    fn a_line_that_introduces_a_quotation_is_no_heading() {
        check(
            "The harbour board voted on Tuesday to close the northern quay until the summer.\n\
             In her letter the chair wrote:\n\
             “We gave the order on Monday, and the crews were on the quay to hear it read.”",
            &[Paragraph, Paragraph, Paragraph],
        );
    }
}
