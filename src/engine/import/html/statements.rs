//! What a page states of its article: JSON-LD first, then the cards of social media, then plain meta elements.

use std::collections::BTreeMap;

use dom_query::Document;

use super::linked_data::{self, LinkedArticle};
use crate::engine::article::Moment;
use crate::engine::import::draft::{Draft, is_web_address};
use crate::engine::import::{Warning, byline, dates};

const TITLES: [&str; 5] = [
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
];
const SITES: [&str; 4] = [
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
];
const AUTHORS: [&str; 7] = [
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
];
const PUBLISHED: [&str; 11] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
];
const UPDATED: [&str; 6] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
];
const DEKS: [&str; 4] = [
    "og:description",
    "twitter:description",
    "description",
    "dcterms.description",
];
const URLS: [&str; 2] = ["og:url", "twitter:url"];

/// Everything that a page states.
#[derive(Debug, Default)]
pub(super) struct Statements {
    title: Option<String>,
    outlet: Option<String>,
    authors: Vec<String>,
    published: Option<String>,
    updated: Option<String>,
    url: Option<String>,
    language: Option<String>,
    pub(super) dek: Option<String>,
}

impl Statements {
    pub(super) fn of(document: &Document, linked_data: &[String]) -> Self {
        let linked = linked_data::article(linked_data).unwrap_or_default();
        let meta = Meta::of(document);
        let outlet = meta.first(&SITES).or_else(|| linked.publisher.clone());
        Self {
            title: linked
                .headline
                .clone()
                .or_else(|| meta.first(&TITLES))
                .or_else(|| page_title(document, outlet.as_deref())),
            authors: authors(&linked, &meta),
            published: linked.published.or_else(|| meta.first(&PUBLISHED)),
            updated: linked.updated.or_else(|| meta.first(&UPDATED)),
            url: [
                linked.url,
                attribute(document, "link[rel=canonical]", "href"),
                meta.first(&URLS),
            ]
            .into_iter()
            .flatten()
            .find(|url| is_web_address(url)),
            language: linked
                .language
                .or_else(|| attribute(document, "html[lang]", "lang"))
                .or_else(|| meta.first(&["og:locale"]))
                .map(|tag| tag.replace('_', "-"))
                .filter(|tag| is_language(tag)),
            dek: linked.description.or_else(|| meta.first(&DEKS)),
            outlet,
        }
    }

    /// Takes what is stated into `draft`.
    pub(super) fn take(self, draft: &mut Draft) {
        draft.metadata.published = moment(self.published, draft);
        draft.metadata.updated = moment(self.updated, draft);
        draft.metadata.title = self.title.unwrap_or_default();
        draft.metadata.authors = self.authors;
        draft.metadata.url = self.url;
        draft.metadata.language = self.language;
        draft.outlet = self.outlet;
    }
}

fn moment(stated: Option<String>, draft: &mut Draft) -> Option<Moment> {
    let text = stated?;
    let moment = dates::parse(&text);
    if moment.is_none() {
        draft.warnings.push(Warning::Date { text });
    }
    moment
}

fn authors(linked: &LinkedArticle, meta: &Meta) -> Vec<String> {
    let stated = if linked.authors.is_empty() {
        meta.all(&AUTHORS)
    } else {
        linked.authors.clone()
    };
    let mut authors: Vec<String> = Vec::new();
    for name in stated.iter().flat_map(|name| byline::split(name)) {
        // Some pages state the author's profile instead of the name.
        if !name.is_empty() && !is_web_address(&name) && !authors.contains(&name) {
            authors.push(name);
        }
    }
    authors
}

/// The meta elements of a page: every value of each name.
struct Meta(BTreeMap<String, Vec<String>>);

impl Meta {
    fn of(document: &Document) -> Self {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for element in &document.select("meta[content]") {
            let content = element.attr_or("content", "").trim().to_owned();
            let name = ["property", "name", "itemprop"]
                .iter()
                .find_map(|key| element.attr(key));
            if let Some(name) = name.filter(|_| !content.is_empty()) {
                values
                    .entry(name.trim().to_ascii_lowercase())
                    .or_default()
                    .push(content);
            }
        }
        Self(values)
    }

    /// Every value of the first of `names` that the page states.
    fn all(&self, names: &[&str]) -> Vec<String> {
        let found = names.iter().find_map(|name| self.0.get(*name));
        found.cloned().unwrap_or_default()
    }

    /// The first value of the first of `names` that the page states.
    fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).into_iter().next()
    }
}

/// The title element, without what sites add to it: the first heading where the title holds it, else all but the
/// outlet's name at the end.
fn page_title(document: &Document, outlet: Option<&str>) -> Option<String> {
    let text = |selector: &str| {
        let element = document.select(selector).iter().next()?;
        let text = element
            .text()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        (!text.is_empty()).then_some(text)
    };
    let title = text("title")?;
    if let Some(heading) = text("h1").filter(|heading| title.contains(heading.as_str())) {
        return Some(heading);
    }
    let head =
        outlet.and_then(|outlet| title.strip_suffix(outlet)?.trim_end().strip_suffix(DASHES));
    Some(head.map_or(title.as_str(), str::trim_end).to_owned())
}

/// What stands between a title and the site's name.
const DASHES: [char; 7] = ['-', '–', '—', '|', '·', '•', ':'];

/// An attribute of the first element that `selector` finds.
fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let value = document.select(selector).iter().next()?.attr(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Whether `tag` has the shape of a language tag (BCP 47).
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    matches!(first.len(), 2 | 3)
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
