//! The first pass: the names that the trained tagger finds, joined with what the rules are sure of.
//!
//! The tagger finds far more names than the rules do, and takes most of them for the right kind. Where the words of a name
//! alone tell its kind ("Acme Holdings, Inc") the rules know better where it ends, so there their mention stands and the
//! tagger only adds its voice. What only the rules take for a possible name has no voice; it is kept because another
//! mention of the same words may have one.

use crate::engine::facts::Document;
use crate::engine::tag::{self, Name, NameKind};

use super::lexicon::WORDS;
use super::sheet::Sheet;
use super::{Mention, Points};

/// Points of a name's own words from which on the rules' mention stands.
const SURE: i32 = 6;
/// The same where the tagger found only parts of a body's name.
const LIKELY: i32 = 4;
/// Lead of the tagger that makes one point.
const LEAD: i32 = 250;
/// Lead of the tagger from which on a single word is a person: it raised the share of right ones on the held-out
/// documents, and cost few.
const SINGLE: i32 = 800;
/// Points of the name that the tagger is least sure of, and the most that a mention gets: see what makes a fact in
/// [`entity`](super::entity).
const POINTS: (i32, i32) = (4, 8);

/// Joins the tagger's names with the rules' `candidates`, which come with their points; both in order.
pub(super) fn join(
    document: &Document<'_>,
    sheet: &Sheet<'_>,
    candidates: Vec<Mention>,
) -> Vec<Mention> {
    let mut names = tag::names(document.text(), document.segments)
        .into_iter()
        .peekable();
    let mut mentions: Vec<Mention> = Vec::with_capacity(candidates.len());
    for mut candidate in candidates {
        while let Some(name) = names.next_if(|name| name.span.end <= candidate.span.start) {
            mentions.push(mention(sheet, name));
        }
        // A long name of the tagger may cover several candidates.
        let covered = mentions
            .last()
            .is_some_and(|last| last.span.overlaps(candidate.span));
        let mut inside = Vec::new();
        while let Some(name) = names.next_if(|name| name.span.overlaps(candidate.span)) {
            inside.push(name);
        }
        if !covered && stands(sheet, &candidate, &inside) {
            for name in &inside {
                add(&mut candidate.beside, sheet, name);
            }
            mentions.push(candidate);
        } else if !covered && inside.is_empty() {
            candidate.own = Points::default();
            candidate.beside = Points::default();
            mentions.push(candidate);
        } else {
            mentions.extend(inside.into_iter().map(|name| mention(sheet, name)));
        }
    }
    mentions.extend(names.map(|name| mention(sheet, name)));
    mentions
}

/// Whether the rules' mention stands: its words alone tell what it is, or they tell that it is a body of which the tagger
/// only found parts, `inside`.
fn stands(sheet: &Sheet<'_>, candidate: &Mention, inside: &[Name]) -> bool {
    let own = candidate.own;
    let sure = own
        .person
        .max(own.organisation)
        .max(own.place)
        .max(own.nothing)
        >= SURE;
    let parts = !inside.is_empty()
        && inside
            .iter()
            .all(|name| name.span != candidate.span && candidate.span.encloses(name.span));
    // "No Logging In The Hills": a capitalised "No" is part of the name of a campaign.
    let slogan = sheet.word(candidate.tokens.start) == "No";
    sure || (parts && (slogan || own.organisation >= LIKELY))
}

/// A name of the tagger as a mention.
fn mention(sheet: &Sheet<'_>, name: Name) -> Mention {
    let mut beside = Points::default();
    add(&mut beside, sheet, &name);
    Mention {
        span: name.span,
        tokens: name.tokens,
        initial: false,
        own: Points::default(),
        beside,
    }
}

/// Adds what the tagger takes `name` for, where the words of the name allow it.
fn add(points: &mut Points, sheet: &Sheet<'_>, name: &Name) {
    let voice = (POINTS.0 + name.lead / LEAD).min(POINTS.1);
    match name.kind {
        NameKind::Person | NameKind::Organisation if is_agreement(sheet, name) => {
            points.nothing += voice;
        }
        NameKind::Person if is_list(sheet, name) => points.organisation += voice,
        NameKind::Person if is_introduced(sheet, name) => points.person += voice,
        NameKind::Person => {}
        NameKind::Organisation if is_number(sheet, name) => {}
        NameKind::Organisation => points.organisation += voice,
        NameKind::Place => points.place += voice,
        NameKind::Other => points.nothing += voice,
    }
}

/// Laws, treaties and events are nobody, whatever the tagger says.
fn is_agreement(sheet: &Sheet<'_>, name: &Name) -> bool {
    WORDS
        .nothing
        .has(sheet.word(name.tokens.end.saturating_sub(1)))
}

/// No person's name holds a comma; names of campaigns do.
fn is_list(sheet: &Sheet<'_>, name: &Name) -> bool {
    name.tokens.clone().any(|token| sheet.word(token) == ",")
}

/// News give a person a full name or a title at first. A single word is a person only where the tagger is
/// surer of it than of most; one that is not still joins the full name that the article gives elsewhere.
fn is_introduced(sheet: &Sheet<'_>, name: &Name) -> bool {
    let before = name
        .tokens
        .start
        .checked_sub(1)
        .map_or("", |token| sheet.word(token));
    let titled = WORDS.people.honorifics.has(before) || WORDS.people.titles.has(before);
    name.tokens.len() > 1 || titled || name.lead >= SINGLE
}

/// A single word that begins with a digit is a quantity ("8TB") or a model, rarely a body.
fn is_number(sheet: &Sheet<'_>, name: &Name) -> bool {
    let word = sheet.word(name.tokens.start);
    name.tokens.len() == 1 && word.starts_with(|ch: char| ch.is_ascii_digit())
}
