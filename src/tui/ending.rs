//! How the program ends: she finishes for tonight, or it locks; neither before every half-typed
//! word is on the disk.

use super::app::App;
use super::command::Outcome;

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
        if self.forgetting.is_closed {
            return "Your log is closed for good. Nothing of it can be read any more.".to_owned();
        }
        if self.only_to_look.is_some() {
            return "You looked at a copy of your log, and nothing was changed. Good night."
                .to_owned();
        }
        self.receipt
            .sentence(&self.store, self.forgetting.let_go, self.now)
            .unwrap_or_else(|problem| problem.to_string())
    }

    /// Leaves once every half-typed word is on the disk and a copy is made. Where the disk will not
    /// take them, only a second time leaves without.
    pub(super) fn finish(&mut self) {
        match (self.keep_words(), self.leaving) {
            (Err(problem), Leaving::Staying) => {
                self.say(&format!("{problem} Half-typed words would be lost: Ctrl+Q again leaves without them."), true);
                self.leaving = Leaving::Warned;
            }
            (_, Leaving::Staying) if self.forgetting.is_under_way() => {
                self.say("The copies are still being written anew. Ctrl+Q again leaves, and the next start goes on with them.", false);
                self.leaving = Leaving::Warned;
            }
            (_, Leaving::Staying) if self.empty_bin().is_err() => {
                self.say("What was removed long ago could not be let go of just now. Everything is saved: Ctrl+Q again leaves.", true);
                self.leaving = Leaving::Warned;
            }
            (_, Leaving::Staying) if self.store.copies().is_wanted() => {
                match self.copier.start(&self.store, self.now) {
                    Ok(()) => {
                        self.leaving = Leaving::Copying;
                        self.leaving_since = self.now;
                        self.say(
                            "Making tonight's copy. Ctrl+Q again leaves without it.",
                            false,
                        );
                    }
                    Err(problem) => {
                        self.say(
                            &format!("{problem} Everything is saved: Ctrl+Q again leaves."),
                            true,
                        );
                        self.leaving = Leaving::Warned;
                    }
                }
            }
            _ => self.leaving = Leaving::Finished,
        }
    }

    /// Lets go of what was removed more than thirty days ago. In a copy that is only looked at
    /// nothing goes.
    fn empty_bin(&mut self) -> Outcome {
        if self.only_to_look.is_none() {
            self.forgetting.let_go += self.store.bin().empty(self.now)?;
        }
        Ok(())
    }

    /// Whether she has asked to leave, and a copy is being made before.
    pub fn is_leaving(&self) -> bool {
        self.leaving == Leaving::Copying
    }
}
