//! Home-learning loans: what is out, what is on the shelf, lending and taking back, and the reason
//! why.

use crate::common::{Desk, FRIDAY};
use hometime::domain::{Ages, Kind, Landed, Thing, ThingKind};

#[test]
fn what_is_out_stands_first_soonest_due_first() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5").sees("3 out · 1 due today");
    let screen = desk.screen();
    let places: Vec<usize> = [
        "Wooden train",
        "Magnet maze",
        "Story sack: the bear book",
        "ON THE SHELF",
        "Rhyme bag 1",
    ]
    .iter()
    .map(|words| {
        screen
            .find(words)
            .unwrap_or_else(|| panic!("no {words}:\n{screen}"))
    })
    .collect();
    assert!(places.is_sorted(), "{screen}");
}

#[test]
fn a_thing_is_lent_from_here_and_leaves_the_shelf() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5")
        .write("lent zoe counting bears")
        .sees("= Counting bears to Zoë's family")
        .sees("back by Fri 27 Nov");
    desk.press("enter").hears("Saved to Zoë").sees("4 out");
    let loan = desk.newest();
    assert_eq!(loan.loan().unwrap().due.to_string(), "2026-11-27");
    assert!(
        !loan.loan().unwrap().why.is_empty(),
        "the shelf's own reason goes with it"
    );
    let screen = desk.screen();
    assert!(
        screen.find("Counting bears") < screen.find("ON THE SHELF"),
        "{screen}"
    );
    desk.press("ctrl+z").sees("3 out");
}

#[test]
fn a_thing_comes_back_by_the_line_with_what_happened_at_home() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5")
        .write("back train: played it every night")
        .sees("= Wooden train is back")
        .press("enter");
    desk.sees("2 out");
    let loan = desk
        .written()
        .into_iter()
        .find(|e| {
            e.loan()
                .is_some_and(|loan| loan.outcome == "played it every night")
        })
        .unwrap();
    assert_eq!(loan.loan().unwrap().back_on, Some(desk.now().date()));
    desk.resize(120, 36)
        .sees("CAME BACK")
        .sees("played it every night");
}

#[test]
fn a_thing_comes_back_by_its_card() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5 enter")
        .sees("─ Wooden train · lent to Ola")
        .go_to("it is back")
        .press("enter")
        .hears("Back on the shelf");
    desk.press("esc")
        .sees("2 out")
        .press("ctrl+z")
        .sees("3 out");
}

#[test]
fn every_part_of_a_loan_can_be_changed() {
    let mut desk = Desk::with_sample(FRIDAY);
    let id = desk
        .store()
        .loans()
        .out()
        .unwrap()
        .iter()
        .find(|out| out.thing.name == "Wooden train")
        .unwrap()
        .entry;
    desk.press("esc 5 enter 7");
    assert_eq!(desk.app().view_name(), "Form");
    desk.answer("Why it matters", "because he asks for it")
        .answer("Due back", "4 dec");
    let loan = desk.store().entries().get(id).unwrap().unwrap();
    assert_eq!(loan.loan().unwrap().why, "because he asks for it");
    assert_eq!(loan.loan().unwrap().due.to_string(), "2026-12-04");
}

#[test]
fn a_thing_joins_the_shelf_changes_and_goes_out_of_sight() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5 ctrl+n")
        .say("Drum")
        .press("2 enter")
        .say("Beating time is counting")
        .press("esc");
    let drum = |desk: &Desk| {
        desk.store()
            .loans()
            .things()
            .unwrap()
            .into_iter()
            .find(|thing| thing.name.starts_with("Drum"))
    };
    let thing = drum(&desk).unwrap();
    assert_eq!(
        (thing.kind, thing.reason.as_str()),
        (ThingKind::ALL[1], "Beating time is counting")
    );
    desk.write("drum")
        .sees("not borrowed yet")
        .press("enter 6")
        .answer("Name", "Drum and stick")
        .press("esc");
    assert_eq!(drum(&desk).unwrap().name, "Drum and stick");
    desk.go_to("put it away")
        .press("enter")
        .hears("Drum and stick: put away")
        .press("esc");
    desk.sees_no("Drum and stick    ")
        .sees("Nothing on the shelf has that name");
    assert!(drum(&desk).unwrap().hidden);
    desk.press("esc")
        .press("shift+tab")
        .sees("put away: 1")
        .press("enter")
        .go_to("bring it out again")
        .press("enter");
    assert!(!drum(&desk).unwrap().hidden);
}

#[test]
fn an_unknown_thing_is_new_and_one_that_is_not_out_stays_words() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5")
        .write("lent zoe kite")
        .sees("NEW")
        .press("enter");
    assert!(
        desk.store()
            .loans()
            .out()
            .unwrap()
            .iter()
            .any(|out| out.thing.name.to_lowercase() == "kite")
    );
    let chats = desk
        .written()
        .iter()
        .filter(|entry| entry.kind == Kind::Chat)
        .count();
    desk.press("esc").press("down").say("back to normal today");
    assert_eq!(
        desk.written()
            .iter()
            .filter(|entry| entry.kind == Kind::Chat)
            .count(),
        chats + 1
    );
}

#[test]
fn typing_finds_things_and_children() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5")
        .write("bag")
        .sees("Rhyme bag 1")
        .sees_no("Wooden train")
        .press("esc")
        .sees("Wooden train");
    desk.write("idris")
        .sees("Magnet maze")
        .sees_no("Wooden train");
    desk.press("ctrl+u")
        .write("xyzzy")
        .sees("Nothing is out")
        .sees("Nothing on the shelf has that name");
}

#[test]
fn a_line_half_written_here_survives_esc_and_sudden_death() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5")
        .write("lent zoe count")
        .press("esc")
        .sees("PICKUP ROUND")
        .press("esc 5")
        .sees("lent zoe count")
        .wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:30");
    desk.press("esc 5")
        .sees("lent zoe count")
        .press("tab")
        .sees("Counting bears")
        .press("enter");
    assert_eq!(desk.store().loans().out().unwrap().len(), 4);
}

#[test]
fn nothing_out_is_a_warm_sentence_with_an_example() {
    Desk::empty(FRIDAY)
        .press("esc esc 5")
        .sees("nothing out")
        .sees("Nothing is out.");
}

/// The loan of a thing that is out, as its picture row.
fn out(desk: &Desk, thing: &str) -> hometime::line::OutLoan {
    desk.store()
        .loans()
        .out()
        .unwrap()
        .into_iter()
        .find(|out| out.thing.name == thing)
        .unwrap_or_else(|| panic!("{thing} is not out"))
}

fn thing(desk: &Desk, name: &str) -> Thing {
    desk.store()
        .loans()
        .things()
        .unwrap()
        .into_iter()
        .find(|thing| thing.name == name)
        .unwrap()
        .item
}

/// Everything the toy library holds, to compare before and after.
fn library(desk: &Desk) -> String {
    let loans = desk
        .written()
        .into_iter()
        .filter(|entry| entry.kind == Kind::Loan)
        .collect::<Vec<_>>();
    format!("{:?} {loans:?}", desk.store().loans().things().unwrap())
}

#[test]
fn every_act_on_a_card_is_one_step_with_its_name_that_undo_takes_back() {
    for (keys, words, said) in [
        ("enter 1 esc", "", "Wooden train back"),
        ("enter 2", "", "Wooden train kept longer"),
        ("enter 3", "one truck", "Wooden train back, bits missing"),
        ("enter 4", "4 dec", "Wooden train due another day"),
        ("ctrl+t right enter", "", "Wooden train due another day"),
        (
            "enter 5",
            "all over the stairs",
            "Wooden train: what happened at home",
        ),
        (
            "enter 5 tab 1",
            "",
            "Wooden train: whether the reason landed",
        ),
        (
            "down down down enter 1 2 enter",
            "",
            "Rhyme bag 1 lent to Ola",
        ),
        (
            "down down down enter 2 2 enter",
            "",
            "Rhyme bag 1 lent to Ola",
        ),
        (
            "down down down enter 3",
            "the spider",
            "Rhyme bag 1: bits missing",
        ),
        ("down down down enter 4", "", "Rhyme bag 1: out of action"),
        ("down down down enter 5", "", "Rhyme bag 1: put away"),
        (
            "down down down down down down down enter 3",
            "",
            "Big floor puzzle: found",
        ),
    ] {
        let mut desk = Desk::in_memory(FRIDAY);
        desk.press("esc 5");
        let before = library(&desk);
        desk.press(keys);
        if !words.is_empty() {
            desk.say(words);
        }
        assert_ne!(library(&desk), before, "{keys} did nothing");
        // Words still in a question are hers; out of it, undo is for what was saved.
        while desk.app().view_name() != "Home-learning loans" {
            desk.press("esc");
        }
        desk.press("ctrl+z").hears(&format!("Taken back: {said}."));
        assert_eq!(library(&desk), before, "{keys}");
        desk.press("ctrl+y").hears(&format!("Here again: {said}."));
        assert_ne!(library(&desk), before, "{keys}");
    }
}

#[test]
fn a_thing_is_mended_and_found_again() {
    let mut desk = Desk::in_memory(FRIDAY);
    desk.press("esc 5")
        .write("floor")
        .sees("bits missing")
        .press("enter")
        .sees("one corner piece");
    desk.go_to("found: one corner piece")
        .press("enter")
        .hears("Big floor puzzle: found");
    assert_eq!(thing(&desk, "Big floor puzzle").missing, "");
    desk.go_to("out of action")
        .press("enter")
        .sees("out of action since Fri 20 Nov")
        .sees_no("lend it");
    assert_eq!(
        thing(&desk, "Big floor puzzle").out_of_action_on,
        Some(desk.now().date())
    );
    desk.press("esc")
        .sees("out of action")
        .press("ctrl+u")
        .write("lent zoe big floor puzzle")
        .sees("has been out of action since Fri 20 Nov");
    desk.press("ctrl+u")
        .write("floor")
        .press("enter")
        .go_to("mended")
        .press("enter");
    assert!(!thing(&desk, "Big floor puzzle").wants_mending());
}

#[test]
fn what_came_back_is_asked_about_and_leads_to_a_next_idea() {
    let mut desk = Desk::in_memory(FRIDAY);
    desk.press("esc 5")
        .say("back train")
        .sees("What happened with it at Ola's home?");
    desk.say("played it every night")
        .sees("Did the reason land?")
        .press("1")
        .hears("Next for Ola, perhaps");
    let loan = desk
        .written()
        .into_iter()
        .find(|entry| {
            entry
                .loan()
                .is_some_and(|loan| loan.outcome == "played it every night")
        })
        .unwrap();
    assert_eq!(loan.loan().unwrap().landed, Landed::Yes);
    assert_eq!(loan.loan().unwrap().back_on, Some(desk.now().date()));
    desk.say("back bear")
        .press("enter")
        .sees_no("What happened")
        .hears("Next for Zoë");
    let skipped = desk.written().into_iter().find(|entry| {
        entry
            .loan()
            .is_some_and(|loan| loan.back_on == Some(desk.now().date()) && loan.outcome.is_empty())
    });
    assert_eq!(skipped.unwrap().loan().unwrap().landed, Landed::NotAsked);
    desk.say("back maze: too slow for him")
        .sees("Did the reason land?")
        .press("3")
        .hears("Next for Idris, perhaps");
}

#[test]
fn the_answer_to_what_happened_survives_sudden_death() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5 enter 1")
        .write("sang it in the b")
        .wait(1.0);
    let loan = desk
        .written()
        .into_iter()
        .find(|entry| {
            entry
                .loan()
                .is_some_and(|loan| loan.back_on == Some(desk.now().date()))
        })
        .unwrap();
    desk.die_and_start_again_at("2026-11-20 18:30");
    desk.press("esc 5")
        .write("wooden train")
        .go_to("Fri 20 Nov")
        .press("enter 1")
        .sees("sang it in the b")
        .say("ath");
    assert_eq!(
        desk.store()
            .entries()
            .get(loan.id)
            .unwrap()
            .unwrap()
            .loan()
            .unwrap()
            .outcome,
        "sang it in the bath"
    );
}

#[test]
fn the_same_thing_again_is_counted_as_good() {
    let mut desk = Desk::in_memory(FRIDAY);
    desk.press("esc 5")
        .write("lent ola rhyme bag 1")
        .press("enter")
        .hears("second time, again is good");
    desk.write("rhyme bag 1").press("enter").sees("second time");
}

#[test]
fn a_book_goes_for_longer_and_overnight_is_one_key() {
    let mut desk = Desk::in_memory(FRIDAY);
    desk.press("esc 5 ctrl+n")
        .say("Bear hunt")
        .press("2 enter")
        .say("again is how it sticks")
        .press("esc");
    desk.write("lent kai bear hunt")
        .sees("back by Fri 4 Dec")
        .press("ctrl+u")
        .write("bear hunt")
        .press("enter 2")
        .sees("back by Sat 21 Nov");
    desk.press("4 enter");
    assert_eq!(out(&desk, "Bear hunt").loan.due.to_string(), "2026-11-21");
    assert_eq!(out(&desk, "Bear hunt").loan.why, "again is how it sticks");
}

#[test]
fn a_thing_keeps_every_answer_of_its_form() {
    let mut desk = Desk::in_memory(FRIDAY);
    desk.press("esc 5 ctrl+n")
        .say("Drum")
        .press("esc")
        .write("drum")
        .press("enter 6");
    for (label, words) in [
        ("Why it matters", "beating time is counting"),
        ("Another reason", "loud is allowed"),
        ("And another", "any language"),
        ("To watch for", "Can they stop?"),
        ("Pieces", "3"),
        ("Bits missing", "one stick"),
        ("Languages", "Welsh"),
        ("Suits", "18 months to 4 years"),
        ("Usually goes for", "2 weeks"),
    ] {
        desk.answer(label, words);
    }
    desk.answer("Suits", "big ones")
        .sees("Ages are needed, the younger first")
        .press("ctrl+u")
        .write("from 2")
        .press("enter");
    let drum = thing(&desk, "Drum");
    assert_eq!(
        drum.reasons().collect::<Vec<_>>(),
        [
            "beating time is counting",
            "loud is allowed",
            "any language"
        ]
    );
    assert_eq!(
        (drum.watch_for.as_str(), drum.pieces, drum.missing.as_str()),
        ("Can they stop?", Some(3), "one stick")
    );
    assert_eq!(
        (drum.languages.as_str(), drum.suits, drum.days),
        (
            "Welsh",
            Ages {
                from: Some(24),
                to: None
            },
            Some(14)
        )
    );
    let saved = desk
        .store()
        .step("Again", desk.now(), |store| {
            store.loans().save_thing(None, &drum)
        })
        .unwrap();
    assert_eq!(
        desk.store().loans().thing(saved).unwrap().unwrap().item,
        drum
    );
}

#[test]
fn common_things_are_offered_not_forced() {
    let mut desk = Desk::empty(FRIDAY);
    desk.press("esc esc 5")
        .sees("Ctrl+A offers common things")
        .press("ctrl+a")
        .sees("Posting box")
        .sees("things go on existing");
    desk.press("enter").hears("Posting box on the shelf");
    assert_eq!(desk.store().loans().things().unwrap().len(), 1);
    desk.press("ctrl+a")
        .hears("41 things on the shelf")
        .press("esc")
        .sees("Posting box");
    let things = desk.store().loans().things().unwrap();
    assert_eq!(things.len(), 42);
    assert!(
        things
            .iter()
            .all(|thing| thing.reasons().next().is_some() && !thing.sample)
    );
    desk.press("ctrl+z");
    assert_eq!(desk.store().loans().things().unwrap().len(), 1);
}

#[test]
fn the_slip_says_why_and_when_and_thank_you() {
    let mut desk = Desk::in_memory(FRIDAY);
    desk.press("esc 5 enter 6")
        .sees("Wooden train, for Ola to borrow")
        .sees("In the bag: 24 pieces.")
        .sees("Why it matters for Ola");
    desk.sees("One thing to watch for")
        .sees("Please bring it back by Fri 20 Nov")
        .sees("Thank you");
}

#[test]
fn each_list_holds_what_its_name_says() {
    let mut desk = Desk::in_memory(FRIDAY);
    desk.press("esc 5")
        .say("lent effy kite")
        .press("tab")
        .sees("at homes now: 4");
    desk.press("tab")
        .sees("on the shelf: 11")
        .press("tab")
        .sees("no reason yet: 2")
        .sees("LOANS WITH NO REASON YET");
    desk.press("tab")
        .sees("most loved:")
        .press("tab")
        .sees("not borrowed yet: 6")
        .press("tab")
        .sees("OLA'S FAMILY: 2 LOANS");
    desk.press("tab")
        .sees("to mend or find: 1")
        .sees("Big floor puzzle")
        .press("tab")
        .sees("put away: 0")
        .press("tab")
        .sees("4 out");
}

#[test]
fn a_due_day_that_has_been_is_asked_about_and_the_words_stay() {
    let mut desk = Desk::in_memory(FRIDAY);
    desk.press("esc 5 enter 4")
        .say("19/11/2026")
        .sees("has been")
        .sees("19/11/2026")
        .press("ctrl+u")
        .say("mon")
        .press("esc");
    assert_eq!(
        out(&desk, "Wooden train").loan.due.to_string(),
        "2026-11-23"
    );
    desk.write("lent zoe counting bears >yesterday")
        .press("enter")
        .sees("Thu 26 Nov")
        .press("enter");
    assert_eq!(
        out(&desk, "Counting bears").loan.due.to_string(),
        "2026-11-26"
    );
    desk.write("lent zoe wooden train")
        .press("enter")
        .hears("Wooden train is still with Ola's family")
        .sees("lent zoe wooden train");
}

#[test]
fn what_is_out_with_another_family_is_not_taken_back_in_silence() {
    let mut desk = Desk::in_memory(FRIDAY);
    let chats = |desk: &Desk| {
        desk.written()
            .iter()
            .filter(|entry| entry.kind == Kind::Chat)
            .count()
    };
    let before = chats(&desk);
    desk.sees("Seren")
        .write("back train")
        .sees("Is it back from there, or is this a chat?")
        .press("enter enter");
    assert!(
        !desk
            .store()
            .loans()
            .out()
            .unwrap()
            .iter()
            .any(|out| out.thing.name == "Wooden train")
    );
    desk.press("ctrl+z")
        .write("back train")
        .press("enter right enter");
    assert_eq!(chats(&desk), before + 1);
    assert_eq!(desk.newest().words, "back train");
}

/// A month of evenings at the loans, then every list and picture counted again from the rows
/// themselves.
#[test]
fn after_a_month_of_lending_lists_and_pictures_agree_with_the_rows() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 5")
        .say("back train: built it round the cot")
        .press("1");
    for (day, lines) in [
        (
            "2026-11-24 18:00",
            &[
                "lent ola rhyme bag 1",
                "back maze",
                "lent kai counting bears because he counts stairs >27 nov",
            ][..],
        ),
        (
            "2026-11-27 18:00",
            &[
                "back counting",
                "lent effy torch and shadows",
                "lent zoe kite",
            ][..],
        ),
        (
            "2026-12-03 18:00",
            &[
                "back rhyme bag 1: both of them sang",
                "back bear: read to the cat",
                "lent ola rhyme bag 1",
            ][..],
        ),
        (
            "2026-12-14 18:00",
            &[
                "back kite",
                "back torch: found it under the bed",
                "lent idris lacing farm",
            ][..],
        ),
        ("2026-12-18 18:00", &["back rhyme bag 1"][..]),
    ] {
        desk.start_again_at(day);
        desk.press("esc 5");
        for line in lines {
            desk.say(line);
            assert!(
                desk.said().is_empty() || !desk.said().contains("needed"),
                "{line}: {}",
                desk.said()
            );
            if desk.app().view_name() == "A question" {
                desk.press("enter");
            }
        }
    }
    let today = desk.now().date();
    let loans: Vec<_> = desk
        .written()
        .into_iter()
        .filter(|entry| entry.kind == Kind::Loan)
        .collect();
    let mut counted = [0; 4];
    for entry in &loans {
        let loan = entry.loan().unwrap();
        let place = match loan.back_on.map(|back| (back - loan.due).num_days()) {
            None => 3,
            Some(days) if days <= 0 => 0,
            Some(1..=7) => 1,
            Some(_) => 2,
        };
        counted[place] += 1;
    }
    assert_eq!(counted.iter().sum::<usize>(), 17);
    desk.resize(120, 50)
        .press("esc")
        .press("esc 5")
        .sees("(17 LOANS)");
    for (words, number) in [
        "on the day or before",
        "within a week after",
        "later  ",
        "still out",
    ]
    .iter()
    .zip(counted)
    {
        let row = desk.line_with(words);
        assert!(
            row.trim_end().ends_with(&format!(" {number}")),
            "{number}: {row}"
        );
    }
    assert!(desk.shows(&format!("{} out", counted[3])));
    // Each row of the picture opens the loans it counted.
    desk.press("right");
    for number in counted {
        if number > 0 {
            desk.press("enter")
                .sees(&if number == 1 {
                    "1 loan".to_owned()
                } else {
                    format!("{number} loans")
                })
                .press("esc");
        }
        desk.press("down");
    }
    let ola = desk.child_id("Ola");
    let hers = loans
        .iter()
        .filter(|entry| entry.children.contains(&ola))
        .count();
    desk.press("up down")
        .go_to("Ola")
        .press("enter")
        .sees(&format!("{hers} loans"))
        .press("esc");
    let loved = |name: &str| {
        let people = desk.store().people().unwrap();
        loans
            .iter()
            .filter(|entry| people.thing(entry.loan().unwrap()) == name)
            .count()
    };
    assert_eq!(loved("Rhyme bag 1"), 4);
    assert!(
        desk.line_with("Rhyme bag 1            █")
            .trim_end()
            .ends_with(" 4"),
        "{}",
        desk.screen()
    );
    assert_eq!(
        out(&desk, "Lacing farm").loan.due,
        today + chrono::Days::new(3)
    );
}
