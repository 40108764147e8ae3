//! The screens, in Menu order.

mod chats;
mod checklist;
mod copies;
mod families;
mod family_card;
mod first_run;
mod keeping;
mod loans;
mod new_family;
mod newcomers;
mod observations;
mod settings;
mod today;
mod together;
mod why;

pub use checklist::{BehindFigure, StepCard, TwoLookBacks};
pub use copies::{Copies, PutBack, SecondPlace};
pub use family_card::FamilyCard;
pub use first_run::{FirstRun, LOOK_SETTING, NAME_SETTING};
pub use keeping::{
    CloseForGood, CouldGo, EraseForGood, ErasedBefore, ErasedForGood, HowLong, PutBackRemoved,
    SureToErase, suggested,
};
pub use loans::{Behind, Lending, LoanCard, Question, SlipCard, Starters};
pub use new_family::NewFamily;
pub use newcomers::{is_listed, keep_newcomers, keep_or_add_to};
pub use settings::wants_wheel;
pub use today::about::AboutStop;
pub use today::keeping::{mark_done, mind_of};
pub use today::round::{FREE_LINE, RoundState, children_of_draft};
pub use together::{ChooseWay, Easier, FamilyWays, OneWay, RestsOn, WaysBehind};
pub use why::Compare;

use super::keymap::KeyTable;
use super::layer::Layer;

/// One line of the Menu.
pub struct Screen {
    pub title: &'static str,
    pub make: fn() -> Box<dyn Layer>,
    /// Its keys, for README and for what is checked of all views alike.
    pub keys: fn() -> KeyTable,
}

/// The keys of every screen, in Menu order.
pub fn key_tables() -> Vec<KeyTable> {
    ALL.iter().map(|screen| (screen.keys)()).collect()
}

/// Every screen; its place is its number in the Menu, counted from one.
pub const ALL: &[Screen] = &[
    today::SCREEN,
    families::SCREEN,
    chats::SCREEN,
    observations::SCREEN,
    loans::SCREEN,
    checklist::SCREEN,
    together::SCREEN,
    why::SCREEN,
    settings::SCREEN,
];

/// The place of the checklist in [`ALL`].
pub const CHECKLIST: usize = 5;

/// The place of the settings in [`ALL`].
pub const SETTINGS: usize = 8;

/// The place of the families screen in [`ALL`].
pub const FAMILIES: usize = 1;
