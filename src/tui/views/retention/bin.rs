//! What was removed in the last thirty days: Enter puts one back.

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::domain::Label;
use crate::domain::dates::{say_date, say_day};
use crate::domain::privacy::{Where, sight};
use crate::domain::wording::count;
use crate::store::{Removed, Was};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing};

/// The list of what was removed.
#[derive(Default)]
pub struct PutBackRemoved {
    removed: Vec<Removed>,
    list: Listing,
    today: NaiveDate,
}

impl PutBackRemoved {
    fn put_back(&mut self, cx: &mut Context) -> Outcome {
        let Some(removed) = self.removed.get(self.list.chosen()) else {
            return Ok(());
        };
        let what = called(removed);
        cx.store
            .step(&format!("{what} put back"), cx.now, |store| {
                store.bin().put_back(removed)
            })?;
        cx.say(format!(
            "{what} is back where it was · Ctrl+Z takes it out again"
        ));
        Ok(())
    }

    fn line(&self, removed: &Removed) -> String {
        let names = if removed.names.is_empty() {
            String::new()
        } else {
            format!("{}  ", removed.names)
        };
        let of = removed
            .day
            .map(|day| format!("of {}  ", say_date(day, self.today)))
            .unwrap_or_default();
        let words = if sight(removed.privacy, Where::List).has_words() {
            removed.words.as_str()
        } else {
            "(closed: put it back to read it)"
        };
        format!(
            "{} {} {names}{of}{words}",
            pad(&say_day(removed.removed_on, self.today), 11),
            pad(noun(removed.what), 14)
        )
    }
}

fn noun(was: Was) -> &'static str {
    match was {
        Was::Note(kind) => kind.label(Label::Noun),
        Was::JournalPage => "journal page",
        Was::KeyDay => "special day",
        Was::WeeksOff => "weeks off",
    }
}

/// "The chat about Ola", "The journal page".
fn called(removed: &Removed) -> String {
    let about = if removed.names.is_empty() {
        String::new()
    } else {
        format!(" about {}", removed.names)
    };
    format!("The {}{about}", noun(removed.what))
}

impl View for PutBackRemoved {
    const NAME: &'static str = "Put back";
    const HELP: &'static str = "put-back";
    const COMMANDS: &'static [Command<Self>] =
        &[
            Command::<Self>::new(Key::Enter, "put it back", Self::put_back)
                .when(|bin| !bin.removed.is_empty()),
        ];
    const LIST: Option<ListOf<Self>> = Some(|bin| Some(bin.list.of(bin.removed.len())));

    fn tally(&self) -> String {
        format!("{} removed", count(self.removed.len(), "thing"))
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.removed = cx.store.bin().list(self.today)?;
        self.list.clamp(self.removed.len());
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height, text, hint) = (
            canvas.width(),
            canvas.height(),
            canvas.look.text,
            canvas.look.hint,
        );
        let words = "What you removed stays here for 30 days. After that its words are gone for good, when you finish for the night.";
        let row = canvas.paragraph(1, 0, 2, words, text) + 1;
        if self.removed.is_empty() {
            canvas.put(
                3,
                row,
                Span::styled("Nothing was removed in the last 30 days.", hint),
            );
            return;
        }
        canvas.put(
            3,
            row,
            Span::styled(format!("{} what", pad("removed", 11)), hint),
        );
        let mut body = canvas.part(0, row + 1, width, height.saturating_sub(row + 1));
        let wide = usize::from(width).saturating_sub(4);
        self.list
            .draw(&mut body, self.removed.len(), 1, true, |place, line| {
                line.put(3, 0, shorten(&self.line(&self.removed[place]), wide));
            });
    }
}
