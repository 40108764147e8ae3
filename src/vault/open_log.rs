//! What lies beside an open log: its folder and its file, held alone, and looked at before each
//! save to see that it is still the one that was opened.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fs::{self, File, Metadata};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;

use crate::platform::which;
use crate::store::{LogFile, Result, Store, StoreError};
use crate::vault::disk_space;
use crate::vault::key::{DataKey, KeyFile};
use crate::vault::paths::Place;

/// What a log on the disk has besides its connection.
pub(crate) struct Home {
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
    pub keys: RefCell<Keys>,
}

/// The key of an open log and the file it came from.
pub(crate) struct Keys {
    pub place: Place,
    pub key: DataKey,
    pub file: KeyFile,
}

impl Home {
    /// Takes the log's file in hand. This goes before the engine opens it.
    pub fn holding(
        place: Place,
        lock: Option<File>,
        only_to_read: bool,
        key: DataKey,
        file: KeyFile,
    ) -> Result<Self> {
        let log = Arc::new(File::open(&place.log).map_err(|source| place.trouble(source))?);
        let keys = RefCell::new(Keys {
            place: place.clone(),
            key,
            file,
        });
        Ok(Self {
            place,
            stirred: Arc::new(AtomicU64::new(0)),
            log,
            only_to_read,
            length: Cell::new(0),
            lock,
            keys,
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

impl LogFile for Home {
    fn prepare_write(&self) -> Result<()> {
        if self.only_to_read {
            return Err(StoreError::OnlyToRead);
        }
        disk_space::make_some(&self.place);
        Ok(())
    }

    fn check_before_commit(&self) -> Result<()> {
        let now = self.look()?;
        if !self.holds(&now) || now.len() < self.length.get() {
            return Err(StoreError::Moved);
        }
        self.length.set(now.len());
        Ok(())
    }

    fn accept_length(&self) -> Result<()> {
        self.length.set(self.look()?.len());
        Ok(())
    }

    fn free_reserve(&self) {
        disk_space::give_up(&self.place);
    }
}

impl Home {
    /// What a store that is closed leaves behind; none for a log in memory.
    pub fn of(file: Option<Box<dyn LogFile>>) -> Option<Self> {
        let file: Box<dyn Any> = file?;
        file.downcast().ok().map(|log| *log)
    }

    /// The same of an open store.
    pub fn of_mut(file: &mut Option<Box<dyn LogFile>>) -> Option<&mut Self> {
        let file: &mut dyn Any = file.as_deref_mut()?;
        file.downcast_mut()
    }
}

impl Store {
    /// What is held of a log on the disk; none for one in memory, or a copy that is only looked at.
    pub(crate) fn open_log(&self) -> Option<&Home> {
        let file: &dyn Any = self.file.as_deref()?;
        file.downcast_ref()
    }
}
