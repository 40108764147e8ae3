//! `BackupView` back: what was said this evening, and what was done in the last thirty days, step by
//! step.

mod changes;
mod messages;
mod one_change;

pub use changes::ChangesMade;
pub use messages::Messages;
pub use one_change::OneChange;

use crate::tui::view::ViewEntry;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::of::<Messages>(),
    ViewEntry::of::<ChangesMade>(),
    ViewEntry::of::<OneChange>(),
];
