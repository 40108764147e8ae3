//! The made-up families: the evenings they show on any day, and that they leave nothing behind.

use crate::generated::many;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use hometime::domain::{Child, Entry, How, Id, Kind, Privacy, Saved};
use hometime::sample;
use hometime::store::{Filter, Store};

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// A Friday, a Monday, New Year's Day, a summer day, a leap day, and a Sunday at the end of a
/// month.
fn several_days() -> Vec<NaiveDateTime> {
    [
        "2026-11-20 16:25",
        "2026-11-23 18:00",
        "2027-01-01 09:00",
        "2026-07-15 17:00",
        "2028-02-29 18:00",
        "2026-05-31 20:00",
    ]
    .map(at)
    .to_vec()
}

fn loaded(now: NaiveDateTime) -> (Store, usize) {
    let store = Store::in_memory().unwrap();
    let moments = sample::load(&store, now).unwrap();
    (store, moments)
}

fn everything(store: &Store) -> Vec<Saved<Entry>> {
    store
        .entries()
        .list(
            &Filter {
                sensitive: true,
                ..Filter::default()
            },
            0,
            10_000,
        )
        .unwrap()
}

fn children(store: &Store, today: NaiveDate) -> Vec<Saved<Child>> {
    store
        .families()
        .on_books(today)
        .unwrap()
        .into_iter()
        .flat_map(|household| household.children)
        .collect()
}

#[test]
fn friday_shows_six_children_in_collecting_order_with_their_ages() {
    let now = at("2026-11-20 16:25");
    let today = now.date();
    let (store, _) = loaded(now);
    let mut here: Vec<_> = children(&store, today)
        .into_iter()
        .filter_map(|child| Some((child.usual_on(today)?.collected?, child)))
        .collect();
    here.sort_by_key(|(collected, _)| *collected);
    let shown: Vec<String> = here
        .iter()
        .map(|(_, child)| format!("{} {}", child.name, child.age_on(today).unwrap().short()))
        .collect();
    assert_eq!(
        shown,
        [
            "Seren 1y 9m",
            "Ola 2y 4m",
            "Kai 5y 1m",
            "Idris 6y 2m",
            "Zoë 3y 3m",
            "Effy 7y 0m"
        ]
    );
    assert!(
        store
            .families()
            .on_books(today)
            .unwrap()
            .iter()
            .all(|household| household.family.sample)
    );
    assert!(
        store.round().spoken_of(today).unwrap().is_empty(),
        "tonight's round is fresh"
    );
}

#[test]
fn ages_hold_whatever_the_day_is() {
    let mut today = NaiveDate::from_ymd_opt(2027, 12, 1).unwrap();
    for _ in 0..100 {
        let (store, _) = loaded(today.and_hms_opt(18, 0, 0).unwrap());
        let ages: BTreeMap<String, String> = children(&store, today)
            .iter()
            .map(|child| (child.name.clone(), child.age_on(today).unwrap().short()))
            .collect();
        let expected = [
            ("Effy", "7y 0m"),
            ("Idris", "6y 2m"),
            ("Kai", "5y 1m"),
            ("Ola", "2y 4m"),
            ("Seren", "1y 9m"),
            ("Zoë", "3y 3m"),
        ];
        assert_eq!(
            ages,
            expected
                .map(|(name, age)| (name.to_owned(), age.to_owned()))
                .into(),
            "{today}"
        );
        today = today + Days::new(1);
    }
}

#[test]
fn every_kind_is_there_and_nothing_has_happened_yet_today() {
    for now in several_days() {
        let today = now.date();
        let (store, moments) = loaded(now);
        let all = everything(&store);
        assert_eq!(all.len(), moments);
        assert!(moments >= 110, "{moments} moments on {today}");
        for kind in Kind::ALL {
            assert!(
                all.iter().any(|entry| entry.kind == *kind),
                "{kind:?} on {today}"
            );
        }
        for privacy in Privacy::ALL {
            assert!(
                all.iter().any(|entry| entry.privacy == *privacy),
                "{privacy:?} on {today}"
            );
        }
        for entry in &all {
            assert!(
                entry.day < today && entry.made_at < now && entry.made_at.date() == entry.day,
                "{entry:?} on {today}"
            );
            assert!(
                entry
                    .shared()
                    .iter()
                    .all(|share| share.on < today && share.on >= entry.day),
                "{entry:?}"
            );
            if let Some(loan) = entry.loan() {
                assert!(
                    loan.back_on
                        .is_none_or(|back| back < today && back > entry.day),
                    "{entry:?}"
                );
                assert!(loan.due > entry.day && !loan.why.is_empty(), "{entry:?}");
            }
        }
        for reminder in store.reminders().waiting(today + Days::new(365)).unwrap() {
            assert!(reminder.entry.is_some() && !reminder.children.is_empty());
        }
        let newest = all.iter().map(|entry| entry.day).max().unwrap();
        assert!(
            (today - newest).num_days() <= 3,
            "the last evening before {today} is there"
        );
    }
}

#[test]
fn the_term_is_the_one_in_the_pictures() {
    let now = at("2026-11-21 10:00");
    let (store, _) = loaded(now);
    let monday = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let weeks: Vec<NaiveDate> = monday(9, 7).iter_weeks().take(11).collect();
    let chats = store
        .pictures()
        .chats_by_week(monday(9, 7), now.date())
        .unwrap();
    let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for household in store.families().on_books(now.date()).unwrap() {
        let of = |week: &NaiveDate| {
            chats
                .iter()
                .find(|row| row.family == household.family.id && row.monday == *week)
                .map_or(0, |row| row.chats)
        };
        rows.insert(
            household.children[0].name.clone(),
            weeks.iter().map(of).collect(),
        );
    }
    assert_eq!(rows["Ola"], [2, 3, 2, 3, 2, 3, 0, 2, 3, 3, 4]);
    assert_eq!(rows["Seren"], [1, 2, 1, 1, 2, 1, 0, 1, 2, 1, 2]);
    assert_eq!(rows["Kai"], [3, 2, 3, 2, 2, 2, 0, 3, 2, 2, 3]);
    assert_eq!(rows["Idris"], [1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0]);
    assert_eq!(rows["Zoë"], [2, 1, 2, 1, 2, 2, 0, 1, 1, 1, 0]);
    assert_eq!(rows["Effy"], [1, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1]);
    let half_term = store
        .pictures()
        .breaks(monday(10, 1), monday(10, 31))
        .unwrap();
    assert_eq!(
        (half_term[0].first, half_term[0].last),
        (monday(10, 19), monday(10, 23))
    );
}

#[test]
fn three_things_are_out_on_the_friday_and_the_train_is_due() {
    let now = at("2026-11-20 16:25");
    let (store, _) = loaded(now);
    let mut out: Vec<(String, String)> = store
        .loans()
        .out()
        .unwrap()
        .iter()
        .map(|out| (out.thing.name.clone(), out.loan.due.to_string()))
        .collect();
    out.sort();
    let expected = [
        ("Magnet maze", "2026-11-23"),
        ("Story sack: the bear book", "2026-11-26"),
        ("Wooden train", "2026-11-20"),
    ];
    assert_eq!(
        out,
        expected.map(|(thing, due)| (thing.to_owned(), due.to_owned()))
    );
    let waiting: Vec<String> = store
        .reminders()
        .waiting(now.date() + Days::new(7))
        .unwrap()
        .into_iter()
        .map(|reminder| reminder.item.words)
        .collect();
    assert_eq!(
        waiting,
        [
            "Effy's mum asked for the farm photos",
            "Ask Seren's mum how the new bedtime is going"
        ]
    );
    assert_eq!(store.loans().things().unwrap().len(), 14);
}

#[test]
fn nobody_says_the_same_thing_twice() {
    let (store, moments) = loaded(at("2026-11-21 10:00"));
    let all = everything(&store);
    let said: BTreeSet<String> = all
        .iter()
        .map(|entry| {
            format!(
                "{} {} {:?}",
                entry.words,
                entry.heard,
                entry.loan().map(|loan| loan.thing.clone())
            )
        })
        .collect();
    // Two bags went out twice; what was said with them differs only by whom.
    assert!(said.len() + 3 >= moments, "{} of {moments}", said.len());
    assert!(said.len() >= 110);
}

#[test]
fn doorstep_chats_fall_on_days_the_child_was_here() {
    let now = at("2026-11-21 10:00");
    let (store, _) = loaded(now);
    let children: BTreeMap<Id<Child>, Saved<Child>> = children(&store, now.date())
        .into_iter()
        .map(|child| (child.id, child))
        .collect();
    for entry in everything(&store)
        .iter()
        .filter(|entry| entry.kind == Kind::Chat && entry.how == How::AtTheDoor)
    {
        let child = &children[&entry.children[0]];
        assert!(
            child.usual_on(entry.day).is_some(),
            "{} on {} {}",
            child.name,
            entry.day.weekday(),
            entry.day
        );
        assert!(
            !store.round().away(entry.day).unwrap().contains(&child.id),
            "{} was away on {}",
            child.name,
            entry.day
        );
        assert!(entry.adult.is_some());
    }
}

#[test]
fn one_step_takes_it_all_back_and_removing_leaves_nothing_written() {
    let now = at("2026-11-20 16:25");
    let (store, _) = loaded(now);
    assert_eq!(store.undo().unwrap().as_deref(), Some("Sample families"));
    assert!(everything(&store).is_empty() && !store.families().has_sample().unwrap());
    store.redo().unwrap();
    store
        .step("No more sample", now, |store| {
            store.families().remove_sample()
        })
        .unwrap();
    assert!(everything(&store).is_empty() && !store.families().has_sample().unwrap());
    assert!(
        store
            .reminders()
            .waiting(now.date() + Days::new(365))
            .unwrap()
            .is_empty()
    );
    assert!(store.loans().things().unwrap().is_empty());
}

#[test]
fn many_evenings_are_as_many_as_asked_and_the_same_every_time() {
    let now = at("2026-11-20 16:25");
    let written = |seed| {
        let store = Store::in_memory().unwrap();
        many(&store, 1_000, now, seed).unwrap();
        everything(&store)
            .into_iter()
            .map(|entry| entry.item)
            .collect::<Vec<_>>()
    };
    let (one, same, other) = (written(7), written(7), written(8));
    assert_eq!(one.len(), 1_000);
    assert_eq!(one, same);
    assert_ne!(one, other);
    let words: usize = one
        .iter()
        .map(|entry| {
            entry.words.split_whitespace().count() + entry.heard.split_whitespace().count()
        })
        .sum();
    assert!(
        (38..=46).contains(&(words / 1_000)),
        "{} words each",
        words / 1_000
    );
    assert!(one.iter().all(|entry| entry.day < now.date()));
    assert!(
        Kind::ALL
            .iter()
            .all(|kind| one.iter().any(|entry| entry.kind == *kind))
    );
    let days = (one.first().unwrap().day - one.last().unwrap().day).num_days();
    assert!((70..74).contains(&days), "spread over {days} days");
}

#[test]
fn a_term_of_many_evenings_has_looked_back_too_and_a_short_while_has_not() {
    let now = at("2026-11-20 16:25");
    let store = Store::in_memory().unwrap();
    many(&store, 1_000, now, 7).unwrap();
    let reviews = store.checklist().reviews().unwrap();
    assert_eq!(reviews.len(), 1);
    assert!(reviews.iter().all(|review| review.on < now.date()
        && store.checklist().answers(review.id).unwrap().len() == 10));
    assert!(!store.checklist().steps().unwrap().is_empty());
    assert_eq!(
        (
            store.why().rankings().unwrap().len(),
            store.journal().pages().unwrap().len()
        ),
        (1, 6)
    );
    let ways = store.ways().now(now.date()).unwrap();
    assert!(
        ways.len() >= 8,
        "each of those still here takes part in some way: {}",
        ways.len()
    );
    assert!(
        store.in_the_way().families_noted().unwrap() > 0
            && !store.in_the_way().services().unwrap().is_empty()
    );
    assert!(store.check().unwrap().is_sound());
    let short = Store::in_memory().unwrap();
    many(&short, 200, now, 7).unwrap();
    assert!(
        short.checklist().reviews().unwrap().is_empty()
            && short.journal().pages().unwrap().is_empty()
    );
}

#[test]
fn many_families_are_forty_of_whom_some_moved_on() {
    let now = at("2026-11-20 16:25");
    let store = Store::in_memory().unwrap();
    many(&store, 200, now, 1).unwrap();
    let here = store.families().on_books(now.date()).unwrap();
    let gone = store.families().moved_on(now.date()).unwrap();
    assert_eq!((here.len(), gone.len()), (8, 32));
    let names: BTreeSet<String> = here
        .iter()
        .chain(&gone)
        .flat_map(|household| &household.children)
        .map(|child| child.name.clone())
        .collect();
    assert_eq!(names.len(), 40);
}
