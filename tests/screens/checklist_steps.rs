//! Next steps of the checklist: on Today when their day comes, carried from look-back to look-back
//! until done or let go, and the look-back that is offered once each half-term.

use crate::common::{Desk, FRIDAY, moment};
use crate::log::{chat, people, write};
use hometime::domain::{NextStep, Practice, Saved};
use hometime::store::Store;

/// One family, chatted with in September and again yesterday, so that little else is to be kept in
/// mind.
fn quiet(now: &str) -> Desk {
    Desk::with(now, |store, now| {
        let people = people(store);
        write(store, &chat(people.zoe, "2026-09-01", "settled in"));
        let yesterday = now.date().pred_opt().unwrap().to_string();
        write(store, &chat(people.zoe, &yesterday, "slept well"));
    })
}

/// A look-back in July with one step on question 9, which waits for this day.
fn with_step(store: &Store, day: Option<&str>) {
    store
        .step("July", moment(FRIDAY), |store| {
            let review = store
                .checklist()
                .start_review(moment("2026-07-03 18:00").date(), "2026-11")?;
            store.checklist().answer(review, 9, Practice::NotYet, "")?;
            let day = day.map(|day| day.parse().unwrap());
            let words = "photo board by the coats".to_owned();
            store.checklist().save_step(
                None,
                &NextStep {
                    review,
                    question: 9,
                    words,
                    day,
                    done_on: None,
                    dropped_on: None,
                },
            )
        })
        .unwrap();
}

fn steps(desk: &Desk) -> Vec<Saved<NextStep>> {
    desk.store().checklist().steps().unwrap()
}

/// To the lists of Today, until the chosen row has these words.
fn in_mind<'d>(desk: &'d mut Desk, words: &str) -> &'d mut Desk {
    desk.press("tab").go_to(words)
}

/// On the question of this number, with the arrows beside it on the row with these words.
fn beside<'d>(desk: &'d mut Desk, question: usize, words: &str) -> &'d mut Desk {
    if desk.app().view_name() != "Engagement checklist" {
        desk.go_to_screen("Engagement checklist");
    }
    desk.press_times("up", 10)
        .press_times("down", question - 1)
        .press("tab")
        .go_to(words)
}

#[test]
fn a_step_with_a_day_is_kept_in_mind_when_its_day_comes() {
    let mut desk = quiet(FRIDAY);
    with_step(desk.store(), Some("2026-12-04"));
    desk.start_again_at("2026-11-26 18:04");
    desk.sees_no("photo board");
    desk.start_again_at("2026-11-27 18:04");
    assert!(
        desk.line_with("Next step: photo board by the coats")
            .contains("Fri 4 Dec")
    );
    desk.start_again_at("2026-12-07 18:04");
    assert!(
        desk.line_with("Next step: photo board")
            .contains("since Fri")
    );
    in_mind(&mut desk, "photo board")
        .press("space")
        .hears("Done. Ctrl+Z takes it back.")
        .sees_no("photo board");
    assert_eq!(
        steps(&desk)[0].done_on,
        Some(moment("2026-12-07 00:00").date())
    );
    desk.press("ctrl+z").sees("Next step: photo board");
    assert!(steps(&desk)[0].is_open());
}

#[test]
fn enter_on_today_opens_the_step_where_its_day_can_be_changed() {
    let mut desk = quiet(FRIDAY);
    with_step(desk.store(), Some("2026-11-20"));
    desk.start_again_at(FRIDAY);
    in_mind(&mut desk, "photo board")
        .press("enter")
        .sees("photo board by the coats >")
        .sees("Set on Fri 3 Jul.");
    desk.press("end ctrl+u")
        .say("photo board by the pegs >11 dec")
        .hears("Saved");
    let step = &steps(&desk)[0];
    assert_eq!(
        (step.words.as_str(), step.day),
        (
            "photo board by the pegs",
            Some(moment("2026-12-11 00:00").date())
        )
    );
    desk.sees_no("photo board")
        .press("ctrl+z")
        .sees("photo board by the coats");
}

#[test]
fn half_typed_words_of_a_step_wait_for_her() {
    let mut desk = quiet(FRIDAY);
    with_step(desk.store(), None);
    beside(&mut desk, 9, "photo board")
        .press("enter")
        .write(" with names")
        .press("esc");
    assert_eq!(
        steps(&desk)[0].words,
        "photo board by the coats",
        "Esc changes nothing"
    );
    desk.start_again_at("2026-11-21 09:00");
    beside(&mut desk, 9, "photo board")
        .press("enter")
        .sees("photo board by the coats with names")
        .press("enter");
    assert_eq!(steps(&desk)[0].words, "photo board by the coats with names");
}

#[test]
fn a_step_is_carried_forward_until_it_is_done() {
    let mut desk = quiet(FRIDAY);
    with_step(desk.store(), None);
    desk.go_to_screen("Engagement checklist")
        .press_times("down", 8)
        .press("2");
    assert!(
        desk.line_with("What next?")
            .contains("photo board by the coats"),
        "{}",
        desk.screen()
    );
    beside(&mut desk, 9, "○ photo board")
        .press("space")
        .hears("Done.")
        .sees("✓ photo board by the coats");
    assert!(
        !desk.line_with("What next?").contains("photo board"),
        "another may be set now: {}",
        desk.screen()
    );
    desk.press("tab enter enter")
        .say("picture list for parents who do not read");
    assert_eq!(steps(&desk).len(), 2);
    desk.start_again_at("2027-01-29 18:04");
    desk.go_to_screen("Engagement checklist")
        .press_times("down", 8)
        .sees("picture list for parents");
    desk.press("tab")
        .sees("○ picture list")
        .sees("✓ photo board");
}

#[test]
fn a_step_that_is_let_go_is_said_to_be_and_can_be_opened_again() {
    let mut desk = quiet(FRIDAY);
    with_step(desk.store(), None);
    beside(&mut desk, 9, "○ photo board")
        .press("del")
        .hears("Let go.")
        .sees("· photo board by the coats, let go");
    assert_eq!(steps(&desk)[0].dropped_on, Some(moment(FRIDAY).date()));
    desk.press("space").hears("Open again.");
    assert!(steps(&desk)[0].is_open());
    desk.press("ctrl+z").sees("let go").press("ctrl+z");
    assert!(steps(&desk)[0].is_open());
    desk.press("enter ctrl+l")
        .hears("Let go.")
        .sees("let go")
        .press("ctrl+z enter ctrl+d")
        .hears("Done.")
        .sees("✓ photo board");
}

#[test]
fn clearing_a_step_that_was_carried_forward_lets_it_go() {
    let mut desk = quiet(FRIDAY);
    with_step(desk.store(), None);
    desk.go_to_screen("Engagement checklist")
        .press_times("down", 8)
        .press("2 enter enter end ctrl+u enter")
        .hears("Let go.");
    let step = &steps(&desk)[0];
    assert_eq!(
        (step.words.as_str(), step.dropped_on),
        ("photo board by the coats", Some(moment(FRIDAY).date()))
    );
    desk.press("ctrl+z").sees("photo board by the coats");
}

#[test]
fn a_look_back_is_offered_once_each_half_term() {
    let mut desk = quiet("2026-11-19 18:04");
    desk.sees_no("look-back at the checklist");
    desk.start_again_at(FRIDAY);
    assert!(
        desk.line_with("Half-term look-back at the checklist")
            .contains("by Fri 27")
    );
    in_mind(&mut desk, "Half-term look-back").press("enter");
    assert_eq!(desk.app().view_name(), "Engagement checklist");
    desk.press("esc").press("esc");
    in_mind(&mut desk, "Half-term look-back")
        .press("space")
        .hears("Let go for this half-term.")
        .sees_no("look-back at the checklist");
    desk.start_again_at("2026-11-27 18:04");
    desk.sees_no("look-back at the checklist")
        .press("ctrl+z")
        .sees("look-back at the checklist")
        .press("ctrl+y");
    desk.start_again_at("2027-01-25 18:04");
    assert!(
        desk.line_with("Half-term look-back at the checklist")
            .contains("by Fri 29"),
        "the next half-term offers its own"
    );
}

#[test]
fn a_look_back_is_offered_until_it_is_whole() {
    let mut desk = quiet("2026-11-23 18:04");
    desk.go_to_screen("Engagement checklist")
        .press("1 down 1 down 1 down down 1")
        .press("esc");
    desk.sees("look-back at the checklist");
    desk.go_to_screen("Engagement checklist")
        .press("down 1 down 1 down 1 down 1 down 1")
        .press("esc");
    desk.sees_no("look-back at the checklist");
    desk.start_again_at("2026-12-05 18:04");
    desk.sees_no("look-back at the checklist");
}

#[test]
fn a_young_log_is_not_asked_to_look_back() {
    let mut desk = Desk::with(FRIDAY, |store, _| {
        let people = people(store);
        write(store, &chat(people.zoe, "2026-11-10", "settled in"));
    });
    desk.sees_no("look-back at the checklist");
}

#[test]
fn the_made_up_look_backs_leave_with_the_made_up_families() {
    let desk = Desk::with_sample(FRIDAY);
    let store = desk.store();
    assert_eq!(
        (
            store.checklist().reviews().unwrap().len(),
            steps(&desk).len()
        ),
        (3, 7)
    );
    let own = store
        .step("Own", moment(FRIDAY), |store| {
            store
                .checklist()
                .start_review(moment(FRIDAY).date(), "2026-11")
        })
        .unwrap();
    store
        .step("No more sample", moment(FRIDAY), |store| {
            store.families().remove_sample()
        })
        .unwrap();
    assert_eq!(
        store
            .checklist()
            .reviews()
            .unwrap()
            .iter()
            .map(|review| review.id)
            .collect::<Vec<_>>(),
        [own]
    );
    assert!(steps(&desk).is_empty());
}
