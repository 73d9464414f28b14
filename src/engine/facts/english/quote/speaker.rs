//! From "he", "Smith" and "the company" in an attribution to the speaker who is meant.

use std::collections::BTreeMap;

use super::super::speech::Page;
use super::super::speech::gender::Gender;
use super::super::speech::line::Line;
use super::super::speech::outlets;
use super::super::speech::phrase::{self, Phrase};
use super::super::speech::who::{Kind, Who};
use super::super::speech::words::{Class, uncontracted};
use super::attribute::{Attribution, How};
use super::body;
use super::epithet::epithet;
use super::role::role;
use super::thing::{acting, cited_before, thing};
use super::trail::{TAKEN, Trail};
use crate::engine::facts::Speaker;
use crate::engine::text::Span;

/// Who spoke last, as far as they were named.
#[derive(Debug, Default)]
pub(in super::super) struct Memory {
    /// The last person, with the line of the attribution.
    person: Option<(usize, Who)>,
    /// The last body.
    body: Option<(usize, Who)>,
    /// The last several people without a name: "officials", "Lee and Roy".
    people: Option<(usize, Who)>,
    /// The last whose kind is not known: the names found do not hold them.
    other: Option<(usize, Who)>,
    /// The pronouns that persons were found to go with.
    tied: BTreeMap<String, Gender>,
}

/// A pronoun or "the company" reaches back this many lines to who spoke last.
const REACH: usize = 3;

/// The name under which a trail shows how a pronoun was resolved.
const PRONOUN: &str = "pronoun";

impl Memory {
    /// The speaker of an attribution, and whether a pronoun stands for them that others fit; `trail` is told who it was
    /// weighed for.
    pub(in super::super) fn resolve(
        &mut self,
        page: &Page<'_>,
        found: &Attribution,
        trail: &mut Trail,
    ) -> Option<(Speaker, bool)> {
        let who = self.weigh(page, found, trail)?;
        let speaker = Speaker {
            name: who.name,
            span: who.span,
            role: who.role,
        };
        Some((speaker, who.doubtful))
    }

    /// Who an attribution names.
    pub(in super::super) fn who(&mut self, page: &Page<'_>, found: &Attribution) -> Option<Who> {
        self.weigh(page, found, &mut Trail::default())
    }

    /// Who an attribution names, with what was weighed told to `trail`.
    pub(super) fn weigh(
        &mut self,
        page: &Page<'_>,
        found: &Attribution,
        trail: &mut Trail,
    ) -> Option<Who> {
        let line = page.lines.get(found.line)?;
        let (first, last) = found.phrase;
        let here = line.span(first, last)?;
        let meant = self.meant(page, found, line, trail);
        let who = if let Some(meant) = meant {
            // "a report that found": the noun, not the pronoun, is who says so in this place.
            let span = if line.word(first) == "that" {
                meant.span
            } else {
                here
            };
            Who { span, ..meant }
        } else {
            let phrase = tight(page, line, found);
            let text = page.document.text();
            let joint = page.names.joint(text, line, phrase);
            let initials = || {
                let turn = found.how == How::Turn && first == last;
                turn.then(|| page.names.initials(line.word(first), here))
                    .flatten()
            };
            let mut who = joint
                .or_else(initials)
                .or_else(|| page.names.read(text, line, phrase))?;
            let stated = who.role.take();
            who.role = stated.or_else(|| role(page, line, phrase, who.span));
            who
        };
        // Whom reporters tried to reach has not spoken.
        if found.how != How::Reached {
            self.note(line, found, &who);
        }
        Some(who)
    }

    /// Who a pronoun or a common noun stands for.
    fn meant(
        &mut self,
        page: &Page<'_>,
        found: &Attribution,
        line: &Line<'_>,
        trail: &mut Trail,
    ) -> Option<Who> {
        let (first, last) = found.phrase;
        let here = line.span(first, last)?;
        let class = line.class(last);
        if matches!(line.word(last), "who" | "which") || phrase::is_relative(line, last) {
            let antecedent = phrase::antecedent(line, last)?;
            return page.names.read(page.document.text(), line, antecedent);
        }
        if first == last {
            let pronoun = uncontracted(line.word(first)).to_lowercase();
            match pronoun.as_str() {
                "he" | "she" => return self.person(page, (found.line, here), &pronoun, trail),
                "they" => return self.several(found.line),
                "it" => {
                    return acting(page, found.line, first)
                        .or_else(|| thing(page, found.line, first))
                        .or_else(|| Self::recent(self.body.as_ref(), found.line));
                }
                _ => {}
            }
        }
        if let Some(gender) = epithet(line, found.phrase) {
            return self.person(page, (found.line, here), gender, trail);
        }
        let definite = matches!(
            line.word(first),
            "the" | "The" | "its" | "Its" | "this" | "This"
        );
        let lower = (first + 1..=last).all(|at| !line.class(at).is(Class::CAPITAL));
        if !definite || !lower || last - first > 2 {
            return None;
        }
        let outlet = class
            .is(Class::PUBLICATION)
            .then(|| cited_before(page, found.line, here))
            .flatten();
        let body = || {
            class
                .is(Class::BODY)
                .then(|| self.body(page, found.line, here))
        };
        let holder = || {
            let words: Vec<&str> = (first + 1..=last).map(|at| line.word(at)).collect();
            page.names.holder(&words, here.start)
        };
        outlet
            .or_else(|| body().flatten())
            .or_else(holder)
            .map(|who| Who {
                doubtful: false,
                ..who
            })
    }

    /// The person that "he" or "she" at `place`, line and words, stands for: the only one it fits of those named before
    /// it in its line, else the last to speak, else the only one of the line before. Of several that fit, the one who
    /// spoke last or is named first in the nearest sentence; where that decides nothing, nobody is safe to name.
    fn person(
        &mut self,
        page: &Page<'_>,
        place: (usize, Span),
        pronoun: &str,
        trail: &mut Trail,
    ) -> Option<Who> {
        let (line, here) = place;
        let gender = Gender::of_pronoun(pronoun);
        let spoke = Self::recent(self.person.as_ref(), line)
            .or_else(|| {
                Self::recent(self.other.as_ref(), line).filter(|who| is_personal(&who.name))
            })
            .filter(|who| self.fits(who, gender, trail));
        let start = page.lines.get(line)?.items.first()?.span.start;
        let near = self.named(page, Span::new(start, here.start), gender, trail);
        let mut fitting = near.len();
        let mut found = choose(page, near, spoke.as_ref())
            .or_else(|| spoke.clone())
            .or_else(|| {
                let before = page.line_span(line.checked_sub(1)?)?;
                let near = self.named(page, before, gender, trail);
                fitting = near.len();
                choose(page, near, None)
            })
            .or_else(|| self.named_next(page, place, gender, trail))?;
        found.doubtful = fitting > 1;
        trail.add(found.span, PRONOUN, TAKEN);
        if found.gender == Gender::Open {
            self.tied.insert(found.name.clone(), gender);
        }
        Some(found)
    }

    /// The person whose name opens a sentence after a pronoun that nobody before can be meant by: `"…," she said. Ann Lee,
    /// 31, has sold fish since May.`
    fn named_next(
        &self,
        page: &Page<'_>,
        (line, here): (usize, Span),
        gender: Gender,
        trail: &mut Trail,
    ) -> Option<Who> {
        let earlier = page.line_span(line.saturating_sub(REACH))?;
        if page
            .persons(Span::new(earlier.start, here.start))
            .next()
            .is_some()
        {
            return None;
        }
        let behind = page.line_span(line)?;
        let sentence = page.document.segments.sentence_at(here.start)?;
        let next = page.document.segments.sentences.get(sentence + 1)?.span;
        let inside = next.start < behind.end;
        let near = self.named(page, next, gender, trail);
        near.into_iter()
            .find(|who| inside && who.span.start == next.start && who.name.contains(' '))
    }

    /// The persons named in `span`, each in the place where it was last named, that go with `gender`; in order.
    fn named(&self, page: &Page<'_>, span: Span, gender: Gender, trail: &mut Trail) -> Vec<Who> {
        let mut near: Vec<Who> = Vec::new();
        for who in page.persons(span) {
            if near.iter().all(|known| known.name != who.name) && self.fits(&who, gender, trail) {
                near.push(who);
            }
            if near.len() >= NEAR {
                break;
            }
        }
        near.reverse();
        // Who is known to go with the pronoun is meant before who only may.
        let known = |who: &Who| {
            let own = who
                .gender
                .or(self.tied.get(&who.name).copied().unwrap_or_default());
            own == gender && gender != Gender::Open
        };
        if near.iter().any(known) {
            near.retain(known);
        }
        near
    }

    /// Whether `who` goes with `gender`.
    fn fits(&self, who: &Who, gender: Gender, trail: &mut Trail) -> bool {
        let own = who
            .gender
            .or(self.tied.get(&who.name).copied().unwrap_or_default());
        let fits = own.fits(gender);
        if !fits {
            trail.add(who.span, PRONOUN, "another pronoun goes with this person");
        }
        fits
    }

    /// Who "they" stands for: the last body or the last people to speak, whichever spoke later.
    fn several(&self, line: usize) -> Option<Who> {
        let body = self.body.as_ref();
        let people = self.people.as_ref();
        let later = if people.map(|(at, _)| *at) > body.map(|(at, _)| *at) {
            people
        } else {
            body
        };
        Self::recent(later, line)
    }

    /// The body that "the company" in `here` stands for.
    fn body(&self, page: &Page<'_>, line: usize, here: Span) -> Option<Who> {
        let start = page.lines.get(line)?.items.first()?.span.start;
        let words = here.of(page.document.text());
        // "the group", "the union" is no outlet that was cited beside it.
        let business = ["network", "agency"]
            .iter()
            .any(|noun| words.ends_with(noun));
        let named = |name: &str| body::fits(words, name) && (business || !outlets::is_outlet(name));
        let fits = |who: &Who| named(&who.name);
        page.first_actor(Span::new(start, here.start), named)
            .or_else(|| Self::recent(self.body.as_ref(), line).filter(fits))
            .or_else(|| {
                Self::recent(self.other.as_ref(), line)
                    .filter(|who| fits(who) && !is_personal(&who.name))
            })
            .or_else(|| {
                let lines = line.saturating_sub(REACH)..line;
                lines
                    .rev()
                    .find_map(|line| page.first_actor(page.line_span(line)?, named))
            })
    }

    /// The last speaker, where that was not long ago.
    fn recent(last: Option<&(usize, Who)>, line: usize) -> Option<Who> {
        last.filter(|(at, _)| at + REACH >= line)
            .map(|(_, who)| who.clone())
    }

    fn note(&mut self, line: &Line<'_>, found: &Attribution, who: &Who) {
        let (first, last) = found.phrase;
        let plural = line.class(last).is(Class::PEOPLE) && line.word(last).ends_with('s')
            || (first..last).any(|at| line.reads(at, "and"));
        let slot = match who.kind {
            _ if plural => &mut self.people,
            Some(Kind::Person) => &mut self.person,
            Some(Kind::Body) => &mut self.body,
            None if is_named(&who.name) => &mut self.other,
            None => return,
        };
        *slot = Some((found.line, who.clone()));
    }
}

/// Of so many persons that fit, nobody is safe to name anyway.
const NEAR: usize = 4;

/// Which of the persons `near`, in the order they are named, a pronoun stands for: the only one, or who spoke last, or
/// the first of the nearest sentence that names one.
fn choose(page: &Page<'_>, near: Vec<Who>, spoke: Option<&Who>) -> Option<Who> {
    if near.len() > 1
        && let Some(spoke) = spoke.filter(|spoke| near.iter().any(|who| who.name == spoke.name))
    {
        return Some(spoke.clone());
    }
    let sentence = |who: &Who| page.document.segments.sentence_at(who.span.start);
    let last = near.last().map(sentence)?;
    near.into_iter().find(|who| sentence(who) == last)
}

/// The words of an attribution without a clause that they run into: a long phrase without a name ends with its noun.
fn tight(page: &Page<'_>, line: &Line<'_>, found: &Attribution) -> Phrase {
    let (first, last) = found.phrase;
    if last - first < LOOSE {
        return found.phrase;
    }
    let low = line.sentence_start(first);
    let clause = page
        .clauses
        .read(line, found.line, low, page.document.text());
    let breaks = |&at: &usize| {
        // The adjective of "a person close to the talks" is no verb, whatever the tagger says.
        // "Records reviewed by the Gazette" are the records.
        let agent = line.reads(at + 1, "by") && at > first;
        let finite = clause.is_finite(at) && !phrase::is_close(line, at + 1) && !agent;
        line.class(at).is(Class::CLAUSE) && !line.reads(at, "and") || finite
    };
    // Behind its verb a phrase begins with its noun, before its verb it ends with it.
    if matches!(found.how, How::Inverted | How::According | How::Agent) {
        let broken = (first + 1..=last).find(breaks);
        return (first, broken.map_or(last, |at| at - 1));
    }
    let opens = line.class(first).is(Class::CAPITAL);
    let broken = (first + usize::from(opens)..last).rev().find(breaks);
    (broken.map_or(first, |at| at + 1), last)
}

/// A phrase of at most this many words holds no clause.
const LOOSE: usize = 3;

/// Whether words of unknown kind are a name: "The mayor" begins with a capital only because its sentence does.
fn is_named(words: &str) -> bool {
    let last = words.split_whitespace().next_back();
    last.is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Whether a name of unknown kind has the shape of a person's: two or three words, all capitalised, none all capitals.
fn is_personal(name: &str) -> bool {
    let words: Vec<_> = name.split_whitespace().collect();
    let cased = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase)
    };
    (2..=3).contains(&words.len()) && words.iter().all(cased)
}
