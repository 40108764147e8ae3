//! Closing the log and opening it again after the disk said no: what the engine thought it wrote is
//! not to be trusted.

use std::mem;

use rusqlite::ffi;

use crate::store::connection::{self, connect, connect_to_read};
use crate::store::{LogFile, Result, Store, StoreError, chain, schema};
use crate::vault::open_log::Home;

/// How the log was found when it was opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reopened {
    /// As it was after the last thing that was said to be saved.
    AsLastSaved,
    /// With one thing more: what was being saved did reach the disk.
    WithTheLast,
}

impl Store {
    /// Opens the log again from its file and reads all of it. Where that cannot be done the log
    /// stays closed, and this may be asked again.
    pub fn reopen(&mut self) -> Result<Reopened> {
        if self.file.is_none() {
            return Ok(Reopened::AsLastSaved);
        }
        let raw_key = self.raw_key()?;
        let Some(home) = Home::of_mut(&mut self.file) else {
            return Ok(Reopened::AsLastSaved);
        };
        // A file that is not there is waited for with the connection as it is: it may still be read
        // from.
        home.accept_length()?;
        // The old connection goes first: it holds the file for itself alone, and its memory of the
        // file is what may be wrong.
        self.is_closed = true;
        drop(mem::replace(&mut self.db, connection::in_memory()?.into()));
        home.hold_again()?;
        let connect = if home.only_to_read {
            connect_to_read
        } else {
            connect
        };
        let mut db = connect(&home.place.log, &raw_key, schema::MIGRATIONS.len())?;
        home.listen(&mut db)?;
        chain::look_at_newest(&db)?;
        if !chain::has(&db, self.head.get())? {
            return Err(StoreError::Lacking);
        }
        let again = Self::over(db, schema::MIGRATIONS)?;
        let head = chain::head(&again.db)?;
        let report = again.check()?;
        if !report.is_sound() {
            return Err(damaged());
        }
        let reopened = if head == self.head.get() {
            Reopened::AsLastSaved
        } else {
            Reopened::WithTheLast
        };
        home.accept_length()?;
        (self.db, self.pen, self.is_closed) = (again.db, again.pen, false);
        self.head.set(head);
        self.changed();
        Ok(reopened)
    }

    /// Whether the log was closed after trouble and could not be opened again yet. Nothing can be
    /// read or saved until it is.
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Whether nothing may be written here.
    pub fn is_only_to_read(&self) -> bool {
        self.open_log().is_some_and(|home| home.only_to_read)
    }
}

fn damaged() -> StoreError {
    StoreError::from(rusqlite::Error::SqliteFailure(
        ffi::Error::new(ffi::SQLITE_CORRUPT),
        None,
    ))
}
