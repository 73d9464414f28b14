//! Paragraphs that somebody broke into lines of even width, as mail and old web pages hold them, made whole again.
//!
//! A program that fills lines breaks one only where the next word would not fit. So the text is wrapped when, at most
//! of its line breaks inside paragraphs, the next word would have passed the widest line, and when those breaks fall
//! in the midst of sentences. Texts with one paragraph a line fail both.

/// Widths, in characters, that people wrap prose to.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=100;

/// The lines of `text` with wrapped paragraphs joined; an empty line stands for each run of blank lines.
pub(super) fn unwrap(text: &str) -> Vec<String> {
    let lines: Vec<Line<'_>> = text.lines().map(Line::new).collect();
    let width = wrap_width(&lines);
    let mut joined: Vec<String> = Vec::new();
    let mut previous: Option<&Line<'_>> = None;
    for line in &lines {
        let goes_on = width
            .zip(previous)
            .is_some_and(|(width, before)| before.runs_into(line, width));
        match joined.last_mut() {
            Some(open) if goes_on => {
                open.push(' ');
                open.push_str(line.text);
            }
            Some(open) if line.text.is_empty() && open.is_empty() => {}
            _ => joined.push(line.text.to_owned()),
        }
        previous = Some(line);
    }
    joined
}

/// One line of the input.
struct Line<'a> {
    text: &'a str,
    /// Width in characters.
    width: usize,
    /// Whether the input indents it.
    indented: bool,
}

impl<'a> Line<'a> {
    fn new(line: &'a str) -> Self {
        let text = line.trim();
        Self {
            text,
            width: text.chars().count(),
            indented: line.starts_with([' ', '\t']),
        }
    }

    /// Whether the break after this line could be that of a program: `next` begins with a word that did not fit.
    fn is_full_before(&self, next: &Self, width: usize) -> bool {
        let word = next.text.split(' ').next().unwrap_or_default();
        self.width + 1 + word.chars().count() > width
    }

    /// Whether the sentence is not over at the end of the line.
    fn breaks_off(&self) -> bool {
        let end = self.text.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
        !end.ends_with(['.', '!', '?', ':', '…'])
    }

    /// Whether `next` goes on with the paragraph of this line, in a text wrapped to `width`.
    fn runs_into(&self, next: &Self, width: usize) -> bool {
        if self.text.is_empty() || next.text.is_empty() || starts_item(next.text) {
            return false;
        }
        let indents = next.indented && !self.indented && !starts_item(self.text);
        let lower = next.text.starts_with(char::is_lowercase);
        !indents && (self.is_full_before(next, width) || (self.breaks_off() && lower))
    }
}

/// Whether a line opens a list item: a bullet, or a number with its full stop, and a space.
pub(super) fn starts_item(line: &str) -> bool {
    let Some((mark, rest)) = line.split_once(' ') else {
        return false;
    };
    let bullet = matches!(
        mark,
        "-" | "*" | "•" | "–" | "·" | "‣" | "◦" | "▪" | "●" | "+"
    );
    let number = mark.strip_suffix(['.', ')']).is_some_and(|digits| {
        matches!(digits.len(), 1..=2) && digits.bytes().all(|b| b.is_ascii_digit())
    });
    (bullet || number) && !rest.trim().is_empty()
}

/// The width the text is wrapped to, where it is.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let prose = || lines.iter().filter(|line| line.text.contains(' '));
    // A long line in twenty may be an address or a table; more of them, and paragraphs are lines.
    let wide = prose().filter(|line| line.width > *COLUMNS.end()).count();
    if wide * 20 > prose().count() {
        return None;
    }
    let widths = prose().map(|line| line.width);
    let width = widths.filter(|width| COLUMNS.contains(width)).max()?;
    // A sixth of slack: ragged-right fillers and hand-wrapped lines stop a little before the widest line.
    let filled = width - width / 6;
    let (mut breaks, mut full, mut midst) = (0, 0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if line.text.is_empty() || next.text.is_empty() || starts_item(next.text) {
            continue;
        }
        breaks += 1;
        if line.is_full_before(next, filled) {
            full += 1;
            midst += usize::from(line.breaks_off());
        }
    }
    (full * 10 >= breaks * 6 && midst * 2 > full).then_some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        assert_eq!(unwrap(text), expect, "{text}");
    }

    #[test]
    fn paragraphs_filled_to_a_column_become_whole() {
        check(
            "The harbour board voted on Tuesday to close the northern quay until the\n\
             cracks that divers found in its piles have been measured again, and to pay\n\
             the fishing crews for the days they lose.\n\
             \n\
             \n\
             The vote was five to two. Nobody from the shipping line was in the room,\n\
             although it had been invited twice.",
            &[
                "The harbour board voted on Tuesday to close the northern quay until the cracks that divers found in its piles have been measured again, and to pay the fishing crews for the days they lose.",
                "",
                "The vote was five to two. Nobody from the shipping line was in the room, although it had been invited twice.",
            ],
        );
    }

    #[test]
    fn a_title_above_a_filled_paragraph_stays_a_line() {
        check(
            "Quay closed\n\
             The harbour board voted on Tuesday to close the northern quay until the\n\
             cracks that divers found in its piles have been measured again, and to pay\n\
             the fishing crews for the days they lose.",
            &[
                "Quay closed",
                "The harbour board voted on Tuesday to close the northern quay until the cracks that divers found in its piles have been measured again, and to pay the fishing crews for the days they lose.",
            ],
        );
    }

    #[test]
    fn one_paragraph_a_line_is_left_alone() {
        check(
            "The board voted on Tuesday to close the quay.\nDivers had found cracks in its piles.\nIt was five to two.",
            &[
                "The board voted on Tuesday to close the quay.",
                "Divers had found cracks in its piles.",
                "It was five to two.",
            ],
        );
    }

    #[test]
    fn items_of_a_wrapped_text_stay_apart() {
        check(
            "The inquiry will look at three things, its chair said, before the summer:\n\
             - the age of the piles, which were driven in the year of the great flood\n\
               and never replaced;\n\
             - the cranes.",
            &[
                "The inquiry will look at three things, its chair said, before the summer:",
                "- the age of the piles, which were driven in the year of the great flood and never replaced;",
                "- the cranes.",
            ],
        );
    }
}
