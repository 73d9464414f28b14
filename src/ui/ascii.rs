//! The screen in ASCII, for terminals and fonts that have nothing else: the last step of drawing.

use ratatui::buffer::Buffer;
use unicode_normalization::UnicodeNormalization as _;

/// Characters of the screen and of newspapers, and what stands for them.
const STAND_INS: &[(&str, &str)] = &[
    ("│┃▎▌▏▐║", "|"),
    ("─━═", "-"),
    ("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
    ("█", "#"),
    ("▸▶›»→", ">"),
    ("◂◀‹«←", "<"),
    ("↓▾▼", "v"),
    ("↑▴▲", "^"),
    ("↔⇄⇅↕", "%"),
    ("●•", "*"),
    ("○◦◌", "o"),
    ("◐◑◒◓◇", "~"),
    ("◆", "1"),
    ("…", "~"),
    ("·", "-"),
    ("×", "x"),
    ("–—‐‑−", "-"),
    ("“”„‟″", "\""),
    ("‘’‚‛′", "'"),
    ("≈", "~"),
    ("≠", "!"),
    ("✎", "@"),
    ("€", "E"),
    ("£", "L"),
];

/// Replaces every character that is not ASCII by one that is, in the same place.
pub fn reduce(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.symbol().is_ascii() {
            continue;
        }
        let stand_in = stand_in(cell.symbol());
        cell.set_symbol(stand_in.encode_utf8(&mut [0; 4]));
    }
}

/// The stand-in of a character: from the table, else its letter without accents, else a question mark.
fn stand_in(symbol: &str) -> char {
    let Some(first) = symbol.chars().next() else {
        return ' ';
    };
    let known = STAND_INS
        .iter()
        .find(|(many, _)| many.contains(first))
        .and_then(|(_, one)| one.chars().next());
    let bare = || symbol.nfkd().find(char::is_ascii_graphic);
    known.or_else(bare).unwrap_or('?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    #[track_caller]
    fn check(text: &str, reduced: &str) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, text, ratatui::style::Style::new());
        reduce(&mut buffer);
        let row: String = buffer
            .content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert_eq!(row.trim_end(), reduced);
    }

    #[test]
    fn every_character_keeps_its_place() {
        check("│ “naïve” · café…", "| \"naive\" - cafe~");
        check("日本 news", "? ?  news");
        check("plain", "plain");
        check("● 3 × 4", "* 3 x 4");
    }
}
