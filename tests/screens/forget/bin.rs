//! What was removed: put back for thirty days, and gone for good after that.

use chrono::Days;
use hometime::domain::{Break, JournalPage, LooksBackOn};

use crate::common::{Desk, FRIDAY, moment};
use crate::everywhere::hits;

/// Thirty days and one after the Friday.
const DAY_31: &str = "2026-12-21 18:04";

fn with_removed(words: &str) -> Desk {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say(&format!("ola: {words}"));
    let id = desk.note(words).id;
    desk.store()
        .step("A note removed", moment(FRIDAY), |store| {
            store.entries().remove(id, moment(FRIDAY))
        })
        .unwrap();
    desk.press("f12");
    desk
}

#[test]
fn a_removed_note_is_listed_and_comes_back_with_enter_and_goes_again_with_undo() {
    let mut desk = with_removed("snorkel in the bath");
    assert!(!desk.has_note("snorkel"));
    desk.press("ctrl+k")
        .write("bin")
        .press("enter")
        .sees("Put back")
        .sees("snorkel in the bath")
        .sees("today");
    desk.press("enter")
        .hears("The chat about Ola is back")
        .sees("Nothing was removed");
    assert!(desk.has_note("snorkel"));
    desk.press("ctrl+z").sees("snorkel in the bath");
    assert!(!desk.has_note("snorkel"));
}

#[test]
fn pages_days_and_weeks_that_were_removed_come_back_too() {
    let mut desk = Desk::with_sample(FRIDAY);
    let now = moment(FRIDAY);
    let page = JournalPage {
        on: now.date(),
        words: "a snorkel thought".to_owned(),
        looks_back_on: LooksBackOn::Nothing,
        sample: false,
    };
    let page = desk
        .store()
        .step("page", now, |store| store.journal().save(None, &page))
        .unwrap();
    let weeks = Break {
        first: now.date(),
        last: now.date(),
        name: "Snorkel week".to_owned(),
        sample: false,
    };
    let weeks = desk
        .store()
        .step("weeks", now, |store| {
            store.pictures().save_break(None, &weeks)
        })
        .unwrap();
    desk.store()
        .step("gone", now, |store| store.journal().remove(page))
        .unwrap();
    desk.store()
        .step("gone", now, |store| store.pictures().remove_break(weeks))
        .unwrap();
    desk.press("ctrl+k")
        .write("bin")
        .press("enter")
        .sees("journal page")
        .sees_no("a snorkel thought")
        .sees("Snorkel week");
    desk.go_to("journal page")
        .press("enter")
        .go_to("weeks off")
        .press("enter");
    assert_eq!(
        desk.store().journal().get(page).unwrap().unwrap().words,
        "a snorkel thought"
    );
    assert!(
        desk.store()
            .pictures()
            .breaks(now.date(), now.date())
            .unwrap()
            .iter()
            .any(|item| item.name == "Snorkel week")
    );
}

#[test]
fn sensitive_words_stay_closed_in_the_list() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("ola: snorkel worries #sensitive");
    let id = desk.newest().id;
    desk.store()
        .step("A note removed", moment(FRIDAY), |store| {
            store.entries().remove(id, moment(FRIDAY))
        })
        .unwrap();
    desk.press("ctrl+k")
        .write("bin")
        .press("enter")
        .sees("Ola")
        .sees("(closed")
        .sees_no("worries");
}

#[test]
fn after_thirty_days_the_words_are_gone_for_good_at_the_end_of_the_evening() {
    let mut desk = with_removed("snorkel in the bath");
    desk.say("ola: zipped the tent");
    desk.start_again_at("2026-12-19 18:04").press("ctrl+q");
    assert!(
        !desk.app().receipt().contains("gone for good"),
        "the thirtieth day is not over: {}",
        desk.app().receipt()
    );
    desk.start_again_at(DAY_31).press("ctrl+q");
    assert!(
        desk.app()
            .receipt()
            .contains("1 removed thing is gone for good after 30 days."),
        "{}",
        desk.app().receipt()
    );
    let folder = desk.leave();
    let left: Vec<String> = hits(&[folder.path()], "snorkel")
        .into_iter()
        .filter(|hit| hit.contains("hometime.db"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
    assert!(!hits(&[folder.path()], "zipped the tent").is_empty());
}

#[test]
fn undo_goes_on_for_everything_younger_than_what_went() {
    let mut desk = with_removed("snorkel in the bath");
    desk.start_again_at(DAY_31);
    desk.say("ola: zipped the tent")
        .press("ctrl+q")
        .start_again_at(DAY_31);
    desk.press("ctrl+z").hears("Taken back: chat about Ola");
    assert!(!desk.has_note("zipped the tent"));
    desk.press("ctrl+y");
    assert!(desk.has_note("zipped the tent"));
    for _ in 0..200 {
        desk.press("ctrl+z").sees_no("snorkel");
        if desk.said().contains("nothing more") {
            break;
        }
    }
    assert!(desk.store().check_deep().unwrap().is_sound());
}

#[test]
fn a_note_put_back_and_kept_never_goes() {
    let mut desk = with_removed("snorkel in the bath");
    desk.press("ctrl+k")
        .write("bin")
        .press("enter")
        .press("enter");
    desk.start_again_at(DAY_31).press("ctrl+q");
    assert!(!desk.app().receipt().contains("gone for good"));
    assert!(desk.has_note("snorkel"));
}

#[test]
fn a_reminder_about_a_child_who_stays_outlives_the_removed_note() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("ola: snorkel in the bath >22 dec bring towels");
    let now = moment(FRIDAY);
    let id = desk.note("snorkel").id;
    desk.store()
        .step("A note removed", now, |store| {
            store.entries().remove(id, now)
        })
        .unwrap();
    desk.start_again_at(DAY_31).press("ctrl+q");
    let waiting = desk
        .store()
        .reminders()
        .waiting(now.date() + Days::new(60))
        .unwrap();
    assert!(
        waiting
            .iter()
            .any(|reminder| reminder.words.contains("bring towels") && reminder.entry.is_none())
    );
}
