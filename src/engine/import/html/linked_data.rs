//! JSON-LD: what a page states of its article for search engines (schema.org), in all the shapes that occur.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// The article that a page describes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LinkedArticle {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) description: Option<String>,
}

/// The article in `blocks`, each the content of one script: the first news article, else the first article.
pub(super) fn article(blocks: &[String]) -> Option<LinkedArticle> {
    let roots: Vec<Value> = blocks
        .iter()
        .filter_map(|block| serde_json::from_str(&tidy(block)).ok())
        .collect();
    let mut graph = Graph::default();
    for root in &roots {
        graph.add(root);
    }
    let node = graph
        .articles
        .iter()
        .find(|node| types(node).any(|name| name.contains("News")))
        .or_else(|| graph.articles.first())?;
    Some(graph.read(node))
}

/// Content management systems leave comment marks around the data and line ends inside its strings.
fn tidy(block: &str) -> String {
    let inner = block.trim();
    let inner = inner.strip_prefix("<!--").unwrap_or(inner);
    let inner = inner.strip_suffix("-->").unwrap_or(inner);
    let inner = inner.trim().strip_prefix("//<![CDATA[").unwrap_or(inner);
    let inner = inner.trim().strip_suffix("//]]>").unwrap_or(inner);
    inner.replace(char::is_control, " ")
}

/// All nodes of the data, those that can be pointed at by name.
#[derive(Default)]
struct Graph<'a> {
    articles: Vec<&'a Map<String, Value>>,
    named: BTreeMap<&'a str, &'a Map<String, Value>>,
}

impl<'a> Graph<'a> {
    /// Adds `value` and what it holds; the parser bounds the depth.
    fn add(&mut self, value: &'a Value) {
        match value {
            Value::Array(list) => list.iter().for_each(|value| self.add(value)),
            Value::Object(node) => {
                if types(node).any(is_article) {
                    self.articles.push(node);
                }
                // A pointer has nothing but the name; what it points at has more.
                if let Some(id) = node
                    .get("@id")
                    .and_then(Value::as_str)
                    .filter(|_| node.len() > 1)
                {
                    self.named.entry(id).or_insert(node);
                }
                for key in [
                    "@graph",
                    "mainEntity",
                    "mainEntityOfPage",
                    "itemListElement",
                    "item",
                    "author",
                    "publisher",
                ] {
                    if let Some(inner) = node.get(key) {
                        self.add(inner);
                    }
                }
            }
            _ => {}
        }
    }

    fn read(&self, node: &Map<String, Value>) -> LinkedArticle {
        let text = |key: &str| self.texts(node.get(key)?).into_iter().next();
        let authors = ["author", "creator"].iter().find_map(|key| node.get(*key));
        LinkedArticle {
            headline: text("headline").or_else(|| text("name")),
            authors: authors.map(|value| self.texts(value)).unwrap_or_default(),
            publisher: text("publisher").or_else(|| text("sourceOrganization")),
            published: text("datePublished").or_else(|| text("dateCreated")),
            updated: text("dateModified"),
            url: text("url").or_else(|| page(node)),
            language: text("inLanguage"),
            description: text("description").or_else(|| text("alternativeHeadline")),
        }
    }

    /// The texts of a value: itself, its name, or those of what it lists or points at.
    fn texts(&self, value: &Value) -> Vec<String> {
        match value {
            Value::String(text) => vec![text.trim().to_owned()],
            Value::Array(list) => list.iter().flat_map(|value| self.texts(value)).collect(),
            Value::Object(node) => {
                let pointed = || self.named.get(node.get("@id")?.as_str()?);
                name(node).or_else(|| name(pointed()?)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }
}

/// The names of a node. Only texts count: a name that points on could point back.
fn name(node: &Map<String, Value>) -> Option<Vec<String>> {
    let value = ["name", "alternateName", "@value"]
        .iter()
        .find_map(|key| node.get(*key))?;
    let texts = match value {
        Value::Array(list) => list.as_slice(),
        single => std::slice::from_ref(single),
    };
    let names = texts.iter().filter_map(Value::as_str);
    Some(names.map(|text| text.trim().to_owned()).collect())
}

/// The address of the page that the article is the main thing of.
fn page(node: &Map<String, Value>) -> Option<String> {
    match node.get("mainEntityOfPage")? {
        Value::String(url) => Some(url.clone()),
        Value::Object(page) => ["@id", "url"]
            .iter()
            .find_map(|key| page.get(*key)?.as_str())
            .map(str::to_owned),
        _ => None,
    }
}

/// The types of a node, without the vocabulary's address.
fn types(node: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let stated = match node.get("@type") {
        Some(Value::Array(list)) => list.as_slice(),
        Some(single) => std::slice::from_ref(single),
        None => &[],
    };
    stated
        .iter()
        .filter_map(Value::as_str)
        .map(|name| name.rsplit(['/', ':', '#']).next().unwrap_or(name))
}

/// Every article of schema.org ends in one of these words.
fn is_article(name: &str) -> bool {
    name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(blocks: &[&str]) -> LinkedArticle {
        let blocks: Vec<String> = blocks.iter().map(|block| (*block).to_owned()).collect();
        article(&blocks).unwrap()
    }

    #[test]
    fn a_news_article_states_everything() {
        let found = read(&[
            r#"{"@type":"BreadcrumbList"}"#,
            r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"Quay closed",
            "author":[{"@type":"Person","name":"Jane Doe"},"John Roe"],"publisher":{"@type":"Organization","name":"The Tern"},
            "datePublished":"2025-09-25T14:00:00Z","dateModified":"2025-09-26","mainEntityOfPage":{"@id":"https://tern.example/q"},
            "inLanguage":"en-GB","description":"Nobody was told."}"#,
        ]);
        assert_eq!(found.headline.as_deref(), Some("Quay closed"));
        assert_eq!(found.authors, ["Jane Doe", "John Roe"]);
        assert_eq!(found.publisher.as_deref(), Some("The Tern"));
        assert_eq!(found.published.as_deref(), Some("2025-09-25T14:00:00Z"));
        assert_eq!(found.updated.as_deref(), Some("2025-09-26"));
        assert_eq!(found.url.as_deref(), Some("https://tern.example/q"));
        assert_eq!(found.language.as_deref(), Some("en-GB"));
        assert_eq!(found.description.as_deref(), Some("Nobody was told."));
    }

    #[test]
    fn graphs_are_followed_by_their_names() {
        let found = read(&[r##"{"@graph":[{"@type":"WebPage","name":"Page"},
            {"@type":["Article","https://schema.org/ReportageNewsArticle"],"headline":"Quay","author":{"@id":"#jane"},"publisher":{"@id":"#tern"}},
            {"@id":"#jane","@type":"Person","name":["Jane Doe"]},{"@id":"#tern","name":"The Tern"}]}"##]);
        assert_eq!(found.headline.as_deref(), Some("Quay"));
        assert_eq!(found.authors, ["Jane Doe"]);
        assert_eq!(found.publisher.as_deref(), Some("The Tern"));
    }

    #[test]
    fn a_line_end_inside_a_string_spoils_nothing() {
        let found = read(&["<!--\n{\"@type\":\"Article\",\"headline\":\"Quay\nclosed\"}\n-->"]);
        assert_eq!(found.headline.as_deref(), Some("Quay closed"));
    }

    #[test]
    fn what_is_no_article_or_no_data_is_nothing() {
        for block in ["", "{", "[]", r#"{"@type":"Person","name":"Jane"}"#, "null"] {
            assert_eq!(article(&[block.to_owned()]), None, "{block}");
        }
        assert_eq!(article(&["[".repeat(100_000)]), None);
    }
}
