//! From difference to difference, and which rows are shown.

use super::{CompareState, Outcome, Stop, order};
use crate::engine::compare::{DifferenceKind, Row};
use crate::engine::side::Side;
use crate::engine::text::Span;

impl CompareState {
    /// Goes to the row that tells these passages, each with the index of its article: the first where both sides have one
    /// of them, or one side.
    pub(in crate::app) fn go_to_passages(&mut self, passages: &[(usize, Vec<Span>)]) {
        let tells = |row: &Row, side: Side| {
            let mut told = passages.iter();
            told.any(|(article, spans)| {
                let mut own = row.passages[side].iter();
                *article == self.articles[side]
                    && own.any(|own| spans.iter().any(|span| span.overlaps(*own)))
            })
        };
        let rows = self.comparison.rows.iter();
        let counted = rows.map(|row| Side::BOTH.iter().filter(|side| tells(row, **side)).count());
        // Of equals the first: `max_by_key` takes the last.
        let counted: Vec<usize> = counted.collect();
        let best = (0..counted.len()).rev().max_by_key(|at| counted.get(*at));
        if let Some(row) = best.filter(|at| counted.get(*at) > Some(&0)) {
            self.choose_rows(Some(row));
            self.reveal();
            self.settle();
        }
    }

    pub(super) fn next_stop(&mut self) -> Outcome {
        let after = self
            .place
            .stops
            .partition_point(|at| *at <= self.place.cursor);
        self.stop_at(self.place.stops.get(after).copied(), "after")
    }

    pub(super) fn previous_stop(&mut self) -> Outcome {
        let before = self
            .place
            .stops
            .partition_point(|at| *at < self.place.cursor);
        let stop = before
            .checked_sub(1)
            .and_then(|at| self.place.stops.get(at));
        self.stop_at(stop.copied(), "before")
    }

    pub(super) fn stop_at(&mut self, position: Option<usize>, way: &str) -> Outcome {
        let Some(position) = position else {
            let what = self.stop.name(self.bynames());
            return Outcome::Say(format!("{what}: none {way} this row"));
        };
        self.go_to(position);
        Outcome::Stay
    }

    pub(super) fn choose_stop(&mut self) -> Outcome {
        self.stop = self.stop.next(&self.comparison);
        self.choose_rows(self.row_index());
        self.reveal();
        let what = self.stop.name(self.bynames());
        Outcome::Say(match self.stops() {
            1 => format!("stopping at {what}: 1 row"),
            count => format!("stopping at {what}: {count} rows"),
        })
    }

    /// Goes to the next row in which something of that kind differs, round and round.
    pub(super) fn next_of(&mut self, kind: DifferenceKind) -> Outcome {
        let stop = Stop::Kind(kind);
        if !self.comparison.rows.iter().any(|row| stop.holds(row)) {
            let what = stop.name(self.bynames());
            return Outcome::Say(format!("{what}: none"));
        }
        self.stop = stop;
        self.choose_rows(self.row_index());
        let at = self.place.cursor;
        let mut stops = self.place.stops.iter();
        let next = stops
            .clone()
            .find(|stop| **stop > at)
            .or_else(|| stops.next());
        if let Some(next) = next.copied() {
            self.go_to(next);
        }
        let what = stop.name(self.bynames());
        let number = self
            .place
            .stops
            .partition_point(|stop| *stop < self.place.cursor)
            + 1;
        Outcome::Say(format!("{what}: {number} of {}", self.stops()))
    }

    /// Puts the sides of moved rows side by side, or each where its article tells it.
    pub(super) fn order(&mut self) -> Outcome {
        let moved = self
            .comparison
            .rows
            .iter()
            .filter(|row| order::crosses(row));
        let count = moved.count();
        if count == 0 {
            return Outcome::Say("no row is told elsewhere".to_owned());
        }
        self.apart = !self.apart;
        self.choose_rows(self.row_index());
        self.reveal();
        let rows = if count == 1 {
            "1 moved row".to_owned()
        } else {
            format!("{count} moved rows")
        };
        Outcome::Say(if self.apart {
            format!("{rows}, each side where its article tells it")
        } else {
            format!("{rows} side by side")
        })
    }

    pub(super) fn narrow(&mut self) -> Outcome {
        let what = self.stop.name(self.bynames());
        if !self.narrow && self.place.stops.is_empty() {
            return Outcome::Say(format!("{what}: none to show"));
        }
        self.narrow = !self.narrow;
        self.choose_rows(self.row_index());
        self.reveal();
        Outcome::Say(if self.narrow {
            format!("only {what}")
        } else {
            "all rows".to_owned()
        })
    }
}
