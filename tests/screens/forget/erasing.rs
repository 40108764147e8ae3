//! A child or a family erased for good, by the keys she would use.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::{NaiveDateTime, TimeDelta};
use hometime::domain::{
    Adult, Child, Detail, Entry, Family, How, Id, IdeaRef, JournalPage, KeyDay, Kind, Landed, Loan,
    LooksBackOn, Observation, Privacy, Reminder, Share, ThingRef, Tried, UsualDay,
};
use hometime::store::{Draft, Store};

use super::marked::more_of_theirs;
use crate::common::{Desk, FRIDAY, moment};
use crate::everywhere::{hits, rows_of_log};

/// In every word of theirs, and nowhere else.
pub const MARK: &str = "qwortle";

pub fn marked(what: &str) -> String {
    format!("{MARK} {what}")
}

pub struct Theirs {
    pub child: Id<Child>,
    pub brother: Id<Child>,
}

/// A family with the mark in every field and in one note of every kind, changed, removed and
/// undone, with half-typed words.
fn move_in(store: &Store, now: NaiveDateTime) -> Theirs {
    let family = Family {
        home_languages: marked("Welsh"),
        interpreter: marked("aunt"),
        prefers: marked("voice"),
        channel: marked("text"),
        channel_security: marked("own phone"),
        best_time: marked("six"),
        likes_to_hear: marked("sleep"),
        how_much: marked("line"),
        avoid: marked("work"),
        partnership: marked("asked"),
        ..Family::default()
    };
    let step = |what: &str, act: &dyn Fn(&Store) -> hometime::store::Result<()>| {
        store.step(what, now, |store| act(store)).unwrap();
    };
    let weekday = chrono::Datelike::weekday(&now.date());
    let (family, mum, child, brother) = store
        .step("Qwortle moves in", now, |store| {
            let id = store.families().save(None, &family)?;
            let mum = Adult {
                family: id,
                role: marked("Mum"),
                name: "Qwortlemum".to_owned(),
                parental_responsibility: None,
                may_collect: true,
                contact: marked("01632"),
                household: marked("flat"),
            };
            let mum = store.families().save_adult(None, &mum)?;
            let child = |name: &str| Child {
                family: id,
                name: name.to_owned(),
                nickname: format!("{name}kin"),
                born: now.date().pred_opt(),
                key_person: marked("Ann"),
                key_person_told_on: None,
                started_on: None,
                left_on: None,
                days: vec![UsualDay {
                    weekday,
                    arrives: None,
                    collected: None,
                    collector: Some(mum),
                }],
            };
            let first = store.families().save_child(None, &child("Qwortle"))?;
            let second = store.families().save_child(None, &child("Qwortlebro"))?;
            store.families().save_key_day(
                None,
                &KeyDay {
                    family: id,
                    day: now.date(),
                    yearly: true,
                    what: marked("name day"),
                },
            )?;
            Ok((id, mum, first, second))
        })
        .unwrap();
    let thing = ThingRef::Known(store.loans().things().unwrap()[0].id);
    let idea = IdeaRef::Known(store.ideas().all().unwrap()[0].id);
    let loan = Loan {
        thing,
        why: marked("why"),
        due: now.date(),
        back_on: Some(now.date()),
        outcome: marked("home"),
        landed: Landed::NotAsked,
    };
    let observation = Observation {
        shared: vec![Share::told(mum, now.date())],
        areas: vec![marked("area")],
        ways: vec![marked("way")],
        next_step: marked("next"),
        at_home: marked("at home"),
    };
    let giving = hometime::domain::Giving {
        idea,
        tried: Tried::Yes,
        happened: marked("tried"),
    };
    let mut first = None;
    for (kind, detail) in [
        (Kind::Chat, Detail::Nothing),
        (Kind::Observation, Detail::Observation(observation)),
        (Kind::FromHome, Detail::Nothing),
        (Kind::Try, Detail::Try(giving)),
        (Kind::Loan, Detail::Loan(loan)),
        (Kind::Answer, Detail::Answer { to: None }),
    ] {
        let entry = Entry {
            kind,
            adult: (kind == Kind::Chat).then_some(mum),
            how: How::Phone,
            words: marked("told"),
            heard: marked("heard"),
            privacy: if kind == Kind::FromHome {
                Privacy::Sensitive
            } else {
                Privacy::Shareable
            },
            labels: vec![MARK.to_owned()],
            detail,
            ..Entry::new(kind, now, vec![child, brother])
        };
        let id = store
            .step(&marked("written"), now, |store| {
                store.entries().write(&entry)
            })
            .unwrap();
        first.get_or_insert((id, entry));
    }
    let (id, entry) = first.unwrap();
    step("change", &|store| {
        store.entries().change(
            id,
            &Entry {
                words: marked("changed"),
                ..entry.clone()
            },
        )
    });
    step("remove", &|store| store.entries().remove(id, now));
    let reminder = Reminder {
        children: vec![child],
        entry: Some(id),
        due: now.date(),
        words: marked("remind"),
        done_on: None,
        privacy: Privacy::Shareable,
    };
    step("remind", &|store| {
        store.reminders().save(None, &reminder).map(drop)
    });
    step("gone again", &|store| {
        let day = store.families().save_key_day(
            None,
            &KeyDay {
                family,
                day: now.date(),
                yearly: false,
                what: marked("once"),
            },
        )?;
        store.families().remove_key_day(day)
    });
    step("more", &|store| more_of_theirs(store, family, now.date()));
    step("away", &|store| {
        store.round().set_away(child, now.date(), true)
    });
    store.undo().unwrap();
    let drafts = [
        (
            "line/".to_owned() + &child.raw().to_string(),
            marked("half"),
        ),
        ("line/".to_owned(), marked("free")),
    ];
    let drafts = drafts.map(|(place, text)| Draft {
        place,
        caret: text.len(),
        text,
        at: now,
    });
    store.drafts().keep(&drafts).unwrap();
    store
        .settings()
        .set("notice", &format!("{} has a birthday", marked("Qwortle")))
        .unwrap();
    Theirs { child, brother }
}

/// A desk with the made-up families, and the marked family among them. Copies lie in the folder and
/// in a second place.
pub fn desk(second: &Path) -> (Desk, Theirs) {
    let desk = Desk::with_sample(FRIDAY);
    let now = moment(FRIDAY);
    let store = desk.store();
    store.copies().choose_second(Some(second), now).unwrap();
    store.copies().make(now - TimeDelta::days(1)).unwrap();
    let theirs = move_in(store, now);
    store.copies().make(now).unwrap();
    let kai = desk.child_id("Kai");
    let other = Entry {
        words: "Kai misses Qwortle's songs".to_owned(),
        ..Entry::new(Kind::Chat, now, vec![kai])
    };
    store
        .step("other", now, |store| store.entries().write(&other))
        .unwrap();
    store.undo().unwrap();
    store.copies().make(now + TimeDelta::minutes(10)).unwrap();
    let mut desk = desk;
    desk.start_again_at(FRIDAY);
    (desk, theirs)
}

fn ask(desk: &mut Desk, name: &str) {
    desk.press("esc 2")
        .write("qwortle")
        .press("enter")
        .press("ctrl+k")
        .write("erase")
        .press("enter");
    desk.sees("Erase for good").write(name);
}

pub fn erase_family(desk: &mut Desk) {
    ask(desk, "Qwortle");
    if !desk.shows("Tab: only the child") && desk.shows("Tab: the whole family") {
        desk.press("tab");
    }
    desk.press("enter");
}

#[test]
fn nothing_of_an_erased_family_is_left_in_any_file_in_reach() {
    let second = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(second.path());
    let others: BTreeSet<String> = desk
        .written()
        .iter()
        .filter(|note| !note.words.contains(MARK))
        .map(|note| format!("{note:?}"))
        .collect();
    erase_family(&mut desk);
    desk.sees("Gone for good: 1 family, 2 children, 1 grown-up")
        .sees("4 copies written anew");
    assert!(desk.store().check_deep().unwrap().is_sound());
    let still: BTreeSet<String> = desk
        .written()
        .iter()
        .map(|note| format!("{note:?}"))
        .collect();
    assert_eq!(still, others, "every other note is as it was");
    let folder = desk.leave();
    assert_eq!(
        hits(&[folder.path(), second.path()], MARK),
        Vec::<String>::new()
    );
}

#[test]
fn the_marks_are_found_while_they_are_there() {
    let second = tempfile::tempdir().unwrap();
    let (desk, _) = desk(second.path());
    let folder = desk.leave();
    let found = hits(&[folder.path(), second.path()], MARK);
    for place in [
        "hometime.db: entry:",
        "hometime.db: history:",
        "hometime.db: step:",
        "hometime.db: draft:",
        "hometime.db: setting:",
        "search_data",
        "in its bytes",
        "hometime-copies",
        "copies/",
    ] {
        assert!(
            found.iter().any(|hit| hit.contains(place)),
            "no mark found in {place}"
        );
    }
}

#[test]
fn rows_of_other_families_are_the_same_row_by_row() {
    let second = tempfile::tempdir().unwrap();
    let (desk, theirs) = desk(second.path());
    let folder = desk.folder().to_owned();
    let before = {
        let copy = tempfile::tempdir().unwrap();
        for name in ["hometime.db", "key"] {
            fs::copy(folder.join(name), copy.path().join(name)).unwrap();
        }
        rows_of_log(copy.path())
    };
    let mut desk = desk;
    erase_family(&mut desk);
    let folder = desk.leave();
    let after: BTreeSet<String> = rows_of_log(folder.path()).into_iter().collect();
    let watched = |row: &String| {
        ![
            "step:",
            "history:",
            "search",
            "draft:",
            "erasing:",
            "sqlite",
            "chain:",
            "standing:",
        ]
        .iter()
        .any(|table| row.starts_with(table))
    };
    let lost: Vec<&String> = before
        .iter()
        .filter(|row| watched(row) && !after.contains(*row))
        .collect();
    let numbers = [theirs.child.raw(), theirs.brother.raw()].map(|number| number.to_string());
    for row in &lost {
        let is_theirs = row.contains("wortle")
            || row
                .split(" | ")
                .any(|value| numbers.contains(&value.to_owned()))
            || IDS_ONLY.iter().any(|table| row.starts_with(table));
        assert!(is_theirs, "{row}");
    }
    assert!(lost.len() > 25, "{lost:#?}");
}

/// Tables whose rows say only which entry belongs to what.
const IDS_ONLY: &[&str] = &["share:", "answer:", "entry_label:", "link:"];

#[test]
fn undo_goes_on_for_everybody_else_and_brings_nothing_back() {
    let second = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(second.path());
    desk.say("ola: made a tower");
    erase_family(&mut desk);
    desk.press("esc esc");
    for _ in 0..400 {
        desk.press("ctrl+z").sees_no("wortle");
        if desk.said().contains("nothing more") {
            break;
        }
        assert!(desk.said().contains("Taken back"), "{}", desk.said());
    }
    assert!(desk.store().check_deep().unwrap().is_sound());
    assert!(desk.said().contains("nothing more"));
    for _ in 0..400 {
        desk.press("ctrl+y");
        if desk.said().contains("nothing to bring") {
            break;
        }
        assert!(desk.said().contains("Here again"), "{}", desk.said());
    }
    assert!(desk.has_note("made a tower"));
    assert!(desk.store().check_deep().unwrap().is_sound());
}

#[test]
fn the_name_is_asked_for_and_a_wrong_one_changes_nothing() {
    let second = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(second.path());
    ask(&mut desk, "yes");
    desk.press("enter")
        .hears("Nothing was erased")
        .sees("Erase for good")
        .sees("Undo cannot bring");
    desk.press("esc esc esc");
    assert!(desk.has_note(MARK));
}

#[test]
fn one_child_goes_and_what_is_also_about_a_brother_stays_to_be_looked_at() {
    let second = tempfile::tempdir().unwrap();
    let (mut desk, theirs) = desk(second.path());
    let now = moment(FRIDAY);
    let alone = Entry {
        words: "Only about the one: Snorkel".to_owned(),
        ..Entry::new(Kind::Chat, now, vec![theirs.child])
    };
    desk.store()
        .step("alone", now, |store| store.entries().write(&alone))
        .unwrap();
    desk.press("esc 2")
        .write("qwortle")
        .press("enter")
        .go_to("Qwortle")
        .press("ctrl+k")
        .write("erase")
        .press("enter");
    desk.sees("Tab: the whole family")
        .write("Qwortle")
        .press("enter")
        .sees("Gone for good: 1 child")
        .sees("a note about Qwortlebro");
    assert!(!desk.has_note("Snorkel"));
    assert!(
        desk.has_note(MARK),
        "notes about both stay with the brother"
    );
    let people = desk.store().people().unwrap();
    assert!(
        people.children().any(|child| child.id == theirs.brother)
            && !people.children().any(|child| child.id == theirs.child)
    );
}

#[test]
fn words_of_others_that_say_the_name_are_listed_and_not_cut() {
    let second = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(second.path());
    let now = moment(FRIDAY);
    desk.say("kai: misses Qwortle's songs");
    let page = JournalPage {
        on: now.date(),
        words: "Qwortle again".to_owned(),
        looks_back_on: LooksBackOn::Nothing,
        sample: false,
    };
    desk.store()
        .step("page", now, |store| store.journal().save(None, &page))
        .unwrap();
    erase_family(&mut desk);
    desk.sees("a note about Kai").sees("a page of your journal");
    assert!(desk.has_note("misses Qwortle's songs"));
}

#[test]
fn what_was_broken_off_before_the_copies_were_done_goes_on_at_the_next_start() {
    let second = tempfile::tempdir().unwrap();
    let (desk, _) = desk(second.path());
    let household = {
        let people = desk.store().people().unwrap();
        people
            .households
            .iter()
            .find(|household| household.name().contains("wortle"))
            .unwrap()
            .clone()
    };
    let whom = hometime::store::Whom::Family(household.family.id);
    desk.store().erasing().erase(whom, moment(FRIDAY)).unwrap();
    let mut desk = desk;
    desk.die_and_start_again_at(FRIDAY)
        .press("f12")
        .sees("carried through");
    let folder = desk.leave();
    assert_eq!(
        hits(&[folder.path(), second.path()], MARK),
        Vec::<String>::new()
    );
}

#[test]
fn the_receipt_that_is_kept_has_counts_and_no_name() {
    let second = tempfile::tempdir().unwrap();
    let (mut desk, _) = desk(second.path());
    erase_family(&mut desk);
    let earlier = desk.store().erasing().earlier().unwrap();
    assert_eq!(earlier.len(), 1);
    assert!(
        earlier[0]
            .receipt
            .starts_with("1 family, 2 children, 1 grown-up"),
        "{}",
        earlier[0].receipt
    );
    assert!(
        earlier[0].receipt.contains("written anew")
            && !earlier[0].receipt.to_lowercase().contains("wortle")
    );
}
