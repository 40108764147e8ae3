//! The first evening: from nothing to the first chat, on one line that is practice too.

use crate::common::{Desk, FRIDAY};
use hometime::domain::Kind;

#[test]
fn from_nothing_to_the_first_chat() {
    let mut desk = Desk::empty(FRIDAY);
    desk.sees("Good evening.")
        .sees("What is your first name?")
        .say("Ann");
    desk.sees("Who do you look after?")
        .write("ola mon tue wed fri mum dad 17:00")
        .sees("= Ola · here Mon Tue Wed Fri · Mum or Dad collect");
    desk.press("enter")
        .say("kai weekdays nan 17:30")
        .say("effy");
    desk.wait(5.0)
        .sees("✓ Ola")
        .sees("✓ Kai")
        .sees("✓ Effy")
        .press("enter");
    desk.sees("PICKUP ROUND  0 of 3")
        .sees("Ola · going home with Mum")
        .say("Slept well.");
    desk.sees("who may read them?")
        .sees("step 4 of 4")
        .press("2")
        .sees("Kai · going home with Nan")
        .sees("not locked yet");
    let note = desk.note("Slept well.");
    assert_eq!(
        (note.kind, note.children.clone()),
        (Kind::Chat, vec![desk.child_id("Ola")])
    );
    desk.say("Ran and ran.")
        .say("New tooth.")
        .hears("Round done. 3 chats.");
    assert_eq!(
        desk.keys_used(),
        9,
        "keys besides the words, from nothing to three chats"
    );
    desk.start_again_at("2026-11-20 18:30");
    assert_eq!(desk.written().len(), 3);
    desk.sees("ROUND DONE  3 of 3").sees_no("Good evening");
}

#[test]
fn a_grown_up_is_given_with_a_name_too() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .write("Zoe, mum Claire, dad")
        .sees("= Zoe · Mum (Claire) or Dad collect")
        .press("enter")
        .press("enter");
    let home = desk
        .store()
        .families()
        .on_books(desk.now().date())
        .unwrap()
        .remove(0);
    let adults: Vec<_> = home
        .adults
        .iter()
        .map(|adult| (adult.role.as_str(), adult.name.as_str()))
        .collect();
    assert_eq!(adults, [("Mum", "Claire"), ("Dad", "")]);
}

#[test]
fn several_children_named_on_one_line_are_a_family_each() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .write("Zoe, Kai, Ola")
        .sees("= Zoe, Kai and Ola · a family each")
        .press("enter")
        .sees("✓ Zoe")
        .sees("✓ Ola");
    assert_eq!(
        desk.store()
            .families()
            .on_books(desk.now().date())
            .unwrap()
            .len(),
        3
    );
    desk.press("ctrl+z")
        .hears("Taken back: The families of Zoe, Kai and Ola added")
        .sees_no("✓ Zoe")
        .press("ctrl+y")
        .sees("✓ Kai");
    desk.write("sam and effy")
        .sees("= Sam and Effy · one family")
        .press("ctrl+u");
    desk.write("slept well")
        .sees("= about a day.")
        .press("ctrl+u")
        .write("Mary Ann")
        .sees("= Mary Ann");
}

#[test]
fn what_is_typed_about_a_child_already_listed_goes_to_her() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .say("amelia")
        .write("Amelia mon tue mum until 5")
        .sees("= added below: Amelia · here Mon Tue · Mum collects, about 17:00")
        .press("enter");
    desk.say("Amelia's mum is called Beth")
        .say("amelia and her brother Jack wed");
    desk.wait(5.0)
        .press("right")
        .sees("✓ Amelia     Mon Tue Wed")
        .sees("✓ Jack       Wed");
    let homes = desk.store().families().on_books(desk.now().date()).unwrap();
    let [home] = homes.as_slice() else {
        panic!("{} families", homes.len())
    };
    let names: Vec<_> = home
        .children
        .iter()
        .map(|child| child.name.as_str())
        .collect();
    assert_eq!(names, ["Amelia", "Jack"]);
    let adults: Vec<_> = home
        .adults
        .iter()
        .map(|adult| (adult.role.as_str(), adult.name.as_str()))
        .collect();
    assert_eq!(adults, [("Mum", "Beth")]);
    let amelia = &home.children[0];
    assert!(
        amelia
            .days
            .iter()
            .take(2)
            .all(|day| day.collector == Some(home.adults[0].id) && day.collected.is_some())
    );
    desk.press("ctrl+z")
        .hears("Taken back: More about Amelia and Jack")
        .sees("✓ Amelia     Mon Tue ")
        .sees_no("✓ Jack");
    desk.write("amelia")
        .sees("= listed already")
        .press("enter")
        .hears("Amelia: listed already.")
        .sees("> amelia")
        .press("ctrl+u");
    desk.write("Amelia slept badly")
        .sees("= about Amelia's day.")
        .press("ctrl+u")
        .say("mon tue");
    desk.hears("A child's first name comes first.")
        .sees("> mon tue");
}

#[test]
fn the_round_begins_with_whoever_is_collected_first_in_whatever_order_they_were_typed() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .say("poppy and alfie")
        .say("ted mon-fri mum 5pm")
        .say("kai fri 16:30");
    desk.sees("Enter on the empty line when that is everyone")
        .sees_no("Poppy's day")
        .press("enter");
    desk.sees("▶ Kai  ○ Ted  ○ Poppy and Alfie")
        .say("slept")
        .press("2")
        .sees("✓ Kai  ▶ Ted");
}

#[test]
fn that_is_all_is_no_child() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .say("ola mon fri mum")
        .write("that's all")
        .sees("= that is everyone.")
        .press("enter")
        .sees("PICKUP ROUND  0 of 1");
    desk.sees_no("that's all");
    assert_eq!(desk.store().people().unwrap().children().count(), 1);
    assert!(desk.store().drafts().all().unwrap().is_empty());
}

/// Her first chat is saved.
fn after_the_first_chat() -> Desk {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .say("ola mon fri mum")
        .press("enter")
        .say("Slept well.");
    desk.hears("Round done. 1 chat.").sees("who may read them?");
    desk
}

#[test]
fn name_child_and_sentence_are_saved_before_anything_is_asked() {
    let desk = after_the_first_chat();
    assert!(desk.has_note("Slept well."));
    assert_eq!(
        desk.keys_used(),
        4,
        "one Enter each, and one for \"that is everyone\""
    );
}

#[test]
fn from_nothing_to_the_first_chat_takes_a_name_a_child_and_a_sentence() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .say("ola mon fri mum")
        .write("Slept well, ate all the pie.")
        .sees("= about Ola's day. Enter saves it.")
        .press("enter");
    let note = desk.note("Slept well, ate all the pie.");
    assert_eq!(
        (note.kind, note.children.clone()),
        (Kind::Chat, vec![desk.child_id("Ola")])
    );
    assert_eq!(desk.keys_used(), 3, "one Enter for each");
    assert_eq!(
        desk.store().people().unwrap().children().count(),
        1,
        "the sentence is no child"
    );
    desk.sees("who may read them?")
        .press("2")
        .sees("ROUND DONE  1 of 1");
}

#[test]
fn with_several_children_the_first_words_go_on_to_the_line_that_shows_whom_they_are_about() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .say("ola mon fri mum")
        .say("kai fri dad")
        .write("Slept well.")
        .sees("Enter goes on with it")
        .press("enter");
    desk.sees("Ola · going home with Mum")
        .sees("> Slept well.")
        .sees("= chat with Mum · today")
        .press("enter");
    assert_eq!(
        desk.note("Slept well.").children,
        vec![desk.child_id("Ola")]
    );
    assert_eq!(desk.store().people().unwrap().children().count(), 2);
}

#[test]
fn whoever_may_read_is_asked_once_after_the_first_chat_and_skipped_with_one_key() {
    for (key, head) in [
        ("2", "not locked yet"),
        ("esc", "not locked yet"),
        ("3", "laptop's own lock"),
    ] {
        let mut desk = after_the_first_chat();
        desk.press(key)
            .sees("ROUND DONE")
            .sees(head)
            .write("ola: and ran")
            .sees("> ola: and ran")
            .press("enter");
        desk.sees_no("who may read them?");
        desk.start_again_at("2026-11-21 18:00");
        desk.say("ola: again")
            .sees_no("who may read them?")
            .sees(head);
    }
    let mut desk = after_the_first_chat();
    desk.press("1")
        .sees("Lock your log")
        .sees("Enter keeps these four.")
        .press("esc")
        .sees("ROUND DONE")
        .sees("not locked yet");
}

#[test]
fn a_chat_typed_on_at_the_question_goes_nowhere_near_a_passphrase() {
    for key in ["2", "3", "esc"] {
        let mut desk = after_the_first_chat();
        desk.write("ola: had 1 nap and 2 pears")
            .sees("who may read them?")
            .sees("> ola: had 1 nap and 2 pears");
        desk.press("enter")
            .hears("1, 2 or 3 answers")
            .press(key)
            .sees("ROUND DONE")
            .sees("> ola: had 1 nap and 2 pears");
        desk.press("enter").sees_no("who may read them?");
        assert_eq!(desk.newest().item.words, "had 1 nap and 2 pears");
    }
    let mut desk = after_the_first_chat();
    desk.write("ran")
        .paste(" for 3\nminutes")
        .sees("> ran for 3 minutes")
        .press("enter 1")
        .sees("Enter keeps these four.");
    desk.press("esc").sees("> ran for 3 minutes");
    let mut desk = after_the_first_chat();
    desk.write("ran")
        .press("backspace backspace backspace 2")
        .sees("ROUND DONE")
        .sees_no("> ran");
}

#[test]
fn words_typed_on_at_the_question_are_about_the_next_child_of_the_round() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Sarah")
        .say("ola fri mum 17:00")
        .say("kai fri nan 17:30")
        .press("enter")
        .say("slept well")
        .sees("who may read them?");
    desk.write("had 1 pear")
        .wait(2.0)
        .press("enter 2")
        .sees("Kai · going home with Nan")
        .sees("> had 1 pear")
        .wait(2.0);
    let kept: Vec<String> = desk
        .store()
        .drafts()
        .all()
        .unwrap()
        .into_iter()
        .map(|draft| draft.text)
        .collect();
    assert_eq!(kept, ["had 1 pear"], "kept once, where they are now");
}

#[test]
fn words_typed_on_at_the_question_are_in_the_line_however_it_is_left() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Sarah")
        .say("ola fri mum 17:00")
        .say("kai fri nan 17:30")
        .press("enter")
        .say("slept well")
        .sees("who may read them?");
    desk.write("had 1 pear")
        .press("ctrl+g 3")
        .sees("Daily chats")
        .wait(2.0);
    desk.press("ctrl+g 1")
        .sees("Kai · going home with Nan")
        .sees("> had 1 pear")
        .press("enter");
    assert_eq!(desk.note("had 1 pear").children, vec![desk.child_id("Kai")]);
    assert!(desk.store().drafts().all().unwrap().is_empty());
}

#[test]
fn words_typed_on_at_the_question_outlive_any_ending() {
    let mut desk = after_the_first_chat();
    desk.write("ola: had 1 nap")
        .wait(2.0)
        .die_and_start_again_at("2026-11-20 18:30");
    desk.sees("> ola: had 1 nap")
        .press("enter")
        .sees("who may read them?");
    let mut desk = after_the_first_chat();
    desk.write("ola: had 1 nap").press("ctrl+q");
    assert!(
        desk.app()
            .receipt()
            .contains("1 half-typed line kept for later."),
        "{}",
        desk.app().receipt()
    );
}

#[test]
fn ended_at_the_question_it_is_asked_after_the_next_chat() {
    let mut desk = after_the_first_chat();
    desk.die_and_start_again_at("2026-11-21 18:00");
    desk.sees("not locked yet")
        .say("ola: ran")
        .sees("who may read them?");
}

#[test]
fn a_number_tries_a_look_before_the_name_is_given() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("2")
        .sees("What is your first name?")
        .hears("Light");
    desk.say("Ann")
        .sees("Who do you look after?")
        .press("up")
        .sees("What is your first name?");
}

#[test]
fn a_name_may_be_skipped_and_asked_again() {
    let mut desk = Desk::empty(FRIDAY);
    desk.press("enter");
    assert!(desk.shows("Who do you look after?") || desk.shows("What is your first name?"));
}

#[test]
fn half_typed_first_words_come_back_where_she_left_off() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .say("ola mon mum")
        .write("kai week")
        .wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:20");
    desk.sees("Who do you look after?")
        .sees("✓ Ola")
        .sees("kai week")
        .say("days nan")
        .press("enter")
        .sees("PICKUP ROUND");
    desk.start_again_at("2026-11-20 18:40");
    desk.sees("Today").sees_no("Who do you look after?");
    let mut other = Desk::empty(FRIDAY);
    other.say("Ann").write("ola mon tu").wait(1.0);
    other.die_and_start_again_at("2026-11-20 18:20");
    other.sees("Who do you look after?").sees("ola mon tu");
}

#[test]
fn esc_leaves_it_for_now_and_the_words_keep() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .write("ola mon tu")
        .press("esc")
        .sees("NOBODY HERE YET");
    desk.start_again_at("2026-11-21 18:00");
    desk.sees("ola mon tu").say("e").sees("✓ Ola");
}

#[test]
fn sample_fills_made_up_families_from_either_step() {
    for before in [&[][..], &["Ann"][..]] {
        let mut desk = Desk::empty(FRIDAY);
        for words in before {
            desk.say(words);
        }
        desk.say("sample")
            .sees("SAMPLE")
            .sees("Today · Fri 20 Nov")
            .hears("Esc, 9");
        assert_eq!(desk.store().people().unwrap().children().count(), 6);
        desk.wait(2.0);
        assert!(
            desk.store().drafts().all().unwrap().is_empty(),
            "the word itself is not half-typed"
        );
        desk.press("esc 9").go_to("take the made-up families away");
    }
}

#[test]
fn children_taken_back_by_ctrl_z_are_gone() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .say("ola mon mum")
        .say("kai tue dad")
        .press("ctrl+z");
    assert_eq!(desk.store().people().unwrap().children().count(), 1);
    desk.wait(5.0).press("right").sees("✓ Ola").sees_no("✓ Kai");
}

#[test]
fn two_children_of_one_name_are_told_apart_or_asked_about() {
    let mut desk = Desk::empty(FRIDAY);
    desk.say("Ann")
        .say("ola mon mum")
        .say("ola tue dad")
        .press("enter");
    desk.press("ctrl+g 1").write("ola: ran").press("enter");
    assert!(!desk.has_note("ran") || desk.note("ran").children.len() == 1);
}
