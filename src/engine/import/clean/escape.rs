//! How far a terminal's escape sequence reaches (ECMA-48, and what xterm does with malformed ones).

/// Length in bytes of the sequence at the start of `rest`, which opens with ESC or a C1 control.
///
/// A control string without its terminator loses its introducer only: its payload is then more likely text than
/// command. The search for the terminator stops at any other control character and at the end of the line, so that no
/// byte is looked at twice.
pub(super) fn len(rest: &str) -> usize {
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or_default();
    match (first, chars.next()) {
        ('\u{1b}', Some('[')) | ('\u{9b}', _) => 2 + control_sequence(rest, 2),
        ('\u{1b}', Some(']' | 'P' | 'X' | '^' | '_'))
        | ('\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}', _) => 2 + control_string(rest, 2),
        ('\u{1b}', Some(' '..='/')) => 1 + intermediates(rest),
        ('\u{1b}', Some(ch)) if is_short_command(ch) => 2,
        _ => first.len_utf8(),
    }
}

/// The second characters of the two-character commands that terminals obey; before any other letter a stray ESC is
/// more likely than a command, and the letter is text.
fn is_short_command(ch: char) -> bool {
    matches!(ch, '6'..='9' | '=' | '>' | '\\' | 'D' | 'E' | 'H' | 'M'..='O' | 'V' | 'W' | 'Z')
        || matches!(ch, 'c' | 'l'..='o' | '|'..='~')
}

/// Parameters, intermediates and the final byte of a CSI sequence whose introducer is `skip` bytes long.
fn control_sequence(rest: &str, skip: usize) -> usize {
    let bytes = rest.as_bytes().get(skip..).unwrap_or_default();
    let run = |from: usize, set: std::ops::RangeInclusive<u8>| {
        let tail = bytes.get(from..).unwrap_or_default();
        from + tail.iter().take_while(|byte| set.contains(byte)).count()
    };
    let body = run(run(0, b'0'..=b'?'), b' '..=b'/');
    let last = bytes
        .get(body)
        .is_some_and(|byte| matches!(byte, b'@'..=b'~'));
    body + usize::from(last)
}

/// Payload and terminator of a control string (OSC, DCS, APC, PM, SOS); 0 where it has no end on its line.
fn control_string(rest: &str, skip: usize) -> usize {
    let payload = rest.get(skip..).unwrap_or_default();
    let Some((end, stop)) = payload
        .char_indices()
        .find(|(_, ch)| ch.is_control() && *ch != '\t')
    else {
        return 0;
    };
    let tail = payload.get(end..).unwrap_or_default();
    match stop {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => 0,
        '\u{1b}' if tail.starts_with("\u{1b}\\") => end + 2,
        // Another sequence begins and cancels this one.
        '\u{1b}' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}' => end,
        _ => end + stop.len_utf8(),
    }
}

/// Intermediates and the final byte of a sequence like `ESC ( B`.
fn intermediates(rest: &str) -> usize {
    let bytes = rest.as_bytes().get(1..).unwrap_or_default();
    let body = bytes
        .iter()
        .take_while(|byte| matches!(byte, b' '..=b'/'))
        .count();
    let last = bytes
        .get(body)
        .is_some_and(|byte| matches!(byte, b'0'..=b'~'));
    body + usize::from(last)
}
