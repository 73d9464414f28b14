//! Words that leave the program with their citation: copied, or exported to a file.

use super::compare::Passages;
use super::event::Effect;
use super::layout::Pane;
use super::overlay::{Choice, FORMATS, Menu, Overlay, Taken};
use super::state::State;
use crate::engine::export::{Format, Passage, export};

impl State {
    /// Copies what the reader is at.
    pub(super) fn copy(&mut self) -> Vec<Effect> {
        let Some(taken) = self.taken() else {
            self.say("nothing to copy: go to a sentence or a fact first");
            return Vec::new();
        };
        if let Some(reading) = self.reading_mut() {
            reading.selecting = None;
        }
        let text = self.written(&taken, Format::Markdown);
        vec![Effect::Copy { text }]
    }

    /// Copies words of several articles, each with its citation.
    pub(super) fn copy_words(&self, words: &[Passages]) -> Vec<Effect> {
        let passages: Vec<Passage<'_>> = words
            .iter()
            .filter_map(|words| {
                Some(Passage {
                    article: self.shelf.articles.get(words.article)?,
                    spans: words.spans.clone(),
                })
            })
            .collect();
        vec![Effect::Copy {
            text: export(&passages, Format::Markdown),
        }]
    }

    /// Opens the menu of formats for what the reader is at.
    pub(super) fn choose_format(&mut self) {
        match self.taken() {
            Some(taken) => {
                self.overlay = Some(Overlay::Menu(Menu {
                    choice: Choice::Export(taken),
                    cursor: 0,
                }));
            }
            None => self.say("nothing to export: go to a sentence or a fact first"),
        }
    }

    /// Exports words in the format at `row` of the menu.
    pub(super) fn export(&mut self, taken: &Taken, row: usize) -> Vec<Effect> {
        let Some((format, _, extension, _)) = FORMATS.get(row).copied() else {
            return Vec::new();
        };
        let contents = self.written(taken, format);
        let byname = self
            .shelf
            .articles
            .get(taken.article)
            .map_or("", |article| article.byname());
        let name = format!("{}.{extension}", file_name(byname));
        if let Some(reading) = self.reading_mut() {
            reading.selecting = None;
        }
        vec![Effect::Export { name, contents }]
    }

    /// What the reader is at: the selection, the lit fact, the sentence.
    fn taken(&self) -> Option<Taken> {
        let article = self.reader.open?;
        let (prepared, reading) = (self.prepared()?, self.reading()?);
        let selection = reading.selecting.zip(reading.selected_span(prepared));
        let (spans, name) = if let Some((selection, span)) = selection {
            let name = prepared.count(selection.unit, span);
            (prepared.passages(span), name)
        } else if let Some(mark) = reading.lit {
            let fact = prepared.analysis.facts.get(mark.fact)?;
            (vec![mark.span], fact.kind().name().to_owned())
        } else {
            let at_text = self.reader.focus != Pane::Facts;
            let span = reading.sentence_span(prepared).filter(|_| at_text)?;
            (vec![span], "1 sentence".to_owned())
        };
        Some(Taken {
            article,
            spans,
            name,
        })
    }

    fn written(&self, taken: &Taken, format: Format) -> String {
        let Some(article) = self.shelf.articles.get(taken.article) else {
            return String::new();
        };
        let passage = Passage {
            article,
            spans: taken.spans.clone(),
        };
        export(&[passage], format)
    }
}

/// A name that is safe on every file system: letters and digits in lower case, hyphens between.
pub(super) fn file_name(byname: &str) -> String {
    let mut name = String::from("parallax");
    for word in byname.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() && name.len() + word.len() < 60 {
            name.push('-');
            name.push_str(&word.to_lowercase());
        }
    }
    name
}
