//! Whose report a text is, where the input does not say: inferred from the words with which reporters tell of their
//! own contacts ("in a statement to The Tern", "The Tern has reached out to the board for comment"), from a copyright
//! line, or from the agency in a dateline.
//!
//! The same words cite others: "told The Tern" in another paper's report is a citation. So one remark that any paper
//! could make proves nothing, a name that the text cites as a source of reports is never its own, and where two names
//! are left there is no answer.

mod names;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use self::names::{cut, name_after, name_before};
use super::{copyright, outlets};
use crate::engine::article::{Block, BlockKind, Outlet};
use crate::engine::lexicon::{entries, section};
use crate::engine::text::Span;

/// What a phrase says of the outlet beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// Its reporter asks and is answered.
    Strong,
    /// Somebody spoke to it, perhaps long ago and for another report.
    Weak,
    /// It is the source of a report.
    Citing,
}

/// Phrases of contact and citation.
struct Cues {
    finder: Option<AhoCorasick>,
    /// What each phrase says, and whether the name stands before it.
    signs: Vec<(Sign, bool)>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let table = include_str!("../../../assets/lexicons/en/contact.txt");
    let kinds = [
        ("strong after", Sign::Strong, false),
        ("strong before", Sign::Strong, true),
        ("weak after", Sign::Weak, false),
        ("citing after", Sign::Citing, false),
        ("citing before", Sign::Citing, true),
    ];
    let (mut phrases, mut signs) = (Vec::new(), Vec::new());
    for (name, sign, before) in kinds {
        for phrase in entries(section(table, name)) {
            phrases.push(phrase);
            signs.push((sign, before));
        }
    }
    let finder = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(phrases);
    Cues {
        finder: finder.ok(),
        signs,
    }
});

/// A dateline is shorter than this, in bytes.
const DATELINE_BYTES: usize = 80;

/// Infers the outlet of a text from the text.
pub(super) fn infer(text: &str, blocks: &[Block]) -> Option<Outlet> {
    let owners = blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Boilerplate)
        .filter_map(|block| Some(copyright::owner(block.span.of(text))?.shift(block.span.start)));
    let mut signs = Signs::default();
    for owner in owners {
        signs.owner.add(text, owner);
    }
    if let Some(agency) = dateline(text, blocks) {
        signs.agency.add(text, agency);
    }
    for block in blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Boilerplate)
    {
        signs.read(text, block.span);
    }
    signs.answer()
}

/// Outlets that some sign points at: of each name the first place, and how often it is pointed at.
#[derive(Debug, Default)]
struct Pointed(BTreeMap<String, (Span, usize)>);

impl Pointed {
    fn add(&mut self, text: &str, place: Span) {
        let found = place.of(text);
        let name = outlets::known(found).unwrap_or(found);
        match self.0.get_mut(name) {
            Some((_, times)) => *times += 1,
            None => _ = self.0.insert(name.to_owned(), (place, 1)),
        }
    }

    /// The one outlet pointed at by at least `least` signs, `others` aside.
    fn one(&self, least: usize, others: &Self) -> Option<Outlet> {
        let mut left = self
            .0
            .iter()
            .filter(|(name, _)| !others.0.contains_key(*name));
        let (name, (place, times)) = left.next()?;
        (left.next().is_none() && *times >= least).then(|| Outlet {
            name: name.clone(),
            inferred_from: Some(*place),
        })
    }
}

/// Everything a text says of outlets.
#[derive(Debug, Default)]
struct Signs {
    owner: Pointed,
    agency: Pointed,
    strong: Pointed,
    weak: Pointed,
    cited: Pointed,
}

impl Signs {
    /// Reads one block for phrases with a name beside them.
    fn read(&mut self, text: &str, block: Span) {
        let Some(finder) = &CUES.finder else { return };
        let line = block.of(text);
        for found in finder.find_iter(line) {
            let Some((sign, before)) = CUES.signs.get(found.pattern().as_usize()).copied() else {
                continue;
            };
            let cue = Span::new(found.start(), found.end());
            let name = if before {
                name_before(line, cue, sign)
            } else {
                name_after(line, cue)
            };
            if let Some(name) = name {
                self.list(sign).add(text, name.shift(block.start));
            }
        }
    }

    const fn list(&mut self, sign: Sign) -> &mut Pointed {
        match sign {
            Sign::Strong => &mut self.strong,
            Sign::Weak => &mut self.weak,
            Sign::Citing => &mut self.cited,
        }
    }

    /// The outlet, by the strongest signs there are, where they agree.
    fn answer(&self) -> Option<Outlet> {
        let nobody = Pointed::default();
        if !self.owner.0.is_empty() {
            return self.owner.one(1, &nobody);
        }
        let asks = |name: &String| !self.cited.0.contains_key(name);
        if self.strong.0.keys().any(asks) {
            return self.strong.one(1, &self.cited);
        }
        self.agency
            .one(1, &nobody)
            .or_else(|| self.weak.one(2, &self.cited))
    }
}

/// The agency of a dateline: `TARLEMOUTH, March 11 (LPA) -` at the start of the first paragraph.
fn dateline(text: &str, blocks: &[Block]) -> Option<Span> {
    let first = blocks
        .iter()
        .find(|block| block.kind == BlockKind::Paragraph)?;
    let line = cut(first.span.of(text), DATELINE_BYTES);
    let (place, rest) = line.split_once(" (")?;
    let (name, after) = rest.split_once(')')?;
    let dashed = after.trim_start().starts_with(['-', '–', '—']);
    let town = place.split(',').next()?;
    let shouted = town.chars().any(char::is_uppercase) && !town.contains(char::is_lowercase);
    let start = first.span.start + place.len() + 2;
    let named = outlets::known(name).is_some()
        || (name.len() >= 2 && name.bytes().all(|byte| byte.is_ascii_uppercase()));
    (dashed && shouted && named).then(|| Span::new(start, start + name.len()))
}

#[cfg(test)]
mod tests {
    use crate::engine::import::{Input, import};

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let article = import(Input {
            name: "a.txt",
            bytes: text.as_bytes(),
        })
        .unwrap()
        .articles
        .remove(0);
        let outlet = article.outlet.as_ref();
        assert_eq!(outlet.map_or("", |outlet| &outlet.name), expect, "{text}");
        if let Some(span) = outlet.and_then(|outlet| outlet.inferred_from) {
            assert!(span.fits(&article.text) && !span.is_empty());
        }
    }

    #[test]
    fn a_reporter_who_asks_for_comment_names_the_outlet() {
        check(
            "The Harbour Tern has reached out to the board for comment and will update this story.",
            "The Harbour Tern",
        );
        check(
            "The board voted to close the quay. Polygon has contacted the union for comment.",
            "Polygon",
        );
        check(
            "The board did not respond to Reuters’ request. The union did not answer The Tern’s request for comment.",
            "The Tern",
        );
        check(
            "The board declined to comment further to TechCrunch about the quay.",
            "TechCrunch",
        );
        check(
            "“It is a win,” says Ann Lee, an organiser, in a statement to The Verge.",
            "The Verge",
        );
        check(
            "The board did not respond to requests for comment from the Seattle Times.",
            "The Seattle Times",
        );
    }

    #[test]
    fn a_copyright_line_names_the_owner() {
        check(
            "The board voted to close the northern quay until the summer.\nCopyright truthout",
            "Truthout",
        );
        check(
            "The board voted on it. She told CNN so.\n© 2025 The Harbour Tern. All rights reserved.",
            "The Harbour Tern",
        );
    }

    #[test]
    fn a_name_that_is_cited_is_not_the_outlet() {
        check(
            "The Guardian reports that the quay is closed. “It is so,” she said in a statement to The Guardian.",
            "",
        );
        check(
            "According to Reuters, the quay is closed. He told Reuters twice; he told Reuters again.",
            "",
        );
    }

    #[test]
    fn one_remark_to_a_paper_proves_nothing() {
        check(
            "The board voted to close the quay, its chair told CNN on Tuesday.",
            "",
        );
        check(
            "“We had to,” she told CNN. The union spoke to CNN on the steps.",
            "CNN",
        );
    }

    #[test]
    fn two_candidates_are_none() {
        check(
            "She said so in a statement to The Verge, and in a statement to TechCrunch she said more.",
            "",
        );
        check(
            "The board wrote in a statement to Congress that the quay is closed.",
            "",
        );
        check("We have reached out to the board for comment.", "");
        check("We’ve reached out to the board for comment.", "");
    }

    #[test]
    fn a_dateline_names_the_agency() {
        check(
            "LONDON, March 3 (Reuters) - The board voted to close the quay until the summer.",
            "Reuters",
        );
        check(
            "The board (BBC) - of all people - voted to close the quay.",
            "",
        );
    }
}
