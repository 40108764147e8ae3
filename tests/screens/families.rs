//! Families: found as she types, opened, added, changed in every part, moved on and brought back.

use crate::common::{Desk, FRIDAY};
use hometime::domain::{Household, ReadsEnglish};

fn family_of(desk: &Desk, child: &str) -> Household {
    let people = desk.store().people().unwrap();
    people.family_of(desk.child_id(child)).unwrap().clone()
}

/// Opens the card of one child's family from wherever she is.
fn open_card(desk: &mut Desk, child: &str) {
    desk.press("ctrl+g 2 end ctrl+u")
        .write(child)
        .press("enter");
    desk.sees(&format!("Families > {child}"));
}

#[test]
fn typing_finds_without_accents_and_esc_shows_everyone_again() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 2")
        .sees("6 children · 6 families")
        .write("zoe")
        .sees("Zoë")
        .sees_no("Idris");
    assert!(desk.chosen().starts_with("Zoë"));
    desk.press("esc")
        .sees("Idris")
        .press("esc")
        .sees("PICKUP ROUND");
    desk.press("esc 2")
        .write("xyzzy")
        .press("enter")
        .hears("Nobody here has those letters");
}

#[test]
fn the_pane_beside_the_list_says_what_matters_about_the_child() {
    let mut desk = Desk::with_sample(FRIDAY).sized(120, 36);
    desk.press("esc 2").write("ola");
    desk.sees("Polish and English")
        .sees("At home now")
        .sees("Wooden train")
        .sees("Can collect")
        .sees("Mum, Dad, Babcia");
}

#[test]
fn a_family_is_added_by_one_line_and_its_card_opens() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 2 ctrl+n")
        .write("mabli mon thu fri mam tad 16:45")
        .sees("= Mabli · here Mon Thu Fri");
    desk.press("enter").sees("Families > Mabli");
    let family = family_of(&desk, "Mabli");
    let roles: Vec<&str> = family
        .adults
        .iter()
        .map(|adult| adult.role.as_str())
        .collect();
    assert_eq!(roles, ["Mam", "Tad"]);
    let days = &desk.child("Mabli").days;
    assert_eq!(days.len(), 3);
    assert!(
        days.iter()
            .all(|day| day.collector == Some(family.adults[0].id) && day.collected.is_some())
    );
    desk.press("esc")
        .sees("7 children · 7 families")
        .press("esc")
        .sees("Mabli");
    desk.press("ctrl+z")
        .hears("Taken back: Mabli's family added");
    assert!(
        desk.store()
            .people()
            .unwrap()
            .children()
            .all(|child| child.name != "Mabli")
    );
}

#[test]
fn esc_out_of_a_new_family_keeps_the_words() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 2 ctrl+n")
        .write("mabli mon th")
        .press("esc");
    assert_eq!(desk.app().view_name(), "Families");
    desk.press("ctrl+n").sees("mabli mon th").press("esc");
    desk.die_and_start_again_at("2026-11-20 18:20");
    desk.press("esc 2 ctrl+n")
        .sees("mabli mon th")
        .write("u")
        .press("enter");
    assert!(
        desk.store().drafts().all().unwrap().is_empty() || {
            desk.wait(2.0);
            desk.store().drafts().all().unwrap().is_empty()
        }
    );
    desk.press("esc ctrl+n").sees_no("mabli mon th");
}

#[test]
fn every_part_of_a_child_can_be_changed() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Idris");
    desk.press("enter");
    for words in [
        "Idriss",
        "Iddy",
        "12/8/2020",
        "Mon Fri from 15:30 17:20 Dad",
        "Ann",
        "1/9",
        "2/9/2025",
        "",
    ] {
        desk.press("end ctrl+u").say(words);
    }
    assert_eq!(
        desk.app().view_name(),
        "Family card",
        "Enter on the last one is done"
    );
    let child = desk.child("Idriss");
    assert_eq!(child.nickname, "Iddy");
    assert_eq!(child.born.unwrap().to_string(), "2020-08-12");
    assert_eq!(child.days.len(), 2);
    assert_eq!(child.key_person, "Ann");
    assert_eq!(child.key_person_told_on.unwrap().to_string(), "2026-09-01");
    assert_eq!(child.started_on.unwrap().to_string(), "2025-09-02");
    assert_eq!(child.left_on, None);
    desk.sees("Idriss").sees("Mon Fri 15:30-17:20 Dad");
    desk.start_again_at("2026-11-20 19:00");
    desk.press("ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z");
    assert_eq!(
        desk.child("Idris").nickname,
        "",
        "all taken back, after a restart: {:?}",
        desk.child("Idris")
    );
}

#[test]
fn every_part_of_a_grown_up_can_be_changed_and_one_can_be_removed() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Zoë");
    let before = family_of(&desk, "Zoë").adults.len();
    desk.go_to("+ a grown-up").press("enter");
    desk.say("nan")
        .say("Brenda")
        .press("1 enter")
        .press("2 enter")
        .say("01632 960001")
        .say("next door");
    let adults = family_of(&desk, "Zoë").adults;
    assert_eq!(adults.len(), before + 1);
    let nan = adults.iter().find(|adult| adult.role == "Nan").unwrap();
    assert_eq!(
        (
            nan.name.as_str(),
            nan.contact.as_str(),
            nan.household.as_str()
        ),
        ("Brenda", "01632 960001", "next door")
    );
    assert_eq!(
        (nan.may_collect, nan.parental_responsibility),
        (true, Some(false))
    );
    open_card(&mut desk, "Zoë");
    desk.go_to("Nan")
        .press("enter down down")
        .press("2")
        .sees("2 no")
        .press("esc");
    assert!(
        !family_of(&desk, "Zoë")
            .adults
            .iter()
            .find(|adult| adult.role == "Nan")
            .unwrap()
            .may_collect
    );
    desk.go_to("Nan").press("del").hears("Removed");
    assert_eq!(family_of(&desk, "Zoë").adults.len(), before);
    desk.press("ctrl+z");
    assert_eq!(family_of(&desk, "Zoë").adults.len(), before + 1);
}

#[test]
fn a_grown_up_who_was_chatted_with_can_be_removed_and_the_chats_stay() {
    let mut desk = Desk::with_sample(FRIDAY);
    let written = desk.written().len();
    open_card(&mut desk, "Ola");
    desk.go_to("Kasia").press("del");
    assert_eq!(desk.written().len(), written);
    assert!(
        desk.said().contains("Removed")
            || family_of(&desk, "Ola")
                .adults
                .iter()
                .any(|adult| adult.role == "Mum"),
        "{}",
        desk.said()
    );
    assert!(!desk.said().contains("constraint"), "{}", desk.said());
}

#[test]
fn removing_a_child_with_notes_is_answered_in_plain_words() {
    let mut desk = Desk::with_sample(FRIDAY);
    let written = desk.written().len();
    open_card(&mut desk, "Ola");
    desk.press("del");
    assert!(
        !desk.said().is_empty() && !desk.said().to_lowercase().contains("constraint"),
        "{}",
        desk.said()
    );
    assert_eq!(
        desk.written().len(),
        written,
        "what was written about Ola stays or the child does: {}",
        desk.said()
    );
}

#[test]
fn a_family_typed_in_by_mistake_goes_with_its_only_child() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 2 ctrl+n")
        .say("mabli mon fri mam 16:45")
        .press("del")
        .hears("Removed");
    assert_eq!(desk.app().view_name(), "Families");
    assert_eq!(desk.store().people().unwrap().households.len(), 6);
    desk.press("ctrl+z").sees("7 children · 7 families");
    assert_eq!(family_of(&desk, "Mabli").adults.len(), 1);
}

#[test]
fn how_we_work_together_can_be_changed_in_every_part() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Kai");
    desk.go_to("languages, best way and time").press("enter");
    desk.press("end ctrl+u").say("Twi");
    desk.press("2 enter");
    for words in [
        "a cousin",
        "large print",
        "message",
        "her own phone",
        "Fridays",
        "friends",
        "a line",
        "early shifts",
        "being asked",
    ] {
        desk.press("end ctrl+u").say(words);
    }
    let family = family_of(&desk, "Kai").family.item;
    assert_eq!(family.home_languages, "Twi");
    assert_ne!(family.reads_english, ReadsEnglish::NotAsked);
    assert_eq!(
        (family.interpreter.as_str(), family.prefers.as_str()),
        ("a cousin", "large print")
    );
    assert_eq!(
        (family.channel.as_str(), family.channel_security.as_str()),
        ("message", "her own phone")
    );
    assert_eq!(
        (family.best_time.as_str(), family.likes_to_hear.as_str()),
        ("Fridays", "friends")
    );
    assert_eq!(
        (family.how_much.as_str(), family.avoid.as_str()),
        ("a line", "early shifts")
    );
    assert_eq!(family.partnership, "being asked");
}

#[test]
fn a_day_that_matters_is_added_changed_and_removed() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Kai");
    let before = family_of(&desk, "Kai").key_days.len();
    desk.go_to("+ a day that matters")
        .press("enter")
        .say("Nan's birthday")
        .press("end ctrl+u")
        .say("24 nov")
        .press("1 enter");
    let days = family_of(&desk, "Kai").key_days;
    assert_eq!(days.len(), before + 1);
    let day = days
        .iter()
        .find(|day| day.what == "Nan's birthday")
        .unwrap();
    assert_eq!(
        (day.day.to_string().as_str(), day.yearly),
        ("2026-11-24", true)
    );
    desk.sees("24 Nov, every year").go_to("24 Nov").press("del");
    assert_eq!(family_of(&desk, "Kai").key_days.len(), before);
}

#[test]
fn a_family_moves_on_and_comes_back_with_everything() {
    let mut desk = Desk::with_sample(FRIDAY);
    let written = desk.written().len();
    open_card(&mut desk, "Effy");
    desk.press("/")
        .write("left")
        .press("enter")
        .hears("has moved on")
        .sees("moved on Fri 20 Nov");
    desk.press("esc esc")
        .sees("5 children · 5 families")
        .sees("show 1 child moved on")
        .sees_no("Effy     7y");
    desk.go_to("show 1 child")
        .press("enter")
        .sees("Effy     7y");
    desk.write("effy")
        .press("enter")
        .press("/")
        .write("back")
        .press("enter")
        .hears("is back");
    desk.press("esc esc").sees("6 children · 6 families");
    assert_eq!(desk.written().len(), written);
}

#[test]
fn everything_with_a_family_is_on_its_card_newest_first() {
    let mut desk = Desk::with_sample(FRIDAY);
    let ola = desk.child_id("Ola");
    let about_ola: Vec<_> = desk
        .written()
        .into_iter()
        .filter(|entry| entry.children.contains(&ola))
        .collect();
    open_card(&mut desk, "Ola");
    desk.sees(&format!("{} notes written", about_ola.len()))
        .press("end");
    let oldest = about_ola.last().unwrap();
    assert!(
        desk.chosen().contains(&oldest.words[..20]),
        "{} is last, {:?} is chosen",
        oldest.words,
        desk.chosen()
    );
    let newest_is_first = about_ola.windows(2).all(|pair| pair[0].day >= pair[1].day);
    assert!(newest_is_first);
    desk.press("enter")
        .sees(&oldest.words[..20])
        .press("esc")
        .sees("Families > Ola");
}

#[test]
fn an_answer_that_cannot_be_read_is_explained_and_never_traps() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Seren");
    let born = desk.child("Seren").born;
    desk.press("enter down down end ctrl+u")
        .write("soonish")
        .press("enter")
        .sees("\"soonish\" is kept here");
    desk.press("esc").sees("Families > Seren");
    assert_eq!(desk.app().view_name(), "Family card", "Esc goes back");
    assert_eq!(desk.child("Seren").born, born);
    desk.press("enter").sees("soonish").sees("Kept from");
    desk.press("end ctrl+u").say("1/2/2025");
    assert_eq!(desk.child("Seren").born.unwrap().to_string(), "2025-02-01");
}

#[test]
fn half_typed_words_of_a_form_come_back_after_sudden_death() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Seren");
    desk.press("enter down").write("Ser").wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:20");
    open_card(&mut desk, "Seren");
    desk.press("enter")
        .sees("Kept from 18:04")
        .sees("▶ Short name               Ser");
    desk.press("enter");
    assert_eq!(desk.child("Seren").nickname, "Ser");
}

#[test]
fn a_form_left_for_another_screen_by_the_menu_keeps_its_words() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Seren");
    desk.press("enter down")
        .write("Ser")
        .press("ctrl+g 1")
        .sees("PICKUP ROUND")
        .wait(2.0);
    open_card(&mut desk, "Seren");
    desk.press("enter").sees("▶ Short name               Ser");
}

#[test]
fn a_new_child_without_a_name_waits_whole() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Ola");
    desk.go_to("+ a child")
        .press("enter down")
        .say("Bru")
        .press("esc")
        .hears("A first name is needed");
    assert_eq!(family_of(&desk, "Ola").children.len(), 1);
    desk.go_to("+ a child").press("enter").sees("Bru");
}

#[test]
fn what_led_to_what_is_told_as_one_story_and_opens() {
    let mut desk = Desk::with_sample(FRIDAY).sized(120, 36);
    desk.press("esc 2 down enter pgdn")
        .sees("STORIES: WHAT LED TO WHAT");
    let story = desk.line_with("Saw the moon at half past four");
    assert!(
        story.contains("→ answer She looks for it every night"),
        "{story}"
    );
    assert!(story.contains("→ try Tell the same p"), "{story}");
    while !desk
        .line_with("Saw the moon at half past four")
        .contains('▶')
    {
        desk.press("up");
    }
    desk.press("enter").sees("She looks for it every night");
}
