//! What she asked to be reminded of.

use chrono::NaiveDate;

use super::entry::Entry;
use super::family::Child;
use super::id::Id;

/// A line to keep in mind from `due` on, until it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Whom it is about; several after a line about several.
    pub children: Vec<Id<Child>>,
    /// The entry whose line set it.
    pub entry: Option<Id<Entry>>,
    pub due: NaiveDate,
    pub words: String,
    pub done_on: Option<NaiveDate>,
}
