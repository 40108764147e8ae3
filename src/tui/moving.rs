//! The log moves out of a folder that a cloud program looks after, and the evening goes on with it.

use std::mem;

use super::app::App;
use super::command::Outcome;
use crate::store::Store;
use crate::vault::{Moved, NewPlace};

impl App {
    /// Moves the log to the usual folder, once everything is there. Wherever it is afterwards, it
    /// is open and her words are there.
    pub(super) fn move_home(&mut self, new: NewPlace) -> Outcome {
        let to = new.folder().to_owned();
        let store = mem::replace(&mut self.store, Store::in_memory()?);
        let (store, words, is_in_the_way) = match store.move_to(new) {
            Moved::There(store, None) => (
                Ok(store),
                format!(
                    "Your log is now in {}. From now on start Hometime without --data.",
                    to.display()
                ),
                false,
            ),
            Moved::There(store, Some(trouble)) => (
                Ok(store),
                format!(
                    "Your log is now in {}. The old folder could not be cleared: {trouble}",
                    to.display()
                ),
                true,
            ),
            Moved::Stayed(store, trouble) => (
                store,
                format!("Your log stays where it was. {trouble}"),
                true,
            ),
        };
        match store.and_then(|store| Self::new(*store, self.now, self.look.abilities)) {
            Ok(app) => {
                let before = mem::replace(self, app);
                self.closer.keep_receipt_of(&before.closer);
            }
            Err(trouble) => {
                self.lost = Some(trouble);
                return Ok(());
            }
        }
        self.say(&words, is_in_the_way);
        Ok(())
    }
}
