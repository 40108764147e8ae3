//! Folders that a released program left behind, byte for byte: a log, its key, its backups.
//!
//! The files in `tests/fixtures/logs` were made once, by the program as it was when its tables were
//! at version 15, and are never edited. A log was filled with one of everything (`live_a_little`)
//! and seven lines of `hometime add`, and backed up; two notes were removed, two steps undone, two
//! drafts left, and it was backed up again: `unlocked.db` is the log at that point. Then a
//! passphrase was set, one note added and a third backup made: `locked.pages`. A `.pages` file
//! holds the pages in which a file differs from `unlocked.db`: the file's length in pages, then for
//! each page its number and its 4096 bytes; numbers have four bytes, the lowest first.

use std::fs;
use std::path::Path;

use hometime::export::{Export, Wanted};
use hometime::store::{Progress, Result, Store};
use hometime::vault::Secret;
use tempfile::TempDir;

use crate::behind::{fixtures, log_of};
use crate::common::moment;

struct Released {
    name: &'static str,
    passphrase: Option<&'static str>,
    log: Option<&'static str>,
    backups: &'static [(&'static str, Option<&'static str>)],
    /// What [`summary`] says of the log and of each backup, before this version touched them.
    log_has: &'static str,
    backups_have: &'static [&'static str],
}

const RELEASED: &[Released] = &[
    Released {
        name: "unlocked",
        passphrase: None,
        log: None,
        backups: &[
            ("2026-11-20-181405.db", Some("first-backup.pages")),
            ("2026-11-20-182405.db", None),
        ],
        log_has: WITH_DRAFTS,
        backups_have: &[BEFORE_REMOVING, WITH_DRAFTS],
    },
    Released {
        name: "locked",
        passphrase: Some("lantern teapot marigold anchor"),
        log: Some("locked.pages"),
        backups: &[
            ("2026-11-20-181405.db", Some("first-backup.pages")),
            ("2026-11-20-182405.db", None),
            ("2026-11-20-184405.db", Some("locked.pages")),
        ],
        log_has: WITH_ONE_MORE,
        backups_have: &[BEFORE_REMOVING, WITH_DRAFTS, WITH_ONE_MORE],
    },
];

const BEFORE_REMOVING: &str = "adult 2, answer 1, child 2, entry 15, entry_child 21, entry_label 13, family 1, key_day \
    1, label 3, loan 3, next_step 1, reminder 2, reminder_child 3, review 1, review_answer \
    1, round_let_go 1, share 3, thing 4; drafts []; removed 1; redo 0, then undo 33";

const WITH_DRAFTS: &str = "adult 2, answer 1, child 2, entry 17, entry_child 23, entry_label 13, family 1, key_day \
    1, label 3, loan 3, next_step 1, reminder 2, reminder_child 3, review 1, review_answer \
    1, round_let_go 1, share 3, thing 4; drafts [\"journal: What I noticed today\", \"today: \
    Zoja: half a thought\"]; removed 3; redo 2, then undo 40";

const WITH_ONE_MORE: &str = "adult 2, answer 1, child 2, entry 18, entry_child 24, entry_label 13, family 1, key_day \
    1, label 3, loan 3, next_step 1, reminder 2, reminder_child 3, review 1, review_answer \
    1, round_let_go 1, share 3, thing 4; drafts [\"journal: What I noticed today\", \"today: \
    Zoja: half a thought\"]; removed 3; redo 0, then undo 39";

const DAY_AFTER: &str = "2026-11-21 18:00";

impl Released {
    fn lay(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let kept = |name: &str| fixtures().join("logs").join(name);
        fs::create_dir(at("copies")).unwrap();
        fs::write(log_of(folder.path()), with_pages(self.log)).unwrap();
        for (name, pages) in self.backups {
            fs::write(at("copies").join(name), with_pages(*pages)).unwrap();
        }
        for key in ["key", "key.copy", "copies/key"] {
            fs::copy(kept(&format!("{}.key", self.name)), at(key)).unwrap();
        }
        let checked = format!("{}-checked.json", self.name);
        fs::copy(kept(&checked), at("copies/checked.json")).unwrap();
        folder
    }

    fn open(&self, folder: &Path) -> Store {
        let secret = self.passphrase.map(Secret::passphrase);
        Store::open_told(
            folder,
            moment(DAY_AFTER),
            secret.as_ref(),
            &Progress::default(),
        )
        .unwrap()
    }
}

/// The bytes of `unlocked.db` with those pages of another file in their place.
fn with_pages(pages: Option<&str>) -> Vec<u8> {
    const PAGE: usize = 4096;
    let logs = fixtures().join("logs");
    let mut bytes = fs::read(logs.join("unlocked.db")).unwrap();
    let Some(pages) = pages else { return bytes };
    let pages = fs::read(logs.join(pages)).unwrap();
    let number = |at: usize| u32::from_le_bytes(pages[at..at + 4].try_into().unwrap()) as usize;
    bytes.resize(number(0) * PAGE, 0);
    for at in (4..pages.len()).step_by(4 + PAGE) {
        bytes[number(at) * PAGE..][..PAGE].copy_from_slice(&pages[at + 4..][..PAGE]);
    }
    bytes
}

/// How many rows an export of the log has of each table, what else is in it, and how many steps can
/// be redone and undone. Leaves the log with every step undone.
fn summary(store: &Store) -> String {
    let around = tempfile::tempdir().unwrap();
    let wanted = Wanted {
        private: true,
        sensitive: true,
    };
    let mut export = Export::begin(store, around.path(), wanted, moment(DAY_AFTER)).unwrap();
    let written = loop {
        if let Some(written) = export.go_on(store).unwrap() {
            break written;
        }
    };
    let json = fs::read_to_string(written.folder.join("hometime.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let mut parts: Vec<String> = json["tables"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(table, rows)| (table, rows.as_array().unwrap().len()))
        .filter(|(_, rows)| *rows > 0)
        .map(|(table, rows)| format!("{table} {rows}"))
        .collect();
    parts.sort_unstable();
    let drafts: Vec<String> = store
        .drafts()
        .all()
        .unwrap()
        .into_iter()
        .map(|draft| format!("{}: {}", draft.place, draft.text))
        .collect();
    let removed = store.bin().list(moment(DAY_AFTER).date()).unwrap().len();
    let steps = |walk: fn(&Store) -> Result<Option<String>>| {
        std::iter::from_fn(|| walk(store).unwrap()).count()
    };
    let redone = steps(Store::redo);
    let undone = steps(Store::undo);
    format!(
        "{}; drafts {drafts:?}; removed {removed}; redo {redone}, then undo {undone}",
        parts.join(", ")
    )
}

#[test]
fn a_log_of_a_released_program_opens_and_exports_with_the_same_rows_steps_and_drafts() {
    for released in RELEASED {
        let folder = released.lay();
        let store = released.open(folder.path());
        assert!(store.check_deep().unwrap().is_sound(), "{}", released.name);
        let checked = store.copies().check_all(moment(DAY_AFTER)).unwrap().wait();
        assert_eq!(checked.unwrap().whole, released.backups.len());
        assert_eq!(summary(&store), released.log_has, "{}", released.name);
        assert!(store.check_deep().unwrap().is_sound(), "{}", released.name);
    }
}

#[test]
fn every_backup_of_a_released_program_can_be_restored() {
    for released in RELEASED {
        for ((name, _), has) in released.backups.iter().zip(released.backups_have) {
            let folder = released.lay();
            let store = released.open(folder.path());
            let backup = folder.path().join("copies").join(name);
            let ready = store
                .ready_to_put_back(&backup, moment(DAY_AFTER))
                .unwrap()
                .wait()
                .unwrap();
            let store = store.put_back(&ready).unwrap();
            assert!(store.check_deep().unwrap().is_sound(), "{name}");
            assert_eq!(summary(&store), *has, "{} {name}", released.name);
        }
    }
}
