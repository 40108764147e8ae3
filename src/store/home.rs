//! What lies beside an open log: its folder and its file, held alone, and looked at before each
//! save to see that it is still the one that was opened.

use std::cell::Cell;
use std::fs::{self, File, Metadata};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;

use super::folder::Place;
use super::{Result, StoreError, room};
use crate::platform::which;

/// What a log on the disk has besides its connection.
pub(super) struct Home {
    pub place: Place,
    /// Moves with every row written and every commit.
    pub stirred: Arc<AtomicU64>,
    /// The log's bytes. One handle for as long as the log is open: closing any other would let go
    /// of the engine's hold on the file.
    pub log: Arc<File>,
    /// Nothing here may be written.
    pub only_to_read: bool,
    /// As long as the log was when it was last looked at.
    length: Cell<u64>,
    pub lock: Option<File>,
}

impl Home {
    /// Takes the log's file in hand. This goes before the engine opens it.
    pub fn holding(place: Place, lock: Option<File>, only_to_read: bool) -> Result<Self> {
        let log = Arc::new(File::open(&place.log).map_err(|source| place.trouble(source))?);
        Ok(Self {
            place,
            stirred: Arc::new(AtomicU64::new(0)),
            log,
            only_to_read,
            length: Cell::new(0),
            lock,
        })
    }

    /// Counts what is written through a connection, before it is on the disk.
    pub fn listen(&self, db: &mut Connection) -> Result<()> {
        let (row, commit) = (Arc::clone(&self.stirred), Arc::clone(&self.stirred));
        db.update_hook(Some(move |_, _: &str, _: &str, _| {
            row.fetch_add(1, Ordering::Relaxed);
        }))?;
        db.commit_hook(Some(move || {
            commit.fetch_add(1, Ordering::Relaxed);
            false
        }))?;
        Ok(())
    }

    /// Before a save: whether anything may be written at all. The last room is given up when the
    /// disk has no other.
    pub fn make_ready(&self) -> Result<()> {
        if self.only_to_read {
            return Err(StoreError::OnlyToRead);
        }
        room::make_some(&self.place);
        Ok(())
    }

    /// Right before a commit: whether the name still leads to the file that was opened, with
    /// nothing of it cut off.
    pub fn is_as_opened(&self) -> Result<()> {
        let now = self.look()?;
        if !self.holds(&now) || now.len() < self.length.get() {
            return Err(StoreError::Moved);
        }
        self.length.set(now.len());
        Ok(())
    }

    /// Takes the log to be as long as it now is: after it was opened, or made shorter on purpose.
    pub fn look_again(&self) -> Result<()> {
        self.length.set(self.look()?.len());
        Ok(())
    }

    /// Takes the file in hand that has the log's name now, before the engine opens it again. One
    /// that is in hand already stays there: a copy may be reading it, and would end the engine's
    /// hold on it when it lets go.
    pub fn hold_again(&mut self) -> Result<()> {
        let now = self.look()?;
        if !self.holds(&now) {
            self.log = Arc::new(File::open(&self.place.log).map_err(|_| StoreError::Moved)?);
        }
        self.length.set(now.len());
        // What is being copied just now may be neither the log as it was nor as it will be.
        self.stirred.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    fn holds(&self, file: &Metadata) -> bool {
        self.log
            .metadata()
            .is_ok_and(|log| which(&log) == which(file))
    }

    fn look(&self) -> Result<Metadata> {
        fs::metadata(&self.place.log).map_err(|_| StoreError::Moved)
    }
}
