//! The program on a real terminal: what happens there becomes keys, and moments become deadlines.

use std::time::{Duration, Instant};

use chrono::NaiveDateTime;
use ratatui::Frame;

use super::app::App;
use super::keys::keys_of;
use super::look::Abilities;
use crate::store::Store;
use crate::terminal::{Clock, Happening, Moment, Program, run};

/// Runs the program on this terminal until she finishes; gives the receipt for the ordinary screen.
pub fn start(store: Store, clock: Clock) -> anyhow::Result<String> {
    let now = clock.now();
    let app = App::new(store, now.at, Abilities::of_environment())?;
    let mut evening = Evening { app, last: now };
    run(&mut evening, clock)?;
    Ok(evening.app.receipt())
}

/// The app, and when it last heard the time.
struct Evening {
    app: App,
    last: Moment,
}

impl Evening {
    /// The instant at which the clock shows `at`.
    fn instant_of(&self, at: NaiveDateTime) -> Instant {
        let ahead = (at - self.last.at).to_std().unwrap_or(Duration::ZERO);
        self.last.tick + ahead
    }
}

impl Program for Evening {
    fn happening(&mut self, happening: Happening, moment: Moment) {
        self.last = moment;
        match happening {
            Happening::Key(event) => keys_of(&event).for_each(|key| self.app.press(key, moment.at)),
            Happening::Paste(text) => self.app.paste(&text, moment.at),
            // A new size or a repaint asks nothing of the app; the ends are seen to by the terminal room.
            Happening::Resized | Happening::Continued | Happening::HangUp | Happening::Terminate | Happening::InputGone => {}
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let caret = self.app.draw(frame.buffer_mut());
        if let Some(place) = caret {
            frame.set_cursor_position(place);
        }
    }

    fn wakes_at(&self) -> Option<Instant> {
        self.app.wakes_at().map(|at| self.instant_of(at))
    }

    fn woke(&mut self, moment: Moment) {
        self.last = moment;
        self.app.wake(moment.at);
    }

    fn keep_words(&mut self) {
        // Nobody is left to be told when this cannot be written; the words typed before it are on the disk.
        drop(self.app.keep_words());
    }

    fn is_over(&self) -> bool {
        self.app.is_finished()
    }
}
