//! Hints that teach: one thing an evening for five evenings, the short way once after a long one,
//! and then silence.

use crate::common::{Desk, FRIDAY};
use hometime::assets;

/// Nobody has written anything yet; one child is here every weekday.
fn first_evening() -> Desk {
    let mut desk = Desk::empty("2026-11-16 18:04");
    desk.say("Ann").say("ola weekdays mum").press("enter");
    desk
}

fn taught(desk: &Desk) -> Vec<usize> {
    let screen = desk.screen();
    let evenings = assets::teachings().evening.iter().enumerate();
    evenings
        .filter(|(_, teaching)| screen.contains(&teaching.words))
        .map(|(place, _)| place + 1)
        .collect()
}

#[test]
fn five_evenings_teach_one_thing_each_and_then_there_is_silence() {
    let mut desk = first_evening();
    for (place, day) in [
        "2026-11-16",
        "2026-11-17",
        "2026-11-19",
        "2026-11-20",
        "2026-11-23",
    ]
    .iter()
    .enumerate()
    {
        desk.start_again_at(&format!("{day} 18:04"));
        assert_eq!(taught(&desk), [place + 1], "on {day}:\n{}", desk.screen());
        desk.write("sl");
        assert!(taught(&desk).is_empty(), "not while she types");
        desk.write(&format!("ept on the {place} cushions"))
            .press("enter");
        if place == 0 {
            desk.press("2");
        }
        assert_eq!(taught(&desk), [place + 1], "for the rest of the evening");
    }
    for day in ["2026-11-24", "2026-11-25"] {
        desk.start_again_at(&format!("{day} 18:04"));
        assert!(taught(&desk).is_empty());
        desk.say("Slept well.")
            .start_again_at(&format!("{day} 19:04"));
        assert!(taught(&desk).is_empty());
    }
}

#[test]
fn an_evening_without_a_word_does_not_count() {
    let mut desk = first_evening();
    for day in ["2026-11-16", "2026-11-17", "2026-11-18"] {
        desk.start_again_at(&format!("{day} 18:04"));
        assert_eq!(taught(&desk), [1], "{day}");
    }
}

#[test]
fn they_are_taught_in_this_order_and_fit_a_narrow_window() {
    let evenings: Vec<&str> = assets::teachings()
        .evening
        .iter()
        .map(|teaching| teaching.words.as_str())
        .collect();
    assert_eq!(evenings.len(), 5);
    for (words, what) in evenings.iter().zip(["Enter", "obs", "lent", ">", "/"]) {
        assert!(words.contains(what), "{words:?} is about {what}");
        assert!(words.chars().count() <= 76, "{words:?}");
    }
}

#[test]
fn whoever_has_written_for_years_is_not_taught() {
    let desk = Desk::with_sample(FRIDAY);
    assert!(taught(&desk).is_empty());
}

#[test]
fn the_short_way_is_told_once_ever() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5 enter")
        .go_to("it is back")
        .press("enter")
        .hears("Next time, on the line:  back wooden train");
    desk.press("ctrl+g 1 ctrl+z esc 5 enter")
        .go_to("it is back")
        .press("enter")
        .hears("Back on the shelf");
    assert!(!desk.said().contains("Next time"), "{}", desk.said());
}

#[test]
fn what_it_tells_works() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5 enter").go_to("it is back").press("enter");
    let short = desk.said().split("line:  ").nth(1).unwrap().to_owned();
    desk.press("ctrl+g 1 ctrl+z ctrl+g 5")
        .write(&short)
        .sees("= Wooden train is back")
        .press("enter");
    assert!(
        desk.store()
            .loans()
            .out()
            .unwrap()
            .iter()
            .all(|out| out.thing.name != "Wooden train")
    );
}

#[test]
fn the_second_walk_through_the_menu_tells_its_number_and_no_other() {
    let mut desk = Desk::with_sample(FRIDAY);
    let walk = |desk: &mut Desk| desk.press("ctrl+g down down down down enter").said();
    assert_eq!(walk(&mut desk), "");
    assert!(walk(&mut desk).contains("Esc, then 5"), "{}", desk.said());
    desk.wait(10.0).press("f12");
    assert_eq!(walk(&mut desk), "");
    desk.press("esc").press("esc 5");
    assert_eq!(desk.app().view_name(), "Home-learning loans");
}
