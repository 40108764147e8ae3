//! A list with one chosen row: moves, scrolls, and draws only the rows that show.

use std::cell::Cell;

use crate::tui::canvas::Canvas;
use crate::tui::keys::Key;

/// Which row is chosen, and from which row on the list is shown.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    chosen: usize,
    /// The first row shown. A cell because only drawing knows how many rows fit.
    first: Cell<usize>,
    /// Rows that fitted when last drawn: a page.
    page: Cell<usize>,
}

impl Listing {
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    pub fn choose(&mut self, row: usize) {
        self.chosen = row;
    }

    /// Keeps the choice inside a list of `count` rows.
    pub fn clamp(&mut self, count: usize) {
        self.chosen = self.chosen.min(count.saturating_sub(1));
    }

    /// Moves the choice; `false` when the key does not move or there is nowhere to go.
    pub fn press(&mut self, key: Key, count: usize) -> bool {
        let last = count.saturating_sub(1);
        let page = self.page.get().max(1);
        let to = match key {
            Key::Up => self.chosen.saturating_sub(1),
            Key::Down => (self.chosen + 1).min(last),
            Key::PageUp => self.chosen.saturating_sub(page),
            Key::PageDown => (self.chosen + page).min(last),
            Key::Home => 0,
            Key::End => last,
            _ => return false,
        };
        let moved = to != self.chosen;
        self.chosen = to;
        moved
    }

    /// The rows of a list of `count` that show when `fits` rows have room, the chosen one among
    /// them.
    pub fn window(&self, count: usize, fits: usize) -> std::ops::Range<usize> {
        self.page.set(fits);
        let mut first = self.first.get();
        if self.chosen < first {
            first = self.chosen;
        } else if fits > 0 && self.chosen >= first + fits {
            first = self.chosen + 1 - fits;
        }
        first = first.min(count.saturating_sub(fits));
        self.first.set(first);
        first..count.min(first + fits)
    }

    /// Draws rows of `tall` screen rows each: the sign before the chosen one, and the row itself by
    /// `draw`. `has_keys`: whether the arrows move this list just now.
    pub fn draw(
        &self,
        canvas: &mut Canvas,
        count: usize,
        tall: u16,
        has_keys: bool,
        mut draw: impl FnMut(usize, &mut Canvas),
    ) {
        let fits = usize::from(canvas.height() / tall.max(1));
        for (place, row) in self.window(count, fits).enumerate() {
            let y = u16::try_from(place).unwrap_or(u16::MAX) * tall;
            let width = canvas.width();
            draw(row, &mut canvas.part(0, y, width, tall));
            if row == self.chosen && has_keys {
                mark_chosen(&mut canvas.part(0, y, width, tall));
            }
        }
    }
}

/// The sign and the style of the row that keys act on.
pub fn mark_chosen(row: &mut Canvas) {
    let style = row.look.selected;
    row.put(1, 0, "▶");
    row.paint_row(0, style);
}
