//! Ideas to try at home: the list, and one of them.

mod card;
mod list;

pub use card::IdeaCard;
pub use list::ThingsToTry;

use crate::tui::view::ViewEntry;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<ThingsToTry>(), ViewEntry::of::<IdeaCard>()];
