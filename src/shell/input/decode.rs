//! What a terminal sends, as events: a pure function of its bytes and of where one read ends and the next begins.
//!
//! The sequences are those of xterm ("Xterm Control Sequences", the parts on special keys, mouse tracking with SGR
//! coordinates and bracketed paste), which nearly all terminals follow, and the function keys of the Linux console.

use memchr::memmem;

use crate::app::Event;
use crate::app::event::{Mouse, MouseKind};
use crate::app::key::{Code, Key};

const ESC: u8 = 0x1b;
/// Ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";
/// The most bytes of one paste that are kept: what can be pasted into is one line.
const LONGEST_PASTE: usize = 40_000;
/// The most bytes of parameters in a sequence; xterm's own limit is far below.
const LONGEST_SEQUENCE: usize = 64;

/// Turns bytes into events; remembers what a read cut in two.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// What the next bytes are, with how many they are.
#[derive(Debug, PartialEq)]
enum Step {
    Key(Key, usize),
    Mouse(Mouse, usize),
    /// The start of a paste.
    Paste(usize),
    /// Nothing the app knows.
    Skip(usize),
    /// Cut off.
    More,
}

impl Decoder {
    /// The events that `bytes`, the outcome of one read, complete.
    ///
    /// An escape character at the very end is the key Esc: a sequence arrives in one piece.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        let mut pending = std::mem::take(&mut self.pending);
        pending.extend_from_slice(bytes);
        let mut rest = pending.as_slice();
        loop {
            if self.paste.is_some() {
                match self.continue_paste(&mut rest) {
                    Some(text) => events.push(Event::Paste(text)),
                    None => break,
                }
            }
            let length = match step(rest) {
                Step::More => break,
                Step::Key(key, length) => {
                    events.push(Event::Key(key));
                    length
                }
                Step::Mouse(mouse, length) => {
                    events.push(Event::Mouse(mouse));
                    length
                }
                Step::Paste(length) => {
                    self.paste = Some(Vec::new());
                    length
                }
                Step::Skip(length) => length,
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        self.pending = rest.to_vec();
        events
    }

    /// Takes from `rest` what belongs to the paste; its text once the end has come.
    fn continue_paste(&mut self, rest: &mut &[u8]) -> Option<String> {
        let found = memmem::find(rest, PASTE_END);
        // The last bytes may be the beginning of the end.
        let settled = rest.len().saturating_sub(PASTE_END.len() - 1);
        let length = found.unwrap_or(settled);
        let (inside, after) = rest.split_at_checked(length)?;
        let paste = self.paste.get_or_insert_default();
        let room = LONGEST_PASTE.saturating_sub(paste.len());
        paste.extend_from_slice(inside.get(..room).unwrap_or(inside));
        *rest = after;
        found?;
        *rest = rest.get(PASTE_END.len()..).unwrap_or_default();
        let paste = self.paste.take().unwrap_or_default();
        Some(one_line(&String::from_utf8_lossy(&paste)))
    }
}

/// What `bytes` start with.
fn step(bytes: &[u8]) -> Step {
    match bytes {
        [] | [ESC, b'O'] => Step::More,
        [ESC] | [ESC, ESC, ..] => Step::Key(Key::plain(Code::Esc), 1),
        [ESC, b'[', rest @ ..] => sequence(rest),
        [ESC, b'O', last, ..] => {
            let code = letter(*last);
            code.map_or(Step::Skip(3), |code| Step::Key(Key::plain(code), 3))
        }
        [ESC, rest @ ..] => match character(rest) {
            Step::Key(key, length) => Step::Key(Key { alt: true, ..key }, length + 1),
            Step::Skip(length) => Step::Skip(length + 1),
            other => other,
        },
        _ => character(bytes),
    }
}

/// A key that types a character, or a control character.
fn character(bytes: &[u8]) -> Step {
    let Some(first) = bytes.first() else {
        return Step::More;
    };
    let control = |c: u8| Key {
        control: true,
        ..Key::plain(Code::Char(c.into()))
    };
    let key = match first {
        b'\r' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        0x7f => Key::plain(Code::Backspace),
        0 => control(b' '),
        1..=0x1a => control(first - 1 + b'a'),
        0x1b..=0x1f => control(first - 0x1c + b'4'),
        _ => return typed(bytes),
    };
    Step::Key(key, 1)
}

/// A character in UTF-8.
fn typed(bytes: &[u8]) -> Step {
    let start = bytes.get(..4).unwrap_or(bytes);
    let valid = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => start
            .get(..error.valid_up_to())
            .and_then(|valid| std::str::from_utf8(valid).ok())
            .unwrap_or_default(),
        Err(error) if error.error_len().is_none() => return Step::More,
        Err(_) => return Step::Skip(1),
    };
    match valid.chars().next() {
        // The control characters U+0080 to U+009F are on no keyboard.
        Some(c) if c.is_control() => Step::Skip(c.len_utf8()),
        Some(c) => Step::Key(Key::plain(Code::Char(c)), c.len_utf8()),
        None => Step::Skip(1),
    }
}

/// A control sequence, from after its `ESC [`.
fn sequence(bytes: &[u8]) -> Step {
    match bytes {
        // Function keys of the Linux console: `ESC [ [ A`.
        [b'[', last @ b'A'..=b'E', ..] => {
            return Step::Key(Key::plain(Code::F(last - b'A' + 1)), 4);
        }
        // Mouse of terminals without SGR coordinates: three bytes that must not be taken for keys.
        [b'M', _, _, _, ..] => return Step::Skip(6),
        [b'['] | [b'M', ..] => return Step::More,
        _ => {}
    }
    let is_final = |byte: &u8| (0x40..=0x7e).contains(byte);
    let Some(at) = bytes.iter().take(LONGEST_SEQUENCE).position(is_final) else {
        return if bytes.len() < LONGEST_SEQUENCE {
            Step::More
        } else {
            Step::Skip(2 + LONGEST_SEQUENCE)
        };
    };
    let length = 2 + at + 1;
    let Some((parameters, last)) = bytes.split_at_checked(at).and_then(|(parameters, rest)| {
        Some((std::str::from_utf8(parameters).ok()?, *rest.first()?))
    }) else {
        return Step::Skip(length);
    };
    if let Some(parameters) = parameters.strip_prefix('<') {
        return mouse(parameters, last).map_or(Step::Skip(length), |m| Step::Mouse(m, length));
    }
    if (parameters, last) == ("200", b'~') {
        return Step::Paste(length);
    }
    special(parameters, last).map_or(Step::Skip(length), |key| Step::Key(key, length))
}

/// A special key: `1;5A` is Control and Up.
fn special(parameters: &str, last: u8) -> Option<Key> {
    let mut numbers = parameters.split(';').map(str::parse::<u8>);
    let first = numbers.next().and_then(Result::ok);
    // One more than the sum of Shift (1), Alt (2) and Control (4).
    let held = numbers
        .next()
        .and_then(Result::ok)
        .unwrap_or(1)
        .wrapping_sub(1);
    let code = if last == b'~' {
        numbered(first?)?
    } else {
        letter(last)?
    };
    let shifted = held & 1 != 0;
    Some(Key {
        code: if shifted && code == Code::Tab {
            Code::BackTab
        } else {
            code
        },
        alt: held & 2 != 0,
        control: held & 4 != 0,
    })
}

/// The key of a sequence that ends in a letter.
const fn letter(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'Z' => Code::BackTab,
        b'P'..=b'S' => Code::F(last - b'P' + 1),
        b'M' => Code::Enter,
        _ => return None,
    })
}

/// The key of a sequence `ESC [ number ~`.
const fn numbered(number: u8) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        4 | 8 => Code::End,
        3 => Code::Delete,
        5 => Code::PageUp,
        6 => Code::PageDown,
        // The numbers have gaps where the keyboards of their time had.
        11..=15 => Code::F(number - 10),
        17..=21 => Code::F(number - 11),
        23 | 24 => Code::F(number - 12),
        _ => return None,
    })
}

/// A use of the mouse: `0;11;5` and `M` is a press of the left button in column 10, row 4.
fn mouse(parameters: &str, last: u8) -> Option<Mouse> {
    let mut numbers = parameters.split(';').map(str::parse::<u16>);
    let mut number = || numbers.next()?.ok();
    let (button, column, row) = (number()?, number()?, number()?);
    // Shift (4), Alt (8) and Control (16) do not matter.
    let kind = match (button & !0b1_1100, last) {
        (0, b'M') => MouseKind::Press,
        (0, b'm') => MouseKind::Release,
        (32, b'M') => MouseKind::Drag,
        (64, b'M') => MouseKind::WheelUp,
        (65, b'M') => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        kind,
        column: column.checked_sub(1)?,
        row: row.checked_sub(1)?,
    })
}

/// A paste as one line without control characters.
fn one_line(pasted: &str) -> String {
    let spaced = pasted.trim().replace(['\r', '\n', '\t'], " ");
    spaced.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests;
