//! The document pass: every mention of a name speaks for it, and each name gets one kind.

use rustc_hash::FxHashMap;

use crate::engine::text::Span;

use super::alias::Alias;
use super::bodies::join_parts;
use super::divide::divide;
use super::evidence::is_acronym;
use super::lexicon::WORDS;
use super::sheet::{Sheet, tidy};
use super::{Kind, Mention, Points};

/// A name with its kind and all its mentions.
#[derive(Clone, Debug)]
pub(in crate::engine::facts::english) struct Found {
    /// What it names.
    pub kind: Kind,
    /// The fullest form.
    pub name: String,
    /// Other forms.
    pub aliases: Vec<String>,
    /// By how many points its kind leads over everything else it might be.
    pub lead: i32,
    /// Where it is named, in order: the span, the first token and the token after the last.
    pub mentions: Vec<(Span, usize, usize)>,
}

/// Mentions of the same words.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) mentions: Vec<usize>,
    pub(super) own: Points,
    pub(super) beside: Points,
    pub(super) more: Points,
    /// The group this one was joined to.
    pub(super) joined: Option<usize>,
    /// Whether the article writes "The" with a capital inside a sentence.
    pub(super) the: bool,
}

impl Group {
    /// All that speaks for each kind.
    pub(super) fn points(&self) -> Points {
        let mut points = self.own;
        points.person += self.beside.person + self.more.person;
        points.organisation += self.beside.organisation + self.more.organisation;
        points.place += self.beside.place + self.more.place;
        points.nothing += self.beside.nothing + self.more.nothing;
        points
    }
}

/// Points that make a name a fact.
const THRESHOLD: i32 = 3;
/// What a name that is only seen where any word has a capital needs.
const INITIAL_THRESHOLD: i32 = 4;

/// Collects the names of the mentions, in the order of their first mention.
pub(super) fn gather(sheet: &Sheet<'_>, mentions: &[Mention], aliases: &[Alias]) -> Vec<Found> {
    let (mut groups, of_mention) = group(sheet, mentions);
    for alias in aliases {
        let (long, short) = (of_mention[alias.long], of_mention[alias.short]);
        join(&mut groups, short, long);
    }
    join_acronyms(sheet, mentions, &mut groups);
    let kinds: Vec<Option<Kind>> = groups.iter().map(|group| decide(mentions, group)).collect();
    let kinds = join_people(sheet, mentions, &mut groups, kinds);
    let kinds = join_parts(sheet, mentions, &mut groups, kinds);
    collect(sheet, mentions, &groups, &kinds)
}

/// The groups in order of their first mention, and the group of each mention.
fn group(sheet: &Sheet<'_>, mentions: &[Mention]) -> (Vec<Group>, Vec<usize>) {
    let mut of_key: FxHashMap<String, usize> = FxHashMap::default();
    let mut groups: Vec<Group> = Vec::new();
    let mut of_mention = Vec::with_capacity(mentions.len());
    for (idx, mention) in mentions.iter().enumerate() {
        let whole = tidy(sheet.at(mention.span));
        let bare = whole.strip_prefix("The ").unwrap_or(&whole);
        // Names of several words are the same in any case: "No Way For Ships"; single words are not: "US", "us".
        let key = if bare.contains(' ') {
            bare.to_lowercase()
        } else {
            bare.to_owned()
        };
        let at = *of_key.entry(key).or_insert_with(|| {
            groups.push(Group::default());
            groups.len() - 1
        });
        let group = &mut groups[at];
        group.mentions.push(idx);
        group.the |= bare.len() < whole.len();
        group.own = max(group.own, mention.own);
        add(&mut group.beside, &mut group.more, mention.beside);
        of_mention.push(at);
    }
    divide(mentions, &mut groups, &mut of_mention);
    (groups, of_mention)
}

/// The points of the words of a name: the same in each mention, so the best counts once.
fn max(one: Points, other: Points) -> Points {
    Points {
        person: one.person.max(other.person),
        organisation: one.organisation.max(other.organisation),
        place: one.place.max(other.place),
        nothing: one.nothing.max(other.nothing),
    }
}

/// Adds what stands beside one more mention: the strongest sign counts, and one point more where another agrees.
pub(super) fn add(best: &mut Points, more: &mut Points, one: Points) {
    let add = |best: &mut i32, more: &mut i32, one: i32| {
        *more = (*more).max(i32::from(*best > 0 && one > 0));
        *best = if *best == 0 { one } else { (*best).max(one) };
    };
    add(&mut best.person, &mut more.person, one.person);
    add(
        &mut best.organisation,
        &mut more.organisation,
        one.organisation,
    );
    add(&mut best.place, &mut more.place, one.place);
    add(&mut best.nothing, &mut more.nothing, one.nothing);
}

/// Joins group `from` to group `to`.
pub(super) fn join(groups: &mut [Group], from: usize, to: usize) {
    if from == to || groups[from].joined.is_some() || groups[to].joined.is_some() {
        return;
    }
    groups[from].joined = Some(to);
    let moved = std::mem::take(&mut groups[from].mentions);
    groups[to].mentions.extend(moved);
    groups[to].mentions.sort_unstable();
    let (own, beside) = (groups[from].own, groups[from].beside);
    let to = &mut groups[to];
    to.own.organisation = to.own.organisation.max(own.organisation);
    to.own.nothing = to.own.nothing.min(own.nothing);
    add(&mut to.beside, &mut to.more, beside);
}

/// Joins an acronym to the long form with those initials, where the article holds exactly one.
fn join_acronyms(sheet: &Sheet<'_>, mentions: &[Mention], groups: &mut [Group]) {
    let mut of_initials: FxHashMap<String, Option<usize>> = FxHashMap::default();
    for (idx, group) in groups.iter().enumerate() {
        if let Some(&first) = group.mentions.first() {
            let name = sheet.at(mentions[first].span);
            let initials: String = name
                .split([' ', '-', ','])
                .filter_map(|word| word.chars().next().filter(|char| char.is_uppercase()))
                .collect();
            if name.contains(' ') && initials.chars().count() >= 2 && group.points().person < 4 {
                let known = of_initials.entry(initials).or_insert(Some(idx));
                if *known != Some(idx) {
                    *known = None;
                }
            }
        }
    }
    for idx in 0..groups.len() {
        let Some(&first) = groups[idx].mentions.first() else {
            continue;
        };
        let name = sheet.at(mentions[first].span);
        let letters: String = name.chars().filter(|char| char.is_alphabetic()).collect();
        if is_acronym(name)
            && letters.chars().count() >= 2
            && let Some(Some(long)) = of_initials.get(&letters).copied()
        {
            join(groups, idx, long);
        }
    }
}

/// The kind that the points of a group give.
fn decide(mentions: &[Mention], group: &Group) -> Option<Kind> {
    let points = group.points();
    let best = points.person.max(points.organisation).max(points.place);
    let inside = group.mentions.iter().any(|&idx| !mentions[idx].initial);
    let enough = if inside { THRESHOLD } else { INITIAL_THRESHOLD };
    if group.mentions.is_empty() || best < enough || points.nothing >= best {
        return None;
    }
    // Where two kinds are level a body is the likeliest: it acts as people do and lies where places do.
    Some(if points.organisation == best {
        Kind::Organisation
    } else if points.person == best {
        Kind::Person
    } else {
        Kind::Place
    })
}

/// Joins what only part of a person's name names: the surname, the first name, the name without its middle.
fn join_people(
    sheet: &Sheet<'_>,
    mentions: &[Mention],
    groups: &mut [Group],
    mut kinds: Vec<Option<Kind>>,
) -> Vec<Option<Kind>> {
    let mut of_full: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    let mut of_surname: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut of_first: FxHashMap<&str, Option<usize>> = FxHashMap::default();
    for idx in 0..groups.len() {
        let name = words(sheet, mentions, &groups[idx]);
        let Some((first, surname)) = ends(name) else {
            continue;
        };
        if kinds[idx] != Some(Kind::Person) {
            continue;
        }
        if let Some(&full) = of_full.get(&(first, surname)) {
            join(groups, idx, full);
            continue;
        }
        of_full.insert((first, surname), idx);
        of_surname.entry(folded(surname)).or_default().push(idx);
        let known = of_first.entry(first).or_insert(Some(idx));
        if *known != Some(idx) {
            *known = None;
        }
    }
    for idx in 0..groups.len() {
        let Some(&first) = groups[idx].mentions.first() else {
            continue;
        };
        let name = sheet.at(mentions[first].span);
        let Some(last) = name.split_whitespace().next_back() else {
            continue;
        };
        let people = of_surname.get(&folded(last));
        if name.contains(char::is_whitespace) {
            let named = |idx: usize| words(sheet, mentions, &groups[idx]);
            let person = people.and_then(|people| fuller(people, name, named));
            if let Some(person) = person.filter(|_| groups[idx].own.organisation < 6) {
                join(groups, idx, person);
                kinds[idx] = None;
            }
            continue;
        }
        let by_surname = people.map(|people| nearest(people, idx));
        let by_first = || {
            of_first
                .get(name)
                .copied()
                .flatten()
                .filter(|_| kinds[idx] != Some(Kind::Place) || !WORDS.is_land(name))
        };
        let unknown = groups[idx].own.organisation < 6;
        if let Some(person) = by_surname
            .or_else(by_first)
            // A full name that took over an earlier surname begins with it now; it must not be joined to itself.
            .filter(|&person| unknown && person != idx)
        {
            join(groups, idx, person);
            kinds[idx] = None;
        }
    }
    kinds
}

/// A surname as it is looked up: "Van Aalst" opens a sentence, "HOLT" a turn of a transcript.
fn folded(surname: &str) -> String {
    surname.to_lowercase().replace('’', "'")
}

/// The words of the first mention of a group.
fn words<'a>(sheet: &Sheet<'a>, mentions: &[Mention], group: &Group) -> &'a str {
    let first = group.mentions.first();
    first.map_or("", |&first| sheet.at(mentions[first].span))
}

/// The one of `people` whose full name ends with the several words of `name`.
fn fuller<'a>(people: &[usize], name: &str, named: impl Fn(usize) -> &'a str) -> Option<usize> {
    let full = |&idx: &usize| is_surname_of(name, named(idx));
    let mut people = people.iter().copied().filter(full);
    let first = people.next()?;
    people.next().is_none().then_some(first)
}

/// Whether `name`, of several words, is the surname of `full`: "Van Aalst" of "Ruud van Aalst".
fn is_surname_of(name: &str, full: &str) -> bool {
    let mut own = name.split_whitespace().rev();
    let mut whole = full.split_whitespace().rev();
    let same = own.by_ref().all(|word| {
        whole
            .next()
            .is_some_and(|other| folded(word) == folded(other))
    });
    same && whole.next().is_some()
}

/// Of several people of one surname, the one named last before group `idx`; else the first.
fn nearest(people: &[usize], idx: usize) -> usize {
    let at = people.partition_point(|&person| person < idx);
    people.get(at.saturating_sub(1)).copied().unwrap_or(idx)
}

/// First and last name of a full name; "Jr" and the like are no surname.
fn ends(name: &str) -> Option<(&str, &str)> {
    let mut words = name.split_whitespace();
    let first = words.next()?;
    let last = words.rfind(|word| {
        !matches!(
            *word,
            "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV" | "."
        )
    })?;
    Some((first, last))
}

/// The names with a kind, in the order of their first mention.
fn collect(
    sheet: &Sheet<'_>,
    mentions: &[Mention],
    groups: &[Group],
    kinds: &[Option<Kind>],
) -> Vec<Found> {
    let mut found: Vec<Found> = groups
        .iter()
        .zip(kinds)
        .filter(|(group, _)| group.joined.is_none())
        .filter_map(|(group, kind)| Some(of_group(sheet, mentions, group, (*kind)?)))
        .collect();
    found.sort_by_key(|name| name.mentions.first().map(|mention| mention.0));
    found
}

/// One name.
fn of_group(sheet: &Sheet<'_>, mentions: &[Mention], group: &Group, kind: Kind) -> Found {
    let places: Vec<(Span, usize, usize)> = group
        .mentions
        .iter()
        .map(|&idx| {
            let (mut start, end) = (mentions[idx].tokens.start, mentions[idx].tokens.end);
            // A "The" that opens a sentence is part of the name where it is inside sentences.
            let the = start > 0 && sheet.word(start - 1) == "The" && group.the;
            start -= usize::from(the);
            (sheet.span(start, end), start, end)
        })
        .collect();
    let mut forms: Vec<String> = Vec::new();
    for (span, _, _) in &places {
        let form = tidy(sheet.at(*span));
        if !forms.contains(&form) && forms.len() < MOST_FORMS {
            forms.push(form);
        }
    }
    let fullest =
        (0..forms.len()).max_by_key(|&idx| (forms[idx].chars().count(), std::cmp::Reverse(idx)));
    let name = fullest.map(|idx| forms.remove(idx)).unwrap_or_default();
    let folded = name.to_lowercase();
    forms.retain(|form| {
        kind != Kind::Person
            && form.to_lowercase() != folded
            && !folded.ends_with(&format!("the {}", form.to_lowercase()))
    });
    Found {
        kind,
        name,
        lead: group.points().lead(kind),
        aliases: forms,
        mentions: places,
    }
}

/// A name has few forms; more would be noise.
const MOST_FORMS: usize = 8;
