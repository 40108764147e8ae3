//! The program on a real terminal: what happens there becomes keys, and moments become deadlines.

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;
use ratatui::Frame;

use super::keys::{Key, keys_of};
use super::look::Abilities;
use super::outward::{self, Outward, Went};
use super::sitting::{Sitting, Stage};
use crate::app::close::Ended;
use crate::assets::{Background, Colour};
use crate::terminal::{Clock, Happening, Moment, Program, Turn, ask_to_copy, look_for_screen, run};

/// Runs the program on this terminal and the log in `folder` until she finishes or it locks. The
/// log is closed afterwards.
pub fn start(folder: &Path, clock: Clock) -> anyhow::Result<Ended> {
    let now = clock.now();
    let sitting = Sitting::begin(folder, now.at, Abilities::of_environment());
    let sitting = match sitting.stage() {
        // Where nobody sits at a screen, what is in the way of the log is said rather than that
        // there is no screen.
        Stage::Startup(_) if look_for_screen().is_err() => {
            return Ok(Ended::Finished(sitting.into_stage().receipt()?));
        }
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
    /// Takes note of the time. Where the wall clock went another way than the time that passed,
    /// what is waited for goes with it.
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

impl Evening {
    /// Does what the program asked for outside of itself.
    fn see_outward(&mut self) {
        let Some(app) = self.sitting.app_mut() else {
            return;
        };
        let Some(outward) = app.take_outward() else {
            return;
        };
        let went = match outward {
            Outward::Copy(words) if outward::copy(&words) => Went::Copied,
            Outward::Copy(words) => {
                ask_to_copy(&words);
                Went::TerminalAsked
            }
            Outward::Show(page) => outward::show(page),
        };
        app.went(&went);
    }
}

impl Program for Evening {
    fn happening(&mut self, happening: Happening, moment: Moment) {
        self.hear(moment);
        match happening {
            // Some keys have no meaning anywhere else, and some arrive as two.
            Happening::Key(event) if self.sitting.is_covered() => {
                self.sitting.come_back(keys_of(&event).next(), moment.at);
            }
            Happening::Key(event) => {
                keys_of(&event).for_each(|key| self.sitting.press(key, moment.at));
            }
            Happening::Paste(text) => self.sitting.paste(&text, moment.at),
            Happening::Wheel(Turn::Up) => self.sitting.wheel(Key::Up, moment.at),
            Happening::Wheel(Turn::Down) => self.sitting.wheel(Key::Down, moment.at),
            Happening::Background([red, green, blue]) => self
                .sitting
                .lies_on(Background::of(Colour(red, green, blue))),
            Happening::Slept => self.sitting.slept(moment.at),
            Happening::Continued => self.sitting.wake(moment.at),
            // A new size asks nothing of the app; the ends are seen to by the terminal room; lines
            // come only where there is no screen.
            _ => {}
        }
        self.see_outward();
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let caret = self.sitting.draw(frame.buffer_mut());
        if let Some(place) = caret {
            frame.set_cursor_position(place);
        }
    }

    fn wants_wheel(&self) -> bool {
        self.sitting.wants_wheel()
    }

    fn wakes_at(&self) -> Option<Instant> {
        self.sitting.wakes_at().map(|at| self.instant_of(at))
    }

    fn woke(&mut self, moment: Moment) {
        self.hear(moment);
        self.sitting.wake(moment.at);
    }

    fn keep_words(&mut self) {
        // Nobody is left to be told when this cannot be written; the words typed before it are on
        // the disk.
        drop(self.sitting.keep_words());
    }

    fn is_over(&self) -> bool {
        self.sitting.is_finished() || self.sitting.is_locked()
    }

    fn starts_again(&self) -> bool {
        self.sitting.is_locked()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::time::Duration;

    use chrono::{NaiveDate, TimeDelta};
    use ratatui::buffer::Buffer;
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
    use ratatui::layout::Rect;
    use tempfile::TempDir;

    use super::{Evening, Sitting, Stage};
    use crate::assets::Background;
    use crate::store::Store;
    use crate::terminal::{Clock, Happening, Moment, Program};
    use crate::tui::Abilities;

    const COLOURED: Abilities = Abilities {
        no_colour: false,
        any_colour: true,
        is_ascii: false,
        background: Background::Unsure,
    };

    /// The program on an empty log.
    fn begun() -> (TempDir, Evening) {
        let folder = tempfile::tempdir().unwrap();
        let at = NaiveDate::from_ymd_opt(2026, 11, 20)
            .and_then(|day| day.and_hms_opt(18, 4, 0))
            .unwrap();
        let last = Clock::set_to(at).now();
        let evening = Evening {
            sitting: Sitting::begin(folder.path(), last.at, COLOURED),
            last,
        };
        (folder, evening)
    }

    /// The same with one letter typed.
    fn with_a_letter_typed() -> (TempDir, Evening) {
        let (folder, mut evening) = begun();
        let last = evening.last;
        evening.happening(typed('A', KeyModifiers::NONE), last);
        (folder, evening)
    }

    fn typed(letter: char, with: KeyModifiers) -> Happening {
        Happening::Key(KeyEvent::new(KeyCode::Char(letter), with))
    }

    fn after(before: Moment, on_the_wall: TimeDelta, passed: Duration) -> Moment {
        Moment {
            at: before.at + on_the_wall,
            tick: before.tick + passed,
        }
    }

    fn store(evening: &Evening) -> &Store {
        let Stage::Evening(app) = evening.sitting.stage() else {
            unreachable!("nothing is in the way of an empty log")
        };
        app.store()
    }

    #[test]
    fn a_look_that_follows_the_terminal_is_drawn_for_its_background_once_that_is_told() {
        let (_folder, mut evening) = begun();
        let mut drawn_on = |told: Option<[u8; 3]>| {
            if let Some(colour) = told {
                evening.happening(Happening::Background(colour), evening.last);
            }
            let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
            evening.sitting.draw(&mut buffer);
            buffer
        };
        let at_first = drawn_on(None);
        let on_white = drawn_on(Some([253, 246, 227]));
        assert_ne!(on_white, at_first);
        assert_eq!(
            drawn_on(Some([0, 43, 54])),
            at_first,
            "until it is told, dark is taken for granted"
        );
    }

    #[test]
    fn a_wall_clock_put_back_holds_up_neither_words_nor_cover() {
        let (_folder, mut evening) = with_a_letter_typed();
        let start = evening.last;
        assert!(evening.wakes_at().unwrap() - start.tick <= Duration::from_millis(300));
        let soon = Duration::from_millis(300);
        evening.woke(after(start, TimeDelta::hours(-3), soon));
        assert_eq!(
            store(&evening).drafts().all().unwrap().len(),
            1,
            "the letter is on the disk"
        );
        assert!(
            evening.wakes_at().unwrap() - start.tick <= Duration::from_mins(3),
            "the cover comes as soon as it would have"
        );
        evening.woke(after(
            start,
            TimeDelta::hours(-3) + TimeDelta::minutes(3),
            Duration::from_mins(3),
        ));
        assert!(evening.sitting.is_covered());
    }

    #[test]
    fn a_wall_clock_put_ahead_does_not_cover_before_its_time() {
        let (_folder, mut evening) = with_a_letter_typed();
        let start = evening.last;
        evening.woke(after(start, TimeDelta::hours(2), Duration::from_secs(170)));
        assert!(!evening.sitting.is_covered());
        evening.happening(
            Happening::Slept,
            after(start, TimeDelta::hours(3), Duration::from_secs(171)),
        );
        assert!(evening.sitting.is_covered(), "but a sleep does");
    }

    #[test]
    fn going_on_after_a_long_stop_it_is_covered_before_anything_is_drawn() {
        let (_folder, mut evening) = with_a_letter_typed();
        let start = evening.last;
        evening.happening(
            Happening::Continued,
            after(start, TimeDelta::seconds(170), Duration::from_secs(170)),
        );
        assert!(!evening.sitting.is_covered());
        evening.happening(
            Happening::Continued,
            after(start, TimeDelta::seconds(400), Duration::from_secs(400)),
        );
        assert!(evening.sitting.is_covered());
    }

    #[test]
    fn a_key_that_arrives_as_two_only_comes_back() {
        let (_folder, mut evening) = with_a_letter_typed();
        evening.happening(typed('b', KeyModifiers::CONTROL), evening.last);
        assert!(evening.sitting.is_covered());
        evening.happening(
            typed('x', KeyModifiers::ALT),
            after(evening.last, TimeDelta::seconds(5), Duration::from_secs(5)),
        );
        assert!(!evening.sitting.is_covered());
        let kept: Vec<String> = store(&evening)
            .drafts()
            .all()
            .unwrap()
            .into_iter()
            .map(|draft| draft.text)
            .collect();
        assert_eq!(kept, ["A"]);
    }
}
