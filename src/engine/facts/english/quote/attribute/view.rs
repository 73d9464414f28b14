//! A sentence about somebody that leads in to what they say: `Roy saw it differently. "We waited."`
//!
//! No verb of speech stands there, so that much else has to fit: the quotation is a sentence of its own with nothing
//! behind it that attributes it, the sentence before is short, and its subject is one person.

use super::super::super::speech::who::Kind;
use super::super::super::speech::words::Class;
use super::{Around, Attribution, How};

/// Longer sentences tell more than how somebody sees something.
const LONGEST: usize = 18;

/// Verbs of taking a view or showing a mood.
const VIEWS: [&str; 44] = [
    "saw",
    "sees",
    "see",
    "disagrees",
    "disagreed",
    "disagree",
    "agrees",
    "agreed",
    "shrugged",
    "shrugs",
    "laughed",
    "laughs",
    "smiled",
    "smiles",
    "sighed",
    "sighs",
    "grinned",
    "grins",
    "nodded",
    "nods",
    "winced",
    "wept",
    "felt",
    "feels",
    "remains",
    "remained",
    "sounded",
    "sounds",
    "seemed",
    "seems",
    "looked",
    "looks",
    "takes",
    "took",
    "demurs",
    "demurred",
    "differs",
    "differed",
    "begs",
    "begged",
    "thinks",
    "thought",
    "paused",
    "hesitated",
];

impl Around<'_, '_> {
    /// The subject of the sentence before a whole quotation, where that sentence tells a view or a mood.
    pub(super) fn view_before(&self) -> Option<Attribution> {
        let line = self.line;
        let stop = self.low.checked_sub(1).filter(|_| self.at == self.low)?;
        let whole = self.at + 1 >= self.high && matches!(self.ending, '.' | '?' | '!' | '…');
        let low = line.sentence_start(stop);
        let short = self.low - low <= LONGEST && (low..self.low).all(|at| !line.is_quote(at));
        if !whole || !short {
            return None;
        }
        let text = self.page.document.text();
        let clause = self.page.clauses.read(line, self.idx, low, text);
        let (phrase, verb) = clause.main(self.low)?;
        let states = line.class(verb).is(Class::BE) || VIEWS.contains(&line.word(verb));
        let pronoun =
            phrase.0 == phrase.1 && ["he", "she"].iter().any(|word| line.reads(phrase.0, word));
        let person = || {
            let who = self.page.names.read(text, line, phrase);
            who.is_some_and(|who| who.kind == Some(Kind::Person))
        };
        let role = || {
            let class = line.class(phrase.1);
            line.class(phrase.0).is(Class::DETERMINER)
                && class.is(Class::PEOPLE)
                && !line.word(phrase.1).ends_with('s')
        };
        (states && (pronoun || person() || role()))
            .then(|| self.found(phrase, None, How::ViewBefore))
    }
}
