//! Cells to bytes: the cursor is moved and the style changed only where that can be seen.

use std::io::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// Cells that stay the same and are written again instead of being jumped over: a jump takes five bytes.
const REWRITTEN: u16 = 4;

/// Attributes that can be seen on an empty cell.
const SEEN_ON_NOTHING: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// Attributes: how each is put on, and how it is taken off. Bold and dim go off together.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Writes the cells of one frame. It starts and ends with the style of a terminal that was not told any.
pub(super) struct Pen<'a> {
    after: &'a Buffer,
    bytes: Vec<u8>,
    /// Where the cursor stands, where that is known for certain.
    at: Option<(u16, u16)>,
    letters: Color,
    ground: Color,
    attributes: Modifier,
}

impl<'a> Pen<'a> {
    /// A pen for a frame after which `after` stands on the screen.
    pub(super) const fn new(after: &'a Buffer) -> Self {
        Self {
            after,
            bytes: Vec::new(),
            at: None,
            letters: Color::Reset,
            ground: Color::Reset,
            attributes: Modifier::empty(),
        }
    }

    /// Writes cells, given row by row.
    pub(super) fn draw<'c>(mut self, cells: impl Iterator<Item = (u16, u16, &'c Cell)>) -> Vec<u8> {
        for (x, y, cell) in cells {
            self.go_to(x, y);
            self.style(cell);
            self.bytes.extend_from_slice(cell.symbol().as_bytes());
            // Terminals do not agree on how wide a wide character is.
            self.at = (cell.symbol().width() == 1).then_some((x + 1, y));
        }
        let plain = (Color::Reset, Color::Reset, Modifier::empty());
        if (self.letters, self.ground, self.attributes) != plain {
            self.bytes.extend_from_slice(b"\x1b[m");
        }
        self.bytes
    }

    fn go_to(&mut self, x: u16, y: u16) {
        let before = self.at;
        match before {
            Some(at) if at == (x, y) => {}
            Some((from, row)) if row == y && from < x && self.rewrite(from, x, y) => {}
            Some((_, row)) if row == y => self.write(format_args!("\x1b[{}G", x + 1)),
            _ if x == 0 => self.write(format_args!("\x1b[{}H", y + 1)),
            _ => self.write(format_args!("\x1b[{};{}H", y + 1, x + 1)),
        }
    }

    /// Writes a few cells again that stay as they are, where none of them needs another style.
    fn rewrite(&mut self, from: u16, to: u16, y: u16) -> bool {
        let cells = (from..to).map(|x| self.after.cell((x, y)));
        let plain: Option<Vec<&Cell>> = cells.collect();
        let Some(cells) = plain.filter(|cells| cells.len() <= usize::from(REWRITTEN)) else {
            return false;
        };
        let same = |cell: &&Cell| {
            let (letters, attributes) = self.wanted(cell);
            let symbol = cell.symbol().as_bytes();
            matches!(symbol, [b' '..=b'~'])
                && (letters, cell.bg, attributes) == (self.letters, self.ground, self.attributes)
        };
        let rewritten = cells.iter().all(same);
        if rewritten {
            let symbols = cells.iter().flat_map(|cell| cell.symbol().bytes());
            self.bytes.extend(symbols);
        }
        rewritten
    }

    /// The colour and the attributes a cell is to be written with: those of the pen, where they cannot be seen.
    fn wanted(&self, cell: &Cell) -> (Color, Modifier) {
        let both = cell.modifier | self.attributes;
        if cell.symbol() == " " && !both.intersects(SEEN_ON_NOTHING) {
            (self.letters, self.attributes)
        } else {
            (cell.fg, cell.modifier)
        }
    }

    fn style(&mut self, cell: &Cell) {
        let (letters, attributes) = self.wanted(cell);
        let mut words = Words::default();
        let off = self.attributes - attributes;
        for (attribute, _, word) in ATTRIBUTES {
            if off.contains(attribute) {
                words.add(format_args!("{word}"));
            }
        }
        // What went off together with another is put on again.
        let kept = if off.intersects(Modifier::BOLD | Modifier::DIM) {
            self.attributes - off - Modifier::BOLD - Modifier::DIM
        } else {
            self.attributes - off
        };
        for (attribute, word, _) in ATTRIBUTES {
            if (attributes - kept).contains(attribute) {
                words.add(format_args!("{word}"));
            }
        }
        if letters != self.letters {
            words.colour(letters, 3);
        }
        if cell.bg != self.ground {
            words.colour(cell.bg, 4);
        }
        if let Some(words) = words.0 {
            self.write(format_args!("\x1b[{words}m"));
        }
        (self.letters, self.ground, self.attributes) = (letters, cell.bg, attributes);
    }

    fn write(&mut self, words: std::fmt::Arguments<'_>) {
        // A vector takes everything.
        _ = self.bytes.write_fmt(words);
    }
}

/// The numbers of one change of style.
#[derive(Default)]
struct Words(Option<String>);

impl Words {
    fn add(&mut self, word: std::fmt::Arguments<'_>) {
        use std::fmt::Write as _;
        let words = self.0.get_or_insert_default();
        if !words.is_empty() {
            words.push(';');
        }
        // A string takes everything.
        _ = words.write_fmt(word);
    }

    /// A colour of the letters (3) or of the ground (4), told as the sixteen named ones are told least ambiguously: by
    /// their number, so that bold letters do not become bright ones.
    fn colour(&mut self, colour: Color, of: u8) {
        let number = match colour {
            Color::Reset => return self.add(format_args!("{of}9")),
            Color::Rgb(r, g, b) => return self.add(format_args!("{of}8;2;{r};{g};{b}")),
            Color::Indexed(number) => number,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
        };
        self.add(format_args!("{of}8;5;{number}"));
    }
}
