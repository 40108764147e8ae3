//! Ctrl+T: a line being typed, or something already kept, made to be about somebody or something
//! else.

use crate::common::{Desk, FRIDAY, moment};
use hometime::domain::{Detail, Kind, Privacy};
use hometime::store::{Filter, Whom};

/// Goes down the card to a row and presses an arrow some times.
trait Turns {
    fn turns(&mut self, row: &str, arrow: &str, times: usize) -> &mut Self;
}

impl Turns for Desk {
    #[track_caller]
    fn turns(&mut self, row: &str, arrow: &str, times: usize) -> &mut Self {
        assert_eq!(self.app().view_name(), "Turn into", "{}", self.screen());
        self.press_times("up", 6)
            .go_to(row)
            .press_times(arrow, times)
    }
}

/// The words in the line of Today.
fn typed(desk: &Desk) -> String {
    desk.line(5).trim_start_matches([' ', '>']).to_owned()
}

#[test]
fn the_line_is_written_again_and_teaches_the_short_way() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("stacked nine cups")
        .sees("Ctrl+T change who or what")
        .press("ctrl+t");
    desk.turns("Kind", "right", 1)
        .sees("= observation of")
        .sees("> obs stacked nine cups");
    desk.turns("Day", "left", 1)
        .turns("Told", "right", 1)
        .press("enter")
        .hears("Next time:")
        .hears("at the front")
        .hears("after the words");
    assert!(
        typed(&desk).starts_with("yesterday obs stacked nine cups @"),
        "{}",
        desk.screen()
    );
    desk.press("enter");
    let note = desk.note("stacked nine cups");
    assert_eq!(
        (
            note.kind,
            note.day.to_string().as_str(),
            note.shared().len()
        ),
        (Kind::Observation, "2026-11-19", 1)
    );
}

#[test]
fn esc_leaves_the_words_as_they_were_and_ctrl_z_brings_them_back() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("stacked nine cups")
        .press("ctrl+t")
        .turns("Kind", "right", 1)
        .press("esc");
    assert_eq!(typed(&desk), "stacked nine cups");
    desk.press("ctrl+t")
        .turns("Kind", "right", 1)
        .press("enter");
    assert_eq!(typed(&desk), "obs stacked nine cups");
    desk.press("ctrl+z");
    assert_eq!(typed(&desk), "stacked nine cups");
}

#[test]
fn a_line_about_somebody_else_is_saved_to_them() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("down")
        .write("slept badly")
        .press("ctrl+t")
        .press_times("right", 2)
        .press("enter enter");
    let (note, ola) = (desk.note("slept badly"), desk.child_id("Ola"));
    assert!(
        !note.children.is_empty() && note.children != [ola],
        "{note:?}"
    );
}

#[test]
fn a_doubt_is_settled_by_it_too() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("up")
        .write("31/11 ola slept well")
        .sees("30 days")
        .press("ctrl+t")
        .turns("Day", "left", 2)
        .press("enter");
    assert_eq!(
        typed(&desk),
        "yesterday: ola slept well",
        "{}",
        desk.screen()
    );
    desk.press("ctrl+u")
        .write("loved the story")
        .press("ctrl+t")
        .sees(" Seren ")
        .press("right")
        .sees("[Seren]")
        .press("enter")
        .sees("= chat");
}

#[test]
fn every_row_of_the_card_changes_the_line() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("low today")
        .press("ctrl+t")
        .turns("Remind me", "right", 3)
        .turns("Who may read it", "right", 1)
        .turns("With", "right", 1);
    desk.sees("PRIVATE")
        .sees("[Mum]")
        .sees("remind Mon")
        .press("enter");
    assert!(typed(&desk).ends_with("#private >Mon"), "{}", typed(&desk));
    desk.press("ctrl+t")
        .turns("Remind me", "left", 3)
        .turns("Who may read it", "left", 1)
        .turns("With", "left", 1)
        .press("enter");
    assert_eq!(typed(&desk), "low today");
}

#[test]
fn a_plain_or_empty_line_is_not_turned() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("ctrl+t");
    assert_eq!(desk.app().view_name(), "Today");
    desk.write("obs well").press("ctrl+l ctrl+t");
    assert_eq!(desk.app().view_name(), "Today");
}

#[test]
fn lines_on_the_list_screens_turn_as_well() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Shared observations")
        .write("obs ola: stacked cups")
        .press("ctrl+t")
        .turns("Day", "left", 1)
        .press("enter");
    desk.sees("yesterday obs ola: stacked cups").press("enter");
    assert_eq!(desk.note("stacked cups").day.to_string(), "2026-11-19");
    desk.go_to_screen("Home-learning loans")
        .write("lent ola: rhyme bag 2")
        .press("ctrl+t")
        .turns("Due back", "right", 2)
        .press("enter");
    desk.sees("lent ola: rhyme bag 2 >").press("enter");
    assert_eq!(desk.newest().loan().unwrap().due.to_string(), "2026-11-29");
}

#[test]
fn a_note_goes_to_another_child_with_its_earlier_place_on_its_card() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("kai: shared his grapes >Mon ask which grapes")
        .press("enter");
    let (kai, ola) = (desk.child_id("Kai"), desk.child_id("Ola"));
    desk.press("tab tab ctrl+t").sees("shared his grapes");
    while !desk.line_with("About").contains("[Ola]") {
        desk.press("right");
    }
    desk.turns("Kind", "right", 1)
        .press("enter")
        .hears("Ctrl+Z takes it back")
        .hears("Next time:  obs ola:  at the front");
    let note = desk.note("shared his grapes");
    assert_eq!(
        (note.children.clone(), note.kind),
        (vec![ola], Kind::Observation)
    );
    let of = |child| Filter {
        child: Some(child),
        words: "grapes".to_owned(),
        ..Filter::default()
    };
    assert_eq!(
        desk.store().entries().count(&of(kai)).unwrap(),
        0,
        "gone from the one"
    );
    assert_eq!(
        desk.store().entries().count(&of(ola)).unwrap(),
        1,
        "come to the other"
    );
    let reminder = desk.store().reminders().of_entry(note.id).unwrap().unwrap();
    assert_eq!(
        reminder.children,
        [ola],
        "what to keep in mind is about the other as well"
    );
    desk.press("enter")
        .sees("Fri 20 Nov 18:04, was about Kai, chat");
    // One step brings all of it back.
    desk.press("esc ctrl+z");
    let note = desk.note("shared his grapes");
    assert_eq!((note.children.clone(), note.kind), (vec![kai], Kind::Chat));
    assert_eq!(
        desk.store()
            .reminders()
            .of_entry(note.id)
            .unwrap()
            .unwrap()
            .children,
        [kai]
    );
}

#[test]
fn a_moved_note_lets_go_of_the_story_and_the_answers_of_its_earlier_family() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("obs kai: built a bridge @dad")
        .press("enter")
        .write("re: kai: he built one at home too @dad")
        .press("enter");
    let (seen, answer) = (
        desk.note("built a bridge").id,
        desk.note("built one at home").id,
    );
    assert_eq!(desk.store().threads().story(seen).unwrap().len(), 2);
    desk.go_to_screen("Shared observations")
        .write("bridge")
        .press("ctrl+t")
        .press("right enter");
    let (seen, answer) = (
        desk.store().entries().get(seen).unwrap().unwrap(),
        desk.store().entries().get(answer).unwrap().unwrap(),
    );
    assert_ne!(seen.children, answer.children);
    assert_eq!(answer.detail, Detail::Answer { to: None });
    assert_eq!(desk.store().threads().story(seen.id).unwrap().len(), 1);
    let people = desk.store().people().unwrap();
    let home = people.family_of(seen.children[0]).unwrap();
    assert!(
        seen.shared()
            .iter()
            .all(|share| home.adult(share.with).is_some()),
        "nobody of the other family was told"
    );
}

#[test]
fn a_loan_moves_but_stays_a_loan() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Home-learning loans").press("ctrl+t");
    assert!(desk.chosen().starts_with("Due back"), "{}", desk.screen());
    desk.turns("Kind", "right", 1).hears("stays a loan");
    let out = desk.store().loans().out().unwrap();
    desk.turns("Due back", "pgdn", 1)
        .press("enter")
        .hears("Ctrl+Z takes it back");
    let after = desk.store().loans().out().unwrap();
    let moved: Vec<_> = after
        .iter()
        .filter(|one| {
            out.iter()
                .any(|old| old.entry == one.entry && old.loan.due != one.loan.due)
        })
        .collect();
    assert_eq!(moved.len(), 1);
    assert!(moved[0].loan.due > desk.now().date());
}

#[test]
fn what_to_keep_in_mind_comes_up_on_another_day() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("tab")
        .go_to("farm photos")
        .press("ctrl+t")
        .press_times("right", 5)
        .press("enter")
        .hears("Comes up")
        .sees_no("since Tue");
    let ahead = desk.store().reminders().ahead().unwrap();
    let photos = ahead
        .iter()
        .find(|reminder| reminder.words.contains("farm photos"))
        .unwrap();
    assert_eq!(photos.due.to_string(), "2026-11-24");
    desk.press("ctrl+z").sees("since Tue");
}

#[test]
fn what_only_an_observation_can_say_is_not_lost() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("obs kai: poured water @dad").press("enter");
    let id = desk.note("poured water").id;
    let mut entry = desk.note("poured water").item;
    if let Detail::Observation(seen) = &mut entry.detail {
        seen.next_step = "funnels".to_owned();
    }
    desk.store()
        .step("A next step", moment(FRIDAY), |store| {
            store.entries().change(id, &entry)
        })
        .unwrap();
    desk.go_to_screen("Shared observations")
        .write("poured")
        .press("ctrl+t")
        .turns("Kind", "left", 1)
        .press("enter")
        .hears("only an observation can");
    assert_eq!(desk.app().view_name(), "Turn into");
    assert_eq!(desk.note("poured water").kind, Kind::Observation);
}

#[test]
fn a_closed_note_stays_closed_and_is_not_read_out_on_today() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.write("kai: a secret worry #sensitive")
        .press("enter")
        .press("tab tab ctrl+t")
        .sees("(closed)")
        .sees_no("secret worry");
    desk.turns("Remind me", "right", 1)
        .press("enter")
        .sees("Hidden reminder, Kai")
        .sees_no("secret worry");
    let ahead = desk.store().reminders().ahead().unwrap();
    assert!(
        ahead
            .iter()
            .any(|reminder| reminder.words == "A closed note, to look at again"),
        "{ahead:?}"
    );
    assert_eq!(desk.note("secret worry").privacy, Privacy::Sensitive);
}

#[test]
fn a_moved_note_goes_or_stays_with_the_child_it_is_about_now() {
    for (erased, stays) in [("Kai", true), ("Ola", false)] {
        let mut desk = Desk::with_sample(FRIDAY);
        desk.write("kai: shared his grapes")
            .press("enter")
            .press("tab tab ctrl+t");
        while !desk.line_with("About").contains("[Ola]") {
            desk.press("right");
        }
        desk.press("enter");
        desk.store()
            .erasing()
            .erase(Whom::Child(desk.child_id(erased)), desk.now())
            .unwrap();
        assert_eq!(desk.has_note("grapes"), stays, "{erased} erased");
        assert!(desk.store().check_deep().unwrap().is_sound());
        while desk.store().undo().unwrap().is_some() {}
        assert!(
            desk.store().check_deep().unwrap().is_sound(),
            "{erased} erased and all taken back"
        );
    }
}

#[test]
fn rows_of_chats_cards_and_families_turn_too() {
    let mut desk = Desk::with_sample(FRIDAY);
    for way in [
        "esc 3 ctrl+t",
        "esc 4 ctrl+t",
        "esc 4 enter ctrl+t",
        "esc 2 enter end ctrl+t",
    ] {
        desk.press(way);
        assert_eq!(desk.app().view_name(), "Turn into", "{way}");
        desk.press("esc");
        while desk.app().view_name() != "Today" {
            desk.press("esc");
        }
    }
}
