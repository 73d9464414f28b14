//! Why a fact is believed: the rule that made it, what the rule looked at, and what it turned down.
//!
//! Nothing of this is stored with the facts. An explanation runs the rules again up to the one that made the fact and
//! asks that one, so that it tells what the rule really does.

use std::sync::LazyLock;

use super::{Document, Draft, Evidence, Fact, Options, language};
use crate::engine::analysis::Analysis;
use crate::engine::lexicon::Table;
use crate::engine::text::Span;

/// What each rule looks for, in a sentence.
static SENTENCES: LazyLock<Table> =
    LazyLock::new(|| Table::new(include_str!("../../../assets/lexicons/rules.txt")));

/// Why a fact is believed.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The rule, and the share of its facts that are right.
    pub evidence: Evidence,
    /// What the rule looks for, in a sentence.
    pub says: &'static str,
    /// What the rule weighed, in the order of the text; empty where it had no choice.
    pub weighed: Vec<Weighed>,
}

/// Something a rule took or turned down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// What it was weighed as: "speaker", "source", "reading".
    pub part: &'static str,
    /// The words that were weighed.
    pub span: Span,
    /// Whether the rule took it.
    pub taken: bool,
    /// Why, in a few words.
    pub reason: String,
}

/// Why the fact `id` of an article is believed; `None` where the article has no such fact.
///
/// `as_of` is the reference date the article was analysed with.
#[must_use]
pub fn explain(
    analysis: &Analysis,
    as_of: Option<jiff::civil::Date>,
    id: &str,
) -> Option<Explanation> {
    explain_with(analysis, Options { as_of, names: None }, id)
}

/// The same for an article that was analysed with `options`.
#[must_use]
pub fn explain_with(analysis: &Analysis, options: Options<'_>, id: &str) -> Option<Explanation> {
    let fact = analysis.facts.iter().find(|fact| fact.id == id)?;
    let document = Document::with(&analysis.article, &analysis.segments, options);
    Some(Explanation {
        evidence: fact.evidence,
        says: sentence(fact.evidence.rule),
        weighed: weighed(&document, fact),
    })
}

/// What the rule `name` looks for, in a sentence; empty for a name that is no rule's.
#[must_use]
pub fn sentence(name: &str) -> &'static str {
    SENTENCES
        .fields(name)
        .and_then(|fields| fields.first())
        .copied()
        .unwrap_or_default()
}

/// Asks the rules, in their order, what they weighed for `fact`.
fn weighed(document: &Document<'_>, fact: &Fact) -> Vec<Weighed> {
    let mut found: Vec<Draft> = Vec::new();
    for rule in language::rules(document.article) {
        if let Some(mut weighed) = rule.explain(document, &found, fact) {
            weighed.sort_by_key(|one| (one.span.start, one.span.end));
            return weighed;
        }
        rule.find(document, &mut found);
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;
    use crate::bundle;
    use crate::engine::analysis::analyse;
    use crate::engine::article::Article;

    /// Sentences that most rules find something in.
    const PAGE: &str = "“The quay is safe,” said Ann Lee. “We waited,” the mayor of Orrin added on 3 May 2024.\n\
        According to the Herald, nearly 90 percent of the 1,200 boats had left.\n\
        She reportedly told the Herald that the plan was “a risk nobody should take”.\n\
        Update: This article was corrected on 4 May 2024.";

    #[test]
    fn every_rule_that_makes_a_fact_says_what_it_looks_for() {
        let mut articles: Vec<Arc<Article>> = bundle::articles();
        articles.push(Arc::new(Article::of_lines(PAGE)));
        let mut rules = BTreeSet::new();
        for article in articles {
            for fact in analyse(article, None).facts {
                rules.insert(fact.evidence.rule);
            }
        }
        assert!(rules.len() > 10, "{rules:?}");
        let silent: Vec<_> = rules
            .iter()
            .filter(|rule| sentence(rule).is_empty())
            .collect();
        assert!(
            silent.is_empty(),
            "add a sentence to assets/lexicons/rules.txt for {silent:?}"
        );
    }

    #[test]
    fn every_fact_can_be_explained_and_nothing_else() {
        let analysis = analyse(Arc::new(Article::of_lines(PAGE)), None);
        for fact in &analysis.facts {
            let told = explain(&analysis, None, &fact.id).unwrap();
            assert_eq!(told.evidence, fact.evidence, "{}", fact.id);
            for one in told.weighed {
                assert!(
                    !one.span.of(&analysis.article.text).is_empty(),
                    "{}",
                    fact.id
                );
                assert!(
                    !one.reason.is_empty() && !one.part.is_empty(),
                    "{}",
                    fact.id
                );
            }
        }
        assert_eq!(explain(&analysis, None, "q99"), None);
    }
}
