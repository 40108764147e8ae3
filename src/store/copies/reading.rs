//! Reading a copy, which may be anything: whether it is a log of ours, whole, and what is in it. Nothing is written.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};

use super::content::Content;
use crate::store::beside::Progress;
use crate::store::check::remarks;
use crate::store::connection::{in_memory, unlocked};
use crate::store::history::Pen;
use crate::store::schema::{Header, MIGRATIONS, bring_up_to_date};
use crate::store::{Result, StoreError, chain};

/// No log of one childminder comes near this many bytes.
const LARGEST: u64 = 4 << 30;

/// Why a file is not taken as a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoCopy {
    #[error("it is not there")]
    NotThere,
    #[error("it is not a plain file")]
    NotAFile,
    #[error("it is far too large to be a log")]
    TooLarge,
    #[error("it is empty")]
    Empty,
    #[error("the key does not open it: it is damaged from its first page, or the copy of another log")]
    NotOpened,
    #[error("it was not made by Hometime")]
    NotOurs,
    #[error("it was made by a newer Hometime than this one")]
    Newer,
    #[error("its tables are not those of a log")]
    OtherTables,
    #[error("part of it cannot be read as it was written")]
    Damaged,
    #[error("it is not as it was when it was made")]
    Changed,
    #[error("no key lies beside it, and the key of this log does not open it")]
    NoKey,
}

/// A copy opened to read.
pub(super) struct Open {
    pub db: Connection,
    pub version: usize,
    /// In bytes.
    size: u64,
}

/// Opens a file that is safe to open, as far as its outside and its first page tell. Only reads.
pub(super) fn open(path: &Path, raw_key: &str) -> Result<Open> {
    let size = look_from_outside(path)?;
    let read = || -> Result<Open> {
        let db = unlocked(path, OpenFlags::SQLITE_OPEN_READ_ONLY, raw_key)?;
        for (setting, wanted) in [("trusted_schema", "OFF"), ("cell_size_check", "ON"), ("query_only", "ON"), ("temp_store", "MEMORY")] {
            db.pragma_update(None, setting, wanted)?;
        }
        let header = Header::read(&db)?;
        header.accept(MIGRATIONS.len())?;
        Ok(Open { db, version: header.version, size })
    };
    read().map_err(|problem| match problem {
        StoreError::Newer => NoCopy::Newer.into(),
        StoreError::NotOurs => NoCopy::NotOurs.into(),
        StoreError::Damaged(_) => NoCopy::NotOpened.into(),
        other => other,
    })
}

/// Reads all of an opened copy: every page, every row, every link, and that its tables are ours. Counts its bytes once.
pub(super) fn read_whole(copy: &Open, progress: &Progress) -> Result<Content> {
    let third = copy.size / 3;
    // Pages first: what is not as it was written is not looked into any further.
    let pages = if cfg!(feature = "encryption") { remarks(&copy.db, "PRAGMA cipher_integrity_check") } else { Vec::new() };
    if !pages.is_empty() {
        return Err(NoCopy::Damaged.into());
    }
    progress.came(third);
    if copy.version == 0 || tables_of(&copy.db).map_err(damaged)? != tables_made_here(copy.version)? {
        return Err(NoCopy::OtherTables.into());
    }
    let structure = remarks(&copy.db, "PRAGMA integrity_check");
    let links = remarks(&copy.db, "SELECT \"table\" FROM pragma_foreign_key_check");
    if structure != ["ok"] || !links.is_empty() {
        return Err(NoCopy::Damaged.into());
    }
    progress.came(third);
    if chain::is_in(&copy.db)? {
        chain::look_at_newest(&copy.db).map_err(damaged)?;
    }
    let content = Content::of(&copy.db).map_err(damaged)?;
    progress.came(copy.size - 2 * third);
    Ok(content)
}

/// Opens and reads all of it.
pub(super) fn read(path: &Path, raw_key: &str, progress: &Progress) -> Result<Content> {
    read_whole(&open(path, raw_key)?, progress)
}

fn damaged(problem: StoreError) -> StoreError {
    match problem {
        StoreError::Damaged(_) | StoreError::Mixed | StoreError::Other(_) => NoCopy::Damaged.into(),
        other => other,
    }
}

/// Looks without following links and without opening what might never answer; gives its bytes.
fn look_from_outside(path: &Path) -> Result<u64> {
    let Ok(about) = fs::symlink_metadata(path) else { return Err(NoCopy::NotThere.into()) };
    let reason = match about.len() {
        _ if !about.is_file() => NoCopy::NotAFile,
        0 => NoCopy::Empty,
        long if long > LARGEST => NoCopy::TooLarge,
        long => return Ok(long),
    };
    Err(reason.into())
}

/// What a log is made of, as text: every table, index and trigger.
fn tables_of(db: &Connection) -> Result<Vec<String>> {
    let parts = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema
                 WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1";
    Ok(db.prepare(parts)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// What a log of this version is made of. Made once, because every copy is held against it.
fn tables_made_here(version: usize) -> Result<Vec<String>> {
    static MADE: Mutex<BTreeMap<usize, Vec<String>>> = Mutex::new(BTreeMap::new());
    let mut known = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(tables) = known.get(&version) {
        return Ok(tables.clone());
    }
    let made = in_memory()?;
    let _pen = Pen::given_to(&made)?;
    bring_up_to_date(&made, &MIGRATIONS[..version])?;
    let tables = tables_of(&made)?;
    known.insert(version, tables.clone());
    Ok(tables)
}

/// The file itself, held so that it is not changed for another while it is read.
pub(super) fn hold(path: &Path) -> Result<File> {
    look_from_outside(path)?;
    File::open(path).map_err(|source| trouble(path, source))
}

pub(super) fn trouble(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::Folder { folder: path.parent().map_or_else(PathBuf::new, Path::to_owned), source }
}

impl From<NoCopy> for StoreError {
    fn from(reason: NoCopy) -> Self {
        Self::NoCopy(reason)
    }
}
