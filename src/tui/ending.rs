//! How the program ends: the user closes it, or it locks; neither before every half-typed text is on
//! the disk.

use super::app::App;
use crate::app::close::{CloseContext, Closing};

impl App {
    /// Whether the user has closed it.
    pub fn is_finished(&self) -> bool {
        self.closer.state == Closing::Closed
    }

    /// Whether the program ends to start again behind the passphrase.
    pub fn is_locked(&self) -> bool {
        self.closer.state == Closing::Locked
    }

    /// What is printed to the ordinary screen at the end.
    pub fn receipt(&self) -> String {
        if self.forgetting.is_closed {
            return "Your log is closed for good. Nothing of it can be read any more.".to_owned();
        }
        let is_read_only = self.only_to_look.is_some();
        self.closer.receipt(&self.store, self.now, is_read_only)
    }

    /// Closes once every half-typed text is on the disk and a backup is made.
    pub(super) fn finish(&mut self) {
        let drafts = self.keep_words();
        let cx = CloseContext {
            store: &self.store,
            backups: &mut self.copier,
            now: self.now,
            is_read_only: self.only_to_look.is_some(),
        };
        let is_erasing = self.forgetting.is_under_way();
        if let Some(message) = self.closer.close(drafts, is_erasing, cx) {
            self.say(&message.text, message.is_warning);
        }
    }

    /// Whether the user has asked to close, and a backup is being made before.
    pub fn is_leaving(&self) -> bool {
        self.closer.state == Closing::BackingUp
    }
}
