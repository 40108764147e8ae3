//! One of the two lists of this screen, with its place in it.

use super::draw::draw_row;
use super::library::Library;
use super::rows::Row;
use crate::tui::canvas::Canvas;
use crate::tui::widgets::{ListRows, Listing};

/// A list with its place in it.
#[derive(Default)]
pub struct Part {
    pub rows: Vec<Row>,
    pub list: Listing,
}

impl Part {
    pub fn chosen(&self) -> Option<&Row> {
        self.rows
            .get(self.list.chosen())
            .filter(|row| row.can_choose())
    }

    /// The list, for the keys that move in it.
    pub fn list_rows(&self) -> ListRows<'_> {
        let headings = self.rows.iter().map(|row| !row.can_choose());
        self.list.of(self.rows.len()).with_headings(headings)
    }

    pub fn has_choice(&self) -> bool {
        self.rows.iter().any(Row::can_choose)
    }

    /// Draws its rows; the chosen one is marked where the arrows are.
    pub fn draw(&self, library: &Library, is_here: bool, canvas: &mut Canvas) {
        let has_keys = is_here && self.chosen().is_some();
        self.list
            .draw(canvas, self.rows.len(), 1, has_keys, |place, row| {
                draw_row(library, &self.rows[place], row);
            });
    }
}
