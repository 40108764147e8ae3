//! The files of the log: its folder, locks and key slots, opening, backups, restoring, salvage, moving
//! and erasing.

pub(crate) mod backups;
mod closing;
mod disk_space;
pub(crate) mod key;
mod location;
mod locks;
mod moving;
mod open_log;
mod opening;
mod paths;
mod recovery;
mod reopening;
mod restore;
mod salvage;

pub use backups::{
    Checked, CheckedAll, Copied, Copies, Copying, Kept, Second, SecondPlace, TriedOut, meant_by,
    plugged_in,
};
pub use key::{RecoveryCode, Secret, Slip, draw_words, ordinal};
pub use location::Whereabouts;
pub use locks::{Locks, NewLock};
pub use moving::{Moved, NewPlace};
pub use recovery::SpareKey;
pub use reopening::Reopened;
pub use restore::{Ready, Rescue};
pub use salvage::Salvaged;
