//! The log's file opened behind the program's back, and logs as earlier versions kept them.
#![allow(dead_code, clippy::unwrap_used, reason = "tests; each file uses its own part of this")]

use std::fs;
use std::path::{Path, PathBuf};

use hometime::store::Store;
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

pub fn log_of(folder: &Path) -> PathBuf {
    folder.join("hometime.db")
}

/// The log opened behind the program's back, with the key that lies beside it.
pub fn behind(folder: &Path) -> Connection {
    let key: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("key")).unwrap()).unwrap();
    let db = Connection::open(log_of(folder)).unwrap();
    if cfg!(feature = "encryption") {
        db.pragma_update(None, "key", format!("x'{}'", key["slots"]["open"]["key"].as_str().unwrap())).unwrap();
    }
    db
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Lays a log into an empty folder as the version of this fixture kept it.
pub fn lay(folder: &Path, fixture: &Path) {
    drop(Store::open(folder, super::log::evening()).unwrap());
    fs::remove_file(log_of(folder)).unwrap();
    let old = behind(folder);
    old.create_scalar_function("writing_step", 0, FunctionFlags::SQLITE_INNOCUOUS, |_| Ok(0)).unwrap();
    old.execute_batch(&fs::read_to_string(fixture).unwrap()).unwrap();
}
