//! A log for the store's tests: one of everything, each part with a value of its own, and all that
//! can be read back from it.
#![allow(dead_code, reason = "no test file uses all of it")]

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use hometime::domain::{
    Adult, Break, Child, Detail, Entry, Family, How, Id, KeyDay, Kind, Landed, Loan, NextStep,
    Observation, Practice, Privacy, ReadsEnglish, Reminder, Share, SharedHow, StartedBy, Thing,
    ThingKind, ThingRef, UsualDay,
};
use hometime::store::{Filter, Store};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Friday.
pub fn evening() -> NaiveDateTime {
    day("2026-11-20").and_hms_opt(18, 4, 5).unwrap()
}

pub fn time(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

pub fn child(family: Id<Family>, name: &str) -> Child {
    Child {
        family,
        name: name.to_owned(),
        nickname: String::new(),
        born: None,
        key_person: String::new(),
        key_person_told_on: None,
        started_on: None,
        left_on: None,
        days: Vec::new(),
    }
}

pub fn adult(family: Id<Family>, role: &str) -> Adult {
    Adult {
        family,
        role: role.to_owned(),
        name: String::new(),
        parental_responsibility: None,
        may_collect: false,
        contact: String::new(),
        household: String::new(),
    }
}

/// A child with a family of its own, saved as a step.
pub fn new_child(store: &Store, name: &str) -> Id<Child> {
    let save = |store: &Store| {
        let family = store.families().save(None, &Family::default())?;
        store.families().save_child(None, &child(family, name))
    };
    store.step(name, evening(), save).unwrap()
}

pub fn chat(child: Id<Child>, on: &str, words: &str) -> Entry {
    Entry {
        words: words.to_owned(),
        day: day(on),
        ..Entry::new(Kind::Chat, evening(), vec![child])
    }
}

pub fn write(store: &Store, entry: &Entry) -> Id<Entry> {
    store
        .step("Words", evening(), |store| store.entries().write(entry))
        .unwrap()
}

/// Who is in the full log.
pub struct People {
    pub family: Id<Family>,
    pub mum: Id<Adult>,
    pub dad: Id<Adult>,
    pub zoe: Id<Child>,
    pub sam: Id<Child>,
}

pub fn full_family() -> Family {
    Family {
        home_languages: "Polish, English".to_owned(),
        reads_english: ReadsEnglish::ALittle,
        interpreter: "her sister".to_owned(),
        prefers: "voice notes".to_owned(),
        channel: "message first".to_owned(),
        channel_security: "shared phone".to_owned(),
        best_time: "after six".to_owned(),
        likes_to_hear: "in the book".to_owned(),
        how_much: "a line a day".to_owned(),
        avoid: "calls at work".to_owned(),
        partnership: "being asked".to_owned(),
        left_on: Some(day("2027-07-23")),
        sample: false,
    }
}

pub fn full_adult(family: Id<Family>) -> Adult {
    Adult {
        family,
        role: "Mum".to_owned(),
        name: "Małgorzata".to_owned(),
        parental_responsibility: Some(false),
        may_collect: true,
        contact: "01632 960123".to_owned(),
        household: "the flat".to_owned(),
    }
}

pub fn full_child(family: Id<Family>, collector: Id<Adult>) -> Child {
    Child {
        family,
        name: "Zoë".to_owned(),
        nickname: "Zuzu".to_owned(),
        born: Some(day("2024-02-29")),
        key_person: "Ann".to_owned(),
        key_person_told_on: Some(day("2025-09-01")),
        started_on: Some(day("2025-09-02")),
        left_on: Some(day("2028-08-31")),
        days: vec![
            UsualDay {
                weekday: Weekday::Mon,
                arrives: time(8, 15),
                collected: time(17, 30),
                collector: Some(collector),
            },
            UsualDay {
                weekday: Weekday::Fri,
                arrives: None,
                collected: None,
                collector: None,
            },
        ],
    }
}

pub fn full_key_day(family: Id<Family>) -> KeyDay {
    KeyDay {
        family,
        day: day("2026-12-13"),
        yearly: true,
        what: "name day".to_owned(),
    }
}

pub fn full_thing() -> Thing {
    Thing {
        name: "Rhyme bag 2".to_owned(),
        kind: ThingKind::RecipeBag,
        reason: "rhymes grow words".to_owned(),
        hidden: true,
        ..Thing::default()
    }
}

/// An entry of `kind` in which nothing has its usual value.
pub fn full_entry(kind: Kind, people: &People, detail: Detail) -> Entry {
    Entry {
        kind,
        day: day("2026-11-18"),
        made_at: evening(),
        children: vec![people.sam, people.zoe],
        adult: Some(people.dad),
        how: How::Phone,
        started_by: StartedBy::Parent,
        rushed: true,
        words: format!("told: {} – \"jeden, dwa\"\nand a second line", kind.word()),
        heard: "heard: played it every night".to_owned(),
        changed_practice: true,
        for_record: false,
        privacy: Privacy::Private,
        labels: vec!["speech".to_owned(), "Outdoors".to_owned()],
        detail,
    }
}

pub fn every_detail(people: &People, thing: Id<Thing>, answered: Id<Entry>) -> Vec<(Kind, Detail)> {
    let shared = vec![
        Share {
            with: people.mum,
            on: day("2026-11-19"),
            how: SharedHow::Book,
            in_their_language: None,
        },
        Share {
            with: people.dad,
            on: day("2026-11-18"),
            how: SharedHow::Printed,
            in_their_language: None,
        },
    ];
    let loan = Loan {
        thing: ThingRef::Known(thing),
        why: "because again is good".to_owned(),
        due: day("2026-11-27"),
        back_on: Some(day("2026-11-26")),
        outcome: "wants it again".to_owned(),
        landed: Landed::NotAsked,
    };
    vec![
        (Kind::Chat, Detail::Nothing),
        (
            Kind::Observation,
            Detail::Observation(Observation::shared(shared)),
        ),
        (Kind::FromHome, Detail::Nothing),
        (Kind::Try, Detail::Nothing),
        (Kind::Loan, Detail::Loan(loan)),
        (Kind::Answer, Detail::Answer { to: Some(answered) }),
    ]
}

pub fn people(store: &Store) -> People {
    let save = |store: &Store| {
        let family = store.families().save(None, &full_family())?;
        let mum = store.families().save_adult(None, &full_adult(family))?;
        let dad = store.families().save_adult(None, &adult(family, "Dad"))?;
        let zoe = store
            .families()
            .save_child(None, &full_child(family, mum))?;
        let sam = store.families().save_child(None, &child(family, "Sam"))?;
        store.families().save_key_day(None, &full_key_day(family))?;
        Ok(People {
            family,
            mum,
            dad,
            zoe,
            sam,
        })
    };
    store.step("A family", evening(), save).unwrap()
}

/// Writes one of everything and then changes most of it, calling `after` when each step is saved.
pub fn live_a_little(store: &Store, mut after: impl FnMut(&Store)) {
    let now = evening();
    let people = people(store);
    after(store);
    let thing = store
        .step("A thing", now, |store| {
            store.loans().save_thing(None, &full_thing())
        })
        .unwrap();
    after(store);
    let seen = Entry::new(Kind::Observation, now, vec![people.zoe]);
    let seen = store
        .step("Seen", now, |store| {
            store.entries().write(&Entry {
                words: "lined up six cars".to_owned(),
                ..seen
            })
        })
        .unwrap();
    after(store);
    let mut written = Vec::new();
    for (kind, detail) in every_detail(&people, thing, seen) {
        let entry = full_entry(kind, &people, detail);
        written.push(
            store
                .step(kind.word(), now, |store| store.entries().write(&entry))
                .unwrap(),
        );
        after(store);
    }
    let reminder = Reminder {
        children: vec![people.zoe, people.sam],
        entry: Some(written[0]),
        due: day("2026-11-23"),
        words: "put note on door".to_owned(),
        done_on: None,
        privacy: Privacy::Shareable,
    };
    let reminder = store
        .step("Remind", now, |store| {
            store.reminders().save(None, &reminder)
        })
        .unwrap();
    after(store);
    store
        .step("Away", now, |store| {
            store.round().set_away(people.sam, now.date(), true)
        })
        .unwrap();
    after(store);
    store
        .step("Let go", now, |store| {
            store.round().let_go(now.date() - Days::new(1))
        })
        .unwrap();
    after(store);
    let half_term = Break {
        first: day("2026-10-26"),
        last: day("2026-10-30"),
        name: "half-term".to_owned(),
        sample: false,
    };
    let half_term = store
        .step("Break", now, |store| {
            store.pictures().save_break(None, &half_term)
        })
        .unwrap();
    after(store);
    let review = store
        .step("Look back", now, |store| {
            store.checklist().start_review(now.date(), "2026-11")
        })
        .unwrap();
    after(store);
    let mut next = NextStep {
        review,
        question: 3,
        words: "next".to_owned(),
        day: None,
        done_on: None,
        dropped_on: None,
    };
    let step = store
        .step("Answer", now, |store| {
            store
                .checklist()
                .answer(review, 3, Practice::NotYet, "note")?;
            store.checklist().save_step(None, &next)
        })
        .unwrap();
    after(store);

    next.words = "later".to_owned();
    store
        .step("Answer again", now, |store| {
            store
                .checklist()
                .answer(review, 3, Practice::CouldDoMore, "more")?;
            store.checklist().save_step(Some(step), &next)
        })
        .unwrap();
    after(store);
    let changed = Entry {
        words: "quite other words".to_owned(),
        day: day("2026-11-17"),
        children: vec![people.zoe],
        labels: vec!["speech".to_owned(), "sleep".to_owned()],
        ..full_entry(Kind::Chat, &people, Detail::Nothing)
    };
    store
        .step("Change", now, |store| {
            store.entries().change(written[4], &changed)
        })
        .unwrap();
    after(store);
    let again = Loan {
        thing: ThingRef::New("Kite".to_owned()),
        why: String::new(),
        due: now.date(),
        back_on: None,
        outcome: String::new(),
        landed: Landed::NotAsked,
    };
    let again = Entry {
        detail: Detail::Loan(again),
        ..Entry::new(Kind::Loan, now, vec![people.sam])
    };
    let again = store
        .step("Lent", now, |store| store.entries().write(&again))
        .unwrap();
    after(store);
    store
        .step("Back", now, |store| {
            store.loans().take_back(again, now.date(), "torn")
        })
        .unwrap();
    after(store);
    let share = Share::told(people.dad, now.date());
    store
        .step("Share", now, |store| store.entries().share(seen, &share))
        .unwrap();
    after(store);
    store
        .step("Remove", now, |store| {
            store.entries().remove(written[1], now)
        })
        .unwrap();
    after(store);
    store
        .step("Put back", now, |store| {
            store.entries().put_back(written[1])
        })
        .unwrap();
    after(store);
    store
        .step("Done", now, |store| {
            store.reminders().done(reminder, now.date())
        })
        .unwrap();
    after(store);
    store
        .step("Here after all", now, |store| {
            store.round().set_away(people.sam, now.date(), false)
        })
        .unwrap();
    after(store);
    store
        .step("No break", now, |store| {
            store.pictures().remove_break(half_term)
        })
        .unwrap();
    after(store);
    let renamed = Child {
        name: "Zoja".to_owned(),
        days: Vec::new(),
        ..full_child(people.family, people.mum)
    };
    store
        .step("Rename", now, |store| {
            store.families().save_child(Some(people.zoe), &renamed)
        })
        .unwrap();
    after(store);
}

/// All that can be read from a log, in words, so that two states can be compared.
pub fn all_of(store: &Store) -> Vec<String> {
    let (early, late) = (day("2020-01-01"), day("2040-01-01"));
    let today = evening().date();
    let everything = Filter {
        sensitive: true,
        ..Filter::default()
    };
    let mut read = vec![
        format!("{:?}", store.families().on_books(today).unwrap()),
        format!("{:?}", store.families().moved_on(late).unwrap()),
        format!("{:?}", store.entries().list(&everything, 0, 1000).unwrap()),
        format!("{:?}", store.loans().things().unwrap()),
        format!("{:?}", store.loans().out().unwrap()),
        format!("{:?}", store.loans().times_lent().unwrap()),
        format!("{:?}", store.reminders().waiting(late).unwrap()),
        format!("{:?}", store.pictures().away_between(early, late).unwrap()),
        format!("{:?}", store.pictures().breaks(early, late).unwrap()),
        format!("{:?}", store.pictures().last_chats(today).unwrap()),
        format!(
            "{:?}",
            store
                .round()
                .unfinished(today, &store.people().unwrap())
                .unwrap()
        ),
        format!("{:?}", store.known(today).unwrap()),
    ];
    for review in store.checklist().reviews().unwrap() {
        read.push(format!(
            "{review:?} {:?}",
            store.checklist().answers(review.id).unwrap()
        ));
    }
    read.push(format!("{:?}", store.checklist().steps().unwrap()));
    for words in [
        "told",
        "cars",
        "kite torn",
        "quite",
        "zoja",
        "zuzu jeden",
        "sleep",
        "outdoors",
        "rhyme",
        "nov",
    ] {
        let find = Filter {
            words: words.to_owned(),
            ..Filter::default()
        };
        read.push(format!(
            "{words}: {:?}",
            store.entries().list(&find, 0, 100).unwrap()
        ));
    }
    read
}
