//! The log closed for good: keys first, then everything.

use std::fs;
use std::path::Path;

use hometime::store::{Store, StoreError};

use crate::common::{Desk, FRIDAY, moment};
use crate::everywhere::files;

fn ask(desk: &mut Desk) {
    desk.go_to_screen("Settings")
        .press("ctrl+k")
        .write("close the log")
        .press("enter")
        .sees("Close the log for good");
}

fn names(folder: &Path) -> Vec<String> {
    files(folder)
        .iter()
        .map(|path| path.strip_prefix(folder).unwrap().display().to_string())
        .collect()
}

#[test]
fn it_says_first_how_to_get_everything_out_and_asks_for_the_word() {
    let mut desk = Desk::with_sample(FRIDAY);
    ask(&mut desk);
    desk.sees("hometime export FOLDER")
        .write("no")
        .press("enter")
        .hears("Nothing was closed")
        .press("esc");
    assert!(!desk.written().is_empty());
}

#[test]
fn after_it_no_file_of_the_log_is_left_and_the_next_start_is_a_first_start() {
    let second = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_sample(FRIDAY);
    desk.store()
        .copies()
        .choose_second(Some(second.path()), moment(FRIDAY))
        .unwrap();
    desk.store().copies().make(moment(FRIDAY)).unwrap();
    ask(&mut desk);
    desk.write("yes").press("enter");
    assert!(desk.app().is_finished() && desk.app().receipt().contains("closed for good"));
    assert_eq!(names(desk.folder()), ["lock"]);
    assert_eq!(names(second.path()), Vec::<String>::new());
    desk.die_and_start_again_at(FRIDAY);
    assert!(desk.written().is_empty());
    assert_eq!(desk.app().view_name(), "First steps");
}

#[test]
fn a_locked_log_asks_for_the_passphrase_too() {
    let mut desk = Desk::empty(FRIDAY);
    desk.store()
        .locks()
        .set_passphrase("lantern teapot marigold anchor")
        .unwrap();
    desk.press("esc esc");
    ask(&mut desk);
    desk.write("yes")
        .press("enter")
        .sees("Your passphrase")
        .write("lantern teapot")
        .press("enter")
        .hears("does not open your log");
    assert!(!desk.app().is_finished());
    desk.write("lantern teapot marigold anchor")
        .sees_no("marigold")
        .press("enter");
    assert!(desk.app().is_finished());
    assert_eq!(names(desk.folder()), ["lock"]);
}

#[test]
fn broken_off_after_the_keys_it_goes_on_at_the_next_start() {
    let desk = Desk::with_sample(FRIDAY);
    desk.store().copies().make(moment(FRIDAY)).unwrap();
    let folder = desk.leave();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("closing"), "").unwrap();
    for key in ["key", "key.copy"] {
        fs::remove_file(at(key)).unwrap();
    }
    let store = Store::open(folder.path(), moment(FRIDAY)).unwrap();
    assert!(
        store
            .families()
            .on_books(moment(FRIDAY).date())
            .unwrap()
            .is_empty()
    );
    assert!(store.copies().list().is_empty() && !at("closing").exists());
}

#[test]
fn without_the_mark_a_log_without_its_key_is_not_taken_for_a_closed_one() {
    let folder = Desk::with_sample(FRIDAY).leave();
    for key in ["key", "key.copy"] {
        fs::remove_file(folder.path().join(key)).unwrap();
    }
    assert!(matches!(
        Store::open(folder.path(), moment(FRIDAY)),
        Err(StoreError::KeyMissing { .. })
    ));
}
