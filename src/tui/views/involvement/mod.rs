//! Working together: how each family is involved now, and each way by term. Ways, not a ladder.

mod behind;
mod choose;
mod draw;
mod easier;
mod family;
mod note;
mod one;
mod picture;

use crate::tui::route::Screen;
use chrono::NaiveDate;

use crate::domain::{Household, Involvement, Saved};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{ListOf, ListRows, Listing};

pub use behind::WaysBehind;
pub use choose::ChooseWay;
pub use easier::Easier;
pub use family::FamilyWays;
pub use note::RestsOn;
pub use one::OneWay;
use picture::Picture;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::screen::<Together>(Screen::Involvement, "Working together", || {
        Box::new(Together::default())
    }),
    ViewEntry::of::<FamilyWays>(),
    ViewEntry::of::<ChooseWay>(),
    ViewEntry::of::<OneWay>(),
    ViewEntry::of::<Easier>(),
    ViewEntry::of::<RestsOn>(),
    ViewEntry::of::<WaysBehind>(),
];

/// The families above, the picture by term below.
#[derive(Default)]
pub struct Together {
    households: Vec<Household>,
    now: Vec<Saved<Involvement>>,
    picture: Picture,
    families: Listing,
    in_picture: bool,
    today: NaiveDate,
}

impl Together {
    fn open(&mut self, cx: &mut Context) -> Outcome {
        if self.in_picture {
            cx.push(WaysBehind::of(self.picture.chosen()));
        } else if let Some(household) = self.households.get(self.families.chosen()) {
            cx.push(FamilyWays::of(household.family.id));
        }
        Ok(())
    }

    fn list_rows(&self) -> ListRows<'_> {
        if self.in_picture {
            self.picture.list_rows()
        } else {
            self.families.of(self.households.len())
        }
    }

    fn switch(&mut self, _: &mut Context) -> Outcome {
        self.in_picture = !self.in_picture;
        Ok(())
    }

    /// Notes another way of the chosen family.
    fn add(&mut self, cx: &mut Context) -> Outcome {
        if let Some(household) = self.households.get(self.families.chosen()) {
            cx.push(FamilyWays::of(household.family.id));
            cx.push(ChooseWay::of(household.family.id));
        }
        Ok(())
    }

    fn is_on_family(&self) -> bool {
        !self.in_picture && !self.households.is_empty()
    }
}

impl View for Together {
    const NAME: &'static str = "Working together";
    const HELP: &'static str = "together";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "open", Self::open),
        Command::<Self>::new(Key::Up, "up", Self::switch).when(|together| {
            together.in_picture
                && !together.households.is_empty()
                && !together.list_rows().has_above()
        }),
        Command::<Self>::new(Key::Down, "down", Self::switch)
            .when(|together| !together.in_picture && !together.list_rows().has_below()),
        Command::<Self>::new(Key::Tab, "by term", Self::switch).when(Self::is_on_family),
        Command::<Self>::new(Key::Tab, "families", Self::switch)
            .when(|together| together.in_picture && !together.households.is_empty()),
        Command::<Self>::new(Key::Ctrl('n'), "another way", Self::add).when(Self::is_on_family),
    ];
    const LIST: Option<ListOf<Self>> = Some(|together| Some(together.list_rows()));

    fn tally(&self) -> String {
        "ways, not a ladder".to_owned()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.households = cx.store.families().on_books(self.today)?;
        self.now = cx.store.ways().now(self.today)?;
        self.picture.read(cx.store, self.today)?;
        self.families.clamp(self.households.len());
        self.in_picture |= self.households.is_empty();
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_all(canvas);
    }
}
