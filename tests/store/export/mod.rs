//! Everything out, and in again: the same log, nothing told that was kept apart, and words that
//! stay words.

mod columns;
mod every_kind;
mod folder;
mod hostile;
mod kept_apart;
mod round_trip;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use hometime::domain::{Child, Entry, Id};
use hometime::export::{Export, Wanted, Written};
use hometime::import::Found;
use hometime::sample;
use hometime::store::{Result, Store};

fn evening() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 20)
        .unwrap()
        .and_hms_opt(18, 4, 0)
        .unwrap()
}

fn made_up() -> Store {
    let store = Store::in_memory().unwrap();
    sample::load(&store, evening()).unwrap();
    store
}

fn write_out(store: &Store, into: &Path, wanted: Wanted) -> Result<Written> {
    let mut export = Export::begin(store, into, wanted, evening())?;
    loop {
        if let Some(written) = export.go_on(store)? {
            return Ok(written);
        }
    }
}

/// Every file by its name.
fn files_with(store: &Store, wanted: Wanted) -> BTreeMap<String, String> {
    let around = tempfile::tempdir().unwrap();
    let written = write_out(store, around.path(), wanted).unwrap();
    let files: BTreeMap<String, String> = fs::read_dir(&written.folder)
        .unwrap()
        .map(|file| file.unwrap())
        .map(|file| {
            (
                file.file_name().into_string().unwrap(),
                fs::read_to_string(file.path()).unwrap(),
            )
        })
        .collect();
    assert_eq!(files.len(), written.files);
    files
}

fn files(store: &Store) -> BTreeMap<String, String> {
    files_with(store, Wanted::default())
}

fn take_in(store: &Store, name: &str, text: &str) -> Result<String> {
    let around = tempfile::tempdir().unwrap();
    let path = around.path().join(name);
    fs::write(&path, text).unwrap();
    let mut taking = Found::in_file(&path, store, evening())?.begin(store, evening())?;
    loop {
        if let Some(taken) = taking.go_on(store)? {
            return Ok(taken);
        }
    }
}

fn ola(store: &Store) -> Id<Child> {
    store
        .people()
        .unwrap()
        .children()
        .find(|child| child.name == "Ola")
        .unwrap()
        .id
}

fn write(store: &Store, entry: &Entry) -> Id<Entry> {
    store
        .step("a note", evening(), |store| store.entries().write(entry))
        .unwrap()
}
