//! Settings: the look, weeks off, and the made-up families coming and going.

use crate::common::{Desk, FRIDAY, PLAIN};
use hometime::domain::{Break, Saved};
use hometime::tui::Abilities;

fn breaks(desk: &Desk) -> Vec<Saved<Break>> {
    let (from, to) = ("2026-01-01".parse().unwrap(), "2028-01-01".parse().unwrap());
    desk.store().pictures().breaks(from, to).unwrap()
}

#[test]
fn the_look_is_tried_on_at_once_and_kept() {
    let colours = Abilities {
        no_colour: false,
        any_colour: true,
        ..PLAIN
    };
    let mut desk = Desk::with_abilities(FRIDAY, colours);
    desk.go_to_screen("Settings").sees("Follow my terminal");
    let before = desk.buffer();
    desk.press("right");
    let after = desk.buffer();
    assert_ne!(before, after, "the colours change on the spot");
    let chosen = desk.line_with("Look ");
    desk.start_again_at("2026-11-20 19:00");
    desk.go_to_screen("Settings");
    assert_eq!(desk.line_with("Look "), chosen);
    desk.press("left").sees("Follow my terminal");
}

#[test]
fn weeks_off_are_added_changed_and_removed() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Settings")
        .sees("Half-term, Mon 19 Oct to Fri 23 Oct")
        .go_to("+ half-term")
        .press("enter");
    desk.say("Christmas")
        .press("end ctrl+u")
        .say("21 dec")
        .press("end ctrl+u")
        .say("1 jan");
    let made = breaks(&desk);
    assert_eq!(made.len(), 2, "{made:?}");
    let christmas = &made[1];
    assert_eq!(
        (christmas.name.as_str(), christmas.first.to_string()),
        ("Christmas", "2026-12-21".to_owned())
    );
    assert_eq!(christmas.last.to_string(), "2027-01-01");
    desk.sees("Christmas, Mon 21 Dec to Fri 1 Jan 2027")
        .go_to("Christmas")
        .press("enter")
        .answer("Called", "Winter")
        .press("esc");
    assert_eq!(breaks(&desk).len(), 2, "changing one makes no second one");
    desk.go_to("Winter").press("del").hears("Removed");
    assert_eq!(breaks(&desk).len(), 1);
    desk.press("ctrl+z").sees("Winter");
}

#[test]
fn a_last_day_before_the_first_is_explained() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Settings")
        .go_to("Half-term")
        .press("enter")
        .answer("Last day", "18 oct")
        .sees("That is before the first day");
    assert_eq!(breaks(&desk)[0].last.to_string(), "2026-10-23");
}

#[test]
fn made_up_families_go_in_one_go_and_come_back_by_ctrl_z() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.sees("SAMPLE")
        .go_to_screen("Settings")
        .go_to("take the made-up families away")
        .press("enter")
        .hears("are gone")
        .sees_no("SAMPLE ");
    assert!(desk.written().is_empty() && desk.store().people().unwrap().households.is_empty());
    assert!(desk.store().loans().things().unwrap().is_empty());
    desk.press("ctrl+z").sees("SAMPLE");
    assert_eq!(desk.store().people().unwrap().households.len(), 6);
}

#[test]
fn real_families_stay_when_the_made_up_ones_go() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 2 ctrl+n")
        .say("mabli mon fri mam 16:45")
        .press("esc esc");
    desk.say("mabli: her first chat");
    desk.go_to_screen("Settings")
        .go_to("take the made-up families away")
        .press("enter");
    assert!(desk.has_note("her first chat"));
    assert_eq!(desk.store().people().unwrap().children().count(), 1);
    desk.press("esc").sees("Mabli");
}

#[test]
fn an_empty_log_offers_the_sample_here_too() {
    let mut desk = Desk::empty(FRIDAY);
    desk.go_to_screen("Settings")
        .go_to("bring made-up families")
        .press("enter")
        .hears("Six made-up families")
        .sees("SAMPLE");
}

#[test]
fn receipts_of_what_was_erased_stay_and_say_no_name() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Settings").sees_no("Erased").press("esc");
    desk.press("/").write("backup").press("enter");
    desk.go_to_screen("Families")
        .write("seren")
        .press("enter / e r a s e enter S e r e n enter")
        .press("esc");
    desk.start_again_at("2026-11-23 18:04");
    desk.go_to_screen("Families")
        .write("idris")
        .press("enter / e r a s e enter I d r i s enter")
        .press("esc");
    desk.go_to_screen("Settings")
        .go_to("what was erased for good")
        .sees("Enter shows the receipts")
        .press("enter");
    assert_eq!(desk.app().view_name(), "Erased before");
    desk.sees("2 receipts")
        .sees("Mon 23 Nov")
        .sees("Fri 20 Nov")
        .sees("1 family")
        .sees("1 copy written anew")
        .sees_no("Seren")
        .sees_no("Idris");
    // From the top down: the newest first, and each line reachable where the window is small.
    let screen = desk.screen();
    assert!(screen.find("Mon 23 Nov") < screen.find("Fri 20 Nov"));
    desk.resize(60, 20)
        .press("down")
        .sees_no("Mon 23 Nov")
        .sees("Fri 20 Nov")
        .press("up")
        .sees("Mon 23 Nov");
    desk.press("esc")
        .press("/")
        .write("erased")
        .press("enter")
        .sees("2 receipts")
        .press("?")
        .sees("Erase for good");
}
