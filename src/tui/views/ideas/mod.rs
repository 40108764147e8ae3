//! Ideas to try at home: the list, and one of them.

mod card;
mod list;

pub use card::IdeaCard;
pub use list::ThingsToTry;
