//! Reads the labelled articles of `tests/it/data/labels`, whose README says what the marks mean. The scorer measures with
//! them and a test holds that they can be read.

use std::path::Path;

use parallax::engine::article::{Article, Block, BlockKind, Moment, Outlet};
use parallax::engine::text::Span;

/// A labelled article.
#[derive(Debug)]
pub(crate) struct Text {
    /// The name of its file, which begins with its number.
    pub(crate) file: String,
    /// The article without marks.
    pub(crate) article: Article,
    /// The marks, in order of their start, outer ones first.
    pub(crate) marks: Vec<Mark>,
    /// Citations, updates and contacts as `notes-labels.txt` writes them, and whether they count.
    pub(crate) notes: Vec<(String, bool)>,
}

/// A marked stretch of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The letter of its kind.
    pub(crate) kind: char,
    /// The attributions it belongs to.
    pub(crate) ids: Vec<usize>,
    /// Whether readers may differ.
    pub(crate) may: bool,
    /// What it says of the words.
    pub(crate) value: String,
    /// The words.
    pub(crate) span: Span,
}

impl Text {
    /// Whether the article is kept to measure with.
    pub(crate) fn half(&self) -> &'static str {
        let number = self.file.split('-').next().unwrap_or_default();
        if number.ends_with(['1', '3', '5', '7', '9']) {
            "development"
        } else {
            "kept"
        }
    }

    /// The marks of one kind that count, or those that do not.
    pub(crate) fn of(&self, kind: char, may: bool) -> impl Iterator<Item = &Mark> {
        self.marks
            .iter()
            .filter(move |mark| mark.kind == kind && mark.may == may)
    }

    /// The words of a mark.
    pub(crate) fn words(&self, mark: &Mark) -> &str {
        mark.span.of(&self.article.text)
    }
}

/// The words that say how near a figure is.
const APPROXIMATIONS: [&str; 5] = ["about", "at_least", "at_most", "more_than", "less_than"];

/// Number, unit and approximation of a figure's mark, "-" for what it leaves out, and what is counted.
pub(crate) fn figure(value: &str) -> ([String; 3], Option<&str>) {
    let (value, of) = match value.split_once("of:") {
        Some((value, of)) => (value, Some(of)),
        None => (value, None),
    };
    let mut columns = ["-", "-", "-"].map(str::to_owned);
    let mut words = value.split_whitespace();
    if let Some(number) = words.next() {
        number.clone_into(&mut columns[0]);
    }
    for word in words {
        if word == "~" {
            "*".clone_into(&mut columns[2]);
        } else if APPROXIMATIONS.contains(&word) {
            word.clone_into(&mut columns[2]);
        } else {
            // A unit of two words is written with a low line.
            columns[1] = word.replace('_', " ");
        }
    }
    (columns, of)
}

/// All labelled articles, in order of their files, or what cannot be read.
pub(crate) fn all() -> Result<Vec<Text>, String> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/data/labels"));
    let entries = std::fs::read_dir(folder).map_err(|error| error.to_string())?;
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    files.sort();
    let texts = files.iter().map(|path| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let source = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
        read(&name, &source).map_err(|error| format!("{name}: {error}"))
    });
    texts.collect()
}

/// Reads one labelled article.
fn read(file: &str, source: &str) -> Result<Text, String> {
    let (head, body) = source.split_once("\n\n").ok_or("no head")?;
    let field = |key: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.find_map(|(name, value)| (name == key).then_some(value))
    };
    let mut draft = Draft::default();
    let (mut blocks, mut quoted) = (Vec::new(), Vec::new());
    for line in body.lines().filter(|line| !line.trim().is_empty()) {
        let (kind, words) = block(line);
        if line.starts_with("> ") {
            quoted.push(blocks.len());
        }
        let start = draft.text.len();
        draft
            .line(words)
            .map_err(|error| format!("{error}: {line}"))?;
        let span = Span::new(start, draft.text.len());
        blocks.push(Block { kind, span });
        draft.text.push('\n');
    }
    let mut article = Article::new(file, draft.text, blocks);
    article.quoted = quoted;
    article.metadata.published = field("published").and_then(Moment::parse);
    article.outlet = field("outlet").map(|name| Outlet {
        name: name.to_owned(),
        inferred_from: None,
    });
    draft
        .marks
        .sort_by_key(|mark| (mark.span.start, usize::MAX - mark.span.end));
    Ok(Text {
        file: file.to_owned(),
        article,
        marks: draft.marks,
        notes: draft.notes,
    })
}

/// What a line is, and its words.
fn block(line: &str) -> (BlockKind, &str) {
    let kinds = [
        ("# ", BlockKind::Headline),
        ("## ", BlockKind::Dek),
        ("> ", BlockKind::Paragraph),
        ("- ", BlockKind::Item),
    ];
    let known = kinds
        .into_iter()
        .find_map(|(prefix, kind)| Some((kind, line.strip_prefix(prefix)?)));
    known.unwrap_or((BlockKind::Paragraph, line))
}

/// An article as far as it is read.
#[derive(Default)]
struct Draft {
    text: String,
    marks: Vec<Mark>,
    notes: Vec<(String, bool)>,
}

impl Draft {
    /// Adds a line, taking its marks off.
    fn line(&mut self, line: &str) -> Result<(), String> {
        let mut open: Vec<(&str, usize)> = Vec::new();
        let mut rest = line;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, after) = rest.split_at(at);
            self.text.push_str(before);
            rest = if let Some(note) = after.strip_prefix("{=") {
                self.note(note)?
            } else if let Some(mark) = after.strip_prefix('{') {
                let (head, words) = mark.split_once('|').ok_or("a mark without words")?;
                open.push((head, self.text.len()));
                words
            } else {
                let (head, start) = open.pop().ok_or("a mark ends that is not open")?;
                let span = Span::new(start, self.text.len());
                self.marks.push(mark(head, span)?);
                after.strip_prefix('}').unwrap_or_default()
            };
        }
        self.text.push_str(rest);
        self.text.truncate(self.text.trim_end().len());
        if open.is_empty() {
            Ok(())
        } else {
            Err("a mark is not closed".to_owned())
        }
    }

    /// Adds a note of the paragraph; gives what follows it.
    fn note<'a>(&mut self, note: &'a str) -> Result<&'a str, String> {
        let (note, rest) = note.split_once('}').ok_or("a note is not closed")?;
        let counts = !note.starts_with('?');
        let note = note.trim_start_matches('?');
        self.notes.push((note.to_owned(), counts));
        self.text.truncate(self.text.trim_end_matches(' ').len());
        Ok(rest)
    }
}

/// The mark that `head` writes.
fn mark(head: &str, span: Span) -> Result<Mark, String> {
    let (name, value) = head.split_once(' ').unwrap_or((head, ""));
    let may = name.ends_with('?');
    let mut letters = name.trim_end_matches('?').chars();
    let kind = letters.next().ok_or("a mark without kind")?;
    let numbers = letters.as_str().split(',').filter(|id| !id.is_empty());
    let ids: Result<Vec<usize>, _> = numbers.map(str::parse).collect();
    Ok(Mark {
        kind,
        ids: ids.map_err(|error| format!("{name}: {error}"))?,
        may,
        value: value.trim().to_owned(),
        span,
    })
}
