//! Find or do anything: screens, commands, people and everything written, from one box.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod common;

use common::{Desk, FRIDAY};

#[test]
fn it_opens_from_an_empty_line_and_by_its_keys() {
    for keys in ["/", "ctrl+k", "ctrl+f"] {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.press(keys).sees("Find or do anything");
    }
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("ate 1/2 of it").sees("ate 1/2 of it").sees_no("Find or do anything").press("ctrl+k").sees("Find or do anything");
    desk.press("esc").sees("ate 1/2 of it");
}

#[test]
fn it_goes_to_every_screen_by_a_word_of_its_name() {
    for (word, name) in [
        ("families", "Families"),
        ("chats", "Daily chats"),
        ("observ", "Shared observations"),
        ("loans", "Home-learning loans"),
        ("checklist", "Engagement checklist"),
        ("settings", "Settings"),
    ] {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.press("/").say(word);
        assert_eq!(desk.app().view_name(), name, "/{word}");
    }
}

#[test]
fn it_does_what_the_screen_below_can_do() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/").write("away").sees("not here today").press("enter").hears("Seren: not here");
    desk.press("ctrl+k").write("undo").press("enter").hears("Taken back");
    desk.press("ctrl+k").write("finish").press("enter");
    assert!(desk.app().is_finished());
}

#[test]
fn it_finds_people_and_opens_their_card() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/").write("zoe").sees("open the family's card").press("enter").sees("Families > Zoë");
    desk.press("esc").sees("6 children").press("esc").sees("PICKUP ROUND");
}

#[test]
fn it_finds_notes_in_any_order_newest_first_and_opens_them() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("/").write("water fence").sees("Painted the fence").press("enter").sees("Painted the fence with water");
    assert_eq!(desk.app().view_name(), "Note card");
    desk.press("esc").sees("Find or do anything").sees("water fence").press("esc").sees("PICKUP ROUND");
    desk.press("/").write("train");
    let dates: Vec<usize> = ["Sat 7 Nov", "Tue 3 Nov", "Mon 12 Oct"].iter().map(|day| desk.screen().find(day).unwrap()).collect();
    assert!(dates.is_sorted());
    assert_eq!(desk.written().len(), Desk::with_sample(FRIDAY).written().len(), "looking changes nothing");
}

#[test]
fn nothing_found_says_so_and_esc_changes_nothing() {
    let mut desk = Desk::with_sample(FRIDAY);
    let before = desk.screen();
    desk.press("/").write("xyzzy").sees("Nothing has those words").press("enter esc");
    desk.wait(5.0).press("f12");
    assert_eq!(desk.screen(), before);
}

#[test]
fn the_menu_reaches_every_screen_in_two_keys_from_anywhere() {
    for (number, name) in (1..).zip([
        "Today",
        "Families",
        "Daily chats",
        "Shared observations",
        "Home-learning loans",
        "Engagement checklist",
        "Working together",
        "Why work with parents",
        "Settings",
    ]) {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.press(&format!("esc {number}"));
        assert_eq!(desk.app().view_name(), name);
        assert_eq!(desk.keys_used(), 2);
        let mut elsewhere = Desk::with_sample(FRIDAY);
        elsewhere.press("esc 2 enter").press(&format!("ctrl+g {number}"));
        assert_eq!(elsewhere.app().view_name(), name, "from a card");
        let mut down = Desk::with_sample(FRIDAY);
        down.press("esc").press_times("down", number - 1).press("enter");
        assert_eq!(down.app().view_name(), name, "by arrows");
    }
}

#[test]
fn help_opens_where_she_is_is_searched_and_closes() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("?").sees("Help: Today").write("monday").sees("remind me on Monday").sees_no("stacked nine cups");
    desk.press("esc").sees("PICKUP ROUND").sees_no("Help: Today");
    desk.write("is it?").sees("is it?").sees_no("Help:").press("f1").sees("Help: Today").press("esc").sees("is it?");
}

#[test]
fn help_can_be_read_to_its_last_line() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("?").sees_no("finish for tonight").press_times("down", 30).sees("finish for tonight");
    let mut paged = Desk::with_sample(FRIDAY);
    paged.press("? pgdn pgdn").sees("finish for tonight").press("pgup pgup").sees("Just type what you would say");
}
