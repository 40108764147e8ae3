//! On the screen: the name of a file, what was understood of it, and Enter; a long one shows how
//! far it is.

use crate::generated::many;
use std::fs;

use chrono::TimeDelta;
use hometime::domain::Kind;
use hometime::store::Filter;
use hometime::tui::keys::Key;

use super::file;
use crate::common::{Desk, FRIDAY};

#[test]
fn by_keys_a_table_is_looked_through_and_then_taken_and_taken_back() {
    let (_around, path) = file(
        "past.csv",
        "date,child,words\n19/11/2026,Ola,counted to ten\n19/11/2026,Nobody,x\n",
    );
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("import")
        .press("enter")
        .write(path.to_str().unwrap());
    desk.press("enter")
        .sees("1 past chat, 1 row stays out.")
        .sees("Row 2: Thu 19 Nov · Ola · counted to ten")
        .sees("Row 3 stays out");
    let before = chats_of(&desk);
    desk.press("esc")
        .sees_no("Row 2")
        .press("enter enter")
        .hears("Taken in: 1 past chat");
    assert_eq!(chats_of(&desk), before + 1);
    desk.press("ctrl+z").hears("1 past chat brought in");
    assert_eq!(chats_of(&desk), before);
}

fn chats_of(desk: &Desk) -> usize {
    desk.store()
        .entries()
        .count(&Filter {
            kinds: vec![Kind::Chat],
            ..Filter::default()
        })
        .unwrap()
}

#[test]
fn by_keys_everything_is_written_out_and_a_wrong_folder_keeps_her_words() {
    let around = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("export")
        .press("enter")
        .write("/not/there")
        .press("enter")
        .hears("There is no folder")
        .sees("/not/there");
    desk.press_times("backspace", 10)
        .write(around.path().to_str().unwrap())
        .press("enter")
        .hears("files are in");
    let made = fs::read_dir(around.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    assert!(made.join("README.txt").exists() && made.join("hometime.json").exists());
    desk.sees_no("Everything out");
}

#[test]
fn a_long_log_is_read_and_taken_beside_the_keys_and_says_how_far_it_is() {
    let around = tempfile::tempdir().unwrap();
    let mut from = Desk::with_sample(FRIDAY);
    many(from.store(), 800, from.now() - TimeDelta::days(1), 3).unwrap();
    let notes = notes_of(&from);
    from.press("/")
        .write("export")
        .press("enter")
        .write(around.path().to_str().unwrap())
        .press("enter")
        .wait(3.0)
        .hears("files are in");
    let made = fs::read_dir(around.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path()
        .join("hometime.json");
    // Spaces between two lines say nothing, and make it long.
    let text = fs::read_to_string(&made).unwrap().replacen(
        ",\n",
        &format!(",{}\n", " ".repeat(1024 * 1024)),
        1,
    );
    fs::write(&made, text).unwrap();

    let mut desk = Desk::with_sample(FRIDAY);
    let before = notes_of(&desk);
    desk.press("/")
        .write("import")
        .press("enter")
        .write(made.to_str().unwrap())
        .strike(Key::Enter)
        .sees("Esc stops it");
    desk.strike(Key::Ctrl('q'))
        .strike(Key::Char('x'))
        .sees("Esc stops it")
        .sees_no("Ctrl+Q");
    desk.copies_done()
        .sees("A whole log:")
        .sees("there twice then")
        .sees_no("of 100");
    desk.strike(Key::Enter)
        .sees("Esc stops it")
        .strike(Key::Esc)
        .hears("Nothing was changed");
    assert_eq!(notes_of(&desk), before);
    // The name of the file is kept until it is taken.
    desk.press("/")
        .write("import")
        .press("enter enter")
        .strike(Key::Enter);
    desk.stand_still(2)
        .strike(Key::Char('x'))
        .wait(0.002)
        .hears("Taking in  ")
        .hears(" of 100")
        .copies_done()
        .hears("Taken in:");
    assert_eq!(notes_of(&desk), before + notes);
    assert!(desk.store().check_deep().unwrap().is_sound());
    desk.press("ctrl+z").hears("A whole log brought in");
    assert_eq!(notes_of(&desk), before);
}

fn notes_of(desk: &Desk) -> usize {
    desk.store()
        .entries()
        .count(&Filter {
            sensitive: true,
            ..Filter::default()
        })
        .unwrap()
}
