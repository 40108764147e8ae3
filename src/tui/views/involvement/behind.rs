//! The records behind one row of the picture: which families, since when, until when. Their words
//! stay closed here.

use crate::domain::{Involvement, People, Saved, Way};
use crate::tui::canvas::{Canvas, pad};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing};

use super::OneWay;
use super::draw::names;
use super::one::say_span;
use crate::assets;

pub struct WaysBehind {
    way: Way,
    all: Vec<Saved<Involvement>>,
    people: People,
    today: chrono::NaiveDate,
    list: Listing,
}

impl WaysBehind {
    pub fn of(way: Way) -> Self {
        Self {
            way,
            all: Vec::new(),
            people: People::default(),
            today: chrono::NaiveDate::MIN,
            list: Listing::default(),
        }
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        if let Some(involvement) = self.all.get(self.list.chosen()) {
            cx.push(OneWay::of(involvement.id));
        }
        Ok(())
    }
}

impl View for WaysBehind {
    const NAME: &'static str = "Behind a way";
    const HELP: &'static str = "together";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "open", Self::open)
            .when(|behind| !behind.all.is_empty())];
    const LIST: Option<ListOf<Self>> = Some(|behind| Some(behind.list.of(behind.all.len())));

    fn crumb(&self) -> String {
        self.way.title()
    }

    fn tally(&self) -> String {
        "families in their usual order".to_owned()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        (self.people, self.today) = (cx.store.people()?, cx.today());
        self.all = cx.store.ways().of_way(self.way)?;
        self.list.clamp(self.all.len());
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height, hint) = (canvas.width(), canvas.height(), canvas.look.hint);
        let top = canvas.paragraph(1, 0, 3, assets::ways().meaning(self.way), hint) + 1;
        if self.all.is_empty() {
            canvas.put(
                3,
                top,
                "Nothing is noted here yet. Ctrl+N on a family's row notes a way.",
            );
        }
        self.list.draw(
            &mut canvas.part(0, top, width, height.saturating_sub(top)),
            self.all.len(),
            1,
            true,
            |place, row| {
                let involvement = &self.all[place];
                let family = self
                    .people
                    .family(involvement.family)
                    .map(names)
                    .unwrap_or_default();
                row.put(
                    3,
                    0,
                    format!("{} {}", pad(&family, 14), say_span(involvement, self.today)),
                );
            },
        );
    }
}
