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

fn texts(her: &mut Listener) -> Vec<String> {
    let drafts = her.look().drafts().all().unwrap();
    drafts.into_iter().map(|draft| draft.text).collect()
}

#[test]
fn an_unclear_line_has_its_own_place_beside_the_words_that_wait() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("half a thought").start_again_at(FRIDAY);
    let mut her = Listener::on(desk.leave(), FRIDAY);
    her.say("31/11 ola: made a den");
    assert_eq!(texts(&mut her), ["half a thought", "31/11 ola: made a den"]);
    her.start_again()
        .is_asked("Seren. Nan collects. Kept from 18:04: \"half a thought\".");
    her.say("").hears("Saved to Seren").say("/back").is_asked(
        "Seren. Nan collects. Written about already. Kept from 18:04: \"31/11 ola: made a den\".",
    );
    her.say("")
        .hears("November has 30 days")
        .say("1")
        .hears("Saved to Ola");
    assert_eq!(texts(&mut her), Vec::<String>::new());
}

#[test]
fn the_screen_shows_the_second_kept_line_once_the_first_is_saved() {
    let mut her = Listener::with_sample(FRIDAY);
    her.say("31/11 ola: made a den")
        .say("31/11 kai: dug a hole");
    let mut desk = Desk::on_folder(her.leave(), FRIDAY);
    assert!(desk.shows("31/11 ola: made a den"), "{}", desk.screen());
    assert!(!desk.shows("dug a hole"), "{}", desk.screen());
    desk.press("ctrl+u").press("down").press("up");
    assert!(desk.shows("31/11 kai: dug a hole"), "{}", desk.screen());
    desk.start_again_at(FRIDAY);
    assert!(desk.shows("31/11 kai: dug a hole"), "{}", desk.screen());
}

#[test]
fn an_unclear_line_waits_until_it_is_answered_named_or_discarded() {
    for (answer, heard) in [
        ("1", "Saved to Ola"),
        ("Olek.", "Saved to Olek"),
        ("olek: found a snail", "Saved to Olek"),
        ("/discard", "Discarded: ol: found a snail"),
        ("/drop", "Discarded: ol: found a snail"),
    ] {
        let mut her = crate::plain::asked::ola_and_olek();
        her.say("/round")
            .say("ol: found a snail")
            .say("kai: slept well")
            .hears("Saved to Kai")
            .hears("First: \"ol: found a snail\". Two children start ol")
            .is_asked("1 Ola. 2 Olek. A number");
        her.say("").is_asked("1 Ola. 2 Olek. A number");
        her.say(answer).hears(heard).hears_no("First:");
        let saved = her
            .written()
            .iter()
            .any(|note| note.words == "found a snail");
        assert_eq!(saved, heard.starts_with("Saved"), "{answer}");
        assert_eq!(texts(&mut her), Vec::<String>::new(), "{answer}");
    }
}

#[test]
fn several_unclear_lines_wait_in_order_and_are_read_out() {
    let mut her = crate::plain::asked::ola_and_olek();
    her.say("/round")
        .say("ol: found a snail")
        .say("31/11 kai: dug a hole")
        .hears("That is not clear either, and is not saved yet. 2 lines wait")
        .hears("First: \"ol: found a snail\".")
        .is_asked("1 Ola. 2 Olek.");
    her.say("/waiting")
        .hears("Not saved yet: 2 lines.")
        .hears("\"ol: found a snail\"\n")
        .hears("\"31/11 kai: dug a hole\"\n")
        .is_asked("1 Ola. 2 Olek.");
    her.say("2")
        .hears("Saved to Olek")
        .hears("First: \"31/11 kai: dug a hole\". November has 30 days");
    her.say("1").hears("Saved to Kai").hears_no("First:");
    assert_eq!(texts(&mut her), Vec::<String>::new());
}

#[test]
fn unclear_lines_outlive_a_sudden_end_and_the_end_of_the_input() {
    for ends in [false, true] {
        let mut her = Listener::with_sample(FRIDAY);
        her.say("31/11 ola: made a den")
            .say("31/11 kai: dug a hole");
        if ends {
            let receipt = her.finish();
            assert!(
                receipt.contains("2 half-typed lines kept for Seren"),
                "{receipt}"
            );
        }
        her.start_again()
            .say("/waiting")
            .hears("1 typed for Seren: \"31/11 ola: made a den\"")
            .hears("2 typed for Seren: \"31/11 kai: dug a hole\"");
        her.say("2")
            .hears("First: \"31/11 kai: dug a hole\". November has 30 days")
            .say("1")
            .hears("Saved to Kai");
        assert_eq!(texts(&mut her), ["31/11 ola: made a den"]);
    }
}

#[test]
fn words_broken_off_are_kept_for_the_child_shown() {
    let mut her = Listener::with_sample(FRIDAY);
    let now = her.now();
    her.say("").plain().keep_half("she coun", now);
    her.plain().break_off(now);
    her.say("/who")
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
