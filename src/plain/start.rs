//! Plain mode on a real terminal: lines typed there become calls, and moments become deadlines.

use std::path::Path;
use std::time::{Duration, Instant};

use super::Plain;
use crate::app::close::Ended;
use crate::app::screen_place::FindOnScreen;
use crate::terminal::{Clock, Happening, Listens, Moment, Talker, talk as run_lines};

/// Runs the program on this terminal line by line, and the log in `folder`, until the user closes it
/// or it locks. The log is closed afterwards.
pub fn start(folder: &Path, clock: Clock, find_on_screen: FindOnScreen) -> anyhow::Result<Ended> {
    let now = clock.now();
    let mut talk = LineByLine {
        plain: Plain::begin(folder, now.at, find_on_screen),
        last: now,
    };
    run_lines(&mut talk, clock)?;
    if talk.plain.is_locked() {
        return Ok(Ended::Locked);
    }
    Ok(Ended::Finished(talk.plain.receipt()?))
}

/// The talk, and when it last heard the time.
struct LineByLine {
    plain: Plain,
    last: Moment,
}

impl LineByLine {
    fn hear(&mut self, moment: Moment) {
        self.plain.clock_moved(moment.moved_since(self.last));
        self.last = moment;
    }
}

impl Talker for LineByLine {
    fn happening(&mut self, happening: Happening, moment: Moment) {
        self.hear(moment);
        match happening {
            Happening::Line(line) => self.plain.hear(&line, moment.at),
            Happening::NoLine => self.plain.hear_no_letters(),
            Happening::HalfALine(words) => self.plain.keep_half(&words, moment.at),
            Happening::BreakOff => self.plain.break_off(moment.at),
            Happening::InputGone => self.plain.input_gone(moment.at),
            Happening::Slept => self.plain.slept(moment.at),
            // The rest is the loop's affair, or there is no screen for it.
            _ => {}
        }
    }

    fn words(&mut self) -> String {
        self.plain.take_said()
    }

    fn listens(&self) -> Listens {
        match (self.plain.is_busy(), self.plain.is_unseen()) {
            (true, _) => Listens::NotNow,
            (false, true) => Listens::Unseen,
            (false, false) => Listens::Seen,
        }
    }

    fn wakes_at(&self) -> Option<Instant> {
        self.plain
            .wakes_at()
            .map(|at| self.last.tick + (at - self.last.at).to_std().unwrap_or(Duration::ZERO))
    }

    fn woke(&mut self, moment: Moment) {
        self.hear(moment);
        self.plain.wake(moment.at);
    }

    fn is_over(&self) -> bool {
        self.plain.is_finished() || self.plain.is_locked()
    }

    fn starts_again(&self) -> bool {
        self.plain.is_locked()
    }
}
