//! A laptop with a wrong date: she is told before anything is saved under it, and nothing changes
//! its place.

use crate::common::{Desk, FRIDAY};
use chrono::TimeDelta;

const ODD: &str = "The laptop's date looks wrong: it says";

#[test]
fn an_empty_battery_is_told_of_at_the_start_and_before_the_first_save() {
    for (now, says) in [
        (
            "1970-01-01 00:03",
            "Thu 1 Jan 1970 (last saved Fri 20 Nov 2026)",
        ),
        (
            "2025-10-16 18:10",
            "Thu 16 Oct 2025 (last saved Fri 20 Nov 2026)",
        ),
        ("2026-11-17 18:10", "Tue 17 Nov (last saved Fri 20 Nov)"),
        (
            "2046-11-20 18:10",
            "Tue 20 Nov 2046 (last saved Fri 20 Nov 2026)",
        ),
    ] {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.say("slept well")
            .start_again_at(now)
            .hears(ODD)
            .hears(says);
        desk.write("ola: new tooth")
            .press("enter")
            .hears(says)
            .hears("Nothing was saved yet")
            .sees("> ola: new tooth");
        assert!(
            !desk.has_note("new tooth"),
            "{now}: saved before she was told"
        );
        desk.press("enter").hears("Saved to Ola");
        assert!(
            desk.has_note("new tooth"),
            "{now}: the second time it goes on"
        );
        desk.say("ola: and a second one").hears("Saved to Ola");
    }
}

#[test]
fn a_date_that_jumps_while_she_writes_is_told_of_before_the_next_save() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("slept well")
        .hears("Saved")
        .set_clock(TimeDelta::days(-400));
    desk.write("ola: new tooth")
        .press("enter")
        .hears(ODD)
        .hears("Nothing was saved yet")
        .sees("> ola: new tooth");
    desk.set_clock(TimeDelta::days(400))
        .press("enter")
        .hears("Saved to Ola");
    assert_eq!(desk.note("new tooth").day.to_string(), "2026-11-20");
}

#[test]
fn what_was_saved_under_a_wrong_date_is_undone_first_all_the_same() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("slept well")
        .start_again_at("2019-03-01 18:00")
        .write("ola: new tooth")
        .press("enter enter")
        .hears("Saved to Ola");
    desk.press("ctrl+z")
        .hears("Taken back: chat about Ola")
        .press("ctrl+z")
        .hears("Taken back: chat about Seren");
}

#[test]
fn an_ordinary_evening_and_one_after_a_long_summer_hear_nothing_of_it() {
    for now in [
        "2026-11-20 18:10",
        "2026-11-19 23:50",
        "2026-11-21 00:10",
        "2027-09-06 17:00",
    ] {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.say("slept well").start_again_at(now);
        assert!(!desk.said().contains(ODD), "{now}: {}", desk.said());
        desk.say("ola: new tooth").hears("Saved to Ola");
    }
}
