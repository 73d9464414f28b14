//! What the names model looks at: each feature is the row of the weight table it falls into.
//!
//! A feature is a template (which question is asked) and a value (the answer), mixed and cut to a row number.
//! Different features may share a row; training sees the same collisions as use does.

use super::document::Evidence;
use super::lexicon::Entry;
use super::scene::{NAMES, Place, Scene};
use super::speech::CERTAIN;
use super::word::{Word, mix};

/// Rows of the names table: two to this power.
pub const ROW_BITS: u32 = 18;

/// Takes the rows of one word's features, one after another: training keeps them, use only adds up their weights.
pub trait Sink {
    /// The next row.
    fn take(&mut self, row: u32);
}

impl Sink for Vec<u32> {
    fn take(&mut self, row: u32) {
        self.push(row);
    }
}

/// Tells the rows of one word's features to a sink.
#[derive(Debug)]
pub struct Rows<'a, S> {
    sink: &'a mut S,
    template: u64,
    bits: u32,
}

impl<'a, S: Sink> Rows<'a, S> {
    /// Rows of a table with two to the power `bits` rows, into `sink`.
    #[must_use]
    pub const fn new(sink: &'a mut S, bits: u32) -> Self {
        Self {
            sink,
            template: 0,
            bits,
        }
    }

    /// The answer to the next template.
    pub fn add(&mut self, value: u64) {
        self.template += 1;
        let hash = mix(self.template.wrapping_mul(0xd6e8_feb8_6659_fd93), value);
        // The upper half of a 64-bit product is its best-mixed part, and always fits.
        let row = u32::try_from(hash >> 32).unwrap_or(0) >> (32 - self.bits);
        self.sink.take(row);
    }

    /// The answers to one template that may have several.
    fn add_each(&mut self, values: impl Iterator<Item = u64>) {
        self.template += 1;
        let template = self.template;
        for value in values {
            self.template = template - 1;
            self.add(value);
        }
        self.template = template;
    }
}

/// What stands beyond the ends of a sentence.
const EDGE: u64 = 11;

/// The lists that tell sorts of words apart.
const SORTED: u16 = NAMES | Entry::TITLE | Entry::SAYING | Entry::BODY_NOUN | Entry::PLACE_NOUN;

/// The neighbours of a word, with the edges of the sentence filled in.
struct View<'s, 'w> {
    scene: &'s Scene<'w>,
    idx: usize,
}

impl<'w> View<'_, 'w> {
    fn at(&self, offset: isize) -> Option<&Place<'w>> {
        self.scene.place(self.idx.checked_add_signed(offset))
    }

    fn lower(&self, offset: isize) -> u64 {
        self.at(offset).map_or(EDGE, |place| place.word.lower)
    }

    fn shape(&self, offset: isize) -> u64 {
        self.at(offset).map_or(EDGE, |place| place.word.shape)
    }

    fn suffix(&self, offset: isize, length: usize, edge: u64) -> u64 {
        self.at(offset)
            .map_or(edge, |place| place.word.suffixes[length - 1])
    }

    fn lists(&self, offset: isize) -> u64 {
        self.at(offset).map_or(EDGE, |place| {
            u64::from(place.entry.lists & !Entry::BEGINNING) << 4
        })
    }

    /// The part of speech a word usually has, for words with capitals the lists they stand in: what a word is like
    /// without saying which it is.
    fn sort(&self, offset: isize) -> u64 {
        self.at(offset).map_or(EDGE, |place| {
            let lists = u64::from(place.entry.lists & SORTED);
            let usual = u64::from(place.entry.usual & !CERTAIN);
            let case = place.word.case as u64;
            lists << 16 | usual << 8 | case
        })
    }
}

/// Puts the rows of word `idx` of `scene` into `sink`.
pub fn of_name<S: Sink>(scene: &Scene<'_>, idx: usize, evidence: &Evidence, sink: &mut S) {
    let mut rows = Rows::new(sink, ROW_BITS);
    let view = View { scene, idx };
    let Some(place) = view.at(0) else {
        return;
    };
    of_word(&mut rows, place.word);
    of_neighbours(&mut rows, &view, place.word);
    of_lists(&mut rows, &view, place);
    of_run(&mut rows, &view, place);
    of_document(&mut rows, &view, place, evidence);
}

fn of_word(rows: &mut Rows<'_, impl Sink>, word: &Word) {
    rows.add(0);
    rows.add(word.exact);
    rows.add(word.lower);
    rows.add(word.shape);
    rows.add(word.case as u64);
    for prefix in word.prefixes {
        rows.add(prefix);
    }
    for suffix in word.suffixes {
        rows.add(suffix);
    }
    rows.add(mix(word.suffixes[2], word.shape));
}

fn of_neighbours(rows: &mut Rows<'_, impl Sink>, view: &View<'_, '_>, word: &Word) {
    let (before, after) = (view.lower(-1), view.lower(1));
    rows.add(before);
    rows.add(after);
    rows.add(view.lower(-2));
    rows.add(view.lower(2));
    rows.add(mix(before, word.lower));
    rows.add(mix(word.lower, after));
    rows.add(mix(before, after));
    rows.add(mix(before, word.shape));
    rows.add(mix(word.shape, after));
    rows.add(mix(view.lower(-2), before));
    rows.add(mix(after, view.lower(2)));
    let (shape, left, right) = (word.shape, view.shape(-1), view.shape(1));
    rows.add(mix(left, shape));
    rows.add(mix(shape, right));
    rows.add(mix(mix(left, shape), right));
    rows.add(mix(mix(view.shape(-2), left), shape));
    rows.add(mix(mix(shape, right), view.shape(2)));
    rows.add(view.suffix(-1, 3, 0));
    rows.add(view.suffix(1, 3, 0));
    rows.add(view.suffix(1, 2, 0));
}

fn of_lists(rows: &mut Rows<'_, impl Sink>, view: &View<'_, '_>, place: &Place<'_>) {
    let lists = view.lists(0);
    rows.add(lists);
    rows.add(mix(lists, place.word.shape));
    rows.add(mix(view.lists(-1), lists));
    rows.add(mix(lists, view.lists(1)));
    rows.add(mix(mix(view.lists(-1), lists), view.lists(1)));
    rows.add_each(bits(place.entry.lists));
    let (before, after) = (view.sort(-1), view.sort(1));
    rows.add(before);
    rows.add(after);
    rows.add(view.sort(-2));
    rows.add(view.sort(2));
    rows.add(mix(before, place.word.shape));
    rows.add(mix(place.word.shape, after));
    rows.add(mix(before, lists));
    rows.add(mix(lists, after));
    rows.add(mix(before, after));
    rows.add(mix(view.sort(-2), before));
    rows.add(mix(after, view.sort(2)));
    rows.add(mix(view.lower(-1), lists));
    rows.add(mix(lists, view.lower(1)));
}

/// An index as a number that can be subtracted from; no sentence is long enough to lose any.
fn signed(idx: usize) -> isize {
    isize::try_from(idx).unwrap_or(isize::MAX)
}

/// The numbers of the bits set in `lists`.
fn bits(lists: u16) -> impl Iterator<Item = u64> {
    (0..16).filter(move |bit| lists >> bit & 1 == 1)
}

/// The run of capitals a word stands in says much by its last word, its first, and what stands around it.
fn of_run(rows: &mut Rows<'_, impl Sink>, view: &View<'_, '_>, own: &Place<'_>) {
    let (start, end) = view.scene.run(view.idx);
    let place = match (view.idx == start, view.idx + 1 == end) {
        _ if start == end => 0,
        (true, true) => 1,
        (true, false) => 2,
        (false, true) => 3,
        (false, false) => 4,
    };
    let offset_of = |idx: usize| signed(idx) - signed(view.idx);
    let (first, last) = (offset_of(start), offset_of(end) - 1);
    if place == 0 {
        rows.add(view.scene.manner(view.idx));
        return;
    }
    let length = u64::try_from(end - start).unwrap_or(0).min(5);
    rows.add(mix(place, length));
    rows.add(mix(place, view.lower(last)));
    rows.add(mix(place, view.lower(first)));
    rows.add(mix(place, view.lists(last)));
    rows.add(mix(place, view.lists(first)));
    rows.add(mix(place, mix(view.lists(first), view.lists(last))));
    rows.add(mix(place, view.lower(first - 1)));
    rows.add(mix(place, view.lower(last + 1)));
    rows.add(mix(place, view.sort(first - 1)));
    rows.add(mix(place, view.sort(last + 1)));
    rows.add(mix(place, mix(view.sort(first - 1), view.sort(last + 1))));
    rows.add(mix(
        view.lower(first - 1),
        mix(length, own.entry.lists.into()),
    ));
    rows.add(mix(
        view.lower(last + 1),
        mix(length, own.entry.lists.into()),
    ));
    rows.add(mix(view.lower(first - 1), view.lower(first - 2)));
    rows.add(mix(view.lower(last + 1), view.lower(last + 2)));
    rows.add(mix(place, view.suffix(last, 3, EDGE)));
    rows.add(mix(place, view.scene.manner(view.idx)));
}

fn of_document(
    rows: &mut Rows<'_, impl Sink>,
    view: &View<'_, '_>,
    place: &Place<'_>,
    evidence: &Evidence,
) {
    let initial = u64::from(view.idx == 0);
    let case = place.word.case as u64;
    let usual = u64::from(place.entry.usual & !CERTAIN);
    let known = evidence.of(place.word);
    rows.add(mix(initial, mix(case, usual)));
    rows.add(mix(mix(initial, case), mix(usual, known.writing())));
    rows.add(mix(case, known.writing()));
    rows.add_each(known.contexts());
    rows.add(known.all());
    rows.add(mix(known.all(), view.lists(0)));
    let manner = view.scene.manner(view.idx);
    rows.add(mix(manner, mix(case, view.lists(0))));
    rows.add(mix(manner, mix(view.shape(0), view.sort(1))));
    rows.add(mix(manner, mix(case, known.all())));
    let next = view.at(1).map_or(0, |next| evidence.of(next.word).all());
    rows.add(mix(known.all(), next));
}
