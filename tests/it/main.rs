//! One integration binary: house rules, screens, keys, command line, pseudo-terminal, corpus, properties.

mod house;
mod import;
