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

pub use families::NewFamily;
pub use find::{Find, Opened};
pub use first_run::FirstRun;
pub use help::Help;
pub use history::Messages;
pub use import_export::{BringIn, LookThrough};
pub use note::OneLine;
pub use open::open;
pub use printouts::Preview;
pub use progress::OneMoment;
pub use retention::ErasedForGood;

use super::command::Offer;
use super::form::Form;
use super::view::{ScreenEntry, ViewEntry};
use crate::domain::Adult;

/// The list of every feature: screens in the order of the Menu, then the other views in the order
/// of README.
const FEATURES: &[&[ViewEntry]] = &[
    today::VIEWS,
    families::VIEWS,
    chats::VIEWS,
    observations::VIEWS,
    loans::VIEWS,
    checklist::VIEWS,
    involvement::VIEWS,
    reasons::VIEWS,
    settings::VIEWS,
    note::VIEWS,
    line_fields::VIEWS,
    spelling::VIEWS,
    ideas::VIEWS,
    long_text::VIEWS,
    shortcuts::VIEWS,
    journal::VIEWS,
    printouts::VIEWS,
    lock::VIEWS,
    barriers::VIEWS,
    backups::VIEWS,
    import_export::VIEWS,
    progress::VIEWS,
    history::VIEWS,
    retention::VIEWS,
    log_location::VIEWS,
    first_run::VIEWS,
    menu::VIEWS,
    find::VIEWS,
    help::VIEWS,
    FORMS,
];

/// Every form has the same keys, whatever it asks.
const FORMS: &[ViewEntry] = &[ViewEntry::of::<Form<Adult>>()];

/// Every view of every feature.
pub fn all() -> impl Iterator<Item = &'static ViewEntry> {
    FEATURES.iter().copied().flatten()
}

/// Every screen, in the order of the Menu; its place is its number there, counted from one.
pub fn screens() -> Vec<ScreenEntry> {
    all().filter_map(|view| view.screen).collect()
}

/// The box over what can be done in the view below, and everything else that can be found.
/// `offers`: what can be done there.
pub fn find(offers: Vec<Offer>, opened: Opened, takes_quick_words: bool) -> Find {
    let settings = settings::VIEWS.iter().flat_map(|view| (view.offers)());
    Find::over(
        offers,
        opened,
        takes_quick_words,
        screens(),
        settings.collect(),
    )
}
