//! The lock: when nobody types, and after the lid was closed, only her passphrase leads back to her
//! words.

use crate::common::{Desk, FRIDAY};
use chrono::TimeDelta;

/// A log with a passphrase, and some words half typed.
fn at_work() -> Desk {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.store()
        .locks()
        .set_passphrase("lantern teapot marigold anchor")
        .unwrap();
    desk.write("liked the den").sees("locked · all saved");
    desk
}

#[track_caller]
fn assert_locked_with_words_kept(desk: &Desk) {
    assert!(desk.app().is_locked() && !desk.app().is_finished());
    let kept: Vec<String> = desk
        .store()
        .drafts()
        .all()
        .unwrap()
        .into_iter()
        .map(|draft| draft.text)
        .collect();
    assert_eq!(kept, ["liked the den"]);
    assert!(
        !desk.shows("liked") && !desk.shows("Ola"),
        "a frame that is still drawn shows nothing:\n{}",
        desk.screen()
    );
}

#[test]
fn five_minutes_without_a_key_lock_the_log() {
    let mut desk = at_work();
    desk.wait(299.0).sees("Hometime is covered");
    assert!(!desk.app().is_locked());
    desk.wait(1.0);
    assert_locked_with_words_kept(&desk);
}

#[test]
fn the_cover_comes_off_with_any_key_for_a_minute_and_then_only_with_the_passphrase() {
    let mut desk = at_work();
    desk.press("ctrl+b")
        .wait(59.0)
        .sees("Press any key to come back.")
        .press("x")
        .sees("> liked the den")
        .sees_no("denx");
    assert!(!desk.app().is_locked());
    desk.press("ctrl+b")
        .wait(60.0)
        .sees("Press any key, then type your passphrase.");
    assert!(!desk.app().is_locked());
    desk.press("x");
    assert_locked_with_words_kept(&desk);
}

#[test]
fn a_closed_lid_locks_at_once_also_under_the_cover_and_whatever_is_set() {
    let mut desk = at_work();
    desk.close_lid(2);
    assert_locked_with_words_kept(&desk);
    let mut desk = at_work();
    desk.press("ctrl+b").wait(10.0).close_lid(600);
    assert_locked_with_words_kept(&desk);
    let mut desk = at_work();
    desk.go_to_screen("Settings and weeks off")
        .go_to("Locks itself")
        .press_times("right", 25)
        .sees("after 30 minutes without a key")
        .press("esc");
    desk.close_lid(2);
    assert_locked_with_words_kept(&desk);
}

#[test]
fn lock_by_word_locks_now() {
    let mut desk = at_work();
    desk.press("ctrl+k").say("lock now");
    assert_locked_with_words_kept(&desk);
}

#[test]
fn a_clock_set_back_or_ahead_neither_puts_the_lock_off_nor_brings_it_early() {
    for by in [TimeDelta::hours(-5), TimeDelta::seconds(45)] {
        let mut desk = at_work();
        desk.wait(100.0).set_clock(by).wait(199.0);
        assert!(!desk.app().is_locked(), "{by}");
        desk.wait(1.0);
        assert!(desk.app().is_locked(), "{by}");
    }
}

#[test]
fn how_long_it_waits_to_lock_is_hers_to_set() {
    let mut desk = at_work();
    desk.go_to_screen("Settings and weeks off")
        .go_to("Locks itself")
        .sees("Locks itself   after 5 minutes without a key")
        .press("right");
    desk.wait(359.0);
    assert!(!desk.app().is_locked());
    desk.wait(1.0);
    assert!(desk.app().is_locked());
}

#[test]
fn a_key_that_is_first_to_be_heard_after_a_long_stop_locks_and_does_nothing() {
    let mut desk = at_work();
    desk.wait(1.0).stand_still(600).press("x");
    assert_locked_with_words_kept(&desk);
}

#[test]
fn a_log_whose_laptop_is_relied_on_is_covered_and_never_locks() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.store().locks().rely_on_disk().unwrap();
    desk.write("liked the den")
        .close_lid(60)
        .sees("Hometime is covered")
        .wait(3600.0)
        .sees("Press any key to come back.");
    desk.press("x").sees("> liked the den");
    assert!(!desk.app().is_locked());
}
