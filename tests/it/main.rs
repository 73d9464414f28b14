//! One integration binary: house rules, screens, keys, command line, pseudo-terminal, corpus, properties.

#[cfg(test)]
mod between;
mod cli;
#[cfg(test)]
mod compare;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod hostile;
mod house;
mod import;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod labels;
mod names_model;
#[cfg(test)]
mod notes;
#[cfg(test)]
mod pairs;
#[cfg(test)]
mod pty;
mod readme;
mod run;
mod schema;
mod screens;
