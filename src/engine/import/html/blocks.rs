//! The blocks of a tree of elements, in the order of the page.

use dom_query::NodeRef;

use crate::engine::article::BlockKind;
use crate::engine::import::draft::Part;

/// The blocks inside `root`.
pub(super) fn of(root: &NodeRef<'_>) -> Vec<Part> {
    let mut builder = Builder::default();
    builder.children(root, BlockKind::Paragraph);
    builder.close(BlockKind::Paragraph);
    builder.parts
}

#[derive(Default)]
struct Builder {
    parts: Vec<Part>,
    open: String,
    /// How many block quotations enclose the place.
    quotations: usize,
}

impl Builder {
    /// Reads what `node` holds as parts of `kind`. The guard bounds how deep this calls itself.
    fn children(&mut self, node: &NodeRef<'_>, kind: BlockKind) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.open.push_str(&child.text());
            } else if let Some(name) = child.node_name() {
                self.element(&child, &name, kind);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str, kind: BlockKind) {
        let inner = match name {
            "br" | "hr" => return self.open.push(' '),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Headline,
            "li" | "dt" | "dd" => BlockKind::Item,
            // A caption tells of a picture that is not here.
            "figcaption" | "caption" => BlockKind::Boilerplate,
            "td" | "th" => {
                if !self.open.trim().is_empty() {
                    self.open.push_str(" | ");
                }
                return self.children(node, kind);
            }
            _ if is_inline(name) => return self.children(node, kind),
            _ => kind,
        };
        self.close(kind);
        let quotation = usize::from(name == "blockquote");
        self.quotations += quotation;
        self.children(node, inner);
        self.close(inner);
        self.quotations -= quotation;
    }

    /// Ends the open part.
    fn close(&mut self, kind: BlockKind) {
        let text = std::mem::take(&mut self.open);
        if !text.trim().is_empty() {
            self.parts
                .push(Part::new(kind, text).quoted(self.quotations > 0));
        }
    }
}

/// Elements inside a line; the guard leaves links only, readability adds some.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "wbr" | "span" | "b" | "i" | "em" | "strong" | "u" | "font" | "small" | "sub" | "sup"
    )
}
