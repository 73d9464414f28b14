//! Bytes to characters: marks first, then UTF-8, then what the input declares, then a guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use super::{ImportError, Warning};

/// Characters, and what was lost or guessed on the way.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) warning: Option<Warning>,
}

/// Decodes `bytes`. `declared` is the name of a charset that the input claims, believed where the bytes agree.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, ImportError> {
    if let Some(wide) = wide(bytes) {
        return Ok(wide);
    }
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    refuse_binary(body, bytes.len() - body.len())?;
    if let Ok(text) = std::str::from_utf8(body) {
        return Ok(Decoded {
            text: text.to_owned(),
            warning: None,
        });
    }
    let damage = Damage::of(body);
    let offset = bytes.len() - body.len();
    if offset > 0 || damage.is_damaged_utf8() {
        return Ok(replaced(body, offset, damage));
    }
    Ok(legacy(body, declared))
}

/// Text of two or four bytes a character, told by its mark or, for want of one, by where its zero bytes stand.
fn wide(bytes: &[u8]) -> Option<Decoded> {
    let (unit, little, skip) = match bytes {
        [0xff, 0xfe, 0, 0, ..] => (4, true, 4),
        [0, 0, 0xfe, 0xff, ..] => (4, false, 4),
        [0xff, 0xfe, ..] => (2, true, 2),
        [0xfe, 0xff, ..] => (2, false, 2),
        _ => {
            let (unit, little) = unmarked(bytes)?;
            (unit, little, 0)
        }
    };
    let marked = skip > 0;
    let body = bytes.get(skip..).unwrap_or_default();
    let (charset, text) = match (unit, little) {
        (4, true) => ("UTF-32LE", utf32(body, u32::from_le_bytes)),
        (4, false) => ("UTF-32BE", utf32(body, u32::from_be_bytes)),
        (_, true) => ("UTF-16LE", utf16(body, u16::from_le_bytes)),
        (_, false) => ("UTF-16BE", utf16(body, u16::from_be_bytes)),
    };
    if !marked && !reads_as_text(&text) {
        return None;
    }
    let count = text.chars().filter(|ch| *ch == '\u{FFFD}').count();
    let before = text.split('\u{FFFD}').next().unwrap_or_default();
    let first = if unit == 4 {
        skip + 4 * before.chars().count()
    } else {
        skip + 2 * before.encode_utf16().count()
    };
    let warning = (count > 0).then_some(Warning::Undecodable {
        charset,
        count,
        first,
    });
    Some(Decoded { text, warning })
}

/// The width and order of wide characters without a mark: of text in any alphabet most characters, and in every text
/// its spaces and line ends, hold zero bytes always at the same place.
fn unmarked(bytes: &[u8]) -> Option<(usize, bool)> {
    let sample = bytes.get(..4096.min(bytes.len())).unwrap_or_default();
    let mut zeros = [0_usize; 4];
    for (idx, byte) in sample.iter().enumerate() {
        if let Some(slot) = zeros.get_mut(idx % 4) {
            *slot += usize::from(*byte == 0);
        }
    }
    let units = sample.len() / 4;
    // Three quarters leave room for dashes and curly quotes, whose high byte is not zero.
    let full = |n: usize| units > 0 && n * 4 >= units * 3;
    match zeros.map(full) {
        [false, true, true, true] => Some((4, true)),
        [true, true, true, false] => Some((4, false)),
        [false, true, false, true] if zeros.first() == Some(&0) => Some((2, true)),
        [true, false, true, false] if zeros.get(1) == Some(&0) => Some((2, false)),
        _ => None,
    }
}

/// Whether nearly all of `text` can be read. Tables in programs and pictures have their zero bytes where wide
/// characters have theirs; read as characters, they are controls and numbers that no character has.
fn reads_as_text(text: &str) -> bool {
    let odd = |ch: char| {
        ch == '\u{FFFD}' || (ch.is_control() && !matches!(ch, '\t' | '\n' | '\r' | '\u{c}'))
    };
    let (mut total, mut unreadable) = (0_usize, 0_usize);
    for ch in text.chars() {
        total += 1;
        unreadable += usize::from(odd(ch));
    }
    unreadable * 50 <= total
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| read(*pair));
    let text = char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{FFFD}'));
    text.chain((!odd.is_empty()).then_some('\u{FFFD}'))
        .collect()
}

fn utf32(bytes: &[u8], read: fn([u8; 4]) -> u32) -> String {
    let (quads, odd) = bytes.as_chunks::<4>();
    let chars = quads
        .iter()
        .map(|quad| char::from_u32(read(*quad)).unwrap_or('\u{FFFD}'));
    chars
        .chain((!odd.is_empty()).then_some('\u{FFFD}'))
        .collect()
}

/// Refuses what is no text: any NUL, or more other controls than accidents leave behind.
///
/// Tab, line ends, form feed, backspace, bell and ESC occur in text; of the rest one in a hundred bytes is tolerated,
/// and a few in any case, since feeds and old exports leave single ones.
fn refuse_binary(bytes: &[u8], offset: usize) -> Result<(), ImportError> {
    let refuse = |at: usize, byte: u8| {
        Err(ImportError::Binary {
            byte,
            at: at + offset,
        })
    };
    if let Some(at) = memchr::memchr(0, bytes) {
        return refuse(at, 0);
    }
    let odd = |byte: u8| matches!(byte, 1..=6 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    if super::bytes::all(bytes, |byte| !odd(byte)) {
        return Ok(());
    }
    let mut controls = bytes.iter().enumerate().filter(|(_, byte)| odd(**byte));
    match controls.next() {
        Some((at, byte)) if controls.count() >= 4.max(bytes.len() / 100) => refuse(at, *byte),
        _ => Ok(()),
    }
}

/// How a text that is not valid UTF-8 fails to be.
#[derive(Clone, Copy, Debug, Default)]
struct Damage {
    /// Characters of several bytes that are valid.
    valid: usize,
    /// Sequences that are not.
    invalid: usize,
    /// Offset of the first of those.
    first: usize,
}

impl Damage {
    fn of(bytes: &[u8]) -> Self {
        let mut damage = Self::default();
        let mut offset = 0;
        for chunk in bytes.utf8_chunks() {
            damage.valid += chunk.valid().chars().filter(|ch| !ch.is_ascii()).count();
            offset += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                if damage.invalid == 0 {
                    damage.first = offset;
                }
                damage.invalid += 1;
            }
            offset += chunk.invalid().len();
        }
        damage
    }

    /// Text of another charset forms valid sequences by rare accident; damaged UTF-8 is made of them.
    const fn is_damaged_utf8(self) -> bool {
        self.valid > self.invalid
    }
}

fn replaced(body: &[u8], offset: usize, damage: Damage) -> Decoded {
    Decoded {
        text: String::from_utf8_lossy(body).into_owned(),
        warning: Some(Warning::Undecodable {
            charset: UTF_8.name(),
            count: damage.invalid,
            first: damage.first + offset,
        }),
    }
}

/// Decodes by the declared charset where every byte agrees with it, else by the likeliest one.
fn legacy(body: &[u8], declared: Option<&str>) -> Decoded {
    let claimed = declared
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .filter(|encoding| *encoding != UTF_8 && encoding.is_ascii_compatible());
    if let Some(text) = claimed
        .and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(body))
    {
        return Decoded {
            text: text.into_owned(),
            warning: None,
        };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(body, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, damaged) = encoding.decode_without_bom_handling(body);
    let charset = encoding.name();
    let warning = if damaged {
        let count = text.chars().filter(|ch| *ch == '\u{FFFD}').count();
        let first = first_bad(encoding, body);
        Warning::Undecodable {
            charset,
            count,
            first,
        }
    } else {
        Warning::GuessedCharset { charset }
    };
    Decoded {
        text: text.into_owned(),
        warning: Some(warning),
    }
}

/// Offset of the first byte that `encoding` cannot read.
fn first_bad(encoding: &'static Encoding, body: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let capacity = decoder
        .max_utf8_buffer_length_without_replacement(body.len())
        .unwrap_or_default();
    let mut sink = String::with_capacity(capacity);
    let (result, read) = decoder.decode_to_string_without_replacement(body, &mut sink, true);
    match result {
        encoding_rs::DecoderResult::Malformed(bad, after) => {
            read.saturating_sub(usize::from(bad) + usize::from(after))
        }
        _ => read,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], declared: Option<&str>, expect: &str) -> Option<Warning> {
        let decoded = decode(bytes, declared).unwrap();
        assert_eq!(decoded.text, expect);
        decoded.warning
    }

    #[test]
    fn marks_of_unicode_are_believed() {
        assert_eq!(check(b"\xef\xbb\xbfna\xc3\xafve", None, "naïve"), None);
        assert_eq!(check(b"\xff\xfeh\0i\0", None, "hi"), None);
        assert_eq!(check(b"\xfe\xff\0h\0i", None, "hi"), None);
        assert_eq!(check(b"\xff\xfe\0\0h\0\0\0", None, "h"), None);
        assert_eq!(check(b"\0\0\xfe\xff\0\0\0h", None, "h"), None);
    }

    #[test]
    fn tables_of_numbers_are_no_wide_text() {
        let table: Vec<u8> = (0..600_u32).flat_map(u32::to_le_bytes).collect();
        assert!(matches!(
            decode(&table, None),
            Err(ImportError::Binary { byte: 0, .. })
        ));
        let header = [
            b"\x7fELF\x02\x01\x01\0".as_slice(),
            &[0; 900],
            &[0x90, 1, 0, 0].repeat(50),
        ]
        .concat();
        assert!(matches!(
            decode(&header, None),
            Err(ImportError::Binary { byte: 0, .. })
        ));
    }

    #[test]
    fn wide_text_without_a_mark_is_recognised_by_its_zeros() {
        let text = "The council met on Tuesday – “at last”, he said.";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let four: Vec<u8> = text
            .chars()
            .flat_map(|ch| u32::from(ch).to_le_bytes())
            .collect();
        for bytes in [le, be, four] {
            assert_eq!(check(&bytes, None, text), None);
        }
    }

    #[test]
    fn a_declared_charset_is_believed_where_the_bytes_agree() {
        assert_eq!(check(b"caf\xe9", Some("iso-8859-1"), "café"), None);
        let lie = check(
            b"a na\xefve caf\xe9 \x93quoted\x94 here",
            Some("utf-8"),
            "a naïve café “quoted” here",
        );
        assert_eq!(
            lie,
            Some(Warning::GuessedCharset {
                charset: "windows-1252"
            })
        );
        let cyrillic = encoding_rs::WINDOWS_1251
            .encode("Русский текст новости о событии.")
            .0;
        check(&cyrillic, None, "Русский текст новости о событии.");
    }

    #[test]
    fn damaged_utf8_stays_utf8_and_says_where() {
        let warning = check(
            "“naïve” café – \u{2026}".as_bytes(),
            None,
            "“naïve” café – \u{2026}",
        );
        assert_eq!(warning, None);
        let mut bytes = "“naïve” café".as_bytes().to_vec();
        bytes.extend(b" \xff.");
        let warning = check(&bytes, None, "“naïve” café \u{FFFD}.");
        let expect = Warning::Undecodable {
            charset: "UTF-8",
            count: 1,
            first: 19,
        };
        assert_eq!(warning, Some(expect));
    }

    #[test]
    fn a_surrogate_without_its_pair_is_told() {
        let warning = check(b"\xff\xfea\0\0\xd8b\0", None, "a\u{FFFD}b");
        let expect = Warning::Undecodable {
            charset: "UTF-16LE",
            count: 1,
            first: 4,
        };
        assert_eq!(warning, Some(expect));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_first_odd_byte() {
        let refused = |bytes: &[u8]| decode(bytes, None).unwrap_err();
        assert_eq!(refused(b"abc\0def"), ImportError::Binary { byte: 0, at: 3 });
        assert_eq!(
            refused(&[b"ab".as_slice(), &[1, 2, 3, 4, 5, 6]].concat()),
            ImportError::Binary { byte: 1, at: 2 }
        );
        check(b"one stray \x01 control", None, "one stray \u{1} control");
    }
}
