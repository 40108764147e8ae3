//! What copies of the log promise: whole or not counted, never in the way of a good one, and always
//! a way back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use crate::log::{all_of, chat, evening, live_a_little, new_child, write};
use chrono::{NaiveDateTime, TimeDelta};
use hometime::domain::Occasion;
use hometime::domain::copies::CopyNudge;
use hometime::store::{Beside, Filter, NoCopy, Progress, Store, StoreError};
use hometime::vault::{Checked, CheckedAll, Copied, Rescue, Second, SecondPlace, TriedOut};

fn open(folder: &Path) -> Store {
    Store::open(folder, evening()).unwrap()
}

/// A log that has been used a little, and where it lies.
fn used() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    live_a_little(&store, |_| {});
    (folder, store)
}

fn made(copied: Copied) -> (PathBuf, bool) {
    match copied {
        Copied::Whole { copy, is_new, .. } => (copy.path, is_new),
        other => panic!("{other:?}"),
    }
}

fn copy_at(store: &Store, at: NaiveDateTime) -> PathBuf {
    made(store.copies().make(at).unwrap()).0
}

/// Something new is in the log.
fn say(store: &Store, words: &str) {
    let child = new_child(store, words);
    write(store, &chat(child, "2026-11-20", words));
}

fn has(store: &Store, words: &str) -> bool {
    store
        .entries()
        .list(
            &Filter {
                sensitive: true,
                ..Filter::default()
            },
            0,
            999,
        )
        .unwrap()
        .iter()
        .any(|entry| entry.words == words)
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 4;
    fs::write(path, bytes).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let inside = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    inside
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn a_copy_is_read_back_whole_before_it_has_its_name_and_holds_everything() {
    let (folder, store) = used();
    let Copied::Whole {
        copy,
        is_new,
        second,
        tried_out,
        ..
    } = store.copies().make(evening()).unwrap()
    else {
        panic!()
    };
    assert!(
        is_new && matches!(second, SecondPlace::None) && matches!(tried_out, Some(TriedOut::Well))
    );
    assert_eq!(
        (copy.checked, copy.notes),
        (Checked::Whole(evening()), Some(8))
    );
    assert_eq!(
        names(&folder.path().join("copies")),
        ["2026-11-20-180405.db", "checked.json", "key"]
    );
    assert_eq!(
        names(folder.path()),
        [
            "ballast",
            "copies",
            "hometime.db",
            "hometime.db-journal",
            "key",
            "key.copy",
            "lock"
        ],
        "nothing is left lying about"
    );
    assert_eq!(
        fs::read(folder.path().join("key")).unwrap(),
        fs::read(folder.path().join("copies/key")).unwrap()
    );
    let inside = store
        .copies()
        .look_inside(&copy.path)
        .unwrap()
        .wait()
        .unwrap();
    assert_eq!(all_of(&inside), all_of(&store));
    let text = fs::read_to_string(folder.path().join("copies/checked.json")).unwrap();
    assert!(
        !text.contains("Zoë") && !text.contains("jeden"),
        "no word of hers stands in the list of copies"
    );
}

#[test]
fn an_unchanged_log_is_not_copied_twice_and_a_changed_one_is() {
    let (_folder, store) = used();
    assert!(store.copies().is_behind());
    copy_at(&store, evening());
    assert!(!store.copies().is_behind());
    assert!(
        !made(
            store
                .copies()
                .make(evening() + TimeDelta::minutes(10))
                .unwrap()
        )
        .1
    );
    say(&store, "den");
    assert!(
        made(
            store
                .copies()
                .make(evening() + TimeDelta::minutes(20))
                .unwrap()
        )
        .1
    );
    assert_eq!(store.copies().list().len(), 2);
}

#[test]
fn a_copy_that_was_damaged_since_is_not_taken_for_the_log_as_it_is() {
    let (_folder, store) = used();
    let copy = copy_at(&store, evening());
    flip(&copy, 9000);
    let (next, is_new) = made(
        store
            .copies()
            .make(evening() + TimeDelta::minutes(10))
            .unwrap(),
    );
    assert!(is_new && next != copy);
}

#[test]
fn what_is_saved_while_a_copy_is_made_is_not_torn_into_it() {
    let (_folder, store) = used();
    for round in 0..20 {
        let mut copying = store
            .copies()
            .begin(evening() + TimeDelta::minutes(round))
            .unwrap();
        say(&store, &format!("den {round}"));
        match copying.wait().unwrap() {
            Copied::Moved => {}
            Copied::Whole { copy, .. } => {
                let inside = store
                    .copies()
                    .look_inside(&copy.path)
                    .unwrap()
                    .wait()
                    .unwrap();
                assert!(!has(&inside, &format!("den {round}")));
            }
            Copied::Stopped => panic!("nobody stopped it"),
        }
    }
    let last = copy_at(&store, evening() + TimeDelta::hours(1));
    assert!(has(
        &store.copies().look_inside(&last).unwrap().wait().unwrap(),
        "den 19"
    ));
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn making_a_copy_does_not_let_go_of_the_log() {
    let (folder, store) = used();
    copy_at(&store, evening());
    let other = rusqlite::Connection::open(folder.path().join("hometime.db")).unwrap();
    let busy = other
        .query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
        .unwrap_err();
    assert_eq!(
        busy.sqlite_error_code(),
        Some(rusqlite::ErrorCode::DatabaseBusy),
        "{busy}"
    );
}

#[test]
fn nothing_can_be_written_in_a_copy_that_is_looked_at() {
    let (folder, store) = used();
    let copy = copy_at(&store, evening());
    let before = fs::read(&copy).unwrap();
    let inside = store.copies().look_inside(&copy).unwrap().wait().unwrap();
    assert!(
        inside
            .step("Words", evening(), |store| store
                .families()
                .save(None, &hometime::domain::Family::default()))
            .is_err()
    );
    assert!(inside.settings().set("name", "Ann").is_err());
    assert!(inside.undo().is_err());
    drop(inside);
    assert_eq!(fs::read(&copy).unwrap(), before);
    assert!(!folder.path().join("spare/look").exists());
}

#[test]
fn copies_are_thinned_out_and_only_good_ones_count() {
    let (folder, store) = used();
    for ten in 0..27 {
        store.settings().set("name", &format!("Ann {ten}")).unwrap();
        copy_at(&store, evening() + TimeDelta::minutes(10 * ten));
    }
    let copies = store.copies().list();
    assert_eq!(copies.len(), 24);
    // Damaged ones are named so, and the good ones stay however many there are.
    for copy in &copies[..20] {
        flip(&copy.path, 5000);
    }
    let checked = store.copies().check_all(evening()).unwrap().wait().unwrap();
    assert_eq!(
        checked,
        CheckedAll {
            whole: 4,
            not_whole: 20
        }
    );
    let after = store.copies().list();
    assert_eq!(after.iter().filter(|copy| copy.is_whole()).count(), 4);
    assert_eq!(
        after
            .iter()
            .filter(|copy| copy.checked == Checked::NotWhole)
            .count(),
        3,
        "the newest few are kept to be looked at"
    );
    assert!(
        names(&folder.path().join("copies"))
            .iter()
            .any(|name| name.ends_with(".not-whole"))
    );
    assert_eq!(store.copies().newest_whole().unwrap().path, copies[20].path);
}

#[test]
fn an_older_file_under_a_newer_name_is_noticed() {
    let (_folder, store) = used();
    let old = copy_at(&store, evening());
    say(&store, "den");
    let new = copy_at(&store, evening() + TimeDelta::minutes(10));
    fs::copy(&old, &new).unwrap();
    let checked = store.copies().check_all(evening()).unwrap().wait().unwrap();
    assert_eq!(
        checked,
        CheckedAll {
            whole: 1,
            not_whole: 1
        }
    );
}

#[test]
fn putting_a_copy_back_keeps_the_log_as_it_was_as_a_copy() {
    let (folder, store) = used();
    let copy = copy_at(&store, evening());
    say(&store, "written since");
    let later = evening() + TimeDelta::days(3);
    let ready = store
        .ready_to_put_back(&copy, later)
        .unwrap()
        .wait()
        .unwrap();
    let store = store.put_back(&ready).unwrap();
    assert!(!has(&store, "written since"));
    assert!(store.check().unwrap().is_sound());
    let before = store
        .copies()
        .list()
        .into_iter()
        .find(|copy| copy.name.occasion == Occasion::BeforePuttingBack)
        .unwrap();
    assert_eq!(before.name.at, later);
    assert!(has(
        &store
            .copies()
            .look_inside(&before.path)
            .unwrap()
            .wait()
            .unwrap(),
        "written since"
    ));
    // And there again.
    let ready = store
        .ready_to_put_back(&before.path, later)
        .unwrap()
        .wait()
        .unwrap();
    let store = store.put_back(&ready).unwrap();
    assert!(has(&store, "written since"));
    assert!(!folder.path().join("hometime.back").exists());
}

#[test]
fn a_log_that_is_missing_empty_or_damaged_comes_back_from_its_newest_good_copy() {
    for spoil in [
        (|log| fs::remove_file(log).unwrap()) as fn(&Path),
        |log| fs::write(log, "").unwrap(),
        |log| flip(log, 20),
        |log| fs::write(log, "not a log at all").unwrap(),
        |log| fs::write(log, &fs::read(log).unwrap()[..5000]).unwrap(),
    ] {
        let (folder, store) = used();
        copy_at(&store, evening());
        say(&store, "den");
        let newest = copy_at(&store, evening() + TimeDelta::minutes(10));
        let before = all_of(&store);
        drop(store);
        let log = folder.path().join("hometime.db");
        spoil(&log);
        let spoilt = fs::read(&log).ok().filter(|bytes| !bytes.is_empty());
        assert!(Store::open(folder.path(), evening()).is_err());
        let rescue = Rescue::of(folder.path()).unwrap();
        assert_eq!(
            rescue.newest_whole(&Progress::default()).unwrap().path,
            newest
        );
        let store = rescue
            .put_back(&newest, None, evening(), &Progress::default())
            .unwrap();
        assert_eq!(all_of(&store), before);
        let kept = names(folder.path())
            .into_iter()
            .find(|name| name.starts_with("hometime-as-it-was"));
        assert_eq!(
            kept.map(|name| fs::read(folder.path().join(name)).unwrap()),
            spoilt,
            "what lay there is kept under another name"
        );
    }
}

#[test]
fn a_newest_copy_that_is_damaged_is_passed_over_for_an_older_good_one() {
    let (folder, store) = used();
    let old = copy_at(&store, evening());
    say(&store, "den");
    let new = copy_at(&store, evening() + TimeDelta::minutes(10));
    drop(store);
    flip(&new, 9000);
    fs::remove_file(folder.path().join("hometime.db")).unwrap();
    assert_eq!(
        Rescue::of(folder.path())
            .unwrap()
            .newest_whole(&Progress::default())
            .unwrap()
            .path,
        old
    );
}

#[test]
fn a_copy_alone_on_a_stick_can_be_opened_on_another_laptop() {
    let (_folder, store) = used();
    let stick = tempfile::tempdir().unwrap();
    let (copy, _) = made(
        store
            .copies()
            .begin_in(stick.path(), evening())
            .unwrap()
            .wait()
            .unwrap(),
    );
    let before = all_of(&store);
    drop(store);
    let laptop = tempfile::tempdir().unwrap();
    let store = Rescue::of(laptop.path())
        .unwrap()
        .put_back(&copy, None, evening(), &Progress::default())
        .unwrap();
    assert_eq!(all_of(&store), before);
}

#[test]
fn a_copy_of_another_log_brings_its_own_key_and_the_copies_here_stay_apart() {
    let (_theirs, other) = used();
    say(&other, "theirs");
    let stick = tempfile::tempdir().unwrap();
    let (copy, _) = made(
        other
            .copies()
            .begin_in(stick.path(), evening())
            .unwrap()
            .wait()
            .unwrap(),
    );
    let (folder, store) = used();
    say(&store, "mine");
    let ready = store
        .ready_to_put_back(&copy, evening())
        .unwrap()
        .wait()
        .unwrap();
    assert!(ready.is_of_another_log());
    let store = store.put_back(&ready).unwrap();
    assert!(has(&store, "theirs") && !has(&store, "mine"));
    let mine = folder.path().join("copies-until-2026-11-20-180405");
    assert_eq!(
        names(&mine),
        [
            "2026-11-20-180405-before-putting-back.db",
            "checked.json",
            "key"
        ]
    );
    drop(store);
    let elsewhere = tempfile::tempdir().unwrap();
    let back = Rescue::of(elsewhere.path())
        .unwrap()
        .put_back(
            &mine.join("2026-11-20-180405-before-putting-back.db"),
            None,
            evening(),
            &Progress::default(),
        )
        .unwrap();
    assert!(has(&back, "mine"));
}

#[test]
fn the_second_place_gets_each_new_copy_and_a_stick_that_is_out_is_no_trouble() {
    let (_folder, store) = used();
    let stick = tempfile::tempdir().unwrap();
    let place = stick.path().join("stick");
    assert_eq!(store.copies().second(evening().date()), Second::NotAsked);
    assert!(
        store
            .copies()
            .choose_second(Some(&place), evening())
            .unwrap_err()
            .to_string()
            .contains("no folder")
    );
    fs::create_dir(&place).unwrap();
    store
        .copies()
        .choose_second(Some(&place), evening())
        .unwrap();
    let second = |at| match store.copies().make(at).unwrap() {
        Copied::Whole { second, .. } => second,
        other => panic!("{other:?}"),
    };
    assert!(matches!(second(evening()), SecondPlace::Copied));
    assert_eq!(
        names(&place.join("hometime-copies")),
        ["2026-11-20-180405.db", "checked.json", "key"]
    );
    assert_eq!(store.copies().list_elsewhere().len(), 1);
    fs::rename(&place, stick.path().join("out")).unwrap();
    say(&store, "den");
    assert!(matches!(
        second(evening() + TimeDelta::days(6)),
        SecondPlace::NotThere
    ));
    assert!(
        !place.exists(),
        "a stick that is out is not made anew on the laptop's own disk"
    );
    assert_eq!(
        store
            .copies()
            .nudge((evening() + TimeDelta::days(6)).date())
            .unwrap(),
        None
    );
    let after_a_week = (evening() + TimeDelta::days(7)).date();
    assert_eq!(
        store.copies().nudge(after_a_week).unwrap(),
        Some(CopyNudge::SecondAway(Some(evening().date())))
    );
    fs::rename(stick.path().join("out"), &place).unwrap();
    assert!(
        matches!(second(evening() + TimeDelta::days(8)), SecondPlace::Copied),
        "the copy it has not got yet"
    );
    assert_eq!(store.copies().list_elsewhere().len(), 2);
    assert_eq!(
        store
            .copies()
            .nudge((evening() + TimeDelta::days(9)).date())
            .unwrap(),
        None
    );
}

#[test]
fn another_passphrase_opens_the_copies_in_the_second_place_too() {
    let (folder, store) = used();
    let stick = tempfile::tempdir().unwrap();
    store
        .copies()
        .choose_second(Some(stick.path()), evening())
        .unwrap();
    copy_at(&store, evening());
    let key = |folder: &Path| fs::read(folder.join("key")).unwrap();
    let there = stick.path().join("hometime-copies");
    let left_open = key(&there);
    store
        .locks()
        .set_passphrase("lantern teapot meadow violin")
        .unwrap();
    assert_eq!(key(&there), key(folder.path()));
    assert_ne!(key(&there), left_open);
}

#[test]
fn a_week_without_a_copy_is_kept_in_mind_only_when_there_was_something_to_copy() {
    let (_folder, store) = used();
    copy_at(&store, evening());
    store.copies().choose_second(None, evening()).unwrap();
    let next_week = (evening() + TimeDelta::days(7)).date();
    assert_eq!(
        store.copies().nudge(next_week).unwrap(),
        None,
        "nothing was written since"
    );
    say(&store, "den");
    assert_eq!(
        store
            .copies()
            .nudge((evening() + TimeDelta::days(6)).date())
            .unwrap(),
        None
    );
    assert_eq!(
        store.copies().nudge(next_week).unwrap(),
        Some(CopyNudge::Old(Some(evening().date())))
    );
}

#[test]
fn putting_back_is_tried_out_once_a_month() {
    let (_folder, store) = used();
    let mut tried = Vec::new();
    for days in [0, 1, 29, 30, 31, 60] {
        say(&store, &format!("day {days}"));
        let Copied::Whole { tried_out, .. } = store
            .copies()
            .make(evening() + TimeDelta::days(days))
            .unwrap()
        else {
            panic!()
        };
        tried.extend(tried_out.map(|outcome| (days, matches!(outcome, TriedOut::Well))));
    }
    assert_eq!(tried, [(0, true), (30, true), (60, true)]);
}

#[test]
fn a_copy_that_could_not_be_made_is_said_and_leaves_log_and_copies_as_they_were() {
    let (folder, store) = used();
    copy_at(&store, evening());
    let copies = folder.path().join("copies");
    let away = folder.path().join("away");
    fs::rename(&copies, &away).unwrap();
    fs::write(&copies, "a file where the folder should be").unwrap();
    say(&store, "den");
    let before = (
        fs::read(folder.path().join("hometime.db")).unwrap(),
        files(&away),
    );
    let trouble = store.copies().make(evening()).unwrap_err();
    assert_eq!(trouble.exit_code(), 15, "{trouble}");
    assert_eq!(
        (
            fs::read(folder.path().join("hometime.db")).unwrap(),
            files(&away)
        ),
        before
    );
    fs::remove_file(&copies).unwrap();
    fs::rename(&away, &copies).unwrap();
    copy_at(&store, evening() + TimeDelta::minutes(1));
}

#[test]
fn a_damaged_log_is_not_copied_over_good_copies() {
    let (folder, store) = used();
    let good = copy_at(&store, evening());
    let log = folder.path().join("hometime.db");
    let pages = fs::read(&log).unwrap().len() / 4096;
    // While it is open: at the next start the newest steps are looked at, and this page is one of
    // theirs.
    flip(&log, (pages - 2) * 4096 + 100);
    let trouble = store
        .copies()
        .make(evening() + TimeDelta::minutes(10))
        .unwrap_err();
    assert!(
        matches!(trouble, StoreError::NotReadBack(NoCopy::Damaged)),
        "{trouble}"
    );
    assert_eq!(store.copies().newest_whole().unwrap().path, good);
    assert_eq!(store.copies().list()[0].checked, Checked::NotWhole);
}

#[test]
fn what_a_sudden_end_left_is_cleared_and_never_counts() {
    let (folder, store) = used();
    let good = copy_at(&store, evening());
    drop(store);
    fs::copy(&good, folder.path().join("copies/2026-11-21-180000.part")).unwrap();
    fs::write(folder.path().join("hometime.back"), "half").unwrap();
    fs::create_dir_all(folder.path().join("spare/trial")).unwrap();
    let store = open(folder.path());
    assert_eq!(store.copies().list().len(), 1);
    drop(store);
    assert_eq!(
        names(folder.path()),
        [
            "ballast",
            "copies",
            "hometime.db",
            "hometime.db-journal",
            "key",
            "key.copy",
            "lock"
        ]
    );
    assert_eq!(
        names(&folder.path().join("copies")),
        ["2026-11-20-180405.db", "checked.json", "key"]
    );
}

/// Does the work, and says how far it counted itself to be when all of it was done.
fn counted<T: Send + 'static>(work: impl FnOnce(&Progress) -> T + Send + 'static) -> (T, u64) {
    let ((done, is_done), (go_on, may_go_on)) = (mpsc::channel(), mpsc::channel());
    let mut beside = Beside::begin(move |progress| {
        let outcome = work(progress);
        done.send(()).unwrap();
        may_go_on.recv().unwrap();
        Ok(outcome)
    })
    .unwrap();
    is_done.recv().unwrap();
    let percent = beside.percent();
    go_on.send(()).unwrap();
    (beside.wait().unwrap(), percent)
}

#[test]
fn what_takes_long_knows_how_far_it_is() {
    let (folder, store) = used();
    let copy = copy_at(&store, evening());
    drop(store);
    let (at, whole) = (folder.path().to_owned(), copy.clone());
    let (look, percent) =
        counted(move |progress| Store::look_at_newest(&at, None, progress).is_ok());
    assert!(look && percent == 99, "{percent}");
    let at = folder.path().to_owned();
    let (newest, percent) = counted(move |progress| {
        Rescue::of(&at)
            .unwrap()
            .newest_whole(progress)
            .unwrap()
            .path
    });
    assert!(newest == copy && percent == 99, "{percent}");
    let (at, into) = (folder.path().to_owned(), folder.path().join("saved"));
    let (saved, percent) = counted(move |progress| {
        Rescue::of(&at)
            .unwrap()
            .salvage(&into, None, progress)
            .unwrap()
    });
    assert!(
        saved.rows > 0 && saved.rows == saved.of_rows && percent > 80,
        "{percent}"
    );
    let at = folder.path().to_owned();
    let (store, percent) = counted(move |progress| {
        Rescue::of(&at)
            .unwrap()
            .put_back(&whole, None, evening(), progress)
            .unwrap()
    });
    assert!(
        store.check().unwrap().is_sound() && percent == 99,
        "{percent}"
    );
}
