//! The sentence on the line above the keys: what was done, or what is in the way.

use chrono::{NaiveDateTime, TimeDelta};

use super::app::App;

/// A sentence, and when it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub words: String,
    /// Something is in the way.
    pub is_warning: bool,
    at: NaiveDateTime,
}

/// What was said stays at least this long, so that it can be read.
const SAID_FOR: TimeDelta = TimeDelta::seconds(4);

impl Said {
    /// Whether there was time enough to read it.
    pub(super) fn was_read_by(&self, now: NaiveDateTime) -> bool {
        now - self.at >= SAID_FOR
    }

    /// The wall clock was set: it stays as long as it would have.
    pub(super) fn clock_moved(&mut self, by: TimeDelta) {
        self.at += by;
    }
}

impl App {
    pub fn said(&self) -> Option<&Said> {
        self.inside.as_ref().map_or(self.said.as_ref(), |inside| inside.said())
    }

    pub(super) fn say(&mut self, words: &str, is_warning: bool) {
        self.said = Some(Said { words: words.to_owned(), is_warning, at: self.now });
    }
}
