//! The first pass: the names that the trained tagger finds, joined with what the rules are sure of.
//!
//! The tagger finds far more names than the rules do, and takes most of them for the right kind. Where the words of a name
//! alone tell its kind ("Acme Holdings, Inc") the rules know better where it ends, so there their mention stands and the
//! tagger only adds its voice. What only the rules take for a possible name has no voice; it is kept because another
//! mention of the same words may have one.

use crate::engine::facts::Document;
use crate::engine::segment::TokenKind;
use crate::engine::tag::{self, Name, NameKind};

use super::lexicon::WORDS;
use super::run::{is_contraction, is_currency};
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
const SINGLE: i32 = 250;
/// By how many points a list of results makes a town its team: more than its being a state of the union counts.
const SIDE: i32 = 8;
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
        if ends_adjective(sheet, candidate.tokens.end) {
            continue;
        }
        while let Some(name) = names.next_if(|name| name.span.end <= candidate.span.start) {
            mentions.extend(mention(sheet, name));
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
            // What a part of a body's name names tells nothing of the whole: "Freight" in "No Ferry for Freight".
            let body = candidate.own.organisation >= SURE;
            let whole = |name: &Name| name.span == candidate.span || !body;
            let telling = inside.iter();
            for name in telling.filter(|name| whole(name) || name.kind == NameKind::Organisation) {
                add(&mut candidate.beside, sheet, name);
            }
            mentions.push(candidate);
        } else if !covered && inside.is_empty() {
            candidate.own = Points::default();
            candidate.beside = Points::default();
            mentions.push(candidate);
        } else {
            mentions.extend(inside.into_iter().filter_map(|name| mention(sheet, name)));
        }
    }
    mentions.extend(names.filter_map(|name| mention(sheet, name)));
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

/// A name of the tagger as a mention; `None` where its words are an adjective made of a name.
fn mention(sheet: &Sheet<'_>, name: Name) -> Option<Mention> {
    let name = bare(sheet, name);
    let last = name.tokens.end.saturating_sub(1);
    let no_name = is_contraction(sheet.word(last)) || is_currency(sheet, last);
    if no_name || is_adjective(sheet.word(last)) || ends_adjective(sheet, name.tokens.end) {
        return None;
    }
    let mut beside = Points::default();
    add(&mut beside, sheet, &name);
    if name.kind == NameKind::Place && is_side(sheet, &name) {
        beside.organisation = beside.place + SIDE;
    }
    Some(Mention {
        span: name.span,
        tokens: name.tokens,
        initial: false,
        own: Points::default(),
        beside,
    })
}

/// Whether a town stands for its team in a list of results: "Denver 110, Utah 98". National teams are places.
fn is_side(sheet: &Sheet<'_>, name: &Name) -> bool {
    let score = |idx: usize| {
        sheet.kind(idx) == Some(TokenKind::Number) && sheet.written(idx, idx + 1).len() <= 3
    };
    let capital = |idx: usize| sheet.is_word(idx) && !sheet.is_lower(idx);
    let (start, end) = (name.tokens.start, name.tokens.end);
    let mark = |idx: usize| usize::from(matches!(sheet.word(idx), "," | ";"));
    let other = end + 1 + mark(end + 1);
    let next = capital(other) && (1..=3).any(|length| score(other + length));
    let before = start.wrapping_sub(1 + mark(start.wrapping_sub(1)));
    let last = score(before) && capital(before.wrapping_sub(1));
    let country = WORDS.countries.has(sheet.at(name.span));
    score(end) && (next || last) && !country
}

/// A person's name without what is no part of it: "Dane Mads Thorup", "King Felipe".
fn bare(sheet: &Sheet<'_>, mut name: Name) -> Name {
    while name.kind == NameKind::Person
        && name.tokens.len() > 1
        && is_before_names(sheet.word(name.tokens.start), name.tokens.len())
    {
        name.tokens.start += 1;
        name.span = sheet.span(name.tokens.start, name.tokens.end);
    }
    name
}

/// Whether `word` at the start of a name of `length` words says what somebody is: of two words the first may be a given
/// name, "Dane Berg", of three it is more.
fn is_before_names(word: &str, length: usize) -> bool {
    let people = &WORDS.people;
    let title = people.honorifics.has(word) || people.title_heads.has(word);
    let royal = matches!(word, "King" | "Queen" | "Pope" | "Prince" | "Princess");
    let given = length < 3 && WORDS.first.has(word);
    royal || ((title || people.demonyms.has(word)) && !given)
}

/// "London-based", "U.S.-led": a participle or the like makes an adjective of a name; "Sung-min" is none.
fn is_adjective(word: &str) -> bool {
    let parts = word.rsplit_once(['-', '–', '‑']);
    parts.is_some_and(|(_, last)| WORDS.other.adjective_ends.has(last))
}

/// The same where the tokeniser parts them, because the name ends with a full stop: "U.S." "-" "led".
fn ends_adjective(sheet: &Sheet<'_>, end: usize) -> bool {
    let word = sheet.word(end);
    let hyphen = matches!(word, "-" | "–" | "‑") && sheet.glued(end + 1);
    let last = if hyphen { sheet.word(end + 1) } else { word };
    let last = last.strip_prefix(['-', '–', '‑']).unwrap_or(last);
    let joined = hyphen || last.len() < word.len();
    joined && sheet.glued(end) && WORDS.other.adjective_ends.has(last)
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
