//! What stands between a stranger and the log.

use super::Store;

/// What stands between a stranger and the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockState {
    /// The key lies beside the log: whoever has the laptop has both.
    Open,
    /// The same, and she has chosen it: what protects the log is how the laptop itself is locked
    /// and encrypted.
    DiskOnly,
    /// Nobody gets in without the passphrase or the code on paper.
    Locked,
}

impl LockState {
    /// What the head line says of it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Open => "not locked yet",
            Self::DiskOnly => "laptop's own lock",
            Self::Locked => "locked",
        }
    }

    /// The same at more length.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Open => "not locked yet: whoever has this laptop can read your log",
            Self::DiskOnly => "relying on the laptop's own lock and disk encryption",
            Self::Locked => "locked with your passphrase",
        }
    }
}

impl Store {
    /// What stands between a stranger and this log.
    pub fn lock_state(&self) -> LockState {
        self.lock_state.get()
    }
}
