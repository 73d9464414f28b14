//! A page made harmless before it becomes a tree: bounded in depth, without scripts, drawings and long attributes.
//!
//! Tree builders and readability measures take time that grows with the depth of a page, and formatting elements left
//! open are copied into every paragraph after them; both make small pages take for ever. What is read here is only the
//! article's words and structure, so formatting goes, whatever is nested deeper than people nest goes, and every tag
//! that stays is closed in its order. No word of the text is lost.

use std::collections::BTreeMap;

use super::tag::Tag;

/// Elements nested deeper than this are dropped, their text kept: pages of news sites stay under 40.
const DEPTH: usize = 100;
/// Attributes longer than this say nothing about the text.
const ATTRIBUTE_BYTES: usize = 2000;
/// After so many entities a text is cut in two: the tree builder copies the whole run of text at each of them.
const ENTITIES: usize = 500;
/// The most JSON-LD that is read.
const LINKED_DATA_BYTES: usize = 4 * 1024 * 1024;

/// Attributes that tell what an element is.
const ATTRIBUTES: [&str; 14] = [
    "class",
    "id",
    "role",
    "href",
    "rel",
    "name",
    "property",
    "content",
    "itemprop",
    "lang",
    "style",
    "hidden",
    "aria-hidden",
    "datetime",
];
/// Elements whose content is no markup.
const RAW: [&str; 8] = [
    "script",
    "style",
    "iframe",
    "noembed",
    "noframes",
    "xmp",
    "textarea",
    "plaintext",
];
/// Elements that go with everything inside.
const SKIPPED: [&str; 12] = [
    "svg", "math", "template", "select", "object", "video", "audio", "canvas", "noscript", "map",
    "dialog", "datalist",
];
/// Elements without content.
const VOID: [&str; 14] = [
    "br", "hr", "img", "meta", "link", "input", "area", "base", "col", "embed", "param", "source",
    "track", "wbr",
];
/// Void elements that are kept: the others hold no words.
const KEPT_VOID: [&str; 4] = ["br", "hr", "meta", "link"];
/// Elements that stand for themselves in the tree; all others only mark words.
const KEPT: [&str; 48] = [
    "html",
    "head",
    "body",
    "title",
    "article",
    "section",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "address",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "figure",
    "figcaption",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "form",
    "fieldset",
    "details",
    "summary",
    "center",
    "hgroup",
    "menu",
    "dir",
    "legend",
    "search",
];
/// A page that can be handed to a tree builder.
#[derive(Debug, Default)]
pub(super) struct Guarded {
    pub(super) html: String,
    /// The JSON-LD of the page.
    pub(super) linked_data: Vec<String>,
}

/// Bounds a page.
pub(super) fn guard(page: &str) -> Guarded {
    let mut writer = Writer::default();
    let mut rest = page;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let (text, markup) = rest.split_at(at);
        writer.text(text);
        rest = after_markup(markup, &mut writer);
    }
    writer.text(rest);
    writer.finish()
}

/// Reads the markup that `rest` begins with, and gives what follows it.
fn after_markup<'a>(rest: &'a str, writer: &mut Writer) -> &'a str {
    if rest.starts_with("<!--") {
        return rest.split_once("-->").map_or("", |(_, after)| after);
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return rest.split_once('>').map_or("", |(_, after)| after);
    }
    let Some(tag) = Tag::read(rest) else {
        // Either no tag, and `<` is a character of the text, or the page ends inside the tag.
        let inner = rest.get(1..).unwrap_or_default();
        let begins = inner
            .trim_start_matches('/')
            .starts_with(|ch: char| ch.is_ascii_alphabetic());
        if begins {
            return "";
        }
        writer.text("&lt;");
        return inner;
    };
    let after = rest.get(tag.len..).unwrap_or_default();
    if !tag.closes && RAW.contains(&tag.name.as_str()) {
        let (content, after) = raw_content(after, &tag.name);
        writer.script(&tag, content);
        return after;
    }
    writer.tag(&tag);
    after
}

/// Splits the content of an element that holds no markup from what follows its end tag.
fn raw_content<'a>(rest: &'a str, name: &str) -> (&'a str, &'a str) {
    let bytes = rest.as_bytes();
    for at in memchr::memmem::find_iter(bytes, b"</") {
        let tail = rest.get(at + 2..).unwrap_or_default();
        if tail
            .get(..name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
        {
            let after = tail.split_once('>').map_or("", |(_, after)| after);
            return (rest.get(..at).unwrap_or_default(), after);
        }
    }
    (rest, "")
}

/// Writes the bounded page.
#[derive(Default)]
struct Writer {
    guarded: Guarded,
    /// Names of the open elements.
    open: Vec<String>,
    /// How often each name is open.
    counts: BTreeMap<String, usize>,
    /// How many open elements were too deep to be written.
    dropped: usize,
    /// The element whose content is skipped, and how often it is open in itself.
    skipped: Option<(String, usize)>,
    /// The start tag of the open link.
    link: Option<String>,
    /// Whether the start tag of the open link is written.
    linked: bool,
    linked_data_bytes: usize,
    /// How many entities are written.
    entities: usize,
}

impl Writer {
    fn text(&mut self, text: &str) {
        if text.is_empty() || self.skipped.is_some() {
            return;
        }
        if let Some(link) = self.link.as_ref().filter(|_| !self.linked) {
            self.guarded.html.push_str(link);
            self.linked = true;
        }
        let mut pieces = text.split('&');
        self.guarded
            .html
            .push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            self.entities += 1;
            let cut = self.entities.is_multiple_of(ENTITIES);
            self.guarded.html.push_str(if cut { "<wbr>&" } else { "&" });
            self.guarded.html.push_str(piece);
        }
    }

    /// Keeps the content of a script where it is data.
    fn script(&mut self, tag: &Tag<'_>, content: &str) {
        let is_data = tag.attributes().any(|(name, value)| {
            name.eq_ignore_ascii_case("type")
                && value
                    .trim()
                    .to_ascii_lowercase()
                    .starts_with("application/ld+json")
        });
        self.linked_data_bytes += content.len();
        if is_data && self.linked_data_bytes <= LINKED_DATA_BYTES {
            self.guarded.linked_data.push(content.to_owned());
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth = if tag.closes { *depth - 1 } else { *depth + 1 };
                if *depth == 0 {
                    self.skipped = None;
                }
            }
            return;
        }
        if SKIPPED.contains(&name) {
            if !tag.closes {
                self.skipped = Some((name.to_owned(), 1));
            }
        } else if name == "a" {
            self.close_link();
            self.link = (!tag.closes).then(|| start_tag(tag));
        } else if VOID.contains(&name) {
            if KEPT_VOID.contains(&name) && !tag.closes {
                self.guarded.html.push_str(&start_tag(tag));
            }
        } else if KEPT.contains(&name) {
            self.pause_link();
            if tag.closes {
                self.end(name);
            } else {
                self.start(tag);
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        while self.open.last().is_some_and(|top| ends(name, top)) {
            self.pop();
        }
        // Paragraphs hold no elements, so one more level for them keeps paragraphs apart however deep they stand.
        if self.open.len() >= DEPTH && name != "p" {
            self.dropped += 1;
            return;
        }
        self.guarded.html.push_str(&start_tag(tag));
        self.open.push(name.to_owned());
        *self.counts.entry(name.to_owned()).or_default() += 1;
    }

    fn end(&mut self, name: &str) {
        let closes_top = self.open.last().is_some_and(|top| top == name);
        if self.dropped > 0 && name != "p" && !closes_top {
            self.dropped -= 1;
            return;
        }
        if self.counts.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        while let Some(top) = self.pop() {
            if top == name {
                return;
            }
        }
    }

    /// Closes the innermost element.
    fn pop(&mut self) -> Option<String> {
        let name = self.open.pop()?;
        self.guarded.html.extend(["</", &name, ">"]);
        if let Some(count) = self.counts.get_mut(&name) {
            *count -= 1;
        }
        Some(name)
    }

    /// Ends the link where a block begins or ends; it goes on with the next text.
    fn pause_link(&mut self) {
        if self.linked {
            self.guarded.html.push_str("</a>");
            self.linked = false;
        }
    }

    fn close_link(&mut self) {
        self.pause_link();
        self.link = None;
    }

    fn finish(mut self) -> Guarded {
        self.close_link();
        while self.pop().is_some() {}
        self.guarded
    }
}

/// Whether the start of `name` ends the open element `top`, although the page does not say so.
fn ends(name: &str, top: &str) -> bool {
    match name {
        _ if top == "p" => true,
        "li" => top == "li",
        "dt" | "dd" => matches!(top, "dt" | "dd"),
        "td" | "th" => matches!(top, "td" | "th"),
        "tr" => matches!(top, "td" | "th" | "tr"),
        "thead" | "tbody" | "tfoot" => {
            matches!(
                top,
                "td" | "th" | "tr" | "thead" | "tbody" | "tfoot" | "caption"
            )
        }
        _ => false,
    }
}

/// The start tag with the attributes that are kept, each once.
fn start_tag(tag: &Tag<'_>) -> String {
    let mut written = format!("<{}", tag.name);
    let mut seen: Vec<&str> = Vec::new();
    for (name, value) in tag.attributes() {
        let kept = ATTRIBUTES
            .iter()
            .find(|kept| name.eq_ignore_ascii_case(kept));
        let Some(name) = kept.filter(|name| !seen.contains(name) && value.len() <= ATTRIBUTE_BYTES)
        else {
            continue;
        };
        seen.push(name);
        written.extend([" ", name, "=\"", &value.replace('"', "&quot;"), "\""]);
    }
    written.push('>');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expect: &str) {
        assert_eq!(guard(page).html, expect, "{page}");
    }

    #[test]
    fn formatting_goes_and_structure_is_closed_in_order() {
        check(
            "<div><p>The <b>board</b> voted<p>It <i>did</i></div>",
            "<div><p>The board voted</p><p>It did</p></div>",
        );
        check(
            "<ul><li>one<li>two</ul>",
            "<ul><li>one</li><li>two</li></ul>",
        );
        check(
            "<p>1 < 2 and </b> 3<br>4</p></p>",
            "<p>1 &lt; 2 and  3<br>4</p>",
        );
    }

    #[test]
    fn scripts_drawings_and_comments_go_and_data_is_kept() {
        let page = "<script type='application/ld+json'>{\"a\":1}</script><svg><svg>x</svg></svg>a<!-- <p> -->b<style>p{}</style>";
        let guarded = guard(page);
        assert_eq!(guarded.html, "ab");
        assert_eq!(guarded.linked_data, ["{\"a\":1}"]);
    }

    #[test]
    fn links_never_cross_blocks() {
        check(
            "<a href=/x><div>Go <a href=/y>on",
            "<div><a href=\"/x\">Go </a><a href=\"/y\">on</a></div>",
        );
    }

    #[test]
    fn attributes_that_tell_nothing_go() {
        let long = "x".repeat(3000);
        check(
            &format!("<div data-x=1 class=\"a\" CLASS=b id='{long}' onclick=\"x()\">t"),
            "<div class=\"a\">t</div>",
        );
    }

    #[test]
    fn depth_is_bounded_and_no_word_is_lost() {
        let guarded = guard(&format!(
            "{}x<p>one<p>two{}<p>three",
            "<div>".repeat(50_000),
            "</div>".repeat(49_990)
        ));
        assert!(
            guarded.html.contains("x<p>one</p><p>two</p>"),
            "{}",
            guarded.html.len()
        );
        assert!(guarded.html.contains("<p>three</p>"));
        assert!(guarded.html.matches("<div>").count() <= DEPTH);
    }
}
