//! Observations, answers, stories and things to try, as she uses them: keys in, screen and log out.

use std::collections::BTreeMap;

use crate::common::{Desk, FRIDAY};
use chrono::{Days, NaiveDate};
use hometime::domain::{Entry, Kind, Privacy, Saved, SharedHow, Tried};
use hometime::store::{Filter, Only};

const CUP: &str = "Put the cup to dolly";

fn on_the_screen() -> Desk {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 4").sees("Shared observations");
    desk
}

fn today() -> NaiveDate {
    "2026-11-20".parse().unwrap()
}

fn term() -> NaiveDate {
    "2026-09-01".parse().unwrap()
}

fn undone(desk: &mut Desk, before: &[Saved<Entry>]) {
    desk.press("ctrl+z");
    assert_eq!(desk.written(), before, "{}", desk.screen());
}

#[test]
fn space_tells_whoever_collects_and_undo_takes_it_back() {
    let mut desk = on_the_screen();
    let before = desk.written();
    desk.go_to(CUP)
        .press("space")
        .hears("Shared with Nan today");
    let share = desk.note(CUP).shared()[0].clone();
    assert_eq!(
        (share.on, share.how, share.in_their_language),
        (today(), SharedHow::Told, None)
    );
    desk.go_to(CUP);
    assert!(desk.chosen().starts_with("shared"), "{}", desk.chosen());
    undone(&mut desk, &before);
}

#[test]
fn both_are_told_with_one_number_and_how_and_language_are_put_right() {
    let mut desk = on_the_screen();
    desk.go_to(CUP)
        .press("enter")
        .sees("told Mum today")
        .sees("told both today")
        .press("3")
        .hears("Shared with all");
    assert_eq!(desk.note(CUP).shared().len(), 2);
    desk.press_times("up", 9)
        .go_to("Mum, Fri 20 Nov")
        .press("enter")
        .sees("In their language");
    desk.press("2")
        .press("down")
        .press("ctrl+u")
        .say("yesterday")
        .press("1 esc");
    let mums = desk.note(CUP).shared()[0].clone();
    assert_eq!(
        (mums.how, mums.on, mums.in_their_language),
        (SharedHow::Message, today() - Days::new(1), Some(true))
    );
    desk.sees("in the language they read")
        .press_times("up", 9)
        .go_to("Mum, Thu")
        .press("del")
        .hears("Not told after all");
    assert_eq!(desk.note(CUP).shared().len(), 1);
    desk.press_times("ctrl+z", 5);
    assert_eq!(desk.note(CUP).shared(), []);
}

#[test]
fn an_answer_is_written_on_the_card_and_becomes_news_from_home() {
    let mut desk = on_the_screen();
    let before = desk.written();
    desk.go_to("Carried each conker")
        .press("enter")
        .go_to("what they said back")
        .press("enter");
    desk.write("he lined them up on the stairs @mum")
        .sees("Mum's answer to")
        .press("enter")
        .hears("Saved to Ola");
    let answer = desk.newest();
    assert_eq!(
        (answer.kind, answer.words.as_str()),
        (Kind::Answer, "he lined them up on the stairs")
    );
    desk.sees("Its story")
        .press("esc")
        .sees("he lined them up on the stairs");
    desk.press("right right right right")
        .sees("answered this term")
        .sees("Carried each conker");
    let answered = desk.written();
    desk.press("esc")
        .write("lined them up")
        .press("enter")
        .go_to("keep it as news from home too")
        .press("enter");
    let news = desk.newest();
    assert_eq!((news.kind, news.adult), (Kind::FromHome, answer.adult));
    assert_eq!(
        desk.store().threads().story(news.id).unwrap().len(),
        3,
        "seen, answered, news"
    );
    undone(&mut desk, &answered);
    undone(&mut desk, &before);
}

#[test]
fn what_they_told_with_it_is_on_the_card_and_hers_to_change() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.say("obs idris: walked his bear over a bridge < says mind the gap on the train");
    desk.press("esc 4")
        .go_to("walked his bear")
        .press("enter")
        .sees("They told me")
        .sees("says mind the gap on the train");
    desk.go_to("change it")
        .press("enter")
        .answer("They told me", "says it on every train")
        .press("esc");
    assert_eq!(desk.note("walked his bear").heard, "says it on every train");
}

#[test]
fn half_an_answer_waits_with_its_own_note() {
    let mut desk = on_the_screen();
    desk.go_to("Carried each conker")
        .press("enter")
        .go_to("what they said back")
        .press("enter")
        .write("he lined th");
    desk.start_again_at("2026-11-20 18:30");
    desk.press("esc 4")
        .go_to(CUP)
        .press("enter")
        .go_to("what they said back")
        .press("enter")
        .sees_no("he lined th");
    desk.press("esc esc")
        .go_to("Carried each conker")
        .press("enter")
        .go_to("what they said back")
        .press("enter")
        .sees("he lined th");
}

#[test]
fn areas_and_ways_are_ticked_and_one_of_her_own_is_added() {
    let mut desk = on_the_screen();
    let before = desk.written();
    desk.go_to("Explained to Seren")
        .press("enter")
        .go_to("what it was about")
        .press("enter");
    desk.press("1 8");
    let seen = |desk: &Desk| desk.note("Explained to Seren").seen().unwrap().clone();
    assert_eq!(
        (seen(&desk).areas, seen(&desk).ways),
        (vec!["talking".to_owned()], vec!["exploring".to_owned()])
    );
    desk.press("1");
    assert!(seen(&desk).areas.is_empty());
    desk.go_to("+ an area of your own")
        .press("enter")
        .say("Forest school")
        .hears("Added and ticked");
    assert_eq!(seen(&desk).areas, ["forest school"]);
    desk.press("esc").sees("Forest school · Finding out");
    desk.press_times("ctrl+z", 4);
    assert_eq!(desk.written(), before);
    assert_eq!(desk.store().observations().own_areas().unwrap(), []);
}

#[test]
fn a_thing_to_try_is_found_or_added_given_to_many_and_asked_after() {
    let mut desk = on_the_screen();
    let before = desk.written();
    let ideas = desk.store().ideas().all().unwrap();
    desk.say("try: kai: torch @dad").hears("Saved to Kai");
    assert_eq!(
        desk.store().ideas().all().unwrap(),
        ideas,
        "found, not added"
    );
    desk.say("try: kai: a puddle map of the lane")
        .hears("Saved to Kai");
    assert_eq!(desk.store().ideas().all().unwrap().len(), ideas.len() + 1);
    desk.press("/")
        .write("things to try")
        .press("enter")
        .sees("Things to try at home");
    desk.write("shadows")
        .press("enter")
        .sees("Kai had it today, not asked yet")
        .sees("give it to Ola's family today");
    let given = desk.written().len();
    desk.go_to("give it to all 5").press("enter");
    assert_eq!(desk.written().len(), given + 5);
    desk.sees("EVERYBODY HAS HAD IT")
        .press_times("up", 9)
        .go_to("Kai had it")
        .press("enter")
        .press("1")
        .hears("they tried it");
    desk.go_to("what happened")
        .press("enter")
        .press("ctrl+u")
        .write("a rabbit on the wall")
        .press("esc esc");
    desk.sees("Kai had it today, tried it: \"a rabbit on the wall\"");
    let kai = desk.child_id("Kai");
    let given = desk
        .written()
        .into_iter()
        .find(|entry| entry.words == "torch" && entry.children == [kai])
        .unwrap();
    let giving = given.giving().unwrap().clone();
    assert_eq!(
        (giving.tried, giving.happened.as_str()),
        (Tried::Yes, "a rabbit on the wall")
    );
    desk.press_times("ctrl+z", 5);
    assert_eq!(
        (desk.written(), desk.store().ideas().all().unwrap()),
        (before, ideas)
    );
}

#[test]
fn the_collection_begins_with_a_dozen_and_takes_words_of_several_lines() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("ctrl+k")
        .write("things to try")
        .press("enter")
        .press("ctrl+n")
        .say("Puddle map")
        .press("esc");
    desk.write("puddle")
        .press("enter")
        .press("ctrl+o")
        .say("Walk the lane.")
        .write("Draw it.")
        .press("esc")
        .hears("Saved to Puddle map");
    let idea = desk.store().ideas().called("puddle MAP").unwrap().unwrap();
    assert_eq!(
        desk.store().ideas().get(idea).unwrap().unwrap().words,
        "Walk the lane.\nDraw it."
    );
    desk.press("ctrl+o").paste("One\nTwo").press("esc");
    assert_eq!(
        desk.store().ideas().get(idea).unwrap().unwrap().words,
        "Walk the lane.\nDraw it.One\nTwo"
    );
    desk.press_times("ctrl+z", 3);
    assert_eq!(desk.store().ideas().called("Puddle map").unwrap(), None);
}

#[test]
fn notes_of_the_same_child_and_label_are_put_into_one_story() {
    let mut desk = on_the_screen();
    desk.say("home: kai: built a bridge for the cat #building @dad");
    desk.go_to("built a bridge")
        .press("enter")
        .sees("belongs with: obs");
    let before = desk.written();
    desk.go_to("belongs with: obs")
        .press("enter")
        .hears("one story now")
        .sees("Its story")
        .sees("Explained to Seren");
    let story = |desk: &Desk| {
        desk.store()
            .threads()
            .story(desk.note("built a bridge").id)
            .unwrap()
    };
    assert_eq!(story(&desk).len(), 2);
    desk.go_to("take it out of its story").press("enter");
    assert_eq!(story(&desk).len(), 1);
    desk.press("ctrl+z");
    assert_eq!(story(&desk).len(), 2);
    desk.press("esc esc esc 2")
        .sees("Families")
        .go_to("Kai")
        .press("enter")
        .go_to("built a bridge");
    assert!(
        desk.chosen().contains("→ home built a bridge"),
        "{}",
        desk.chosen()
    );
    desk.go_to("of a story");
    desk.press("ctrl+z");
    assert_eq!(desk.written(), before);
    assert_eq!(story(&desk).len(), 1);
}

#[test]
fn words_they_want_in_the_record_are_marked() {
    let mut desk = on_the_screen();
    desk.press("right right right")
        .sees("from home")
        .go_to("Sang the whole bus song")
        .press("enter");
    desk.go_to("they want it in the child's record")
        .press("enter")
        .hears("as they asked");
    assert!(desk.note("Sang the whole bus song").for_record);
    desk.press("ctrl+z");
    assert!(!desk.note("Sang the whole bus song").for_record);
}

#[test]
fn an_answer_that_nothing_waits_for_and_a_child_who_has_left_get_a_sentence_and_lose_nothing() {
    let mut desk = on_the_screen();
    for _ in 0..40 {
        let waits = desk.store().known(today()).unwrap().waiting;
        let kai = desk.child_id("Kai");
        if !waits.iter().any(|one| one.children.contains(&kai)) {
            break;
        }
        desk.say("re: kai: he told us");
    }
    let before = desk.written();
    desk.say("re: kai: and again")
        .hears("waits for an answer")
        .sees("re: kai: and again");
    assert_eq!(desk.written(), before);
    desk.press("ctrl+u");
    let kai = desk.child("Kai");
    let left = hometime::domain::Child {
        left_on: Some(today() - Days::new(1)),
        ..kai.item.clone()
    };
    let now = desk.now();
    desk.store()
        .step("left", now, |store| {
            store.families().save_child(Some(kai.id), &left)
        })
        .unwrap();
    desk.press("right left")
        .say("try: kai: shadows")
        .sees("Kai left on Thu 19 Nov")
        .sees("try: kai: shadows");
    assert_eq!(desk.written(), before);
}

/// What is so of an entry, read from the entries themselves.
fn is_answered(all: &[Saved<Entry>], one: &Saved<Entry>) -> bool {
    all.iter().any(|other| matches!(other.detail, hometime::domain::Detail::Answer { to } if to == Some(one.id)))
}

fn agree_with_the_rows(desk: &Desk) {
    let all = desk.written();
    let store = desk.store();
    let in_term = |entry: &&Saved<Entry>| (term()..=today()).contains(&entry.day);
    let seen: Vec<&Saved<Entry>> = all
        .iter()
        .filter(in_term)
        .filter(|entry| entry.kind == Kind::Observation)
        .collect();
    let base = Filter {
        kinds: vec![Kind::Observation],
        since: Some(term()),
        until: Some(today()),
        sensitive: true,
        ..Filter::default()
    };
    let count = |only| {
        store
            .entries()
            .count(&Filter {
                only: Some(only),
                ..base.clone()
            })
            .unwrap()
    };
    assert_eq!(
        count(Only::Shared),
        seen.iter()
            .filter(|entry| !entry.shared().is_empty())
            .count()
    );
    assert_eq!(
        count(Only::ToShare),
        seen.iter()
            .filter(|entry| entry.shared().is_empty() && entry.privacy == Privacy::Shareable)
            .count()
    );
    assert_eq!(
        count(Only::Answered),
        seen.iter().filter(|entry| is_answered(&all, entry)).count()
    );
    assert_eq!(
        count(Only::ToAnswer),
        seen.iter()
            .filter(|entry| !entry.shared().is_empty() && !is_answered(&all, entry))
            .count()
    );
    assert_eq!(
        count(Only::AboutNone),
        seen.iter()
            .filter(|entry| entry.seen().unwrap().areas.is_empty())
            .count()
    );
    let mut areas: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for entry in &seen {
        for area in &entry.seen().unwrap().areas {
            for child in &entry.children {
                *areas.entry((area.clone(), child.raw())).or_default() += 1;
            }
        }
    }
    let by_area = store.observations().by_area(term(), today()).unwrap();
    assert_eq!(
        by_area
            .into_iter()
            .map(|(area, child, many)| ((area, child.raw()), many))
            .collect::<BTreeMap<_, _>>(),
        areas
    );
    for (child, both) in store.observations().both_ways(term(), today()).unwrap() {
        let own = |kind: Kind| {
            all.iter()
                .filter(in_term)
                .filter(move |entry| entry.kind == kind && entry.children.contains(&child))
        };
        assert_eq!(both.here, own(Kind::Observation).count());
        assert_eq!(both.from_home, own(Kind::FromHome).count());
        assert_eq!(
            both.shared,
            own(Kind::Observation)
                .filter(|entry| !entry.shared().is_empty())
                .count()
        );
        assert_eq!(
            both.answered,
            own(Kind::Observation)
                .filter(|entry| is_answered(&all, entry))
                .count()
        );
    }
}

#[test]
fn pictures_agree_with_the_rows_and_each_opens_them() {
    let mut desk = on_the_screen();
    agree_with_the_rows(&desk);
    let all = desk.written();
    let seen = all
        .iter()
        .filter(|entry| entry.kind == Kind::Observation && entry.day >= term())
        .count();
    desk.press("tab")
        .sees(&format!("This term: {seen} observations here"))
        .sees("BY CHILD");
    desk.go_to("Numbers")
        .press("enter")
        .sees("now: about Numbers")
        .sees("Carried each conker")
        .sees_no(CUP);
    desk.press("esc").sees("waiting for an answer");
    desk.press("tab")
        .go_to("Idris")
        .press("enter")
        .sees("now: Idris this term")
        .sees("Built a ramp")
        .sees_no(CUP);
    for size in [(120, 36), (200, 60), (60, 20)] {
        desk.resize(size.0, size.1);
        desk.press("tab")
            .sees("This term")
            .press("tab")
            .sees("Idris");
    }
}

#[test]
fn a_month_of_evenings_adds_up_and_all_of_it_can_be_taken_back() {
    // On Today, where a line may begin with its day.
    let mut desk = Desk::with_sample(FRIDAY);
    let before = desk.written();
    let ideas = desk.store().ideas().all().unwrap();
    let mut steps = 0;
    for evening in 0..20u64 {
        let day = (today() - Days::new(evening)).format("%-d %b");
        for line in [
            format!("{day} obs ola: moment {evening} of the term @mum #sand"),
            format!("{day} obs kai: thing {evening} seen"),
            format!("{day} home: ola: news {evening} @dad #sand"),
            format!("{day} re: ola: answer {evening} @mum"),
            format!("{day} try: seren: game {evening} with spoons"),
        ] {
            desk.say(&line).hears("Saved to");
            steps += 1;
        }
    }
    assert_eq!(desk.written().len(), before.len() + steps);
    agree_with_the_rows(&desk);
    let story = desk.note("answer 3");
    assert!(
        desk.store().threads().story(story.id).unwrap().len() > 1,
        "an answer is linked by itself"
    );
    desk.press_times("ctrl+z", steps);
    assert_eq!(
        (desk.written(), desk.store().ideas().all().unwrap()),
        (before, ideas)
    );
}
