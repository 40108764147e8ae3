//! Where there is room: how the ten stand across look-backs, and what changed since the last.
//! Words, not sums.

use ratatui::text::Span;

use super::Checklist;
use super::look_backs::{LookBack, changes, names, which};
use crate::domain::{Change, Practice};
use crate::tui::canvas::{Canvas, pad};

/// Look-backs set side by side.
const ACROSS: usize = 4;
/// Columns each takes.
const APART: u16 = 22;

impl Checklist {
    pub(super) fn draw_across(&self, canvas: &mut Canvas) {
        let mut shown: Vec<&LookBack> = self
            .book
            .now
            .iter()
            .chain(&self.book.earlier)
            .take(ACROSS)
            .collect();
        shown.reverse();
        if shown.is_empty() {
            return;
        }
        let (hint, done) = (canvas.look.hint, canvas.look.done);
        canvas.heading(1, "Across look-backs (how many of the ten)");
        for (place, name) in (0u16..).zip(names(&shown, self.today)) {
            canvas.put(16 + place * APART, 3, Span::styled(name, hint));
        }
        for (row, practice) in (4u16..).zip(Practice::ALL) {
            canvas.put(1, row, Span::styled(pad(practice.word(), 14), hint));
            for (place, look_back) in (0u16..).zip(&shown) {
                let number = look_back.how_many(*practice);
                let bar = if number == 0 {
                    "·".to_owned()
                } else {
                    format!("{} {number}", "█".repeat(number))
                };
                canvas.put(16 + place * APART, row, Span::styled(bar, done));
            }
        }
        if let [.., before, after] = shown.as_slice() {
            self.draw_changes(before, after, &mut canvas.part(0, 8, canvas.width(), 6));
        }
    }

    fn draw_changes(&self, before: &LookBack, after: &LookBack, canvas: &mut Canvas) {
        let name = names(&[before, after], self.today).swap_remove(0);
        canvas.heading(0, &format!("What changed since {name}"));
        let changed = changes(before, after);
        for (row, change) in (2u16..).zip(Change::ALL) {
            canvas.put(
                1,
                row,
                format!(
                    "{}  {:<9} {}",
                    change.sign(),
                    change.words(),
                    which(&changed, change)
                ),
            );
        }
    }
}
