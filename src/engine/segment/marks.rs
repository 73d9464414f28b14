//! Which quotation marks open and which close.
//!
//! Curly marks tell by themselves; straight ones are decided by what stands beside them and by whether a quotation is
//! open, paragraph by paragraph, so that one forgotten mark spoils no more than its own paragraph. Single marks are
//! apostrophes unless they come in a pair.

use std::sync::LazyLock;

use super::super::lexicon::{self, Words};
use super::{Token, TokenKind};

/// Words that are written with an apostrophe in front: `'em`.
static ELISIONS: LazyLock<Words> =
    LazyLock::new(|| Words::new(lexicon::section(super::FUNCTION_WORDS, "elisions")));

/// The families of marks; one closes only its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Guillemet,
    Corner,
}

/// The quotations that are open at a place.
#[derive(Default)]
struct Opened {
    /// Their family and opening token, the innermost last.
    stack: Vec<(Family, usize)>,
    /// How many of each family the stack holds, so that nobody has to search it.
    counts: [usize; 4],
    /// How many open double marks stand low („): they are closed by the mark that opens in English.
    low: usize,
    /// How many open guillemets point inwards (»so«), as German prints them.
    inward: usize,
}

impl Opened {
    const fn has(&self, family: Family) -> bool {
        self.counts[family as usize] > 0
    }

    fn push(&mut self, family: Family, idx: usize) {
        self.counts[family as usize] += 1;
        self.stack.push((family, idx));
    }

    fn pop(&mut self) -> Option<(Family, usize)> {
        let top = self.stack.pop()?;
        self.counts[top.0 as usize] -= 1;
        Some(top)
    }

    /// Takes the innermost open mark of `family` off, and with it what was opened inside and never closed.
    fn close(&mut self, family: Family, tokens: &mut [Token]) {
        while self.has(family) {
            match self.pop() {
                Some((opened, idx)) if opened != family => unpair(opened, idx, tokens),
                _ => return,
            }
        }
    }
}

/// Tells opening from closing marks among the tokens of one block.
pub(super) fn pair(text: &str, tokens: &mut [Token]) {
    let mut opened = Opened::default();
    for idx in 0..tokens.len() {
        let Some(mark) = Mark::read(text, tokens, idx) else {
            continue;
        };
        let kind = mark.decide(&opened);
        match kind {
            TokenKind::Open => {
                opened.low += usize::from(mark.sign == '„');
                opened.inward += usize::from(mark.sign == '»');
                opened.push(mark.family, idx);
            }
            TokenKind::Close => {
                opened.close(mark.family, tokens);
                match mark.family {
                    Family::Double => opened.low = opened.low.saturating_sub(1),
                    Family::Guillemet => opened.inward = opened.inward.saturating_sub(1),
                    Family::Single | Family::Corner => {}
                }
            }
            _ => {}
        }
        if let Some(token) = tokens.get_mut(idx) {
            token.kind = kind;
        }
    }
    for (family, idx) in opened.stack {
        unpair(family, idx, tokens);
    }
}

/// A single mark without its partner was an apostrophe. Other marks stay open: the quotation runs on in the next block.
fn unpair(family: Family, idx: usize, tokens: &mut [Token]) {
    if let Some(token) = tokens.get_mut(idx).filter(|_| family == Family::Single) {
        token.kind = TokenKind::Mark;
    }
}

/// A mark and what stands beside it.
struct Mark<'a> {
    sign: char,
    family: Family,
    /// The word or mark that touches it on the left.
    left: Option<&'a str>,
    /// The word or mark that touches it on the right.
    right: Option<&'a str>,
}

impl<'a> Mark<'a> {
    /// The quotation mark that token `idx` is.
    fn read(text: &'a str, tokens: &[Token], idx: usize) -> Option<Self> {
        let token = tokens
            .get(idx)
            .filter(|token| token.kind == TokenKind::Mark)?;
        let mut chars = token.span.of(text).chars();
        let sign = match (chars.next()?, chars.next()) {
            // Two single marks are one double mark.
            ('\'', Some('\'')) => '"',
            ('`' | '‘', Some('`' | '‘')) => '“',
            ('’', Some('’')) => '”',
            (sign, _) => sign,
        };
        let family = match sign {
            '"' | '“' | '”' | '„' | '‟' | '＂' => Family::Double,
            '\'' | '‘' | '’' | '‚' | '‛' | 'ʼ' => Family::Single,
            '«' | '»' => Family::Guillemet,
            '「' | '」' | '『' | '』' => Family::Corner,
            _ => return None,
        };
        let left = idx
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .filter(|before| before.span.end == token.span.start);
        let right = tokens
            .get(idx + 1)
            .filter(|after| after.span.start == token.span.end);
        Some(Self {
            sign,
            family,
            left: left.map(|token| token.span.of(text)),
            right: right.map(|token| token.span.of(text)),
        })
    }

    /// What the mark is, after those in `before`.
    fn decide(&self, before: &Opened) -> TokenKind {
        let opened = before.has(self.family);
        // A mark turned the wrong way round by an editor's program shows by the space beside it.
        let glued_left_only = self.left.is_some() && self.right.is_none();
        let glued_right_only = self.left.is_none() && self.right.is_some();
        let opens = match self.sign {
            '“' => !(opened && (glued_left_only || before.low > 0 && self.left.is_some())),
            '«' if before.inward > 0 => self.left.is_none(),
            '»' if !opened => glued_right_only,
            '”' => !opened && glued_right_only,
            '‘' if self.right.is_none() => return TokenKind::Mark,
            '„' | '«' | '‚' | '‛' | '‟' | '‘' | '「' | '『' => true,
            '»' | '」' | '』' => false,
            '"' | '＂' => return self.straight(opened),
            _ => return self.single(opened),
        };
        if opens {
            TokenKind::Open
        } else {
            TokenKind::Close
        }
    }

    /// A straight double mark.
    fn straight(&self, opened: bool) -> TokenKind {
        let (left, right) = (self.is_free_left(), self.is_free_right());
        let inches = self
            .left
            .is_some_and(|left| left.ends_with(|c: char| c.is_ascii_digit()));
        let opens = if opened {
            left && !right
        } else {
            left || !right
        };
        if opens {
            TokenKind::Open
        } else if inches && !opened {
            TokenKind::Mark
        } else {
            TokenKind::Close
        }
    }

    /// A straight or closing single mark, which may be an apostrophe.
    fn single(&self, opened: bool) -> TokenKind {
        let plural = self
            .left
            .is_some_and(|left| left.ends_with(['s', 'S', 'x', 'z']) && left.chars().count() > 1);
        if opened && self.left.is_some() && self.is_free_right() {
            TokenKind::Close
        } else if self.sign == '\'' && self.is_free_left() && self.starts_word() {
            TokenKind::Open
        } else if plural && self.is_free_right() {
            TokenKind::Possessive
        } else {
            TokenKind::Mark
        }
    }

    /// Whether a word follows that can be quoted: not a shortened one (`'em`, `'90s`).
    fn starts_word(&self) -> bool {
        self.right.is_some_and(|right| {
            right.starts_with(|c: char| c.is_alphabetic() || c == '[' || c == '"')
                && !ELISIONS.has_folded(right)
        })
    }

    /// Whether a quotation can open here.
    fn is_free_left(&self) -> bool {
        self.left.is_none_or(|left| {
            left.starts_with([
                '(', '[', '{', '—', '–', '-', '/', '“', '‘', '"', '\'', '«', '…', ':', '=',
            ])
        })
    }

    /// Whether a quotation can close here.
    fn is_free_right(&self) -> bool {
        self.right.is_none_or(|right| {
            !right.starts_with(|c: char| c.is_alphanumeric() || "$€£#@([{".contains(c))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::text::Span;
    use super::super::tokens::scan;
    use super::*;

    /// Writes opening marks as `<` and closing ones as `>`, possessives as `^`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut tokens = Vec::new();
        scan(text, Span::new(0, text.len()), &mut tokens, usize::MAX);
        pair(text, &mut tokens);
        let mut shown = text.to_owned();
        for token in tokens.iter().rev() {
            let sign = match token.kind {
                TokenKind::Open => "<",
                TokenKind::Close => ">",
                TokenKind::Possessive => "^",
                _ => continue,
            };
            shown.replace_range(token.span.start..token.span.end, sign);
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn straight_marks_open_and_close_by_what_stands_beside_them() {
        check(r#""Go," he said. "Now.""#, "<Go,> he said. <Now.>");
        check(
            r#"He said ("no") and—"yes"—left."#,
            "He said (<no>) and—<yes>—left.",
        );
        check(r#"a 6'2" man, 5" tall"#, "a 6'2\" man, 5\" tall");
    }

    #[test]
    fn an_unclosed_quotation_stays_open_for_the_next_paragraph() {
        check("“We will stay.", "<We will stay.");
        check(r#""We will stay."#, "<We will stay.");
    }

    #[test]
    fn single_marks_quote_only_in_pairs() {
        check(
            "It's the workers' 'right' to",
            "It's the workers^ <right> to",
        );
        check("rock 'n' roll in the '90s", "rock 'n' roll in the '90s");
        check("“He said ‘no’ to it,”", "<He said <no> to it,>");
        check("‘It’s ours,’ she said", "<It’s ours,> she said");
        check("tell 'em", "tell 'em");
    }

    #[test]
    fn two_single_marks_quote_as_one_double_mark() {
        check(
            "''It's the workers' day,'' he said. ``No.''",
            "<It's the workers^ day,> he said. <No.>",
        );
        check("‘‘We stay,’’ she said", "<We stay,> she said");
    }

    #[test]
    fn marks_turned_the_wrong_way_show_by_the_space_beside_them() {
        check("He said ”no” twice", "He said <no> twice");
        check("„Nein“ and « non »", "<Nein> and < non >");
    }
}
