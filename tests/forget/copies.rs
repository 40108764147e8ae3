//! Copies that erasing cannot reach, or cannot open.

use std::fs;

use super::erasing::{desk, erase_family};

#[test]
fn a_second_place_that_is_not_there_is_said_to_be_out_of_reach() {
    let second = tempfile::tempdir().unwrap();
    let stick = second.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let (mut desk, _) = desk(&stick);
    fs::rename(&stick, second.path().join("taken out")).unwrap();
    erase_family(&mut desk);
    desk.sees("Out of reach").sees("twelve months");
}

#[test]
fn a_copy_that_cannot_be_opened_is_removed() {
    let second = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(second.path());
    let copies = desk.folder().join("copies");
    fs::write(copies.join("2026-11-01-120000.db"), vec![7; 8192]).unwrap();
    fs::write(copies.join("2026-11-02-120000.not-whole"), "qwortle in a damaged copy").unwrap();
    erase_family(&mut desk);
    desk.sees("could not be opened: 2 files");
    assert!(!copies.join("2026-11-01-120000.db").exists() && !copies.join("2026-11-02-120000.not-whole").exists());
}
