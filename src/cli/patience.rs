//! What takes longer than a second says how far it is, to somebody who sits before a terminal.

use std::io::{self, IsTerminal};
use std::thread;
use std::time::Duration;

use chrono::{NaiveDateTime, TimeDelta};

use super::tell;
use crate::store::{self, Beside};
use crate::terminal::Clock;

/// What takes no longer is not spoken of, nor is anything said more often.
const SOON: TimeDelta = TimeDelta::seconds(1);

/// Work beside the command is looked at this often.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// When it was spoken last.
pub(super) struct Patience {
    clock: Clock,
    spoke: NaiveDateTime,
}

impl Patience {
    pub fn new(clock: Clock) -> Self {
        let spoke = clock.now().at;
        Self { clock, spoke }
    }

    /// "Reading: 40 of 100", now and then.
    pub fn tell(&mut self, what: &str, percent: u64) {
        let now = self.clock.now().at;
        if io::stderr().is_terminal() && now - self.spoke >= SOON {
            self.spoke = now;
            tell(&format!("{what}: {percent} of 100"));
        }
    }

    /// Waits for what is done beside.
    pub fn wait_for<T: Send + 'static>(&mut self, what: &str, work: &mut Beside<T>) -> store::Result<T> {
        loop {
            if let Some(outcome) = work.outcome() {
                return outcome;
            }
            self.tell(what, work.percent());
            thread::sleep(LOOK_AGAIN);
        }
    }
}
