//! What locks the log and what opens it again: the passphrase, the code on paper, and the open slot
//! as long as there is no other way in.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::store::{LockState, Result, Store, StoreError};
use crate::vault::backups::Drawer;
use crate::vault::key::{DataKey, KeyFile, RecoveryCode, Sealing, Secret};
use crate::vault::open_log::Keys;
use crate::vault::paths::write_private;

/// Set to [`RELIES`] when she chose to rely on the laptop's own lock.
const SETTING: &str = "lock";
const RELIES: &str = "disk";

/// The ways into the log.
pub struct Locks<'s> {
    store: &'s Store,
    keys: Option<&'s RefCell<Keys>>,
}

/// A lock on its way. Its slots are made on a thread of their own; nothing is locked until it is
/// put on.
pub struct NewLock {
    code: Option<RecoveryCode>,
    sealing: Sealing,
}

impl NewLock {
    /// The code that will open this lock, if it brings a new one.
    pub fn code(&self) -> Option<&RecoveryCode> {
        self.code.as_ref()
    }
}

impl Store {
    /// The ways in, to be changed.
    pub fn locks(&self) -> Locks<'_> {
        Locks {
            store: self,
            keys: self.open_log().map(|log| &log.keys),
        }
    }

    /// The folder of this log; none for one in memory.
    pub fn folder(&self) -> Option<PathBuf> {
        self.open_log().map(|log| log.place.folder.clone())
    }

    /// What a key file that lies beside a copy of this log has to say.
    pub(crate) fn key_file_text(&self) -> Result<Zeroizing<String>> {
        self.key_file()?.text()
    }

    pub(crate) fn key_file(&self) -> Result<KeyFile> {
        Ok(self.locks().keys()?.borrow().file.clone())
    }

    /// The key, for opening a copy of this log.
    pub(crate) fn raw_key(&self) -> Result<Zeroizing<String>> {
        Ok(self.locks().keys()?.borrow().key.raw())
    }

    /// The key of an open log, for a copy to be put back under.
    pub(crate) fn data_key(&self) -> Option<DataKey> {
        self.open_log().map(|log| log.keys.borrow().key.clone())
    }

    pub(crate) fn look_at_lock(&self) -> Result<()> {
        let relies = self.settings().get(SETTING)?.as_deref() == Some(RELIES);
        let is_locked = self
            .open_log()
            .is_some_and(|log| log.keys.borrow().file.is_locked());
        self.lock_state.set(match (is_locked, relies) {
            (true, _) => LockState::Locked,
            (false, true) => LockState::DiskOnly,
            (false, false) => LockState::Open,
        });
        Ok(())
    }
}

impl Locks<'_> {
    /// Begins a lock with this passphrase and a code of its own. [`Self::put_on`] locks the log
    /// with it.
    pub fn with_passphrase(&self, typed: &str) -> Result<NewLock> {
        self.begin(Some(Secret::passphrase(typed)), true)
    }

    /// Begins to put another passphrase in place of the one there is; the code on paper stays good.
    pub fn with_other_passphrase(&self, typed: &str) -> Result<NewLock> {
        self.begin(Some(Secret::passphrase(typed)), false)
    }

    /// Begins to put another code in place of the one on paper, which is void from then on; the
    /// passphrase stays.
    pub fn with_other_code(&self) -> Result<NewLock> {
        self.begin(None, true)
    }

    /// Locks the log. Both key files are written, one after the other, and so are those that lie
    /// with copies in reach.
    pub fn put_on(&self, lock: NewLock) -> Result<()> {
        let file = self.keys()?.borrow().file.locked_by(lock.sealing)?;
        self.keep(file)?;
        self.store.settings().set(SETTING, "")?;
        self.store.look_at_lock()
    }

    /// Locks the log with this passphrase, all at once; gives the code for the sheet.
    pub fn set_passphrase(&self, typed: &str) -> Result<RecoveryCode> {
        let lock = self.with_passphrase(typed)?;
        let code = lock.code().cloned();
        self.put_on(lock)?;
        code.ok_or(StoreError::NoRandom)
    }

    /// Takes the lock off: from now on what protects the log is how the laptop itself is locked and
    /// encrypted.
    pub fn rely_on_disk(&self) -> Result<()> {
        let is_locked = self.keys()?.borrow().file.is_locked();
        if is_locked {
            let file = KeyFile::left_open(&self.keys()?.borrow().key);
            self.keep(file)?;
        }
        self.store.settings().set(SETTING, RELIES)?;
        self.store.look_at_lock()
    }

    /// Whether this secret opens the log. Takes its time.
    pub fn is_opened_by(&self, secret: &Secret) -> Result<bool> {
        match self.keys()?.borrow().file.unseal(secret) {
            Ok(_) => Ok(true),
            Err(StoreError::WrongSecret { .. }) => Ok(false),
            Err(other) => Err(other),
        }
    }

    fn begin(&self, passphrase: Option<Secret>, with_code: bool) -> Result<NewLock> {
        let code = if with_code {
            Some(RecoveryCode::new()?)
        } else {
            None
        };
        let sealing = Sealing::begin(&self.keys()?.borrow().key, passphrase, code.clone())?;
        Ok(NewLock { code, sealing })
    }

    fn keys(&self) -> Result<&RefCell<Keys>> {
        self.keys.ok_or_else(|| {
            StoreError::say("This log is never on a disk, so there is nothing to lock.")
        })
    }

    /// Writes the key file in both places, then wherever it lies beside a copy.
    fn keep(&self, file: KeyFile) -> Result<()> {
        let mut keys = self.keys()?.borrow_mut();
        let before = std::mem::replace(&mut keys.file, file);
        let kept = keys
            .file
            .keep(&keys.place)
            .and_then(|()| keys.keep_with_copies(&before));
        if kept.is_err() {
            // What opens the log is what is on the disk, whichever of the two got there.
            if let Ok([found, ..]) = KeyFile::read_both(&keys.place).as_deref() {
                keys.file = found.clone();
            }
        }
        drop(keys);
        kept?;
        self.store.look_at_lock()
    }
}

impl Keys {
    /// Puts the key file as it is now in place of those that lie with copies of this log and are as
    /// it was before, or hold its key as it is.
    fn keep_with_copies(&self, before: &KeyFile) -> Result<()> {
        let text = self.file.text()?;
        let here = Drawer::here(&self.place.copies);
        for path in self.stale_in(&here.folder, before) {
            write_private(&path, text.as_bytes())?;
        }
        if let Some(second) = here.second() {
            for name in self
                .stale_in(&second.folder, before)
                .iter()
                .filter_map(|path| path.file_name()?.to_str())
            {
                // A stick that is full or may not be written to: the next copy that goes there
                // takes the key file along.
                drop(second.put(name, text.as_bytes()));
            }
        }
        Ok(())
    }

    /// The key files in a folder of copies that say no longer what this one does.
    fn stale_in(&self, folder: &Path, before: &KeyFile) -> Vec<PathBuf> {
        let is_key = |path: &PathBuf| {
            path.is_file()
                && (path.file_name().is_some_and(|name| name == "key")
                    || path.extension().is_some_and(|ending| ending == "key"))
        };
        let is_stale = |path: &PathBuf| {
            KeyFile::read_at(path).ok().flatten().is_some_and(|found| {
                found.has_slots_of(before) || found.open_key().is_ok_and(|key| key == self.key)
            })
        };
        let files = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|file| file.path());
        files
            .filter(|path| is_key(path) && is_stale(path))
            .collect()
    }
}
