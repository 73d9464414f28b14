//! Markdown, with or without front matter: its blocks become ours, its marks go, its words stay.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::clean::clean_text;
use super::draft::{Draft, Part};
use super::{boilerplate, front_matter, outline, words};
use crate::engine::article::BlockKind;

/// Reads Markdown. A title or dek that only the front matter states becomes the first block of the text, so that it
/// can be read, quoted and compared like the rest.
pub(super) fn read(text: &str) -> Draft {
    let text = clean_text(text);
    let front = front_matter::split(&text);
    let body = front.map_or(&*text, |front| front.body);
    let mut draft = Draft::default();
    if let Some(front) = front {
        front.state(&mut draft);
    }
    let stated = draft.parts.len();
    let body = parts(body);
    let opening = body
        .first()
        .map(|part| part.text.clone())
        .unwrap_or_default();
    // The body says it itself: once is enough.
    draft
        .parts
        .retain(|part| part.kind == BlockKind::Boilerplate || !same_words(&part.text, &opening));
    let repeated = draft.parts.len() < stated;
    draft.parts.extend(body);
    if repeated
        && let Some(part) = draft
            .parts
            .iter_mut()
            .find(|part| same_words(&part.text, &opening))
    {
        part.kind = BlockKind::Headline;
    }
    boilerplate::mark(&mut draft);
    if draft.metadata.title.is_empty() {
        take_title(&mut draft);
    }
    draft
}

/// Whether two lines are the same but for case and marks.
fn same_words(left: &str, right: &str) -> bool {
    words::letters(left).eq(words::letters(right))
}

/// Takes the title from the first heading, if it stands before the text; without any heading it is guessed.
fn take_title(draft: &mut Draft) {
    let own = |part: &&Part| part.kind != BlockKind::Boilerplate;
    match draft.parts.iter().find(own) {
        Some(part) if part.kind == BlockKind::Headline => {
            draft.metadata.title.clone_from(&part.text);
        }
        _ if draft
            .parts
            .iter()
            .any(|part| part.kind == BlockKind::Headline) => {}
        _ => outline::guess(draft),
    }
}

/// The blocks of a Markdown body.
fn parts(body: &str) -> Vec<Part> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut builder = Builder::default();
    for event in Parser::new_ext(body, options) {
        builder.take(event);
    }
    builder.close();
    builder.parts
}

/// Turns events into parts: one at a time is open.
#[derive(Default)]
struct Builder {
    parts: Vec<Part>,
    open: String,
    /// How many list items enclose the place.
    items: usize,
    /// How many block quotations enclose the place.
    quotations: usize,
    in_heading: bool,
    in_code: bool,
    /// How many images enclose the place; their words describe, they are not the article's.
    images: usize,
    /// Words about images that stand in the open part.
    captions: String,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_code => {
                for line in text.lines() {
                    self.open.push_str(line);
                    self.close();
                }
            }
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                let sink = if self.images > 0 {
                    &mut self.captions
                } else {
                    &mut self.open
                };
                sink.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.open.push(' '),
            Event::Html(html) => self.open.push_str(&without_tags(&html)),
            Event::Rule => self.close(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } => self.images += 1,
            Tag::TableCell if !self.open.is_empty() => self.open.push_str(" | "),
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::TableCell => {}
            Tag::Heading { .. } => {
                self.close();
                self.in_heading = true;
            }
            Tag::Item => {
                self.close();
                self.items += 1;
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.quotations += 1;
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.in_code = true;
            }
            _ => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::TableCell => {}
            TagEnd::Heading(_) => {
                self.close();
                self.in_heading = false;
            }
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotations = self.quotations.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.close();
                self.in_code = false;
            }
            _ => self.close(),
        }
    }

    /// Ends the open part.
    fn close(&mut self) {
        let text = std::mem::take(&mut self.open);
        let captions = std::mem::take(&mut self.captions);
        let kind = match (self.in_heading, self.items > 0) {
            (true, _) => BlockKind::Headline,
            (false, true) => BlockKind::Item,
            (false, false) => BlockKind::Paragraph,
        };
        if !text.trim().is_empty() {
            self.parts
                .push(Part::new(kind, text).quoted(self.quotations > 0));
        }
        if !captions.trim().is_empty() {
            self.parts.push(Part::new(BlockKind::Boilerplate, captions));
        }
    }
}

/// The words of a piece of HTML, tags and comments dropped.
fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, after)| after);
        out.push(' ');
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Boilerplate, Dek, Headline, Item, Paragraph};

    #[track_caller]
    fn check(text: &str, expect: &[(BlockKind, &str)]) -> Draft {
        let draft = read(text);
        let parts: Vec<(BlockKind, &str)> = draft
            .parts
            .iter()
            .map(|part| (part.kind, part.text.as_str()))
            .collect();
        assert_eq!(parts, expect);
        draft
    }

    #[test]
    fn blocks_lose_their_marks_and_keep_their_words() {
        let draft = check(
            "# Quay *closed*\n\nThe board **voted** to close the\n[northern quay](https://quay.example) `now`.\n\n\
             > “We had to,” she said.\n\n## What is lost\n\n- two days\n- three\n  weeks\n\n1. First\n\n![A crane](c.png)\n\n\
             <div>Inside <b>tags</b></div>\n\n    code line\n    another\n",
            &[
                (Headline, "Quay closed"),
                (Paragraph, "The board voted to close the northern quay now."),
                (Paragraph, "“We had to,” she said."),
                (Headline, "What is lost"),
                (Item, "two days"),
                (Item, "three weeks"),
                (Item, "First"),
                (Boilerplate, "A crane"),
                (Paragraph, " Inside  tags  \n"),
                (Paragraph, "code line"),
                (Paragraph, "another"),
            ],
        );
        assert_eq!(draft.metadata.title, "Quay closed");
    }

    #[test]
    fn a_title_of_the_front_matter_is_the_first_block_once() {
        check(
            "---\ntitle: Quay closed\ndek: Nobody was told.\n---\nThe board voted.",
            &[
                (Headline, "Quay closed"),
                (Dek, "Nobody was told."),
                (Paragraph, "The board voted."),
            ],
        );
        check(
            "---\ntitle: Quay closed\n---\n# Quay Closed!\n\nThe board voted.",
            &[(Headline, "Quay Closed!"), (Paragraph, "The board voted.")],
        );
    }

    #[test]
    fn markdown_without_headings_is_read_like_plain_text() {
        let draft = check(
            "Harbour board closes northern quay\n\nThe harbour board voted on Tuesday to close the northern quay.",
            &[
                (Headline, "Harbour board closes northern quay"),
                (
                    Paragraph,
                    "The harbour board voted on Tuesday to close the northern quay.",
                ),
            ],
        );
        assert_eq!(draft.metadata.title, "Harbour board closes northern quay");
    }
}
