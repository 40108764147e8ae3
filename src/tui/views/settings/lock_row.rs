//! What can be done about the lock, as rows of the settings.

use crate::store::LockState;

/// What can be done about the lock.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LockRow {
    PutOn,
    OtherPassphrase,
    OtherSheet,
    RelyOnLaptop,
}

impl LockRow {
    /// What there is to do about a lock as it is now.
    pub(super) const fn at(state: LockState) -> &'static [Self] {
        match state {
            LockState::Open => &[Self::PutOn, Self::RelyOnLaptop],
            LockState::DiskOnly => &[Self::PutOn],
            LockState::Locked => &[Self::OtherPassphrase, Self::OtherSheet, Self::RelyOnLaptop],
        }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::PutOn => "lock it with a passphrase",
            Self::OtherPassphrase => "another passphrase",
            Self::OtherSheet => "a new sheet with a new code; the old code is void then",
            Self::RelyOnLaptop => "rely on the laptop's own lock instead",
        }
    }

    pub(super) const fn sentence(self) -> &'static str {
        match self {
            Self::PutOn => {
                "Enter takes you through it: a passphrase, then a sheet for the day it is forgotten."
            }
            Self::OtherPassphrase => "The code on your sheet stays good.",
            Self::OtherSheet => {
                "Also when the sheet may have been seen by somebody. Your passphrase stays."
            }
            Self::RelyOnLaptop => {
                "Then whoever gets into this laptop can read your log. Its disk should be encrypted."
            }
        }
    }
}
