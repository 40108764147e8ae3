//! What is older than its period: ticked one by one, and erased only after the word yes.

use std::collections::HashSet;

use chrono::NaiveDate;
use ratatui::text::Span;

use super::{HowLong, title_of};
use crate::assets;
use crate::domain::dates::say_date;
use crate::domain::wording::count;
use crate::store;
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::{Size, Taken, View};
use crate::tui::widgets::{Confirm, ListOf, Listing, Question};

/// The list.
#[derive(Default)]
pub struct CouldGo {
    groups: Vec<store::CouldGo>,
    ticked: HashSet<usize>,
    list: Listing,
    today: NaiveDate,
}

impl CouldGo {
    fn tick(&mut self) -> Outcome {
        let place = self.list.chosen();
        if !self.ticked.remove(&place) {
            self.ticked.insert(place);
        }
        Ok(())
    }

    fn erase(&mut self, cx: &mut Context) -> Outcome {
        let ticked = self
            .groups
            .iter()
            .enumerate()
            .filter(|(place, _)| self.ticked.contains(place));
        cx.push(SureToErase::asking(EraseTicked {
            groups: ticked.map(|(_, group)| group.clone()).collect(),
        }));
        Ok(())
    }

    fn line(&self, place: usize) -> String {
        let group = &self.groups[place];
        let tick = if self.ticked.contains(&place) {
            "[x]"
        } else {
            "[ ]"
        };
        let whose = if group.names.is_empty() {
            "mine"
        } else {
            &group.names
        };
        let since = say_date(group.from, self.today);
        let since = if group.names.is_empty() {
            format!("up to {since}")
        } else {
            format!("left {since}")
        };
        format!(
            "{tick} {} {} {}, {since}",
            pad(whose, 14),
            pad(title_of(group.keep), 32),
            count(group.things(), "thing")
        )
    }
}

impl View for CouldGo {
    const NAME: &'static str = "These could go";
    const HELP: &'static str = "keeping";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Char(' '), "tick", |could_go, _| could_go.tick())
            .when(|could_go| !could_go.groups.is_empty()),
        Command::<Self>::new(Key::Enter, "erase those ticked", Self::erase)
            .when(|could_go| !could_go.ticked.is_empty()),
        Command::<Self>::new(Key::Ctrl('e'), "how long", |_, cx| {
            cx.push(HowLong::default());
            Ok(())
        }),
    ];
    const LIST: Option<ListOf<Self>> =
        Some(|could_go| Some(could_go.list.of(could_go.groups.len())));

    fn tally(&self) -> String {
        format!("{} ticked", self.ticked.len())
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        let groups = cx
            .store
            .keeping()
            .could_go(&assets::suggested_periods(), self.today)?;
        if groups != self.groups {
            self.ticked.clear();
        }
        self.groups = groups;
        self.list.clamp(self.groups.len());
        Ok(())
    }

    fn step_back(&mut self, cx: &mut Context) -> Taken {
        cx.store.keeping().looked_through(self.today)?;
        Ok(false)
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height, text, hint) = (
            canvas.width(),
            canvas.height(),
            canvas.look.text,
            canvas.look.hint,
        );
        let words = "Older than you mean to keep it. Nothing goes unless you tick it; what you leave is shown again in a year.";
        let row = canvas.paragraph(1, 0, 2, words, text) + 1;
        if self.groups.is_empty() {
            canvas.put(
                3,
                row,
                Span::styled(
                    "Nothing is older than you mean to keep it. Ctrl+E shows how long that is.",
                    hint,
                ),
            );
            return;
        }
        let wide = usize::from(width).saturating_sub(4);
        let mut body = canvas.part(0, row, width, height.saturating_sub(row));
        self.list
            .draw(&mut body, self.groups.len(), 1, true, |place, line| {
                line.put(3, 0, shorten(&self.line(place), wide));
            });
    }
}

/// The question before what is ticked goes for good.
pub type SureToErase = Confirm<EraseTicked>;

/// What was ticked.
pub struct EraseTicked {
    groups: Vec<store::CouldGo>,
}

impl Question for EraseTicked {
    const NAME: &'static str = "Erase what is ticked";
    const HELP: &'static str = "keeping";
    const YES: &'static str = "erase";
    const REFUSED: &'static str = "Nothing was erased";
    const SIZE: Size = Size::Box {
        columns: 70,
        rows: 12,
    };

    fn consequences(&self) -> Vec<String> {
        let things = self.groups.iter().map(store::CouldGo::things).sum();
        vec![format!(
            "{} will be gone for good, from your log and from every copy in reach. Undo cannot bring it back.",
            count(things, "thing")
        )]
    }

    fn carry_out(&mut self, cx: &mut Context) -> Outcome {
        cx.close();
        cx.ask(Request::EraseThese(std::mem::take(&mut self.groups)));
        Ok(())
    }
}
