use proptest::prelude::*;

use super::*;

/// Events as a line: keys as the keymap writes them.
fn line(events: &[Event]) -> String {
    let shown = events.iter().map(|event| match event {
        Event::Key(key) => key.to_string(),
        Event::Mouse(mouse) => format!("{:?}@{},{}", mouse.kind, mouse.column, mouse.row),
        Event::Paste(text) => format!("paste {text:?}"),
        other => format!("{other:?}"),
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(bytes: &[u8], expected: &str) {
    assert_eq!(line(&Decoder::default().feed(bytes)), expected, "{bytes:?}");
}

#[test]
fn characters_and_control_characters() {
    check(b"jG?", "j G ?");
    check("é好".as_bytes(), "é 好");
    check(b" \t\r\x7f", "Space Tab Enter Backspace");
    check(b"\x04\x03\x1a\x00", "C-d C-c C-z C-Space");
    check(b"\x1bx\x1b\x04", "M-x C-M-d");
    check("\u{1b}é".as_bytes(), "M-é");
}

#[test]
fn special_keys_with_what_is_held_down() {
    check(b"\x1b[A\x1bOB\x1b[1;5C\x1b[1;3D", "Up Down C-Right M-Left");
    check(
        b"\x1b[H\x1b[4~\x1b[5~\x1b[6;5~\x1b[3~",
        "Home End PageUp C-PageDown Delete",
    );
    check(b"\x1b[Z\x1b[9;2~", "S-Tab");
    check(b"\x1bOP\x1b[15~\x1b[17~\x1b[24~\x1b[[E", "F1 F5 F6 F12 F5");
}

#[test]
fn escape_alone_is_a_key_and_escape_in_a_sequence_is_not() {
    check(b"\x1b", "Esc");
    check(b"\x1b\x1b", "Esc Esc");
    check(b"\x1b\x1b[A", "Esc Up");
    check(b"j\x1b", "j Esc");
}

#[test]
fn the_mouse_counts_from_nought() {
    check(
        b"\x1b[<0;11;5M\x1b[<32;12;5M\x1b[<0;12;5m",
        "Press@10,4 Drag@11,4 Release@11,4",
    );
    check(b"\x1b[<64;1;1M\x1b[<81;1;1M", "WheelUp@0,0 WheelDown@0,0");
    check(b"\x1b[<2;1;1Mj", "j");
    check(b"\x1b[<0;0;0Mj", "j");
    check(b"\x1b[<0;99999;1Mj", "j");
    check(b"\x1b[M !!j", "j");
}

#[test]
fn a_paste_is_one_event_whatever_it_holds() {
    check(
        b"\x1b[200~budget\r\n\x1b[2Jvote\x1b[201~j",
        "paste \"budget  [2Jvote\" j",
    );
    check(b"\x1b[200~\x1b[201~", "paste \"\"");
    check(b"\x1b[200~never ended", "");
}

#[test]
fn what_no_key_sends_is_passed_over() {
    check(b"\x1b[?62;22cj", "j");
    check(b"\xff\xc3(j", "( j");
    check("\u{85}j".as_bytes(), "j");
}

/// Sequences of every kind, one after the other.
const ALL: [&[u8]; 12] = [
    b"j",
    "é".as_bytes(),
    "好".as_bytes(),
    b"\x1b[A",
    b"\x1b[1;5C",
    b"\x1bOP",
    b"\x1b[[A",
    b"\x1b[<0;11;5M",
    b"\x1b[M !!",
    b"\x1b[200~a\x1b[201\nb\x1b[201~",
    b"\x1b[24~",
    b"\x1bx",
];

#[test]
fn a_read_that_ends_inside_a_sequence_changes_nothing() {
    for sequence in ALL {
        let whole = line(&Decoder::default().feed(sequence));
        for cut in 1..sequence.len() {
            // Right after the escape character it does: that is the key Esc.
            let (one, rest) = sequence.split_at(cut);
            if one.ends_with(b"\x1b") && one.len() == 1 {
                continue;
            }
            let mut decoder = Decoder::default();
            let mut events = decoder.feed(one);
            events.extend(decoder.feed(rest));
            assert_eq!(line(&events), whole, "{sequence:?} cut at {cut}");
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces_never_panic(
        pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..8),
    ) {
        let mut decoder = Decoder::default();
        for piece in pieces {
            decoder.feed(&piece);
            prop_assert!(decoder.pending.len() < LONGEST_SEQUENCE + 8);
        }
    }

    #[test]
    fn a_paste_longer_than_its_room_is_cut_and_ends_where_it_ends(length in 39_990..90_000_usize) {
        let mut decoder = Decoder::default();
        let bytes = [b"\x1b[200~".as_slice(), &vec![b'x'; length], b"\x1b[201~j"].concat();
        let events: Vec<Event> = bytes.chunks(4096).flat_map(|piece| decoder.feed(piece)).collect();
        let kept = "x".repeat(length.min(LONGEST_PASTE));
        prop_assert_eq!(line(&events), format!("paste {kept:?} j"));
    }
}
