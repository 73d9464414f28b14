//! Text for people: styled, wrapped, and clean of characters that act on a terminal.

use std::fmt::Write as _;

use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr as _;

use crate::engine::article::{Article, Origin};
use crate::engine::export::{acts, has_acting};
use crate::engine::facts::FactKind;
use crate::engine::text::Span;

/// Lines of prose are no longer than this, however wide the terminal.
const MEASURE: usize = 100;

/// Words are not squeezed into fewer columns than this.
const NARROWEST: usize = 12;

/// How text is to look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Whether to use colours.
    pub(super) colour: bool,
    /// Whether it goes to a terminal.
    pub(super) terminal: bool,
    /// Columns there are.
    pub(super) width: usize,
}

/// What a run of words is, and so how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    /// A headline or a name to find one's way by.
    Strong,
    /// The sentence under a headline.
    Dek,
    /// What may be passed over.
    Dim,
    /// What two articles differ in.
    Difference,
    /// What belongs to a kind of fact.
    Kind(FactKind),
}

impl Style {
    /// The parameters of the SGR sequence that sets it, from the 16 colours every terminal has.
    const fn codes(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "1",
            Self::Dek => "3",
            Self::Dim => "2",
            Self::Difference => "1;4;33",
            Self::Kind(kind) => match kind {
                FactKind::Quote => "32",
                FactKind::Claim => "35",
                FactKind::Figure => "33",
                FactKind::Date => "36",
                FactKind::Person => "34",
                FactKind::Organisation => "94",
                FactKind::Place => "96",
                FactKind::Citation => "95",
                FactKind::Update => "31",
                FactKind::Contact => "92",
            },
        }
    }
}

/// Words in one line, each run in its style.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    text: String,
    /// Where each run ends.
    runs: Vec<(usize, Style)>,
}

impl Words {
    pub(super) fn plain(text: &str) -> Self {
        Self::default().with(Style::Plain, text)
    }

    pub(super) fn with(mut self, style: Style, text: &str) -> Self {
        self.push(style, text);
        self
    }

    pub(super) fn push(&mut self, style: Style, text: &str) {
        self.text.push_str(&shown(text));
        self.runs.push((self.text.len(), style));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where the lines stand when the words are wrapped to `width` columns.
    fn lines(&self, width: usize) -> Vec<Span> {
        let options = Options::new(width.max(1))
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .word_splitter(WordSplitter::NoHyphenation);
        let mut lines = Vec::new();
        let mut from = 0;
        for line in textwrap::wrap(&self.text, options) {
            let rest = self.text.get(from..).unwrap_or_default();
            // Lines follow each other with nothing but spaces between them.
            let start = from + rest.find(&*line).unwrap_or_default();
            from = start + line.len();
            lines.push(Span::new(start, from));
        }
        lines
    }
}

/// A page that is being written.
#[derive(Debug)]
pub(super) struct Page {
    look: Look,
    out: String,
}

impl Page {
    pub(super) fn new(look: Look) -> Self {
        Self {
            look,
            out: String::new(),
        }
    }

    /// The whole page.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Columns there are.
    pub(super) fn width(&self) -> usize {
        self.look.width
    }

    /// Columns that prose may fill.
    pub(super) fn measure(&self) -> usize {
        self.look.width.min(MEASURE)
    }

    /// An empty line, unless the page has just begun.
    pub(super) fn blank(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// Words wrapped to the measure.
    pub(super) fn prose(&mut self, words: &Words) {
        self.hanging(&Words::default(), 0, words);
    }

    /// Words wrapped to the measure, `indent` columns in, with `margin` before the first line.
    pub(super) fn hanging(&mut self, margin: &Words, indent: usize, words: &Words) {
        let width = self.measure().saturating_sub(indent).max(NARROWEST);
        let mut margin = margin.clone();
        for line in words.lines(width) {
            self.cell(&margin, Span::new(0, margin.text.len()), indent);
            self.cell(words, line, 0);
            self.end_line();
            margin = Words::default();
        }
    }

    /// Two columns of `width` with `gutter` between the first lines.
    pub(super) fn columns(&mut self, left: &Words, gutter: &Words, right: &Words, width: usize) {
        let (lefts, rights) = (left.lines(width), right.lines(width));
        let at = |lines: &[Span], row: usize| lines.get(row).copied().unwrap_or_default();
        let gap = gutter.text.width();
        for row in 0..lefts.len().max(rights.len()) {
            self.cell(left, at(&lefts, row), width);
            let first = if row == 0 { gutter.text.len() } else { 0 };
            self.cell(gutter, Span::new(0, first), gap);
            self.cell(right, at(&rights, row), 0);
            self.end_line();
        }
    }

    /// Words that fill one line as they are.
    pub(super) fn line(&mut self, words: &Words) {
        self.cell(words, Span::new(0, words.text.len()), 0);
        self.end_line();
    }

    /// A row of a table: `words` wrapped to `width` columns, and what follows them on the first line.
    pub(super) fn row(&mut self, margin: &Words, words: &Words, width: usize, after: &Words) {
        let indent = margin.text.width();
        let mut first = true;
        for line in words.lines(width) {
            let shown = if first { margin.text.len() } else { 0 };
            self.cell(margin, Span::new(0, shown), indent);
            if first {
                self.cell(words, line, width);
                self.cell(after, Span::new(0, after.text.len()), 0);
            } else {
                self.cell(words, line, 0);
            }
            first = false;
            self.end_line();
        }
    }

    /// Writes a part of `words`, filled up with spaces to `width` columns.
    fn cell(&mut self, words: &Words, part: Span, width: usize) {
        let mut start = 0;
        for &(end, style) in &words.runs {
            if let Some(run) = Span::new(start, end).intersect(part) {
                self.paint(style, run.of(&words.text));
            }
            start = end;
        }
        let missing = width.saturating_sub(part.of(&words.text).width());
        self.out.extend(std::iter::repeat_n(' ', missing));
    }

    fn paint(&mut self, style: Style, text: &str) {
        let codes = style.codes();
        if self.look.colour && !codes.is_empty() {
            // Writing to a string cannot fail.
            _ = write!(self.out, "\x1b[{codes}m{text}\x1b[0m");
        } else {
            self.out.push_str(text);
        }
    }

    fn end_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }
}

/// Who published an article, and what kind of text it is where it is no report of theirs.
pub(super) fn byline(article: &Article) -> Words {
    let mut words = Words::default();
    match &article.origin {
        Origin::Report => {}
        Origin::Digest { .. } => words.push(Style::Dim, "digest of "),
        Origin::Invented { .. } => words.push(Style::Dim, "invented: "),
    }
    words.push(Style::Strong, article.byname());
    match &article.outlet {
        Some(outlet) if outlet.inferred_from.is_some() => {
            words.push(Style::Dim, " (inferred from the text)");
        }
        Some(_) => {}
        None => words.push(Style::Dim, " (outlet not known)"),
    }
    words
}

/// The by-line with the title, in one line of words.
pub(super) fn heading(article: &Article) -> Words {
    let mut words = byline(article);
    if !article.metadata.title.is_empty() {
        words.push(Style::Plain, " · ");
        words.push(Style::Plain, &article.metadata.title);
    }
    words
}

/// `text` in one line: what would act on a terminal becomes U+FFFD, line feeds and tabs become spaces.
pub(super) fn shown(text: &str) -> String {
    let visible = |ch: char| match ch {
        '\n' | '\t' => ' ',
        _ if acts(ch) => char::REPLACEMENT_CHARACTER,
        _ => ch,
    };
    text.chars().map(visible).collect()
}

/// The same for a text of several lines.
pub(super) fn shown_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(shown).collect();
    lines.join("\n")
}

/// JSON with what would act on a terminal escaped, which reads back as the same.
pub(super) fn escaped(json: String) -> String {
    if !has_acting(&json) {
        return json;
    }
    let escapes = |ch: char| acts(ch) && ch != '\n';
    let mut written = String::with_capacity(json.len());
    for ch in json.chars() {
        if escapes(ch) {
            // Writing to a string cannot fail.
            _ = write!(written, "\\u{:04x}", u32::from(ch));
        } else {
            written.push(ch);
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(width: usize, colour: bool) -> Look {
        Look {
            colour,
            terminal: false,
            width,
        }
    }

    #[test]
    fn wrapped_words_keep_their_styles_and_hang_under_each_other() {
        let mut page = Page::new(look(24, true));
        let words = Words::plain("a text that ").with(Style::Difference, "differs in words");
        page.hanging(&Words::plain("q1"), 4, &words);
        let expected =
            "q1  a text that \x1b[1;4;33mdiffers\x1b[0m\n    \x1b[1;4;33min words\x1b[0m\n";
        assert_eq!(page.finish(), expected);
    }

    #[test]
    fn columns_stay_apart_whatever_the_width_of_letters() {
        let mut page = Page::new(look(40, false));
        let (left, right) = (Words::plain("東京 一 二 三 四"), Words::plain("Tokyo one"));
        page.columns(&left, &Words::plain(" = "), &right, 10);
        assert_eq!(page.finish(), "東京 一 二 = Tokyo one\n三 四\n");
    }

    #[test]
    fn nothing_that_acts_on_a_terminal_is_shown() {
        let words = Words::plain("a\x1b[2Jb\u{9b}c\u{202e}d\ne\tf");
        assert_eq!(words.text, "a\u{fffd}[2Jb\u{fffd}c\u{fffd}d e f");
        assert_eq!(
            escaped("\"\u{9b}\u{202e}\"".to_owned()),
            "\"\\u009b\\u202e\""
        );
    }
}
