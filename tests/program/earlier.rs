//! A log of an earlier version: copied and brought up to date before her eyes, however long that
//! takes, and never half.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::behind::{behind, fixtures, lay, log_of};
use crate::command::Log;
use crate::common::{FRIDAY, PLAIN, lines_of, moment};
use crate::log::all_of;
use crate::process::{Held, closing};
use hometime::plain::Plain;
use hometime::store::{Beside, Store, StoreError};
use hometime::tui::keymap::find_on_screen;
use hometime::tui::keys::Key;
use hometime::tui::{Sitting, Stage};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tempfile::TempDir;

/// A log of the first release.
fn earlier() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    lay(folder.path(), &fixtures().join("v0001.sql"));
    folder
}

fn version(folder: &Path) -> i64 {
    behind(folder)
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

fn copies(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder.join("copies"))
        .into_iter()
        .flatten()
        .map(|file| file.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| Path::new(name).extension().is_some_and(|own| own == "db"))
        .collect()
}

fn sat_down_before(folder: &Path) -> Sitting {
    Sitting::begin(folder, moment(FRIDAY), PLAIN)
}

fn wait(sitting: &mut Sitting) {
    while sitting.is_opening() {
        thread::sleep(Duration::from_millis(5));
        sitting.wake(sitting.wakes_at().unwrap());
    }
}

fn screen(sitting: &Sitting) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    sitting.draw(&mut buffer);
    lines_of(&buffer).join("\n")
}

#[test]
fn her_first_look_after_an_update_says_what_is_done_and_takes_what_she_types_meanwhile() {
    let folder = earlier();
    let mut sitting = sat_down_before(folder.path());
    let shown = screen(&sitting);
    assert!(
        shown.contains("From an earlier Hometime") && shown.contains("Bringing it up to date ..."),
        "{shown}"
    );
    assert!(
        !shown.contains("Look again") && !shown.contains("Finish"),
        "no key is named that would do nothing: {shown}"
    );
    "Bus"
        .chars()
        .for_each(|letter| sitting.press(Key::Char(letter), moment(FRIDAY)));
    wait(&mut sitting);
    assert!(matches!(sitting.stage(), Stage::Evening(_)));
    let shown = screen(&sitting);
    assert!(
        shown.contains("Today") && shown.contains("> Bus"),
        "{shown}"
    );
    assert_eq!(copies(folder.path()), ["2026-11-20-180400-version-1.db"]);
}

#[test]
fn a_log_that_is_up_to_date_opens_at_once_and_an_earlier_one_is_left_as_it_is_until_somebody_waits()
{
    let folder = earlier();
    let before = fs::read(log_of(folder.path())).unwrap();
    assert!(matches!(
        Store::open_at_once(folder.path(), moment(FRIDAY)),
        Err(StoreError::Earlier)
    ));
    assert_eq!(fs::read(log_of(folder.path())).unwrap(), before);
    assert_eq!(copies(folder.path()), Vec::<String>::new());

    let place = folder.path().to_owned();
    let mut opening =
        Beside::begin(move |told| Store::open_told(&place, moment(FRIDAY), None, told)).unwrap();
    let all = all_of(&Held::holding(opening.wait().unwrap()));
    assert_eq!(opening.percent(), 99, "all that was to be done is counted");
    assert_eq!(
        all_of(&Store::open_at_once(folder.path(), moment(FRIDAY)).unwrap()),
        all
    );
}

#[test]
fn where_no_copy_can_be_made_first_nothing_is_changed_and_she_can_try_again() {
    let folder = earlier();
    fs::write(folder.path().join("copies"), "no folder").unwrap();
    let mut sitting = sat_down_before(folder.path());
    wait(&mut sitting);
    let shown = screen(&sitting);
    assert!(
        shown.contains("could not be used") && shown.contains("1  Look again"),
        "{shown}"
    );
    assert_eq!(version(folder.path()), 1);
    fs::remove_file(folder.path().join("copies")).unwrap();
    sitting.press(Key::Enter, moment(FRIDAY));
    // The look is at the folder as it is now, and the log is found to be an earlier one again.
    wait(&mut sitting);
    assert!(
        matches!(sitting.stage(), Stage::Evening(_)),
        "{}",
        screen(&sitting)
    );
    closing(sitting);
    assert!(version(folder.path()) > 1);
}

#[test]
fn an_update_that_broke_off_after_its_copy_does_not_make_another() {
    let folder = earlier();
    let before = fs::read(log_of(folder.path())).unwrap();
    closing(Store::open(folder.path(), moment(FRIDAY)).unwrap());
    fs::write(log_of(folder.path()), before).unwrap();
    closing(Store::open(folder.path(), moment("2026-11-20 18:10")).unwrap());
    assert!(version(folder.path()) > 1);
    assert_eq!(copies(folder.path()), ["2026-11-20-180400-version-1.db"]);
}

#[test]
fn without_a_screen_the_same_is_said_in_sentences() {
    let folder = earlier();
    let mut plain = Plain::begin(folder.path(), moment(FRIDAY), find_on_screen);
    let said = plain.take_said();
    assert!(
        said.contains("from an earlier Hometime") && said.ends_with("Bringing it up to date\n"),
        "{said}"
    );
    while plain.is_busy() {
        thread::sleep(Duration::from_millis(5));
        plain.wake(plain.wakes_at().unwrap());
    }
    assert!(plain.take_said().contains("Fri 20 Nov"));
    assert_eq!(copies(folder.path()).len(), 1);
}

#[test]
fn a_command_brings_it_up_to_date_too() {
    let log = Log::none();
    lay(&log.folder(), &fixtures().join("v0001.sql"));
    let said = log.run(["check"]);
    assert_eq!(
        (said.code, said.aside.as_str()),
        (0, ""),
        "nothing is said aside where nobody sits"
    );
    assert!(version(&log.folder()) > 1);
    assert_eq!(copies(&log.folder()).len(), 1);
}
