//! What she wishes of the folder while its log is not open: each is seen to on a thread of its own,
//! and once more with a secret where that is needed.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use crate::domain::CopyName;
use crate::store::{NoCopy, Progress, Rescue, Result, Salvaged, Secret, Store, StoreError};

/// What is to be done with the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    Open,
    PutNewestBack,
    TakeKey,
    LookAtNewest,
    Salvage,
    /// Put what was saved into this folder where the damaged log is.
    GoOnWith(PathBuf),
}

/// What came of it.
pub(super) enum Came {
    Log(Store),
    Copy(Store, CopyName),
    Saved(Saved),
}

/// What could be read of a damaged log, in a new one.
pub(super) struct Saved {
    pub folder: PathBuf,
    pub what: Salvaged,
}

impl Wish {
    pub fn see_to(
        &self,
        folder: &Path,
        now: NaiveDateTime,
        secret: Option<&Secret>,
        progress: &Progress,
    ) -> Result<Came> {
        match self {
            Self::Open => Store::open_told(folder, now, secret, progress).map(Came::Log),
            Self::PutNewestBack => {
                let rescue = Rescue::of(folder)?;
                let newest = rescue.newest_whole(progress).ok_or(NoCopy::NotThere)?;
                rescue
                    .put_back(&newest.path, secret, now, progress)
                    .map(Came::Log)
            }
            Self::TakeKey => Rescue::of(folder)?.take_key(secret, now).map(Came::Log),
            Self::LookAtNewest => Store::look_at_newest(folder, secret, progress)
                .map(|(store, name)| Came::Copy(store, name)),
            Self::Salvage => {
                let into = folder.join(format!("saved-{}", now.format("%Y-%m-%d-%H%M%S")));
                let what = Rescue::of(folder)?.salvage(&into, secret, progress)?;
                Ok(Came::Saved(Saved { folder: into, what }))
            }
            Self::GoOnWith(saved) => Rescue::of(folder)?
                .put_saved_in_place(saved, secret, now, progress)
                .map(Came::Log),
        }
    }

    /// What the passphrase is asked for.
    pub const fn question(&self) -> &'static str {
        match self {
            Self::Open | Self::PutNewestBack => {
                "Your log is locked. Type your passphrase, then Enter."
            }
            Self::TakeKey => {
                "The key with your copies is locked. Type your passphrase, then Enter: it shows whether the key is the right one."
            }
            Self::LookAtNewest => {
                "The copy is locked as your log is. Type your passphrase, then Enter: it opens, only to look at."
            }
            Self::Salvage => {
                "Your log is locked. Type your passphrase, then Enter: what can still be read goes into a new log."
            }
            Self::GoOnWith(_) => {
                "The new log is locked as the old one was. Type your passphrase, then Enter."
            }
        }
    }

    /// What is said while it takes its time. Opening tells how far it is only where the log is
    /// brought up to date.
    pub const fn under_way(&self, is_told: bool) -> &'static str {
        match self {
            Self::Open if is_told => "Bringing it up to date",
            Self::Open | Self::TakeKey => "Opening",
            Self::PutNewestBack | Self::GoOnWith(_) => "Putting it back",
            Self::LookAtNewest => "Opening the copy",
            Self::Salvage => "Reading what can be read",
        }
    }

    /// Whether what stands in the way of the log is still the same when this did not go well; then
    /// it is only said why.
    pub const fn changes_nothing(&self) -> bool {
        matches!(
            self,
            Self::TakeKey | Self::LookAtNewest | Self::Salvage | Self::GoOnWith(_)
        )
    }

    /// Why it did not go well.
    pub fn in_vain(&self, trouble: &StoreError) -> String {
        let words = match (self, trouble) {
            (Self::TakeKey, StoreError::NoCopy(_)) => {
                "No key that lies with your copies opens this log. Nothing was changed."
            }
            (Self::LookAtNewest, StoreError::NoCopy(_)) => {
                "No copy could be opened just now. Nothing was changed."
            }
            (Self::Salvage, StoreError::NoCopy(_)) => {
                "Nothing in it could be read. Keep the file as it is, and ask for help with it."
            }
            (Self::GoOnWith(_), StoreError::NoCopy(_)) => {
                "The new log could not be put in its place. Nothing was changed."
            }
            _ => return trouble.to_string(),
        };
        words.to_owned()
    }
}
