//! Daily chats: newest first by day, found as she types, under a picture of who is being talked
//! with.

use chrono::{Days, NaiveDate};
use ratatui::text::Span;

use crate::domain::term::Term;
use crate::domain::{HowWeTalk, Kind, People};
use crate::store::Filter;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::ENTRY;
use crate::tui::keys::Key;
use crate::tui::route::{FieldsOf, Route, Screen};
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{EntryPages, Heat, ListOf, TextLine, draw_line, entry_row};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::screen::<Chats>(
    Screen::Chats,
    "Daily chats",
    || Box::new(Chats::default()),
)];

/// Weeks of the picture: at most, and at least early in a term.
const WEEKS: u64 = 16;
const FEWEST_WEEKS: u64 = 8;
/// From this width on, how we talk stands beside the picture.
const WIDE: u16 = 110;

/// The list of chats.
#[derive(Default)]
pub struct Chats {
    find: TextLine,
    people: People,
    pages: EntryPages,
    heat: Heat,
    how: HowWeTalk,
    this_term: usize,
    today: NaiveDate,
    is_read: bool,
}

impl Chats {
    fn filter(&self) -> Filter {
        Filter {
            kinds: vec![Kind::Chat],
            words: self.find.text().to_owned(),
            sensitive: self.find.is_empty(),
            ..Filter::default()
        }
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        if let Some(entry) = self.pages.chosen() {
            cx.open(Route::Entry(entry.id));
        }
        Ok(())
    }

    fn change(&mut self, cx: &mut Context) -> Outcome {
        if let Some(entry) = self.pages.chosen().cloned() {
            let form = Form::open(&ENTRY, Some(entry.id), entry.item, cx)?;
            cx.push(form);
        }
        Ok(())
    }

    fn remove(&mut self, cx: &mut Context) -> Outcome {
        if let Some(entry) = self.pages.chosen() {
            let (id, now) = (entry.id, cx.now);
            let what = format!(
                "Removed a chat about {}",
                self.people.names(&entry.children)
            );
            cx.store
                .step(&what, now, |store| store.entries().remove(id, now))?;
            cx.say("Removed. Ctrl+Z puts it back.");
        }
        Ok(())
    }

    fn draw_how(&self, canvas: &mut Canvas) {
        canvas.heading(0, "When we talk");
        let most = self
            .how
            .by_how
            .iter()
            .map(|(_, chats)| *chats)
            .max()
            .unwrap_or(0)
            .max(1);
        let mut row = 1;
        for (how, chats) in &self.how.by_how {
            let bar = "█".repeat((chats * 12).div_ceil(most));
            canvas.put(1, row, format!("{:<12} {bar} {chats}", how.word()));
            row += 1;
        }
        for (words, chats) in [
            ("started by me", self.how.by_me),
            ("started by parent", self.how.by_parent),
        ] {
            canvas.put(1, row + 1, format!("{words:<18} {chats}"));
            row += 1;
        }
    }
}

impl View for Chats {
    const NAME: &'static str = "Daily chats";
    const HELP: &'static str = "chats";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "open", Self::open).when(|chats| chats.pages.count() > 0),
        Command::<Self>::new(Key::Ctrl('e'), "change", Self::change)
            .when(|chats| chats.pages.count() > 0),
        Command::<Self>::new(Key::Ctrl('t'), "turn into", |chats, cx| {
            chats
                .pages
                .chosen()
                .into_iter()
                .for_each(|entry| cx.open(Route::LineFields(FieldsOf::Note(entry.id))));
            Ok(())
        })
        .when(|chats| chats.pages.count() > 0)
        .in_help(),
        Command::<Self>::new(Key::Ctrl('c'), "message", |chats, cx| {
            chats.pages.chosen().map_or(Ok(()), |entry| {
                let _: () = cx.open(Route::Message(entry.id));
                Ok(())
            })
        })
        .when(|chats| chats.pages.count() > 0)
        .in_help(),
        Command::<Self>::new(Key::Delete, "remove", Self::remove)
            .when(|chats| chats.find.is_empty() && chats.pages.count() > 0),
    ];
    const LIST: Option<ListOf<Self>> = Some(|chats| Some(chats.pages.list()));
    const IS_SEARCH: bool = true;

    fn tally(&self) -> String {
        format!("this term: {}", self.this_term)
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.people = cx.store.people()?;
        if self.is_read {
            self.pages.refresh(cx.store)?;
        } else {
            self.pages.show(self.filter(), cx.store)?;
            self.is_read = true;
        }
        let term = Term::of(self.today).first_day();
        // From the start of the term; early in a term, some weeks of the one before.
        let from = term.clamp(
            self.today - Days::new(7 * (WEEKS - 1)),
            self.today - Days::new(7 * FEWEST_WEEKS),
        );
        self.heat = Heat::read(cx.store, from, self.today)?;
        self.how = cx.store.pictures().how_we_talk(term, self.today)?;
        let filter = Filter {
            kinds: vec![Kind::Chat],
            since: Some(term),
            until: Some(self.today),
            sensitive: true,
            ..Filter::default()
        };
        self.this_term = cx.store.entries().count(&filter)?;
        Ok(())
    }

    fn moved(&mut self, cx: &mut Context) -> Outcome {
        self.pages.follow(cx.store)
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.find)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.find)
    }

    fn typed(&mut self, cx: &mut Context) -> Outcome {
        self.pages.show(self.filter(), cx.store)
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        canvas.put(1, 0, "Find:");
        draw_line(
            &mut canvas.part(7, 0, width.saturating_sub(8), 1),
            &self.find,
            1,
            None,
        );
        let mut row = 2;
        // The picture steps aside while she is looking for something, and where the window is low.
        let picture = u16::try_from(self.heat.rows()).unwrap_or(u16::MAX);
        if self.find.is_empty() && picture + 8 <= height {
            let beside = if width >= WIDE { 36 } else { 0 };
            self.heat.draw(
                &mut canvas.part(0, row, width - beside, picture),
                &self.people,
                self.today,
            );
            if beside > 0 {
                self.draw_how(&mut canvas.part(width - beside, row, beside, picture));
            }
            row += picture;
            canvas.rule(row);
            row += 1;
        }
        let mut body = canvas.part(0, row, width, height.saturating_sub(row));
        if self.pages.count() == 0 {
            let hint = body.look.hint;
            let words = if self.find.is_empty() {
                "No chats yet. Esc goes to Today: type a few words about a child, then Enter."
            } else {
                "No chat has those words. Backspace, or Esc shows them all."
            };
            body.put(3, 0, Span::styled(words, hint));
        }
        let wide = usize::from(width).saturating_sub(4);
        self.pages
            .draw_by_day(&mut body, self.today, true, |entry, row| {
                row.put(
                    3,
                    0,
                    entry_row::timed_without_kind(entry, &self.people, self.today, wide),
                );
            });
    }
}
