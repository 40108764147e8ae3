//! Folders with a log in them, looked at and altered behind the program's back.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use hometime::store::{Store, StoreError};
use tempfile::TempDir;

use super::command::Held;
use super::log::{all_of, evening, live_a_little};

/// A folder in memory where the machine has such: what is tried here is which calls are made, not
/// how long the disk takes over them.
pub fn folder() -> TempDir {
    let in_memory = Path::new("/dev/shm");
    if in_memory.is_dir() {
        tempfile::tempdir_in(in_memory)
    } else {
        tempfile::tempdir()
    }
    .unwrap()
}

/// A folder with a log in it that has been used a little and closed.
pub fn used() -> TempDir {
    let folder = folder();
    live_a_little(&open(folder.path()), |_| {});
    folder
}

pub fn open(folder: &Path) -> Held {
    try_open(folder).unwrap()
}

pub fn try_open(folder: &Path) -> Result<Held, StoreError> {
    Store::open(folder, evening()).map(Held::holding)
}

/// All that can be read from a log, half-typed words and settings too; but not the moment of
/// writing, which no two runs share.
pub fn everything(store: &Store) -> Vec<String> {
    let mut read = all_of(store)
        .iter()
        .map(|words| without_moments(words))
        .collect::<Vec<_>>();
    read.push(format!("{:?}", store.drafts().all().unwrap()));
    read.push(format!("{:?}", store.settings().get("look").unwrap()));
    read
}

/// The files of a folder, byte for byte.
pub type Files = BTreeMap<String, Vec<u8>>;

pub fn files_of(folder: &Path) -> Files {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file());
    files
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(path).unwrap(),
            )
        })
        .collect()
}

/// What is in logs that were opened and read deep. Folders with the very same bytes are read once:
/// most calls leave them as they were.
#[derive(Default)]
pub struct Found(HashMap<Files, Vec<String>>);

impl Found {
    /// Everything in the log of a folder, which is sound; `what` says what was done to it.
    pub fn in_folder(&mut self, folder: &Path, what: &str) -> Vec<String> {
        let found = self.0.entry(files_of(folder));
        found
            .or_insert_with(|| {
                let store = open(folder);
                let report = store.check_deep().unwrap();
                assert!(report.is_sound(), "{what}: {report:?}");
                everything(&store)
            })
            .clone()
    }
}

/// A second folder with the same files in it.
pub fn copy_of(original: &Path) -> TempDir {
    let copy = self::folder();
    for file in fs::read_dir(original).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    copy
}

fn without_moments(words: &str) -> String {
    let mut parts = words.split("made_at: ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |read, part| {
        read + part.split_once(',').map_or("", |(_, rest)| rest)
    })
}
