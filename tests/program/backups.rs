//! Copies from the command line: made, put back, checked; hostile files, a full disk, a sudden end,
//! and a damaged log salvaged.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::behind::behind_with;
use crate::command::{Log, NOW, PROGRAM, evening};

fn copies(log: &Log) -> Vec<PathBuf> {
    let files = fs::read_dir(log.folder().join("copies"))
        .into_iter()
        .flatten()
        .map(|file| file.unwrap().path());
    let mut copies: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|own| own == "db"))
        .collect();
    copies.sort();
    copies
}

/// A log with a note, copied, and with another note since.
fn copied() -> (Log, PathBuf) {
    let log = Log::with_two_children();
    log.run(["add", "ola: before the copy"]);
    assert_eq!(log.run(["backup"]).code, 0);
    log.run(["add", "ola: after the copy"]);
    let copy = copies(&log).remove(0);
    (log, copy)
}

fn notes(log: &Log) -> String {
    log.run(["list"]).out
}

#[test]
fn backup_makes_a_copy_and_restore_puts_it_back_keeping_the_log_as_a_copy() {
    let (log, copy) = copied();
    let said = log.run(["restore".as_ref(), copy.as_os_str()]);
    assert_eq!(said.code, 0, "{}", said.aside);
    assert!(
        said.out.contains("in place and sound: 1 note."),
        "{}",
        said.out
    );
    assert!(notes(&log).contains("before the copy") && !notes(&log).contains("after the copy"));
    let kept = copies(&log)
        .into_iter()
        .find(|path| path.to_string_lossy().contains("before-putting-back"))
        .unwrap();
    assert_eq!(log.run(["restore".as_ref(), kept.as_os_str()]).code, 0);
    assert!(notes(&log).contains("after the copy"));
    let checked = log.run(["check", "--deep"]);
    assert_eq!(checked.code, 0);
    assert!(checked.out.contains("3 whole, 0 not"), "{}", checked.out);
}

#[test]
fn backup_to_a_stick_brings_the_key_and_opens_where_there_was_no_log() {
    let (log, _) = copied();
    let stick = tempfile::tempdir().unwrap();
    assert_eq!(
        log.run(["backup".as_ref(), stick.path().as_os_str()]).code,
        0
    );
    let copy = fs::read_dir(stick.path())
        .unwrap()
        .map(|file| file.unwrap().path())
        .find(|path| path.extension().is_some_and(|own| own == "db"));
    let laptop = Log::none();
    let said = laptop.run(["restore".as_ref(), copy.unwrap().as_os_str()]);
    assert_eq!(said.code, 0, "{}", said.aside);
    assert!(notes(&laptop).contains("after the copy"));
}

#[test]
fn a_missing_or_damaged_log_is_restored_and_what_lay_there_is_kept() {
    for spoilt in [None, Some("not a log")] {
        let (log, copy) = copied();
        let file = log.folder().join("hometime.db");
        fs::remove_file(&file).unwrap();
        if let Some(text) = spoilt {
            fs::write(&file, text).unwrap();
        }
        assert!(matches!(log.run(["list"]).code, 10 | 13));
        assert_eq!(log.run(["restore".as_ref(), copy.as_os_str()]).code, 0);
        assert!(notes(&log).contains("before the copy"));
        let kept = fs::read_dir(log.folder())
            .unwrap()
            .map(|file| file.unwrap().path())
            .find(|path| path.to_string_lossy().contains("as-it-was"));
        assert_eq!(
            kept.map(|path| fs::read_to_string(path).unwrap())
                .as_deref(),
            spoilt
        );
    }
}

#[test]
fn what_is_no_copy_is_turned_away_with_its_reason_and_the_log_stays_byte_for_byte() {
    let (log, copy) = copied();
    let around = tempfile::tempdir().unwrap();
    let at = |name: &str| around.path().join(name);
    fs::write(at("empty.db"), "").unwrap();
    fs::write(at("words.db"), "a shopping list, not a log").unwrap();
    fs::create_dir(at("folder.db")).unwrap();
    fs::File::create(at("huge.db"))
        .unwrap()
        .set_len(5 << 30)
        .unwrap();
    let plain = rusqlite::Connection::open(at("plain.db")).unwrap();
    plain
        .execute_batch("CREATE TABLE entry (id INTEGER PRIMARY KEY)")
        .unwrap();
    drop(plain);
    let foreign = Log::with_two_children();
    foreign.run(["backup"]);
    fs::copy(&copies(&foreign)[0], at("other.db")).unwrap();
    let mut cases = vec![
        (at("none.db"), "it is not there", 10),
        (at("empty.db"), "it is empty", 13),
        (at("words.db"), "does not open it", 13),
        (at("folder.db"), "not a plain file", 13),
        (at("huge.db"), "far too large", 13),
        (at("plain.db"), "does not open it", 13),
        (at("other.db"), "does not open it", 13),
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&copy, at("link.db")).unwrap();
        assert!(
            Command::new("mkfifo")
                .arg(at("pipe.db"))
                .status()
                .unwrap()
                .success()
        );
        cases.extend([
            (at("link.db"), "not a plain file", 13),
            (at("pipe.db"), "not a plain file", 13),
        ]);
    }
    let before = fs::read(log.folder().join("hometime.db")).unwrap();
    for (file, reason, code) in cases {
        let said = log.run(["restore".as_ref(), file.as_os_str()]);
        assert_eq!(
            (said.code, said.aside.contains(reason)),
            (code, true),
            "{}: {}",
            file.display(),
            said.aside
        );
        assert!(said.aside.contains("Nothing was changed"));
        assert_eq!(
            fs::read(log.folder().join("hometime.db")).unwrap(),
            before,
            "{}",
            file.display()
        );
    }
    assert!(!log.folder().join("hometime.back").exists());
}

#[test]
fn a_copy_with_the_right_key_but_tables_of_its_own_is_turned_away() {
    for (harm, reason, code) in [
        (
            "CREATE TRIGGER harm AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
            "not those of a log",
            13,
        ),
        ("CREATE VIEW extra AS SELECT 1", "not those of a log", 13),
        ("DROP TABLE away", "not those of a log", 13),
        ("PRAGMA user_version = 99", "newer Hometime", 14),
        ("PRAGMA application_id = 7", "not made by Hometime", 13),
        (
            "PRAGMA foreign_keys = OFF; DELETE FROM family",
            "cannot be read as it was written",
            13,
        ),
    ] {
        let (log, copy) = copied();
        let flags = rusqlite::functions::FunctionFlags::SQLITE_INNOCUOUS;
        let db = behind_with(&copy, &log.folder().join("key"));
        db.create_scalar_function("writing_step", 0, flags, |_| Ok(0))
            .unwrap();
        db.execute_batch(harm).unwrap();
        drop(db);
        let before = fs::read(log.folder().join("hometime.db")).unwrap();
        let said = log.run(["restore".as_ref(), copy.as_os_str()]);
        assert_eq!(
            (said.code, said.aside.contains(reason)),
            (code, true),
            "{harm}: {}",
            said.aside
        );
        assert_eq!(fs::read(log.folder().join("hometime.db")).unwrap(), before);
    }
}

#[test]
fn of_five_hundred_changed_copies_none_gets_in_and_the_log_is_as_it_was() {
    let (log, copy) = copied();
    let whole = fs::read(&copy).unwrap();
    let store = log.store();
    let before = store
        .entries()
        .count(&hometime::store::Filter::default())
        .unwrap();
    let harmed = log.folder().join("harmed.db");
    // Numbers that look thrown, the same at every run.
    let mut thrown = 88_172_645_463_325_252_u64;
    let mut next = |below: usize| {
        thrown ^= thrown << 13;
        thrown ^= thrown >> 7;
        thrown ^= thrown << 17;
        usize::try_from(thrown % u64::try_from(below).unwrap()).unwrap()
    };
    for round in 0..500 {
        let mut bytes = whole.clone();
        match round % 5 {
            0 => bytes.truncate(next(whole.len())),
            1 => {
                let at = next(whole.len() / 4096) * 4096;
                bytes[at..at + 4096].fill(u8::try_from(next(256)).unwrap());
            }
            2 => {
                let (from, to) = (
                    next(whole.len() / 4096) * 4096,
                    next(whole.len() / 4096) * 4096,
                );
                let page = whole[from..from + 4096].to_vec();
                bytes[to..to + 4096].copy_from_slice(&page);
                bytes[next(whole.len())] ^= 1;
            }
            3 => bytes.extend(vec![7; 4096]),
            _ => {}
        }
        if !bytes.is_empty() && round % 5 == 4 {
            let at = next(bytes.len());
            bytes[at] ^= 1 << next(8);
        }
        fs::write(&harmed, &bytes).unwrap();
        let outcome = store
            .ready_to_put_back(&harmed, evening())
            .and_then(|mut ready| ready.wait());
        assert!(outcome.is_err(), "round {round}");
    }
    assert_eq!(
        store
            .entries()
            .count(&hometime::store::Filter::default())
            .unwrap(),
        before
    );
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn salvage_saves_what_can_be_read_and_says_how_much() {
    let log = Log::none();
    assert_eq!(log.run(["sample"]).code, 0);
    let file = log.folder().join("hometime.db");
    let whole = fs::read(&file).unwrap();
    let all = log.json(&["list"]).len();
    let mut saved_of_all = Vec::new();
    for page in [20, 50, 80] {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 500] ^= 1;
        fs::write(&file, &bytes).unwrap();
        let into = log.folder().join(format!("saved-{page}"));
        let said = log.run(["salvage".as_ref(), into.as_os_str()]);
        assert!(matches!(said.code, 0 | 2), "page {page}: {}", said.aside);
        assert!(said.out.contains(" notes, and "), "{}", said.out);
        assert_eq!(
            fs::read(&file).unwrap(),
            bytes,
            "the damaged log is only read"
        );
        let again = log.run(["salvage".as_ref(), into.as_os_str()]);
        assert!(
            again.aside.contains("There is something in"),
            "{}",
            again.aside
        );
        let store = hometime::store::Store::open(&into, evening()).unwrap();
        assert!(store.check().unwrap().is_sound(), "page {page}");
        saved_of_all.push(
            store
                .entries()
                .count(&hometime::store::Filter {
                    sensitive: true,
                    ..Default::default()
                })
                .unwrap(),
        );
    }
    assert!(
        saved_of_all.iter().all(|saved| *saved * 100 >= all * 99),
        "of {all}: {saved_of_all:?}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_copy_broken_off_at_any_moment_leaves_only_good_ones() {
    let log = Log::none();
    assert_eq!(log.run(["sample"]).code, 0);
    for wait in (0..10).map(|turn| 3 + turn * 23) {
        log.run(["add", &format!("ola: turn {wait}")]);
        let mut run = Command::new(PROGRAM)
            .args(["--now", NOW, "--data"])
            .arg(log.folder())
            .arg("backup")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        run.kill().unwrap();
        run.wait().unwrap();
        let checked = log.run(["check", "--deep"]);
        assert_eq!(
            checked.code, 0,
            "after {wait} ms: {}{}",
            checked.out, checked.aside
        );
        assert!(checked.out.contains(", 0 not"), "{}", checked.out);
        let left: Vec<_> = fs::read_dir(log.folder().join("copies"))
            .into_iter()
            .flatten()
            .map(|file| file.unwrap().path())
            .collect();
        assert!(
            !left
                .iter()
                .any(|path| path.extension().is_some_and(|own| own == "part")),
            "{left:?}"
        );
    }
}

/// A disk of 300 KiB for the copies alone, in a mount that only this process sees.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_log_and_the_copies_as_they_were_and_says_so() {
    let log = Log::none();
    assert_eq!(log.run(["sample"]).code, 0);
    let stick = tempfile::tempdir().unwrap();
    let script = format!(
        "mount -t tmpfs -o size=300k none '{stick}' && '{PROGRAM}' --now {NOW} --data '{log}' backup '{stick}'; echo code $?; ls -A '{stick}'",
        stick = stick.path().display(),
        log = log.folder().display()
    );
    let ran = Command::new("unshare")
        .args(["-Urm", "sh", "-c", &script])
        .output();
    let Some(ran) = ran.ok().filter(|ran| {
        String::from_utf8_lossy(&ran.stdout).contains("code ")
            && !String::from_utf8_lossy(&ran.stderr).contains("mount:")
    }) else {
        eprintln!("skipped: no small disk can be made here");
        return;
    };
    let (out, aside) = (
        String::from_utf8(ran.stdout).unwrap(),
        String::from_utf8(ran.stderr).unwrap(),
    );
    assert!(
        aside.contains("there is no room for it")
            && aside.contains("Your log and your earlier copies are as they were"),
        "{out}{aside}"
    );
    assert_eq!(out.trim(), "code 15", "nothing half-made is left on it");
    assert_eq!(log.run(["check"]).code, 0);
}

#[test]
fn a_locked_and_damaged_log_is_restored_with_one_line_of_standard_input() {
    let words = "lantern teapot marigold anchor";
    let (log, copy) = copied();
    log.store().locks().set_passphrase(words).unwrap();
    let file = log.folder().join("hometime.db");
    for spoilt in [Some("not a log"), Some(""), None] {
        fs::remove_file(&file).unwrap();
        if let Some(text) = spoilt {
            fs::write(&file, text).unwrap();
        }
        let said = log.typing(
            format!("{words}\n"),
            [
                "--passphrase-stdin".as_ref(),
                "restore".as_ref(),
                copy.as_os_str(),
            ],
        );
        assert_eq!(said.code, 0, "{spoilt:?}: {}", said.aside);
        assert!(
            said.out.contains("in place and sound: 1 note."),
            "{}",
            said.out
        );
        assert_eq!(log.run(["list"]).code, 12, "it is still locked");
    }
}
