//! A connection to a log on the disk: keyed first, then every promise asked for and read back.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

use super::schema::Header;
use super::{Result, StoreError};

/// What is asked for, and the answer that says it took.
type Promise = (&'static str, &'static str, &'static str);

/// What holds for a log anywhere.
const ANYWHERE: &[Promise] = &[
    ("temp_store", "MEMORY", "2"),
    ("trusted_schema", "OFF", "0"),
    ("foreign_keys", "ON", "1"),
];

/// What holds for a log on the disk.
const ON_DISK: &[Promise] = &[
    // One window, one file at rest, nothing said to be saved before the disk has it, and deleted
    // words gone from the file.
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", "2"),
    ("secure_delete", "ON", "1"),
    // In KiB: what a count over a long log reads stays at hand for the next one.
    ("cache_size", "-8000", "-8000"),
    // Where a disk says too soon that it has something, it is asked to mean it.
    ("fullfsync", "ON", "1"),
];

/// Opens an existing file that knows no more migrations than `known`. One that does is left exactly
/// as it was.
pub(crate) fn connect(path: &Path, raw_key: &str, known: usize) -> Result<Connection> {
    let db = keyed(path, OpenFlags::SQLITE_OPEN_READ_WRITE, raw_key, known)?;
    promise(&db, ON_DISK)?;
    Ok(db)
}

/// Opens an existing file in which nothing may be written.
pub(crate) fn connect_to_read(path: &Path, raw_key: &str, known: usize) -> Result<Connection> {
    keyed(path, OpenFlags::SQLITE_OPEN_READ_ONLY, raw_key, known)
}

fn keyed(path: &Path, flags: OpenFlags, raw_key: &str, known: usize) -> Result<Connection> {
    let db = unlocked(path, flags, raw_key)?;
    Header::read(&db)?.accept(known)?;
    promise(&db, ANYWHERE)?;
    if cfg!(feature = "encryption") {
        // From here on every piece of memory is locked and wiped. How the tables are laid out is no
        // secret, and is read before: with it, that would take longer than all the rest of a start.
        // The pages it stood on are let go of.
        db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        db.execute_batch("PRAGMA shrink_memory")?;
        promise(&db, &[("cipher_memory_security", "ON", "1")])?;
    }
    Ok(db)
}

/// Opens a file and gives it its key, before anything is asked of it.
pub(crate) fn unlocked(path: &Path, flags: OpenFlags, raw_key: &str) -> Result<Connection> {
    let db =
        first_alone(|| Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX))?;
    if cfg!(feature = "encryption") {
        // First of all, or a wrong key would be remarked upon across the screen.
        db.pragma_update(None, "cipher_log_level", "NONE")?;
        db.pragma_update(None, "key", raw_key)?;
    }
    Ok(db)
}

/// The engine says that it is ready before its cipher is: a second thread that opens a file in that
/// moment is told that there is no cipher. So the first connection of the process is opened while
/// every other waits.
fn first_alone(
    open: impl FnOnce() -> rusqlite::Result<Connection>,
) -> rusqlite::Result<Connection> {
    static IS_READY: AtomicBool = AtomicBool::new(false);
    static FIRST: Mutex<()> = Mutex::new(());
    let _alone = (!IS_READY.load(Ordering::Acquire))
        .then(|| FIRST.lock().unwrap_or_else(PoisonError::into_inner));
    let opened = open();
    IS_READY.store(true, Ordering::Release);
    opened
}

/// A log in memory.
pub(crate) fn in_memory() -> Result<Connection> {
    let db = first_alone(Connection::open_in_memory)?;
    promise(&db, ANYWHERE)?;
    Ok(db)
}

/// Asks for each promise and goes no further with one that was not made.
fn promise(db: &Connection, promises: &[Promise]) -> Result<()> {
    for (setting, wanted, kept) in promises {
        db.pragma_update(None, setting, wanted)?;
        let answer = match db.pragma_query_value(None, setting, |row| row.get(0))? {
            Value::Text(text) => text,
            Value::Integer(number) => number.to_string(),
            _ => String::new(),
        };
        if answer != *kept {
            return Err(StoreError::Unsafe { setting });
        }
    }
    Ok(())
}
