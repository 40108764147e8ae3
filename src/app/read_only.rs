//! A backup that is opened to look at: nothing in it can be changed.

use chrono::NaiveDateTime;

use crate::domain::CopyName;

/// A copy that is only looked at.
pub struct BackupView {
    /// What the top line says of it.
    pub words: String,
    /// The log itself is open behind it; else there is only the startup screen.
    pub is_over_the_log: bool,
}

impl BackupView {
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
