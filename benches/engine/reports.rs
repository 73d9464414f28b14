//! Coverage of events that never were, with the event of each report: the same on every run.
//!
//! An event has a subject, places, people and words of its own. Its reports tell different parts of it in words of their
//! own, for some days; some are copies of a wire report, some are briefs of two sentences. What makes it hard: events of
//! one subject in the same week, events in one place, events of one body, and subjects that have most words in common.

/// A report and the event it is about.
pub(crate) struct Report {
    /// Number of the event.
    pub(crate) event: usize,
    /// Day of publication, counted from the first.
    pub(crate) day: usize,
    /// The headline.
    pub(crate) title: String,
    /// The text, in paragraphs.
    pub(crate) text: String,
}

/// Words of everyday use in all reports, the most used first.
const GLUE: [&str; 24] = [
    "the", "of", "to", "and", "in", "a", "that", "on", "for", "was", "is", "with", "as", "by",
    "at", "said", "has", "had", "from", "after", "who", "people", "new", "year",
];

const LEXICON: usize = 18_000;
const SUBJECTS: usize = 60;
const WORDS_OF_SUBJECT: usize = 90;
const BODIES: usize = 400;
const PLACES: usize = 500;

/// Reports for as long as they are asked for. `per_day` of them come on a day, a few more or less.
pub(crate) struct Coverage {
    dice: Dice,
    lexicon: Vec<String>,
    subjects: Vec<Vec<usize>>,
    per_day: usize,
    made: usize,
    events: usize,
    /// Events that are still told of.
    open: Vec<Event>,
}

struct Event {
    number: usize,
    subject: usize,
    words: Vec<usize>,
    names: Vec<String>,
    reports_left: usize,
    last_day: usize,
    wire: Option<(String, String)>,
}

impl Coverage {
    /// Coverage of `per_day` reports a day.
    pub(crate) fn new(seed: u64, per_day: usize) -> Self {
        let mut dice = Dice(seed.wrapping_mul(2) + 1);
        let lexicon = (0..LEXICON).map(|_| dice.pseudo_word()).collect();
        let subjects = (0..SUBJECTS)
            .map(|_| (0..WORDS_OF_SUBJECT).map(|_| dice.below(LEXICON)).collect())
            .collect();
        Self {
            dice,
            lexicon,
            subjects,
            per_day,
            made: 0,
            events: 0,
            open: Vec::new(),
        }
    }

    /// An event of a few reports, seldom of very many.
    fn begin(&mut self, day: usize) {
        let dice = &mut self.dice;
        let subject = dice.often_first(SUBJECTS);
        let of_subject = &self.subjects[subject];
        let mut words: Vec<usize> = (0..22)
            .map(|_| of_subject[dice.below(WORDS_OF_SUBJECT)])
            .collect();
        words.extend((0..14).map(|_| dice.below(LEXICON)));
        let (place, body) = (dice.often_first(PLACES), dice.often_first(BODIES));
        let mut names = vec![
            capital(&self.lexicon[place * 7 + 11]),
            format!(
                "{} {}",
                capital(&self.lexicon[body * 13 + 3]),
                capital(&self.lexicon[body * 5 + 1])
            ),
        ];
        for _ in 0..2 + dice.below(3) {
            let (first, last) = (dice.below(300), dice.below(LEXICON));
            names.push(format!(
                "{} {}",
                capital(&self.lexicon[first * 3]),
                capital(&self.lexicon[last])
            ));
        }
        let reports_left = match dice.below(20) {
            0..5 => 1,
            5..15 => 2 + dice.below(4),
            15..19 => 6 + dice.below(12),
            _ => 20 + dice.below(60),
        };
        self.open.push(Event {
            number: self.events,
            subject,
            words,
            names,
            reports_left,
            last_day: day + 1 + dice.below(2 + reports_left.min(12) / 2),
            wire: None,
        });
        self.events += 1;
    }
}

impl Iterator for Coverage {
    type Item = Report;

    fn next(&mut self) -> Option<Report> {
        let day = self.made / self.per_day;
        self.open
            .retain(|event| event.reports_left > 0 && event.last_day >= day);
        // As many events at once as make a day's reports.
        while self.open.len() < 3 + self.per_day / 3 {
            self.begin(day);
        }
        let at = self.dice.below(self.open.len());
        self.made += 1;
        let event = &mut self.open[at];
        event.reports_left -= 1;
        let (title, text) = match (&event.wire, self.dice.below(8)) {
            (Some((title, text)), 0 | 1) => copied(title, text, &mut self.dice),
            (_, kind) => {
                let teller = Teller {
                    lexicon: &self.lexicon,
                    subject: &self.subjects[event.subject],
                    event,
                    outlet: self.dice.below(40),
                };
                teller.report(if kind == 2 { 2 } else { 9 + kind }, &mut self.dice)
            }
        };
        if event.wire.is_none() {
            event.wire = Some((title.clone(), text.clone()));
        }
        Some(Report {
            event: event.number,
            day,
            title,
            text,
        })
    }
}

/// A wire report as another outlet prints it: under a headline with a word more or less, without its last sentences.
fn copied(title: &str, text: &str, dice: &mut Dice) -> (String, String) {
    let sentences: Vec<&str> = text.split_inclusive(". ").collect();
    let kept = sentences.len() - dice.below(1 + sentences.len() / 3);
    let words: Vec<&str> = title.split(' ').collect();
    let from = dice.below(2).min(words.len() - 1);
    (words[from..].join(" "), sentences[..kept].concat())
}

/// One outlet that tells of one event.
struct Teller<'a> {
    lexicon: &'a [String],
    subject: &'a [usize],
    event: &'a Event,
    outlet: usize,
}

impl Teller<'_> {
    fn report(&self, sentences: usize, dice: &mut Dice) -> (String, String) {
        // What this report leaves out of the event's words and names.
        let kept: Vec<usize> = self
            .event
            .words
            .iter()
            .copied()
            .filter(|_| dice.below(10) < 6)
            .collect();
        let names: Vec<&String> = self
            .event
            .names
            .iter()
            .filter(|_| dice.below(10) < 7)
            .collect();
        let names = if names.is_empty() {
            vec![&self.event.names[0]]
        } else {
            names
        };
        let title = capital(&self.words((7, 60), &kept, &names, dice));
        let mut text = String::new();
        for number in 0..sentences {
            let (count, share) = (9 + dice.below(16), if number < 3 { 45 } else { 25 });
            text.push_str(&capital(&self.words((count, share), &kept, &names, dice)));
            text.push_str(if number % 3 == 2 { ".\n\n" } else { ". " });
        }
        (title, text)
    }

    /// Words, of which `share` in a hundred are the event's.
    fn words(
        &self,
        (count, share): (usize, usize),
        kept: &[usize],
        names: &[&String],
        dice: &mut Dice,
    ) -> String {
        let mut words: Vec<&str> = Vec::with_capacity(count);
        while words.len() < count {
            let roll = dice.below(100);
            words.push(if roll < share / 3 {
                names[dice.below(names.len())]
            } else if roll < share && !kept.is_empty() {
                &self.lexicon[kept[dice.below(kept.len())]]
            } else if roll < share + 8 {
                &self.lexicon[self.subject[dice.below(self.subject.len())]]
            } else if roll < share + 12 {
                // Words that the outlet likes.
                &self.lexicon[self.outlet * 31 + dice.below(25)]
            } else if roll < share + 25 {
                &self.lexicon[dice.often_first(LEXICON)]
            } else {
                GLUE[dice.often_first(GLUE.len())]
            });
        }
        words.join(" ")
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// `SplitMix64` of Steele and Vigna.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % bound).unwrap_or(0)
    }

    /// A number below `bound`, the low ones much more often.
    fn often_first(&mut self, bound: usize) -> usize {
        let inner = 1 + self.below(bound);
        let inner = 1 + self.below(inner);
        self.below(inner)
    }

    /// Two to four syllables.
    fn pseudo_word(&mut self) -> String {
        const HEADS: [&str; 16] = [
            "b", "br", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w",
        ];
        const TAILS: [&str; 12] = [
            "a", "e", "i", "o", "u", "an", "el", "in", "or", "um", "ai", "ost",
        ];
        let mut word = String::new();
        for _ in 0..2 + self.below(3) {
            word.push_str(HEADS[self.below(16)]);
            word.push_str(TAILS[self.below(12)]);
        }
        word
    }
}
