//! One line asked for: the line, the sign before it, and the words half-typed in it, which are kept
//! until they are answered.

use std::mem;
use std::ops::{Deref, DerefMut};

use super::{TextLine, draw_line};
use crate::app::drafts::{half_typed, kept_line};
use crate::store::{Draft, Result, Store};
use crate::tui::canvas::Canvas;
use crate::tui::command::Outcome;

/// A line with the draft that is kept of it.
#[derive(Default)]
pub struct Prompt {
    line: TextLine,
    place: String,
    /// What stood in the line before anything was typed.
    before: String,
    is_read: bool,
}

impl Prompt {
    /// When the view is first read: what was half-typed at this place, or else these words.
    pub fn take_up(&mut self, place: &str, before: &str, store: &Store) -> Outcome {
        if !mem::replace(&mut self.is_read, true) {
            self.line = kept_line(place, before, store)?;
            (self.place, self.before) = (place.to_owned(), before.to_owned());
        }
        Ok(())
    }

    /// The same with words that take a look into the store.
    pub fn take_up_with(
        &mut self,
        place: &str,
        before: impl FnOnce() -> Result<String>,
        store: &Store,
    ) -> Outcome {
        if self.is_read {
            return Ok(());
        }
        self.take_up(place, &before()?, store)
    }

    /// Whether other words stand in it than before anything was typed.
    pub fn is_changed(&self) -> bool {
        self.line.text() != self.before
    }

    /// The words to be kept across any ending.
    pub fn drafts(&self) -> Vec<Draft> {
        if self.is_changed() {
            half_typed(&self.place, &self.line)
        } else {
            Vec::new()
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
