//! The commands of the reader screen, pane by pane.

use super::command::Command;
use super::event::Effect;
use super::index::Mark;
use super::layout::Pane;
use super::overlay::{Choice, Menu, Overlay};
use super::sources::Filter;
use super::state::State;

impl State {
    /// Carries out a command of the reader screen.
    pub fn run_in_reader(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::NextPane => self.focus_next(1),
            Command::PreviousPane => self.focus_next(Pane::ALL.len() - 1),
            Command::Left if self.selects_words() => _ = self.extend(false),
            Command::Right if self.selects_words() => _ = self.extend(true),
            Command::Left => self.focus_side(Pane::Sources),
            Command::Right => self.focus_side(Pane::Facts),
            Command::NextArticle => self.step_article(1),
            Command::PreviousArticle => self.step_article(-1),
            Command::NextFact => self.step_fact(true),
            Command::PreviousFact => self.step_fact(false),
            Command::Filter => return self.start_filter(),
            Command::NextMatch => self.step_match(1),
            Command::PreviousMatch => self.step_match(-1),
            Command::Select => self.toggle_selection(),
            Command::Wider | Command::Finer => self.resize_selection(command),
            Command::OtherEnd => self.other_end(),
            Command::Copy => return self.copy(),
            Command::Export => self.choose_format(),
            Command::Compare => self.choose_second(),
            Command::Others => self.open_others(),
            Command::Why => return self.open_why(),
            Command::JumpBack => return self.jump_back(),
            Command::Matrix => return self.open_matrix(),
            Command::MoveArticle => self.choose_story(),
            Command::Zen => self.toggle_zen(),
            Command::Back => return self.let_go(),
            _ => self.run_in_pane(command),
        }
        Vec::new()
    }

    fn run_in_pane(&mut self, command: Command) {
        match self.reader.focus {
            Pane::Sources => self.run_in_sources(command),
            Pane::Article => self.run_in_article(command),
            Pane::Facts => self.run_in_facts(command),
        }
    }

    fn run_in_sources(&mut self, command: Command) {
        let height = usize::from(self.sources_list().height);
        let page = (height / self.tall()).max(1);
        let cursor = self.reader.sources.cursor;
        match command {
            Command::Open => self.focus(Pane::Article),
            _ => {
                if let Some(to) = moved(command, cursor, self.reader.sources.len(), page) {
                    self.open_position(to);
                }
            }
        }
    }

    fn run_in_facts(&mut self, command: Command) {
        let page = usize::from(self.facts_list().height).max(1);
        let Some((count, cursor)) = self
            .prepared()
            .map(|prepared| prepared.index.len())
            .zip(self.reading().map(|reading| reading.fact))
        else {
            return;
        };
        match command {
            Command::Open => self.focus(Pane::Article),
            _ => {
                if let Some(to) = moved(command, cursor, count, page) {
                    self.choose_fact(to);
                }
            }
        }
    }

    fn run_in_article(&mut self, command: Command) {
        let height = i32::from(self.article_area().text.height.max(1));
        match command {
            Command::Down | Command::Up if self.extend(command == Command::Down) => {}
            Command::Down => self.step_sentence(1),
            Command::Up => self.step_sentence(-1),
            Command::Top => self.step_sentence(isize::MIN),
            Command::Bottom => self.step_sentence(isize::MAX),
            Command::ScrollDown => self.scroll_article(1),
            Command::ScrollUp => self.scroll_article(-1),
            Command::HalfPageDown => self.page_article(height / 2),
            Command::HalfPageUp => self.page_article(-(height / 2)),
            // Two lines stay in view, so that the eye finds its place.
            Command::PageDown => self.page_article((height - 2).max(1)),
            Command::PageUp => self.page_article(-(height - 2).max(1)),
            Command::Open => self.focus(Pane::Facts),
            _ => {}
        }
    }

    /// Opens the article at a position of the list.
    pub fn open_position(&mut self, position: usize) {
        let Some(article) = self.reader.sources.at(position) else {
            return;
        };
        self.reader.sources.cursor = position;
        self.reader.open = Some(article);
        self.reader.readings.entry(article).or_default();
    }

    /// Opens an article wherever it stands in the list.
    pub fn open_article(&mut self, article: usize) {
        let hit = self.reader.sources.hits().and_then(|hits| {
            hits.iter()
                .position(|hit| usize::try_from(*hit) == Ok(article))
        });
        if hit.is_none() && self.reader.sources.hits().is_some() {
            self.reader.sources.filter = None;
        }
        let position = hit.unwrap_or_else(|| self.reader.sources.position(article));
        self.open_position(position);
    }

    /// Goes to a pane.
    pub fn focus(&mut self, pane: Pane) {
        self.reader.focus = pane;
        if pane != Pane::Article {
            self.reader.side = pane;
        }
        if pane == Pane::Facts {
            self.light_chosen();
        }
    }

    /// Lights the fact under the cursor of the facts pane.
    fn light_chosen(&mut self) {
        if let Some(position) = self.reading().map(|reading| reading.fact) {
            self.choose_fact(position);
        }
    }

    fn focus_next(&mut self, by: usize) {
        let at = self.reader.focus as usize;
        self.focus(Pane::ALL[(at + by) % Pane::ALL.len()]);
    }

    fn focus_side(&mut self, towards: Pane) {
        let at = self.reader.focus as usize;
        let next = if towards == Pane::Sources {
            at.saturating_sub(1)
        } else {
            (at + 1).min(Pane::ALL.len() - 1)
        };
        self.focus(Pane::ALL[next]);
    }

    fn step_article(&mut self, by: isize) {
        let sources = &self.reader.sources;
        let to = sources.cursor.saturating_add_signed(by);
        self.open_position(to.min(sources.len().saturating_sub(1)));
    }

    fn step_match(&mut self, by: isize) {
        if self.reader.sources.filter.is_some() {
            self.step_article(by);
        } else {
            self.say("no filter is on: / starts one");
        }
    }

    fn step_sentence(&mut self, by: isize) {
        let far = by.unsigned_abs() > 1;
        self.with_reading(|reading, prepared, pane| match prepared {
            Some(prepared) if !prepared.sentences().is_empty() => {
                let to = reading.sentence.saturating_add_signed(by);
                reading.go_to_sentence(to, prepared, pane);
                if far {
                    reading.top = if by < 0 {
                        super::page::Anchor::default()
                    } else {
                        pane.sheet.last_top(pane.height)
                    };
                }
            }
            _ if far => {
                reading.top = if by < 0 {
                    super::page::Anchor::default()
                } else {
                    pane.sheet.last_top(pane.height)
                };
            }
            _ => reading.scroll(if by < 0 { -1 } else { 1 }, None, pane),
        });
    }

    /// Scrolls the article by lines.
    pub fn scroll_article(&mut self, lines: i32) {
        self.with_reading(|reading, prepared, pane| reading.scroll(lines, prepared, pane));
    }

    fn page_article(&mut self, lines: i32) {
        self.with_reading(|reading, prepared, pane| reading.page(lines, prepared, pane));
    }

    /// Goes to the sentence that holds `offset`.
    pub fn go_to_offset(&mut self, offset: usize) {
        self.with_reading(|reading, prepared, pane| {
            if let Some(prepared) = prepared {
                reading.go_to_sentence(prepared.sentence_near(offset), prepared, pane);
            }
        });
    }

    fn step_fact(&mut self, forward: bool) {
        let mut found = true;
        self.with_reading(|reading, prepared, pane| {
            let Some(prepared) = prepared else { return };
            let at = reading
                .lit
                .map(|mark| mark.span.start)
                .or_else(|| reading.sentence_span(prepared).map(|span| span.start))
                .unwrap_or_default();
            let from = at + usize::from(reading.lit.is_some());
            let mark = if forward {
                prepared.index.first_from(from)
            } else {
                prepared.index.last_before(at)
            };
            match mark {
                Some(mark) => reading.light(mark, prepared, pane),
                None => found = false,
            }
        });
        if !found {
            self.say(if forward {
                "no fact after this one"
            } else {
                "no fact before this one"
            });
        }
    }

    /// Chooses the fact at a position of the facts pane, and shows its words.
    pub fn choose_fact(&mut self, position: usize) {
        self.with_reading(|reading, prepared, pane| {
            let Some(prepared) = prepared else { return };
            let fact = prepared.index.at(position);
            let found = fact.and_then(|idx| prepared.analysis.facts.get(idx));
            if let Some((fact, found)) = fact.zip(found) {
                let mark = Mark {
                    span: found.span,
                    fact,
                };
                reading.light(mark, prepared, pane);
            }
        });
    }

    fn start_filter(&mut self) -> Vec<Effect> {
        let filter = self
            .reader
            .sources
            .filter
            .get_or_insert_with(Filter::default);
        filter.typing = true;
        self.reader.zen = false;
        self.focus(Pane::Sources);
        Vec::new()
    }

    fn choose_second(&mut self) {
        let Some(with) = self.reader.open else { return };
        if self.shelf.articles.len() < 2 {
            self.say(
                "there is no second article to compare with: open several at once, or a folder",
            );
            return;
        }
        self.overlay = Some(Overlay::Menu(Menu {
            choice: Choice::Compare { with },
            cursor: 0,
        }));
    }

    fn choose_story(&mut self) {
        let Some(article) = self.reader.open else {
            return;
        };
        let choice = Choice::Story { article };
        let menu = Menu { choice, cursor: 0 };
        if self.menu_len(&menu) == 0 {
            self.say("there is no other story to move the article to");
        } else {
            self.overlay = Some(Overlay::Menu(menu));
        }
    }

    fn toggle_zen(&mut self) {
        self.reader.zen = !self.reader.zen;
        if self.reader.zen {
            self.focus(Pane::Article);
        }
    }

    /// Lets go of the innermost thing: the selection, the lit fact, the filter, zen.
    fn let_go(&mut self) -> Vec<Effect> {
        let filtered = self.reader.sources.filter.is_some();
        if let Some(reading) = self.reading_mut()
            && (reading.selecting.take().is_some() || reading.lit.take().is_some())
        {
            return Vec::new();
        }
        if filtered {
            self.clear_filter();
        } else if self.reader.zen {
            self.reader.zen = false;
        } else if self.came_from_screen() {
            return self.jump_back();
        } else if self.reader.focus == Pane::Facts {
            self.focus(Pane::Article);
        }
        Vec::new()
    }

    /// Takes the filter away; the open article stays open.
    pub fn clear_filter(&mut self) {
        self.reader.sources.filter = None;
        if let Some(article) = self.reader.open {
            self.reader.sources.cursor = self.reader.sources.position(article);
        }
    }
}

/// Where a command moves a cursor in a list of `count` rows, `page` of them in view; `None` for other commands.
#[must_use]
pub fn moved(command: Command, cursor: usize, count: usize, page: usize) -> Option<usize> {
    let half = (page / 2).max(1);
    let to = match command {
        Command::Down | Command::ScrollDown => cursor.saturating_add(1),
        Command::Up | Command::ScrollUp => cursor.saturating_sub(1),
        Command::HalfPageDown => cursor.saturating_add(half),
        Command::HalfPageUp => cursor.saturating_sub(half),
        Command::PageDown => cursor.saturating_add(page),
        Command::PageUp => cursor.saturating_sub(page),
        Command::Top => 0,
        Command::Bottom => usize::MAX,
        _ => return None,
    };
    Some(to.min(count.saturating_sub(1)))
}
