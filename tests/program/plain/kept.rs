//! Words that are not saved yet are kept, here and on the screen.

use chrono::TimeDelta;
use hometime::store::Draft;

use super::listener::Listener;
use crate::common::{Desk, FRIDAY};

#[test]
fn half_typed_words_of_the_screen_are_read_out_and_enter_alone_saves_them() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("down")
        .write("loved the water")
        .start_again_at("2026-11-20 18:20");
    let mut her = Listener::on(desk.leave(), "2026-11-20 18:20");
    her.hears("Half-typed words wait for Ola.");
    her.is_asked("Ola. Mum collects. Wooden train is due back. Kept from 18:04: \"loved the water\". Enter alone saves it");
    her.say("").hears("Saved to Ola, 18:20.");
    assert_eq!(her.written()[0].words, "loved the water");
    assert_eq!(her.look().drafts().all().unwrap(), Vec::<Draft>::new());
}

#[test]
fn another_line_leaves_the_words_that_wait_where_they_are() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("half a thought").start_again_at(FRIDAY);
    let mut her = Listener::on(desk.leave(), FRIDAY);
    her.say("new tooth")
        .hears("Saved to Seren")
        .say("/back")
        .is_asked(
            "Seren. Nan collects. Written about already. Kept from 18:04: \"half a thought\".",
        );
    let receipt = her.finish();
    assert!(
        receipt.contains("1 half-typed line kept for Seren."),
        "{receipt}"
    );
}

#[test]
fn an_unclear_line_outlives_a_sudden_end_and_comes_back_on_the_screen() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("31/11 ola: made a den")
        .hears("November has 30 days");
    her.start_again()
        .is_asked("Seren. Nan collects. Kept from 18:04: \"31/11 ola: made a den\".");
    let desk = Desk::on_folder(her.leave(), FRIDAY);
    assert!(desk.shows("31/11 ola: made a den"), "{}", desk.screen());
}

#[test]
fn an_unclear_line_goes_behind_the_words_that_wait_and_settled_it_leaves_them() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("half a thought").start_again_at(FRIDAY);
    let mut her = Listener::on(desk.leave(), FRIDAY);
    her.say("31/11 ola: made a den")
        .start_again()
        .hears("\"half a thought 31/11 ola: made a den\"");
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("half a thought").start_again_at(FRIDAY);
    let mut her = Listener::on(desk.leave(), FRIDAY);
    her.say("31/11 ola: made a den")
        .say("1")
        .hears("Saved to Ola");
    let kept = her.look().drafts().all().unwrap();
    assert_eq!(
        kept.iter()
            .map(|draft| draft.text.as_str())
            .collect::<Vec<_>>(),
        ["half a thought"]
    );
}

#[test]
fn words_broken_off_are_kept_for_the_child_shown() {
    let mut her = Listener::with_sample(FRIDAY);
    let now = her.now();
    her.say("").plain().keep_half("she coun", now);
    her.plain().break_off(now);
    her.say("/nosuch")
        .is_asked("Ola. Mum collects. Wooden train is due back. Kept from 18:04: \"she coun\".");
}

#[test]
fn a_line_as_long_as_a_terminal_takes_is_told_of() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say(&"splash ".repeat(500))
        .hears_no("as long as")
        .say(&"splash ".repeat(600))
        .hears("its end may be missing")
        .hears("Saved to");
}

#[test]
fn midnight_begins_another_day_and_loses_no_words() {
    let mut her = Listener::with_sample("2026-11-19 23:50");
    let now = her.now();
    her.say("").plain().keep_half("half a thought", now);
    her.wait(TimeDelta::minutes(20))
        .hears("It is Fri 20 Nov now.");
    assert_eq!(her.look().drafts().all().unwrap()[0].text, "half a thought");
}

#[test]
fn a_log_that_may_only_be_read_says_so_and_the_line_is_not_called_saved() {
    let mut her = Listener::with_sample(FRIDAY);
    std::fs::rename(
        her.folder().join("hometime.db"),
        her.folder().join("elsewhere"),
    )
    .unwrap();
    her.say("slept well")
        .hears("Not saved: the file hometime.db was moved")
        .hears_no("Saved to")
        .hears_no("Ctrl+S");
    std::fs::rename(
        her.folder().join("elsewhere"),
        her.folder().join("hometime.db"),
    )
    .unwrap();
    her.is_asked("Seren. Nan collects. Kept from 18:04: \"slept well\".");
    her.say("").hears("Saved to Seren");
}
