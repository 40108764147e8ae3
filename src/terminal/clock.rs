//! The time of day, asked for by the loop and by nothing else.

use std::time::Instant;

use chrono::{Local, NaiveDateTime};

/// One instant, as the wall shows it and as waiting counts it. The wall may jump, and waiting may stand still while the lid is closed.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    pub at: NaiveDateTime,
    pub tick: Instant,
}

/// The wall clock, or one that was set to a given time when the program started and has run on since.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    set: Option<Moment>,
}

impl Clock {
    /// A clock that is set to this time now.
    pub fn set_to(at: NaiveDateTime) -> Self {
        Self { set: Some(Moment { at, tick: Instant::now() }) }
    }

    pub fn now(&self) -> Moment {
        let tick = Instant::now();
        let at = self.set.map_or_else(|| Local::now().naive_local(), |set| set.at + (tick - set.tick));
        Moment { at, tick }
    }
}
