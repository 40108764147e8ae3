//! Reading every file there is, with the key in hand, the way somebody would who means to find what
//! was erased.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::types::ValueRef;

/// The key of a log that is not locked.
pub fn key(folder: &Path) -> Option<String> {
    let text = fs::read_to_string(folder.join("key")).ok()?;
    let hex = text
        .split('"')
        .find(|part| part.len() == 64 && part.chars().all(|letter| letter.is_ascii_hexdigit()))?;
    Some(format!("x'{hex}'"))
}

fn open(path: &Path, key: &str) -> Connection {
    let db = Connection::open(path).unwrap();
    db.pragma_update(None, "cipher_log_level", "NONE").unwrap();
    db.pragma_update(None, "key", key).unwrap();
    db
}

/// The log in a folder that is closed, opened behind the program's back.
#[allow(dead_code, reason = "not every test opens it")]
pub fn opened(folder: &Path) -> Connection {
    open(&folder.join("hometime.db"), &key(folder).unwrap())
}

/// Every value of every table of a log, the index and history too, a line for each row.
pub fn rows(path: &Path, key: &str) -> Vec<String> {
    let db = open(path, key);
    let mut tables = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .unwrap();
    let tables: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut all = Vec::new();
    for table in tables.iter().filter(|table| *table != "search") {
        let mut statement = db.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> = (0..columns)
                .map(|column| said(row.get_ref(column).unwrap()))
                .collect();
            all.push(format!("{table}: {}", values.join(" | ")));
        }
    }
    all
}

fn said(value: ValueRef) -> String {
    match value {
        ValueRef::Null => "-".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into_owned(),
    }
}

/// The bytes of a log written out without its lock, indexes and all.
fn bytes(path: &Path, key: &str) -> Vec<u8> {
    if !cfg!(feature = "encryption") {
        return fs::read(path).unwrap();
    }
    let spare = tempfile::tempdir().unwrap();
    let plain = spare.path().join("plain.db");
    let db = open(path, key);
    db.execute(
        "ATTACH DATABASE ?1 AS plain KEY ''",
        [plain.to_string_lossy()],
    )
    .unwrap();
    // Read once and thrown away: it need not outlive a power cut.
    db.execute_batch("PRAGMA plain.journal_mode = OFF; PRAGMA plain.synchronous = OFF")
        .unwrap();
    db.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(()))
        .unwrap();
    db.execute_batch("DETACH DATABASE plain").unwrap();
    drop(db);
    fs::read(plain).unwrap()
}

pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
    {
        if file.is_dir() {
            found.extend(files(&file));
        } else {
            found.push(file);
        }
    }
    found.sort();
    found
}

/// Where these words still are, in any file of these folders, read as it lies there and read with
/// the key.
pub fn hits(folders: &[&Path], words: &str) -> Vec<String> {
    let key = key(folders[0]).expect("a log that is not locked");
    let has = |bytes: &[u8]| {
        String::from_utf8_lossy(bytes)
            .to_lowercase()
            .contains(words)
    };
    let mut found = Vec::new();
    // All of it first: reading a log with the key finishes what was left half-way in it, and takes
    // the journal of that away.
    let lie = folders
        .iter()
        .flat_map(|folder| files(folder))
        .map(|path| (fs::read(&path).unwrap(), path));
    for (as_it_lies, path) in lie.collect::<Vec<_>>() {
        if has(&as_it_lies) {
            found.push(format!("{}: as it lies", path.display()));
        }
        if path.extension().is_some_and(|own| own == "db") && !as_it_lies.is_empty() {
            found.extend(
                rows(&path, &key)
                    .into_iter()
                    .filter(|row| has(row.as_bytes()))
                    .map(|row| format!("{}: {row}", path.display())),
            );
            if has(&bytes(&path, &key)) {
                found.push(format!("{}: in its bytes", path.display()));
            }
        }
    }
    found
}

/// Rows of the log in a folder that is closed.
#[allow(dead_code, reason = "not every test reads them")]
pub fn rows_of_log(folder: &Path) -> Vec<String> {
    rows(&folder.join("hometime.db"), &key(folder).unwrap())
}
