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

fn title_of(keep: Keep) -> &'static str {
    assets::keeping()
        .iter()
        .find(|kept| kept.keep == keep)
        .map_or("", |kept| kept.title.as_str())
}
