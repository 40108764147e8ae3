//! The engagement checklist: ten questions answered by number, each with a note and a next step,
//! looked back on later.

use crate::common::{Desk, FRIDAY, moment};
use crate::generated::many;
use hometime::assets;
use hometime::domain::{Answered, NextStep, Practice, Saved};

/// A log with families in it, and no look-back yet.
fn fresh() -> Desk {
    Desk::with(FRIDAY, |store, now| many(store, 60, now, 7).unwrap())
}

fn answers(desk: &Desk) -> Vec<Answered> {
    let reviews = desk.store().checklist().reviews().unwrap();
    reviews
        .first()
        .map(|review| desk.store().checklist().answers(review.id).unwrap())
        .unwrap_or_default()
}

fn answer_to(desk: &Desk, question: u8) -> Answered {
    answers(desk)
        .into_iter()
        .find(|answer| answer.question == question)
        .unwrap()
}

fn step_of(desk: &Desk, question: u8) -> Saved<NextStep> {
    desk.store()
        .checklist()
        .steps()
        .unwrap()
        .into_iter()
        .find(|step| step.question == question)
        .unwrap()
}

fn reviews(desk: &Desk) -> usize {
    desk.store().checklist().reviews().unwrap().len()
}

#[test]
fn a_whole_review_is_done_by_keys_alone() {
    let mut desk = fresh();
    desk.press("esc 6").sees("no look-back yet");
    for (number, key) in (1u8..).zip(["1", "1", "2", "3", "1", "2", "2", "3", "2", "2"]) {
        desk.press(key).hears(&format!("Saved: {number}"));
        desk.press("enter")
            .say(&format!("note on {number}"))
            .say(&format!("step for {number} >fri"));
        if number < 10 {
            desk.press("down");
        }
    }
    assert_eq!(answers(&desk).len(), 10);
    assert!(
        answers(&desk)
            .iter()
            .all(|answer| answer.note == format!("note on {}", answer.question))
    );
    let steps = desk.store().checklist().steps().unwrap();
    assert_eq!(steps.len(), 10);
    assert!(
        steps
            .iter()
            .all(|step| step.day == Some(moment("2026-11-27 00:00").date()) && step.is_open())
    );
    desk.sees("look-back 1 · autumn 2026")
        .sees("note on 10")
        .sees("step for 10, Fri 27 Nov");
}

#[test]
fn a_number_answers_the_question_she_is_on_and_is_saved_at_once() {
    let mut desk = fresh();
    desk.press("esc 6")
        .sees("no look-back yet")
        .press("2")
        .hears("Saved: 1");
    assert_eq!(answer_to(&desk, 1).practice, Practice::CouldDoMore);
    desk.sees("████████░░░░").press("down 1");
    assert_eq!(answer_to(&desk, 2).practice, Practice::Yes);
    desk.press("3");
    assert_eq!(
        answer_to(&desk, 2).practice,
        Practice::NotYet,
        "an answer can be changed"
    );
    desk.press("ctrl+z");
    assert_eq!(answer_to(&desk, 2).practice, Practice::Yes);
}

#[test]
fn she_stops_anywhere_and_goes_on_where_she_stopped() {
    let mut desk = fresh();
    desk.press("esc 6 2 down 1 down 1");
    desk.start_again_at("2026-11-22 19:00");
    desk.press("esc 6").sees("look-back 1");
    assert!(
        desk.chosen().starts_with("5 Every family"),
        "question 4 is closed while 3 is yes: {}",
        desk.chosen()
    );
    desk.press("2");
    assert_eq!(reviews(&desk), 1, "a few evenings are one look-back");
    assert_eq!(
        answers(&desk)
            .iter()
            .map(|answer| answer.question)
            .collect::<Vec<_>>(),
        [1, 2, 3, 5]
    );
}

#[test]
fn an_unfinished_look_back_goes_on_across_the_end_of_a_half_term() {
    let mut desk = Desk::with("2026-10-30 18:04", |store, now| {
        many(store, 60, now, 7).unwrap();
    });
    desk.press("esc 6 2");
    desk.start_again_at("2026-11-03 18:04");
    desk.press("esc 6 1");
    assert_eq!((reviews(&desk), answers(&desk).len()), (1, 2));
    desk.start_again_at("2026-12-03 18:04");
    desk.press("esc 6 1");
    assert_eq!(
        (reviews(&desk), answers(&desk).len()),
        (2, 1),
        "after four weeks it is another one"
    );
}

#[test]
fn question_four_opens_while_three_is_not_yes() {
    let mut desk = fresh();
    desk.press("esc 6 down down 1 down")
        .sees("Opens while 3 is not yes.")
        .press("2")
        .hears("Question 4 opens while 3 is not yes");
    assert_eq!(answers(&desk).len(), 1);
    desk.press("up 2 down 3");
    assert_eq!(answer_to(&desk, 4).practice, Practice::NotYet);
}

#[test]
fn a_note_and_a_next_step_are_written_beside_the_answer() {
    let mut desk = fresh();
    desk.press("esc 6")
        .press_times("down", 5)
        .press("2 enter")
        .say("busy at the door")
        .say("open it five minutes early");
    let answer = answer_to(&desk, 6);
    assert_eq!(
        (answer.note.as_str(), answer.practice),
        ("busy at the door", Practice::CouldDoMore)
    );
    let step = step_of(&desk, 6);
    assert_eq!(
        (step.words.as_str(), step.day),
        ("open it five minutes early", None)
    );
    desk.sees("busy at the door")
        .sees("open it five minutes early")
        .press("1");
    assert_eq!(
        answer_to(&desk, 6).note,
        "busy at the door",
        "another answer keeps the note"
    );
    desk.press("enter enter").press("ctrl+u enter");
    assert!(
        desk.store().checklist().steps().unwrap().is_empty(),
        "one that was only just set goes as if it had never been"
    );
    desk.press("ctrl+z").sees("open it five minutes early");
}

#[test]
fn a_day_that_is_none_is_asked_about_and_no_word_is_lost() {
    let mut desk = fresh();
    desk.press("esc 6 2 enter enter")
        .say("photo board >30 feb")
        .hears("February has 28 days")
        .hears("Your words are still here.");
    assert!(desk.store().checklist().steps().unwrap().is_empty());
    desk.sees("photo board >30 feb")
        .press_times("backspace", 6)
        .say("4 dec");
    let step = step_of(&desk, 1);
    assert_eq!(
        (step.words.as_str(), step.day),
        ("photo board", Some(moment("2026-12-04 00:00").date()))
    );
    desk.press("enter enter")
        .sees("photo board >4 Dec")
        .press("end ctrl+u")
        .write("photo board >soon")
        .press("esc");
    assert_eq!(
        step_of(&desk, 1).words,
        "photo board >soon",
        "Esc keeps every word"
    );
}

#[test]
fn a_note_alone_answers_nothing_for_her() {
    let mut desk = fresh();
    desk.press("esc 6")
        .press_times("down", 8)
        .press("enter")
        .hears("Answer first: 1 yes, 2 could do more, 3 not yet. Then Enter.");
    assert!(answers(&desk).is_empty());
    desk.press("2 enter").say("thinking about this one");
    assert_eq!(answer_to(&desk, 9).note, "thinking about this one");
}

#[test]
fn digits_in_a_note_are_words() {
    let mut desk = fresh();
    desk.press("esc 6 2 enter").say("123 times").press("esc");
    assert_eq!(answer_to(&desk, 1).note, "123 times");
    assert_eq!(answer_to(&desk, 1).practice, Practice::CouldDoMore);
}

#[test]
fn esc_keeps_the_note_and_a_half_written_one_comes_back() {
    let mut desk = fresh();
    desk.press("esc 6 2 enter")
        .write("half a tho")
        .press("esc")
        .sees("half a tho");
    assert_eq!(answer_to(&desk, 1).note, "half a tho");
    desk.press("enter").write("ught").wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:30");
    desk.press("esc 6 up enter").sees("half a thought");
}

#[test]
fn half_a_term_later_it_is_a_new_look_back_beside_the_last_one() {
    let mut desk = fresh();
    desk.press("esc 6 3 enter")
        .write("")
        .press("enter")
        .say("read the chapter");
    desk.start_again_at("2027-02-12 18:04");
    desk.press("esc 6")
        .sees("Last time, Fri 20 Nov 2026: not yet")
        .sees("read the chapter")
        .press("1");
    assert_eq!(reviews(&desk), 2);
    desk.sees("look-back 2 · spring 2027");
}

#[test]
fn a_finished_look_back_may_be_followed_by_another_in_the_same_half_term() {
    let mut desk = fresh();
    desk.press("esc 6")
        .press("1 down 1 down 1 down down 1 down 1 down 1 down 1 down 1 down 1");
    assert!(
        !desk
            .app()
            .live_keys()
            .iter()
            .any(|offer| offer.label == "new look-back"),
        "not on the day itself"
    );
    desk.start_again_at("2026-11-30 18:04");
    desk.press("esc 6 ctrl+n")
        .hears("A new look-back begins with your first answer.");
    assert_eq!(reviews(&desk), 1, "nothing is kept before the first answer");
    desk.press("2").sees("look-back 2");
    assert_eq!((reviews(&desk), answers(&desk).len()), (2, 1));
    desk.press("ctrl+z");
    assert_eq!((reviews(&desk), answers(&desk).len()), (1, 9));
}

#[test]
fn an_earlier_look_back_is_read_in_the_words_it_was_answered_under() {
    let old = assets::engagement_wordings()
        .called("2026-11")
        .question(4)
        .unwrap();
    let new = assets::engagement().question(4).unwrap();
    assert_ne!(old.short, new.short);
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 6").sees(&new.short).sees_no(&old.short);
    desk.press("left")
        .sees("As answered on Fri 3 Jul")
        .sees("look-back 2 · summer 2026")
        .sees(&old.short)
        .sees_no(&new.short);
    let before = answers(&desk);
    desk.press("1").press("2").press("enter");
    assert_eq!(answers(&desk), before, "it stays as it is");
    desk.press("left")
        .sees("look-back 1 · spring 2026")
        .press("right right")
        .sees("autumn 2026")
        .sees(&new.short);
}

#[test]
fn two_look_backs_stand_side_by_side() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 6 ctrl+o")
        .sees("[Fri 3 Jul]")
        .sees("Tue 10 Nov");
    desk.sees("▲ up: 2, 6 and 7   = the same: 1, 3, 4, 5 and 8   ▼ down: none");
    assert!(
        desk.line_with("6 I make time").contains("not yet"),
        "{}",
        desk.screen()
    );
    desk.press("left")
        .sees("[Fri 27 Mar]")
        .sees("▲ up: 1, 2, 3, 6 and 7");
    desk.press("tab")
        .sees("[Tue 10 Nov]")
        .press("left")
        .sees("[Fri 3 Jul]")
        .sees("▲ up: 1, 3 and 10   = the same: 2, 4, 5, 6, 7, 8 and 9");
    desk.press("right tab right")
        .sees("[Fri 3 Jul]")
        .press_times("down", 3)
        .sees("Asked then: I find chances");
    desk.press("down down")
        .sees("Fri 3 Jul: Better on Mondays.")
        .sees("Tue 10 Nov: Fridays are still short.");
    desk.press("esc");
    assert_eq!(desk.app().view_name(), "Engagement checklist");
}

#[test]
fn the_keys_that_matter_are_named_in_the_smallest_window() {
    let mut desk = Desk::with_sample(FRIDAY).sized(60, 20);
    let foot = desk.go_to_screen("Engagement checklist").line(19);
    assert!(
        [
            "1 yes",
            "2 could do more",
            "3 not yet",
            "Tab facts",
            "Esc back"
        ]
        .iter()
        .all(|key| foot.contains(key)),
        "{foot}"
    );
    let foot = desk.press("tab").line(19);
    assert!(
        ["Enter open", "Tab questions", "Esc back"]
            .iter()
            .all(|key| foot.contains(key)),
        "{foot}"
    );
    let foot = desk.press("tab").resize(80, 24).line(23);
    assert!(
        ["3 not yet", "Tab facts", "Enter note", "Esc back"]
            .iter()
            .all(|key| foot.contains(key)),
        "{foot}"
    );
}

#[test]
fn wide_windows_show_earlier_look_backs_beside_this_one() {
    let mut desk = Desk::with_sample(FRIDAY).sized(120, 36);
    desk.press("esc 6");
    let names = desk.line_with("autumn now");
    assert!(
        names.contains("spring") && names.contains("summer"),
        "{names}"
    );
    let row = desk.line_with("6 I make time");
    assert!(
        row.contains("████░░░░░░░░  ████░░░░░░░░  ████████░░░░  could do more"),
        "{row}"
    );
    desk.sees("✓ word list on the door")
        .sees("○ photo board by the coats");
    desk.resize(200, 60)
        .sees("ACROSS LOOK-BACKS")
        .sees("WHAT CHANGED SINCE SUMMER")
        .sees("▲  up        2, 6 and 7");
}
