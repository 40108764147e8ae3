//! Files of a log opened behind the program's back, and logs as earlier versions kept them.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "tests; each file uses its own part of this"
)]

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use hometime::store::Store;
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

pub fn log_of(folder: &Path) -> PathBuf {
    folder.join("hometime.db")
}

/// The log of a folder, with the key that lies beside it.
pub fn behind(folder: &Path) -> Connection {
    behind_with(&log_of(folder), &folder.join("key"))
}

/// A log or a copy of one, with the key from another file. What is written through it has no
/// history.
pub fn behind_with(file: &Path, key: &Path) -> Connection {
    let key: serde_json::Value = serde_json::from_slice(&fs::read(key).unwrap()).unwrap();
    let db = Connection::open(file).unwrap();
    if cfg!(feature = "encryption") {
        db.pragma_update(None, "cipher_log_level", "NONE").unwrap();
        db.pragma_update(
            None,
            "key",
            format!("x'{}'", key["slots"]["open"]["key"].as_str().unwrap()),
        )
        .unwrap();
    }
    db.create_scalar_function("writing_step", 0, FunctionFlags::SQLITE_INNOCUOUS, |_| {
        Ok(0)
    })
    .unwrap();
    db
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Lays a log into an empty folder as the version of this fixture kept it.
pub fn lay(folder: &Path, fixture: &Path) {
    drop(Store::open(folder, NaiveDateTime::default()).unwrap());
    fs::remove_file(log_of(folder)).unwrap();
    behind(folder)
        .execute_batch(&fs::read_to_string(fixture).unwrap())
        .unwrap();
}
