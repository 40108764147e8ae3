//! How the settings look: each row with what is set, and a sentence for the chosen one.

use ratatui::text::Span;

use super::{LockRow, Row, Settings};
use crate::app::idle::Wait;
use crate::assets;
use crate::domain::dates::say_date;
use crate::domain::wording::count;
use crate::store::LockState;
use crate::tui::canvas::{Canvas, pad, shorten};

impl Settings {
    pub(super) fn draw_all(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        let hint = canvas.look.hint;
        let rows = self.rows();
        let mut body = canvas.part(0, 1, width, height.saturating_sub(4));
        let wide = usize::from(width).saturating_sub(4);
        self.list
            .draw(&mut body, rows.len(), 1, true, |place, row| {
                row.put(3, 0, shorten(&self.words(&rows[place]), wide));
            });
        canvas.rule(height.saturating_sub(3));
        let below = rows.len()
            - self
                .list
                .window(rows.len(), usize::from(height.saturating_sub(4)))
                .end;
        if below > 0 {
            canvas.put(
                width.saturating_sub(18),
                height.saturating_sub(3),
                Span::styled(format!(" and {below} more: ↓ "), hint),
            );
        }
        canvas.paragraph(3, height.saturating_sub(2), 2, self.sentence(), hint);
    }

    fn words(&self, row: &Row) -> String {
        match row {
            Row::Look => {
                let look = &assets::looks()[self.look];
                format!("{} {}: {}", pad("Look", 14), look.title, look.about)
            }
            Row::Lock(about) => {
                // The first of its rows says how it stands.
                let state = self
                    .lock
                    .filter(|state| LockRow::at(*state).first() == Some(about))
                    .map(LockState::words);
                let (label, state) =
                    state.map_or(("", String::new()), |state| ("Lock", format!("{state}: ")));
                format!("{} {state}{}", pad(label, 14), about.words())
            }
            Row::Break(item) => {
                format!(
                    "{} {}, {} to {}",
                    pad("Weeks off", 14),
                    item.name,
                    say_date(item.first, self.today),
                    say_date(item.last, self.today)
                )
            }
            Row::AddBreak => format!("{} + half-term, holiday or closed days", pad("", 14)),
            Row::Wait(Wait::Cover) => format!("{} {}", pad("Covers itself", 14), self.waits[0]),
            Row::Wait(Wait::Lock) => format!("{} {}", pad("Locks itself", 14), self.waits[1]),
            Row::Wheel => format!("{} {}", pad("Mouse", 14), self.mouse),
            Row::Spelling => format!("{} {}", pad("Spelling", 14), self.spelling),
            Row::KeptWords => format!(
                "{} {} of yours",
                pad("", 14),
                count(self.kept_words, "word")
            ),
            Row::Copies => format!("{} of your log, and where they go", pad("Copies", 14)),
            Row::WriteOut => format!(
                "{} everything: one whole file, tables, pages, a calendar",
                pad("Write out", 14)
            ),
            Row::BringIn => format!(
                "{} a log written out, or a table of families or past chats",
                pad("Take in", 14)
            ),
            Row::Removed => format!(
                "{} what was removed in the last 30 days",
                pad("Put back", 14)
            ),
            Row::Messages => format!(
                "{} what was said above the keys this evening",
                pad("Messages", 14)
            ),
            Row::Changes => format!(
                "{} what was done in the last 30 days, step by step",
                pad("Changes", 14)
            ),
            Row::HowLong => format!(
                "{} how long things are kept, and what could go",
                pad("Keeping", 14)
            ),
            Row::Erased => format!("{} what was erased for good, and when", pad("Erased", 14)),
            Row::Pages => format!(
                "{} an evidence sheet, you said I did, a notice for the door",
                pad("Pages", 14)
            ),
            Row::Worry => format!("{} of every page: where a worry goes", pad("Foot", 14)),
            Row::QuickWords => format!(
                "{} short names for sentences you write often",
                pad("Quick words", 14)
            ),
            Row::Sample if self.has_sample => {
                format!("{} take the made-up families away", pad("Sample", 14))
            }
            Row::Sample => format!(
                "{} bring made-up families to try things on",
                pad("Sample", 14)
            ),
        }
    }

    /// What the chosen row is for.
    fn sentence(&self) -> &'static str {
        match self.chosen() {
            Some(Row::Look) => "← and → try the looks; what you see is kept.",
            Some(Row::Lock(row)) => row.sentence(),
            Some(Row::Break(_)) => {
                "In these days nobody is expected, so no family shows a gap. Enter changes it, Del removes it."
            }
            Some(Row::AddBreak) => {
                "Half-term, a holiday, closed days: no family shows a gap in them."
            }
            Some(Row::Wheel) => {
                "Enter changes it. While the wheel moves in lists, many terminals select words only with Shift held."
            }
            Some(Row::Wait(Wait::Cover)) => {
                "Then only a clock is shown, and any key comes back. Ctrl+B covers at once."
            }
            Some(Row::Wait(Wait::Lock)) => {
                "Then the passphrase is asked for; after the lid was closed, always. /lock locks at once."
            }
            Some(Row::Spelling) => {
                "Enter switches it. Nothing is ever corrected for you; Ctrl+T on such a word offers others."
            }
            Some(Row::KeptWords) => "Enter shows them; any of them can be let go again.",
            Some(Row::Copies) => {
                "Enter shows every copy: look inside, put one back, name a stick for them."
            }
            Some(Row::WriteOut) => {
                "Enter asks for a folder. The log itself, and its lock, stay as they are."
            }
            Some(Row::BringIn) => {
                "Enter asks for the file, and shows what was understood before any of it is taken."
            }
            Some(Row::Removed) => {
                "Enter shows what was removed in the last 30 days, to be put back."
            }
            Some(Row::Messages) => {
                "Enter shows all that was said above the keys, with its time. It goes when you finish, or the log locks."
            }
            Some(Row::Changes) => {
                "Enter shows what was done in the last 30 days, before and after, to put back one step of it."
            }
            Some(Row::HowLong) => {
                "Enter sets how long each kind of thing is kept.  /close closes the log for good."
            }
            Some(Row::Erased) => {
                "Enter shows the receipts: which day, and how many of what. No name is kept."
            }
            Some(Row::Pages) => {
                "Enter shows the pages that are for nobody in particular. Pages for a family: Ctrl+P on its card."
            }
            Some(Row::Worry) => {
                "It tells a parent where a worry about a child goes, if not to you. Enter changes it."
            }
            Some(Row::QuickWords) => {
                "Enter shows them: /nap and Space writes a whole sentence, such as slept from __."
            }
            Some(Row::Sample) if self.has_sample => {
                "Enter takes away every made-up family and what was written about it, in one go."
            }
            Some(Row::Sample) => "Enter brings six made-up families to try things on.",
            None => "",
        }
    }
}
