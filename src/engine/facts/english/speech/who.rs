//! The names that noun phrases stand for: "Smith" and "he" to "Brad Smith", "the company" to the company meant.
//!
//! Built from the names that the rules before have found. Where they know nothing, capitalised words of the phrase
//! itself are the name, and a surname goes to the one full name in the text that ends with it.

mod joint;
mod post;

use rustc_hash::FxHashMap;

use super::gender::Gender;
use super::line::Line;
use super::outlets;
use super::phrase::Phrase;
use super::words::Class;
use crate::engine::facts::{Document, Draft, Value};
use crate::engine::text::Span;

/// What kind of name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Kind {
    Person,
    Body,
}

/// A name of the article.
#[derive(Debug)]
struct Name {
    full: String,
    kind: Kind,
    role: Option<String>,
    /// All roles in lower case, without what follows their noun: "former foreign minister".
    posts: Vec<String>,
    gender: Gender,
}

/// Who is named where.
#[derive(Debug, Default)]
pub(in super::super) struct Names {
    all: Vec<Name>,
    /// Where they are named, with the index of the name, in order.
    mentions: Vec<(Span, usize)>,
    /// Full names by their last word, from capitals alone; empty where two full names share it.
    surnames: FxHashMap<String, String>,
}

/// Who a phrase stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Who {
    /// The name.
    pub(in super::super) name: String,
    /// The words in this place.
    pub(in super::super) span: Span,
    /// What the text says they are.
    pub(in super::super) role: Option<String>,
    /// Whether a human being or a body, where known.
    pub(in super::super) kind: Option<Kind>,
    /// The pronoun that goes with them, where known.
    pub(in super::super) gender: Gender,
    /// Whether a pronoun stands for them that somebody else near fits as well.
    pub(in super::super) doubtful: bool,
}

impl Who {
    /// Whether the third person's pronoun `pronoun` can stand for this one, named by `phrase`: by number, kind and gender.
    pub(in super::super) fn fits(&self, pronoun: &str, line: &Line<'_>, phrase: Phrase) -> bool {
        let class = line.class(phrase.1);
        let people = class.is(Class::PEOPLE) && line.word(phrase.1).ends_with('s');
        let joined = (phrase.0..phrase.1).any(|at| line.reads(at, "and"));
        let body = self.kind == Some(Kind::Body) || class.is(Class::BODY.and(Class::PUBLICATION));
        match pronoun.to_ascii_lowercase().as_str() {
            "he" | "she" => {
                !(people || joined || body) && self.gender.fits(Gender::of_pronoun(pronoun))
            }
            "they" => people || joined || body,
            "it" => body,
            _ => false,
        }
    }
}

impl Names {
    /// The names in `found`, and the full names that capitals show.
    pub(super) fn new(document: &Document<'_>, found: &[Draft], lines: &[Line<'_>]) -> Self {
        let mut names = Self::default();
        for draft in found {
            let mut posts = Vec::new();
            if let Value::Person(person) = &draft.value {
                let heads = person.roles.iter().map(|role| post::post(role));
                posts.extend(heads);
            }
            let (name, kind, role, mentions) = match &draft.value {
                Value::Person(person) => (
                    &person.name,
                    Kind::Person,
                    person.roles.first().cloned(),
                    &person.mentions,
                ),
                Value::Organisation(body) => (&body.name, Kind::Body, None, &body.mentions),
                _ => continue,
            };
            let idx = names.all.len();
            let gender = match kind {
                Kind::Person => gender(document.text(), name, role.as_deref(), mentions),
                Kind::Body => Gender::Open,
            };
            names.all.push(Name {
                full: name.clone(),
                kind,
                role,
                posts,
                gender,
            });
            names
                .mentions
                .extend(mentions.iter().map(|span| (*span, idx)));
        }
        names.mentions.sort_unstable();
        if names.all.is_empty() {
            names.read_surnames(document.text(), lines);
        }
        names
    }

    /// Notes every run of two to four capitalised words under its last word.
    fn read_surnames(&mut self, text: &str, lines: &[Line<'_>]) {
        for line in lines {
            let mut start = 0;
            while start < line.items.len() {
                let end = run_end(line, start);
                if (2..=4).contains(&(end - start))
                    && let Some(span) = line.span(start, end - 1)
                {
                    let name = span.of(text);
                    self.surnames
                        .entry(line.word(end - 1).to_owned())
                        .and_modify(|known| {
                            if known.as_str() != name {
                                known.clear();
                            }
                        })
                        .or_insert_with(|| name.to_owned());
                }
                start = end.max(start + 1);
            }
        }
    }

    /// The mentions inside `span`, in order.
    fn within(&self, span: Span) -> impl DoubleEndedIterator<Item = (Span, &Name)> {
        let from = self
            .mentions
            .partition_point(|(mention, _)| mention.start < span.start);
        let to = self
            .mentions
            .partition_point(|(mention, _)| mention.start < span.end);
        self.mentions
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .filter(move |(mention, _)| mention.end <= span.end)
            .filter_map(|(mention, idx)| Some((*mention, self.all.get(*idx)?)))
    }

    /// The names of `kind` in `span`, the last first.
    pub(super) fn all_in(&self, kind: Kind, span: Span) -> impl Iterator<Item = Who> {
        let named = self.within(span).rev();
        named
            .filter(move |(_, name)| name.kind == kind)
            .map(|(mention, name)| name.who(mention))
    }

    /// The first name of `kind` in `span` whose place and name `fits`; only so many are looked at.
    pub(super) fn first(
        &self,
        kind: Kind,
        span: Span,
        fits: impl Fn(Span, &str) -> bool,
    ) -> Option<Who> {
        let mut named = self.within(span).take(NAMED);
        let found = named.find(|(mention, name)| name.kind == kind && fits(*mention, &name.full));
        found.map(|(mention, name)| name.who(mention))
    }

    /// What kind of name stands last in a phrase.
    pub(in super::super) fn kind(&self, line: &Line<'_>, phrase: Phrase) -> Option<Kind> {
        let span = line.span(phrase.0, phrase.1)?;
        let (_, name) = self.within(span).next_back()?;
        Some(name.kind)
    }

    /// Who the phrase names by itself, pronouns and common nouns left as they stand.
    pub(in super::super) fn read(
        &self,
        text: &str,
        line: &Line<'_>,
        phrase: Phrase,
    ) -> Option<Who> {
        let whole = line.span(phrase.0, phrase.1)?;
        if let Some(outlet) = outlet(line, phrase) {
            return Some(outlet);
        }
        let head_end = (phrase.0..=phrase.1)
            .skip(1)
            .find(|&idx| {
                line.class(idx).is(Class::PREPOSITION) && !line.class(idx).is(Class::CAPITAL)
            })
            .unwrap_or(phrase.1 + 1);
        let head = line.span(phrase.0, head_end - 1)?;
        let possessed = (phrase.0..head_end).any(|idx| matches!(line.word(idx), "'s" | "’s"));
        let named = self
            .within(head)
            .filter(|(mention, name)| {
                !possessed || name.kind == Kind::Body || mention.end == head.end
            })
            .max_by_key(|(mention, name)| (name.kind == Kind::Person, mention.start));
        if let Some((mention, name)) = named {
            // "a Clinton spokesman", "Kremlin officials": the people are meant, not who they belong to.
            let owner = ends_common(line, mention, head_end - 1);
            return Some(if owner {
                bare(whole.of(text), whole)
            } else {
                name.who(mention)
            });
        }
        Some(
            title_case(line, phrase)
                .map(|span| bare(span.of(text), span))
                .or_else(|| self.read_capitals(text, line, (phrase.0, head_end - 1)))
                .unwrap_or_else(|| bare(whole.of(text), whole)),
        )
    }

    /// The name that the capitals at the end of a phrase show.
    fn read_capitals(&self, text: &str, line: &Line<'_>, (first, last): Phrase) -> Option<Who> {
        let mut start = last + 1;
        while start > first && is_name_word(line, start - 1) {
            start -= 1;
        }
        let span = line.span(start, last)?;
        let name = span.of(text);
        let full = self
            .surnames
            .get(name)
            .filter(|full| start == last && !full.is_empty());
        Some(Who {
            name: full.cloned().unwrap_or_else(|| name.to_owned()),
            span,
            role: None,
            kind: None,
            gender: Gender::of_name(full.map_or(name, String::as_str)),
            doubtful: false,
        })
    }
}

impl Name {
    fn who(&self, mention: Span) -> Who {
        Who {
            name: self.full.clone(),
            span: mention,
            role: self.role.clone(),
            kind: Some(self.kind),
            gender: self.gender,
            doubtful: false,
        }
    }
}

/// The pronoun that goes with a person: by a form of address before any mention, a role, or the given name.
fn gender(text: &str, name: &str, role: Option<&str>, mentions: &[Span]) -> Gender {
    let addressed = mentions
        .iter()
        .take(ADDRESSED)
        .map(|mention| {
            let before = text.get(..mention.start).unwrap_or_default();
            let title = before.trim_end().rsplit(char::is_whitespace).next();
            Gender::of_words(title.unwrap_or_default())
        })
        .find(|&gender| gender != Gender::Open);
    addressed
        .unwrap_or_default()
        .or(Gender::of_words(role.unwrap_or_default()))
        .or(Gender::of_name(name))
}

/// So many names of a paragraph are asked whether they are meant.
const NAMED: usize = 40;

/// So many mentions of a person are asked for a form of address: who is addressed at all is addressed early.
const ADDRESSED: usize = 12;

/// A phrase that stands for itself: "officials", "the group".
fn bare(words: &str, span: Span) -> Who {
    Who {
        name: words.to_owned(),
        span,
        role: None,
        kind: None,
        gender: Gender::of_words(words),
        doubtful: false,
    }
}

/// Whether a common noun follows the name at `mention` before item `last` ends the phrase: people, a body, a report.
fn ends_common(line: &Line<'_>, mention: Span, last: usize) -> bool {
    line.item(last).is_some_and(|item| {
        item.span.start >= mention.end
            && item
                .class
                .is(Class::PEOPLE.and(Class::BODY).and(Class::REPORTING_NOUN))
            && !item.class.is(Class::CAPITAL)
    })
}

/// The outlet that a phrase names, or whose report it is: "The Guardian", "The Guardian's August report".
fn outlet(line: &Line<'_>, (first, last): Phrase) -> Option<Who> {
    let (items, name) = outlets::at(line, first).filter(|(items, _)| items.1 <= last)?;
    let owned = items.1 == last
        || matches!(line.word(items.1 + 1), "'s" | "’s")
        || (items.1 + 1..=last).any(|at| line.class(at).is(Class::REPORTING_NOUN));
    let span = line.span(items.0, items.1)?;
    owned.then(|| Who {
        name: name.to_owned(),
        span,
        role: None,
        kind: Some(Kind::Body),
        gender: Gender::Open,
        doubtful: false,
    })
}

/// The span of a phrase that is one long name, its small words included: "No Azure for Apartheid".
fn title_case(line: &Line<'_>, (first, last): Phrase) -> Option<Span> {
    let small = |at: usize| matches!(line.word(at), "for" | "of" | "the" | "and" | "on");
    let start = first + usize::from(line.reads(first, "the"));
    let capital = |at: usize| line.class(at).is(Class::CAPITAL);
    let named = (start..=last).all(|at| capital(at) || small(at));
    let joined = (start..=last).any(|at| line.class(at).is(Class::GRAMMAR));
    let ends = capital(start) && capital(last);
    (named && joined && ends && last > start + 1).then(|| line.span(start, last))?
}

/// Whether the item at `idx` can be a part of a name.
fn is_name_word(line: &Line<'_>, idx: usize) -> bool {
    let class = line.class(idx);
    class.is(Class::CAPITAL) && !class.is(Class::GRAMMAR.and(Class::CALENDAR).and(Class::PEOPLE))
}

/// The end of the run of name words that starts at item `start`.
fn run_end(line: &Line<'_>, start: usize) -> usize {
    let mut end = start;
    while end < line.items.len() && is_name_word(line, end) {
        end += 1;
    }
    end
}
