//! Into the log: a whole log, or a table of families or of past chats; understood and shown first,
//! taken when she says so.

mod chats;
mod families;
mod log;
mod opened;
mod row;
mod sheet;
mod taking;
mod whom;

use std::path::Path;

use chrono::NaiveDateTime;

use crate::store::{Result, Store, StoreError};

pub use log::WholeLog;
pub use opened::Opened;
pub use row::{Row, Rows};
pub use taking::Taking;

/// What a file was understood to be.
pub enum Found {
    Log(Box<WholeLog>),
    Rows(Rows),
}

impl Found {
    /// Reads a file beside this log. Nothing is taken yet.
    pub fn in_file(path: &Path, store: &Store, now: NaiveDateTime) -> Result<Self> {
        Opened::at(path)?.look_through(store, now)
    }

    /// Whether there is anything in it to take.
    pub fn can_be_taken(&self) -> bool {
        match self {
            Self::Log(_) => true,
            Self::Rows(rows) => rows.understood() > 0,
        }
    }

    /// "2 families and 41 notes".
    fn taken_in_words(&self) -> String {
        match self {
            Self::Log(log) => log.taken_in_words(),
            Self::Rows(rows) => rows.taken_in_words(),
        }
    }

    /// What was understood, line by line.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Log(log) => log.lines(),
            Self::Rows(rows) => rows.lines(),
        }
    }
}

fn say(sentence: impl Into<String>) -> StoreError {
    StoreError::Say(sentence.into())
}
