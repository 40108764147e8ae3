//! One of the two lists of this screen, with its place in it.

use super::draw::draw_row;
use super::library::Library;
use super::rows::Row;
use crate::tui::canvas::Canvas;
use crate::tui::widgets::Listing;

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

    /// The next row that can be chosen that way, starting from `place`.
    pub fn next(&self, place: usize, forwards: bool) -> Option<usize> {
        let can = |place: &usize| self.rows.get(*place).is_some_and(Row::can_choose);
        if forwards {
            (place..self.rows.len()).find(can)
        } else {
            (0..=place.min(self.rows.len())).rev().find(can)
        }
    }

    pub fn settle(&mut self) {
        self.list.clamp(self.rows.len());
        let at = self.list.chosen();
        if let Some(place) = self.next(at, true).or_else(|| self.next(at, false)) {
            self.list.choose(place);
        }
    }

    /// Draws its rows; the chosen one is marked where the arrows are.
    pub fn draw(&self, library: &Library, is_here: bool, canvas: &mut Canvas) {
        let has_keys = is_here && self.chosen().is_some();
        self.list
            .draw(canvas, self.rows.len(), 1, has_keys, |place, row| {
                draw_row(library, &self.rows[place], row)
            });
    }
}
