//! How the talk ends: a copy is made, and the receipt is said.

use chrono::NaiveDateTime;

use super::talk::Talk;
use crate::app::Outcome;
use crate::app::backup_scheduler::Seen;
use crate::app::close::{CloseContext, Closing};

impl Talk {
    pub fn is_finished(&self) -> bool {
        self.closer.state == Closing::Closed
    }

    /// Whether a backup is being made before the end.
    pub fn is_busy(&self) -> bool {
        self.closer.state == Closing::BackingUp
    }

    pub(super) fn finish_by_word(&mut self) -> Outcome {
        self.finish();
        Ok(())
    }

    /// Nothing more will be typed: it closes, whatever fails.
    pub fn input_gone(&mut self, now: NaiveDateTime) {
        self.time_is(now);
        self.closer.is_alone = true;
        self.finish();
    }

    /// Every line is saved or kept as it is typed, so there are no drafts to wait for.
    fn finish(&mut self) {
        let cx = CloseContext {
            store: &self.store,
            backups: &mut self.copier,
            now: self.now,
            is_read_only: self.only_to_look.is_some(),
        };
        let message = self.closer.close(Ok(()), false, cx);
        // A backup that is soon made needs no word.
        if let Some(message) = message.filter(|_| !self.is_busy()) {
            self.say(message.text);
        }
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
        self.look_at_copy();
        let done = self.keep_watch();
        if let Err(problem) = done {
            self.in_the_way(&problem);
        }
        // What was said in between stands between her and the question.
        if !self.said.is_empty() && self.is_open() {
            self.ask_on();
        }
    }

    /// Looks how a backup is getting on; says so only when that was asked for, when it takes long, or
    /// when something failed.
    fn look_at_copy(&mut self) {
        let seen = self.copier.look(&self.store, self.now);
        if matches!(seen, Ok(Seen::Nothing)) {
            if self.closer.is_slow(self.now) && !self.is_slowness_said {
                self.is_slowness_said = true;
                self.say("Making tonight's copy. This takes a little.");
            }
        } else if let Some(message) = self.closer.backups_seen(seen) {
            self.say(message.text);
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
        let is_read_only = self.only_to_look.is_some();
        self.closer.receipt(&self.store, self.now, is_read_only)
    }

    /// Whether lines are still wanted.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.closer.state, Closing::No | Closing::Warned)
    }
}
