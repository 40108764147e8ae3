//! Backups as the screens show them: asked for, under way, and restored in the log's place.

use super::app::App;
use super::command::Outcome;
use crate::app::backup_scheduler::{BackupScheduler, Seen};
use crate::domain::CopyName;
use crate::store::{Store, StoreError};
use crate::vault::Ready;

impl App {
    /// Begins a copy now, because she asked for it.
    pub(super) fn copy_now(&mut self) -> Outcome {
        if self.forgetting.is_under_way() {
            return self.one_at_a_time();
        }
        self.copier.ask(&self.store, self.now)?;
        self.say("Making a copy. You can go on.", false);
        Ok(())
    }

    /// Begins to read every copy.
    pub(super) fn check_copies(&mut self) -> Outcome {
        if self.forgetting.is_under_way() {
            return self.one_at_a_time();
        }
        self.copier.check_all(&self.store, self.now)?;
        self.say("Reading every copy. You can go on.", false);
        Ok(())
    }

    fn one_at_a_time(&mut self) -> Outcome {
        self.say("The copies are just being written anew without what was erased. Try again when that is done.", false);
        Ok(())
    }

    /// Looks how copies are getting on.
    pub(super) fn look_at_copies(&mut self) -> Outcome {
        if self.forgetting.is_under_way() || self.is_taking_in() || self.is_about_to_change() {
            return Ok(());
        }
        match self.copier.look(&self.store, self.now) {
            Ok(Seen::Nothing) if self.closer.is_slow(self.now) => {
                let words = format!("{}. Ctrl+Q again leaves without it.", self.copier.how_far());
                self.say(&words, false);
            }
            Ok(Seen::Nothing) => {}
            seen => {
                if let Some(message) = self.closer.backups_seen(seen) {
                    self.say(&message.text, message.is_warning);
                }
                self.refresh()?;
            }
        }
        Ok(())
    }

    /// Whether work on copies, or on writing everything out, goes on beside the keys.
    pub fn is_copying(&self) -> bool {
        self.copier.is_busy() || self.forgetting.is_under_way() || self.carrying.is_under_way()
    }

    /// Lets go of copies being made: the log is about to be another.
    pub(super) fn stop_copying(&mut self) {
        self.copier = BackupScheduler::default();
    }

    /// Puts what is ready in the log's place and opens that; the log as it was is a copy from then
    /// on.
    pub(super) fn put_back(&mut self, ready: &Ready, name: &CopyName) -> Outcome {
        if ready.is_of_another_log() {
            return Err(StoreError::Say(
                "That is a copy of another log, so nothing was changed. Outside the program,  hometime restore FILE  puts it here."
                    .to_owned(),
            ));
        }
        let store = std::mem::replace(&mut self.store, Store::in_memory()?);
        match store
            .put_back(ready)
            .and_then(|store| Self::new(store, self.now, self.look.abilities))
        {
            Ok(app) => *self = app,
            Err(trouble) => {
                self.lost = Some(trouble);
                return Ok(());
            }
        }
        let when = name.when(self.now.date());
        self.say(&format!("Your log is as it was {when}. What was in it until now is kept as a copy: /copies shows it."), false);
        Ok(())
    }

    /// What keeps the log from being opened again, if anything does.
    pub fn take_lost(&mut self) -> Option<StoreError> {
        self.lost.take()
    }
}
