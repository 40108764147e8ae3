//! A locked log: asked for before anything is said, and locked again when nobody types.

use chrono::TimeDelta;
use hometime::plain::Plain;
use hometime::store::StoreError;
use hometime::tui::keymap::find_on_screen;

use super::listener::Listener;
use crate::common::{Desk, FRIDAY};

const WORDS: &str = "lantern teapot marigold anchor";

fn locked() -> Listener {
    let desk = Desk::with_sample(FRIDAY);
    desk.store().locks().set_passphrase(WORDS).unwrap();
    Listener::on(desk.leave(), FRIDAY)
}

#[test]
fn it_asks_unseen_says_what_was_wrong_and_opens() {
    let mut her = locked();
    her.is_asked("Your log is locked. Type your passphrase")
        .hears_no("Seren");
    assert!(her.plain().is_unseen());
    her.say("LANTERN TEAPOT")
        .hears("That passphrase does not open your log.")
        .hears("Caps Lock may be on")
        .is_asked("Your log is locked.");
    her.say(WORDS)
        .hears("Hometime, Fri 20 Nov")
        .is_asked("Seren.");
    assert!(!her.plain().is_unseen());
}

#[test]
fn left_closed_it_says_good_night() {
    let mut her = locked();
    assert_eq!(her.finish(), "Your log stays locked. Good night.");
}

#[test]
fn five_minutes_without_a_line_lock_it_and_words_half_typed_are_kept() {
    let mut her = locked();
    her.say(WORDS)
        .wait(TimeDelta::minutes(4))
        .say("slept well")
        .wait(TimeDelta::minutes(4));
    assert!(!her.plain().is_locked());
    her.wait(TimeDelta::minutes(1))
        .hears("Locked after 5 minutes without a line. Everything is kept.");
    assert!(her.plain().is_locked());
    let now = her.now();
    her.plain().keep_half("and then she", now);
    her.start_again()
        .is_asked("Your log is locked.")
        .say(WORDS)
        .is_asked("Ola. Mum collects. Wooden train is due back. Kept from");
    her.hears("\"and then she\"");
}

#[test]
fn a_closed_lid_and_the_word_lock_it_at_once() {
    let mut her = locked();
    let now = her.now();
    her.say(WORDS).plain().slept(now);
    assert!(her.plain().is_locked());
    her.start_again()
        .say(WORDS)
        .say("/lock")
        .hears("Locked. Everything is kept.");
    assert!(her.plain().is_locked());
}

#[test]
fn an_open_log_is_not_locked_by_time() {
    let mut her = Listener::with_sample(FRIDAY);
    her.wait(TimeDelta::minutes(40));
    assert!(!her.plain().is_locked());
}

#[test]
fn a_missing_log_comes_back_from_its_copy_by_a_number() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth").press("ctrl+q").copies_done();
    let folder = desk.leave();
    std::fs::remove_file(folder.path().join("hometime.db")).unwrap();
    let mut her = Listener::on(folder, FRIDAY);
    her.hears("Your log is missing")
        .hears("1 puts it back")
        .hears("1 Put the newest good copy back.")
        .hears_no("Enter puts");
    her.say("1")
        .hears("Hometime, Fri 20 Nov")
        .say("/find tooth seren")
        .hears("new tooth");
}

#[test]
fn in_a_second_window_the_newest_copy_can_be_read_and_nothing_is_written() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("new tooth").press("ctrl+q").copies_done();
    let (folder, now) = (desk.folder().to_owned(), desk.now());
    let mut second = Plain::begin(&folder, now, find_on_screen);
    assert!(
        second
            .take_said()
            .contains("Your log is already open in another window.")
    );
    second.hear("1", now);
    let mut at = now;
    while second.is_busy() {
        std::thread::sleep(std::time::Duration::from_millis(2));
        at += TimeDelta::milliseconds(20);
        second.wake(at);
    }
    assert!(second.take_said().ends_with(
        "only to look at.\n/today, /find, /who and /out read from it, /finish ends the looking:\n"
    ));
    second.hear("/find tooth seren", at);
    let said = second.take_said();
    assert!(
        said.contains("new tooth") && !said.contains("Say something"),
        "{said}"
    );
    second.hear("ola: slept well", at);
    assert!(second.take_said().contains("so nothing was saved"));
    second.hear("/finish", at);
    assert_eq!(
        second.receipt().unwrap(),
        "You looked at a copy of your log, and nothing was changed. Good night."
    );
    let mut third = Plain::begin(&folder, now, find_on_screen);
    third.input_gone(now);
    assert!(matches!(third.receipt(), Err(StoreError::InUse)));
    drop(desk);
}
