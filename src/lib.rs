//! Parallax: a terminal reader that lays several outlets' coverage of one event side by side.
//!
//! The map, with its arrows (`a ──▶ b` reads "a uses b"):
//!
//! ```text
//! main ──▶ cli ──▶ load ──▶ engine         engine: bytes ▶ articles ▶ sentences ▶ facts ▶ links ▶ exports; pure
//!           └────▶ shell ──▶ app ──▶ engine   app: State, Event, Effect; update is the only writer
//!                    └─────▶ ui ──▶ app, engine   ui: view(&State) draws; reads, never writes
//! ```
//!
//! `shell` holds the only threads and the terminal, `load` the only file reader, `cli` the only printer.

pub mod app;
pub mod bundle;
pub mod cli;
pub mod engine;
pub mod load;
pub mod shell;
pub mod ui;
