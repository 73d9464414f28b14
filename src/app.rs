//! The reader as a value: [`State`](state::State) changes only in `update`, which answers each [`Event`] with
//! [`Effect`]s for the shell to carry out.
//!
//! ```text
//! terminal, worker ──Event──▶ update(&mut State) ──Effect──▶ shell (worker, clipboard, files)
//!                                   │
//!                                   └── State ──▶ ui::view ──▶ frame
//! ```
//!
//! No threads, clocks, files or terminal in here; nothing proportional to the library or to the length of an article.

pub mod event;
pub mod key;
pub mod shelf;

pub use event::{Answer, Effect, Event, Ticket};
