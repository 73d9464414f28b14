//! Persons: what the text says they are and where it says they belong.

use rustc_hash::FxHashMap;

use super::name::{Found, Kind, Sheet, WORDS};
use crate::engine::facts::Person;
use crate::engine::segment::TokenKind;

/// A role: the tokens from `start` to before `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
}

/// How long a role may be, in tokens.
const LONGEST: usize = 8;

/// The bodies of an article by the tokens they start at and end before.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    by_start: FxHashMap<usize, usize>,
    by_end: FxHashMap<usize, usize>,
}

impl Bodies {
    /// The bodies among `names`.
    pub(super) fn new(names: &[Found]) -> Self {
        let mut bodies = Self::default();
        for (idx, name) in names.iter().enumerate() {
            if name.kind == Kind::Organisation {
                for &(_, start, end) in &name.mentions {
                    bodies.by_start.insert(start, idx);
                    bodies.by_end.insert(end, idx);
                }
            }
        }
        bodies
    }
}

/// What the roles of a person are looked for in.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    /// The tokens.
    pub sheet: &'a Sheet<'a>,
    /// All names of the article.
    pub names: &'a [Found],
    /// The bodies among them.
    pub bodies: &'a Bodies,
}

impl Scene<'_> {
    /// The name of the body that starts at token `start`.
    fn body_from(&self, start: usize) -> Option<String> {
        self.name(self.bodies.by_start.get(&start))
    }

    /// The name of the body that ends before token `end`.
    fn body_to(&self, end: usize) -> Option<String> {
        self.name(self.bodies.by_end.get(&end))
    }

    fn name(&self, idx: Option<&usize>) -> Option<String> {
        let name = self.names.get(*idx?)?;
        Some(name.name.clone())
    }
}

/// The person `found`, with the roles and the affiliation that the text around the mentions gives.
pub(super) fn describe(scene: Scene<'_>, found: &Found) -> Person {
    let sheet = scene.sheet;
    let mut person = Person {
        name: found.name.clone(),
        roles: Vec::new(),
        affiliation: None,
        mentions: found.mentions.iter().map(|mention| mention.0).collect(),
    };
    for &(_, start, end) in &found.mentions {
        for (role, body) in [before(scene, start), after(scene, end)]
            .into_iter()
            .flatten()
        {
            let written = sheet.written(role.start, role.end).to_owned();
            if !person
                .roles
                .iter()
                .any(|known| known.eq_ignore_ascii_case(&written))
            {
                person.roles.push(written);
            }
            person.affiliation = person.affiliation.or(body);
        }
    }
    person
}

/// The role in lower case right before a name that starts at token `start`: "vice chair and president", "spy chief".
pub(super) fn role_before(sheet: &Sheet<'_>, start: usize) -> Option<Role> {
    let comma = start > 0 && sheet.word(start - 1) == ",";
    let end = start - usize::from(comma);
    let mut first = end;
    while first > 0 && end - first < LONGEST && is_role_word(sheet, first - 1) {
        first -= 1;
    }
    while first < end && matches!(sheet.word(first), "and" | "of") {
        first += 1;
    }
    let noun = end > first && is_role(sheet.word(end - 1)) && sheet.is_lower(end - 1);
    noun.then_some(Role { start: first, end })
}

/// The role in an apposition that starts at token `start`: "an organiser with …", "the company’s chief executive".
pub(super) fn role_after(sheet: &Sheet<'_>, start: usize) -> Option<Role> {
    let mut at = start;
    // What stands before the role: an article, a body with its possessive, adjectives.
    while at < start + LONGEST && !is_role_word(sheet, at) {
        let word = sheet.word(at);
        let passes = matches!(word, "a" | "an" | "the" | "his" | "her" | "their" | "&")
            || sheet.kind(at) == Some(TokenKind::Possessive)
            || sheet.is_word(at) && !sheet.is_lower(at)
            || at > start && sheet.is_lower(at) && matches!(sheet.word(start), "a" | "an" | "the");
        let breaks = matches!(
            word,
            "who"
                | "which"
                | "that"
                | "said"
                | "is"
                | "was"
                | "has"
                | "and"
                | "in"
                | "on"
                | "to"
                | "with"
                | "of"
                | "for"
        );
        if !passes || breaks {
            return None;
        }
        at += 1;
    }
    let first = at;
    while at < first + LONGEST && is_role_word(sheet, at) {
        at += 1;
    }
    while at > first && !is_role(sheet.word(at - 1)) {
        at -= 1;
    }
    (at > first).then_some(Role {
        start: first,
        end: at,
    })
}

/// A role, and the body it belongs to.
type RoleOf = (Role, Option<String>);

/// The role in front of a name, in lower case or as a title, and the body in front of that.
fn before(scene: Scene<'_>, start: usize) -> Option<RoleOf> {
    let sheet = scene.sheet;
    let role = role_before(sheet, start).or_else(|| title_before(sheet, start))?;
    let owned = sheet.kind(role.start.wrapping_sub(1)) == Some(TokenKind::Possessive);
    let end = role.start - usize::from(owned);
    Some((role, scene.body_to(end)))
}

/// The title right before a name: "Prime Minister", "Gen."; a form of address is none.
fn title_before(sheet: &Sheet<'_>, start: usize) -> Option<Role> {
    let people = &WORDS.people;
    let mut first = start;
    while first > 0 && start - first < LONGEST {
        let word = sheet.word(first - 1);
        let dot = word == "." && first > 1 && people.titles.has(sheet.word(first - 2));
        let title = people.titles.has(word) && !people.honorifics.has(word);
        if !dot && !title {
            break;
        }
        first -= 1;
    }
    let dot = usize::from(start > 0 && sheet.word(start - 1) == ".");
    let end = start.saturating_sub(dot);
    let title = first < end && people.title_heads.has(sheet.word(end - 1));
    title.then_some(Role { start: first, end })
}

/// The role in the apposition behind a name that ends before token `end`, and the body named in it.
fn after(scene: Scene<'_>, end: usize) -> Option<RoleOf> {
    let sheet = scene.sheet;
    if sheet.word(end) != "," {
        return None;
    }
    let role = role_after(sheet, end + 1)?;
    let owned = sheet.kind(role.start.wrapping_sub(1)) == Some(TokenKind::Possessive);
    let before = role.start - usize::from(owned);
    if before > end + 1
        && let Some(body) = scene.body_to(before)
    {
        return Some((role, Some(body)));
    }
    let joined = matches!(sheet.word(role.end), "with" | "at" | "of" | "for" | "from");
    let the = matches!(sheet.word(role.end + 1), "the" | "The");
    let from = role.end + 1;
    let body = scene
        .body_from(from)
        .or_else(|| the.then(|| scene.body_from(from + 1)).flatten());
    Some((role, body.filter(|_| joined)))
}

/// Whether the word at token `idx` may stand in a role, in lower case.
fn is_role_word(sheet: &Sheet<'_>, idx: usize) -> bool {
    let word = sheet.word(idx);
    sheet.is_lower(idx)
        && (is_role(word)
            || WORDS.people.modifiers.has(word)
            || word
                .split('-')
                .all(|part| WORDS.people.modifiers.has(part) || is_role(part)))
}

/// Whether `word` says what a person is: "president", "co-founder".
fn is_role(word: &str) -> bool {
    WORDS.people.roles.has(word)
        || word
            .rsplit_once('-')
            .is_some_and(|(_, noun)| WORDS.people.roles.has(noun))
}

/// Whether `word` is the plural of a role: "executives".
pub(super) fn is_plural_role(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(is_role)
}
