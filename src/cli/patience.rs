//! What takes longer than a second says how far it is, to somebody who sits before a terminal: on
//! one line, which is gone at the end.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;
use std::{env, thread};

use chrono::{NaiveDateTime, TimeDelta};

use crate::store::{self, Beside};
use crate::terminal::Clock;

/// What takes no longer is not spoken of, nor is anything said more often.
const SOON: TimeDelta = TimeDelta::seconds(1);

/// Work beside the command is looked at this often.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// When it was spoken last, and what stands on the line.
pub(super) struct Patience {
    clock: Clock,
    spoke: NaiveDateTime,
    said: String,
}

impl Patience {
    pub fn new(clock: Clock) -> Self {
        let spoke = clock.now().at;
        Self {
            clock,
            spoke,
            said: String::new(),
        }
    }

    /// "Reading: 40 of 100", now and then.
    pub fn tell(&mut self, what: &str, percent: u64) {
        let now = self.clock.now().at;
        let words = format!("{what}: {percent} of 100");
        if now - self.spoke >= SOON && words != self.said && can_go_back() {
            self.spoke = now;
            self.write(&words);
        }
    }

    /// Waits for what is done beside.
    pub fn wait_for<T: Send + 'static>(
        &mut self,
        what: &str,
        work: &mut Beside<T>,
    ) -> store::Result<T> {
        loop {
            if let Some(outcome) = work.outcome() {
                return outcome;
            }
            self.tell(what, work.percent());
            thread::sleep(LOOK_AGAIN);
        }
    }

    /// Over what stood there. Nobody may be looking, and that stops nothing.
    fn write(&mut self, words: &str) {
        let _nobody_looks = write!(io::stderr(), "\r{words:<before$}", before = self.said.len())
            .and_then(|()| io::stderr().flush());
        words.clone_into(&mut self.said);
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        if !self.said.is_empty() {
            self.write("");
            let _nobody_looks = write!(io::stderr(), "\r");
        }
    }
}

/// Whether somebody looks on, at a terminal that can write over what it wrote.
fn can_go_back() -> bool {
    io::stderr().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
}
