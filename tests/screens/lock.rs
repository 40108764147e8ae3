//! The gate before a log that does not open: locked, or with something else in the way. Keys in,
//! screen out.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::common::{Desk, FRIDAY, PLAIN, lines_of, moment};
use hometime::app::startup::StartupError;
use hometime::assets;
use hometime::store::{LockState, Store, StoreError};
use hometime::tui::{Sitting, Stage};
use hometime::vault::Secret;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tempfile::TempDir;

const WORDS: &str = "lantern teapot marigold anchor";

/// She sits down before the log in a folder.
struct Seat(Sitting);

impl Seat {
    fn before(folder: &Path) -> Self {
        Self(Sitting::begin(folder, moment(FRIDAY), PLAIN))
    }

    fn press(&mut self, names: &str) -> &mut Self {
        names
            .split_whitespace()
            .for_each(|name| self.0.press(name.parse().unwrap(), moment(FRIDAY)));
        self
    }

    fn write(&mut self, words: &str) -> &mut Self {
        words.chars().for_each(|letter| {
            self.0
                .press(hometime::tui::keys::Key::Char(letter), moment(FRIDAY));
        });
        self
    }

    /// Waits as the loop does: woken as often as was asked for, until the log is open or not.
    fn wait(&mut self) -> &mut Self {
        while self.0.is_opening() {
            thread::sleep(Duration::from_millis(5));
            self.0.wake(self.0.wakes_at().unwrap());
        }
        self
    }

    fn screen(&self) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        self.0.draw(&mut buffer);
        lines_of(&buffer).join("\n")
    }

    #[track_caller]
    fn sees(&mut self, words: &str) -> &mut Self {
        assert!(
            self.screen().contains(words),
            "{words:?} is not on the screen:\n{}",
            self.screen()
        );
        self
    }

    #[track_caller]
    fn sees_no(&mut self, words: &str) -> &mut Self {
        assert!(
            !self.screen().contains(words),
            "{words:?} should not be on the screen:\n{}",
            self.screen()
        );
        self
    }

    fn way(&self) -> Option<StartupError> {
        match self.0.stage() {
            Stage::Startup(gate) => Some(gate.error()),
            Stage::Evening(_) => None,
        }
    }
}

/// A log with one family, locked; and its code.
fn locked() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), moment(FRIDAY)).unwrap();
    hometime::sample::load(&store, moment(FRIDAY)).unwrap();
    let code = store
        .locks()
        .set_passphrase(WORDS)
        .unwrap()
        .groups()
        .join(" ");
    (folder, code)
}

#[test]
fn a_locked_log_asks_takes_any_number_of_tries_and_opens_on_what_was_typed_meanwhile() {
    let (folder, code) = locked();
    let mut seat = Seat::before(folder.path());
    seat.sees("Your log is locked. Type your passphrase, then Enter.")
        .sees_no("Enter open")
        .sees("Tab use the code");

    // What is typed is hidden, can be shown, and stays when it was wrong; the next letter begins
    // anew.
    seat.write("LANTERN")
        .sees("> *******")
        .sees_no("LANTERN")
        .press("ctrl+r")
        .sees("> LANTERN")
        .press("ctrl+r")
        .sees_no("LANTERN");
    seat.press("enter").sees("Opening ...").wait();
    seat.sees("That passphrase does not open your log.")
        .sees("was a capital")
        .sees("> *******");
    seat.write("lan").sees("> ***").sees_no("does not open");
    seat.press("ctrl+u").sees_no("***");

    // The code: a slip is named before it is tried.
    let slip = if code.starts_with('A') { "B" } else { "A" };
    seat.press("tab")
        .write(&format!("{slip}{}", &code[1..]))
        .sees("The first group does not look right.");
    seat.press("enter")
        .sees("The first group does not look right.")
        .press("tab")
        .sees_no(&code[1..8]);

    // Esc goes to the other ways and back; help opens and closes; nothing opens the log by itself.
    seat.press("esc")
        .sees("1  Type my passphrase")
        .sees("2  Type the code from my sheet")
        .press("?")
        .sees("on purpose")
        .press("esc");
    seat.press("2")
        .sees("eight groups of four letters")
        .press("esc esc")
        .sees("Type your passphrase");
    assert_eq!(seat.way(), Some(StartupError::Locked));

    // Keys typed while it opens wait for the log.
    seat.write(WORDS)
        .press("enter")
        .write("new tooth")
        .press("enter")
        .sees("Opening ...")
        .wait();
    assert_eq!(seat.way(), None);
    seat.sees("✓ Seren").sees_no("lantern");
    drop(seat);

    let mut seat = Seat::before(folder.path());
    seat.press("tab")
        .write(&code.to_lowercase())
        .sees("all eight groups look right")
        .press("enter")
        .wait();
    seat.sees("PICKUP ROUND  1 of 6");
    seat.press("ctrl+q");
    // The evening's copy is made first.
    while !seat.0.is_finished() {
        thread::sleep(Duration::from_millis(5));
        seat.0.wake(seat.0.wakes_at().unwrap());
    }
}

#[test]
fn whatever_else_is_in_the_way_has_its_sentence_and_a_way_on() {
    let (folder, _) = locked();
    let place = folder.path();
    let keep = tempfile::tempdir().unwrap();
    let files = ["hometime.db", "key", "key.copy"];
    let copy = |from: &Path, to: &Path| {
        for name in files {
            fs::copy(from.join(name), to.join(name)).unwrap();
        }
    };
    copy(place, keep.path());
    let put_back = || copy(keep.path(), place);
    for (spoil, way, sentence) in [
        (
            (|place: &Path| fs::remove_file(place.join("hometime.db")).unwrap()) as fn(&Path),
            StartupError::LogMissing,
            "Your log is missing from",
        ),
        (
            |place| {
                fs::write(place.join("key"), "{").unwrap();
                fs::write(place.join("key.copy"), "{").unwrap();
            },
            StartupError::KeyDamaged,
            "The key to your log cannot be read, nor can its copy.",
        ),
        (
            |place| {
                fs::remove_file(place.join("key")).unwrap();
                fs::remove_file(place.join("key.copy")).unwrap();
            },
            StartupError::KeyMissing,
            "The key to your log is missing from",
        ),
        (
            |place| {
                let newer = fs::read_to_string(place.join("key")).unwrap().replacen(
                    "\"version\": 1",
                    "\"version\": 2",
                    1,
                );
                fs::write(place.join("key"), newer).unwrap();
            },
            StartupError::Newer,
            "written by a newer Hometime",
        ),
    ] {
        spoil(place);
        let mut seat = Seat::before(place);
        assert_eq!(seat.way(), Some(way));
        seat.sees(sentence)
            .sees("1  Look again")
            .sees("2  Finish for tonight")
            .sees("Enter choose");
        seat.press("1").wait().sees(sentence);
        put_back();
        seat.press("enter").wait().sees("Type your passphrase");
        Seat::before(place).press("down enter");
    }
    fs::write(place.join("hometime.db"), "x".repeat(8192)).unwrap();
    let mut seat = Seat::before(place);
    seat.write(WORDS)
        .press("enter")
        .wait()
        .sees("Part of your log cannot be read");
    put_back();
    let mut seat = Seat::before(place);
    seat.write(WORDS).press("enter").wait();
    Seat::before(place)
        .sees("already open in another window")
        .press("2");
}

/// The four words that are offered on the screen.
fn offered(desk: &Desk) -> String {
    let screen = desk.screen();
    let row = screen
        .lines()
        .skip_while(|line| !line.contains("drawn by chance"))
        .nth(2)
        .unwrap();
    row.trim().to_owned()
}

/// The groups of the code that is on the screen.
fn groups_shown(desk: &Desk) -> Vec<String> {
    let is_group =
        |word: &&str| word.len() == 4 && word.chars().all(|letter| letter.is_ascii_uppercase());
    desk.screen()
        .split_whitespace()
        .filter(is_group)
        .map(str::to_owned)
        .collect()
}

#[test]
fn locking_takes_a_passphrase_twice_and_two_groups_of_the_sheet_and_nothing_typed_there_is_kept() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.sees("not locked yet")
        .go_to_screen("Settings")
        .go_to("lock it with a passphrase")
        .press("enter")
        .sees("Lock your log");
    let first = offered(&desk);
    assert_eq!(
        first
            .split(' ')
            .filter(|word| assets::plain_words().contains(word))
            .count(),
        4,
        "{first}"
    );
    desk.press("tab");
    assert_ne!(offered(&desk), first, "other words");
    desk.say("ola seren kai idris")
        .hears("mostly names")
        .sees("> *******************")
        .sees_no("ola seren");
    desk.write("tea")
        .sees("> ***")
        .press("ctrl+r")
        .sees("> tea")
        .press("enter")
        .hears("short enough to be guessed");
    desk.press("ctrl+u")
        .say(WORDS)
        .sees("once more")
        .sees_no(WORDS);
    desk.say("lantern teapot marigold")
        .hears("not the same")
        .say(WORDS)
        .sees("this code opens your log")
        .sees("72 hours");
    let groups = groups_shown(&desk);
    assert_eq!(groups.len(), 8, "{groups:?}");
    desk.press("enter")
        .sees("the first group and the fifth group")
        .sees_no(&groups[2]);
    desk.say(&format!("{} {}", groups[0], groups[5]))
        .hears("The fifth group is not as on the sheet.");
    assert_eq!(
        desk.store().lock_state(),
        LockState::Open,
        "not locked before the sheet is sure"
    );
    desk.press("esc")
        .sees(&groups[7])
        .press("enter")
        .say(&format!("{}{}", groups[0], groups[4]).to_lowercase());
    desk.hears("Your log is locked.")
        .sees("locked · all saved")
        .sees_no(&groups[0]);
    assert_eq!(desk.store().lock_state(), LockState::Locked);
    desk.wait(2.0);
    assert!(
        desk.store().drafts().all().unwrap().is_empty(),
        "no secret is half-typed words"
    );

    let folder = desk.store().folder().unwrap();
    let code = Secret::recovery(&groups.concat()).unwrap();
    let moved = tempfile::tempdir().unwrap();
    for name in ["hometime.db", "key", "key.copy"] {
        fs::copy(folder.join(name), moved.path().join(name)).unwrap();
    }
    assert!(matches!(
        Store::open(moved.path(), moment(FRIDAY)).err(),
        Some(StoreError::Locked)
    ));
    assert!(Store::unlock(moved.path(), moment(FRIDAY), &code).is_ok());

    // Taking it off again says first what that means.
    desk.go_to("rely on the laptop's own lock")
        .press("enter")
        .hears("Enter again does it")
        .press("up down enter")
        .hears("Enter again");
    desk.press("enter")
        .sees("laptop's own lock: lock it with a passphrase");
    assert_eq!(desk.store().lock_state(), LockState::DiskOnly);
}

#[test]
fn words_for_passphrases_are_many_short_plain_and_told_apart_by_their_first_letters() {
    let words = assets::plain_words();
    assert!(words.len() >= 1296, "{}", words.len());
    for word in words {
        assert!(
            (4..=7).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_lowercase()),
            "{word:?}"
        );
        assert_eq!(
            words.iter().filter(|other| other[..4] == word[..4]).count(),
            1,
            "{word} is not told apart by its first four letters"
        );
    }
}
