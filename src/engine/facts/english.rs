//! English: how facts are told in it.
//!
//! Its word tables are in `assets/lexicons/en/`. A rule may use what stands one folder up (marks, values, evidence) and
//! what other rules of English have read; nothing outside this folder knows them by name.

mod amount;
mod citation;
mod claim;
mod contact;
mod date;
mod figure;
mod name;
mod number;
mod person;
mod quote;
mod speech;
mod update;

use super::Rule;

/// The rules, in the order they run: names before quotations, because speakers are names.
pub(super) const RULES: &[&dyn Rule] = &[
    &name::Names,
    &amount::Amounts,
    // It needs the names.
    &speech::Speech,
    &update::Updates,
];
