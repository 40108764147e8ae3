//! How the talk ends: a copy is made, and the receipt is said.

use chrono::NaiveDateTime;

use super::talk::Talk;
use crate::app::Outcome;
use crate::app::backup_scheduler::{SHOW_AFTER, Seen};
use crate::store::StoreError;

/// How far the talk is with its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    Staying,
    /// The evening's copy is being made.
    Copying {
        /// She has been told that it takes a while.
        is_said: bool,
        /// Nobody is there to be asked.
        is_alone: bool,
    },
    Finished,
    /// It is to start again behind the passphrase.
    Locked,
}

impl Talk {
    pub fn is_finished(&self) -> bool {
        self.leaving == Leaving::Finished
    }

    /// Whether a copy is being made before the end.
    pub fn is_busy(&self) -> bool {
        matches!(self.leaving, Leaving::Copying { .. })
    }

    pub(super) fn finish_by_word(&mut self) -> Outcome {
        self.finish(false)
    }

    /// Nothing more will be typed: it finishes, whatever is in the way.
    pub fn input_gone(&mut self, now: NaiveDateTime) {
        self.time_is(now);
        if let Err(problem) = self.finish(true) {
            self.in_the_way(&problem);
            self.leaving = Leaving::Finished;
        }
    }

    /// What was removed long ago goes, and a copy is made; then it is over.
    fn finish(&mut self, is_alone: bool) -> Outcome {
        if self.only_to_look.is_some() || self.was_warned {
            self.leaving = Leaving::Finished;
            return Ok(());
        }
        self.was_warned = true;
        self.let_go += self.store.bin().empty(self.now)?;
        if self.store.copies().is_wanted() {
            self.copier.start(&self.store, self.now)?;
            self.leaving = Leaving::Copying {
                is_said: false,
                is_alone,
            };
            self.leaving_since = self.now;
        } else {
            self.leaving = Leaving::Finished;
        }
        Ok(())
    }

    /// A copy now, because she asked for it.
    pub(super) fn copy_now(&mut self) -> Outcome {
        self.copier.ask(&self.store, self.now)?;
        self.say("Making a copy. You can go on.");
        Ok(())
    }

    pub fn wakes_at(&self) -> Option<NaiveDateTime> {
        let locks_at = self.locks_at();
        self.copier
            .wakes_at()
            .into_iter()
            .chain(locks_at)
            .chain(self.midnight())
            .min()
    }

    pub fn wake(&mut self, now: NaiveDateTime) {
        self.time_is(now);
        let done = self.look_at_copy().and_then(|()| self.keep_watch());
        if let Err(problem) = done {
            self.in_the_way(&problem);
        }
        // What was said in between stands between her and the question.
        if !self.said.is_empty() && self.leaving == Leaving::Staying {
            self.ask_on();
        }
    }

    /// Looks how a copy is getting on; says so only when she asked, or when something is in the
    /// way.
    fn look_at_copy(&mut self) -> Outcome {
        let seen = self.copier.look(&self.store, self.now);
        match (seen, self.leaving) {
            (
                Ok(Seen::Nothing),
                Leaving::Copying {
                    is_said: false,
                    is_alone,
                },
            ) if self.now - self.leaving_since >= SHOW_AFTER => {
                self.say("Making tonight's copy. This takes a little.");
                self.leaving = Leaving::Copying {
                    is_said: true,
                    is_alone,
                };
            }
            (Ok(Seen::Nothing), _) => {}
            (Ok(Seen::Done(words)), leaving) => {
                self.said.extend(words);
                if matches!(leaving, Leaving::Copying { .. }) {
                    self.leaving = Leaving::Finished;
                }
            }
            (Ok(Seen::InTheWay(words)), leaving) => self.without_a_copy(&words, leaving),
            (Err(trouble), leaving) => self.without_a_copy(&trouble.to_string(), leaving),
        }
        Ok(())
    }

    fn without_a_copy(&mut self, words: &str, leaving: Leaving) {
        match leaving {
            Leaving::Copying {
                is_alone: false, ..
            } => {
                self.say(format!(
                    "{words} Everything is saved: /finish again leaves."
                ));
                self.leaving = Leaving::Staying;
            }
            Leaving::Copying { is_alone: true, .. } => {
                self.say(format!("{words} Everything is saved."));
                self.leaving = Leaving::Finished;
            }
            _ => self.say(words),
        }
    }

    /// Goes on with an erasing that a sudden end broke off, before anything is copied.
    pub(super) fn go_on_forgetting(&mut self) -> Outcome {
        if self.store.copies().can_be_made() && self.store.erasing().is_under_way()? {
            let copies = self.store.erasing().take_out_of_copies(self.now)?.wait()?;
            self.store.erasing().done(&copies)?;
            self.say("What you erased is out of the copies now too.");
        }
        Ok(())
    }

    /// The last sentence.
    pub fn receipt(&self) -> String {
        if self.only_to_look.is_some() {
            return "You looked at a copy of your log, and nothing was changed. Good night."
                .to_owned();
        }
        self.receipt
            .sentence(&self.store, self.let_go, self.now)
            .unwrap_or_else(|problem: StoreError| problem.to_string())
    }
}
