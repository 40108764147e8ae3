//! Time going on without a key: what is due by itself, and when the program asks to be woken for
//! it.

use chrono::NaiveDateTime;

use super::app::App;
use super::command::Outcome;

/// How much of the log the screen shown has read.
#[derive(PartialEq, Eq)]
pub(super) enum HasRead {
    /// As much as the first frame of an evening shows.
    FirstFrame,
    All,
}

impl App {
    /// Time went on to a moment this program asked to be woken at.
    pub fn wake(&mut self, now: NaiveDateTime) {
        self.time_is(now);
        let rest = if self.has_read == HasRead::FirstFrame {
            self.read_the_rest()
        } else {
            Ok(())
        };
        let done = rest
            .and_then(|()| self.unsaved.keep_if_due(&mut self.store, now))
            .and_then(|()| self.look_at_copies())
            .and_then(|()| self.look_at_forgetting())
            .and_then(|()| self.carry_on());
        self.settle(done);
        self.keep_watch();
    }

    /// Reads what the first frame did without: once that is painted, and before any key.
    pub(super) fn read_the_rest(&mut self) -> Outcome {
        self.has_read = HasRead::All;
        self.read_rest_of_screen()
    }

    /// The next moment at which something is due without a key.
    pub fn wakes_at(&self) -> Option<NaiveDateTime> {
        if self.is_locked() {
            return None;
        }
        let midnight = self
            .now
            .date()
            .succ_opt()
            .map(|tomorrow| tomorrow.and_time(chrono::NaiveTime::MIN));
        self.unsaved
            .due()
            .into_iter()
            .chain(self.copier.wakes_at())
            .chain(self.forgetting.wakes_at())
            .chain(self.carries_on_at())
            .chain(self.speller.wakes_at(self.now))
            .chain(midnight)
            .chain(self.watch.wakes_at(self.now))
            .chain((self.has_read == HasRead::FirstFrame).then_some(self.now))
            .min()
    }
}
