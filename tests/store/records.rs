//! What the log promises about every record: whatever is saved comes back as it was, can be taken
//! back, and comes back again.

use crate::log::{
    adult, all_of, chat, child, day, evening, every_detail, full_adult, full_child, full_entry,
    full_family, full_key_day, full_thing, live_a_little, new_child, people, write,
};
use hometime::domain::{
    Adult, Break, Detail, Entry, Family, Kind, Landed, Loan, Observation, Practice, Privacy,
    Reminder, Share, Thing, ThingRef,
};
use hometime::store::{Draft, Filter, Store, StoreError};

#[test]
fn a_family_comes_back_with_everyone_in_it() {
    let store = Store::in_memory().unwrap();
    let people = people(&store);
    let household = store.families().household(people.family).unwrap().unwrap();
    assert_eq!(household.family.item, full_family());
    assert_eq!(
        household.adult(people.mum).unwrap().item,
        full_adult(people.family)
    );
    assert_eq!(
        household.adult(people.dad).unwrap().item,
        adult(people.family, "Dad")
    );
    assert_eq!(
        household.children[0].item,
        full_child(people.family, people.mum)
    );
    assert_eq!(household.children[1].item, child(people.family, "Sam"));
    assert_eq!(household.key_days[0].item, full_key_day(people.family));
    assert_eq!(
        (
            household.adults.len(),
            household.children.len(),
            household.key_days.len()
        ),
        (2, 2, 1)
    );
}

#[test]
fn an_entry_of_every_kind_comes_back_as_written() {
    let store = Store::in_memory().unwrap();
    let people = people(&store);
    let thing = store
        .step("A thing", evening(), |store| {
            store.loans().save_thing(None, &full_thing())
        })
        .unwrap();
    let answered = write(
        &store,
        &Entry::new(Kind::Observation, evening(), vec![people.zoe]),
    );
    for (kind, detail) in every_detail(&people, thing, answered) {
        let entry = full_entry(kind, &people, detail);
        let id = write(&store, &entry);
        assert_eq!(store.entries().get(id).unwrap().unwrap().item, entry);
        for privacy in Privacy::ALL {
            let entry = Entry {
                privacy: *privacy,
                ..entry.clone()
            };
            store
                .step("Change", evening(), |store| {
                    store.entries().change(id, &entry)
                })
                .unwrap();
            assert_eq!(store.entries().get(id).unwrap().unwrap().item, entry);
        }
    }
    assert_eq!(store.loans().things().unwrap()[0].item, full_thing());
}

#[test]
fn an_entry_can_become_another_kind_and_keeps_nothing_of_the_old_one() {
    let store = Store::in_memory().unwrap();
    let people = people(&store);
    let thing = store
        .step("A thing", evening(), |store| {
            store.loans().save_thing(None, &full_thing())
        })
        .unwrap();
    let answered = write(
        &store,
        &Entry::new(Kind::Observation, evening(), vec![people.zoe]),
    );
    let details = every_detail(&people, thing, answered);
    for (from, old) in &details {
        for (to, new) in &details {
            let id = write(&store, &full_entry(*from, &people, old.clone()));
            let changed = full_entry(*to, &people, new.clone());
            store
                .step("Change", evening(), |store| {
                    store.entries().change(id, &changed)
                })
                .unwrap();
            assert_eq!(store.entries().get(id).unwrap().unwrap().item, changed);
            let plain = full_entry(Kind::Chat, &people, Detail::Nothing);
            store
                .step("Plain", evening(), |store| {
                    store.entries().change(id, &plain)
                })
                .unwrap();
            assert_eq!(store.entries().get(id).unwrap().unwrap().item, plain);
        }
    }
    let lent: usize = store
        .loans()
        .times_lent()
        .unwrap()
        .iter()
        .map(|(_, times)| times)
        .sum();
    assert_eq!(
        lent, 0,
        "no loan is left behind by an entry that is a chat now"
    );
}

#[test]
fn reminders_reviews_and_breaks_come_back_as_saved() {
    let store = Store::in_memory().unwrap();
    let people = people(&store);
    let entry = write(&store, &chat(people.zoe, "2026-11-20", "shoes"));
    let now = evening();
    let later = Reminder {
        children: vec![people.sam, people.zoe],
        entry: Some(entry),
        due: day("2026-11-25"),
        words: "ask re shoes".to_owned(),
        done_on: None,
        privacy: Privacy::Shareable,
    };
    let sooner = Reminder {
        children: Vec::new(),
        entry: None,
        due: day("2026-11-23"),
        words: "bins".to_owned(),
        done_on: None,
        privacy: Privacy::Sensitive,
    };
    let far = Reminder {
        due: day("2026-11-26"),
        ..sooner.clone()
    };
    let (later_id, sooner_id) = store
        .step("Remind", now, |store| {
            store.reminders().save(None, &far)?;
            Ok((
                store.reminders().save(None, &later)?,
                store.reminders().save(None, &sooner)?,
            ))
        })
        .unwrap();
    let waiting = store.reminders().waiting(day("2026-11-25")).unwrap();
    assert_eq!(
        waiting
            .iter()
            .map(|one| (one.id, one.item.clone()))
            .collect::<Vec<_>>(),
        [(sooner_id, sooner), (later_id, later)]
    );
    store
        .step("Done", now, |store| {
            store.reminders().done(sooner_id, now.date())
        })
        .unwrap();
    assert_eq!(
        store.reminders().waiting(day("2026-11-25")).unwrap().len(),
        1
    );

    let half_term = Break {
        first: day("2026-10-26"),
        last: day("2026-10-30"),
        name: "half-term".to_owned(),
        sample: false,
    };
    store
        .step("Break", now, |store| {
            store.pictures().save_break(None, &half_term)
        })
        .unwrap();
    assert_eq!(
        store
            .pictures()
            .breaks(day("2026-10-30"), day("2026-11-30"))
            .unwrap()[0]
            .item,
        half_term
    );
    assert_eq!(
        store
            .pictures()
            .breaks(day("2026-10-31"), day("2026-11-30"))
            .unwrap(),
        []
    );

    let (old, new) = store
        .step("Look back", now, |store| {
            Ok((
                store
                    .checklist()
                    .start_review(day("2026-07-01"), "2026-11")?,
                store.checklist().start_review(now.date(), "2026-11")?,
            ))
        })
        .unwrap();
    store
        .step("Answers", now, |store| {
            store
                .checklist()
                .answer(new, 6, Practice::NotYet, "at the door only")?;
            store.checklist().answer(new, 1, Practice::Yes, "")?;
            store
                .checklist()
                .answer(new, 6, Practice::CouldDoMore, "some")
        })
        .unwrap();
    let reviews = store.checklist().reviews().unwrap();
    assert_eq!(
        reviews
            .iter()
            .map(|review| (review.id, review.on))
            .collect::<Vec<_>>(),
        [(new, now.date()), (old, day("2026-07-01"))]
    );
    let answers = store.checklist().answers(new).unwrap();
    assert_eq!(
        answers
            .iter()
            .map(|answer| (answer.question, answer.practice))
            .collect::<Vec<_>>(),
        [(1, Practice::Yes), (6, Practice::CouldDoMore)]
    );
    assert_eq!(answers[1].note, "some");
}

#[test]
fn every_step_can_be_taken_back_and_brought_back() {
    let store = Store::in_memory().unwrap();
    let mut states = vec![all_of(&store)];
    live_a_little(&store, |store| states.push(all_of(store)));
    for _ in 0..2 {
        for state in states.iter().rev().skip(1) {
            let what = store.undo().unwrap().unwrap();
            assert_eq!(&all_of(&store), state, "after taking back {what}");
        }
        assert_eq!(store.undo().unwrap(), None);
        for state in states.iter().skip(1) {
            let what = store.redo().unwrap().unwrap();
            assert_eq!(&all_of(&store), state, "after bringing back {what}");
        }
        assert_eq!(store.redo().unwrap(), None);
    }
}

#[test]
fn taking_back_reaches_across_restarts() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Store::open(folder.path(), evening()).unwrap();
    let mut states = Vec::new();
    live_a_little(&open(), |store| states.push(all_of(store)));
    for state in states.iter().rev().skip(1).take(6) {
        let store = open();
        store.undo().unwrap().unwrap();
        assert_eq!(&all_of(&store), state);
    }
    let store = open();
    while store.redo().unwrap().is_some() {}
    assert_eq!(&all_of(&store), states.last().unwrap());
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn a_new_step_drops_what_was_taken_back_but_a_step_that_changes_nothing_does_not() {
    let store = Store::in_memory().unwrap();
    let zoe = new_child(&store, "Zoë");
    let id = write(&store, &chat(zoe, "2026-11-20", "den"));
    let before = store.changes();
    store.undo().unwrap();
    assert_ne!(store.changes(), before);
    let between = store.changes();
    store.step("Nothing", evening(), |_| Ok(())).unwrap();
    assert_eq!(
        store.changes(),
        between,
        "nothing changed, so nothing needs to be read again"
    );
    assert_eq!(store.redo().unwrap().as_deref(), Some("Words"));
    assert!(store.entries().get(id).unwrap().is_some());
    store.undo().unwrap();
    write(&store, &chat(zoe, "2026-11-20", "kite"));
    assert_eq!(store.redo().unwrap(), None);
    assert_eq!(
        store.entries().list(&Filter::default(), 0, 9).unwrap()[0].words,
        "kite"
    );
}

#[test]
fn a_step_that_breaks_off_leaves_nothing_and_an_inner_step_joins_the_outer_one() {
    let store = Store::in_memory().unwrap();
    let zoe = new_child(&store, "Zoë");
    let state = all_of(&store);
    let broken: Result<(), _> = store.step("Broken", evening(), |store| {
        store.entries().write(&chat(zoe, "2026-11-20", "den"))?;
        store
            .entries()
            .write(&Entry::new(Kind::Chat, evening(), Vec::new()))
            .map(drop)
    });
    assert!(matches!(broken, Err(StoreError::Say(_))));
    assert_eq!(all_of(&store), state);

    store
        .step("Outer", evening(), |store| {
            store.entries().write(&chat(zoe, "2026-11-20", "first"))?;
            let inner: Result<(), _> = store.step("Inner", evening(), |store| {
                store.entries().write(&chat(zoe, "2026-11-20", "second"))?;
                Err(StoreError::Say("no".to_owned()))
            });
            assert!(inner.is_err());
            store.step("Inner", evening(), |store| {
                store.entries().write(&chat(zoe, "2026-11-20", "third"))
            })
        })
        .unwrap();
    let words = |store: &Store| {
        store
            .entries()
            .list(&Filter::default(), 0, 9)
            .unwrap()
            .into_iter()
            .map(|entry| entry.item.words)
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&store), ["third", "first"]);
    assert_eq!(store.undo().unwrap().as_deref(), Some("Outer"));
    assert_eq!(words(&store), [""; 0]);
}

#[test]
fn nothing_is_written_outside_a_step_where_it_could_not_be_taken_back() {
    let store = Store::in_memory().unwrap();
    assert!(store.families().save(None, &Family::default()).is_err());
    assert_eq!(store.families().on_books(day("2026-11-20")).unwrap(), []);
}

#[test]
fn earlier_wording_stays_readable() {
    let store = Store::in_memory().unwrap();
    let zoe = new_child(&store, "Zoë");
    let id = write(&store, &chat(zoe, "2026-11-20", "first"));
    assert_eq!(store.entries().earlier(id).unwrap(), []);
    for (minute, words, heard) in [
        (1, "second", ""),
        (2, "second", "told me"),
        (3, "third", "told me"),
    ] {
        let now = day("2026-11-20").and_hms_opt(18, minute, 0).unwrap();
        let entry = Entry {
            words: words.to_owned(),
            heard: heard.to_owned(),
            ..chat(zoe, "2026-11-20", "")
        };
        store
            .step("Change", now, |store| store.entries().change(id, &entry))
            .unwrap();
    }
    let moved = Entry {
        words: "third".to_owned(),
        heard: "told me".to_owned(),
        ..chat(zoe, "2026-11-19", "")
    };
    store
        .step("Another day", evening(), |store| {
            store.entries().change(id, &moved)
        })
        .unwrap();
    let earlier = store.entries().earlier(id).unwrap();
    let said: Vec<_> = earlier
        .iter()
        .map(|one| {
            (
                one.at.format("%H:%M").to_string(),
                one.words.as_str(),
                one.heard.as_str(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("18:03".to_owned(), "second", "told me"),
            ("18:02".to_owned(), "second", ""),
            ("18:01".to_owned(), "first", "")
        ]
    );
    store.undo().unwrap();
    store.undo().unwrap();
    assert_eq!(
        store.entries().earlier(id).unwrap().len(),
        2,
        "a change taken back is no earlier wording"
    );
}

#[test]
fn somebody_written_about_stays_on_the_card_with_a_reason() {
    let store = Store::in_memory().unwrap();
    let people = people(&store);
    let now = evening();
    let mut entry = Entry::new(Kind::Observation, now, vec![people.zoe]);
    entry.detail = Detail::Observation(Observation::shared(vec![Share::told(
        people.mum,
        now.date(),
    )]));
    let id = write(&store, &entry);
    store
        .step("Remove", now, |store| store.entries().remove(id, now))
        .unwrap();
    let refused = store
        .step("Off", now, |store| {
            store.families().remove_adult(people.mum)
        })
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Małgorzata is named in 1 note, so they stay on the card."
    );
    let refused = store
        .step("Off", now, |store| {
            store.families().remove_child(people.zoe)
        })
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Zoë is named in 1 note, so they stay on the card."
    );

    let collected_by_dad = full_child(people.family, people.dad);
    store
        .step("Dad collects", now, |store| {
            store
                .families()
                .save_child(Some(people.zoe), &collected_by_dad)
        })
        .unwrap();
    store
        .step("Away", now, |store| {
            store.round().set_away(people.sam, now.date(), true)
        })
        .unwrap();
    store
        .step("Off", now, |store| {
            store.families().remove_adult(people.dad)
        })
        .unwrap();
    store
        .step("Off", now, |store| {
            store.families().remove_child(people.sam)
        })
        .unwrap();
    let household = store.families().household(people.family).unwrap().unwrap();
    assert_eq!((household.adults.len(), household.children.len()), (1, 1));
    assert_eq!(household.children[0].days[0].collector, None);
    let key_day = household.key_days[0].id;
    store
        .step("Off", now, |store| store.families().remove_key_day(key_day))
        .unwrap();
    assert_eq!(
        store
            .families()
            .household(people.family)
            .unwrap()
            .unwrap()
            .key_days,
        []
    );
}

#[test]
fn a_family_is_on_the_books_until_the_day_it_left() {
    let store = Store::in_memory().unwrap();
    let zoe = new_child(&store, "Zoë");
    let id = store.families().on_books(day("2026-11-20")).unwrap()[0]
        .family
        .id;
    let left = Family {
        left_on: Some(day("2026-11-20")),
        ..Family::default()
    };
    store
        .step("Left", evening(), |store| {
            store.families().save(Some(id), &left)
        })
        .unwrap();
    for (today, here) in [("2026-11-20", true), ("2026-11-21", false)] {
        assert_eq!(
            store.families().on_books(day(today)).unwrap().len(),
            usize::from(here),
            "{today}"
        );
        assert_eq!(
            store.families().moved_on(day(today)).unwrap().len(),
            usize::from(!here),
            "{today}"
        );
    }
    assert_eq!(
        store.families().moved_on(day("2026-11-21")).unwrap()[0].children[0].id,
        zoe
    );
}

#[test]
fn an_entry_is_about_children_of_one_family_who_are_in_the_log() {
    let store = Store::in_memory().unwrap();
    let (zoe, ola) = (new_child(&store, "Zoë"), new_child(&store, "Ola"));
    let family_of_ola = store.families().on_books(day("2026-11-20")).unwrap()[1]
        .family
        .id;
    for children in [
        vec![],
        vec![zoe, ola],
        vec![zoe, zoe],
        vec![hometime::domain::Id::from_raw(99)],
    ] {
        let entry = Entry::new(Kind::Chat, evening(), children);
        assert!(matches!(
            store.step("Words", evening(), |store| store.entries().write(&entry)),
            Err(StoreError::Say(_))
        ));
    }
    write(&store, &chat(zoe, "2026-11-20", "den"));
    let moved = store.step("Move", evening(), |store| {
        store
            .families()
            .save_child(Some(zoe), &child(family_of_ola, "Zoë"))
    });
    assert!(matches!(moved, Err(StoreError::Say(_))));
}

#[test]
fn what_is_gone_cannot_be_changed_unnoticed() {
    let store = Store::in_memory().unwrap();
    let zoe = new_child(&store, "Zoë");
    let entry = chat(zoe, "2026-11-20", "den");
    let id = write(&store, &entry);
    store
        .step("Remove", evening(), |store| {
            store.entries().remove(id, evening())
        })
        .unwrap();
    let share = Share::told(hometime::domain::Id::from_raw(1), evening().date());
    for outcome in [
        store.step("Change", evening(), |store| {
            store.entries().change(id, &entry)
        }),
        store.step("Remove", evening(), |store| {
            store.entries().remove(id, evening())
        }),
        store.step("Share", evening(), |store| {
            store.entries().share(id, &share)
        }),
        store.step("Back", evening(), |store| {
            store.loans().take_back(id, evening().date(), "")
        }),
        store.step("Done", evening(), |store| {
            store
                .reminders()
                .done(hometime::domain::Id::from_raw(7), evening().date())
        }),
    ] {
        assert!(
            outcome
                .unwrap_err()
                .to_string()
                .contains("no longer in your log")
        );
    }
}

#[test]
fn labels_and_things_keep_their_first_spelling() {
    let store = Store::in_memory().unwrap();
    let zoe = new_child(&store, "Zoë");
    write(
        &store,
        &Entry {
            labels: vec!["Café".to_owned()],
            ..chat(zoe, "2026-11-20", "den")
        },
    );
    let id = write(
        &store,
        &Entry {
            labels: vec!["cafe".to_owned(), "CAFÉ".to_owned()],
            ..chat(zoe, "2026-11-20", "den")
        },
    );
    assert_eq!(store.entries().get(id).unwrap().unwrap().labels, ["Café"]);
    assert_eq!(store.known(day("2026-11-20")).unwrap().labels, ["Café"]);

    let lent = |name: &str| {
        let loan = Loan {
            thing: ThingRef::New(name.to_owned()),
            why: String::new(),
            due: day("2026-11-27"),
            back_on: None,
            outcome: String::new(),
            landed: Landed::NotAsked,
        };
        write(
            &store,
            &Entry {
                detail: Detail::Loan(loan),
                ..Entry::new(Kind::Loan, evening(), vec![zoe])
            },
        )
    };
    let (first, second) = (lent("Rhyme bag"), lent("rhyme BAG"));
    let things = store.loans().things().unwrap();
    assert_eq!(
        things
            .iter()
            .map(|thing| thing.name.as_str())
            .collect::<Vec<_>>(),
        ["Rhyme bag"]
    );
    assert_eq!(store.loans().times_lent().unwrap(), [(things[0].id, 2)]);
    assert_eq!(
        store
            .loans()
            .out()
            .unwrap()
            .iter()
            .map(|out| out.entry)
            .collect::<Vec<_>>(),
        [first, second]
    );
    store
        .step("Back", evening(), |store| {
            store.loans().take_back(first, day("2026-11-25"), "sung")
        })
        .unwrap();
    assert_eq!(store.loans().out().unwrap().len(), 1);
    let loan = store
        .entries()
        .get(first)
        .unwrap()
        .unwrap()
        .loan()
        .cloned()
        .unwrap();
    assert_eq!(
        (loan.back_on, loan.outcome.as_str()),
        (Some(day("2026-11-25")), "sung")
    );
}

#[test]
fn the_line_knows_who_and_what_it_may_name() {
    let store = Store::in_memory().unwrap();
    let people = people(&store);
    let today = day("2026-11-20");
    let observation = |on: &str, words: &str, kind: Kind| Entry {
        kind,
        detail: Detail::Nothing,
        ..chat(people.zoe, on, words)
    };
    let answered = write(
        &store,
        &observation("2026-11-19", "answered", Kind::Observation),
    );
    let gone = write(
        &store,
        &observation("2026-11-19", "removed", Kind::Observation),
    );
    write(&store, &observation("2026-11-18", "song", Kind::Try));
    write(
        &store,
        &observation("2026-11-17", "before the song", Kind::Observation),
    );
    write(
        &store,
        &Entry {
            children: vec![people.sam],
            ..observation("2026-11-20", "cups", Kind::Observation)
        },
    );
    write(
        &store,
        &observation("2026-09-20", "long ago", Kind::Observation),
    );
    write(
        &store,
        &Entry {
            privacy: Privacy::Sensitive,
            ..observation("2026-11-20", "closed", Kind::Observation)
        },
    );
    store
        .step("Remove", evening(), |store| {
            store.entries().remove(gone, evening())
        })
        .unwrap();
    let mut reply = chat(people.zoe, "2026-11-20", "reply");
    (reply.kind, reply.detail) = (Kind::Answer, Detail::Answer { to: Some(answered) });
    let reply = write(&store, &reply);
    let waiting = || {
        store
            .known(today)
            .unwrap()
            .waiting
            .into_iter()
            .map(|one| (one.words, one.children))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        waiting(),
        [
            ("cups".to_owned(), vec![people.sam]),
            ("song".to_owned(), vec![people.zoe])
        ],
        "of each the newest"
    );
    store
        .step("Remove", evening(), |store| {
            store.entries().remove(reply, evening())
        })
        .unwrap();
    assert_eq!(
        waiting()[1].0,
        "answered",
        "without its answer it waits again"
    );

    store
        .step("Things", evening(), |store| {
            store.loans().save_thing(None, &full_thing())?;
            store.loans().save_thing(
                None,
                &Thing {
                    name: "Kite".to_owned(),
                    ..Thing::default()
                },
            )
        })
        .unwrap();
    let known = store.known(today).unwrap();
    assert_eq!(
        known
            .things
            .iter()
            .map(|thing| thing.name.as_str())
            .collect::<Vec<_>>(),
        ["Kite"],
        "hidden things are not offered"
    );
    assert_eq!(known.households.len(), 1);
    assert_eq!(
        store.known(day("2030-01-01")).unwrap().households,
        [],
        "nor are families who moved on"
    );
}

#[test]
fn half_typed_words_and_settings_are_kept_apart_from_undo() {
    let store = Store::in_memory().unwrap();
    let zoe = new_child(&store, "Zoë");
    let draft = |place: &str, text: &str, caret| Draft {
        place: place.to_owned(),
        text: text.to_owned(),
        caret,
        at: evening(),
    };
    let changes = store.changes();
    store
        .drafts()
        .keep(&[draft("line:1", "slept wéll", 9), draft("form", "Mum", 3)])
        .unwrap();
    assert_eq!(
        store.changes(),
        changes,
        "half-typed words make no list stale"
    );
    assert_eq!(
        store.drafts().all().unwrap(),
        [draft("form", "Mum", 3), draft("line:1", "slept wéll", 9)]
    );
    store
        .drafts()
        .keep(&[draft("line:1", "", 0), draft("form", "é", 1)])
        .unwrap();
    assert_eq!(
        store.drafts().all().unwrap(),
        [draft("form", "é", 0)],
        "no caret inside a letter"
    );
    store.settings().set("look", "dark").unwrap();
    store.settings().set("look", "light").unwrap();
    store.undo().unwrap();
    assert_eq!(
        store.settings().get("look").unwrap().as_deref(),
        Some("light")
    );
    assert_eq!(store.settings().get("name").unwrap(), None);
    assert_eq!(store.drafts().all().unwrap().len(), 1);
    assert_eq!(
        store.families().on_books(day("2026-11-20")).unwrap(),
        [],
        "only {zoe:?} was taken back"
    );
    store.drafts().drop("form").unwrap();
    assert_eq!(store.drafts().all().unwrap(), []);
}

#[test]
fn a_draft_goes_with_the_step_that_saves_its_words() {
    let store = Store::in_memory().unwrap();
    let zoe = new_child(&store, "Zoë");
    let draft = Draft {
        place: "line:1".to_owned(),
        text: "den".to_owned(),
        caret: 3,
        at: evening(),
    };
    store.drafts().keep(std::slice::from_ref(&draft)).unwrap();
    let broken: Result<(), _> = store.step("Chat", evening(), |store| {
        store.drafts().drop("line:1")?;
        store
            .entries()
            .write(&Entry::new(Kind::Chat, evening(), Vec::new()))
            .map(drop)
    });
    assert!(broken.is_err());
    assert_eq!(
        store.drafts().all().unwrap(),
        [draft],
        "not saved, so still half-typed"
    );
    store
        .step("Chat", evening(), |store| {
            store.drafts().keep(&[])?;
            store.drafts().drop("line:1")?;
            store.entries().write(&chat(zoe, "2026-11-20", "den"))
        })
        .unwrap();
    assert_eq!(store.drafts().all().unwrap(), []);
}

#[test]
fn words_given_to_the_disk_beside_the_keys_are_there_for_whoever_reads_or_writes_next() {
    let folder = tempfile::tempdir().unwrap();
    let draft = |text: &str| Draft {
        place: "line".to_owned(),
        text: text.to_owned(),
        caret: 0,
        at: evening(),
    };
    let mut store = Store::open(folder.path(), evening()).unwrap();
    store.keep_beside(&[draft("den")]).unwrap();
    assert_eq!(store.drafts().all().unwrap(), [draft("den")]);
    assert!(matches!(store.kept_beside(), Some(Ok(()))));
    assert!(store.kept_beside().is_none(), "told once");
    store.keep_beside(&[draft("den and drum")]).unwrap();
    let zoe = new_child(&store, "Zoë");
    write(&store, &chat(zoe, "2026-11-20", "den and drum"));
    store.keep_beside(&[draft("")]).unwrap();
    drop(store);
    let store = Store::open(folder.path(), evening()).unwrap();
    assert_eq!(store.drafts().all().unwrap(), []);
    assert_eq!(store.entries().count(&Filter::default()).unwrap(), 1);
    assert!(store.check_deep().unwrap().is_sound());
}

#[test]
fn words_given_to_the_disk_within_a_long_step_end_with_it() {
    let mut store = Store::in_memory().unwrap();
    let draft = Draft {
        place: "line".to_owned(),
        text: "den".to_owned(),
        caret: 0,
        at: evening(),
    };
    let step = store.begin_long_step("Bringing in", evening()).unwrap();
    store.keep_beside(std::slice::from_ref(&draft)).unwrap();
    assert!(!store.is_keeping_beside());
    assert!(matches!(store.kept_beside(), Some(Ok(()))));
    store.end_long_step(&step).unwrap();
    assert_eq!(store.drafts().all().unwrap(), [draft]);
}

#[test]
fn made_up_families_go_in_one_step_and_come_back_in_one() {
    let store = Store::in_memory().unwrap();
    assert!(!store.families().has_sample().unwrap());
    let real = new_child(&store, "Ola");
    let now = evening();
    let sample = Family {
        sample: true,
        ..Family::default()
    };
    let (seren, mum) = store
        .step("Sample", now, |store| {
            let family = store.families().save(None, &sample)?;
            let mum = store.families().save_adult(
                None,
                &Adult {
                    may_collect: true,
                    ..adult(family, "Mum")
                },
            )?;
            let seren = store
                .families()
                .save_child(None, &full_child(family, mum))?;
            store.families().save_key_day(None, &full_key_day(family))?;
            store.round().set_away(seren, now.date(), true)?;
            store.loans().save_thing(
                None,
                &Thing {
                    sample: true,
                    ..full_thing()
                },
            )?;
            store.loans().save_thing(
                None,
                &Thing {
                    sample: true,
                    name: "Bus".to_owned(),
                    ..full_thing()
                },
            )?;
            Ok((seren, mum))
        })
        .unwrap();
    assert!(store.families().has_sample().unwrap());
    let lent = |child, name: &str| {
        let loan = Loan {
            thing: ThingRef::New(name.to_owned()),
            why: String::new(),
            due: now.date(),
            back_on: None,
            outcome: String::new(),
            landed: Landed::NotAsked,
        };
        write(
            &store,
            &Entry {
                detail: Detail::Loan(loan),
                ..Entry::new(Kind::Loan, now, vec![child])
            },
        )
    };
    let mut cups = Entry {
        labels: vec!["made up".to_owned()],
        adult: Some(mum),
        ..Entry::new(Kind::Observation, now, vec![seren])
    };
    cups.detail = Detail::Observation(Observation::shared(vec![Share::told(mum, now.date())]));
    let cups = write(&store, &cups);
    write(
        &store,
        &Entry {
            detail: Detail::Answer { to: Some(cups) },
            ..Entry::new(Kind::Answer, now, vec![seren])
        },
    );
    lent(seren, "Kite");
    lent(real, "bus");
    write(
        &store,
        &Entry {
            labels: vec!["real".to_owned()],
            ..chat(real, "2026-11-20", "den")
        },
    );
    let remind = |children, words: &str| Reminder {
        children,
        entry: Some(cups),
        due: now.date(),
        words: words.to_owned(),
        done_on: None,
        privacy: Privacy::Shareable,
    };
    store
        .step("Remind", now, |store| {
            store
                .reminders()
                .save(None, &remind(vec![seren], "made up"))?;
            store
                .reminders()
                .save(None, &remind(vec![seren, real], "both"))?;
            store.reminders().save(
                None,
                &Reminder {
                    entry: None,
                    ..remind(vec![], "nobody")
                },
            )
        })
        .unwrap();

    let before = all_of(&store);
    store
        .step("Remove the sample", now, |store| {
            store.families().remove_sample()
        })
        .unwrap();
    assert!(!store.families().has_sample().unwrap());
    assert_eq!(store.families().on_books(now.date()).unwrap().len(), 1);
    let entries = store
        .entries()
        .list(
            &Filter {
                sensitive: true,
                ..Filter::default()
            },
            0,
            99,
        )
        .unwrap();
    assert!(entries.len() == 2 && entries.iter().all(|entry| entry.children == [real]));
    let things = store.loans().things().unwrap();
    assert_eq!(
        things
            .iter()
            .map(|thing| thing.name.as_str())
            .collect::<Vec<_>>(),
        ["Bus"],
        "what a real child has at home stays"
    );
    let reminders = store.reminders().waiting(now.date()).unwrap();
    let kept: Vec<_> = reminders
        .iter()
        .map(|one| (one.words.as_str(), one.children.clone(), one.entry))
        .collect();
    assert_eq!(kept, [("both", vec![real], None), ("nobody", vec![], None)]);
    assert_eq!(store.known(now.date()).unwrap().labels, ["real"]);
    assert!(store.check().unwrap().is_sound());
    let after = all_of(&store);
    assert_eq!(store.undo().unwrap().as_deref(), Some("Remove the sample"));
    assert_eq!(all_of(&store), before);
    store.redo().unwrap();
    assert_eq!(all_of(&store), after);
}
