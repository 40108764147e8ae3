//! Spelling: suggestions for a word, and the words the user added.

mod own_words;
mod suggestions;

pub use own_words::KeptWords;
pub use suggestions::OtherSpelling;

use crate::tui::view::ViewEntry;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::of::<OtherSpelling>(),
    ViewEntry::of::<KeptWords>(),
];
