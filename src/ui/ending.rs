//! How the program ends: she finishes for tonight, or it locks; neither before every half-typed word is on the disk.

use super::app::App;

/// How far the program is with its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    Staying,
    /// She knows that leaving now would lose words, or leave without a copy.
    Warned,
    /// The evening's copy is being made.
    Copying,
    Finished,
    /// It is to start again behind the passphrase.
    Locked,
}

impl App {
    /// Whether she has finished for tonight.
    pub fn is_finished(&self) -> bool {
        self.leaving == Leaving::Finished
    }

    /// Whether the program ends to start again behind the passphrase.
    pub fn is_locked(&self) -> bool {
        self.leaving == Leaving::Locked
    }

    /// What is printed to the ordinary screen at the end.
    pub fn receipt(&self) -> String {
        self.receipt.sentence(&self.store, self.now).unwrap_or_else(|problem| problem.to_string())
    }
}
