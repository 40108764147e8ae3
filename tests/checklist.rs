//! The engagement checklist: ten questions answered by number, each with a note and a next step, looked back on later.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{Desk, FRIDAY};
use hometime::domain::{Answered, Practice};

fn answers(desk: &Desk) -> Vec<Answered> {
    let reviews = desk.store().checklist().reviews().unwrap();
    reviews.first().map(|review| desk.store().checklist().answers(review.id).unwrap()).unwrap_or_default()
}

fn answer_to(desk: &Desk, question: u8) -> Answered {
    answers(desk).into_iter().find(|answer| answer.question == question).unwrap()
}

#[test]
fn a_number_answers_the_question_she_is_on_and_is_saved_at_once() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 6").sees("no look-back yet").press("2").hears("Saved: 1");
    assert_eq!(answer_to(&desk, 1).practice, Practice::CouldDoMore);
    desk.sees("████████░░░░").press("down 1");
    assert_eq!(answer_to(&desk, 2).practice, Practice::Yes);
    desk.press("3");
    assert_eq!(answer_to(&desk, 2).practice, Practice::NotYet, "an answer can be changed");
    desk.press("ctrl+z");
    assert_eq!(answer_to(&desk, 2).practice, Practice::Yes);
    desk.start_again_at("2026-11-22 19:00");
    desk.press("esc 6").sees("look-back 1").press("down down").press("2");
    assert_eq!(desk.store().checklist().reviews().unwrap().len(), 1, "a few evenings are one look-back");
    assert_eq!(answers(&desk).len(), 3);
}

#[test]
fn question_four_opens_while_three_is_not_yes() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 6 down down 1 down").sees("Opens while 3 is not yes.").press("2").hears("Question 4 opens while 3 is not yes");
    assert_eq!(answers(&desk).len(), 1);
    desk.press("up 2 down 3");
    assert_eq!(answer_to(&desk, 4).practice, Practice::NotYet);
}

#[test]
fn a_note_and_a_next_step_are_written_beside_the_answer() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 6").press_times("down", 5).press("2 enter").say("busy at the door").say("open it five minutes early");
    let answer = answer_to(&desk, 6);
    assert_eq!((answer.note.as_str(), answer.next_step.as_str()), ("busy at the door", "open it five minutes early"));
    assert_eq!(answer.practice, Practice::CouldDoMore);
    desk.sees("busy at the door").sees("open it five minutes early").press("1");
    assert_eq!(answer_to(&desk, 6).note, "busy at the door", "another answer keeps the note");
}

#[test]
fn a_note_alone_answers_nothing_for_her() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 6").press_times("down", 8).press("enter").hears("Answer first: 1 yes, 2 could do more, 3 not yet. Then Enter.");
    assert!(answers(&desk).is_empty());
    desk.press("2 enter").say("thinking about this one");
    assert_eq!(answer_to(&desk, 9).note, "thinking about this one");
}

#[test]
fn digits_in_a_note_are_words() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 6 2 enter").say("123 times").press("esc");
    assert_eq!(answer_to(&desk, 1).note, "123 times");
    assert_eq!(answer_to(&desk, 1).practice, Practice::CouldDoMore);
}

#[test]
fn esc_keeps_the_note_and_a_half_written_one_comes_back() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 6 2 enter").write("half a tho").press("esc").sees("half a tho");
    assert_eq!(answer_to(&desk, 1).note, "half a tho");
    desk.press("enter").write("ught").wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:30");
    desk.press("esc 6 enter").sees("half a thought");
}

#[test]
fn half_a_term_later_it_is_a_new_look_back_beside_the_last_one() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 6 3 enter").write("").press("enter").say("read the chapter");
    desk.start_again_at("2027-02-12 18:04");
    desk.press("esc 6").sees("Last time, Fri 20 Nov 2026: not yet").sees("read the chapter").press("1");
    assert_eq!(desk.store().checklist().reviews().unwrap().len(), 2);
    desk.sees("look-back 2");
}
