//! A log in a folder of its own, and the built program asked about it.
#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::ffi::OsStr;
use std::path::PathBuf;

use assert_cmd::Command as Run;
use chrono::{NaiveDate, NaiveDateTime};
use hometime::domain::{Adult, Child, Family};
use hometime::store::{Result, Store};
use serde_json::Value;
use tempfile::TempDir;

pub use crate::process::{Held, starting};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_hometime");
/// A Friday.
pub const NOW: &str = "2026-11-20T18:00";

pub fn evening() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 20)
        .unwrap()
        .and_hms_opt(18, 0, 0)
        .unwrap()
}

/// A log in a folder of its own.
pub struct Log {
    around: TempDir,
}

/// What came of one command.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub aside: String,
}

impl Log {
    /// No log yet, and not even its folder.
    pub fn none() -> Self {
        Self {
            around: tempfile::tempdir().unwrap(),
        }
    }

    /// Zoë, called Zozo, and Ola, each with a mum.
    pub fn with_two_children() -> Self {
        let log = Self::none();
        log.store()
            .step("families", evening(), |store| {
                ["Zoë", "Ola"]
                    .into_iter()
                    .try_for_each(|name| a_family(store, name))
            })
            .unwrap();
        log
    }

    pub fn folder(&self) -> PathBuf {
        self.around.path().join("log")
    }

    pub fn store(&self) -> Held {
        Held::holding(Store::open(&self.folder(), evening()).unwrap())
    }

    pub fn run<S: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Said {
        self.typing("", words)
    }

    /// Runs with this on standard input.
    pub fn typing<S: AsRef<OsStr>>(
        &self,
        typed: impl Into<Vec<u8>>,
        words: impl IntoIterator<Item = S>,
    ) -> Said {
        let mut run = Run::new(PROGRAM);
        run.args(["--now", NOW, "--data"])
            .arg(self.folder())
            .args(words)
            .write_stdin(typed);
        said_by(&mut run)
    }

    pub fn json(&self, words: &[&str]) -> Vec<Value> {
        let said = self.run(words.iter().copied().chain(["--json"]));
        assert_eq!(said.code, 0, "{}", said.aside);
        serde_json::from_str(&said.out).unwrap()
    }
}

/// Runs the program to its end.
pub fn said_by(run: &mut Run) -> Said {
    let ended = starting(|| run.output()).unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said {
        code: ended.status.code().unwrap(),
        out: text(ended.stdout),
        aside: text(ended.stderr),
    }
}

pub fn a_family(store: &Store, name: &str) -> Result<()> {
    let family = store.families().save(None, &Family::default())?;
    let child = Child {
        family,
        name: name.to_owned(),
        nickname: if name == "Zoë" {
            "Zozo".to_owned()
        } else {
            String::new()
        },
        born: None,
        key_person: String::new(),
        key_person_told_on: None,
        started_on: None,
        left_on: None,
        days: Vec::new(),
    };
    store.families().save_child(None, &child)?;
    let mum = Adult {
        family,
        role: "Mum".to_owned(),
        name: "Ann".to_owned(),
        parental_responsibility: None,
        may_collect: true,
        contact: String::new(),
        household: String::new(),
    };
    store.families().save_adult(None, &mum).map(drop)
}

pub fn words(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["words"].as_str().unwrap())
        .collect()
}
