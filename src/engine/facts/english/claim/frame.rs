//! What a verb governs where it tells what somebody says, thinks or wants: data in `assets/lexicons/en/claim-verbs.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::engine::lexicon::{self, Ends};

const TABLE: &str = include_str!("../../../../../assets/lexicons/en/claim-verbs.txt");

/// What may follow a form of a verb, and which form it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    bits: u16,
    /// The prepositions and particles with which the verb tells of speech or thought.
    pub(super) prepositions: Vec<&'static str>,
}

impl Frame {
    /// A noun phrase: "criticised the plan".
    pub(super) const OBJECT: u16 = 1;
    /// A clause: "realised that it was late".
    pub(super) const CLAUSE: u16 = 1 << 1;
    /// An infinitive: "vowed to stay".
    pub(super) const TO: u16 = 1 << 2;
    /// Somebody and an infinitive: "urged her to stay".
    pub(super) const OBJECT_TO: u16 = 1 << 3;
    /// Something "as" something: "described it as a risk".
    pub(super) const AS: u16 = 1 << 4;
    /// Somebody and what they are called: "called her a hero".
    pub(super) const COMPLEMENT: u16 = 1 << 5;
    /// The bare form.
    pub(super) const BARE: u16 = 1 << 6;
    /// A past form, which may also be passive.
    pub(super) const PAST: u16 = 1 << 7;
    /// The form in `-ing`.
    pub(super) const PARTICIPLE: u16 = 1 << 8;
    /// Somebody it is told to stands between the verb and what is told: "told reporters it was late".
    pub(super) const ADDRESSEE: u16 = 1 << 9;
    /// The form is a noun as well: "attacks", "support".
    pub(super) const NOUN: u16 = 1 << 10;

    /// Whether it has one of `bits`.
    pub(super) const fn is(&self, bits: u16) -> bool {
        self.bits & bits != 0
    }

    /// Whether `word` is a preposition or particle of the verb.
    pub(super) fn takes(&self, word: &str) -> bool {
        self.prepositions.contains(&word)
    }
}

/// The frames by the forms of their verbs, and how those forms begin and end.
static FRAMES: LazyLock<(FxHashMap<String, Frame>, Ends)> = LazyLock::new(|| {
    let mut frames = FxHashMap::default();
    for (name, bit) in [
        ("object", Frame::OBJECT),
        ("clause", Frame::CLAUSE),
        ("to", Frame::TO),
        ("object to", Frame::OBJECT_TO),
        ("as", Frame::AS),
        ("complement", Frame::COMPLEMENT),
        ("addressee", Frame::ADDRESSEE),
    ] {
        let rows = lexicon::entries(lexicon::section(TABLE, name));
        for verb in rows.flat_map(str::split_whitespace) {
            add(&mut frames, verb, bit, &[]);
        }
    }
    for row in lexicon::entries(lexicon::section(TABLE, "preposition")) {
        if let Some((verb, prepositions)) = row.split_once('|') {
            let prepositions: Vec<_> = prepositions.split_whitespace().collect();
            add(&mut frames, verb, 0, &prepositions);
        }
    }
    for word in
        lexicon::entries(lexicon::section(TABLE, "also nouns")).flat_map(str::split_whitespace)
    {
        if let Some(frame) = frames.get_mut(word) {
            frame.bits |= Frame::NOUN;
        }
    }
    let mut ends = Ends::default();
    for form in frames.keys() {
        ends.add(form);
    }
    (frames, ends)
});

/// The frame of a word in lower case, if it is a form of such a verb.
pub(super) fn of(word: &str) -> Option<&'static Frame> {
    let (frames, ends) = &*FRAMES;
    ends.fit(word).then(|| frames.get(word)).flatten()
}

fn add(frames: &mut FxHashMap<String, Frame>, verb: &str, bit: u16, prepositions: &[&'static str]) {
    for (form, shape) in forms(verb) {
        let frame = frames.entry(form).or_default();
        frame.bits |= bit | shape;
        frame.prepositions.extend(prepositions);
    }
}

/// The forms of an entry: "plan=plans,planned,planning" gives all of them, a lone bare form is inflected.
fn forms(entry: &str) -> Vec<(String, u16)> {
    let (bare, given) = entry.split_once('=').unwrap_or((entry, ""));
    let mut forms = vec![(bare.to_owned(), Frame::BARE)];
    if given.is_empty() {
        let stem = bare.strip_suffix('e').unwrap_or(bare);
        let before_y = bare
            .strip_suffix('y')
            .filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
        let hisses =
            bare.ends_with(['s', 'x', 'z']) || bare.ends_with("sh") || bare.ends_with("ch");
        let third = match before_y {
            Some(stem) => format!("{stem}ies"),
            None if hisses => format!("{bare}es"),
            None => format!("{bare}s"),
        };
        let past = before_y.map_or_else(|| format!("{stem}ed"), |stem| format!("{stem}ied"));
        forms.push((third, 0));
        forms.push((past, Frame::PAST));
        let keeps = bare.ends_with("ee");
        forms.push((
            format!("{}ing", if keeps { bare } else { stem }),
            Frame::PARTICIPLE,
        ));
    }
    for (idx, form) in given.split(',').filter(|form| !form.is_empty()).enumerate() {
        let shape = match idx {
            0 => 0,
            _ if form.ends_with("ing") => Frame::PARTICIPLE,
            _ => Frame::PAST,
        };
        forms.push((form.to_owned(), shape));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected_by_the_rules_of_spelling() {
        for (entry, expected) in [
            ("attack", "attack attacks attacked attacking"),
            ("criticise", "criticise criticises criticised criticising"),
            ("deny", "deny denies denied denying"),
            ("bash", "bash bashes bashed bashing"),
            ("portray", "portray portrays portrayed portraying"),
            ("agree", "agree agrees agreed agreeing"),
            ("plan=plans,planned,planning", "plan plans planned planning"),
        ] {
            let forms: Vec<_> = forms(entry).into_iter().map(|(form, _)| form).collect();
            assert_eq!(forms.join(" "), expected);
        }
    }

    #[test]
    fn a_form_knows_what_its_verb_governs() {
        let called = of("called").unwrap();
        assert!(called.is(Frame::COMPLEMENT) && called.is(Frame::PAST) && called.takes("for"));
        assert!(of("urging").unwrap().is(Frame::OBJECT_TO));
        assert_eq!(of("walked"), None);
    }
}
