//! Files taken in: shown first, taken together, taken back together; and what is not understood
//! says what it needs.

mod by_command;
mod by_keys;
mod mutated;

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

fn file(name: &str, text: &str) -> (TempDir, PathBuf) {
    let around = tempfile::tempdir().unwrap();
    let path = around.path().join(name);
    fs::write(&path, text).unwrap();
    (around, path)
}
