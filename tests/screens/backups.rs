//! Copies as she meets them: made by themselves, shown, looked into, put back, and the way on when
//! the log is gone.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::common::{Desk, FRIDAY, PLAIN, lines_of, moment};
use hometime::domain::Occasion;
use hometime::store::Store;
use hometime::tui::keys::Key;
use hometime::tui::{Sitting, Stage};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[test]
fn finishing_makes_a_copy_and_the_receipt_says_when() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth").press("ctrl+q");
    assert!(desk.app().is_finished());
    assert!(
        desk.app().receipt().ends_with("Backup 18:04. Good night."),
        "{}",
        desk.app().receipt()
    );
    // With nothing new, finishing is at once.
    desk.die_and_start_again_at("2026-11-20 19:00")
        .strike("ctrl+q".parse().unwrap());
    assert!(desk.app().is_finished());
    assert_eq!(desk.store().copies().list().len(), 1);
}

#[test]
fn ctrl_q_again_leaves_without_the_copy_and_typing_stays() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth").strike("ctrl+q".parse().unwrap());
    assert!(desk.app().is_leaving() && !desk.app().is_finished());
    desk.hears("Ctrl+Q again leaves without it")
        .strike("ctrl+q".parse().unwrap());
    assert!(desk.app().is_finished());
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth")
        .strike("ctrl+q".parse().unwrap())
        .write("and one more thing")
        .copies_done();
    assert!(!desk.app().is_finished());
    desk.sees("and one more thing");
}

#[test]
fn a_copy_is_made_ten_minutes_after_something_new_and_none_while_nothing_is() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.wait(601.0).copies_done();
    assert_eq!(
        desk.store().copies().list().len(),
        1,
        "what was there when it started"
    );
    desk.wait(3600.0).copies_done();
    assert_eq!(desk.store().copies().list().len(), 1);
    // Any key takes the cover off.
    desk.press("f1");
    desk.say("new tooth").wait(599.0).copies_done();
    assert_eq!(desk.store().copies().list().len(), 1);
    desk.wait(2.0).copies_done();
    assert_eq!(desk.store().copies().list().len(), 2);
    assert!(!desk.said().contains("Copied"), "it is no news");
    desk.press("f1").resize(120, 36).sees("Backup 19:");
}

#[test]
fn the_copies_are_listed_and_one_can_be_looked_into_but_not_written_in() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth")
        .press("/")
        .write("copies")
        .press("enter ctrl+n")
        .hears("Copied and read back whole");
    desk.sees("Newest checked copy: today 18:04. Nothing was written since.")
        .sees("laptop");
    desk.press("esc")
        .say("after the copy")
        .press("/")
        .write("copies")
        .press("enter enter");
    desk.sees("a copy of today 18:04, only to look at")
        .sees("new tooth")
        .sees_no("after the copy");
    desk.say("written in the copy")
        .hears("only to look at, so nothing was changed");
    desk.press("ctrl+u esc")
        .press("ctrl+q")
        .hears("Back in your own log");
    assert!(!desk.app().is_finished());
    desk.press("esc").sees("after the copy");
    assert!(!desk.has_note("written in the copy"));
}

#[test]
fn the_cover_hides_a_copy_that_is_looked_at_too() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("backup")
        .press("enter /")
        .write("copies")
        .press("enter enter")
        .sees("only to look at");
    desk.press("ctrl+b")
        .sees("Hometime is covered")
        .sees_no("Idris")
        .sees_no("only to look at");
    desk.wait(1.0)
        .press("enter")
        .sees("only to look at")
        .wait(600.0)
        .sees_no("Idris");
}

#[test]
fn putting_a_copy_back_asks_for_the_word_yes_and_keeps_what_was_there() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth")
        .press("/")
        .write("backup")
        .press("enter")
        .say("after the copy");
    desk.press("/")
        .write("copies")
        .press("enter ctrl+r")
        .sees("What is in your log now is kept as a copy");
    desk.say("y").hears("that was not the word yes");
    assert!(desk.has_note("after the copy"));
    desk.press("ctrl+u")
        .say("yes")
        .hears("Your log is as it was today 18:04");
    assert!(desk.has_note("new tooth") && !desk.has_note("after the copy"));
    let kept = desk
        .store()
        .copies()
        .list()
        .into_iter()
        .find(|copy| copy.name.occasion == Occasion::BeforePuttingBack)
        .unwrap();
    assert!(kept.is_whole());
    desk.press("/")
        .write("copies")
        .press("enter")
        .go_to("before putting")
        .press("ctrl+r")
        .say("yes");
    assert!(desk.has_note("after the copy"));
}

#[test]
fn while_a_copy_is_read_the_keys_wait_and_esc_stops_it() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth")
        .press("/")
        .write("backup")
        .press("enter")
        .say("after the copy");
    desk.press("/")
        .write("copies")
        .press("enter")
        .strike(Key::Enter)
        .sees("All of it is read first");
    desk.strike(Key::Char('x'))
        .strike(Key::Ctrl('q'))
        .sees("Esc stops it")
        .strike(Key::Esc)
        .hears("Stopped. Nothing was changed.");
    desk.copies_done()
        .sees_no("only to look at")
        .sees_no("Esc stops it");
    desk.press("ctrl+r")
        .write("yes")
        .strike(Key::Enter)
        .sees("Esc stops it")
        .strike(Key::Esc)
        .hears("Stopped. Nothing was changed.");
    assert!(desk.copies_done().has_note("after the copy"));
    desk.press("ctrl+r")
        .write("yes")
        .strike(Key::Enter)
        .sees("Esc stops it")
        .copies_done()
        .hears("Your log is as it was today 18:04");
    assert!(!desk.has_note("after the copy"));
}

#[test]
fn the_second_place_is_asked_for_once_and_gets_its_copies() {
    let stick = tempfile::tempdir().unwrap();
    let mut desk = Desk::empty(FRIDAY);
    desk.say("sample").sees_no("On this laptop only");
    desk.press("/")
        .write("backup")
        .press("enter")
        .sees("On this laptop only. Enter names a stick");
    desk.press("tab")
        .go_to("On this laptop only")
        .press("enter")
        .sees("A second place for copies");
    desk.say("/no/such/place")
        .hears("There is no folder /no/such/place just now");
    desk.press("ctrl+u")
        .say(&stick.path().display().to_string())
        .hears("in the second place too");
    assert_eq!(
        fs::read_dir(stick.path().join("hometime-copies"))
            .unwrap()
            .count(),
        3
    );
    desk.press("esc").sees_no("On this laptop only");
}

#[test]
fn a_damaged_copy_is_named_so_by_checking_all_and_not_offered() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/").write("backup").press("enter");
    let copy = desk.store().copies().list().remove(0).path;
    let mut bytes = fs::read(&copy).unwrap();
    bytes[9000] ^= 1;
    fs::write(&copy, bytes).unwrap();
    desk.press("/")
        .write("copies")
        .press("enter ctrl+a")
        .hears("could not be read whole and will not be used");
    desk.sees("NOT whole").sees("There is no checked copy");
    let before = desk.screen();
    desk.wait(5.0).press("ctrl+r");
    assert_eq!(desk.app().view_name(), "Copies", "{before}");
}

#[test]
fn a_folder_that_takes_no_copy_is_said_before_she_leaves() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth");
    fs::write(desk.folder().join("copies"), "in the way").unwrap();
    desk.press("ctrl+q").hears("Ctrl+Q again leaves");
    assert!(!desk.app().is_finished());
    desk.press("ctrl+q");
    assert!(desk.app().is_finished());
}

/// A desk at the gate.
struct Seat(Sitting);

impl Seat {
    fn before(folder: &Path) -> Self {
        Self(Sitting::begin(folder, moment("2026-11-21 18:00"), PLAIN))
    }

    fn press(&mut self, names: &str) -> &mut Self {
        names.split_whitespace().for_each(|name| {
            self.0
                .press(name.parse().unwrap(), moment("2026-11-21 18:00"));
        });
        while self.0.is_opening() {
            thread::sleep(Duration::from_millis(5));
            self.0.wake(self.0.wakes_at().unwrap());
        }
        self
    }

    fn sees(&mut self, words: &str) -> &mut Self {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        self.0.draw(&mut buffer);
        let screen = lines_of(&buffer).join("\n");
        assert!(
            screen.contains(words),
            "{words:?} is not on the screen:\n{screen}"
        );
        self
    }
}

#[test]
fn a_missing_or_damaged_log_is_put_back_from_the_gate_with_one_key() {
    for spoil in [
        (|log| fs::remove_file(log).unwrap()) as fn(&Path),
        |log| fs::write(log, "").unwrap(),
        |log| fs::write(log, "x".repeat(9000)).unwrap(),
    ] {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.say("new tooth").press("ctrl+q");
        let folder = desk.leave();
        spoil(&folder.path().join("hometime.db"));
        let mut seat = Seat::before(folder.path());
        seat.sees("Newest good copy: Fri 20 Nov 18:04")
            .sees("Put the newest good copy back")
            .press("enter")
            .sees("Today · Sat 21 Nov");
        drop(seat);
        let store = Store::open(folder.path(), moment(FRIDAY)).unwrap();
        assert_eq!(
            store
                .entries()
                .count(&hometime::store::Filter {
                    words: "tooth".to_owned(),
                    ..Default::default()
                })
                .unwrap(),
            2
        );
    }
}

#[test]
fn a_locked_log_comes_back_locked_and_then_asks_for_its_passphrase() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.store()
        .locks()
        .set_passphrase("lantern teapot marigold anchor")
        .unwrap();
    desk.say("new tooth").press("ctrl+q");
    let folder = desk.leave();
    fs::remove_file(folder.path().join("hometime.db")).unwrap();
    let mut seat = Seat::before(folder.path());
    seat.press("enter")
        .sees("Your log is locked. Type your passphrase");
    let key = fs::read_to_string(folder.path().join("copies/key")).unwrap();
    assert!(
        key.contains("\"open\": null"),
        "the key beside the copies is locked too"
    );
}

#[test]
fn a_copy_that_cannot_take_the_place_of_the_log_leads_to_the_gate_and_the_log_is_still_there() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth").press("ctrl+q");
    let folder = desk.leave();
    let mut seat = Seat::before(folder.path());
    "/ c o p i e s enter ctrl+r y e s enter"
        .split(' ')
        .for_each(|name| {
            seat.0
                .press(name.parse().unwrap(), moment("2026-11-21 18:00"));
        });
    seat.sees("Esc stops it");
    let kept =
        |name: std::ffi::OsString| name.to_string_lossy().ends_with("before-putting-back.db");
    while !fs::read_dir(folder.path().join("copies"))
        .unwrap()
        .any(|file| kept(file.unwrap().file_name()))
    {
        thread::sleep(Duration::from_millis(2));
    }
    // What lies ready is taken away before it gets its name.
    fs::remove_file(folder.path().join("hometime.back")).unwrap();
    while matches!(seat.0.stage(), Stage::Evening(_)) {
        seat.0.wake(seat.0.wakes_at().unwrap());
    }
    seat.sees("Your log is kept in");
    let store = Store::open(folder.path(), moment(FRIDAY));
    assert!(store.is_ok_and(|store| store.check_deep().unwrap().is_sound()));
}
