//! Quick words: a short name becomes its sentence, Tab hops through the blanks, and hers are kept,
//! counted, changed and removed.

use crate::common::{Desk, FRIDAY};
use hometime::domain::QuickWords;

fn used(desk: &Desk, name: &str) -> usize {
    desk.store()
        .quick_words()
        .called(name)
        .unwrap()
        .map_or(0, |quick| quick.used)
}

fn own(desk: &Desk) -> Vec<QuickWords> {
    desk.store()
        .quick_words()
        .all()
        .unwrap()
        .into_iter()
        .map(|quick| quick.item)
        .filter(|quick| !quick.words.is_empty())
        .collect()
}

/// At Seren's turn in the round, with some words typed.
fn writing(words: &str) -> Desk {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write(words);
    desk
}

#[test]
fn a_short_name_and_space_become_the_sentence_and_tab_hops_from_blank_to_blank() {
    let mut desk = writing("well, /nap ");
    desk.sees("> well, slept from __ to __")
        .write("1")
        .press("tab")
        .write("half past 2")
        .sees("> well, slept from 1 to half past 2");
    desk.press("enter");
    assert!(desk.has_note("well, slept from 1 to half past 2"));
    assert_eq!(used(&desk, "nap"), 1);
}

#[test]
fn shift_tab_goes_back_and_tab_past_the_last_blank_goes_to_the_end() {
    let mut desk = writing("well, /nap ");
    desk.press("tab")
        .write("2")
        .press("shift+tab")
        .write("1")
        .sees("slept from 1 to 2");
    let mut desk = writing("well, /song ");
    desk.press("tab")
        .write(" too")
        .sees("we are singing __; words on the back too");
}

#[test]
fn the_caret_stands_on_the_first_blank_and_delete_takes_it_away() {
    let mut desk = writing("well, /nap ");
    let row = desk.line_with("slept from");
    let column = row.find("__").unwrap();
    assert_eq!(
        desk.caret().map(|(x, _)| usize::from(x)),
        Some(row[..column].chars().count())
    );
    desk.press("del").sees("well, slept from  to __");
}

#[test]
fn a_blank_left_open_leaves_no_mark_in_what_is_saved_and_the_echo_says_so() {
    let mut desk = writing("well, /trip ");
    desk.sees("we walked to __")
        .sees("A blank left open is not kept")
        .press("enter");
    assert_eq!(desk.newest().words, "well, we walked");
    let mut desk = writing("well, /nap ");
    desk.write("1").press("enter");
    assert_eq!(desk.newest().words, "well, slept from 1");
    let mut desk = writing("well, /song ");
    desk.press("enter");
    assert_eq!(
        desk.newest().words,
        "well, we are singing; words on the back"
    );
}

#[test]
fn nothing_but_blanks_is_nothing_to_save() {
    let mut desk = writing("__");
    let before = desk.written().len();
    desk.press("enter");
    assert_eq!(desk.written().len(), before);
    desk.sees("> __");
}

#[test]
fn backspace_at_once_brings_back_what_was_typed_and_it_stays_so() {
    let mut desk = writing("well, /nap ");
    desk.press("backspace")
        .sees("> well, /nap")
        .write("time")
        .sees("> well, /nap time")
        .press("enter");
    assert_eq!(desk.newest().words, "well, /nap time");
    assert_eq!(
        used(&desk, "nap"),
        1,
        "it was opened, and something was saved"
    );
    let mut later = writing("well, /nap ");
    later
        .write("1")
        .press("backspace")
        .sees("slept from __ to __")
        .write("12")
        .press("backspace")
        .sees("slept from 1 to __");
    later.press("tab backspace").sees("slept from 1 to__");
}

#[test]
fn ctrl_z_takes_the_sentence_back_too() {
    let mut desk = writing("well, /nap ");
    desk.press("ctrl+z")
        .sees("> well, /nap")
        .sees_no("slept from")
        .press("ctrl+y")
        .sees("slept from __ to __");
}

#[test]
fn it_never_opens_inside_a_word_or_from_a_beginning() {
    for words in [
        "ate 1/2 of it",
        "and/nap ",
        "well /na ",
        "well /naps ",
        "well / nap ",
        "well nap ",
    ] {
        writing(words).sees(words.trim_end()).sees_no("slept from");
    }
    let mut desk = writing("well /NAP ");
    desk.sees("slept from");
}

#[test]
fn words_kept_plain_stay_as_they_are() {
    let mut desk = writing("well ");
    desk.press("ctrl+l")
        .write("/nap ")
        .sees("well /nap")
        .write("__")
        .press("enter");
    assert_eq!(desk.newest().words, "well /nap __");
}

#[test]
fn the_child_and_the_one_who_collects_fill_themselves() {
    writing("oh, /proud ").sees("> oh, Seren was so proud of __ today");
    writing("oh, /thanks ").sees("> oh, thank you, Nan, for __");
    writing("oh, @mum /thanks ").sees("thank you, Mum, for __");
    writing("kai: /proud ").sees("> kai: Kai was so proud of __ today");
}

#[test]
fn outside_the_round_a_name_that_nobody_can_tell_is_a_blank() {
    let mut desk = Desk::with_sample("2026-11-20 12:04");
    desk.sees("start with a name")
        .write("oh, /proud ")
        .sees("__ was so proud of __ today");
}

#[test]
fn on_an_empty_line_the_box_puts_them_in() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("nap")
        .sees("slept from __ to __")
        .write(" ")
        .sees_no("Find or do anything")
        .sees("> slept from __ to __");
    desk.write("1").press("tab").write("2").press("enter");
    assert!(desk.has_note("slept from 1 to 2"));
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/")
        .write("nap")
        .press("enter")
        .sees("> slept from __ to __")
        .press("backspace")
        .sees("> /nap");
    let mut other = Desk::with_sample(FRIDAY);
    other
        .press("ctrl+k")
        .write("nap ")
        .sees("Find or do anything");
    other
        .press("esc")
        .press("/")
        .write("song b")
        .sees("> we are singing b");
}

#[test]
fn they_open_wherever_a_sentence_is_written() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 4")
        .write("obs ola: /proud ")
        .sees("obs ola: Ola was so proud of __ today")
        .write("the den")
        .press("enter");
    assert!(desk.has_note("Ola was so proud of the den today"));
    desk.press("esc 5").write("/ x").sees_no("slept");
}

#[test]
fn half_typed_they_come_back_with_their_blanks() {
    let mut desk = writing("well, /nap ");
    desk.write("1").wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:30");
    desk.sees("> well, slept from 1 to __")
        .press("tab")
        .write("2")
        .sees("from 1 to 2");
}

#[test]
fn a_sentence_is_kept_under_a_short_name_and_opens_from_then_on() {
    let mut desk = writing("Seren would like the red boots tomorrow @nan");
    desk.press("ctrl+k")
        .sees("keep as quick words")
        .press("enter")
        .sees("Keep as quick words")
        .sees("{child} would like the red boots");
    desk.say("boots").hears("/boots");
    desk.sees("> Seren would like the red boots")
        .press("enter")
        .sees("Ola · going home");
    assert_eq!(
        own(&desk)[0].words,
        "{child} would like the red boots tomorrow @nan"
    );
    desk.write("and /boots ")
        .sees("> and Ola would like the red boots tomorrow @nan");
    desk.press("ctrl+u")
        .press("/")
        .write("boots ")
        .sees("> Ola would like the red boots");
}

#[test]
fn a_name_that_cannot_be_taken_is_explained_and_the_words_stay() {
    let mut desk = writing("Please bring the red boots");
    desk.press("ctrl+k enter")
        .say("nap")
        .sees("There is /nap already: \"slept from __ to __\"");
    desk.press("ctrl+u")
        .say("red boots")
        .sees("one word: red would do");
    desk.press("ctrl+u")
        .say("b!")
        .sees("Letters and numbers only");
    desk.press("ctrl+u")
        .say("away")
        .sees("does something already");
    desk.press("ctrl+u").say("boots").hears("Kept");
    assert_eq!(own(&desk).len(), 1);
    desk.press("ctrl+z");
    assert!(own(&desk).is_empty());
}

#[test]
fn private_words_are_not_kept() {
    let mut desk = writing("Mum low today #private");
    desk.press("ctrl+k enter")
        .hears("private")
        .sees("> Mum low today");
}

#[test]
fn the_list_shows_changes_and_removes_them() {
    let mut desk = writing("Please bring the red boots");
    desk.press("ctrl+k enter")
        .say("boots")
        .press("ctrl+u")
        .write("/nap")
        .press("esc")
        .press("/")
        .write("quick")
        .press("enter");
    assert_eq!(desk.app().view_name(), "Quick words");
    desk.sees("/boots")
        .sees("yours")
        .sees("/nap")
        .sees("1 of your own");
    desk.press("enter")
        .answer("Words", "Please bring the green boots")
        .sees("green boots");
    desk.go_to("/nap")
        .press("enter")
        .answer("Words", "slept __ minutes")
        .sees("slept __ minutes")
        .sees("2 of your own");
    desk.go_to("/nap")
        .press("del")
        .hears("/nap is gone")
        .sees("slept from __ to __")
        .press("ctrl+z")
        .sees("slept __ minutes");
    desk.press("esc");
    desk.write("oh, /nap ").sees("> oh, slept __ minutes");
}

#[test]
fn those_that_came_with_the_program_cannot_be_removed() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Settings")
        .go_to("Quick words")
        .press("enter")
        .sees("slept from __ to __")
        .sees_no("Del remove");
    desk.press("ctrl+n")
        .answer("Short name", "coat")
        .answer("Words", "please send a coat")
        .sees("/coat")
        .sees("Del remove");
}

#[test]
fn use_is_counted_when_something_is_saved() {
    let mut desk = writing("");
    for words in ["well, /ate ", "well, /ate "] {
        desk.say(words);
    }
    assert_eq!(used(&desk, "ate"), 2);
    desk.press("ctrl+z");
    assert_eq!(used(&desk, "ate"), 1, "taken back with what was saved");
    desk.press("/")
        .write("quick")
        .press("enter")
        .sees("used once");
}

const OFFER: &str = "You have typed this three times: Ctrl+K keeps it as quick words";

#[test]
fn after_the_third_time_they_are_offered_once_ever() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("Happy all afternoon.")
        .sees_no(OFFER)
        .stand_still(60)
        .say("happy all afternoon. @mum #den")
        .sees_no(OFFER)
        .stand_still(60);
    desk.say("Happy all afternoon.")
        .sees(OFFER)
        .press("ctrl+k enter")
        .sees("Happy all afternoon.")
        .say("happy")
        .hears("Kept");
    assert_eq!(own(&desk)[0].words, "Happy all afternoon.");
    desk.press("ctrl+z").stand_still(60);
    desk.say("Happy all afternoon.").sees_no(OFFER);
}

#[test]
fn what_is_private_or_said_of_many_at_once_is_not_counted_as_typed_often() {
    let mut desk = Desk::with_sample(FRIDAY);
    for _ in 0..4 {
        desk.stand_still(60).say("Cross all afternoon. #private");
    }
    desk.say("all: we were at the farm").sees_no("three times");
    desk.stand_still(60)
        .say("all: we were at the farm")
        .sees_no("three times");
}
