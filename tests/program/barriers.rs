//! What gets in the way: noted by keys alone, closed until opened, asked about again without saying
//! what, and seen nowhere else.

use crate::command::{Log, evening};
use crate::common::{Desk, FRIDAY};
use chrono::NaiveDate;
use hometime::assets;
use hometime::domain::{
    Asking, Family, Household, Id, Kind, Pressure, Saved, Signpost, TakenUp, Way,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn family_of(desk: &Desk, child: &str) -> Household {
    let people = desk.store().people().unwrap();
    people.family_of(desk.child_id(child)).unwrap().clone()
}

fn id_of(desk: &Desk, child: &str) -> Id<Family> {
    family_of(desk, child).family.id
}

fn noted(desk: &Desk, child: &str) -> Vec<Saved<Pressure>> {
    desk.store()
        .in_the_way()
        .of_family(id_of(desk, child))
        .unwrap()
}

fn signposts(desk: &Desk, child: &str) -> Vec<Saved<Signpost>> {
    desk.store()
        .in_the_way()
        .signposts(id_of(desk, child))
        .unwrap()
}

/// Opens the family's card and goes to the closed row on it.
fn go_to_closed_row(desk: &mut Desk, child: &str) {
    desk.press("ctrl+g 1")
        .go_to_screen("Families")
        .press("end ctrl+u")
        .write(child)
        .press("enter");
    desk.sees(&format!("Families > {child}"));
    let row = if noted(desk, child).is_empty() && signposts(desk, child).is_empty() {
        "kept closed"
    } else {
        "· closed"
    };
    desk.go_to(row);
}

/// Opens what gets in the way of one family, as it is at first: closed.
fn open_card(desk: &mut Desk, child: &str) {
    go_to_closed_row(desk, child);
    desk.press("enter");
    assert_eq!(desk.app().view_name(), "What gets in the way");
}

#[test]
fn a_pressure_is_noted_with_what_i_do_about_it_by_keys_alone() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Seren");
    desk.sees("Nothing noted yet")
        .press("enter")
        .sees(" 1  Work takes most of the day")
        .sees("15  Something else");
    desk.write("play")
        .sees_no("Money is tight")
        .press("esc")
        .sees("Money is tight")
        .write("10")
        .press("enter");
    desk.hears("Noted")
        .say("Laughs it off when we sing")
        .say("I sing first and look away")
        .press("2");
    desk.sees("Fri 18 Dec").press("esc");
    assert_eq!(desk.app().view_name(), "One thing in the way");
    let kept = noted(&desk, "Seren").remove(0);
    assert_eq!(
        (kept.which.as_str(), kept.wording.as_str()),
        ("play", assets::in_the_way().version.as_str())
    );
    assert_eq!(
        (kept.words.as_str(), kept.what_i_do.as_str()),
        ("Laughs it off when we sing", "I sing first and look away")
    );
    assert_eq!(
        (kept.noted_on, kept.ask_on, kept.eased_on),
        (day("2026-11-20"), Some(day("2026-12-18")), None)
    );
    desk.sees("FEELING UNSURE AT PLAY")
        .sees("\"Laughs it off when we sing\"");
}

#[test]
fn noting_one_offers_what_fits_and_enter_does_it() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Ola");
    desk.press("enter")
        .go_to("English is not the language of home")
        .press("enter");
    desk.go_to("lend").sees("speaks").press("enter");
    assert_eq!(desk.app().view_name(), "Lending");
    desk.sees("Why does it matter for Ola?")
        .press("enter")
        .hears("lent to Ola");
    let loan = desk.newest();
    assert_eq!(
        (loan.kind, loan.children.clone()),
        (Kind::Loan, vec![desk.child_id("Ola")])
    );
    let lent = desk
        .store()
        .people()
        .unwrap()
        .thing(loan.loan().unwrap())
        .to_owned();
    desk.sees_no(&format!("lend     {lent}")).go_to("try");
    desk.press("enter").sees("give it to Ola's family today");
    assert!(
        desk.chosen().contains("give it to Ola's family today"),
        "{}",
        desk.chosen()
    );
    desk.press("enter");
    assert_eq!(
        (desk.newest().kind, desk.newest().children.clone()),
        (Kind::Try, vec![desk.child_id("Ola")])
    );
    desk.press("esc")
        .go_to("join in")
        .press("enter")
        .hears("Kept under what I do about it");
    assert_eq!(desk.app().view_name(), "Choose a way");
    assert!(desk.chosen().contains("1  from home"), "{}", desk.chosen());
    desk.go_to("2  helps here")
        .press("enter")
        .hears("Noted, Ola: helps here")
        .press("esc");
    let ways = desk.store().ways().now_of(id_of(&desk, "Ola")).unwrap();
    assert!(
        ways.iter()
            .any(|involvement| involvement.way == Way::HelpsHere
                && involvement.since == day("2026-11-20"))
    );
    let english = |desk: &Desk| {
        noted(desk, "Ola")
            .into_iter()
            .find(|note| note.which == "english")
            .unwrap()
    };
    assert!(
        english(&desk)
            .what_i_do
            .contains("; offer a song or a story in the language of home"),
        "{}",
        english(&desk).what_i_do
    );
    desk.sees_no("join in  A song or a story")
        .go_to("talk")
        .sees("after 18:30, once Ola has eaten")
        .press("enter");
    desk.hears("A quiet word on Mon 23 Nov");
    assert_eq!(english(&desk).talk_on, Some(day("2026-11-23")));
    assert!(english(&desk).talk_how.contains("after 18:30"));
    for _ in 0..5 {
        desk.press("ctrl+z");
    }
    assert_eq!(english(&desk).talk_on, None);
    assert!(
        desk.store()
            .ways()
            .now_of(id_of(&desk, "Ola"))
            .unwrap()
            .iter()
            .all(|involvement| involvement.way != Way::HelpsHere)
    );
    assert_eq!(
        english(&desk).what_i_do,
        "Voice messages, and I read forms out with Dad"
    );
    assert!(
        desk.newest().kind != Kind::Try
            && desk
                .store()
                .loans()
                .out()
                .unwrap()
                .iter()
                .all(|out| out.thing.name != lent)
    );
}

#[test]
fn words_stay_closed_until_one_key_opens_them_and_close_when_she_leaves() {
    let mut desk = Desk::with_sample(FRIDAY);
    go_to_closed_row(&mut desk, "Ola");
    desk.sees("2 things noted, 1 signpost · closed")
        .press("enter")
        .sees("1 thing noted, since")
        .sees("Closed. Enter opens");
    desk.sees_no("English is not")
        .sees_no("warehouse")
        .sees_no("English classes");
    desk.press("enter")
        .sees("English is not the language of home")
        .sees("warehouse")
        .sees("English classes");
    desk.press("esc")
        .sees_no("warehouse")
        .press("enter")
        .sees_no("English is not")
        .sees("· closed");
}

#[test]
fn what_eased_stays_written_down_and_can_come_back() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Kai");
    desk.press("enter space")
        .hears("No longer in the way")
        .sees("NO LONGER");
    assert_eq!(noted(&desk, "Kai")[0].eased_on, Some(day("2026-11-20")));
    desk.press("ctrl+z");
    assert_eq!(noted(&desk, "Kai")[0].eased_on, None);
    desk.press("ctrl+y");
    assert!(
        desk.chosen().contains("Bringing up children alone"),
        "she stays on what she eased"
    );
    desk.press("space").hears("In the way again");
    assert_eq!(noted(&desk, "Kai")[0].eased_on, None);
    desk.press("del").hears("Removed");
    assert!(noted(&desk, "Kai").is_empty());
    desk.press("ctrl+z");
    assert_eq!(noted(&desk, "Kai").len(), 1);
}

#[test]
fn only_families_with_something_in_the_way_now_are_counted() {
    let mut desk = Desk::with_sample(FRIDAY);
    assert_eq!(
        desk.store().in_the_way().families_noted().unwrap(),
        3,
        "Zoë's eased: Ola, Kai and Effy"
    );
    open_card(&mut desk, "Kai");
    desk.press("enter space");
    assert_eq!(desk.store().in_the_way().families_noted().unwrap(), 2);
    open_card(&mut desk, "Seren");
    desk.press("enter").write("1").press("enter");
    assert_eq!(desk.store().in_the_way().families_noted().unwrap(), 3);
}

#[test]
fn a_signpost_is_offered_by_a_start_and_tab_then_taken_up_or_not() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Seren");
    desk.go_to("+ a signpost")
        .press("enter")
        .write("foo")
        .sees("food for some days")
        .press("tab enter");
    let kept = signposts(&desk, "Seren").remove(0);
    assert_eq!(
        (kept.service.as_str(), kept.offered_on, kept.taken_up),
        ("Food bank", day("2026-11-20"), TakenUp::NotAsked)
    );
    desk.press("3").say("").press("down");
    desk.answer("To follow up", "Go along the first time")
        .answer("Follow up on", "2 weeks");
    assert_eq!(desk.app().view_name(), "What gets in the way");
    let kept = signposts(&desk, "Seren").remove(0);
    assert_eq!(
        (kept.taken_up, kept.answered_on),
        (TakenUp::NotYet, Some(day("2026-11-20")))
    );
    assert_eq!(
        (kept.follow_up.as_str(), kept.follow_up_on),
        ("Go along the first time", Some(day("2026-12-04")))
    );
    desk.sees("1 signpost, Fri 20 Nov · closed")
        .go_to("1 signpost")
        .press("enter")
        .sees("Food bank")
        .press("space");
    assert_eq!(signposts(&desk, "Seren")[0].taken_up, TakenUp::Yes);
    desk.press("ctrl+z");
    assert_eq!(signposts(&desk, "Seren")[0].taken_up, TakenUp::NotYet);
    desk.press("del");
    assert!(signposts(&desk, "Seren").is_empty());
    desk.press("ctrl+z");
    assert_eq!(signposts(&desk, "Seren").len(), 1);
}

#[test]
fn a_service_of_her_own_is_offered_the_next_time() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Seren");
    desk.go_to("+ a signpost")
        .press("enter")
        .write("Saturday kitchen")
        .press("enter esc esc");
    open_card(&mut desk, "Kai");
    desk.go_to("+ a signpost")
        .press("enter")
        .sees_no("Saturday kitchen")
        .write("sat")
        .sees("one of your own")
        .press("tab enter");
    assert_eq!(signposts(&desk, "Kai")[0].service, "Saturday kitchen");
}

/// Ola's family is to be asked about its hours on a day.
fn ask_about_hours_on(desk: &mut Desk, on: &str) {
    let note = noted(desk, "Ola")
        .into_iter()
        .find(|note| note.which == "hours")
        .unwrap();
    let now = desk.now();
    let changed = Pressure {
        ask_on: Some(day(on)),
        ..note.item
    };
    desk.store()
        .step("ask", now, |store| {
            store.in_the_way().save(Some(note.id), &changed)
        })
        .unwrap();
    // Any key: the screens read the log again.
    desk.strike(hometime::tui::keys::Key::F(12));
}

#[test]
fn today_says_only_that_a_quiet_word_was_planned() {
    let mut desk = Desk::with_sample(FRIDAY);
    ask_about_hours_on(&mut desk, "2026-11-17");
    desk.sees("Ola's family: a quiet word, as you planned")
        .sees_no("shifts")
        .sees_no("Hours that change");
    desk.press("tab").go_to("a quiet word").press("enter");
    assert_eq!(desk.app().view_name(), "What gets in the way");
    desk.sees("· closed")
        .sees_no("shifts")
        .press("esc")
        .go_to("a quiet word")
        .press("space");
    desk.sees("Asked. When next?")
        .sees("in 2 weeks: Fri 4 Dec")
        .sees_no("shifts")
        .press("1")
        .hears("A quiet word again Fri 4 Dec");
    desk.sees_no("a quiet word, as you planned");
    let hours = |desk: &Desk| {
        noted(desk, "Ola")
            .into_iter()
            .find(|note| note.which == "hours")
            .unwrap()
    };
    assert_eq!(
        (hours(&desk).ask_on, hours(&desk).asked_on),
        (Some(day("2026-12-04")), Some(day("2026-11-20")))
    );
    desk.press("ctrl+z");
    assert_eq!(
        (hours(&desk).ask_on, hours(&desk).asked_on),
        (None, Some(day("2026-11-20")))
    );
    desk.press("ctrl+z")
        .sees("Ola's family: a quiet word, as you planned");
    assert_eq!(
        (hours(&desk).ask_on, hours(&desk).asked_on),
        (Some(day("2026-11-17")), None)
    );
}

#[test]
fn the_next_time_may_be_any_day_and_a_day_that_cannot_be_is_asked_about() {
    let mut desk = Desk::with_sample(FRIDAY);
    ask_about_hours_on(&mut desk, "2026-11-17");
    desk.press("tab")
        .go_to("a quiet word")
        .press("space 4")
        .say("31/11")
        .sees("November has 30 days")
        .sees("31/11");
    desk.press("ctrl+u")
        .say("30/11")
        .hears("A quiet word again Mon 30 Nov");
    assert!(
        noted(&desk, "Ola")
            .iter()
            .any(|note| note.ask_on == Some(day("2026-11-30")))
    );
}

#[test]
fn several_things_due_for_one_family_are_one_line_and_asked_together() {
    let desk = Desk::with_sample(FRIDAY);
    let family = id_of(&desk, "Ola");
    let now = desk.now();
    desk.store()
        .step("due", now, |store| {
            for note in store.in_the_way().of_family(family)? {
                store.in_the_way().save(
                    Some(note.id),
                    &Pressure {
                        ask_on: Some(day("2026-11-20")),
                        talk_on: Some(day("2026-11-19")),
                        ..note.item
                    },
                )?;
            }
            Ok(())
        })
        .unwrap();
    let words = desk
        .store()
        .in_the_way()
        .quiet_words(day("2026-11-20"))
        .unwrap();
    assert_eq!(
        (words.len(), words[0].due, words[0].about.len()),
        (1, day("2026-11-19"), 4)
    );
    assert!(
        words[0]
            .about
            .iter()
            .any(|about| matches!(about, Asking::Talk(_)))
    );
    desk.store()
        .step("asked", now, |store| {
            store.in_the_way().asked(&words[0].about, day("2026-11-20"))
        })
        .unwrap();
    assert!(
        desk.store()
            .in_the_way()
            .quiet_words(day("2026-11-20"))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn nothing_is_asked_about_once_it_eased_or_the_family_left() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.start_again_at("2026-11-23 17:30");
    assert_eq!(
        desk.store()
            .in_the_way()
            .quiet_words(day("2026-11-23"))
            .unwrap()
            .len(),
        1
    );
    open_card(&mut desk, "Ola");
    desk.press("enter")
        .go_to("Hours that change")
        .press("space");
    assert!(
        desk.store()
            .in_the_way()
            .quiet_words(day("2026-11-23"))
            .unwrap()
            .is_empty()
    );
    let mut desk = Desk::with_sample(FRIDAY);
    desk.press("esc 2")
        .write("ola")
        .press("enter / l e f t enter");
    assert!(
        desk.store()
            .in_the_way()
            .quiet_words(day("2026-11-30"))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn half_typed_words_come_back_to_where_they_were() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Seren");
    desk.press("enter")
        .write("3")
        .press("enter")
        .write("Bus fare is dear at the end of the mon");
    desk.start_again_at("2026-11-20 18:20");
    desk.sees_no("Bus fare");
    open_card(&mut desk, "Seren");
    desk.press("enter enter 1")
        .sees("Bus fare is dear at the end of the mon")
        .write("th")
        .press("enter");
    assert_eq!(
        noted(&desk, "Seren")[0].words,
        "Bus fare is dear at the end of the month"
    );
    desk.press("esc esc")
        .go_to("+ a signpost")
        .press("enter")
        .write("Clothes swa");
    desk.die_and_start_again_at("2026-11-20 18:30");
    open_card(&mut desk, "Seren");
    desk.go_to("+ a signpost")
        .press("enter")
        .sees_no("Clothes swa");
    desk.write("Clothes swa").wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:40");
    open_card(&mut desk, "Seren");
    desk.go_to("+ a signpost")
        .press("enter")
        .sees("Clothes swa");
}

/// A word for each of its parts that nobody would write anywhere else.
const PLANTED: [&str; 5] = [
    "Quixotberry",
    "Zanthorpel",
    "Wumbledore",
    "Frabjolica",
    "Brilligosh",
];

/// Plants a word in every part of a family's card, due on Today and half-typed besides.
fn plant(store: &hometime::store::Store, now: chrono::NaiveDateTime, family: Id<Family>) {
    let today = now.date();
    store
        .step("planted", now, |store| {
            let pressure = Pressure {
                words: PLANTED[0].to_owned(),
                what_i_do: PLANTED[1].to_owned(),
                talk_how: PLANTED[2].to_owned(),
                ask_on: Some(today),
                talk_on: Some(today),
                ..Pressure::noted(family, "money", "2026-11", today)
            };
            store.in_the_way().save(None, &pressure)?;
            store.in_the_way().save(
                None,
                &Pressure {
                    eased_on: Some(today),
                    ..pressure
                },
            )?;
            let signpost = Signpost {
                follow_up: PLANTED[4].to_owned(),
                follow_up_on: Some(today),
                ..Signpost::offered(family, PLANTED[3], today)
            };
            store.in_the_way().save_signpost(None, &signpost).map(drop)
        })
        .unwrap();
}

fn shows_planted(words: &str) -> Option<&'static str> {
    let folded = words.to_lowercase();
    PLANTED
        .into_iter()
        .chain(["Money is tight"])
        .find(|planted| folded.contains(&planted.to_lowercase()))
}

#[test]
fn sensitive_words_are_on_no_screen_but_the_opened_card() {
    let mut desk = Desk::in_memory(FRIDAY).sized(200, 60);
    plant(desk.store(), desk.now(), id_of(&desk, "Ola"));
    for way in [
        "esc",
        "esc 1",
        "esc 2",
        "esc 2 down enter",
        "esc 3",
        "esc 4",
        "esc 5",
        "esc 6",
        "esc 7",
        "?",
        "/",
        "esc 1 tab",
        "esc 1 tab tab",
        "esc 2 enter",
        "esc 3 enter",
        "esc 4 enter",
        "esc 5 enter",
    ] {
        desk.press("ctrl+g 1").press(way);
        for _ in 0..60 {
            assert_eq!(
                shows_planted(&desk.screen()),
                None,
                "after {way}:\n{}",
                desk.screen()
            );
            assert_eq!(shows_planted(&desk.said()), None);
            let before = desk.screen();
            desk.press("down");
            if desk.screen() == before {
                break;
            }
        }
    }
    open_card(&mut desk, "Ola");
    assert_eq!(
        shows_planted(&desk.screen()),
        None,
        "the card is closed at first:\n{}",
        desk.screen()
    );
    desk.press("enter");
    assert!(
        shows_planted(&desk.screen()).is_some(),
        "and this test would see them:\n{}",
        desk.screen()
    );
    // What was done there is undone, and said, elsewhere.
    desk.press("space")
        .sees("Ctrl+Z")
        .press("ctrl+g 1")
        .press("ctrl+z")
        .hears("Taken back");
    assert_eq!(shows_planted(&desk.screen()), None, "{}", desk.screen());
    desk.write("x")
        .press("ctrl+u tab up up up up up up")
        .go_to("a quiet word")
        .press("space")
        .sees("When next?");
    assert_eq!(shows_planted(&desk.screen()), None, "{}", desk.screen());
    assert_eq!(shows_planted(&desk.app().receipt()), None);
}

#[test]
fn find_never_finds_what_was_told_in_confidence() {
    let mut desk = Desk::in_memory(FRIDAY);
    plant(desk.store(), desk.now(), id_of(&desk, "Ola"));
    for word in PLANTED.into_iter().chain(["money tight"]) {
        let small = word.to_lowercase();
        let start = small.split_at(5).0;
        for screen in ["1", "2", "3", "4", "5"] {
            desk.press("ctrl+g")
                .press(screen)
                .press("ctrl+k")
                .write(start);
            let results: Vec<String> = desk.screen().lines().skip(4).map(str::to_owned).collect();
            assert!(
                !results.iter().any(|line| shows_planted(line).is_some()),
                "{}",
                desk.screen()
            );
            desk.press("esc esc");
        }
        let found = desk.store().entries().list(
            &hometime::store::Filter {
                words: word.to_owned(),
                sensitive: true,
                ..Default::default()
            },
            0,
            9,
        );
        assert!(found.unwrap().is_empty());
    }
}

#[test]
fn half_typed_words_of_the_card_show_nowhere_else() {
    let mut desk = Desk::with_sample(FRIDAY);
    open_card(&mut desk, "Seren");
    desk.press("enter")
        .write("3")
        .press("enter")
        .write(PLANTED[0])
        .wait(1.0);
    desk.start_again_at("2026-11-20 18:20");
    assert_eq!(shows_planted(&desk.screen()), None);
    assert_eq!(
        shows_planted(&desk.app().receipt()),
        None,
        "{}",
        desk.app().receipt()
    );
    for way in ["esc 2", "esc 2 enter", "esc 3"] {
        desk.press("ctrl+g 1").press(way);
        assert_eq!(shows_planted(&desk.screen()), None);
    }
}

#[test]
fn the_command_line_lists_and_finds_nothing_of_it() {
    let log = Log::with_two_children();
    {
        let store = log.store();
        let family = store.people().unwrap().households[0].family.id;
        plant(&store, evening(), family);
    }
    log.run(["add", "zoe: loved the den"]);
    for ask in [
        vec!["list"],
        vec!["list", "--json"],
        vec!["list", "--json", "--sensitive"],
        vec!["find", PLANTED[0]],
        vec!["find", PLANTED[3], "--json"],
        vec!["check"],
    ] {
        let said = log.run(ask.clone());
        let heard = format!("{}{}", said.out, said.aside);
        // Find says back what was looked for, and nothing more.
        let heard = ask
            .get(1)
            .filter(|_| ask[0] == "find")
            .map_or(heard.clone(), |word| heard.replace(word, ""));
        assert_eq!(shows_planted(&heard), None, "{ask:?}: {heard}");
    }
}

#[test]
fn every_pressure_says_something_that_fits_and_every_way_is_one_that_is_known() {
    let (all, ways) = (assets::in_the_way(), assets::ways());
    assert_eq!(all.pressures.len(), 15);
    for known in &all.pressures {
        assert!(
            known.label.chars().count() <= 46 && known.label.chars().next().unwrap().is_uppercase(),
            "{}",
            known.label
        );
        assert!(
            !known.lend.is_empty()
                && !known.to_try.is_empty()
                && !known.join_in.is_empty()
                && known.talk.len() >= 2,
            "{}",
            known.word
        );
        assert!(
            known
                .join_in
                .iter()
                .all(|join| !ways.meaning(join.way).is_empty()),
            "{}",
            known.word
        );
        // It is kept behind the word "offer".
        let kept_as = ["a ", "an ", "something ", "one ", "the "];
        let reads_on = |words: &str| {
            kept_as.iter().any(|first| words.starts_with(first))
                || words.split(' ').next().unwrap().ends_with("ing")
        };
        assert!(
            known.join_in.iter().all(|join| reads_on(&join.words)),
            "{}",
            known.word
        );
        assert_eq!(
            all.pressures
                .iter()
                .filter(|other| other.word == known.word)
                .count(),
            1,
            "{}",
            known.word
        );
    }
    assert!(
        all.services
            .iter()
            .all(|service| service.name.chars().count() <= 28)
    );
    assert_eq!(all.written, day("2026-11-20"));
}

#[test]
fn a_family_taken_off_takes_what_was_noted_with_it_and_undo_brings_both() {
    let mut desk = Desk::empty(FRIDAY);
    desk.press("esc esc 2 ctrl+n")
        .write("mabli mon thu mam")
        .press("enter");
    let family = id_of(&desk, "Mabli");
    let now = desk.now();
    plant(desk.store(), now, family);
    desk.press("ctrl+g 2 enter del").hears("Removed");
    assert!(desk.store().check().unwrap().is_sound());
    assert!(
        desk.store()
            .in_the_way()
            .of_family(family)
            .unwrap()
            .is_empty()
    );
    desk.press("ctrl+z");
    assert_eq!(
        desk.store().in_the_way().of_family(family).unwrap().len(),
        2
    );
}
