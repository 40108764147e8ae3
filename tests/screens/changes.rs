//! What was said this evening, and what was done in the last thirty days: shown, and put back one
//! step at a time.

use crate::common::{Desk, FRIDAY};
use hometime::domain::Kind;
use hometime::store::Filter;

/// Types a word after `/`.
fn by_word<'d>(desk: &'d mut Desk, word: &str) -> &'d mut Desk {
    while desk.app().view_name() != "Today" {
        desk.press("esc");
    }
    desk.press("/").write(word).press("enter")
}

#[test]
fn the_messages_of_this_evening_stand_newest_first_with_their_time() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("slept well")
        .press("enter")
        .hears("Saved to")
        .wait(60.0)
        .write("quit")
        .press("enter")
        .hears("Ctrl+Q");
    desk.press("ctrl+u");
    by_word(&mut desk, "messages");
    assert_eq!(desk.app().view_name(), "Messages");
    let (saved, quit) = (
        desk.screen().find("18:04  Saved to"),
        desk.screen().find("18:05  To finish for tonight"),
    );
    assert!(quit.is_some() && quit < saved, "{}", desk.screen());
    // Also from the settings, each with its sentence.
    desk.press("esc")
        .go_to_screen("Settings")
        .go_to("Messages")
        .sees("It goes when")
        .press("enter")
        .sees("18:05  To finish");
    desk.start_again_at("2026-11-20 19:00");
    by_word(&mut desk, "messages").sees_no("Saved to");
}

#[test]
fn no_message_is_ever_on_the_disk() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("quit")
        .press("enter")
        .hears("To finish for tonight");
    let kept = desk.store().drafts().all().unwrap();
    assert!(
        kept.iter().all(|draft| !draft.text.contains("To finish")),
        "{kept:?}"
    );
}

#[test]
fn each_step_is_shown_before_and_after() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("kai: slept well").press("enter");
    desk.go_to_screen("Daily chats")
        .press("ctrl+e")
        .answer("Words", "slept badly")
        .press("esc esc");
    by_word(&mut desk, "changes")
        .sees("words changed")
        .sees("chat about Kai")
        .press("enter");
    desk.sees("words: was slept well; then slept badly");
    desk.press("esc")
        .go_to("chat about Kai")
        .press("enter")
        .sees("words: slept well")
        .sees("about: Kai");
}

#[test]
fn one_step_is_put_back_and_ctrl_z_brings_it_again() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("kai: grapes first")
        .press("enter")
        .write("kai: grapes second")
        .press("enter")
        .wait(5.0);
    desk.go_to_screen("Daily chats")
        .go_to("grapes first")
        .press("del")
        .wait(5.0)
        .press("esc");
    desk.write("ola: grapes third").press("enter");
    assert!(!desk.has_note("grapes first"));
    by_word(&mut desk, "changes")
        .go_to("Removed a chat about Kai")
        .press("enter")
        .press("enter")
        .hears("Put back: Removed a chat about Kai");
    assert!(
        desk.has_note("grapes first") && desk.has_note("grapes third"),
        "only that one step"
    );
    desk.press("ctrl+z");
    assert!(!desk.has_note("grapes first") && desk.has_note("grapes third"));
    desk.press("ctrl+y");
    assert!(desk.has_note("grapes first"));
}

#[test]
fn what_was_changed_again_since_says_what_stands_in_the_way() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("kai: slept well").press("enter");
    desk.go_to_screen("Daily chats")
        .press("ctrl+e")
        .answer("Words", "slept badly")
        .press("esc esc");
    by_word(&mut desk, "changes")
        .go_to("chat about Kai")
        .press("enter enter")
        .hears("changed again since")
        .hears("words changed");
    assert!(desk.has_note("slept badly"), "nothing was changed");
    desk.wait(5.0)
        .press("esc")
        .press_times("up", 9)
        .go_to("words changed")
        .press("enter enter")
        .hears("Put back");
    assert!(desk.has_note("slept well"));
}

#[test]
fn a_note_put_back_before_it_was_written_is_among_what_was_removed() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("kai: by mistake >Mon ask").press("enter");
    by_word(&mut desk, "changes")
        .go_to("chat about Kai")
        .press("enter enter")
        .hears("Put back");
    assert!(!desk.has_note("by mistake"));
    assert!(
        desk.store()
            .reminders()
            .ahead()
            .unwrap()
            .iter()
            .all(|reminder| reminder.words != "ask")
    );
    by_word(&mut desk, "bin").sees("by mistake");
}

#[test]
fn what_hangs_on_a_thing_written_later_keeps_it() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Families")
        .press("ctrl+n")
        .write("mabli mon fri mam 16:45")
        .press("enter esc esc");
    while desk.app().view_name() != "Today" {
        desk.press("esc");
    }
    desk.write("mabli: her first chat").press("enter").wait(5.0);
    let added = desk.store().history().list(desk.now().date()).unwrap();
    let name = added
        .iter()
        .map(|change| change.what.clone())
        .find(|what| what.contains("abli") && !what.contains("chat"))
        .unwrap();
    by_word(&mut desk, "changes")
        .go_to(&name)
        .press("enter enter")
        .hears("Something written later belongs to it");
    assert!(desk.has_note("her first chat"));
    assert_eq!(desk.app().view_name(), "One change");
}

#[test]
fn what_was_brought_in_at_once_is_not_half_put_back() {
    let mut desk = Desk::with_sample(FRIDAY);
    by_word(&mut desk, "changes")
        .go_to("Sample families")
        .press("enter enter")
        .hears("brought in a great many things");
    assert_eq!(desk.store().people().unwrap().households.len(), 6);
    assert!(!desk.written().is_empty());
}

#[test]
fn closed_words_are_not_shown_among_the_changes() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("kai: a secret worry #sensitive >Mon ask")
        .press("enter");
    by_word(&mut desk, "changes")
        .press("enter")
        .sees("(closed")
        .sees_no("secret");
}

#[test]
fn only_the_last_thirty_days_are_told_of_and_nothing_taken_back() {
    let mut desk = Desk::with(FRIDAY, |store, now| {
        hometime::sample::load(store, now - chrono::TimeDelta::days(40)).unwrap();
    });
    by_word(&mut desk, "changes").sees("Nothing was changed in the last 30 days");
    desk.press("esc")
        .write("kai: slept well")
        .press("enter ctrl+z");
    by_word(&mut desk, "changes").sees("Nothing was changed");
}

#[test]
fn what_was_turned_is_put_back_whole() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("kai: shared his grapes >Mon ask")
        .press("enter")
        .press("tab tab ctrl+t")
        .press("right enter");
    let note = desk.note("shared his grapes");
    assert_ne!(note.children, [desk.child_id("Kai")]);
    by_word(&mut desk, "changes")
        .go_to("turned into")
        .press("enter")
        .sees("whom it is about")
        .press("enter")
        .hears("Put back");
    let note = desk.note("shared his grapes");
    assert_eq!(
        (note.children.clone(), note.kind),
        (vec![desk.child_id("Kai")], Kind::Chat)
    );
    let found = Filter {
        child: Some(desk.child_id("Kai")),
        words: "grapes".to_owned(),
        ..Filter::default()
    };
    assert_eq!(
        desk.store().entries().count(&found).unwrap(),
        1,
        "find knows of it"
    );
    assert!(
        desk.store().check_deep().unwrap().is_sound(),
        "history and log agree"
    );
}

#[test]
fn every_row_of_the_settings_has_its_sentence() {
    let mut desk = Desk::with_sample(FRIDAY).sized(80, 60);
    desk.go_to_screen("Settings");
    let mut before = String::new();
    while desk.chosen() != before {
        before = desk.chosen();
        let screen = desk.screen();
        let foot: Vec<&str> = screen.lines().rev().skip(2).take(2).collect();
        assert!(
            foot.iter().any(|line| line.trim().ends_with('.'))
                && !foot.iter().any(|line| line.contains('…')),
            "{before}:\n{screen}"
        );
        desk.press("down");
    }
}

#[test]
fn short_names_used_on_the_way_are_no_change_of_hers_and_tie_no_two_notes_together() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("kai: den, /well ")
        .press("enter")
        .write("ola: grapes, /well ")
        .press("enter");
    by_word(&mut desk, "changes")
        .go_to("chat about Kai")
        .press("enter");
    desk.sees("words: den, well and happy all day")
        .sees_no("used")
        .sees_no("quick words")
        .press("enter")
        .hears("Put back");
    assert!(!desk.has_note("den, well and happy") && desk.has_note("grapes, well and happy"));
    by_word(&mut desk, "quick")
        .go_to("/well")
        .sees("used twice");
}
