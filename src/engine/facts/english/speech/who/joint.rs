//! Several persons who speak with one voice, and persons told by their initials.

use super::super::line::Line;
use super::super::phrase::Phrase;
use super::{Gender, Kind, Name, Names, Who};
use crate::engine::text::Span;

impl Names {
    /// The one person with these initials: "KH" in a transcript, which stands at `place`.
    pub(in super::super::super) fn initials(&self, letters: &str, place: Span) -> Option<Who> {
        let fits = |name: &&Name| {
            let own = name
                .full
                .split([' ', '-'])
                .filter_map(|word| word.chars().next());
            name.kind == Kind::Person && own.filter(|char| char.is_uppercase()).eq(letters.chars())
        };
        let mut named = self.all.iter().filter(|_| letters.len() >= 2).filter(fits);
        let found = named.next()?;
        named.next().is_none().then(|| found.who(place))
    }

    /// Two persons or more who speak with one voice: "Paul Grant and Ellie Moss". The words end with the last name.
    pub(in super::super::super) fn joint(
        &self,
        text: &str,
        line: &Line<'_>,
        phrase: Phrase,
    ) -> Option<Who> {
        let and = (phrase.0 + 1..phrase.1).find(|&at| line.reads(at, "and"))?;
        let whole = line.span(phrase.0, phrase.1)?;
        let named: Vec<_> = self
            .within(whole)
            .filter(|(_, name)| name.kind == Kind::Person)
            .collect();
        let (first, last) = (named.first()?, named.last()?);
        let joint = Span::new(first.0.start, last.0.end);
        // Nothing but names, commas and "and" stands between them.
        let between = named.windows(2).all(|pair| {
            let gap = pair
                .first()
                .zip(pair.last())
                .map(|(one, two)| Span::new(one.0.end, two.0.start));
            gap.is_some_and(|gap| matches!(gap.of(text).trim(), "and" | "," | ", and"))
        });
        let parted = line.span(and, and)?;
        let fits =
            named.len() > 1 && between && joint.start < parted.start && parted.end < joint.end;
        let (others, last) = (named.split_last()?.1, last.1);
        let others: Vec<&str> = others.iter().map(|(_, name)| name.full.as_str()).collect();
        fits.then(|| Who {
            name: format!("{} and {}", others.join(", "), last.full),
            span: joint,
            role: None,
            kind: None,
            gender: Gender::Open,
            doubtful: false,
        })
    }
}
