//! What a page of the journal looks back on: a ranking, a look-back at the checklist, or nothing.

use crate::domain::{Id, JournalPage, LooksBackOn};
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{Size, Taken, View};
use crate::tui::widgets::{ListOf, Listing};

use super::LookedBack;

/// The numbered choices.
pub struct PageLooksBack {
    id: Id<JournalPage>,
    page: Option<JournalPage>,
    choices: Vec<(LooksBackOn, String)>,
    list: Listing,
}

impl PageLooksBack {
    pub fn of(id: Id<JournalPage>) -> Self {
        Self {
            id,
            page: None,
            choices: Vec::new(),
            list: Listing::default(),
        }
    }

    fn choose(&mut self, place: usize, cx: &mut Context) -> Taken {
        let (Some((choice, words)), Some(page)) = (self.choices.get(place), &self.page) else {
            return Ok(false);
        };
        let changed = JournalPage {
            looks_back_on: *choice,
            ..page.clone()
        };
        cx.store.step(
            "What a page of the journal looks back on",
            cx.now,
            |store| store.journal().save(Some(self.id), &changed),
        )?;
        cx.say(format!("This page: {words} · Ctrl+Z takes it back"));
        cx.close();
        Ok(true)
    }
}

impl View for PageLooksBack {
    const NAME: &'static str = "What a page looks back on";
    const HELP: &'static str = "looks-back-on";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "choose", |card, cx| {
            card.choose(card.list.chosen(), cx).map(drop)
        })];
    const LIST: Option<ListOf<Self>> = Some(|card| Some(card.list.of(card.choices.len())));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        let is_first = self.page.is_none();
        self.page = cx.store.journal().get(self.id)?;
        let looked_back = LookedBack::read(cx)?;
        let rankings = looked_back
            .rankings
            .iter()
            .map(|(id, _)| LooksBackOn::Ranking(*id));
        let reviews = looked_back
            .reviews
            .iter()
            .map(|(id, _)| LooksBackOn::Review(*id));
        self.choices = vec![(LooksBackOn::Nothing, "stands for itself".to_owned())];
        self.choices.extend(
            rankings
                .chain(reviews)
                .map(|choice| (choice, looked_back.in_words(choice))),
        );
        if is_first && let Some(page) = &self.page {
            self.list.choose(
                self.choices
                    .iter()
                    .position(|(choice, _)| *choice == page.looks_back_on)
                    .unwrap_or(0),
            );
        }
        self.list.clamp(self.choices.len());
        Ok(())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        number
            .checked_sub(1)
            .map_or(Ok(false), |place| self.choose(place, cx))
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 60,
            rows: u16::try_from(self.choices.len()).unwrap_or(16).clamp(1, 14) + 4,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("What this page looks back on");
        let (width, height) = (inside.width(), inside.height());
        let body = &mut inside.part(0, 1, width, height.saturating_sub(2));
        self.list
            .draw(body, self.choices.len(), 1, true, |place, row| {
                let (choice, words) = &self.choices[place];
                let is_so = self
                    .page
                    .as_ref()
                    .is_some_and(|page| page.looks_back_on == *choice);
                let number = if place < 9 {
                    (place + 1).to_string()
                } else {
                    " ".to_owned()
                };
                let tick = if is_so { "✓" } else { " " };
                row.put(
                    3,
                    0,
                    format!(
                        "{number} {tick} {}",
                        shorten(words, usize::from(width.saturating_sub(9)))
                    ),
                );
            });
    }
}
