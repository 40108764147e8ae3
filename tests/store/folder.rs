//! What the log promises about its folder: private, encrypted, one window at a time, and never a
//! fresh start where a log should be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::behind::{behind, fixtures, lay, log_of};
use crate::log::{all_of, chat, evening, live_a_little, new_child, write};
use hometime::store::{Filter, LockState, Store, StoreError};

/// A folder with a log in it that has been used a little and closed.
fn used() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    live_a_little(&open(folder.path()), |_| {});
    folder
}

fn open(folder: &Path) -> Store {
    Store::open(folder, evening()).unwrap()
}

fn refused(folder: &Path) -> StoreError {
    Store::open(folder, evening()).err().expect("it opened")
}

fn without_key(folder: &Path) {
    for name in ["key", "key.copy"] {
        fs::remove_file(folder.join(name)).unwrap();
    }
}

/// Every file and what is in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let inside = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    inside
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

/// The same files in a folder of their own.
fn laid(files: &BTreeMap<PathBuf, Vec<u8>>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        fs::write(folder.path().join(path.file_name().unwrap()), bytes).unwrap();
    }
    folder
}

#[test]
fn a_log_comes_back_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("not/there/yet");
    let store = open(&place);
    assert_eq!(store.lock_state(), LockState::Open);
    assert_eq!(store.lock_state().words(), "not locked yet");
    live_a_little(&store, |_| {});
    let before = all_of(&store);
    drop(store);
    let store = open(&place);
    assert_eq!(all_of(&store), before);
    assert!(store.check().unwrap().is_sound());
}

#[cfg(unix)]
#[test]
fn nobody_else_may_look_whatever_the_systems_habits_are() {
    use std::os::unix::fs::PermissionsExt;
    rustix::process::umask(rustix::fs::Mode::empty());
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("log");
    let store = open(&place);
    let zoe = new_child(&store, "Zoë");
    write(&store, &chat(zoe, "2026-11-20", "den"));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let check = || {
        assert_eq!(mode(&place), 0o700);
        for file in files(&place).into_keys() {
            assert_eq!(mode(&file), 0o600, "{}", file.display());
        }
    };
    check();
    drop(store);
    for file in files(&place).into_keys() {
        fs::set_permissions(file, fs::Permissions::from_mode(0o644)).unwrap();
    }
    fs::set_permissions(&place, fs::Permissions::from_mode(0o755)).unwrap();
    let _store = open(&place);
    check();
}

#[test]
fn a_second_window_says_so_and_changes_nothing() {
    let folder = used();
    let first = open(folder.path());
    let before = files(folder.path());
    let second = refused(folder.path());
    assert!(matches!(second, StoreError::InUse));
    assert_eq!(second.exit_code(), 11);
    assert_eq!(
        second.to_string(),
        "Your log is already open in another window. Nothing was changed. Go on in that window, or close it and start again."
    );
    assert_eq!(files(folder.path()), before);
    drop(first);
    open(folder.path());
}

#[test]
fn a_newer_log_is_left_byte_for_byte_as_it_was() {
    let folder = used();
    let version: i64 = behind(folder.path())
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    behind(folder.path())
        .pragma_update(None, "user_version", version + 1)
        .unwrap();
    let before = files(folder.path());
    let newer = refused(folder.path());
    assert!(matches!(newer, StoreError::Newer));
    assert_eq!(newer.exit_code(), 14);
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_newer_key_file_is_left_as_it_was() {
    let folder = used();
    for name in ["key", "key.copy"] {
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        fs::write(
            folder.path().join(name),
            text.replacen("\"version\": 1", "\"version\": 2", 1),
        )
        .unwrap();
    }
    let before = files(folder.path());
    assert!(matches!(refused(folder.path()), StoreError::Newer));
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_file_of_another_program_is_not_ours() {
    let folder = used();
    behind(folder.path())
        .pragma_update(None, "application_id", 1234)
        .unwrap();
    assert!(matches!(refused(folder.path()), StoreError::NotOurs));
}

#[test]
fn a_missing_log_or_key_is_never_a_fresh_start() {
    for (spoil, exit_code) in [
        (
            (|folder| fs::remove_file(log_of(folder)).unwrap()) as fn(&Path),
            10,
        ),
        (|folder| fs::write(log_of(folder), "").unwrap(), 13),
        (without_key, 10),
        (
            |folder| {
                fs::write(log_of(folder), "").unwrap();
                without_key(folder);
            },
            13,
        ),
        (
            |folder| {
                fs::write(folder.join("key"), "{").unwrap();
                fs::write(folder.join("key.copy"), "").unwrap();
            },
            13,
        ),
        (
            |folder| fs::write(log_of(folder), "x".repeat(8192)).unwrap(),
            13,
        ),
    ] {
        let folder = used();
        spoil(folder.path());
        let before = files(folder.path());
        let problem = refused(folder.path());
        assert_eq!(problem.exit_code(), exit_code, "{problem}");
        assert_eq!(files(folder.path()), before, "{problem}");
    }
}

/// What remains of a folder, by name, and how it is made to.
type Remain = (&'static str, fn(&Path));

#[test]
fn a_file_that_is_not_a_whole_log_is_damaged_and_never_a_first_start() {
    let whole = files(used().path());
    let log = whole
        .iter()
        .find_map(|(path, bytes)| path.ends_with("hometime.db").then_some(bytes))
        .unwrap();
    let remains: [Remain; 5] = [
        ("both keys", |_| ()),
        ("one key", |folder| {
            fs::remove_file(folder.join("key")).unwrap();
        }),
        ("no key", without_key),
        ("backups", |folder| {
            fs::create_dir(folder.join("copies")).unwrap();
            fs::write(folder.join("copies/2026-11-20-180405.db"), "a copy").unwrap();
        }),
        ("backups alone", |folder| {
            without_key(folder);
            fs::create_dir(folder.join("copies")).unwrap();
            fs::write(folder.join("copies/2026-11-20-180405.db"), "a copy").unwrap();
        }),
    ];
    for bytes in [
        &b""[..],
        b"x",
        &[0; 1],
        &[0; 512],
        &[0; 4095],
        &log[..1],
        &log[..511],
        &log[..4095],
    ] {
        for (what, spoil) in remains {
            let folder = laid(&whole);
            spoil(folder.path());
            fs::write(log_of(folder.path()), bytes).unwrap();
            let before = files(folder.path());
            let problem = refused(folder.path());
            assert!(
                matches!(problem, StoreError::NotALog { .. }),
                "{} bytes and {what}: {problem}",
                bytes.len()
            );
            assert_eq!(problem.exit_code(), 13);
            assert_eq!(files(folder.path()), before, "{what}");
        }
    }
    // A whole page and more without any table in it is no log either.
    for bytes in [&[0; 4096][..], &[0; 8192], &log[..4096], &log[..20480]] {
        let folder = laid(&whole);
        fs::write(log_of(folder.path()), bytes).unwrap();
        let before = files(folder.path());
        assert_eq!(refused(folder.path()).exit_code(), 13);
        assert_eq!(files(folder.path()), before, "{} bytes", bytes.len());
    }
}

#[test]
fn a_key_or_backups_that_cannot_be_read_are_there_and_nothing_is_begun_over_them() {
    for name in ["key", "key.copy"] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(name)).unwrap();
        assert!(matches!(refused(folder.path()), StoreError::KeyDamaged));
        assert!(!log_of(folder.path()).exists());
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("copies"), "no folder").unwrap();
    assert!(matches!(
        refused(folder.path()),
        StoreError::LogMissing { .. }
    ));
    assert!(!folder.path().join("key").exists());
}

#[test]
fn copies_without_a_log_say_that_a_log_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("copies")).unwrap();
    fs::write(
        folder.path().join("copies/2026-11-20-180405-version-1.db"),
        "a copy",
    )
    .unwrap();
    assert!(matches!(
        refused(folder.path()),
        StoreError::LogMissing { .. }
    ));
}

#[test]
fn one_whole_copy_of_the_key_is_enough_and_mends_the_other() {
    for (name, text) in [
        ("key", None),
        ("key.copy", None),
        ("key", Some("")),
        ("key", Some("{\"version\": 1}")),
        ("key.copy", Some("x")),
    ] {
        let folder = used();
        let before = files(folder.path());
        match text {
            None => fs::remove_file(folder.path().join(name)).unwrap(),
            Some(text) => fs::write(folder.path().join(name), text).unwrap(),
        }
        drop(open(folder.path()));
        assert_eq!(files(folder.path()), before);
    }
    let folder = used();
    let key = fs::read_to_string(folder.path().join("key")).unwrap();
    let at = key.find("\"key\": \"").unwrap() + 8;
    let other = if &key[at..=at] == "0" { "1" } else { "0" };
    fs::write(
        folder.path().join("key"),
        format!("{}{other}{}", &key[..at], &key[at + 1..]),
    )
    .unwrap();
    drop(open(folder.path()));
    assert_eq!(
        fs::read_to_string(folder.path().join("key")).unwrap(),
        key,
        "one changed letter is noticed"
    );
}

#[test]
fn a_first_start_that_broke_off_goes_on_the_next_time() {
    let folder = used();
    let place = folder.path();
    let before = all_of(&open(place));
    // The key was kept, the log had not got its name yet.
    fs::rename(log_of(place), place.join("hometime.new")).unwrap();
    fs::remove_file(place.join("key.copy")).unwrap();
    assert_eq!(all_of(&open(place)), before);
    assert!(place.join("key.copy").exists() && !place.join("hometime.new").exists());
    // Neither: whatever lies under the passing name is of no use.
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("hometime.new"), "half a log").unwrap();
    fs::write(
        folder.path().join("hometime.new-journal"),
        "and half a journal",
    )
    .unwrap();
    assert_eq!(
        open(folder.path())
            .families()
            .on_books(evening().date())
            .unwrap(),
        []
    );
    let names: Vec<_> = files(folder.path())
        .into_keys()
        .map(|path| path.file_name().unwrap().to_owned())
        .collect();
    assert_eq!(names, ["ballast", "hometime.db", "key", "key.copy", "lock"]);
}

#[cfg(feature = "encryption")]
#[test]
fn no_word_of_hers_is_readable_in_any_file() {
    let folder = used();
    let store = open(folder.path());
    let zoe = new_child(&store, "Wilhelmina");
    write(&store, &chat(zoe, "2026-11-20", "marmalade"));
    let wide = |word: &str| {
        word.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let all = files(folder.path());
    assert!(all.len() >= 4);
    for (path, bytes) in all {
        for word in [
            "Wilhelmina",
            "wilhelmina",
            "marmalade",
            "Zoë",
            "jeden",
            "entry_child",
            "SQLite format 3",
        ] {
            for written in [word.as_bytes().to_vec(), wide(word)] {
                assert!(
                    !bytes.windows(written.len()).any(|window| window == written),
                    "{word} in {}",
                    path.display()
                );
            }
        }
    }
}

#[cfg(feature = "encryption")]
#[test]
fn a_flipped_bit_anywhere_is_reported() {
    let folder = used();
    let whole = fs::read(log_of(folder.path())).unwrap();
    for page in 0..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 100 + page % 3000] ^= 4;
        fs::write(log_of(folder.path()), &bytes).unwrap();
        match Store::open(folder.path(), evening()) {
            Ok(store) => {
                let report = store.check().unwrap();
                assert!(!report.is_sound(), "page {page}");
                assert!(report.sentence().contains("could not be read"));
            }
            Err(problem) => assert_eq!(problem.exit_code(), 13, "page {page}: {problem:?}"),
        }
    }
    fs::write(log_of(folder.path()), &whole).unwrap();
    let report = open(folder.path()).check().unwrap();
    assert!(report.is_sound());
    assert_eq!(
        report.sentence(),
        "All of your log was read and is sound: 8 notes."
    );
}

#[test]
fn logs_of_every_released_version_open_with_everything_in_them() {
    let mut released: Vec<PathBuf> = fs::read_dir(fixtures())
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|own| own == "sql"))
        .collect();
    released.sort();
    assert!(!released.is_empty());
    for fixture in released {
        let folder = tempfile::tempdir().unwrap();
        lay(folder.path(), &fixture);
        let store = open(folder.path());
        let today = evening().date();
        let expected = Store::in_memory().unwrap();
        live_a_little(&expected, |_| {});
        assert_eq!(all_of(&store), all_of(&expected), "{}", fixture.display());
        assert!(store.check().unwrap().is_sound());
        while store.undo().unwrap().is_some() {}
        assert_eq!(
            store
                .entries()
                .list(
                    &Filter {
                        sensitive: true,
                        ..Filter::default()
                    },
                    0,
                    9
                )
                .unwrap(),
            []
        );
        assert_eq!(store.families().on_books(today).unwrap(), []);
    }
}

/// Writes down how this version keeps a log, with rows, for every later version to be tried on. Run
/// once, when a version is released: `cargo test --test store_folder -- --ignored`. A fixture that
/// is there already is left as it is.
#[test]
#[ignore = "writes a file of the repository"]
fn write_down_how_this_version_keeps_a_log() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    live_a_little(&store, |_| {});
    drop(store);
    let db = behind(folder.path());
    let version: i64 = db
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    let application: i64 = db
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .unwrap();
    let path = fixtures().join(format!("v{version:04}.sql"));
    if path.exists() {
        return;
    }
    let rows = |query: &str| -> Vec<String> {
        db.prepare(query)
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap()
    };
    let parts = "name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%' AND sql IS NOT NULL";
    let mut lines = vec![format!(
        "-- A log as version {version} kept it: tables, rows and history. Written once; never edited."
    )];
    lines.extend(["PRAGMA foreign_keys = OFF;".to_owned(), "BEGIN;".to_owned()]);
    lines.extend(rows(&format!(
        "SELECT sql || ';' FROM sqlite_schema WHERE type = 'table' AND {parts} ORDER BY rowid"
    )));
    for table in rows(&format!(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'search' AND {parts} ORDER BY rowid"
    )) {
        let columns = rows(&format!(
            "SELECT 'quote(' || name || ')' FROM pragma_table_info('{table}')"
        ))
        .join(" || ', ' || ");
        lines.extend(rows(&format!(
            "SELECT 'INSERT INTO {table} VALUES (' || {columns} || ');' FROM {table}"
        )));
    }
    // The index keeps no text of its own, so it is written from the words it knows.
    db.execute_batch(
        "CREATE VIRTUAL TABLE temp.known USING fts5vocab('main', 'search', 'instance')",
    )
    .unwrap();
    lines.extend(rows(
        "SELECT 'INSERT INTO search (rowid, text) VALUES (' || doc || ', ' || quote(group_concat(DISTINCT replace(term, ',', ' '))) || ');'
         FROM known GROUP BY doc",
    ));
    lines.extend(rows(&format!("SELECT sql || ';' FROM sqlite_schema WHERE type IN ('index', 'trigger') AND {parts} ORDER BY rowid")));
    lines.push(format!(
        "PRAGMA application_id = {application};\nPRAGMA user_version = {version};\nCOMMIT;"
    ));
    fs::write(path, lines.join("\n") + "\n").unwrap();
}
