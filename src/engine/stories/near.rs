//! Which articles are near an article: an inverted index of words over a sliding window of days.

use rustc_hash::FxHashMap;

use super::profile::{Extent, Likeness, Profile, Rarity, Shared, float};

/// Two articles about one event are published at most so many days apart, where the days are known. A story goes on for
/// longer, from day to day.
pub(super) const WINDOW: i32 = 3;

/// The words of an article by which others are looked for, the weightiest.
const MOST_KEYS: usize = 40;

/// How many places of words are visited for one article. Those of rare words come first, so that only words that stand
/// in very many articles, and tell little, are left out.
const MOST_VISITS: usize = 40_000;

/// The nearest articles that are looked at.
pub(super) const MOST_NEAREST: usize = 48;

/// Articles less alike than this share a word or two.
pub(super) const UNRELATED: f32 = 0.02;

/// The articles at hand by their words.
#[derive(Debug, Default)]
pub(super) struct Field {
    profiles: Vec<Profile>,
    /// How rare each word is.
    pub(super) rarity: Rarity,
    /// For each word the articles that have it, by day; those without a day come last.
    index: FxHashMap<u32, Vec<u32>>,
    /// How many articles the index holds: those added after these are not in it yet.
    n_indexed: usize,
    extents: Vec<Extent>,
}

/// Memory that searches share.
#[derive(Default)]
pub(super) struct Scratch {
    shared: Vec<f32>,
    touched: Vec<u32>,
}

impl Field {
    /// Adds an article; it is found after the next [`index`](Self::index). Returns its number.
    pub(super) fn add(&mut self, profile: Profile) -> u32 {
        self.rarity.add(&profile);
        self.profiles.push(profile);
        u32::try_from(self.profiles.len() - 1).unwrap_or(u32::MAX)
    }

    pub(super) fn len(&self) -> usize {
        self.profiles.len()
    }

    pub(super) fn profile(&self, article: u32) -> Option<&Profile> {
        self.profiles.get(article as usize)
    }

    pub(super) fn day(&self, article: u32) -> Option<i32> {
        self.profile(article)?.day
    }

    /// What articles are ordered by, whatever order they came in: day, then id. Those without a day come last.
    pub(super) fn rank(&self, article: u32) -> (i32, u64, u32) {
        let profile = self.profile(article);
        let day = profile.and_then(|profile| profile.day).unwrap_or(i32::MAX);
        (day, profile.map_or(0, |profile| profile.id), article)
    }

    /// Makes the articles added since the last time findable, and weighs all words anew.
    pub(super) fn index(&mut self) {
        let mut grown: Vec<u32> = Vec::new();
        for (at, profile) in self.profiles.iter().enumerate().skip(self.n_indexed) {
            let article = u32::try_from(at).unwrap_or(u32::MAX);
            for &word in profile.words() {
                self.index.entry(word).or_default().push(article);
                grown.push(word);
            }
        }
        grown.sort_unstable();
        grown.dedup();
        for word in grown {
            if let Some(mut places) = self.index.remove(&word) {
                places.sort_by_key(|&article| self.rank(article));
                self.index.insert(word, places);
            }
        }
        if self.n_indexed < self.profiles.len() {
            self.n_indexed = self.profiles.len();
            let extents = self
                .profiles
                .iter()
                .map(|profile| self.rarity.extent(profile));
            self.extents = extents.collect();
        }
    }

    /// How much two articles are alike, whenever they were published.
    pub(super) fn alike(&self, one: u32, other: u32) -> Likeness {
        let of = |article: u32| {
            let extent = self.extents.get(article as usize)?;
            Some((self.profile(article)?, *extent))
        };
        match (of(one), of(other)) {
            (Some(left), Some(right)) => self.rarity.likeness(left, right),
            _ => Likeness::default(),
        }
    }

    /// The words that two articles share, those that count most first.
    pub(super) fn shared(&self, one: u32, other: u32) -> Vec<Shared> {
        match (self.profile(one), self.profile(other)) {
            (Some(left), Some(right)) => self.rarity.shared(left, right),
            _ => Vec::new(),
        }
    }

    /// The articles most like one, the most alike first, each with how alike they are.
    pub(super) fn near(&self, article: u32, scratch: &mut Scratch) -> Vec<(u32, f32)> {
        self.near_in(article, self.day(article), scratch)
    }

    /// The same, of articles of any day.
    pub(super) fn near_of_any_day(&self, article: u32, scratch: &mut Scratch) -> Vec<(u32, f32)> {
        self.near_in(article, None, scratch)
    }

    fn near_in(&self, article: u32, day: Option<i32>, scratch: &mut Scratch) -> Vec<(u32, f32)> {
        let Some(profile) = self.profile(article) else {
            return Vec::new();
        };
        scratch.shared.resize(self.profiles.len(), 0.0);
        let keys = self.rarity.keys(profile, MOST_KEYS);
        let mut finds: Vec<(f32, [&[u32]; 2])> = keys
            .into_iter()
            .map(|(word, weight)| (weight * weight, self.places(word, day)))
            .collect();
        finds.sort_by_key(|(_, places)| places.iter().map(|places| places.len()).sum::<usize>());
        let mut visits = 0;
        for (weight, places) in finds {
            for &other in places.into_iter().flatten() {
                if let Some(shared) = scratch.shared.get_mut(other as usize) {
                    if *shared == 0.0 {
                        scratch.touched.push(other);
                    }
                    *shared += weight;
                }
            }
            visits += places.iter().map(|places| places.len()).sum::<usize>();
            if visits > MOST_VISITS {
                break;
            }
        }
        self.most_alike(article, scratch)
    }

    /// Where a word stands in articles that may be about the same event as one of this day.
    fn places(&self, word: u32, day: Option<i32>) -> [&[u32]; 2] {
        let Some(all) = self.index.get(&word) else {
            return [&[], &[]];
        };
        let Some(day) = day else {
            return [all, &[]];
        };
        let before = |limit: i32| {
            all.partition_point(|&article| self.day(article).is_some_and(|day| day < limit))
        };
        let (from, to) = (before(day - WINDOW), before(day + WINDOW + 1));
        let undated = all.partition_point(|&article| self.day(article).is_some());
        [
            all.get(from..to).unwrap_or_default(),
            all.get(undated..).unwrap_or_default(),
        ]
    }

    /// Of the articles that were touched those most like one; leaves the scratch as it was.
    fn most_alike(&self, article: u32, scratch: &mut Scratch) -> Vec<(u32, f32)> {
        let mut found: Vec<(u32, f32)> = Vec::with_capacity(scratch.touched.len());
        for other in scratch.touched.drain(..) {
            if let Some(shared) = scratch.shared.get_mut(other as usize) {
                found.push((other, *shared));
                *shared = 0.0;
            }
        }
        found.retain(|(other, _)| *other != article);
        let by_score = |a: &(u32, f32), b: &(u32, f32)| {
            b.1.total_cmp(&a.1)
                .then_with(|| self.rank(a.0).cmp(&self.rank(b.0)))
        };
        if found.len() > MOST_NEAREST {
            found.select_nth_unstable_by(MOST_NEAREST, by_score);
            found.truncate(MOST_NEAREST);
        }
        for (other, alike) in &mut found {
            *alike = self.alike(article, *other).score();
        }
        found.retain(|(_, alike)| *alike >= UNRELATED);
        found.sort_unstable_by(by_score);
        found.shrink_to_fit();
        found
    }
}

/// Whether articles of these days can be about one event.
pub(super) fn may_meet(one: Option<i32>, other: Option<i32>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= WINDOW,
        _ => true,
    }
}

/// The articles near one beyond this many are not about its event, as a rule: what likeness they still have is that of
/// the subject, or of an article that is like everything.
pub(super) const BEYOND: usize = 12;

/// How many of those tell it.
const SAMPLE: u32 = 18;

/// What it is where there are too few articles to tell.
const USUAL: f32 = 0.04;

/// However like its neighbours an article is: more than this and they are about its event.
const MOST_BACKGROUND: f32 = 0.12;

/// How like an article is to those that are not about its event, from how like it is to the nearest of them: the
/// correction for hubs of CSLS (Conneau and others 2018, "Word translation without parallel data"), which subtracts it.
pub(super) fn background(others: impl Iterator<Item = f32>) -> f32 {
    let (mut sum, mut count) = (0.0_f32, 0_u32);
    for alike in others.take(SAMPLE as usize) {
        sum += alike;
        count += 1;
    }
    let missing = float(SAMPLE - count);
    ((sum + missing * USUAL) / float(SAMPLE)).min(MOST_BACKGROUND)
}
