//! Lists, find, the round and the pictures: what is asked of the log, in the right order and
//! nothing else.

use crate::behind::behind;
use crate::log::{adult, chat, child, day, evening, new_child, write};
use chrono::Weekday;
use hometime::domain::{
    Break, Child, Detail, Entry, Family, How, HowWeTalk, Id, Kind, Landed, Loan, Privacy,
    StartedBy, Thing, ThingRef, Unfinished, UsualDay, WeekOfChats,
};
use hometime::store::{Filter, Store};

fn words(store: &Store, filter: &Filter) -> Vec<String> {
    let entries = store.entries().list(filter, 0, 100).unwrap();
    assert_eq!(
        store.entries().count(filter).unwrap(),
        entries.len(),
        "the count and the list agree about {filter:?}"
    );
    entries.into_iter().map(|entry| entry.item.words).collect()
}

fn found(store: &Store, asked: &str) -> Vec<String> {
    words(
        store,
        &Filter {
            words: asked.to_owned(),
            ..Filter::default()
        },
    )
}

#[test]
fn lists_run_newest_day_first_and_within_a_day_newest_written_first() {
    let store = Store::in_memory().unwrap();
    let zoe = new_child(&store, "Zoë");
    for (on, said) in [
        ("2026-11-18", "a"),
        ("2026-11-20", "b"),
        ("2026-11-19", "c"),
        ("2026-11-20", "d"),
        ("2026-11-18", "e"),
    ] {
        write(&store, &chat(zoe, on, said));
    }
    assert_eq!(words(&store, &Filter::default()), ["d", "b", "c", "e", "a"]);
    assert_eq!(
        found(&store, "zoe"),
        ["d", "b", "c", "e", "a"],
        "what is found runs the same way"
    );
    for asked in ["", "zoe"] {
        let filter = Filter {
            words: asked.to_owned(),
            ..Filter::default()
        };
        let pages: Vec<String> = (0..4)
            .flat_map(|page| store.entries().list(&filter, page * 2, 2).unwrap())
            .map(|entry| entry.item.words)
            .collect();
        assert_eq!(pages, ["d", "b", "c", "e", "a"], "page by page");
    }
}

#[test]
fn a_filter_keeps_what_it_asks_for() {
    let store = Store::in_memory().unwrap();
    let zoe = new_child(&store, "Zoë");
    let family = store.families().on_books(day("2026-11-20")).unwrap()[0]
        .family
        .id;
    let sam = store
        .step("Sam", evening(), |store| {
            store.families().save_child(None, &child(family, "Sam"))
        })
        .unwrap();
    let ola = new_child(&store, "Ola");
    let of_kind = |kind, entry| Entry { kind, ..entry };
    write(&store, &chat(zoe, "2026-11-16", "one"));
    write(
        &store,
        &of_kind(Kind::Observation, chat(sam, "2026-11-17", "two")),
    );
    write(
        &store,
        &of_kind(Kind::Try, chat(ola, "2026-11-18", "three")),
    );
    write(
        &store,
        &Entry {
            children: vec![zoe, sam],
            ..chat(zoe, "2026-11-19", "four")
        },
    );
    write(
        &store,
        &Entry {
            privacy: Privacy::Sensitive,
            ..chat(zoe, "2026-11-20", "five")
        },
    );
    let gone = write(&store, &chat(zoe, "2026-11-20", "six"));
    store
        .step("Remove", evening(), |store| {
            store.entries().remove(gone, evening())
        })
        .unwrap();

    let all = Filter::default();
    for (filter, expected) in [
        (all.clone(), vec!["four", "three", "two", "one"]),
        (
            Filter {
                sensitive: true,
                ..all.clone()
            },
            vec!["five", "four", "three", "two", "one"],
        ),
        (
            Filter {
                kinds: vec![Kind::Chat],
                ..all.clone()
            },
            vec!["four", "one"],
        ),
        (
            Filter {
                kinds: vec![Kind::Chat, Kind::Try],
                ..all.clone()
            },
            vec!["four", "three", "one"],
        ),
        (
            Filter {
                family: Some(family),
                ..all.clone()
            },
            vec!["four", "two", "one"],
        ),
        (
            Filter {
                child: Some(sam),
                ..all.clone()
            },
            vec!["four", "two"],
        ),
        (
            Filter {
                child: Some(zoe),
                family: Some(family),
                ..all.clone()
            },
            vec!["four", "one"],
        ),
        (
            Filter {
                child: Some(ola),
                family: Some(family),
                ..all.clone()
            },
            vec![],
        ),
        (
            Filter {
                child: Some(Id::from_raw(99)),
                ..all.clone()
            },
            vec![],
        ),
        (
            Filter {
                since: Some(day("2026-11-18")),
                ..all.clone()
            },
            vec!["four", "three"],
        ),
        (
            Filter {
                until: Some(day("2026-11-17")),
                ..all.clone()
            },
            vec!["two", "one"],
        ),
        (
            Filter {
                since: Some(day("2026-11-17")),
                until: Some(day("2026-11-18")),
                ..all.clone()
            },
            vec!["three", "two"],
        ),
        (
            Filter {
                kinds: vec![Kind::Chat],
                child: Some(sam),
                since: Some(day("2026-11-01")),
                ..all
            },
            vec!["four"],
        ),
    ] {
        assert_eq!(words(&store, &filter), expected, "{filter:?}");
        let by_words = Filter {
            words: "nov".to_owned(),
            ..filter.clone()
        };
        let expected: Vec<_> = expected
            .into_iter()
            .filter(|said| *said != "five")
            .collect();
        assert_eq!(words(&store, &by_words), expected, "{by_words:?}");
    }
}

#[test]
fn find_knows_no_accents_case_or_order() {
    let store = Store::in_memory().unwrap();
    let zoe = new_child(&store, "Zoë");
    let ola = new_child(&store, "Ola");
    write(
        &store,
        &chat(
            zoe,
            "2026-11-20",
            "Łukasz read \"Straße\" at bedtime – O'Brien's fish-pie",
        ),
    );
    write(
        &store,
        &Entry {
            heard: "asks about SHOES".to_owned(),
            ..chat(ola, "2026-10-19", "zoe's den")
        },
    );
    for (asked, first, second) in [
        ("lukasz", true, false),
        ("ŁUKASZ", true, false),
        ("strasse", true, false),
        ("obrien", true, false),
        ("bed luk", true, false),
        ("fish-pie", true, false),
        ("pie fish", true, false),
        ("ukasz", false, false),
        ("shoes", false, true),
        ("zoe", true, true),
        ("zo bedtime", true, false),
        ("zoe den", false, true),
        ("ola shoe", false, true),
        ("zoë bedtime nov", true, false),
        ("october", false, true),
        ("bedtime oct", false, false),
        ("\" OR \"", false, false),
        ("--- !!!", false, false),
        ("shoes*", false, true),
        ("NOT lukasz", false, false),
    ] {
        let found = found(&store, asked);
        let has = |start: &str| found.iter().any(|words| words.starts_with(start));
        assert_eq!((has("Łukasz"), has("zoe's")), (first, second), "{asked}");
    }
}

#[test]
fn find_reads_labels_things_and_what_became_of_a_loan_and_follows_every_change() {
    let store = Store::in_memory().unwrap();
    let now = evening();
    let zoe = new_child(&store, "Zoë");
    let family = store.families().on_books(now.date()).unwrap()[0].family.id;
    let loan = Loan {
        thing: ThingRef::New("Wooden train".to_owned()),
        why: "turning wheels".to_owned(),
        due: now.date(),
        back_on: None,
        outcome: String::new(),
        landed: Landed::NotAsked,
    };
    let entry = Entry {
        labels: vec!["Outdoors".to_owned()],
        detail: Detail::Loan(loan),
        ..Entry::new(Kind::Loan, now, vec![zoe])
    };
    let id = write(&store, &entry);
    let finds = |asked: &str| found(&store, asked).len() == 1;
    assert!(finds("wooden") && finds("outdoors") && finds("wheels train"));
    store
        .step("Back", now, |store| {
            store.loans().take_back(id, now.date(), "played nightly")
        })
        .unwrap();
    assert!(finds("nightly train"));
    let thing = store.loans().things().unwrap()[0].id;
    store
        .step("Rename", now, |store| {
            store.loans().save_thing(
                Some(thing),
                &Thing {
                    name: "Bus".to_owned(),
                    ..Thing::default()
                },
            )
        })
        .unwrap();
    assert!(finds("bus nightly") && !finds("wooden"));
    store
        .step("Rename", now, |store| {
            store.families().save_child(
                Some(zoe),
                &Child {
                    nickname: "Bean".to_owned(),
                    ..child(family, "Zoja")
                },
            )
        })
        .unwrap();
    assert!(finds("zoja bus") && finds("bean") && !finds("zoe"));

    let changed = Entry {
        kind: Kind::Chat,
        detail: Detail::Nothing,
        labels: Vec::new(),
        ..chat(zoe, "2026-10-01", "quite other")
    };
    store
        .step("Change", now, |store| store.entries().change(id, &changed))
        .unwrap();
    assert!(finds("quite oct") && !finds("outdoors") && !finds("bus") && !finds("nov"));
    store.undo().unwrap();
    assert!(finds("outdoors bus nov") && !finds("quite") && !finds("oct"));
    store.redo().unwrap();
    assert!(finds("quite oct") && !finds("nov"));

    store
        .step("Close", now, |store| {
            store.entries().change(
                id,
                &Entry {
                    privacy: Privacy::Sensitive,
                    ..changed.clone()
                },
            )
        })
        .unwrap();
    assert!(!finds("quite"), "sensitive words are not found");
    assert_eq!(
        words(
            &store,
            &Filter {
                words: "quite".to_owned(),
                sensitive: true,
                ..Filter::default()
            }
        ),
        [""; 0]
    );
    store
        .step("Open", now, |store| {
            store.entries().change(
                id,
                &Entry {
                    privacy: Privacy::Private,
                    ..changed.clone()
                },
            )
        })
        .unwrap();
    assert!(finds("quite"));
    store
        .step("Remove", now, |store| store.entries().remove(id, now))
        .unwrap();
    assert!(!finds("quite"));
    store
        .step("Put back", now, |store| store.entries().put_back(id))
        .unwrap();
    assert!(finds("quite"));
}

/// A child with its own family, here on the given weekdays.
fn usual(store: &Store, name: &str, weekdays: &[Weekday]) -> Id<Child> {
    let days = weekdays
        .iter()
        .map(|weekday| UsualDay {
            weekday: *weekday,
            arrives: None,
            collected: None,
            collector: None,
        })
        .collect();
    let save = |store: &Store| {
        let family = store.families().save(None, &Family::default())?;
        store.families().save_child(
            None,
            &Child {
                days,
                ..child(family, name)
            },
        )
    };
    store.step(name, evening(), save).unwrap()
}

#[test]
fn an_evening_left_unfinished_is_offered_until_it_is_let_go() {
    let store = Store::in_memory().unwrap();
    let (thu, fri) = (Weekday::Thu, Weekday::Fri);
    let (zoe, ola, kai, eve) = (
        usual(&store, "Zoë", &[thu]),
        usual(&store, "Ola", &[thu, fri]),
        usual(&store, "Kai", &[thu]),
        usual(&store, "Eve", &[fri]),
    );
    let today = day("2026-11-20");
    let left = |before| store.round().unfinished(before, &store.people().unwrap());
    assert_eq!(
        left(today).unwrap(),
        None,
        "an evening nobody began is not a round left over"
    );
    write(&store, &chat(zoe, "2026-11-19", "den"));
    write(&store, &chat(ola, "2026-11-12", "last week"));
    write(&store, &chat(ola, "2026-11-20", "today"));
    write(
        &store,
        &Entry {
            kind: Kind::Observation,
            ..chat(kai, "2026-11-19", "not a chat")
        },
    );
    assert_eq!(store.round().spoken_of(day("2026-11-19")).unwrap(), [zoe]);
    assert_eq!(
        left(today).unwrap(),
        Some(Unfinished {
            day: day("2026-11-19"),
            children: vec![ola, kai]
        })
    );
    store
        .step("Away", evening(), |store| {
            store.round().set_away(kai, day("2026-11-19"), true)
        })
        .unwrap();
    assert_eq!(store.round().away(day("2026-11-19")).unwrap(), [kai]);
    assert_eq!(left(today).unwrap().unwrap().children, [ola]);
    assert_eq!(
        left(day("2026-11-21")).unwrap().unwrap().children,
        [eve],
        "the newest such evening"
    );
    store
        .step("Let go", evening(), |store| {
            store.round().let_go(day("2026-11-19"))
        })
        .unwrap();
    assert_eq!(
        left(today).unwrap(),
        None,
        "more than a week back is not offered"
    );
    store.undo().unwrap();
    write(&store, &chat(ola, "2026-11-19", "caught up"));
    assert_eq!(left(today).unwrap(), None);
}

#[test]
fn pictures_count_chats_and_only_days_on_which_a_child_was_here() {
    let store = Store::in_memory().unwrap();
    let today = day("2026-11-20");
    let zoe = usual(&store, "Zoë", &[Weekday::Mon, Weekday::Tue, Weekday::Wed]);
    let ola = usual(&store, "Ola", &[Weekday::Fri]);
    let families: Vec<_> = store
        .families()
        .on_books(today)
        .unwrap()
        .iter()
        .map(|household| household.family.id)
        .collect();
    let nan = store
        .step("Nan", evening(), |store| {
            store
                .families()
                .save_adult(None, &adult(families[0], "Nan"))
        })
        .unwrap();
    write(
        &store,
        &Entry {
            adult: Some(nan),
            started_by: StartedBy::Me,
            how: How::Phone,
            ..chat(zoe, "2026-11-08", "a Sunday")
        },
    );
    write(
        &store,
        &Entry {
            started_by: StartedBy::Parent,
            ..chat(zoe, "2026-11-02", "a Monday")
        },
    );
    write(
        &store,
        &Entry {
            started_by: StartedBy::Parent,
            ..chat(zoe, "2026-11-03", "the same week")
        },
    );
    write(
        &store,
        &Entry {
            kind: Kind::Try,
            ..chat(zoe, "2026-11-19", "no chat")
        },
    );
    let gone = write(&store, &chat(zoe, "2026-11-18", "removed"));
    store
        .step("Remove", evening(), |store| {
            store.entries().remove(gone, evening())
        })
        .unwrap();

    let weeks = store
        .pictures()
        .chats_by_week(day("2026-11-01"), today)
        .unwrap();
    assert_eq!(
        weeks,
        [WeekOfChats {
            family: families[0],
            monday: day("2026-11-02"),
            chats: 3
        }]
    );
    let talk = store
        .pictures()
        .how_we_talk(day("2026-11-03"), today)
        .unwrap();
    assert_eq!(
        talk,
        HowWeTalk {
            by_how: vec![(How::AtTheDoor, 1), (How::Phone, 1)],
            by_me: 1,
            by_parent: 1
        }
    );

    let since = || store.pictures().last_chats(today).unwrap()[0].child_days_since;
    let last = &store.pictures().last_chats(today).unwrap()[0];
    assert_eq!(
        (last.family, last.day, last.adult),
        (families[0], Some(day("2026-11-08")), Some(nan))
    );
    assert_eq!(since(), 6, "two weeks of three days");
    store
        .step("Away", evening(), |store| {
            store.round().set_away(zoe, day("2026-11-09"), true)
        })
        .unwrap();
    assert_eq!(since(), 5);
    assert_eq!(
        store
            .pictures()
            .away_between(day("2026-11-01"), today)
            .unwrap(),
        [(zoe, day("2026-11-09"))]
    );
    let holiday = Break {
        first: day("2026-11-16"),
        last: day("2026-11-17"),
        name: "closed".to_owned(),
        sample: false,
    };
    store
        .step("Break", evening(), |store| {
            store.pictures().save_break(None, &holiday)
        })
        .unwrap();
    assert_eq!(since(), 3);

    let never = &store.pictures().last_chats(today).unwrap()[1];
    assert_eq!(
        (never.family, never.day, never.child_days_since),
        (families[1], None, 0)
    );
    let started = Child {
        started_on: Some(day("2026-11-13")),
        ..store
            .families()
            .household(families[1])
            .unwrap()
            .unwrap()
            .children[0]
            .item
            .clone()
    };
    store
        .step("Started", evening(), |store| {
            store.families().save_child(Some(ola), &started)
        })
        .unwrap();
    assert_eq!(
        store.pictures().last_chats(today).unwrap()[1].child_days_since,
        2,
        "counted from the day she started"
    );
}

#[test]
fn the_index_is_put_in_order_a_little_at_every_save() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), evening()).unwrap();
    let zoe = new_child(&store, "Zoë");
    for time in 0..60 {
        write(&store, &chat(zoe, "2026-11-20", &format!("den {time}")));
    }
    assert_eq!(found(&store, "den 59"), ["den 59"]);
    drop(store);
    let pieces: i64 = behind(folder.path())
        .query_row("SELECT count(DISTINCT segid) FROM search_idx", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert!(
        (1..8).contains(&pieces),
        "{pieces} pieces are left to be merged at once"
    );
}
