//! Working together: ways of being involved, several at once, dated, with their history. Ways, not
//! a ladder.

use crate::common::{Desk, FRIDAY};
use hometime::domain::term::Term;
use hometime::domain::{Family, Id, Involvement, Privacy, Saved, Way};

const SCREEN: &str = "Working together";

fn family_of(desk: &Desk, child: &str) -> Id<Family> {
    desk.child(child).family
}

fn ways_of(desk: &Desk, child: &str) -> Vec<Saved<Involvement>> {
    desk.store()
        .ways()
        .of_family(family_of(desk, child))
        .unwrap()
}

fn now_of(desk: &Desk, child: &str) -> Vec<Way> {
    desk.store()
        .ways()
        .now_of(family_of(desk, child))
        .unwrap()
        .iter()
        .map(|involvement| involvement.way)
        .collect()
}

fn the_one(desk: &Desk, child: &str, way: Way) -> Saved<Involvement> {
    let mut found: Vec<_> = ways_of(desk, child)
        .into_iter()
        .filter(|involvement| involvement.way == way)
        .collect();
    assert_eq!(found.len(), 1, "{child}, {}", way.word());
    found.remove(0)
}

/// Somebody is in the log, and nothing is noted yet.
fn with_mabli_and_jac() -> Desk {
    let mut desk = Desk::empty("2026-02-03 18:04");
    desk.say("Ann")
        .say("mabli mon tue mam 17:00")
        .say("jac mon fri dad 17:15")
        .press("enter")
        .say("a good first day")
        .press("esc");
    desk
}

#[test]
fn a_familys_involvement_over_three_terms_is_kept_by_keys_alone() {
    let mut desk = with_mabli_and_jac();
    // Spring: Mabli's family would like to, and it is hard just now.
    desk.go_to_screen(SCREEN)
        .go_to("Mabli")
        .press("enter enter")
        .sees("Mabli: another way")
        .press("5");
    desk.sees("What might make it easier?")
        .say("ten minutes, with one small job to do")
        .hears("Kept");
    // Summer: it became a morning of helping.
    desk.start_again_at("2026-05-12 18:04");
    desk.go_to_screen(SCREEN)
        .go_to("Mabli")
        .press("enter")
        .go_to("not just now, would like to")
        .press("space")
        .hears("Ended today");
    desk.press("ctrl+n 2")
        .say("mends the dolls' house with us")
        .press("ctrl+u")
        .write("two Tuesday mornings")
        .press("esc");
    // Autumn: she learns here too, and still helps.
    desk.start_again_at("2026-10-06 18:04");
    desk.go_to_screen(SCREEN)
        .go_to("Mabli")
        .press("ctrl+n 3")
        .say("wanted to see how we settle a tired child")
        .press("esc");
    desk.sees("helps here                   since Tue 12 May")
        .sees("learns with us               since Tue 6 Oct");
    desk.sees("not just now, would like to  Tue 3 Feb to Tue 12 May")
        .press("esc");
    desk.sees("Mabli          helps here · learns with us");
    let rows = [
        ("helps here    ", "·       ▁▁ 1    ▁▁ 1"),
        ("learns with us", "·       ·       ▁▁ 1"),
        ("not just now, would like to", "▁▁ 1    ▁▁ 1    ·"),
    ];
    for (way, terms) in rows {
        assert!(
            desk.line_with(&format!("   {way}"))
                .trim_end()
                .ends_with(terms),
            "{}",
            desk.screen()
        );
    }
    let helps = the_one(&desk, "Mabli", Way::HelpsHere);
    assert_eq!(
        (helps.reason.as_str(), helps.evidence.as_str()),
        ("mends the dolls' house with us", "two Tuesday mornings")
    );
    assert_eq!(helps.privacy, Privacy::Private);
    assert_eq!(helps.wording, hometime::assets::ways().version);
}

#[test]
fn not_just_now_by_choice_is_asked_nothing_and_offered_nothing() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen(SCREEN)
        .go_to("Seren")
        .press("ctrl+n 4")
        .hears("Noted, Seren");
    assert_eq!(
        desk.app().view_name(),
        "Ways of one family",
        "no question comes"
    );
    desk.go_to("not just now, by choice")
        .sees_no("easier")
        .press("enter")
        .sees_no("easier")
        .sees_no("ten minutes");
    desk.go_to("change the days")
        .press("enter")
        .sees_no("Might make it easier");
}

#[test]
fn would_like_to_is_asked_what_might_help_and_offered_what_worked_elsewhere() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen(SCREEN)
        .go_to("Idris")
        .press("ctrl+n 5")
        .sees("What might make it easier?");
    desk.sees("What has worked with others here")
        .sees("A first visit of ten minutes")
        .sees_no("Ola");
    desk.write("a Friday").press("down enter").hears("Kept");
    let kept = the_one(&desk, "Idris", Way::NotNowWouldLikeTo)
        .easier
        .clone();
    assert_eq!(
        kept,
        "a Friday; A first visit of ten minutes, with one small job to do and somebody to sit beside."
    );
    desk.go_to("not just now, would like to")
        .sees("Might make it easier")
        .sees("a Friday; A first visit");
}

#[test]
fn what_worked_elsewhere_is_neither_closed_nor_names_anybody() {
    let mut desk = Desk::with_sample(FRIDAY);
    let idris = family_of(&desk, "Idris");
    let helped = desk.store().ways().what_helped_elsewhere(idris).unwrap();
    assert!(
        helped
            .iter()
            .any(|words| words.starts_with("A first visit of ten minutes")),
        "{helped:?}"
    );
    assert!(
        !helped.iter().any(|words| words.contains("Saturday")),
        "Zoë's is closed, and has not led anywhere"
    );
    let ola = family_of(&desk, "Ola");
    assert!(
        !desk
            .store()
            .ways()
            .what_helped_elsewhere(ola)
            .unwrap()
            .iter()
            .any(|words| words.contains("ten minutes")),
        "its own"
    );
    desk.go_to_screen(SCREEN)
        .go_to("Ola")
        .press("enter")
        .go_to("not just now, would like to")
        .press("enter 1 ctrl+u");
    desk.say("Ola's nan came along");
    let helped = desk.store().ways().what_helped_elsewhere(idris).unwrap();
    assert!(
        !helped.iter().any(|words| words.contains("nan came along")),
        "{helped:?}"
    );
}

#[test]
fn leaving_the_question_open_keeps_the_way_and_half_typed_words_come_back() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen(SCREEN)
        .go_to("Kai")
        .press("ctrl+n 5")
        .write("somewhere to sit wi")
        .wait(1.0);
    desk.die_and_start_again_at("2026-11-20 18:30");
    assert_eq!(
        now_of(&desk, "Kai"),
        [Way::FromHome, Way::NotNowWouldLikeTo, Way::ShapesPlans]
    );
    desk.go_to_screen(SCREEN)
        .go_to("Kai")
        .press("enter")
        .go_to("not just now, would like to")
        .press("enter 1")
        .sees("> somewhere to sit wi");
    desk.say("th the baby");
    assert_eq!(
        the_one(&desk, "Kai", Way::NotNowWouldLikeTo).easier,
        "somewhere to sit with the baby"
    );
    desk.press("1")
        .write(", and tea")
        .press("esc")
        .hears("Kept");
    assert_eq!(
        the_one(&desk, "Kai", Way::NotNowWouldLikeTo).easier,
        "somewhere to sit with the baby, and tea"
    );
}

#[test]
fn what_was_said_before_stays_readable() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen(SCREEN)
        .go_to("Kai")
        .press("enter")
        .go_to("shapes plans")
        .press("ctrl+e");
    desk.answer("Why", "has a say in Fridays")
        .press("esc")
        .press("enter");
    desk.sees("has a say in Fridays")
        .sees("Before it was changed")
        .sees("would help parents who finish at five");
    desk.press("esc")
        .go_to("shapes plans")
        .press("del")
        .sees("BEFORE")
        .go_to("shapes plans")
        .sees("has a say in Fridays");
    desk.press("enter")
        .go_to("it goes on after all")
        .press("enter")
        .hears("It goes on");
    assert!(the_one(&desk, "Kai", Way::ShapesPlans).is_now());
    desk.sees("to Fri 20 Nov")
        .press("esc")
        .go_to("shapes plans")
        .press("space")
        .hears("Ended today");
    desk.press("space").hears("It goes on");
    assert!(the_one(&desk, "Kai", Way::ShapesPlans).is_now());
    assert_eq!(
        desk.store()
            .ways()
            .earlier(the_one(&desk, "Kai", Way::ShapesPlans).id)
            .unwrap()
            .len(),
        3
    );
}

#[test]
fn nothing_takes_a_way_off_but_undo() {
    let mut desk = Desk::with_sample(FRIDAY);
    let before = ways_of(&desk, "Kai").len();
    desk.go_to_screen(SCREEN)
        .go_to("Kai")
        .press("enter")
        .press_times("del", 5)
        .press_times("down", 9)
        .press("del del");
    assert_eq!(ways_of(&desk, "Kai").len(), before, "what has ended stays");
}

#[test]
fn ctrl_z_takes_back_each_act() {
    let mut desk = Desk::with_sample(FRIDAY);
    let all = |desk: &Desk| ways_of(desk, "Ola");
    let before = all(&desk);
    desk.go_to_screen(SCREEN).go_to("Ola").press("ctrl+n 6 esc");
    assert_eq!(all(&desk).len(), before.len() + 1);
    desk.press("ctrl+z");
    assert_eq!(all(&desk), before, "noting one");
    for keys in ["space", "enter 3", "enter 1 down down end 'x' esc"] {
        desk.press_times("esc", 2)
            .go_to_screen(SCREEN)
            .go_to("Ola")
            .press("enter")
            .go_to("from home");
        match keys.split_once('\'') {
            Some((first, rest)) => desk.press(first).write(&rest[..1]).press(&rest[2..]),
            None => desk.press(keys),
        };
        assert_ne!(all(&desk), before, "{keys}");
        desk.press("ctrl+z");
        assert_eq!(all(&desk), before, "{keys}");
    }
    desk.press("ctrl+y");
    assert_ne!(all(&desk), before);
}

#[test]
fn a_way_rests_on_one_of_the_familys_own_notes() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen(SCREEN)
        .go_to("Kai")
        .press("enter")
        .go_to("shapes plans")
        .press("enter")
        .go_to("choose a note")
        .press("enter");
    assert_eq!(desk.app().view_name(), "The note it rests on");
    let kai = desk.child_id("Kai");
    desk.press("down enter")
        .hears("Kept with the note")
        .sees("It rests on");
    let note = the_one(&desk, "Kai", Way::ShapesPlans).note.unwrap();
    assert!(
        desk.store()
            .entries()
            .get(note)
            .unwrap()
            .unwrap()
            .children
            .contains(&kai)
    );
    desk.go_to("open that note").press("enter");
    assert_eq!(desk.app().view_name(), "Note card");
    let other = desk
        .written()
        .into_iter()
        .find(|entry| !entry.children.contains(&kai))
        .unwrap();
    let kept = the_one(&desk, "Kai", Way::ShapesPlans);
    let wrong = Involvement {
        note: Some(other.id),
        ..kept.item
    };
    let problem = desk
        .store()
        .step("a stranger's note", desk.now(), |store| {
            store.ways().save(Some(kept.id), &wrong)
        })
        .unwrap_err();
    assert!(problem.to_string().contains("another family"));
}

#[test]
fn words_of_ways_are_in_no_list_and_no_find_and_closed_ones_open_only_on_their_card() {
    let mut desk = Desk::with_sample(FRIDAY).sized(120, 36);
    desk.go_to_screen(SCREEN)
        .go_to("Effy")
        .press("ctrl+n 1")
        .say("quokkawhy")
        .write("quokkaseen")
        .press("esc");
    desk.go_to_screen(SCREEN)
        .go_to("Effy")
        .press("ctrl+n 5")
        .say("quokkahelp")
        .go_to("not just now, would like to")
        .press("ctrl+e");
    desk.answer("Why", "quokkadeep")
        .go_to("Who may read it")
        .press("2 esc");
    assert_eq!(
        the_one(&desk, "Effy", Way::NotNowWouldLikeTo).privacy,
        Privacy::Sensitive
    );
    desk.sees_no("quokkadeep")
        .sees_no("quokkahelp")
        .sees("(closed: Enter opens it)")
        .press("enter")
        .sees("quokkadeep")
        .press("esc esc");
    desk.sees_no("quokka")
        .go_to("Effy")
        .sees_no("quokka")
        .press("tab")
        .press_times("down", 4)
        .sees_no("quokka")
        .press("enter")
        .sees_no("quokka");
    for title in [
        "Today",
        "Families",
        "Daily chats",
        "Shared observations",
        "Engagement checklist",
        SCREEN,
    ] {
        desk.go_to_screen(title).sees_no("quokka");
    }
    desk.go_to_screen("Families")
        .go_to("Effy")
        .press("enter")
        .sees_no("quokka")
        .press("end")
        .sees_no("quokka")
        .press("home")
        .sees_no("quokka");
    for find in ["/", "ctrl+g 3"] {
        desk.press_times("esc", 3).press(find).write("quokka");
        assert_eq!(
            desk.screen().matches("quokka").count(),
            1,
            "only what she typed:\n{}",
            desk.screen()
        );
        desk.press("esc");
    }
    assert!(
        desk.written()
            .iter()
            .all(|entry| !entry.words.contains("quokka"))
    );
    assert!(
        !desk
            .store()
            .ways()
            .what_helped_elsewhere(family_of(&desk, "Kai"))
            .unwrap()
            .iter()
            .any(|words| words.contains("quokka"))
    );
}

#[test]
fn no_order_by_worth_families_and_ways_stay_where_they_are() {
    let mut desk = Desk::with_sample(FRIDAY);
    let order = |desk: &mut Desk| -> Vec<String> {
        desk.go_to_screen(SCREEN);
        let screen = desk.screen();
        let first = |line: &str| {
            line.chars()
                .skip(3)
                .take(14)
                .collect::<String>()
                .trim()
                .to_owned()
        };
        screen.lines().skip(3).take(15).map(first).collect()
    };
    let before = order(&mut desk);
    assert_eq!(
        &before[..6],
        ["Seren", "Ola", "Zoë", "Kai", "Idris", "Effy"],
        "as they were written down"
    );
    desk.go_to("Effy")
        .press("enter")
        .go_to("not just now, by choice")
        .press("del ctrl+n 7 esc ctrl+n 6 esc ctrl+n 2 esc");
    assert_eq!(
        now_of(&desk, "Effy"),
        [Way::HelpsHere, Way::ShapesPlans, Way::WorksWithUs]
    );
    assert_eq!(order(&mut desk), before);
}

#[test]
fn each_figure_of_the_picture_is_the_families_behind_it() {
    let desk = Desk::with_sample(FRIDAY);
    let (from, today) = ("2025-09-01".parse().unwrap(), desk.now().date());
    let counted = desk.store().ways().by_term(from, today).unwrap();
    let all: Vec<_> = Way::ALL
        .iter()
        .flat_map(|way| desk.store().ways().of_way(*way).unwrap())
        .collect();
    for term in hometime::domain::term::terms(from, today) {
        for way in Way::ALL {
            // Day by day, the slow way.
            let so = |involvement: &&Saved<Involvement>| {
                let last = involvement.until.unwrap_or(today).min(today);
                involvement.way == *way
                    && involvement
                        .since
                        .iter_days()
                        .take_while(|day| *day <= last)
                        .any(|day| day >= from && Term::of(day) == term)
            };
            let mut families: Vec<_> = all
                .iter()
                .filter(so)
                .map(|involvement| involvement.family)
                .collect();
            families.sort();
            families.dedup();
            assert_eq!(
                counted.get(&(*way, term)).copied().unwrap_or(0),
                families.len(),
                "{} {}",
                way.word(),
                term.short()
            );
        }
    }
    let families_since = |day: &str| {
        let here = desk
            .store()
            .ways()
            .here_as_helper_or_learner(day.parse().unwrap(), desk.now().date())
            .unwrap();
        here.iter()
            .map(|involvement| involvement.family)
            .collect::<std::collections::BTreeSet<_>>()
            .len()
    };
    assert_eq!(
        (families_since("2026-09-01"), families_since("2026-07-01")),
        (1, 3)
    );
}

#[test]
fn a_row_of_the_picture_opens_what_is_behind_it() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen(SCREEN)
        .press("tab")
        .go_to("helps here")
        .press("enter")
        .sees("Ola            Wed 29 Apr to Fri 17 Jul");
    desk.sees("Kai            Sat 4 Jul to Sat 1 Aug")
        .press("enter")
        .sees("Began with ten minutes of counting");
    desk.press("esc esc")
        .go_to("learns with us")
        .press("enter")
        .sees("Seren          since Thu 17 Sep")
        .sees_no("Ola");
}

#[test]
fn a_family_that_moved_on_is_counted_until_then() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Families")
        .go_to("Effy")
        .press("enter")
        .write("/left")
        .press("enter");
    desk.start_again_at("2027-02-12 18:04");
    desk.go_to_screen(SCREEN).sees_no("Effy");
    assert!(
        desk.line_with("not just now, by choice")
            .trim_end()
            .ends_with("▂▂ 2    ▂▂ 2    ▁▁ 1    ·"),
        "{}",
        desk.screen()
    );
}

#[test]
fn the_same_way_is_not_noted_twice_and_days_that_cannot_be_are_explained() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen(SCREEN)
        .go_to("Kai")
        .press("ctrl+n 1")
        .hears("From home is noted already");
    assert_eq!(
        ways_of(&desk, "Kai")
            .iter()
            .filter(|way| way.way == Way::FromHome)
            .count(),
        1
    );
    desk.press("esc")
        .go_to("shapes plans")
        .press("ctrl+e")
        .answer("Since", "tomorrow")
        .sees("That day is still to come")
        .press("ctrl+u")
        .say("28 sep");
    desk.answer("Ended", "1 sep")
        .sees("That is before it began")
        .press("ctrl+u")
        .say("yesterday")
        .press("esc");
    assert_eq!(
        the_one(&desk, "Kai", Way::ShapesPlans).until,
        desk.now().date().pred_opt()
    );
}

#[test]
fn the_family_card_shows_its_ways_and_leads_to_them() {
    let mut desk = Desk::with_sample(FRIDAY);
    desk.go_to_screen("Families")
        .go_to("Kai")
        .press("enter")
        .go_to("shapes plans")
        .sees("WAYS OF BEING INVOLVED")
        .press("enter");
    assert_eq!(desk.app().view_name(), "Ways of one family");
    desk.press("esc")
        .go_to("+ another way")
        .press("enter")
        .sees("Kai: another way")
        .press("3 esc esc")
        .sees("learns with us");
    assert_eq!(
        now_of(&desk, "Kai"),
        [Way::FromHome, Way::LearnsWithUs, Way::ShapesPlans]
    );
}
