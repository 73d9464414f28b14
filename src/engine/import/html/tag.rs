//! One tag of a page, read without a tree.

/// A tag as it stands in the page.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// Its name in lower case.
    pub(super) name: String,
    pub(super) closes: bool,
    attributes: &'a str,
    /// Its length in bytes, from `<` to `>`.
    pub(super) len: usize,
}

impl<'a> Tag<'a> {
    /// Reads the tag at the start of `rest`; `None` where `<` opens none, or the page ends inside it.
    pub(super) fn read(rest: &'a str) -> Option<Self> {
        let inner = rest.strip_prefix('<')?;
        let closes = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        if !inner.starts_with(|ch: char| ch.is_ascii_alphabetic()) {
            return None;
        }
        let name_end =
            inner.find(|ch: char| ch.is_ascii_whitespace() || matches!(ch, '/' | '>'))?;
        let (name, tail) = inner.split_at(name_end);
        let end = end_of(tail)?;
        Some(Self {
            name: name.to_ascii_lowercase(),
            closes,
            attributes: tail.get(..end)?,
            len: rest.len() - tail.len() + end + 1,
        })
    }

    /// Name and value of each attribute, as they stand.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes(self.attributes)
    }
}

/// Offset of the `>` that ends a tag: the first outside quotation marks.
fn end_of(tail: &str) -> Option<usize> {
    let bytes = tail.as_bytes();
    let mut at = 0;
    loop {
        let found = memchr::memchr3(b'>', b'"', b'\'', bytes.get(at..)?)? + at;
        match bytes.get(found)? {
            b'>' => return Some(found),
            // A mark quotes a value only right after its equals sign.
            quote if tail.get(..found)?.trim_end().ends_with('=') => {
                at = found + 1 + memchr::memchr(*quote, bytes.get(found + 1..)?)? + 1;
            }
            _ => at = found + 1,
        }
    }
}

/// The attributes of a tag, one after the other.
pub(super) struct Attributes<'a>(&'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self
            .0
            .trim_start_matches(|ch: char| ch.is_ascii_whitespace() || ch == '/');
        let end = rest.find(|ch: char| ch.is_ascii_whitespace() || matches!(ch, '=' | '/'));
        let (name, tail) = rest.split_at(end.unwrap_or(rest.len()));
        if name.is_empty() && tail.is_empty() {
            return None;
        }
        let Some(value) = tail.trim_start().strip_prefix('=') else {
            self.0 = tail;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let quoted = ['"', '\'']
            .iter()
            .find_map(|mark| value.strip_prefix(*mark)?.split_once(*mark));
        let (value, tail) = quoted.unwrap_or_else(|| {
            let end = value.find(|ch: char| ch.is_ascii_whitespace());
            value.split_at(end.unwrap_or(value.len()))
        });
        self.0 = tail;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rest: &str, name: &str, attributes: &[(&str, &str)]) {
        let tag = Tag::read(rest).unwrap();
        assert_eq!(tag.name, name);
        assert_eq!(tag.attributes().collect::<Vec<_>>(), attributes);
        assert_eq!(rest.as_bytes().get(tag.len - 1), Some(&b'>'));
    }

    #[test]
    fn attributes_are_read_however_they_are_written() {
        check("<P>text", "p", &[]);
        check(
            "<a href=/x class='a > b' hidden>",
            "a",
            &[("href", "/x"), ("class", "a > b"), ("hidden", "")],
        );
        check("<meta content = \"it's\"/>", "meta", &[("content", "it's")]);
        check("<div don't=1>", "div", &[("don't", "1")]);
        check("<div =x>", "div", &[("", "x")]);
        check("</p >", "p", &[]);
    }

    #[test]
    fn what_is_no_tag_is_none() {
        for text in ["<", "< p>", "<3", "<p", "<p class=\"a>", "</>"] {
            assert!(Tag::read(text).is_none(), "{text}");
        }
    }
}
