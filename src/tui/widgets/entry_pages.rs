//! A list of written things of any length, newest first: only the rows around the chosen one are
//! read, only those shown are drawn.

use std::cell::Cell;

use chrono::NaiveDate;
use ratatui::text::{Line, Span};

use super::{ListRows, Listing, mark_chosen};
use crate::domain::dates::say_date;
use crate::domain::{Entry, Saved};
use crate::store::{self, Filter, Store};
use crate::tui::canvas::Canvas;

/// `ListRows` read on either side of the chosen one: more than a screen shows.
const AROUND: usize = 100;

/// A filtered list of entries with one chosen.
#[derive(Debug, Clone, Default)]
pub struct EntryPages {
    filter: Filter,
    list: Listing,
    /// The rows read, and the place of the first in the whole list.
    rows: Vec<Saved<Entry>>,
    first: usize,
    /// Whether the list goes on behind the rows read. How far is never asked: counting a long list
    /// takes longer than a key may.
    goes_on: bool,
    /// The first row shown; only drawing knows how many fit.
    top: Cell<usize>,
}

impl EntryPages {
    /// Shows what fits the filter, from the newest.
    pub fn show(&mut self, filter: Filter, store: &Store) -> store::Result<()> {
        self.filter = filter;
        self.list.choose(0);
        self.top.set(0);
        self.refresh(store)
    }

    /// Reads again, keeping the place.
    pub fn refresh(&mut self, store: &Store) -> store::Result<()> {
        self.read(store)?;
        if self.rows.is_empty() && self.first > 0 {
            self.list.choose(0);
            self.read(store)?;
        }
        self.list.clamp(self.count());
        Ok(())
    }

    fn read(&mut self, store: &Store) -> store::Result<()> {
        let chosen = self.list.chosen();
        self.first = chosen.saturating_sub(AROUND);
        let wanted = chosen - self.first + AROUND;
        self.rows = store.entries().list(&self.filter, self.first, wanted)?;
        self.goes_on = self.rows.len() == wanted;
        Ok(())
    }

    /// How many there are, as far as was read: always more than a screen ahead of the chosen one,
    /// if there are more.
    pub fn count(&self) -> usize {
        self.first + self.rows.len()
    }

    pub fn place(&self) -> usize {
        self.list.chosen()
    }

    pub fn chosen(&self) -> Option<&Saved<Entry>> {
        self.row(self.list.chosen())
    }

    /// The rows at hand.
    pub fn rows(&self) -> &[Saved<Entry>] {
        &self.rows
    }

    /// A row near the chosen one.
    pub fn row(&self, place: usize) -> Option<&Saved<Entry>> {
        self.rows.get(place.checked_sub(self.first)?)
    }

    /// The list, for the keys that move in it; [`Self::follow`] reads what they came near.
    pub fn list(&self) -> ListRows<'_> {
        self.list.of(self.count())
    }

    /// Chooses a row by its place.
    pub fn go_to(&mut self, place: usize, store: &Store) -> store::Result<()> {
        self.list.choose(place.min(self.count().saturating_sub(1)));
        self.follow(store)
    }

    /// Reads again when the chosen row comes near the edge of what was read.
    pub fn follow(&mut self, store: &Store) -> store::Result<()> {
        let chosen = self.list.chosen();
        let near_end = self.goes_on && chosen + AROUND / 2 > self.count();
        let near_start = chosen < self.first + AROUND / 2 && self.first > 0;
        if near_end || near_start {
            self.read(store)
        } else {
            Ok(())
        }
    }

    /// Draws the list under headings of its days: `tall` rows an entry.
    pub fn draw_by_day(
        &self,
        canvas: &mut Canvas,
        today: NaiveDate,
        has_keys: bool,
        draw: impl Fn(&Saved<Entry>, &mut Canvas),
    ) {
        let height = canvas.height();
        let (width, heading) = (canvas.width(), canvas.look.heading);
        let chosen = self.list.chosen();
        let mut top = self.top.get().min(chosen);
        while top < chosen && self.height_between(top, chosen) > height {
            top += 1;
        }
        self.top.set(top);
        // A page for PgUp and PgDn: what certainly fits with some headings between.
        self.list.window(
            self.count(),
            usize::from(height.saturating_sub(2)).max(1) * 2 / 3,
        );
        let mut row = 0;
        let mut place = top;
        let mut day = None;
        while row < height {
            let Some(entry) = self.row(place) else { break };
            if day != Some(entry.day) {
                day = Some(entry.day);
                canvas.put(
                    1,
                    row,
                    Line::from(Span::styled(say_date(entry.day, today), heading)),
                );
                row += 1;
                if row >= height {
                    break;
                }
            }
            draw(entry, &mut canvas.part(0, row, width, 1));
            if place == chosen && has_keys {
                mark_chosen(&mut canvas.part(0, row, width, 1));
            }
            row += 1;
            place += 1;
        }
    }

    /// `ListRows` from the heading above `from` to the row of `to`.
    fn height_between(&self, from: usize, to: usize) -> u16 {
        let mut rows = 0u16;
        let mut day = None;
        for place in from..=to {
            let Some(entry) = self.row(place) else { break };
            if day != Some(entry.day) {
                day = Some(entry.day);
                rows += 1;
            }
            rows += 1;
        }
        rows
    }

    /// Draws the list plainly: `tall` rows an entry, without headings.
    pub fn draw(
        &self,
        canvas: &mut Canvas,
        tall: u16,
        has_keys: bool,
        draw: impl Fn(&Saved<Entry>, &mut Canvas),
    ) {
        self.list
            .draw(canvas, self.count(), tall, has_keys, |place, row| {
                if let Some(entry) = self.row(place) {
                    draw(entry, row);
                }
            });
    }
}
