//! Copies: how old the newest good one is, every one there is, and what can be done with each.

mod draw;
mod put_back;
mod second_place;

use chrono::NaiveDate;

pub use put_back::PutBack;
pub use second_place::SecondPlace;

use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{ListOf, Listing};
use crate::vault::{Kept, Second};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::of::<Copies>(),
    ViewEntry::of::<PutBack>(),
    ViewEntry::of::<SecondPlace>(),
];

/// One line of the list.
struct Row {
    copy: Kept,
    is_elsewhere: bool,
}

/// The list of copies.
pub struct Copies {
    rows: Vec<Row>,
    newest: Option<Kept>,
    is_behind: bool,
    second: Second,
    list: Listing,
    today: NaiveDate,
}

impl Copies {
    pub fn new() -> Self {
        Self {
            rows: Vec::new(),
            newest: None,
            is_behind: false,
            second: Second::NotAsked,
            list: Listing::default(),
            today: NaiveDate::MIN,
        }
    }

    fn chosen(&self) -> Option<&Kept> {
        self.rows.get(self.list.chosen()).map(|row| &row.copy)
    }

    /// Whether the chosen one may be opened or put back.
    fn is_usable(&self) -> bool {
        self.chosen()
            .is_some_and(|copy| copy.checked != crate::vault::Checked::NotWhole)
    }

    fn look_inside(&mut self, cx: &mut Context) -> Outcome {
        if let Some(copy) = self.chosen() {
            cx.ask(Request::LookInside(copy.clone()));
        }
        Ok(())
    }

    fn put_back(&mut self, cx: &mut Context) -> Outcome {
        if let Some(copy) = self.chosen() {
            cx.push(PutBack::of(copy.clone()));
        }
        Ok(())
    }
}

impl View for Copies {
    const NAME: &'static str = "Copies";
    const HELP: &'static str = "copies";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "look inside", Self::look_inside).when(Self::is_usable),
        Command::<Self>::new(Key::Ctrl('n'), "copy now", |_, cx| {
            cx.ask(Request::CopyNow);
            Ok(())
        }),
        Command::<Self>::new(Key::Ctrl('r'), "put back", Self::put_back).when(Self::is_usable),
        Command::<Self>::new(Key::Ctrl('e'), "second place", |_, cx| {
            cx.push(SecondPlace::default());
            Ok(())
        }),
        Command::<Self>::new(Key::Ctrl('a'), "check all", |_, cx| {
            cx.ask(Request::CheckCopies);
            Ok(())
        })
        .when(|copies| !copies.rows.is_empty()),
    ];
    const LIST: Option<ListOf<Self>> = Some(|copies| Some(copies.list.of(copies.rows.len())));

    fn tally(&self) -> String {
        let good = self.rows.iter().filter(|row| row.copy.is_whole()).count();
        format!("{good} checked")
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        let copies = cx.store.copies();
        let chosen = self.chosen().map(|copy| copy.path.clone());
        self.rows = copies
            .list()
            .into_iter()
            .map(|copy| Row {
                copy,
                is_elsewhere: false,
            })
            .collect();
        self.rows
            .extend(copies.list_elsewhere().into_iter().map(|copy| Row {
                copy,
                is_elsewhere: true,
            }));
        if let Some(place) = self
            .rows
            .iter()
            .position(|row| Some(&row.copy.path) == chosen.as_ref())
        {
            self.list.choose(place);
        }
        self.list.clamp(self.rows.len());
        self.newest = copies.newest_whole();
        self.is_behind = copies.is_behind();
        self.second = copies.second(self.today);
        Ok(())
    }

    fn draw(&self, canvas: &mut crate::tui::canvas::Canvas) {
        self.draw_all(canvas);
    }
}
