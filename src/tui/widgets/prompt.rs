//! One line asked for: the line, the sign before it, and the words half-typed in it, which are kept
//! until they are answered.

use std::mem;
use std::ops::{Deref, DerefMut};

use super::{TextLine, draw_line};
use crate::app::drafts::{half_typed, kept_line};
use crate::store::{Draft, Store};
use crate::tui::canvas::Canvas;
use crate::tui::command::Outcome;

/// A line with the draft that is kept of it.
#[derive(Default)]
pub struct Prompt {
    line: TextLine,
    place: String,
    /// What is saved of it.
    saved: String,
    is_taken_up: bool,
}

impl Prompt {
    /// Whenever the view is read: where its draft is kept, and what is saved. The first time the
    /// line is what was half-typed there, or else what is saved.
    pub fn take_up(&mut self, place: &str, saved: &str, store: &Store) -> Outcome {
        if !mem::replace(&mut self.is_taken_up, true) {
            self.line = kept_line(place, saved, store)?;
        }
        (self.place, self.saved) = (place.to_owned(), saved.to_owned());
        Ok(())
    }

    /// The words to be kept across any ending.
    pub fn drafts(&self) -> Vec<Draft> {
        if self.line.text() == self.saved {
            Vec::new()
        } else {
            half_typed(&self.place, &self.line)
        }
    }

    /// Answered: nothing of it is kept any more.
    pub fn clear(&mut self) {
        self.line = TextLine::default();
    }

    /// Draws the sign and the line in a box, from this row on.
    pub fn draw(&self, inside: &mut Canvas, row: u16, rows: u16) {
        let width = inside.width();
        inside.put(2, row, ">");
        draw_line(
            &mut inside.part(4, row, width.saturating_sub(6), rows),
            &self.line,
            rows,
            None,
        );
    }
}

impl Deref for Prompt {
    type Target = TextLine;

    fn deref(&self) -> &TextLine {
        &self.line
    }
}

impl DerefMut for Prompt {
    fn deref_mut(&mut self) -> &mut TextLine {
        &mut self.line
    }
}
