//! The caret among rows: a row up or down, and to the ends of its own. Only drawing knows how wide
//! they are.

use super::TextLine;
use crate::tui::widgets::wrapped::Wrapped;

impl TextLine {
    /// Puts the caret a row above or below where it is, in rows of this width, as near under where
    /// it set out as that row is long.
    pub fn go_row(&mut self, forwards: bool, width: u16) {
        let text = self.words.text.clone();
        let wrapped = Wrapped::new(&text, width);
        let (row, stands) = wrapped.place_of(self.words.caret);
        let column = self.column.unwrap_or(stands);
        let to = if forwards {
            row + 1
        } else {
            row.saturating_sub(1)
        };
        if to != row
            && let Some(caret) = wrapped.caret_at(to, column)
        {
            self.move_to(caret);
            self.column = Some(column);
        }
    }

    /// Whether there is a row below the caret's, or above it, in rows of this width.
    pub fn has_row(&self, forwards: bool, width: u16) -> bool {
        let wrapped = Wrapped::new(&self.words.text, width);
        let (row, _) = wrapped.place_of(self.words.caret);
        if forwards {
            row + 1 < wrapped.rows().len()
        } else {
            row > 0
        }
    }

    /// Puts the caret at the end of its row, or at the start of it, in rows of this width.
    pub fn go_to_end_of_row(&mut self, forwards: bool, width: u16) {
        let text = self.words.text.clone();
        let wrapped = Wrapped::new(&text, width);
        let (row, _) = wrapped.place_of(self.words.caret);
        if let Some(caret) = wrapped.caret_at(row, if forwards { usize::MAX } else { 0 }) {
            self.move_to(caret);
        }
    }
}
