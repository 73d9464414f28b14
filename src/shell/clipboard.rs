//! The clipboard of the terminal: OSC 52, which works through SSH, where the terminal allows it.

use std::env;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// The longest text in base64 that is sent: what the strictest of the common terminals (hterm) take.
const LONGEST: usize = 100_000;
/// Bytes of a string that GNU screen passes through in one piece; its limit is 768.
const SCREEN_PIECE: usize = 256;

/// A program between us and the terminal, which must be told to pass the sequence on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Multiplexer {
    /// None.
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

impl Multiplexer {
    /// The one the program runs in, as the environment tells.
    pub(super) fn around() -> Self {
        if env::var_os("TMUX").is_some() {
            Self::Tmux
        } else if env::var_os("STY").is_some() {
            Self::Screen
        } else {
            Self::None
        }
    }
}

/// The bytes that ask the terminal to put `text` on its clipboard; none where it is too long.
pub(super) fn sequence(text: &str, multiplexer: Multiplexer) -> Option<Vec<u8>> {
    let encoded = BASE64_STANDARD.encode(text);
    if encoded.len() > LONGEST {
        return None;
    }
    let plain = format!("\x1b]52;c;{encoded}\x07");
    let sequence = match multiplexer {
        Multiplexer::None => plain,
        // Both ways, since either may be allowed: tmux's own clipboard takes the plain sequence (set-clipboard on), the
        // wrapped one goes to the terminal (allow-passthrough on).
        Multiplexer::Tmux => {
            let inner = plain.replace('\x1b', "\x1b\x1b");
            format!("{plain}\x1bPtmux;{inner}\x1b\\")
        }
        Multiplexer::Screen => in_pieces(&plain),
    };
    Some(sequence.into_bytes())
}

/// A sequence wrapped for GNU screen, in strings short enough for it.
fn in_pieces(plain: &str) -> String {
    let mut wrapped = String::with_capacity(plain.len() + plain.len() / 64);
    for (idx, c) in plain.chars().enumerate() {
        if idx % SCREEN_PIECE == 0 {
            wrapped.push_str(if idx == 0 { "\x1bP" } else { "\x1b\\\x1bP" });
        }
        wrapped.push(c);
    }
    wrapped.push_str("\x1b\\");
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(multiplexer: Multiplexer, expected: &str) {
        let sent = sequence("“Hi”", multiplexer).unwrap();
        assert_eq!(String::from_utf8(sent).unwrap(), expected);
    }

    #[test]
    fn a_copy_is_base64_in_a_sequence_that_passes_through_multiplexers() {
        check(Multiplexer::None, "\x1b]52;c;4oCcSGnigJ0=\x07");
        check(
            Multiplexer::Tmux,
            "\x1b]52;c;4oCcSGnigJ0=\x07\x1bPtmux;\x1b\x1b]52;c;4oCcSGnigJ0=\x07\x1b\\",
        );
        check(Multiplexer::Screen, "\x1bP\x1b]52;c;4oCcSGnigJ0=\x07\x1b\\");
    }

    #[test]
    fn screen_gets_pieces_and_nothing_is_lost_between_them() {
        let text = "x".repeat(3000);
        let sent = String::from_utf8(sequence(&text, Multiplexer::Screen).unwrap()).unwrap();
        let pieces: Vec<&str> = sent
            .split("\x1b\\")
            .filter(|piece| !piece.is_empty())
            .collect();
        assert!(pieces.iter().all(|piece| piece.len() <= SCREEN_PIECE + 2));
        let joined: String = pieces
            .iter()
            .filter_map(|piece| piece.strip_prefix("\x1bP"))
            .collect();
        let plain = sequence(&text, Multiplexer::None).unwrap();
        assert_eq!(joined.into_bytes(), plain);
    }

    #[test]
    fn a_text_too_long_for_terminals_is_not_sent() {
        assert!(sequence(&"x".repeat(75_000), Multiplexer::None).is_some());
        assert!(sequence(&"x".repeat(75_001), Multiplexer::None).is_none());
    }
}
