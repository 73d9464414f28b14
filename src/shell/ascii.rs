//! The screen in ASCII, for terminals that show nothing else.
//!
//! It is done to the finished frame, cell by cell, so that no screen has to know of it and none can forget it. What has
//! no likeness in ASCII stands as a question mark; widths stay as they are.

use ratatui::buffer::Buffer;
use unicode_normalization::UnicodeNormalization as _;

/// Characters of the screens and of typeset prose, with what stands for them.
const LIKE: [(&str, &str); 16] = [
    ("│▌▎┃▏▐", "|"),
    ("─━‐‑‒–—―−", "-"),
    ("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    ("◂◀‹«", "<"),
    ("▸▶›»", ">"),
    ("≠", "!"),
    ("≈", "~"),
    ("↕", "^"),
    ("●•◆■▪", "*"),
    ("○◦", "o"),
    ("·", "."),
    ("…", "~"),
    ("“”„″", "\""),
    ("‘’‚′", "'"),
    ("✓✔", "v"),
    ("×✗✘", "x"),
];

/// Puts every cell of the frame into ASCII.
pub(super) fn make(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !cell.symbol().is_ascii() {
            cell.set_symbol(likeness(cell.symbol()));
        }
    }
}

/// What stands for a character: its table entry, its letter without the accent, or a question mark.
fn likeness(symbol: &str) -> &'static str {
    let Some(first) = symbol.nfkd().next() else {
        return " ";
    };
    let original = symbol.chars().next().unwrap_or(first);
    if original.is_whitespace() {
        return " ";
    }
    let like = LIKE.iter().find(|(these, _)| these.contains(original));
    if let Some((_, ascii)) = like {
        return ascii;
    }
    let at = usize::try_from(u32::from(first)).unwrap_or(usize::MAX);
    let letter = at.checked_sub(usize::from(b'!'));
    letter.and_then(|at| PRINTABLE.get(at..=at)).unwrap_or("?")
}

/// The characters from `!` to `~`.
const PRINTABLE: &str = concat!(
    r##"!"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ"##,
    r"[\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
);

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[track_caller]
    fn check(shown: &str, expected: &str) {
        let mut buffer = Buffer::with_lines([shown]);
        make(&mut buffer);
        let area: Rect = buffer.area;
        let line: String = (0..area.width).map(|x| buffer[(x, 0)].symbol()).collect();
        assert_eq!(line, expected);
    }

    #[test]
    fn marks_and_rules_have_likenesses() {
        check("▌≠ ◂ left │ ▸ right ↕ ●○", "|! < left | > right ^ *o");
        check("╭──╮ · …", "+--+ . ~");
    }

    #[test]
    fn prose_keeps_its_letters_and_quotation_marks() {
        check("“Naïve café” – it’s Łódź", "\"Naive cafe\" - it's ?odz");
        check("50 % ²", "50 % 2");
        check("plain ASCII ~!", "plain ASCII ~!");
    }

    #[test]
    fn what_ascii_lacks_is_a_question_mark_of_the_same_width() {
        check("a好b", "a? b");
        check("👍🏽!", "? !");
    }
}
