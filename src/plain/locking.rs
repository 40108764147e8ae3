//! Locking: at once, when nobody has typed for long, and the steps of putting a passphrase on.

use chrono::{NaiveDateTime, TimeDelta};

use super::aloud::aloud;
use super::ending::Leaving;
use super::talk::Talk;
use crate::domain::wording::count;
use crate::store::LockState;
use crate::tui::command::{Context, Outcome, Request};
use crate::tui::cover::Wait;
use crate::tui::view::View;
use crate::tui::views::LockCard;

impl Talk {
    /// When it locks by itself, if there is something to lock with.
    pub(super) fn locks_at(&self) -> Option<NaiveDateTime> {
        let can_lock =
            self.store.lock_state() == LockState::Locked && self.leaving == Leaving::Staying;
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
        if self.store.lock_state() == LockState::Locked && self.leaving == Leaving::Staying {
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
        self.leaving = Leaving::Locked;
    }

    pub fn is_locked(&self) -> bool {
        self.leaving == Leaving::Locked
    }

    /// Begins the steps of a card about the lock.
    pub(super) fn begin_card(&mut self, mut card: LockCard) -> Outcome {
        card.refresh(&mut Context::new(&self.store, self.now))?;
        self.card = Some(card);
        Ok(())
    }

    /// A line for the card.
    pub(super) fn answer_card(&mut self, line: &str) -> Outcome {
        let Some(mut card) = self.card.take() else {
            return Ok(());
        };
        if line.eq_ignore_ascii_case("/finish") {
            return self.finish_by_word();
        }
        let mut cx = Context::new(&self.store, self.now);
        let done = card.hear(line, &mut cx);
        let requests = cx.requests;
        let mut is_closed = false;
        for request in requests {
            match request {
                Request::Say(words) | Request::Warn(words) => self.say(aloud(&words)),
                Request::Close => is_closed = true,
                _ => {}
            }
        }
        if !is_closed {
            self.card = Some(card);
        }
        done
    }
}
