//! The cover and the lock: nothing of hers is seen by anybody but her, and not one word is lost to
//! it.

mod draw;

use chrono::{NaiveDateTime, TimeDelta};

use super::app::App;
use super::canvas::Canvas;
use super::command::Outcome;
use super::keys::Key;
use crate::app::close::Closing;
use crate::app::idle::Due;

const COVERED: &str = "Hometime is covered. Your words are kept.";
const NOT_KEPT: &str = "Hometime is covered. The laptop's disk has not taken your last words yet: they are still here.";
const ANY_KEY: &str = "Press any key to come back.";
const PASSPHRASE: &str = "Press any key, then type your passphrase.";
const MAKE_ROOM: &str = "Free some room on the disk, then press any key.";

impl App {
    /// Whether nothing but the clock is shown.
    pub fn is_covered(&self) -> bool {
        self.watch.is_covered()
    }

    /// Covers the screen from the next frame on. Words reach the disk first; should it not take
    /// them, they stay here.
    pub(super) fn cover(&mut self) {
        let _said_on_the_cover = self.keep_words();
        self.watch.cover(self.now);
    }

    /// Locks as soon as every half-typed word is on the disk; until then the screen is covered.
    pub(super) fn lock(&mut self) {
        self.watch.cover(self.now);
        match self.keep_words() {
            Ok(()) => self.closer.state = Closing::Locked,
            Err(_said_on_the_cover) => self.watch.put_lock_off(self.now),
        }
    }

    /// By word: locks now, if there is a passphrase to lock with.
    pub(super) fn lock_by_hand(&mut self) -> Outcome {
        self.lock();
        Ok(())
    }

    /// Covers or locks when nobody has typed for long enough.
    pub(super) fn keep_watch(&mut self) {
        match self.watch.due(self.now) {
            // Over a copy that is looked at from the log, the log itself keeps watch.
            _ if self
                .only_to_look
                .as_ref()
                .is_some_and(|looking| looking.is_over_the_log) => {}
            Some(Due::Lock) => self.lock(),
            Some(Due::Cover) => self.cover(),
            None => {}
        }
    }

    /// The laptop slept, as with a closed lid: whoever opens it is asked for the passphrase.
    pub fn slept(&mut self, now: NaiveDateTime) {
        self.time_is(now);
        if self.watch.can_lock() {
            self.lock();
        } else {
            self.cover();
        }
    }

    /// The wall clock moved by itself, without that much time going by. What is waited for comes as
    /// soon as it would have.
    pub fn clock_moved(&mut self, by: TimeDelta) {
        self.watch.clock_moved(by);
        self.unsaved.clock_moved(by);
        self.copier.clock_moved(by);
        self.said.clock_moved(by);
    }

    /// A key on the cover brings the screen back, or the passphrase; it does nothing else.
    pub fn come_back(&mut self, key: Option<Key>, now: NaiveDateTime) {
        self.time_is(now);
        self.keep_watch();
        if self.is_locked() || key == Some(Key::Ctrl('b')) && self.watch.is_same_press(now) {
            return;
        }
        if self.watch.asks_to_come_back(now) {
            self.lock();
        } else {
            self.watch.uncover(now);
        }
    }

    pub(super) fn draw_cover(&self, whole: &mut Canvas) {
        let can_come_back = !self.watch.asks_to_come_back(self.now);
        let sentences = match (self.is_stuck(), can_come_back) {
            (false, true) => [COVERED, ANY_KEY],
            (false, false) => [COVERED, PASSPHRASE],
            (true, true) => [NOT_KEPT, ANY_KEY],
            (true, false) => [NOT_KEPT, MAKE_ROOM],
        };
        draw::draw(whole, self.now, &sentences);
    }
}
