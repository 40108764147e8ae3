//! The cover: whoever looks over her shoulder sees a clock, and not one of her words is lost or
//! changed by it.

use crate::common::{Desk, FRIDAY};
use chrono::TimeDelta;

/// What the cover may show, and nothing else.
const SHOWN: [&str; 4] = [
    "18 : 04",
    "Fri 20 Nov",
    "Hometime is covered. Your words are kept.",
    "Press any key to come back.",
];

#[track_caller]
fn assert_shows_only_the_clock(desk: &Desk, time: &str) {
    let rows: Vec<String> = desk
        .screen()
        .lines()
        .map(str::trim)
        .filter(|row| !row.is_empty())
        .map(str::to_owned)
        .collect();
    let expected: Vec<&str> = std::iter::once(time)
        .chain(SHOWN[1..].iter().copied())
        .collect();
    assert_eq!(rows, expected, "\n{}", desk.screen());
    assert_eq!(
        desk.caret(),
        None,
        "no caret tells that somebody was typing"
    );
}

#[test]
fn one_key_covers_any_screen_card_or_form_and_any_key_comes_back_to_it_and_does_nothing_else() {
    for way in [
        "",
        "esc",
        "esc 2",
        "esc 2 enter",
        "esc 2 enter enter",
        "esc 3",
        "esc 4 enter",
        "esc 5 enter 1",
        "esc 6 1",
        "esc 7",
        "esc 8",
        "?",
        "/ z",
    ] {
        let mut desk = Desk::in_memory(FRIDAY);
        // What was said on the way is gone before it is covered.
        desk.press(way).wait(5.0).press("f12");
        let (before, changes) = (desk.screen(), desk.store().changes());
        for back in [
            "enter", "esc", "x", "space", "del", "ctrl+q", "ctrl+z", "1", "down", "f1", "ctrl+b",
        ] {
            desk.press("ctrl+b");
            assert_shows_only_the_clock(&desk, SHOWN[0]);
            desk.wait(1.5).press(back);
            assert_eq!(
                desk.screen(),
                before,
                "[{way}] {back} came back to something else"
            );
            assert_eq!(
                desk.store().changes(),
                changes,
                "[{way}] {back} changed the log"
            );
            assert!(!desk.app().is_finished());
        }
    }
}

#[test]
fn the_very_next_frame_after_the_key_shows_nothing_but_the_clock_at_any_size() {
    for (columns, rows) in [
        (80, 24),
        (120, 36),
        (60, 20),
        (40, 10),
        (30, 6),
        (10, 3),
        (1, 1),
    ] {
        let mut desk = Desk::with_sample(FRIDAY).sized(columns, rows);
        desk.write("Zoë liked the den").press("ctrl+b");
        for name in [
            "Zo", "Ola", "Kai", "Seren", "Idris", "Effy", "den", "SAMPLE", "Today", "chat",
            "larger",
        ] {
            assert!(
                !desk.shows(name),
                "{columns}x{rows} shows {name:?}:\n{}",
                desk.screen()
            );
        }
    }
}

#[test]
fn half_typed_words_are_on_the_disk_before_the_cover_is_drawn_and_come_back_with_the_caret() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("liked the den").press("left left left ctrl+b");
    let kept = desk.store().drafts().all().unwrap();
    assert_eq!(
        kept.iter()
            .map(|draft| draft.text.as_str())
            .collect::<Vec<_>>(),
        ["liked the den"]
    );
    desk.press("x");
    desk.write("big ").sees("> liked the big den");
    desk.press("ctrl+b")
        .die_and_start_again_at("2026-11-20 18:30")
        .sees("> liked the big den")
        .sees("Kept from 18:04");
}

#[test]
fn three_minutes_without_a_key_cover_it_and_a_key_in_time_does_not() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("li")
        .wait(179.0)
        .sees("PICKUP ROUND")
        .write("ked")
        .wait(179.0)
        .sees("> liked");
    desk.wait(1.0);
    assert_shows_only_the_clock(&desk, "18 : 09");
    desk.wait(601.0).sees("18 : 20").sees("Fri 20 Nov");
    desk.press("x").sees("> liked").sees_no("likedx");
    desk.wait(180.0).sees("Hometime is covered");
}

#[test]
fn the_clock_on_the_cover_wakes_the_program_once_a_minute_and_nothing_else_does() {
    // Where there is a file, a copy of it would be due as well.
    let mut desk = Desk::in_memory(FRIDAY);
    desk.press("ctrl+b");
    for minute in 5..20 {
        let due = desk.app().wakes_at().unwrap();
        assert_eq!(
            due.format("%H:%M:%S").to_string(),
            format!("18:{minute:02}:00")
        );
        desk.wait(60.0).sees(&format!("18 : {minute:02}"));
    }
}

#[test]
fn the_cover_goes_on_over_midnight_and_today_is_the_new_day() {
    let mut desk = Desk::with_sample("2026-11-20 23:58");
    desk.write("liked")
        .wait(300.0)
        .sees("00 : 03")
        .sees("Sat 21 Nov")
        .press("esc")
        .sees("Today · Sat 21 Nov");
    assert!(
        desk.store()
            .drafts()
            .all()
            .unwrap()
            .iter()
            .any(|draft| draft.text == "liked")
    );
}

#[test]
fn a_paste_or_another_size_changes_nothing_on_a_covered_screen() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("liked the den")
        .press("ctrl+b")
        .paste("and more")
        .paste("\u{1b}ola: x\r");
    assert_shows_only_the_clock(&desk, SHOWN[0]);
    desk.resize(120, 36).resize(50, 12);
    assert_shows_only_the_clock(&desk, SHOWN[0]);
    desk.resize(80, 24)
        .wait(2.0)
        .press("enter")
        .sees("> liked the den")
        .sees_no("and more");
}

#[test]
fn the_key_that_covers_held_down_or_pressed_twice_keeps_it_covered() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("ctrl+b ctrl+b").wait(0.5).press("ctrl+b");
    assert_shows_only_the_clock(&desk, SHOWN[0]);
    desk.wait(1.0).press("ctrl+b").sees("PICKUP ROUND");
}

#[test]
fn undo_and_what_was_said_are_as_they_were() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("slept well").write("new tooth");
    let said = desk.said();
    assert!(said.contains("Saved"));
    desk.press("ctrl+b").wait(3.0).press("x");
    assert_eq!(desk.said(), said);
    desk.press("ctrl+z ctrl+z")
        .sees_no("> new")
        .press("ctrl+z")
        .hears("Taken back");
    assert!(!desk.has_note("slept well"));
}

#[test]
fn after_the_lid_was_closed_it_is_covered_at_once() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("liked the den").close_lid(90);
    assert_shows_only_the_clock(&desk, "19 : 34");
    desk.press("x").sees("> liked the den").sees_no("denx");
}

#[test]
fn a_key_that_comes_before_the_cover_could_be_drawn_does_nothing() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.wait(100.0).write("liked").wait(60.0);
    // The program was stopped so long that the key is heard before anything else.
    desk.stand_still(600).press("x");
    assert_shows_only_the_clock(&desk, "18 : 16");
    desk.press("y")
        .sees("> liked")
        .sees_no("likedx")
        .sees_no("likedy");
}

#[test]
fn a_clock_that_is_put_back_or_ahead_holds_nothing_up() {
    for by in [
        TimeDelta::hours(-5),
        TimeDelta::days(-400),
        TimeDelta::hours(3),
    ] {
        let mut desk = Desk::with_sample(FRIDAY);
        // By then the first words are given to the disk, and nobody has looked yet whether it has
        // them.
        desk.write("liked ")
            .wait(0.35)
            .write("the den")
            .set_clock(by)
            .wait(1.0);
        let kept: Vec<String> = desk
            .store()
            .drafts()
            .all()
            .unwrap()
            .into_iter()
            .map(|draft| draft.text)
            .collect();
        assert_eq!(
            kept,
            ["liked the den"],
            "the words were not kept within a second after {by}"
        );
        desk.wait(178.0)
            .sees("PICKUP ROUND")
            .wait(1.0)
            .sees("Hometime is covered");
        // The line is back where it was typed, once the day is.
        desk.press("x")
            .set_clock(-by)
            .press("f12")
            .sees("> liked the den");
    }
}

#[test]
fn without_a_passphrase_nothing_locks_and_lock_by_word_offers_one() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("lock now")
        .sees("Nothing has those words yet")
        .press("ctrl+u")
        .say("lock")
        .sees("Four words are enough")
        .press("esc");
    assert!(!desk.app().is_locked());
    desk.wait(3600.0)
        .sees("Press any key to come back.")
        .press("x")
        .sees("PICKUP ROUND");
    assert!(!desk.app().is_locked());
}

#[test]
fn how_long_it_waits_is_hers_to_set_from_one_minute_to_thirty() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Settings and weeks off")
        .go_to("Covers itself")
        .sees("after 3 minutes without a key")
        .press("left left")
        .sees("after 1 minute without a key");
    desk.wait(60.0)
        .sees("Hometime is covered")
        .press("x")
        .press("left")
        .sees("Covers itself  after 30 minutes without a key");
    desk.wait(1799.0)
        .sees("Covers itself")
        .wait(1.0)
        .sees("Hometime is covered");
    desk.start_again_at("2026-11-20 19:00")
        .go_to_screen("Settings and weeks off")
        .sees("Covers itself  after 30 minutes");
    desk.go_to("Locks itself")
        .press("right enter")
        .sees("after 7 minutes without a key, once there is a passphrase");
}
