//! What stands above the facts of an article that is not read whole: in a language there are no rules for, or too long.

use ratatui::layout::Rect;

use super::layout;
use super::page::wrap;
use super::state::State;
use crate::engine::article::Article;
use crate::engine::facts::language;
use crate::engine::text::Span;

/// The share of the list's lines that a caution may take: the facts themselves matter more.
const SHARE: u16 = 3;

/// A caution, wrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    /// What is told.
    pub words: String,
    /// Its lines: spans of the words.
    pub lines: Vec<Span>,
    /// Where they stand: as many as there is room for.
    pub area: Rect,
}

/// The name of the article's language, where there are no rules for it.
#[must_use]
pub fn unread(article: &Article) -> Option<&str> {
    let tag = language::unsupported(article)?;
    Some(language::name(tag).unwrap_or(tag))
}

impl State {
    /// What the reader must know of the open article's facts; nothing where it was read whole.
    #[must_use]
    pub fn caution(&self) -> Option<Caution> {
        let analysis = &self.prepared()?.analysis;
        let notice = language::notice(&analysis.article, &analysis.segments)?;
        let list = layout::list(self.panes().facts.unwrap_or_else(|| self.body()));
        let room = (list.height / SHARE).max(1).min(list.height);
        let lines = |words: &str| {
            // An optimal line may hang over by a column.
            let width = usize::from(list.width.saturating_sub(1).max(1));
            wrap(words, Span::new(0, words.len()), width).to_vec()
        };
        let count = |lines: &[Span]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let mut words = format!("! This article {notice}.");
        let mut told = lines(&words);
        if count(&told) > room {
            let language = unread(&analysis.article);
            let language = language.map_or_else(String::new, |name| format!("{name}: "));
            words = format!("! {language}read only in part");
            told = lines(&words);
        }
        let height = count(&told).min(room);
        Some(Caution {
            words,
            lines: told,
            area: Rect { height, ..list },
        })
    }

    /// Lines the facts have room for.
    #[must_use]
    pub fn facts_list(&self) -> Rect {
        let mut list = layout::list(self.panes().facts.unwrap_or_else(|| self.body()));
        if let Some(caution) = self.caution() {
            let gap = u16::from(list.height > 2 * caution.area.height);
            let taken = (caution.area.height + gap).min(list.height.saturating_sub(1));
            list.y += taken;
            list.height -= taken;
        }
        list
    }
}
