//! The reader as a value: [`State`] changes only in [`update()`], which answers each [`Event`] with [`Effect`]s for the
//! shell to carry out.
//!
//! ```text
//! terminal, worker ──Event──▶ update(&mut State) ──Effect──▶ shell (worker, clipboard, files)
//!                                   │
//!                                   └── State ──▶ ui::view ──▶ frame
//! ```
//!
//! No threads, clocks, files or terminal in here; nothing proportional to the library or to the length of an article.
//!
//! The contract with the shell:
//!
//! - [`State::new`] with the shelf, the size of the terminal and the [`Options`] gives the state and the first effects.
//! - Every event goes through [`update()`]; draw once after a burst. `update` ends by laying out what is visible, so
//!   that [`ui::view`](crate::ui::view) only reads.
//! - [`Effect::Analyse`] is answered by [`Answer::Analysed`], whose `index` is [`index::FactIndex::new`] of the
//!   analysis, made on the worker. At most one is under way at a time.
//! - [`Effect::Cover`] is answered by an [`Answer::Covered`] for each of the articles to look in, unless a newer one is
//!   asked for.
//! - [`Effect::Copy`] and [`Effect::Export`] are answered by [`Answer::Done`] with where the text went, or by
//!   [`Answer::Failed`].
//!
//! The contract with the Compare screen ([`compare`]): a [`Screen::Compare`] holds its own state. `update` gives it the
//! commands of the keymap's mode `compare` (all but quit, help, theme and back, which are the same everywhere), the
//! mouse in coordinates of its own area, and the size of that area: the whole screen without the last line. The same
//! goes for the Matrix screen ([`matrix`]) and the mode `matrix`.

pub mod between;
pub mod caution;
pub mod command;
pub mod compare;
pub mod covering;
pub mod event;
pub mod hand;
pub mod help;
pub mod index;
pub mod jump;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod margin;
pub mod matrix;
pub mod mouse;
pub mod options;
pub mod others;
pub mod overlay;
pub mod page;
pub mod panel;
pub mod prompt;
pub mod reader;
pub mod reading;
pub mod selection;
pub mod settle;
pub mod sheet;
pub mod shelf;
pub mod sources;
pub mod state;
pub mod take;
pub mod update;
pub mod why;

pub use command::Command;
pub use event::{Answer, Effect, Event, Ticket};
pub use options::{Options, Palette, ThemeName};
pub use state::{Screen, State};
pub use update::update;
