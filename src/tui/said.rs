//! The sentences on the line above the keys: what was done, or what is in the way, and those of
//! this evening. Never on a disk.

use std::collections::VecDeque;

use chrono::{NaiveDateTime, TimeDelta};

use super::app::App;
use super::command::{Outcome, Request};
use super::views;

/// A sentence, and when it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub words: String,
    /// Something is in the way.
    pub is_warning: bool,
    pub at: NaiveDateTime,
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

/// As many as anybody looks back on.
const KEPT: usize = 200;

/// What is said now, and what was said since the log was opened.
#[derive(Default)]
pub struct Messages {
    now: Option<Said>,
    tonight: VecDeque<Said>,
}

impl Messages {
    /// What was said goes, once there was time enough to read it.
    pub(super) fn read_until(&mut self, now: NaiveDateTime) {
        self.now = self.now.take().filter(|said| !said.was_read_by(now));
    }

    pub(super) fn take_away(&mut self) {
        self.now = None;
    }

    pub(super) fn clock_moved(&mut self, by: TimeDelta) {
        if let Some(said) = &mut self.now {
            said.clock_moved(by);
        }
    }
}

impl App {
    /// Lays what was said this evening over the screen.
    pub(super) fn show_messages(&mut self) -> Outcome {
        let said = self.said.tonight.iter().rev().cloned().collect();
        self.fulfil(Request::Push(Box::new(views::Messages::of(said))))
    }

    pub fn said(&self) -> Option<&Said> {
        self.inside
            .as_ref()
            .map_or(self.said.now.as_ref(), |inside| inside.said())
    }

    pub(super) fn say(&mut self, words: &str, is_warning: bool) {
        let said = Said {
            words: words.to_owned(),
            is_warning,
            at: self.now,
        };
        // How far a long work has come is one message, however often it is told.
        let goes_on = self
            .said
            .now
            .as_ref()
            .zip(self.said.tonight.back())
            .is_some_and(|(now, last)| now == last && alike(last, &said));
        if goes_on {
            self.said.tonight.pop_back();
        }
        self.said.tonight.push_back(said.clone());
        if self.said.tonight.len() > KEPT {
            self.said.tonight.pop_front();
        }
        self.said.now = Some(said);
    }
}

/// Whether two messages tell of the same work, further on.
fn alike(one: &Said, other: &Said) -> bool {
    let letters = |said: &Said| {
        said.words
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .collect::<String>()
    };
    letters(one) == letters(other)
}
