//! The screens, cards and boxes, one folder for each feature.

mod backups;
mod barriers;
mod chats;
mod checklist;
mod families;
mod find;
mod first_run;
mod help;
mod history;
mod ideas;
mod import_export;
mod involvement;
mod journal;
mod line_fields;
mod loans;
mod lock;
mod log_location;
mod long_text;
mod menu;
mod note;
mod observations;
mod open;
mod printouts;
mod progress;
mod reasons;
mod retention;
mod settings;
mod shortcuts;
mod spelling;
mod today;

pub use backups::{Copies, PutBack, SecondPlace};
pub use barriers::{InTheWay, Noting, OneInTheWay, Signposting, WhenNext};
pub use checklist::{BehindFigure, StepCard, TwoLookBacks};
pub use families::{FamilyCard, NewFamily};
pub use find::{Find, Opened};
pub use first_run::{FirstRun, LOOK_SETTING};
pub use help::Help;
pub use history::{ChangesMade, Messages, OneChange};
pub use ideas::{IdeaCard, ThingsToTry};
pub use import_export::{BringIn, LookThrough, WriteOut};
pub use involvement::{ChooseWay, Easier, FamilyWays, OneWay, RestsOn, WaysBehind};
pub use journal::{Journal, PageLooksBack, WritingPage};
pub use line_fields::TurnCard;
pub use loans::{Behind, Lending, LoanCard, Question, SlipCard, Starters};
pub use lock::{LockCard, WhoMayRead};
pub use log_location::WhereItLies;
pub use long_text::LongWords;
pub use menu::Menu;
pub use note::{EntryCard, OneLine, names_of_learning};
pub use observations::LearningCard;
pub use open::open;
pub use printouts::{ClosedToo, MessageCard, PagesFolder, Preview, WorryLine};
pub use progress::OneMoment;
pub use reasons::Compare;
pub use retention::{
    CloseForGood, CouldGo, EraseForGood, ErasedBefore, ErasedForGood, HowLong, PutBackRemoved,
    SureToErase,
};
pub use settings::wants_wheel;
pub use shortcuts::{NameQuickWords, QuickWordsList};
pub use spelling::{KeptWords, OtherSpelling};

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
    involvement::SCREEN,
    reasons::SCREEN,
    settings::SCREEN,
];

/// The place of the checklist in [`ALL`].
pub const CHECKLIST: usize = 5;

/// The place of the settings in [`ALL`].
pub const SETTINGS: usize = 8;

/// The place of the families screen in [`ALL`].
pub const FAMILIES: usize = 1;
