//! The folder the log lives in: what is called what, for nobody's eyes but hers, and one window at
//! a time.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::platform;
use crate::store::{Result, StoreError};

/// How often a lock is asked for, and how long it is left alone between.
const TRIES: usize = 20;
const PAUSE: Duration = Duration::from_millis(15);

/// A log has one page at the least.
const LEAST_BYTES: u64 = 4096;

/// Where everything lies.
#[derive(Clone)]
pub(crate) struct Place {
    pub folder: PathBuf,
    pub log: PathBuf,
    /// The log while it is first made; it gets its name when the key is safely kept.
    pub log_begun: PathBuf,
    /// Where the engine notes how to take back what it was doing to a new log.
    pub journal_begun: PathBuf,
    pub key: PathBuf,
    pub key_copy: PathBuf,
    /// Copies of the log.
    pub copies: PathBuf,
    /// Where a copy is put to be tried out or looked at; empty at rest.
    pub spare: PathBuf,
    /// There while the log is being closed for good; says where the second place is.
    pub closing: PathBuf,
    /// A copy that was read whole, while it waits to take the log's place.
    pub back: PathBuf,
    /// Room kept back for the last words on a full disk.
    pub ballast: PathBuf,
    lock: PathBuf,
}

impl Place {
    /// The folder, made if it is not there.
    pub fn ready(folder: &Path) -> Result<Self> {
        make_private_folder(folder)?;
        Ok(Self::at(folder))
    }

    /// The folder as it is, there or not.
    pub fn at(folder: &Path) -> Self {
        let at = |name: &str| folder.join(name);
        Self {
            folder: folder.to_owned(),
            log: at("hometime.db"),
            log_begun: at("hometime.new"),
            journal_begun: at("hometime.new-journal"),
            key: at("key"),
            key_copy: at("key.copy"),
            copies: at("copies"),
            spare: at("spare"),
            closing: at("closing"),
            back: at("hometime.back"),
            ballast: at("ballast"),
            lock: at("lock"),
        }
    }

    /// Whether a log was ever begun and kept here, even if part of it is missing now.
    pub fn was_used(&self) -> bool {
        [&self.log, &self.key, &self.key_copy]
            .into_iter()
            .any(|path| path.exists())
            || self.has_copies()
    }

    /// Whether the file with the log's name is too short for a log. The engine would take it for a
    /// new, empty one.
    pub fn has_cut_off_log(&self) -> bool {
        fs::metadata(&self.log).is_ok_and(|log| log.len() < LEAST_BYTES)
    }

    /// Held as long as the log is open; the system lets go of it however the program ends.
    pub fn lock(&self) -> Result<File> {
        let file = private_file(&self.lock, false).map_err(|source| self.trouble(source))?;
        match patiently(|| file.try_lock()) {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(source)) => Err(self.trouble(source)),
        }
    }

    /// Whether a log lies here, but where nothing may be written: on a disk or in a folder of
    /// somebody else's, or put away on purpose.
    pub fn may_only_be_read(&self) -> bool {
        self.log.exists()
            && !(platform::may_be_written(&self.folder) && platform::may_be_written(&self.log))
    }

    /// As [`Place::lock`], without making anything; no lock is needed where there can be no writer.
    pub fn lock_to_read(&self) -> Result<Option<File>> {
        let Ok(file) = File::open(&self.lock) else {
            return Ok(None);
        };
        match patiently(|| file.try_lock_shared()) {
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            // Some disks that are only read know no locks.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(file)),
        }
    }

    /// Makes what is already here private again: files put back by hand may be readable to others.
    pub fn keep_private(&self) -> Result<()> {
        let journal = self.folder.join("hometime.db-journal");
        let here = [
            &self.log,
            &journal,
            &self.key,
            &self.key_copy,
            &self.ballast,
        ]
        .into_iter()
        .filter(|path| path.exists());
        here.into_iter()
            .try_for_each(|path| platform::keep_file_private(path))
            .map_err(|source| self.trouble(source))
    }

    /// Whether an earlier log was copied here, which says that a log should be here too.
    pub fn has_copies(&self) -> bool {
        match fs::read_dir(&self.copies) {
            Ok(mut copies) => copies.next().is_some(),
            // What cannot be looked into is there.
            Err(problem) => problem.kind() != io::ErrorKind::NotFound,
        }
    }

    /// A name for a key file of another log that lies where this log's has to be.
    pub fn free_name_for_other_key(&self) -> PathBuf {
        let names = (1..).map(|number| self.folder.join(format!("hometime-other-{number}.key")));
        let mut free = names.filter(|path| !path.exists());
        free.next()
            .unwrap_or_else(|| self.folder.join("hometime-other.key"))
    }

    pub fn trouble(&self, source: io::Error) -> StoreError {
        StoreError::Folder {
            folder: self.folder.clone(),
            source,
        }
    }
}

/// Tries for a moment: a window that was just closed holds its lock until her words are kept, and a
/// process that was just started by another has, for an instant, what that has open.
fn patiently(
    try_lock: impl Fn() -> std::result::Result<(), TryLockError>,
) -> std::result::Result<(), TryLockError> {
    for _ in 1..TRIES {
        match try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            tried => return tried,
        }
    }
    try_lock()
}

/// Makes a folder only its owner may look into, whatever the system's habits are.
pub(crate) fn make_private_folder(folder: &Path) -> Result<()> {
    let trouble = |source| StoreError::Folder {
        folder: folder.to_owned(),
        source,
    };
    fs::create_dir_all(folder).map_err(trouble)?;
    platform::keep_folder_private(folder).map_err(trouble)
}

/// Opens a file only its owner may read, making it if it is not there.
pub(crate) fn private_file(path: &Path, empty: bool) -> io::Result<File> {
    let file = platform::files_for_owner()
        .read(true)
        .write(true)
        .create(true)
        .truncate(empty)
        .open(path)?;
    platform::keep_file_private(path)?;
    Ok(file)
}

/// Puts a small file in place whole or not at all, even if the power goes.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = written_first(path);
    let write = || {
        let mut file = private_file(&written, true)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        rename(&written, path)
    };
    write().map_err(|source| StoreError::Folder {
        folder: path.parent().unwrap_or(path).to_owned(),
        source,
    })
}

/// The passing name a small file has until all of it is on the disk.
pub(crate) fn written_first(path: &Path) -> PathBuf {
    let mut written = path.as_os_str().to_owned();
    written.push(".new");
    PathBuf::from(written)
}

/// Takes a file away, if it is there.
pub(crate) fn clear(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(problem) if problem.kind() != io::ErrorKind::NotFound => Err(problem),
        _ => Ok(()),
    }
}

/// Gives a file its name and makes sure the name is on the disk.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    to.parent().map_or(Ok(()), platform::settle_names)
}
