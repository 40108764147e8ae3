//! The file of the log moved, taken away or replaced while it is open, and a log where nothing may
//! be written.

use std::fs;
use std::process::Command;

use hometime::store::{Store, StoreError};
use hometime::vault::Reopened;

use super::behind::log_of;
use super::command::{Log, PROGRAM, said_by, starting};
use super::common::{Desk, FRIDAY};
use super::folder::{copy_of, everything, open, used};
use super::log::{chat, evening, new_child, write};

fn save(store: &Store) -> Result<(), StoreError> {
    store.step("Kai", evening(), |store| {
        store.settings().set("look", "night")
    })?;
    store.step("Off", evening(), |store| {
        store.round().let_go(evening().date())
    })
}

#[test]
fn nothing_is_written_to_a_file_that_was_moved_taken_away_replaced_or_cut() {
    let alter: [fn(&std::path::Path); 4] = [
        |log| fs::rename(log, log.with_extension("moved")).unwrap(),
        |log| fs::remove_file(log).unwrap(),
        |log| {
            fs::copy(log, log.with_extension("copy")).unwrap();
            fs::rename(log.with_extension("copy"), log).unwrap();
        },
        |log| {
            fs::File::options()
                .write(true)
                .open(log)
                .unwrap()
                .set_len(8192)
                .unwrap();
        },
    ];
    for (number, alter) in alter.into_iter().enumerate() {
        let folder = used();
        let store = open(folder.path());
        alter(&log_of(folder.path()));
        let files = |folder: &std::path::Path| {
            let names = fs::read_dir(folder)
                .unwrap()
                .map(|file| file.unwrap().path());
            let mut files: Vec<_> = names
                .filter(|path| path.is_file())
                .map(|path| (path.clone(), fs::read(&path).unwrap_or_default()))
                .collect();
            files.sort();
            files.retain(|(path, _)| !path.ends_with("hometime.db-journal"));
            files
        };
        let before = files(folder.path());
        let said = save(&store).unwrap_err().to_string();
        // One that was cut off may show as soon as it is read.
        let is_told = said.contains("moved, replaced or taken away") && said.contains("Ctrl+S");
        assert!(
            is_told || number == 3 && said.contains("Nothing more will be written to it"),
            "{number}: {said}"
        );
        assert_eq!(files(folder.path()), before, "{number}");
    }
}

#[test]
fn put_back_it_goes_on_and_an_older_file_in_its_place_is_not_written_to() {
    let folder = used();
    let older = copy_of(folder.path());
    let mut store = Store::open(folder.path(), evening()).unwrap();
    write(
        &store,
        &chat(
            new_child(&store, "Kai"),
            "2026-11-20",
            "asked for the drum again",
        ),
    );
    let (log, aside) = (log_of(folder.path()), folder.path().join("aside"));
    fs::rename(&log, &aside).unwrap();
    assert!(matches!(store.reopen(), Err(StoreError::Moved)) && !store.is_closed());
    fs::copy(log_of(older.path()), &log).unwrap();
    assert!(matches!(store.reopen(), Err(StoreError::Lacking)) && store.is_closed());
    assert!(matches!(save(&store), Err(StoreError::Closed)));
    assert_eq!(
        fs::read(&log).unwrap(),
        fs::read(log_of(older.path())).unwrap()
    );
    fs::rename(&aside, &log).unwrap();
    assert_eq!(store.reopen().unwrap(), Reopened::AsLastSaved);
    save(&store).unwrap();
    assert!(store.check_deep().unwrap().is_sound());
}

#[test]
fn she_types_on_while_her_log_is_gone_and_ctrl_s_keeps_the_words_when_it_is_back() {
    let mut desk = Desk::with_sample(FRIDAY);
    let log = desk.log();
    let aside = log.with_extension("aside");
    desk.write("asleep by").wait(2.0);
    fs::rename(&log, &aside).unwrap();
    desk.press("enter")
        .hears("moved, replaced or taken away")
        .sees("asleep by");
    desk.write(" two")
        .wait(2.0)
        .sees("asleep by two")
        .sees("your words are NOT kept")
        .sees("try again");
    desk.press("ctrl+s")
        .hears("Put it back")
        .sees("asleep by two");
    fs::rename(&aside, &log).unwrap();
    desk.press("ctrl+s")
        .hears("Your words are kept again")
        .sees_no("NOT kept")
        .press("enter")
        .hears("Saved to");
    assert!(desk.has_note("asleep by two"));
}

#[test]
fn a_log_that_may_only_be_read_is_shown_and_not_written_to() {
    let log = Log::with_two_children();
    log.run(["add", "ola: loved the den"]);
    let folder = log.folder();
    let inside = format!(
        "mount --bind {0} {0} && mount -o remount,ro,bind {0} && {PROGRAM} --data {0} list && {PROGRAM} --data {0} check; {PROGRAM} --data {0} add 'ola: asleep by two'",
        folder.display()
    );
    let allowed = starting(|| Command::new("unshare").args(["-Urm", "true"]).status())
        .is_ok_and(|ended| ended.success());
    if !allowed {
        eprintln!(
            "left out, because this machine allows no mounting: a folder that may only be read"
        );
        return;
    }
    let before = everything(&open(&folder));
    let said = said_by(assert_cmd::Command::new("unshare").args(["-Urm", "sh", "-c", &inside]));
    assert!(
        said.out.contains("loved the den") && said.out.contains("is sound"),
        "{} {}",
        said.out,
        said.aside
    );
    assert_eq!(said.code, 15, "{}", said.aside);
    assert!(said.aside.contains("may only be read"), "{}", said.aside);
    assert_eq!(everything(&open(&folder)), before);
}
