//! The loop around the app: terminal, input, worker, files. The only threads, clocks and terminal of the program.
//!
//! ```text
//! input ───┐                     ┌──▶ analyst   facts, comparisons
//! signals ─┼─Message──▶ the loop ┼──▶ coverer   who else has what the open article states
//! workers ─┘   one queue         ├──▶ finder    filter
//!                                └──▶ clerk     copies, exports
//! ```
//!
//! The loop blocks on its one queue, so an idle reader costs nothing. It takes in the whole burst of what has arrived,
//! lets the app have it, hands on what the app asks for, and draws once.

mod clipboard;
mod environment;
mod input;
mod paint;
mod perform;
mod signals;
pub mod terminal;
mod worker;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use jiff::civil::Date;
use ratatui::Terminal;
use ratatui::layout::{Position, Rect, Size};
use signal_hook::consts::SIGTSTP;

use crate::app::keymap::Keymap;
use crate::app::options::Options as Looks;
use crate::app::sheet::Writer;
use crate::app::shelf::Shelf;
use crate::app::state::State;
use crate::app::update::update;
use crate::app::{Answer, Effect, Event};
use crate::ui;
use paint::Painter;
use perform::Clerk;
use terminal::{Hold, Output};
use worker::{Analyst, Answers, Coverer, Finder, Stacks};

/// How the reader is to be shown, as decided by the command line and the environment at the edge of the program.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Reference date for articles that carry none.
    pub as_of: Option<Date>,
    /// Whether colours are wanted: `--color`, `NO_COLOR`.
    pub colour: ColourChoice,
    /// Name of the theme to start with; the first one where none is named or known.
    pub theme: Option<String>,
    /// Draws with ASCII characters only.
    pub ascii: bool,
    /// Which key runs which command.
    pub keymap: Keymap,
    /// Writes comparisons and matrices to be exported; none can be where there is none.
    pub sheets: Option<Writer>,
    /// Lines to tell the reader at the start: what could not be read.
    pub notices: Vec<String>,
}

/// Whether to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourChoice {
    /// As the environment says: none where `NO_COLOR` is set, else what the terminal can do.
    #[default]
    Auto,
    /// Always, even where `NO_COLOR` is set.
    Always,
    /// Never: weight, underline and glyphs only.
    Never,
}

/// Why the reader could not open, or had to close.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ShellError {
    /// Standard input or output is not a terminal.
    #[error("the reader needs a terminal; `show`, `facts` and `compare` work without one")]
    NoTerminal,
    /// The terminal can neither move its cursor nor clear its screen.
    #[error(
        "this terminal (TERM={term}) cannot show a screen; `show`, `facts` and `compare` work without one"
    )]
    DumbTerminal {
        /// What `TERM` says.
        term: String,
    },
    /// The terminal could not be set up or read.
    #[error("the terminal could not be {doing}")]
    Terminal {
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

impl ShellError {
    /// What a failure while `doing` something to the terminal is.
    fn while_doing(doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Terminal { doing, source }
    }
}

/// What the threads tell the loop.
#[derive(Debug)]
enum Message {
    /// Something for the app.
    Event(Event),
    /// The program goes on after it was stopped.
    Resumed,
    /// The program is asked to stop, as Ctrl-Z does.
    Suspend,
    /// The program is asked to end by this signal.
    Terminate(i32),
    /// Nothing more can be read from the terminal.
    HungUp,
}

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The reader left, or the terminal is gone.
    Left,
    /// A signal asked for it.
    Signal(i32),
}

/// Opens the reader on `shelf` and returns when the reader leaves it; the terminal is as before.
///
/// A signal that ends the program does so here, once the terminal has been given back.
pub fn run(shelf: Arc<Shelf>, options: Options) -> Result<(), ShellError> {
    environment::check_terminal()?;
    let looks = environment::looks(&options);
    let (queue, inbox) = channel();
    let listening = ShellError::while_doing("listened to");
    signals::start(queue.clone())
        .and_then(|()| input::start(queue.clone()))
        .map_err(listening)?;
    let hold = Hold::take().map_err(ShellError::while_doing("set up"))?;
    let clerk =
        Clerk::start(queue.clone(), options.sheets).map_err(ShellError::while_doing("prepared"))?;
    let mut reader = Shell::new(shelf, looks, (options.as_of, clerk), queue)
        .map_err(ShellError::while_doing("prepared"))?;
    for notice in options.notices {
        update(&mut reader.state, Event::Answer(Answer::Failed(notice)));
    }
    let end = reader.run(&inbox);
    drop(hold);
    if let End::Signal(signal) = end {
        signals::die(signal);
    }
    Ok(())
}

/// The loop and all it deals with.
struct Shell {
    state: State,
    terminal: Terminal<Painter<Output>>,
    analyst: Analyst,
    coverer: Coverer,
    finder: Option<Finder>,
    clerk: Clerk,
    queue: Sender<Message>,
}

impl Shell {
    fn new(
        shelf: Arc<Shelf>,
        looks: Looks,
        (as_of, clerk): (Option<Date>, Clerk),
        queue: Sender<Message>,
    ) -> io::Result<Self> {
        let terminal = Terminal::new(Painter::new(Output::default()))?;
        let answers = Answers(queue.clone());
        let stacks = Arc::new(Stacks::new(Arc::clone(&shelf), as_of));
        let analyst = Analyst::start(Arc::clone(&stacks), answers.clone())?;
        let coverer = Coverer::start(stacks, answers)?;
        let (state, effects) = State::new(shelf, terminal.size()?, looks);
        let fresh = Self {
            state,
            terminal,
            analyst,
            coverer,
            finder: None,
            clerk,
            queue,
        };
        for effect in effects {
            fresh.perform(effect);
        }
        Ok(fresh)
    }

    /// Goes on until the reader leaves, the terminal is gone or a signal ends it.
    fn run(&mut self, inbox: &Receiver<Message>) -> End {
        if self.draw().is_err() {
            return End::Left;
        }
        // Only now, because it indexes all sources: the first paint does not wait for it.
        self.find_from_now_on();
        while let Ok(first) = inbox.recv() {
            let burst: Vec<Message> = std::iter::once(first).chain(inbox.try_iter()).collect();
            for message in coalesced(burst) {
                if let Some(end) = self.take_in(message) {
                    return end;
                }
            }
            // A terminal that can no longer be written to is gone: nothing is left to be told, and nobody to tell it.
            if terminal::is_held() && self.draw().is_err() {
                return End::Left;
            }
        }
        End::Left
    }

    /// Lets the app have one message, and carries out what it asks for.
    fn take_in(&mut self, message: Message) -> Option<End> {
        match message {
            Message::Event(event) => update(&mut self.state, event)
                .into_iter()
                .find_map(|effect| self.perform(effect)),
            Message::Suspend => Self::suspend(),
            Message::Resumed => self.resume(),
            Message::Terminate(signal) => Some(End::Signal(signal)),
            Message::HungUp => Some(End::Left),
        }
    }

    /// Carries out one effect; says so when it ends the loop.
    fn perform(&self, effect: Effect) -> Option<End> {
        match effect {
            Effect::Analyse { article } => self.analyst.analyse(article),
            Effect::Compare {
                ticket,
                pair,
                story,
                corrections,
            } => self.analyst.compare(ticket, pair, (story, corrections)),
            Effect::Cover {
                ticket,
                article,
                others,
                story,
                corrections,
            } => self
                .coverer
                .cover((ticket, article), others, (story, corrections)),
            Effect::Explain {
                ticket,
                article,
                fact,
            } => self.analyst.explain(ticket, article, fact),
            Effect::Stop { ticket } => self.analyst.stop(ticket),
            Effect::Matrix {
                ticket,
                story,
                corrections,
            } => self.analyst.matrix(ticket, story, corrections),
            Effect::Filter { ticket, query } => {
                if let Some(finder) = &self.finder {
                    finder.find(ticket, query);
                }
            }
            Effect::FindRows {
                ticket,
                query,
                rows,
            } => {
                if let Some(finder) = &self.finder {
                    finder.find_rows(ticket, query, rows);
                }
            }
            Effect::Copy { text } => {
                if self.clerk.copy(text).is_err() {
                    return Some(End::Left);
                }
            }
            Effect::Export { name, contents } => self.clerk.export(name, contents),
            Effect::ExportSheet {
                name,
                sheet,
                format,
            } => self.clerk.export_sheet(name, sheet, format),
            Effect::Suspend => return Self::suspend(),
            Effect::Quit => return Some(End::Left),
        }
        None
    }

    /// Gives the terminal back and stops, until the shell says to go on. Then [`Message::Resumed`] is in the queue.
    fn suspend() -> Option<End> {
        // Asked for twice in one burst: stopped once.
        if terminal::is_held() {
            if terminal::give_back().is_err() {
                return Some(End::Left);
            }
            signals::die(SIGTSTP);
        }
        None
    }

    /// Takes the terminal again and draws everything: what stands on it may be anything, at any size.
    fn resume(&mut self) -> Option<End> {
        let Ok(size) = terminal::take().and_then(|()| self.terminal.size()) else {
            return Some(End::Left);
        };
        // Resizing clears; the terminal's own way of clearing asks where the cursor is, and the answer would come in
        // through the thread that reads keys.
        if self
            .terminal
            .resize(Rect::from((Position::ORIGIN, size)))
            .is_err()
        {
            return Some(End::Left);
        }
        let Size {
            width: columns,
            height: rows,
        } = size;
        self.take_in(Message::Event(Event::Resize { columns, rows }))
    }

    fn draw(&mut self) -> io::Result<()> {
        let state = &self.state;
        self.terminal.draw(|frame| ui::view(state, frame))?;
        Ok(())
    }

    /// Starts the thread that filters.
    fn find_from_now_on(&mut self) {
        let answers = Answers(self.queue.clone());
        match Finder::start(Arc::clone(&self.state.shelf), answers) {
            Ok(finder) => self.finder = Some(finder),
            Err(error) => {
                let failed = Answer::Failed(format!("the filter cannot work: {error}"));
                update(&mut self.state, Event::Answer(failed));
            }
        }
    }
}

/// The burst without sizes that another size follows.
fn coalesced(burst: Vec<Message>) -> impl Iterator<Item = Message> {
    let is_size = |message: &Message| matches!(message, Message::Event(Event::Resize { .. }));
    let last = burst.iter().rposition(is_size);
    burst
        .into_iter()
        .enumerate()
        .filter(move |(idx, message)| !is_size(message) || last == Some(*idx))
        .map(|(_, message)| message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::{Code, Key};

    #[test]
    fn of_many_sizes_in_a_burst_the_last_counts_and_no_key_is_lost() {
        let size = |columns| Message::Event(Event::Resize { columns, rows: 24 });
        let key = || Message::Event(Event::Key(Key::plain(Code::Enter)));
        let burst = vec![size(80), key(), size(90), size(100), key()];
        let left: Vec<String> = coalesced(burst)
            .map(|message| match message {
                Message::Event(Event::Resize { columns, .. }) => columns.to_string(),
                _ => "key".to_owned(),
            })
            .collect();
        assert_eq!(left, ["key", "100", "key"]);
    }
}
