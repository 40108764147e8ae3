//! Keeping and forgetting: what was removed, what could go, erasing for good, closing the log.

mod bin;
mod close;
mod could_go;
mod erase;
mod erased;
mod erased_before;
mod periods;

pub use bin::PutBackRemoved;
pub use close::CloseForGood;
pub use could_go::{CouldGo, SureToErase};
pub use erase::EraseForGood;
pub use erased::ErasedForGood;
pub use erased_before::ErasedBefore;
pub use periods::HowLong;

use crate::assets;
use crate::domain::keeping::Keep;
use crate::tui::view::ViewEntry;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::of::<PutBackRemoved>(),
    ViewEntry::of::<CouldGo>(),
    ViewEntry::of::<SureToErase>(),
    ViewEntry::of::<HowLong>(),
    ViewEntry::of::<EraseForGood>(),
    ViewEntry::of::<ErasedForGood>(),
    ViewEntry::of::<ErasedBefore>(),
    ViewEntry::of::<CloseForGood>(),
];

fn title_of(keep: Keep) -> &'static str {
    assets::keeping()
        .iter()
        .find(|kept| kept.keep == keep)
        .map_or("", |kept| kept.title.as_str())
}
