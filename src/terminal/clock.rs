//! The time of day, asked for by the loop and by nothing else.

use std::time::Instant;

use chrono::{Local, NaiveDateTime, TimeDelta};

/// One instant, as the wall shows it and as waiting counts it. The wall may jump, and waiting may
/// stand still while the lid is closed.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    pub at: NaiveDateTime,
    pub tick: Instant,
}

impl Moment {
    /// How far the wall clock went ahead of the time that passed since another moment; less than
    /// nothing when it was put back.
    pub fn moved_since(self, earlier: Self) -> TimeDelta {
        let passed = TimeDelta::from_std(self.tick.saturating_duration_since(earlier.tick))
            .unwrap_or(TimeDelta::MAX);
        (self.at - earlier.at)
            .checked_sub(&passed)
            .unwrap_or_default()
    }
}

/// The wall clock, or one that runs as far ahead of it or behind it as it was set when the program
/// started.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    ahead: TimeDelta,
}

impl Clock {
    /// A clock that is set to this time now.
    pub fn set_to(at: NaiveDateTime) -> Self {
        Self {
            ahead: at - Local::now().naive_local(),
        }
    }

    pub fn now(&self) -> Moment {
        let tick = Instant::now();
        Moment {
            at: Local::now().naive_local() + self.ahead,
            tick,
        }
    }
}
