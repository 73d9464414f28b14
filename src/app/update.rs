//! Events to changes: keys through the keymap to commands, answers to where they were asked from.

use ratatui::layout::Size;

use super::command::Command;
use super::compare::{CompareState, Outcome};
use super::event::{Answer, Effect, Event, Mouse};
use super::key::{Code, Key};
use super::keymap::Mode;
use super::layout;
use super::overlay::{Choice, CommandLine, Menu, Overlay};
use super::prompt;
use super::reading::Prepared;
use super::state::{Screen, State, clamp};
use crate::engine::side::Pair;

/// Lets something happen: changes the state, and says what the shell is to do about it.
pub fn update(state: &mut State, event: Event) -> Vec<Effect> {
    let mut effects = match event {
        Event::Key(key) => state.press(key),
        Event::Mouse(mouse) => state.point(mouse),
        Event::Paste(text) => state.type_in(&text),
        Event::Resize { columns, rows } => {
            state.size = clamp(Size::new(columns, rows));
            Vec::new()
        }
        Event::Answer(answer) => {
            state.receive(answer);
            Vec::new()
        }
    };
    effects.extend(state.settle());
    effects
}

impl State {
    fn press(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        let mode = self.mode();
        if mode == Mode::Prompt
            && let Code::Char(c) = key.code
            && !key.control
            && !key.alt
        {
            return self.type_in(c.encode_utf8(&mut [0; 4]));
        }
        match self.options.keymap.command(mode, key) {
            Some(command) => self.run(command),
            None => Vec::new(),
        }
    }

    /// Carries out a command on whatever is in front.
    pub fn run(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Quit => return vec![Effect::Quit],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Theme => {
                self.options.theme = self.options.theme.next();
                let name = self.options.theme.name();
                self.say(format!("{name} theme"));
                return Vec::new();
            }
            _ => {}
        }
        if let Some(overlay) = self.overlay.take() {
            return self.run_over(overlay, command);
        }
        if self.typing_rows() {
            return self.run_in_rows(command);
        }
        if matches!(self.screen, Screen::Reader) && self.typing_filter() {
            return self.run_in_filter(command);
        }
        if command == Command::Back
            && let Some(effects) = self.stop_waiting()
        {
            return effects;
        }
        match command {
            Command::Help => self.overlay = Some(Overlay::Help { scroll: 0 }),
            Command::Undo => return self.undo(),
            Command::CommandLine => {
                self.overlay = Some(Overlay::CommandLine(CommandLine::default()));
            }
            _ => match &mut self.screen {
                Screen::Reader => return self.run_in_reader(command),
                Screen::Compare(_) | Screen::Matrix(_) if command == Command::Back => {
                    if !self.let_go_of_marks() && !self.clear_rows() {
                        return self.go_back();
                    }
                }
                Screen::Compare(_) if command == Command::Matrix => {
                    return self.matrix_of_comparison();
                }
                Screen::Matrix(_) if command == Command::Compare => self.choose_second_of_row(),
                Screen::Matrix(_) if command == Command::Filter => self.start_rows(),
                Screen::Compare(_) | Screen::Matrix(_) if command == Command::Export => {
                    self.choose_sheet();
                }
                Screen::Compare(compare) => {
                    let outcome = compare.update(command);
                    return self.follow_up(outcome);
                }
                Screen::Matrix(matrix) => {
                    let outcome = matrix.update(command);
                    return self.follow_up(outcome);
                }
            },
        }
        Vec::new()
    }

    fn follow_up(&mut self, outcome: Outcome) -> Vec<Effect> {
        match outcome {
            Outcome::Stay => {}
            Outcome::Say(text) => self.say(text),
            Outcome::Copy(passages) => return self.copy_words(&passages),
            Outcome::Compare(pair) => return self.compare(pair),
            Outcome::Next(side) => return self.compare_next(side),
            Outcome::Decide(decision) => return self.decide_links(&decision),
            Outcome::Show { article, span } => self.read_here(article, span),
        }
        Vec::new()
    }

    fn run_over(&mut self, overlay: Overlay, command: Command) -> Vec<Effect> {
        match overlay {
            Overlay::Help { scroll } => {
                self.run_in_help(scroll, command);
                Vec::new()
            }
            Overlay::Menu(menu) => self.run_in_menu(menu, command),
            Overlay::Others(others) => self.run_in_others(others, command),
            Overlay::Why(why) => {
                self.run_in_why(why, command);
                Vec::new()
            }
            Overlay::CommandLine(line) => self.run_in_command_line(line, command),
        }
    }

    fn run_in_help(&mut self, scroll: usize, command: Command) {
        if matches!(command, Command::Back | Command::Help) {
            return;
        }
        let rows = super::help::help_lines(self).len();
        let page = usize::from(layout::body(self.size).height.saturating_sub(2)).max(1);
        let last = rows.saturating_sub(page);
        let to = super::reader::moved(command, scroll, last + 1, page);
        self.overlay = Some(Overlay::Help {
            scroll: to.unwrap_or(scroll),
        });
    }

    fn run_in_menu(&mut self, mut menu: Menu, command: Command) -> Vec<Effect> {
        match command {
            Command::Back => return Vec::new(),
            Command::Accept => return self.choose(&menu),
            _ => {}
        }
        let count = self.menu_len(&menu);
        let page = usize::from(self.size.height / 2).max(1);
        if let Some(to) = super::reader::moved(command, menu.cursor, count, page) {
            menu.cursor = to;
        }
        self.overlay = Some(Overlay::Menu(menu));
        Vec::new()
    }

    /// Takes the row of the menu under its cursor.
    pub(super) fn choose(&mut self, menu: &Menu) -> Vec<Effect> {
        match &menu.choice {
            Choice::Export(taken) => self.export(taken, menu.cursor),
            Choice::Sheet => self.export_sheet(menu.cursor),
            Choice::Story { article } => {
                let to = self.story_at(*article, menu.cursor);
                to.map_or_else(Vec::new, |to| self.move_article(*article, to))
            }
            Choice::Compare { with } => {
                let second = self.candidate(*with, menu.cursor);
                second.map_or_else(Vec::new, |second| self.compare(Pair::new(*with, second)))
            }
        }
    }

    fn run_in_command_line(&mut self, mut line: CommandLine, command: Command) -> Vec<Effect> {
        match command {
            Command::Back => return Vec::new(),
            Command::Accept => {
                if let Some(chosen) = line.chosen() {
                    return self.run(chosen);
                }
                self.complain(format!("no command is called '{}'", line.typed));
                return Vec::new();
            }
            Command::Complete => {
                if let Some(chosen) = line.chosen() {
                    chosen.entry().name.clone_into(&mut line.typed);
                    line.cursor = 0;
                }
            }
            // Nothing is left to delete: the line closes, as in vim.
            Command::DeleteBack if line.typed.is_empty() => return Vec::new(),
            _ => {
                let count = line.suggestions().count();
                if prompt::edit(&mut line.typed, command) {
                    line.cursor = 0;
                } else if let Some(to) = super::reader::moved(command, line.cursor, count, 1) {
                    line.cursor = to;
                }
            }
        }
        self.overlay = Some(Overlay::CommandLine(line));
        Vec::new()
    }

    fn run_in_filter(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Back => self.clear_filter(),
            Command::Accept | Command::Complete => {
                let cursor = self.reader.sources.cursor;
                if let Some(filter) = &mut self.reader.sources.filter {
                    filter.typing = false;
                    if filter.query.is_empty() {
                        self.clear_filter();
                    } else {
                        self.open_position(cursor);
                    }
                }
            }
            Command::Down | Command::Up => {
                let count = self.reader.sources.len();
                let cursor = self.reader.sources.cursor;
                if let Some(to) = super::reader::moved(command, cursor, count, 1) {
                    self.reader.sources.cursor = to;
                }
            }
            _ => {
                if let Some(filter) = &mut self.reader.sources.filter
                    && prompt::edit(&mut filter.query, command)
                {
                    return self.ask_filter();
                }
            }
        }
        Vec::new()
    }

    fn type_in(&mut self, typed: &str) -> Vec<Effect> {
        if let Some(Overlay::CommandLine(line)) = &mut self.overlay {
            prompt::insert(&mut line.typed, typed);
            line.cursor = 0;
        } else if self.typing_rows() && self.overlay.is_none() {
            return self.type_in_rows(typed);
        } else if let Some(filter) = &mut self.reader.sources.filter
            && filter.typing
            && self.overlay.is_none()
        {
            prompt::insert(&mut filter.query, typed);
            return self.ask_filter();
        }
        Vec::new()
    }

    fn ask_filter(&mut self) -> Vec<Effect> {
        let ticket = self.new_ticket();
        let Some(filter) = &mut self.reader.sources.filter else {
            return Vec::new();
        };
        filter.ticket = ticket;
        let query = filter.query.clone();
        if query.trim().is_empty() {
            filter.hits = None;
            self.reader.sources.cursor = self
                .reader
                .open
                .map_or(0, |article| self.reader.sources.position(article));
            return Vec::new();
        }
        vec![Effect::Filter { ticket, query }]
    }

    fn receive(&mut self, answer: Answer) {
        match answer {
            Answer::Analysed {
                article,
                analysis,
                index,
            } => {
                self.take_analysis(article, Prepared { analysis, index });
            }
            Answer::Filtered { ticket, hits } => {
                let sources = &mut self.reader.sources;
                if let Some(filter) = &mut sources.filter
                    && filter.ticket == ticket
                {
                    filter.hits = Some(hits);
                    sources.cursor = 0;
                    sources.scroll = 0;
                }
            }
            Answer::FoundRows { ticket, hits } => self.take_rows(ticket, &hits),
            Answer::Compared {
                ticket,
                sides,
                comparison,
            } => {
                let asked = self.comparing.take_if(|asked| asked.ticket == ticket);
                if let Some(asked) = asked {
                    let size = layout::body(self.size);
                    let compare = CompareState::new(asked.articles, sides, comparison, size);
                    self.show_comparison(compare, asked.told);
                }
            }
            Answer::Matrix {
                ticket,
                articles,
                columns,
                matrix,
            } => {
                let asked = self.gathering.take_if(|asked| *asked == ticket);
                if asked.is_some() {
                    self.show_matrix(articles, columns, matrix);
                }
            }
            Answer::Covered {
                ticket,
                article,
                other,
                found,
            } => self.take_covered((ticket, article, other), found),
            Answer::Explained {
                ticket,
                explanation,
            } => self.take_explained(ticket, explanation.as_deref()),
            Answer::Done(text) => self.say(text),
            Answer::Failed(text) => {
                self.analyses.gave_up.extend(self.analyses.pending.take());
                self.comparing = None;
                self.complain(text);
            }
        }
    }

    /// An article has been read.
    fn take_analysis(&mut self, article: usize, prepared: Prepared) {
        self.analyses.pending.take_if(|pending| *pending == article);
        self.analyses.keep(article, prepared);
        if self.reader.open == Some(article) {
            self.take_place();
        }
    }

    /// The sentences have come: the reader is at the first one in view. The facts stay where they are, at first at
    /// their start: only what the reader does moves them.
    fn take_place(&mut self) {
        self.with_reading(|reading, prepared, pane| {
            if let Some(prepared) = prepared {
                let fact = reading.fact;
                reading.scroll(0, Some(prepared), pane);
                reading.fact = fact;
            }
        });
    }

    fn point(&mut self, mouse: Mouse) -> Vec<Effect> {
        let outcome = match &mut self.screen {
            _ if self.overlay.is_some() => None,
            Screen::Reader => None,
            Screen::Compare(compare) => Some(compare.mouse(mouse)),
            Screen::Matrix(matrix) => Some(matrix.mouse(mouse)),
        };
        match outcome {
            Some(outcome) => self.follow_up(outcome),
            None => self.point_in_reader(mouse),
        }
    }
}
