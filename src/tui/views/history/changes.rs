//! What was done in the last thirty days, newest first; Enter shows one, before and after.

use chrono::NaiveDate;
use ratatui::text::Span;

use super::OneChange;
use crate::domain::dates::say_day;
use crate::domain::wording::count;
use crate::store::Change;
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing};

/// The list of steps.
#[derive(Default)]
pub struct ChangesMade {
    changes: Vec<Change>,
    list: Listing,
    today: NaiveDate,
}

impl ChangesMade {
    fn open(&mut self, cx: &mut Context) -> Outcome {
        if let Some(change) = self.changes.get(self.list.chosen()) {
            cx.push(OneChange::of(change.clone()));
        }
        Ok(())
    }
}

impl View for ChangesMade {
    const NAME: &'static str = "Changes";
    const HELP: &'static str = "changes";
    const COMMANDS: &'static [Command<Self>] =
        &[
            Command::<Self>::new(Key::Enter, "before and after", Self::open)
                .when(|made| !made.changes.is_empty()),
        ];
    const LIST: Option<ListOf<Self>> = Some(|made| Some(made.list.of(made.changes.len())));

    fn crumb(&self) -> String {
        "Changes of the last 30 days".to_owned()
    }

    fn tally(&self) -> String {
        count(self.changes.len(), "change")
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.changes = cx.store.history().list(self.today)?;
        self.list.clamp(self.changes.len());
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height, hint) = (canvas.width(), canvas.height(), canvas.look.hint);
        if self.changes.is_empty() {
            canvas.put(
                3,
                1,
                Span::styled("Nothing was changed in the last 30 days.", hint),
            );
            return;
        }
        let wide = usize::from(width).saturating_sub(26);
        self.list.draw(
            &mut canvas.part(0, 1, width, height.saturating_sub(1)),
            self.changes.len(),
            1,
            true,
            |place, row| {
                let change = &self.changes[place];
                let day = pad(&say_day(change.at.date(), self.today), 14);
                row.put(
                    3,
                    0,
                    Span::styled(format!("{day} {}", change.at.format("%H:%M")), hint),
                );
                row.put(24, 0, shorten(&change.what, wide));
            },
        );
    }
}
