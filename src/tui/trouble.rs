//! When the disk says no: the log is closed, opened again and read before anything goes on, and she
//! is told what is safe.

use super::app::App;
use super::command::Outcome;
use crate::app::reopen::{TO_READ, explained};
use crate::store::StoreError;

impl App {
    /// What to say of something that was in the way. After trouble with the disk the log is opened
    /// again first.
    pub(super) fn explain(&mut self, problem: &StoreError) -> String {
        explained(problem, &mut self.store)
    }

    /// Whether something keeps words or saves from the disk just now.
    pub(super) fn is_in_trouble(&self) -> bool {
        self.store.is_closed() || self.is_stuck()
    }

    /// Opens the log again, where it is closed or another file has its name, and keeps the
    /// half-typed words.
    pub(super) fn try_again(&mut self) -> Outcome {
        if self.store.is_closed() || matches!(self.keep_words(), Err(StoreError::Moved)) {
            self.store.reopen()?;
        }
        self.keep_words()?;
        self.say("Your words are kept again. You can save as before.", false);
        Ok(())
    }

    /// What is said at the start about the place where the log lies.
    pub(super) fn say_where_things_stand(&mut self) {
        let words = if self.store.is_only_to_read() {
            Some(TO_READ.to_owned())
        } else {
            self.store.little_room()
        };
        if let Some(words) = words {
            self.say(&words, true);
        }
    }

    /// Where nothing can be kept, a letter that would have to be is taken back at once.
    pub(super) fn keep_out_of_the_void(&mut self) -> Outcome {
        let is_lost =
            self.store.is_only_to_read() && self.top().is_some_and(|top| !top.drafts().is_empty());
        if is_lost && self.with_top(|top, cx| top.retype(false, cx))? {
            self.say(TO_READ, true);
        }
        Ok(())
    }
}
