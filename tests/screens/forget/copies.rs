//! Copies that erasing cannot reach, or cannot open.

use std::fs;
use std::path::{Path, PathBuf};

use hometime::domain::{Child, Family, Id};
use hometime::store::Store;
use hometime::vault::{Copied, SecondPlace};

use super::erasing::{desk, erase_family};
use crate::common::{Desk, FRIDAY};
use crate::everywhere::{hits, rows_of_log};

#[test]
fn a_second_place_that_is_not_there_is_said_to_be_out_of_reach() {
    let second = tempfile::tempdir().unwrap();
    let stick = second.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let (mut desk, _) = desk(&stick);
    fs::rename(&stick, second.path().join("taken out")).unwrap();
    erase_family(&mut desk);
    desk.sees("Out of reach")
        .sees("before anything else is copied there");
}

#[test]
fn a_copy_that_cannot_be_opened_is_removed() {
    let second = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(second.path());
    let copies = desk.folder().join("copies");
    fs::write(copies.join("2026-11-01-120000.db"), vec![7; 8192]).unwrap();
    fs::write(
        copies.join("2026-11-02-120000.not-whole"),
        "qwortle in a damaged copy",
    )
    .unwrap();
    erase_family(&mut desk);
    desk.sees("could not be opened: 2 files");
    assert!(
        !copies.join("2026-11-01-120000.db").exists()
            && !copies.join("2026-11-02-120000.not-whole").exists()
    );
}

/// Where a stick lies that is taken out.
fn taken_out(stick: &Path) -> PathBuf {
    stick.with_file_name("taken out")
}

/// A desk with the stick taken out, and the family erased.
fn erased_without_the_stick(stick: &Path) -> Desk {
    fs::create_dir(stick).unwrap();
    let (mut desk, _) = desk(stick);
    fs::rename(stick, taken_out(stick)).unwrap();
    erase_family(&mut desk);
    desk.sees("Out of reach").press("esc esc");
    desk
}

fn child(family: Id<Family>, name: &str) -> Child {
    Child {
        family,
        name: name.to_owned(),
        nickname: String::new(),
        born: None,
        key_person: String::new(),
        key_person_told_on: None,
        started_on: None,
        left_on: None,
        days: Vec::new(),
    }
}

fn marks_in(folders: &[&Path]) -> Vec<String> {
    hits(folders, "qwortle")
}

#[test]
fn a_stick_that_comes_back_is_seen_to_before_anything_is_copied_there_and_the_receipt_says_when() {
    let around = tempfile::tempdir().unwrap();
    let stick = around.path().join("stick");
    let mut desk = erased_without_the_stick(&stick);
    let kept = desk.store().erasing().earlier().unwrap();
    assert_eq!(
        (kept[0].place.as_deref(), kept[0].reached_on),
        (Some(stick.as_path()), None)
    );
    assert!(
        kept[0].receipt.contains("still to be done in"),
        "{}",
        kept[0].receipt
    );
    let before = fs::read_dir(taken_out(&stick).join("hometime-copies"))
        .unwrap()
        .count();
    // Copies go on being made beside the log, and none goes where the stick is not.
    desk.say("ola: made a tower").wait(700.0).copies_done();
    assert!(!stick.exists());

    fs::rename(taken_out(&stick), &stick).unwrap();
    desk.wait(61.0)
        .copies_done()
        .hears("Nothing of what was erased is left in")
        .hears("2 copies written anew");
    let kept = desk.store().erasing().earlier().unwrap();
    assert_eq!(kept[0].reached_on, Some(desk.now().date()));
    let told = format!(
        "; 2 copies written anew; done in {} on Fri 20 Nov, when it was there again",
        stick.display()
    );
    assert!(kept[0].receipt.ends_with(&told), "{}", kept[0].receipt);
    assert_eq!(
        fs::read_dir(stick.join("hometime-copies")).unwrap().count(),
        before + 1,
        "the newest copy came there after that"
    );
    let folder = desk.leave();
    assert_eq!(marks_in(&[folder.path(), &stick]), Vec::<String>::new());
}

#[test]
fn a_stick_that_is_back_at_the_next_start_is_seen_to_then() {
    let around = tempfile::tempdir().unwrap();
    let stick = around.path().join("stick");
    let mut desk = erased_without_the_stick(&stick);
    fs::rename(taken_out(&stick), &stick).unwrap();
    desk.start_again_at("2026-12-03 18:00")
        .wait(1.0)
        .copies_done()
        .hears("Nothing of what was erased is left in");
    assert_eq!(
        desk.store().erasing().earlier().unwrap()[0].reached_on,
        Some(desk.now().date())
    );
    desk.wait(3600.0);
    let folder = desk.leave();
    assert_eq!(marks_in(&[folder.path(), &stick]), Vec::<String>::new());
}

#[test]
fn what_is_noted_for_a_stick_that_is_away_has_no_word_of_theirs() {
    let around = tempfile::tempdir().unwrap();
    let stick = around.path().join("stick");
    let desk = erased_without_the_stick(&stick);
    let folder = desk.leave();
    assert_eq!(marks_in(&[folder.path()]), Vec::<String>::new());
    let rows = rows_of_log(folder.path());
    assert!(
        rows.iter()
            .any(|row| row.starts_with("erasing:") && row.contains(r#"{"of":"family","row":"#)),
        "{rows:#?}"
    );
}

#[test]
fn the_empty_folder_of_a_stick_that_was_pulled_out_is_not_taken_for_the_stick() {
    let around = tempfile::tempdir().unwrap();
    let stick = around.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let (mut desk, _) = desk(&stick);
    fs::rename(&stick, taken_out(&stick)).unwrap();
    fs::create_dir(&stick).unwrap();
    erase_family(&mut desk);
    desk.sees("Out of reach").press("esc esc");
    desk.say("ola: made a tower").wait(700.0).copies_done();
    assert_eq!(
        fs::read_dir(&stick).unwrap().count(),
        0,
        "nothing was copied there"
    );
    assert_eq!(
        desk.store().erasing().earlier().unwrap()[0].reached_on,
        None
    );

    // She names the place again as it is: then there is nothing there to wait for.
    desk.store()
        .copies()
        .choose_second(Some(&stick), desk.now())
        .unwrap();
    assert_eq!(
        desk.store().erasing().earlier().unwrap()[0].reached_on,
        Some(desk.now().date())
    );
    assert!(matches!(
        desk.store().copies().make(desk.now()).unwrap(),
        Copied::Whole {
            second: SecondPlace::Copied,
            ..
        }
    ));
}

#[test]
fn a_copy_from_the_stick_put_back_brings_nobody_back() {
    let around = tempfile::tempdir().unwrap();
    let stick = around.path().join("stick");
    let desk = erased_without_the_stick(&stick);
    let copies = taken_out(&stick).join("hometime-copies");
    let oldest_with_them = crate::everywhere::files(&copies)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|own| own == "db"));
    let copy = oldest_with_them.max().unwrap();
    let now = desk.now();
    let folder = desk.leave();
    let store = Store::open(folder.path(), now).unwrap();
    let ready = store.ready_to_put_back(&copy, now).unwrap().wait().unwrap();
    let store = store.put_back(&ready).unwrap();
    assert!(store.check_deep().unwrap().is_sound());
    let kept = store.erasing().earlier().unwrap();
    assert_eq!(
        (kept.len(), kept[0].place.as_deref()),
        (1, Some(stick.as_path())),
        "the stick is still waited for"
    );
    drop(store);
    assert_eq!(marks_in(&[folder.path()]), Vec::<String>::new());

    fs::rename(taken_out(&stick), &stick).unwrap();
    let store = Store::open(folder.path(), now).unwrap();
    assert!(
        matches!(store.copies().make(now).unwrap(), Copied::Whole { caught_up, .. } if caught_up.len() == 1)
    );
    drop(store);
    assert_eq!(marks_in(&[folder.path(), &stick]), Vec::<String>::new());
}

#[test]
fn a_copy_that_has_them_only_in_what_was_taken_back_is_written_anew_too() {
    let mut desk = Desk::with_sample(FRIDAY);
    let now = desk.now();
    let step = |store: &Store| {
        let family = store.families().save(None, &Family::default())?;
        store.families().save_child(None, &child(family, "Qwortle"))
    };
    desk.store().step("New", now, step).unwrap();
    desk.store().undo().unwrap();
    desk.store().copies().make(now).unwrap();
    desk.store().redo().unwrap();
    desk.start_again_at(FRIDAY);
    erase_family(&mut desk);
    desk.sees("Gone for good: 1 family and 1 child")
        .sees("written anew");
    let folder = desk.leave();
    assert_eq!(marks_in(&[folder.path()]), Vec::<String>::new());
}
