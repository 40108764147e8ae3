//! Choosing the note that a way rests on, from the family's own notes.

use crate::domain::{Entry, Id, Involvement, People, Saved};
use crate::store::Filter;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{EntryPages, ListOf, TextLine, draw_line, entry_row};

pub struct RestsOn {
    id: Id<Involvement>,
    involvement: Option<Saved<Involvement>>,
    find: TextLine,
    pages: EntryPages,
    people: People,
    today: chrono::NaiveDate,
}

impl RestsOn {
    pub fn of(id: Id<Involvement>) -> Self {
        Self {
            id,
            involvement: None,
            find: TextLine::default(),
            pages: EntryPages::default(),
            people: People::default(),
            today: chrono::NaiveDate::MIN,
        }
    }

    fn show(&mut self, cx: &Context) -> Outcome {
        let family = self
            .involvement
            .as_ref()
            .map(|involvement| involvement.family);
        self.pages.show(
            Filter {
                family,
                words: self.find.text().to_owned(),
                ..Filter::default()
            },
            cx.store,
        )
    }

    fn take(&mut self, cx: &mut Context) -> Outcome {
        let (Some(note), Some(involvement)) =
            (self.pages.chosen().map(|entry| entry.id), &self.involvement)
        else {
            return Ok(());
        };
        rest_on(involvement, Some(note), cx)?;
        cx.say("Kept with the note · Ctrl+Z takes it back");
        cx.close();
        Ok(())
    }
}

/// Keeps which note a way rests on.
pub(super) fn rest_on(
    involvement: &Saved<Involvement>,
    note: Option<Id<Entry>>,
    cx: &mut Context,
) -> Outcome {
    let changed = Involvement {
        note,
        ..involvement.item.clone()
    };
    cx.store
        .step("The note it rests on", cx.now, |store| {
            store.ways().save(Some(involvement.id), &changed)
        })
        .map(drop)
}

impl View for RestsOn {
    const NAME: &'static str = "The note it rests on";
    const HELP: &'static str = "ways";
    const COMMANDS: &'static [Command<Self>] =
        &[
            Command::<Self>::new(Key::Enter, "take this note", Self::take)
                .when(|rests| rests.pages.chosen().is_some()),
        ];
    const LIST: Option<ListOf<Self>> = Some(|rests| Some(rests.pages.list()));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        (self.people, self.today) = (cx.store.people()?, cx.today());
        let is_new = self.involvement.is_none();
        self.involvement = cx.store.ways().get(self.id)?;
        if is_new {
            self.show(cx)
        } else {
            self.pages.refresh(cx.store)
        }
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.find)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.find)
    }

    fn typed(&mut self, cx: &mut Context) -> Outcome {
        self.show(cx)
    }

    fn moved(&mut self, cx: &mut Context) -> Outcome {
        self.pages.follow(cx.store)
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
        if self.pages.count() == 0 {
            canvas.put(
                3,
                2,
                "No note of this family has those words. Backspace; Esc goes back.",
            );
        }
        let wide = usize::from(width).saturating_sub(4);
        self.pages.draw(
            &mut canvas.part(0, 2, width, height.saturating_sub(2)),
            1,
            true,
            |entry, row| {
                row.put(
                    3,
                    0,
                    entry_row::dated(entry, &self.people, self.today, wide),
                );
            },
        );
    }
}
