//! How the list of copies looks.

use ratatui::text::Span;

use super::{Copies, Row};
use crate::domain::dates::say_date;
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::vault::{Checked, Second};

impl Copies {
    pub(super) fn draw_all(&self, canvas: &mut Canvas) {
        let (width, height, text, hint) = (
            canvas.width(),
            canvas.height(),
            canvas.look.text,
            canvas.look.hint,
        );
        let mut row = canvas.paragraph(1, 0, 2, &self.newest_in_words(), text);
        row += canvas.paragraph(1, row, 2, &self.second_in_words(), text) + 1;
        if self.rows.is_empty() {
            canvas.paragraph(
                1,
                row,
                3,
                "No copies yet. One is made ten minutes after something new, and when you finish. Ctrl+N makes one now.",
                hint,
            );
            return;
        }
        let head = format!(
            "{} {} {} {} where",
            pad("made", 21),
            pad("notes", 6),
            pad("size", 7),
            pad("checked", 10)
        );
        canvas.put(3, row, Span::styled(head, hint));
        let mut body = canvas.part(0, row + 1, width, height.saturating_sub(row + 1));
        let wide = usize::from(width).saturating_sub(4);
        self.list
            .draw(&mut body, self.rows.len(), 1, true, |place, line| {
                line.put(3, 0, shorten(&self.line(&self.rows[place]), wide));
            });
    }

    fn newest_in_words(&self) -> String {
        match &self.newest {
            None => "There is no checked copy of your log yet.".to_owned(),
            Some(copy) => {
                let since = if self.is_behind {
                    "Something was written since; it is copied within ten minutes, and when you finish."
                } else {
                    "Nothing was written since."
                };
                format!(
                    "Newest checked copy: {}. {since}",
                    copy.name.when(self.today)
                )
            }
        }
    }

    fn second_in_words(&self) -> String {
        match &self.second {
            Second::NotAsked => {
                "Second place: none yet. A stick or another disk keeps your log if this laptop is lost. Ctrl+E names one.".to_owned()
            }
            Second::NotWanted => "Second place: none, as you chose. Copies lie on this laptop only. Ctrl+E names one.".to_owned(),
            Second::Place { folder, is_there, last, .. } => {
                let last =
                    last.map_or("no copy there yet".to_owned(), |last| format!("last copy there {}", say_date(last.date(), self.today)));
                let there = if *is_there { "" } else { ", not there just now" };
                format!("Second place: {}{there}; {last}.", folder.display())
            }
        }
    }

    fn line(&self, row: &Row) -> String {
        let copy = &row.copy;
        let notes = copy
            .notes
            .map_or_else(|| "?".to_owned(), |notes| notes.to_string());
        let checked = match copy.checked {
            Checked::Whole(at) => say_date(at.date(), self.today),
            Checked::NotYet => "not yet".to_owned(),
            Checked::NotWhole => "NOT whole".to_owned(),
        };
        let place = if row.is_elsewhere {
            "second place"
        } else {
            "laptop"
        };
        let why = copy.name.why();
        let why = if why.is_empty() {
            String::new()
        } else {
            format!(", {why}")
        };
        format!(
            "{} {} {} {} {place}{why}",
            pad(&copy.name.when(self.today), 21),
            pad(&notes, 6),
            pad(&size(copy.size), 7),
            pad(&checked, 10)
        )
    }
}

/// "640 KB", "3.2 MB".
fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        format!("{kilobytes} KB")
    } else {
        format!("{}.{} MB", kilobytes / 1024, kilobytes % 1024 * 10 / 1024)
    }
}
