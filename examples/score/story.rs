//! An invented event as a story with labels.

use std::collections::{BTreeMap, BTreeSet};

use super::articles::{Gold, Labels, Sentences, Story};
use super::events::{self, Event};

/// What the labels call a quotation that is cut or changed.
pub(crate) const LABEL: &str = "quote_cut";

/// What they call one of which it is a matter of view whether it is: neither right nor wrong.
pub(crate) const OPEN: &str = "quote_cut?";

/// The labels and articles of an event as the other measures take them.
pub(crate) fn of(event: &Event) -> Option<Story> {
    let sentences = event.articles.iter().map(|(key, report)| {
        let sentences = Sentences {
            file: format!("{key}.md"),
            sentences: report.sentences.clone(),
        };
        (key.clone(), sentences)
    });
    let gold = Gold {
        articles: sentences.collect(),
        pairs: event.pairs.iter().map(labels).collect(),
        facts: event.facts.clone(),
    };
    Story::new(gold, |file| {
        let report = event.articles.get(file.strip_suffix(".md")?)?;
        Some(report.markdown().into_bytes())
    })
}

fn labels(pair: &events::Labels) -> Labels {
    let mut kinds: BTreeMap<String, _> = BTreeMap::new();
    for label in pair
        .differences
        .iter()
        .filter(|label| label.kind == "quote")
    {
        let name = if label.asked { LABEL } else { OPEN };
        let link: &mut BTreeSet<String> = kinds
            .entry(format!("{}-{}", label.link.0, label.link.1))
            .or_default();
        link.insert(name.to_owned());
    }
    Labels {
        left: pair.left.clone(),
        right: pair.right.clone(),
        must: pair.must.clone(),
        may: pair.may.clone(),
        kinds,
    }
}
