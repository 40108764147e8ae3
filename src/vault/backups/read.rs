//! Reading a copy, which may be anything: whether it is a log of ours, whole, and what is in it.
//! Nothing is written.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use super::content::{Content, hex};
use crate::store::beside::Progress;
use crate::store::check::remarks;
use crate::store::connection::unlocked;
use crate::store::schema::{Header, MIGRATIONS};
use crate::store::{NoCopy, Result, StoreError, chain};

/// No log of one childminder comes near this many bytes.
const LARGEST: u64 = 4 << 30;

/// What a log of each version is made of, summed up, from the first version on. Noted down, because
/// a log made only to be held against a copy would take longer than all the rest of reading it.
const TABLES: [&str; MIGRATIONS.len()] = [
    "f0aeaa64cdedd235663958767665df6c1727deffd40e60cdb224b189e7d3e21f",
    "a0dbd6f43f54ea542b8fbdbfeb7f6c996b16aa63835f270179c4b0edbaa0307e",
    "82278b82ed137b3c01f6a09797c1001fc0732e700f0cf554b6a54384ad888d5d",
    "02a16c96232d0a9e66bc06471988ef7fd0ba0fe810faecb128840d5afe39a226",
    "e911e41aa56c4738bc82bf39e79003e06e5292655bf383794e6c0b0be43edb40",
    "43191eb12f75d02eafb5d2171ed915d181a803ecfe4e29b599bf2744ff6094cb",
    "539a9b637469c3bbcca42bbd6f608bc65cdad502c0b0179d2432ad92e9dbacef",
    "ccf245ab1f0502aa80d1ee0d5678b48bb0ccbc9e0aafa847305633a71215d4cb",
    "cb93ff9525ea3cde958beeb756797bf23436865b0242058eb2338822e32db00c",
    "5d1b849699325a220c56db0fb7b5de65da9e3a75b7382fdaaab44c3842d55924",
    "47dad3c03f5938f17715c37cb006d95fbb5ed54a3345cdfd7511e38f769880a0",
    "899212f16e19a91dc37792759e6335b7f55a35ed3ded589f5d61a54fc9c77db6",
    "ecaba156160b8580cebff57d392bcab4fba943f72630e0dc906b7b14839cb106",
    "bd006fd46ddb47b652dcdaccac7821a14e6b1596b25016b753cd3c6c146be722",
    "bd006fd46ddb47b652dcdaccac7821a14e6b1596b25016b753cd3c6c146be722",
];

/// A copy opened to read.
pub(crate) struct Open {
    pub db: Connection,
    pub version: usize,
    /// In bytes.
    size: u64,
}

/// Opens a file that is safe to open, as far as its outside and its first page tell. Only reads.
pub(crate) fn open(path: &Path, raw_key: &str) -> Result<Open> {
    let size = look_from_outside(path)?;
    let read = || -> Result<Open> {
        let db = unlocked(path, OpenFlags::SQLITE_OPEN_READ_ONLY, raw_key)?;
        for (setting, wanted) in [
            ("trusted_schema", "OFF"),
            ("cell_size_check", "ON"),
            ("query_only", "ON"),
            ("temp_store", "MEMORY"),
        ] {
            db.pragma_update(None, setting, wanted)?;
        }
        let header = Header::read(&db)?;
        header.accept(MIGRATIONS.len())?;
        Ok(Open {
            db,
            version: header.version,
            size,
        })
    };
    read().map_err(|problem| match problem {
        StoreError::Newer => NoCopy::Newer.into(),
        StoreError::NotOurs => NoCopy::NotOurs.into(),
        StoreError::Damaged(_) => NoCopy::NotOpened.into(),
        other => other,
    })
}

/// Reads all of an opened copy: every page, every row, every link, and that its tables are ours.
/// Counts its bytes once.
pub(crate) fn read_whole(copy: &Open, progress: &Progress) -> Result<Content> {
    let third = copy.size / 3;
    // Pages first: what is not as it was written is not looked into any further.
    let pages = if cfg!(feature = "encryption") {
        remarks(&copy.db, "PRAGMA cipher_integrity_check")
    } else {
        Vec::new()
    };
    if !pages.is_empty() {
        return Err(NoCopy::Damaged.into());
    }
    progress.came(third);
    let tables = copy
        .version
        .checked_sub(1)
        .and_then(|earlier| TABLES.get(earlier))
        .ok_or(NoCopy::OtherTables)?;
    if sum_of_tables(&copy.db).map_err(damaged)? != *tables {
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
pub(crate) fn read(path: &Path, raw_key: &str, progress: &Progress) -> Result<Content> {
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
    let Ok(about) = fs::symlink_metadata(path) else {
        return Err(NoCopy::NotThere.into());
    };
    let reason = match about.len() {
        _ if !about.is_file() => NoCopy::NotAFile,
        0 => NoCopy::Empty,
        long if long > LARGEST => NoCopy::TooLarge,
        long => return Ok(long),
    };
    Err(reason.into())
}

/// What a log is made of, summed up (SHA-256): every table, index and trigger.
fn sum_of_tables(db: &Connection) -> Result<String> {
    let parts = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema
                 WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1";
    let mut statement = db.prepare(parts)?;
    let mut rows = statement.query([])?;
    let mut sum = Sha256::new();
    while let Some(row) = rows.next()? {
        sum.update(row.get_ref(0)?.as_bytes().map_err(rusqlite::Error::from)?);
        sum.update([0]);
    }
    Ok(hex(&sum.finalize()))
}

/// The file itself, held so that it is not changed for another while it is read.
pub(crate) fn hold(path: &Path) -> Result<File> {
    look_from_outside(path)?;
    File::open(path).map_err(|source| trouble(path, source))
}

pub(crate) fn trouble(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::Folder {
        folder: path.parent().map_or_else(PathBuf::new, Path::to_owned),
        source,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::{MIGRATIONS, TABLES, sum_of_tables};
    use crate::store::connection::in_memory;
    use crate::store::history::Pen;
    use crate::store::schema::bring_up_to_date;

    #[test]
    fn the_tables_of_every_version_are_those_noted_down() {
        let made = |version: usize| {
            let log = in_memory().unwrap();
            let _pen = Pen::given_to(&log).unwrap();
            bring_up_to_date(&log, &MIGRATIONS[..version]).unwrap();
            sum_of_tables(&log).unwrap()
        };
        assert_eq!((1..=MIGRATIONS.len()).map(made).collect::<Vec<_>>(), TABLES);
    }
}
