//! Her words out of the program and into it: a folder named for them, and a file looked through
//! before it is taken.

mod bring_in;
mod look_through;
mod write_out;

use crate::tui::view::ViewEntry;
use std::path::PathBuf;

pub use bring_in::BringIn;
pub use look_through::LookThrough;
pub use write_out::WriteOut;

use crate::tui::widgets::TextLine;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::of::<WriteOut>(),
    ViewEntry::of::<BringIn>(),
    ViewEntry::of::<LookThrough>(),
];

/// Where the name of a file to take in is half-typed.
const FILE: &str = "bring-in/file";

/// A typed name of a file or folder; `~` is her own folder.
fn typed_path(line: &TextLine) -> PathBuf {
    let typed = line.text().trim().trim_matches('"');
    let home = directories::UserDirs::new().map(|places| places.home_dir().to_owned());
    match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}
