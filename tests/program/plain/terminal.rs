//! The built program in a terminal of its own: what is typed there, broken off there, and never
//! shown there.

use std::ffi::OsStr;
use std::path::Path;

use hometime::store::Store;
use rustix::process::Signal;
use tempfile::TempDir;

use super::pipes::EVENING;
use crate::command::{Held, NOW, PROGRAM, evening};
use crate::common::{Desk, FRIDAY};
use crate::pty::Session;

const WORDS: &str = "lantern teapot marigold anchor";

fn families() -> TempDir {
    Desk::with_sample(FRIDAY).leave()
}

fn start(folder: &Path) -> Session {
    Session::start(folder, &["--plain", "--now", NOW], 120, 40)
}

fn drafts(folder: &Path) -> Vec<String> {
    let store = Held::holding(Store::open(folder, evening()).unwrap());
    store
        .drafts()
        .all()
        .unwrap()
        .into_iter()
        .map(|draft| draft.text)
        .collect()
}

#[test]
fn a_whole_evening_is_logged_in_a_dumb_terminal_and_no_escape_comes_out() {
    let folder = families();
    let words = ["TERM=dumb", PROGRAM, "--now", NOW, "--data"].map(OsStr::new);
    let words: Vec<&OsStr> = words
        .into_iter()
        .chain([folder.path().as_os_str()])
        .collect();
    let mut session = Session::run(Path::new("/usr/bin/env"), folder.path(), &words, 120, 40);
    session.wait_for_words("Seren. Nan collects. Say something, or Enter to skip:");
    for line in EVENING {
        session.type_text(&format!("{line}\r"));
    }
    session.wait_for_words("Anything else? Start with a name, or /finish:");
    session.type_text("/finish\r");
    assert!(session.wait_exit().success());
    assert!(
        session.shows("Saved: 6 chats, 1 observation, 1 lent, 1 back. Backup 18:0"),
        "{}",
        session.screen_text()
    );
    assert!(!session.bytes().contains(&0x1b));
    assert!(session.has_its_modes_back());
}

#[test]
fn the_end_of_typing_finishes_and_words_before_it_are_kept() {
    let folder = families();
    let mut session = start(folder.path());
    session.wait_for_words("Seren. Nan collects.");
    session.type_text("slept well\r");
    session.wait_for_words("Saved to Seren");
    session.wait_for_words("Ola. Mum collects.");
    // The first hands over what is typed, the second is the end.
    session.type_text("then she\u{4}\u{4}");
    assert!(session.wait_exit().success());
    assert!(
        session.shows("Saved: 1 chat. 1 half-typed line kept for Ola. Backup"),
        "{}",
        session.screen_text()
    );
    assert_eq!(drafts(folder.path()), ["then she"]);
}

#[test]
fn ctrl_c_neither_leaves_nor_loses_a_letter() {
    let folder = families();
    let mut session = start(folder.path());
    session.wait_for_words("Seren. Nan collects.");
    session.type_text("slept we\u{3}");
    session.wait_for_words("To finish for tonight, type /finish, or press Ctrl+D.");
    session.wait_for_words("\"slept we\". Enter alone saves it");
    session.type_text("\u{3}");
    session.type_text("\r");
    session.wait_for_words("Saved to Seren");
    session.type_text("/finish\r");
    assert!(session.wait_exit().success());
    assert!(session.has_its_modes_back());
}

#[test]
fn asked_to_end_or_closed_it_keeps_what_is_half_typed() {
    for signal in [Signal::TERM, Signal::HUP] {
        let folder = families();
        let mut session = start(folder.path());
        session.wait_for_words("Seren. Nan collects.");
        session.type_text("she coun");
        session.wait_for_words("she coun");
        session.signal(signal);
        assert!(!session.wait_exit().success());
        assert!(session.has_its_modes_back());
        assert_eq!(drafts(folder.path()), ["she coun"], "{signal:?}");
    }
}

#[test]
fn a_line_said_to_be_saved_outlives_sudden_death() {
    let folder = families();
    let mut session = start(folder.path());
    session.wait_for_words("Seren. Nan collects.");
    session.type_text("slept well\r31/11 ola: made a den\r");
    session.wait_for_words("November has 30 days");
    session.kill9();
    assert_eq!(drafts(folder.path()), ["31/11 ola: made a den"]);
    let store = Store::open(folder.path(), evening()).unwrap();
    assert_eq!(
        store.entries().written_on(evening().date(), 10).unwrap()[0].words,
        "slept well"
    );
}

#[test]
fn a_passphrase_never_shows_and_after_the_lock_it_is_asked_for_anew() {
    let folder = families();
    Held::holding(Store::open(folder.path(), evening()).unwrap())
        .locks()
        .set_passphrase(WORDS)
        .unwrap();
    let mut session = start(folder.path());
    session.wait_for_words("Your log is locked. Type your passphrase");
    session.wait_for(|_| !session.shows_keys());
    session.type_text(&format!("{WORDS}\r"));
    session.wait_for_words("Seren. Nan collects.");
    assert!(session.shows_keys());
    session.type_text("/lock\rola: found a snail\rand then she");
    session.wait_for_words("Locked. Everything is kept.");
    session.wait_for(|screen| {
        screen
            .contents()
            .matches("Your log is locked. Type your passphrase")
            .count()
            == 2
    });
    session.type_text(&format!("{WORDS}\r"));
    session.wait_for(|screen| screen.contents().matches("Seren. Nan collects.").count() == 2);
    session.wait_for_words("\"ola: found a snail\". Enter alone saves it");
    session.type_text("/waiting\r");
    session.wait_for_words("\"and then she\"");
    session.type_text("/finish\r");
    assert!(session.wait_exit().success());
    assert!(session.has_its_modes_back());
    let (bytes, secret) = (session.bytes(), WORDS.as_bytes());
    assert!(!bytes.windows(secret.len()).any(|window| window == secret) && !bytes.contains(&0x1b));
}

fn locked_families() -> TempDir {
    let folder = families();
    Store::open(folder.path(), evening())
        .unwrap()
        .locks()
        .set_passphrase(WORDS)
        .unwrap();
    folder
}

#[test]
fn nothing_typed_while_a_passphrase_is_being_tried_is_echoed() {
    let folder = locked_families();
    let mut session = start(folder.path());
    session.wait_for_words("Type your passphrase");
    session.wait_until_keys_are_hidden();
    session.type_text("lantern teapot\r");
    // Letters go on being typed for as long as the attempt takes, however long that is.
    while !session.shows("That passphrase does not open your log.") {
        session.type_text("~");
        assert!(!session.shows_keys());
    }
    session.type_text(&format!("\u{15}{WORDS}\r"));
    session.wait_for_words("Seren. Nan collects.");
    assert!(session.shows_keys());
    assert!(
        !session.bytes().contains(&b'~'),
        "{}",
        session.screen_text()
    );
    session.type_text("/finish\r");
    assert!(session.wait_exit().success());
    assert!(session.has_its_modes_back());
}

#[test]
fn a_passphrase_stays_unseen_after_the_program_was_stopped_and_continued() {
    let folder = locked_families();
    let mut session = start(folder.path());
    session.wait_for_words("Type your passphrase");
    session.wait_until_keys_are_hidden();
    session.signal(Signal::STOP);
    session.show_keys();
    assert!(session.shows_keys());
    session.signal(Signal::CONT);
    session.wait_until_keys_are_hidden();
    session.type_text(&format!("{WORDS}\r"));
    session.wait_for_words("Seren. Nan collects.");
    let (bytes, secret) = (session.bytes(), WORDS.as_bytes());
    assert!(!bytes.windows(secret.len()).any(|window| window == secret));
}
