//! Looking at a copy: over the log, or from the gate when the log itself is open in another window.
//! Nothing in it can be changed.

use chrono::NaiveDateTime;

use super::app::App;
use super::command::Outcome;
use super::ending::Leaving;
use super::keys::Key;
use super::look::Abilities;
use super::unsaved::Unsaved;
use crate::domain::CopyName;
use crate::store::{self, Store};

/// A copy that is only looked at.
pub struct Looking {
    /// What the head line says of it.
    pub words: String,
    /// Her own log is open behind it; else there is only the gate.
    pub is_over_the_log: bool,
}

impl Looking {
    pub fn at(name: &CopyName, is_over_the_log: bool, now: NaiveDateTime) -> Self {
        Self {
            words: format!("a copy of {}, only to look at", name.when(now.date())),
            is_over_the_log,
        }
    }

    pub fn nothing_was_changed(&self) -> String {
        let way = if self.is_over_the_log {
            "Ctrl+Q goes back to your own log."
        } else {
            "Ctrl+Q ends the looking."
        };
        format!("This is {}, so nothing was changed. {way}", self.words)
    }
}

impl App {
    /// Shows a copy, only to look at, over everything else.
    pub(super) fn look_inside(&mut self, store: Store, name: &CopyName) -> Outcome {
        self.inside = Some(Box::new(Self::looking(
            store,
            Looking::at(name, true, self.now),
            self.now,
            self.look.abilities,
        )?));
        Ok(())
    }

    /// A key goes to the copy she looks at, until she has had enough of it. `false`: she looks at
    /// none.
    pub(super) fn goes_inside(&mut self, key: Key) -> bool {
        let Some(inside) = &mut self.inside else {
            // Who goes on typing has not left.
            if self.leaving == Leaving::Copying && key != Key::Ctrl('q') {
                self.leaving = Leaving::Staying;
            }
            return false;
        };
        if key == Key::Ctrl('b') {
            self.cover();
            return true;
        }
        inside.press(key, self.now);
        if inside.is_finished() {
            self.inside = None;
            self.say("Back in your own log.", false);
        }
        true
    }

    /// Opens a copy in which nothing can be written.
    pub(super) fn looking(
        store: Store,
        looking: Looking,
        now: NaiveDateTime,
        abilities: Abilities,
    ) -> store::Result<Self> {
        let mut app = Self::new(store, now, abilities)?;
        app.only_to_look = Some(looking);
        app.unsaved = Unsaved::never_kept();
        app.read_the_rest()?;
        Ok(app)
    }
}
