//! `BackupView` at a copy: over the log, or from the gate when the log itself is open in another window.
//! Nothing in it can be changed.

use chrono::NaiveDateTime;

use super::app::App;
use super::command::Outcome;
use super::keys::Key;
use super::look::Abilities;
use crate::app::drafts::DraftAutosave;
use crate::app::read_only::BackupView;
use crate::domain::CopyName;
use crate::store::{self, Store};

impl App {
    /// Shows a copy, only to look at, over everything else.
    pub(super) fn look_inside(&mut self, store: Store, name: &CopyName) -> Outcome {
        self.inside = Some(Box::new(Self::looking(
            store,
            BackupView::at(name, true, self.now),
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
            if key != Key::Ctrl('q') {
                self.closer.go_on();
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
        looking: BackupView,
        now: NaiveDateTime,
        abilities: Abilities,
    ) -> store::Result<Self> {
        let mut app = Self::new(store, now, abilities)?;
        app.only_to_look = Some(looking);
        app.unsaved = DraftAutosave::never_kept();
        app.read_the_rest()?;
        Ok(app)
    }
}
