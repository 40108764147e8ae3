//! Locking: at once, when nobody has typed for long, and the steps of putting a passphrase on.

use chrono::{NaiveDateTime, TimeDelta};

use super::aloud::aloud;
use super::lock_setup;
use super::talk::Talk;
use crate::app::Outcome;
use crate::app::close::Closing;
use crate::app::idle::Wait;
use crate::app::lock_setup::LockSetup;
use crate::domain::wording::count;
use crate::store::LockState;

impl Talk {
    /// When it locks by itself, if there is something to lock with.
    pub(super) fn locks_at(&self) -> Option<NaiveDateTime> {
        let can_lock = self.store.lock_state() == LockState::Locked && self.is_open();
        let minutes = Wait::Lock.minutes(&self.store).ok().filter(|_| can_lock)?;
        Some(self.last_line + TimeDelta::minutes(minutes.into()))
    }

    /// Locks when nobody has typed a line for long enough.
    pub(super) fn keep_watch(&mut self) -> Outcome {
        if self.locks_at().is_some_and(|at| at <= self.now) {
            let minutes = Wait::Lock.minutes(&self.store)?;
            self.lock(&format!(
                "Locked after {} without a line.",
                count(minutes.into(), "minute")
            ));
        }
        Ok(())
    }

    pub fn slept(&mut self, now: NaiveDateTime) {
        self.time_is(now);
        if self.store.lock_state() == LockState::Locked && self.is_open() {
            self.lock("Locked while the laptop slept.");
        }
    }

    pub(super) fn lock_by_word(&mut self) -> Outcome {
        self.lock("Locked.");
        Ok(())
    }

    /// Every line is saved or kept already. What was printed is out of reach: she is told.
    fn lock(&mut self, why: &str) {
        self.say(format!("{why} Everything is kept. What was said before still stands in this window: clear it if others may look."));
        self.closer.state = Closing::Locked;
    }

    pub fn is_locked(&self) -> bool {
        self.closer.state == Closing::Locked
    }

    /// Begins the steps of setting a lock.
    pub(super) fn begin_card(&mut self, mut setup: LockSetup) -> Outcome {
        setup.refresh(&self.store, self.date)?;
        self.card = Some(setup);
        Ok(())
    }

    /// A line for the step that is asked.
    pub(super) fn answer_card(&mut self, line: &str) -> Outcome {
        let Some(mut setup) = self.card.take() else {
            return Ok(());
        };
        if line.eq_ignore_ascii_case("/finish") {
            return self.finish_by_word();
        }
        let reply = lock_setup::answer(&mut setup, line, &self.store, self.now);
        let is_closed = reply.as_ref().is_ok_and(|reply| reply.is_closed);
        if !is_closed {
            self.card = Some(setup);
        }
        if let Some(message) = reply?.message {
            self.say(aloud(&message.text));
        }
        Ok(())
    }
}
