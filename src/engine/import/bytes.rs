//! Questions to the bytes of a text, asked of many at a time: whole texts are asked them before they are read, and most are
//! as plain as one hopes.

/// So many bytes are looked at before the answer for them is looked at: enough for the widest registers.
const BLOCK: usize = 64;

/// Whether `holds` for all `bytes`.
pub(super) fn all(bytes: &[u8], holds: impl Fn(u8) -> bool) -> bool {
    // Without a way out in the middle the compiler can ask a whole block at once.
    let of_block = |block: &[u8]| block.iter().fold(true, |all, byte| all & holds(*byte));
    bytes.chunks(BLOCK).all(of_block)
}

/// How many bytes of ASCII `text` starts with.
pub(super) fn ascii_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let blocks = bytes.chunks_exact(BLOCK / 2);
    let whole = blocks.take_while(|block| block.is_ascii()).count() * (BLOCK / 2);
    let rest = bytes.get(whole..).unwrap_or_default();
    whole + rest.iter().take_while(|byte| byte.is_ascii()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_asked_wherever_it_stands() {
        for at in 0..200 {
            let mut text = "a".repeat(200);
            text.replace_range(at..=at, "é");
            assert_eq!(ascii_len(&text), at);
            assert!(!all(text.as_bytes(), |byte| byte.is_ascii()), "{at}");
        }
        assert_eq!(ascii_len("plain"), 5);
        assert!(all(b"plain", |byte| byte.is_ascii()) && all(b"", |_| false));
    }
}
