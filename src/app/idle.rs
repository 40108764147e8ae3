//! The idle timer: how long nobody has typed, and what is due then, the cover or the lock.

use chrono::{NaiveDateTime, TimeDelta, Timelike};

use crate::domain::wording::count;
use crate::store::{self, LockState, Store};

/// A wait without a key, which she may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    Cover,
    Lock,
}

/// What a wait can be set to, in minutes.
const MINUTES: std::ops::RangeInclusive<u8> = 1..=30;

impl Wait {
    const fn setting(self) -> &'static str {
        match self {
            Self::Cover => "cover after",
            Self::Lock => "lock after",
        }
    }

    const fn usual(self) -> u8 {
        match self {
            Self::Cover => 3,
            Self::Lock => 5,
        }
    }

    /// The minutes she has chosen, or the usual ones.
    pub fn minutes(self, store: &Store) -> store::Result<u8> {
        let chosen = store
            .settings()
            .get(self.setting())?
            .and_then(|chosen| chosen.parse().ok());
        Ok(chosen
            .filter(|minutes| MINUTES.contains(minutes))
            .unwrap_or(self.usual()))
    }

    /// A minute more or a minute less; past the longest comes the shortest.
    pub fn change(self, more: bool, store: &Store) -> store::Result<()> {
        let (first, last) = (*MINUTES.start(), *MINUTES.end());
        let minutes = match (self.minutes(store)?, more) {
            (minutes, true) if minutes == last => first,
            (minutes, true) => minutes + 1,
            (minutes, false) if minutes == first => last,
            (minutes, false) => minutes - 1,
        };
        store.settings().set(self.setting(), &minutes.to_string())
    }

    /// "after 3 minutes without a key".
    pub fn words(self, store: &Store) -> store::Result<String> {
        let words = format!(
            "after {} without a key",
            count(self.minutes(store)?.into(), "minute")
        );
        Ok(match self {
            Self::Lock if store.lock_state() != LockState::Locked => {
                format!("{words}, once there is a passphrase")
            }
            _ => words,
        })
    }
}

/// For so long any key takes the cover off; after it the passphrase is asked for as well.
const ANY_KEY_FOR: TimeDelta = TimeDelta::seconds(60);

/// A Ctrl+B that comes so soon after the cover belongs to the one that covered: a key held down, or
/// pressed twice to be sure.
const SAME_PRESS: TimeDelta = TimeDelta::seconds(1);

/// After a try to lock in vain the next one waits this long.
const TRY_AGAIN: TimeDelta = TimeDelta::seconds(60);

/// What time calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    Cover,
    Lock,
}

/// Her last key, and the cover since.
#[derive(Debug, Clone, Copy)]
pub struct IdleTimer {
    last_key: NaiveDateTime,
    covered: Option<NaiveDateTime>,
    /// Words were in the way of locking; not before this.
    put_off: Option<NaiveDateTime>,
    cover_after: TimeDelta,
    lock_after: TimeDelta,
    /// A passphrase stands, so that there is something to lock with.
    can_lock: bool,
}

impl IdleTimer {
    pub fn begin(store: &Store, now: NaiveDateTime) -> store::Result<Self> {
        let mut timer = Self {
            last_key: now,
            covered: None,
            put_off: None,
            cover_after: TimeDelta::zero(),
            lock_after: TimeDelta::zero(),
            can_lock: false,
        };
        timer.read(store)?;
        Ok(timer)
    }

    /// Reads again what she has set.
    pub fn read(&mut self, store: &Store) -> store::Result<()> {
        self.cover_after = TimeDelta::minutes(Wait::Cover.minutes(store)?.into());
        self.lock_after = TimeDelta::minutes(Wait::Lock.minutes(store)?.into());
        self.can_lock = store.lock_state() == LockState::Locked;
        Ok(())
    }

    pub fn can_lock(&self) -> bool {
        self.can_lock
    }

    pub fn is_covered(&self) -> bool {
        self.covered.is_some()
    }

    pub fn key_pressed(&mut self, now: NaiveDateTime) {
        self.last_key = now;
    }

    pub fn cover(&mut self, now: NaiveDateTime) {
        self.covered.get_or_insert(now);
    }

    pub fn uncover(&mut self, now: NaiveDateTime) {
        self.covered = None;
        self.last_key = now;
    }

    pub fn put_lock_off(&mut self, now: NaiveDateTime) {
        self.put_off = Some(now + TRY_AGAIN);
    }

    /// Whether coming back takes the passphrase by now.
    pub fn asks_to_come_back(&self, now: NaiveDateTime) -> bool {
        self.can_lock
            && (self.put_off.is_some()
                || self.covered.is_some_and(|since| now - since >= ANY_KEY_FOR))
    }

    /// Whether the key that covered is still being pressed.
    pub fn is_same_press(&self, now: NaiveDateTime) -> bool {
        self.covered.is_some_and(|since| now - since < SAME_PRESS)
    }

    /// What is due now.
    pub fn due(&self, now: NaiveDateTime) -> Option<Due> {
        if self.locks_at().is_some_and(|at| at <= now) {
            return Some(Due::Lock);
        }
        (!self.is_covered() && self.last_key + self.cover_after <= now).then_some(Due::Cover)
    }

    /// When to look again; while covered, also at each full minute, for the clock.
    pub fn wakes_at(&self, now: NaiveDateTime) -> Option<NaiveDateTime> {
        let next = match self.covered {
            None => Some(self.last_key + self.cover_after),
            Some(since) => {
                let minute = now
                    .with_second(0)
                    .and_then(|at| at.with_nanosecond(0))
                    .map(|at| at + TimeDelta::minutes(1));
                let asks = Some(since + ANY_KEY_FOR).filter(|at| self.can_lock && *at > now);
                minute.into_iter().chain(asks).min()
            }
        };
        next.into_iter().chain(self.locks_at()).min()
    }

    fn locks_at(&self) -> Option<NaiveDateTime> {
        let at = self.put_off.unwrap_or(self.last_key + self.lock_after);
        self.can_lock.then_some(at)
    }

    /// The wall clock was set, or stood still with the lid: what was waited for is waited for as
    /// long as before.
    pub fn clock_moved(&mut self, by: TimeDelta) {
        self.last_key += by;
        for at in [&mut self.covered, &mut self.put_off].into_iter().flatten() {
            *at += by;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

    use super::{Due, IdleTimer};

    fn at(minute: u32, second: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 20)
            .and_then(|day| day.and_hms_opt(18, minute, second))
            .unwrap()
    }

    fn timer(can_lock: bool) -> IdleTimer {
        let minutes = TimeDelta::minutes;
        IdleTimer {
            last_key: at(0, 0),
            covered: None,
            put_off: None,
            cover_after: minutes(3),
            lock_after: minutes(5),
            can_lock,
        }
    }

    #[test]
    fn the_cover_comes_after_three_minutes_and_the_lock_after_five() {
        let mut timer = timer(true);
        assert_eq!(
            [timer.due(at(2, 59)), timer.due(at(3, 0))],
            [None, Some(Due::Cover)]
        );
        timer.cover(at(3, 0));
        assert_eq!(
            [timer.due(at(4, 59)), timer.due(at(5, 0))],
            [None, Some(Due::Lock)]
        );
        assert_eq!(timer.wakes_at(at(4, 30)), Some(at(5, 0)));
    }

    #[test]
    fn any_key_comes_back_for_a_minute_and_then_it_takes_the_passphrase() {
        let mut timer = timer(true);
        timer.cover(at(0, 30));
        assert!(!timer.asks_to_come_back(at(1, 29)) && timer.asks_to_come_back(at(1, 30)));
        assert_eq!(
            [
                timer.wakes_at(at(0, 30)),
                timer.wakes_at(at(1, 0)),
                timer.wakes_at(at(1, 30))
            ]
            .map(Option::unwrap),
            [at(1, 0), at(1, 30), at(2, 0)]
        );
    }

    #[test]
    fn without_a_passphrase_it_stays_covered_and_any_key_comes_back() {
        let mut timer = timer(false);
        timer.cover(at(3, 0));
        assert_eq!(timer.due(at(59, 0)), None);
        assert!(!timer.asks_to_come_back(at(59, 0)));
        assert_eq!(
            timer.wakes_at(at(58, 20)),
            Some(at(59, 0)),
            "only the clock wakes it"
        );
    }

    #[test]
    fn a_clock_that_is_set_neither_hurries_nor_holds_back_the_lock() {
        for by in [TimeDelta::hours(9), TimeDelta::days(-400)] {
            let mut timer = timer(true);
            timer.clock_moved(by);
            assert_eq!(
                [timer.due(at(2, 59) + by), timer.due(at(3, 0) + by)],
                [None, Some(Due::Cover)]
            );
            timer.cover(at(3, 0) + by);
            timer.clock_moved(-by);
            assert_eq!(
                [timer.due(at(4, 59)), timer.due(at(5, 0))],
                [None, Some(Due::Lock)]
            );
        }
    }

    #[test]
    fn a_lock_that_words_were_in_the_way_of_is_tried_again_and_the_passphrase_is_asked_for_meanwhile()
     {
        let mut timer = timer(true);
        timer.cover(at(3, 0));
        timer.put_lock_off(at(5, 0));
        assert_eq!(
            [timer.due(at(5, 59)), timer.due(at(6, 0))],
            [None, Some(Due::Lock)]
        );
        assert!(timer.asks_to_come_back(at(5, 1)));
    }
}
