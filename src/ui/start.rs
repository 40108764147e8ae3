//! The program on a real terminal: what happens there becomes keys, and moments become deadlines.

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;
use ratatui::Frame;

use super::keys::keys_of;
use super::look::Abilities;
use super::sitting::{Sitting, Stage};
use crate::terminal::{Clock, Happening, Moment, Program, look_for_screen, run};

/// How an evening ended.
#[derive(Debug)]
pub enum Ended {
    /// She finished for tonight; the receipt is for the ordinary screen.
    Finished(String),
    /// It is to start again, from nothing, behind the passphrase.
    Locked,
}

/// Runs the program on this terminal and the log in `folder` until she finishes or it locks. The log is closed afterwards.
pub fn start(folder: &Path, clock: Clock) -> anyhow::Result<Ended> {
    let now = clock.now();
    let sitting = Sitting::begin(folder, now.at, Abilities::of_environment());
    let sitting = match sitting.stage() {
        // Where nobody sits at a screen, what is in the way of the log is said rather than that there is no screen.
        Stage::Gate(_) if look_for_screen().is_err() => return Ok(Ended::Finished(sitting.into_stage().receipt()?)),
        _ => sitting,
    };
    let mut evening = Evening { sitting, last: now };
    run(&mut evening, clock)?;
    if evening.sitting.is_locked() {
        return Ok(Ended::Locked);
    }
    Ok(Ended::Finished(evening.sitting.receipt()?))
}

/// The sitting, and when it last heard the time.
struct Evening {
    sitting: Sitting,
    last: Moment,
}

impl Evening {
    /// Takes note of the time. Where the wall clock went another way than the time that passed, what is waited for goes with it.
    fn hear(&mut self, moment: Moment) {
        let moved = moment.moved_since(self.last);
        self.last = moment;
        self.sitting.clock_moved(moved);
    }

    /// The instant at which the clock shows `at`.
    fn instant_of(&self, at: NaiveDateTime) -> Instant {
        let ahead = (at - self.last.at).to_std().unwrap_or(Duration::ZERO);
        self.last.tick + ahead
    }
}

impl Program for Evening {
    fn happening(&mut self, happening: Happening, moment: Moment) {
        self.hear(moment);
        match happening {
            // Some keys have no meaning anywhere else, and some arrive as two.
            Happening::Key(event) if self.sitting.is_covered() => self.sitting.come_back(keys_of(&event).next(), moment.at),
            Happening::Key(event) => keys_of(&event).for_each(|key| self.sitting.press(key, moment.at)),
            Happening::Paste(text) => self.sitting.paste(&text, moment.at),
            Happening::Slept => self.sitting.slept(moment.at),
            Happening::Continued => self.sitting.wake(moment.at),
            // A new size asks nothing of the app; the ends are seen to by the terminal room.
            Happening::Resized | Happening::ClockSet | Happening::HangUp | Happening::Terminate | Happening::InputGone => {}
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let caret = self.sitting.draw(frame.buffer_mut());
        if let Some(place) = caret {
            frame.set_cursor_position(place);
        }
    }

    fn wakes_at(&self) -> Option<Instant> {
        self.sitting.wakes_at().map(|at| self.instant_of(at))
    }

    fn woke(&mut self, moment: Moment) {
        self.hear(moment);
        self.sitting.wake(moment.at);
    }

    fn keep_words(&mut self) {
        // Nobody is left to be told when this cannot be written; the words typed before it are on the disk.
        drop(self.sitting.keep_words());
    }

    fn is_over(&self) -> bool {
        self.sitting.is_finished() || self.sitting.is_locked()
    }
}
