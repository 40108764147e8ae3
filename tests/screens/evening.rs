//! What an evening leaves behind: lines written down, steps named, counts told, and what is still
//! to be shared.

use crate::common::{Desk, FRIDAY};
use chrono::{NaiveDate, NaiveDateTime};
use hometime::domain::{
    Adult, Child, Detail, Entry, Family, Id, Kind, Landed, Loan, Observation, Privacy, Share,
    ThingRef,
};
use hometime::line::{Action, ReminderRequest};
use hometime::store::{Result, Store, Written};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn evening() -> NaiveDateTime {
    day("2026-11-20").and_hms_opt(18, 4, 0).unwrap()
}

struct House {
    store: Store,
    ola: Id<Child>,
    zoe: Id<Child>,
    mum: Id<Adult>,
}

/// Two families of one child each; the second has moved on.
fn house() -> House {
    let store = Store::in_memory().unwrap();
    let (ola, zoe, mum) = store
        .step("families", evening(), |store| {
            let child = |name: &str, left_on| -> Result<(Id<Child>, Id<Family>)> {
                let family = store.families().save(
                    None,
                    &Family {
                        left_on,
                        ..Family::default()
                    },
                )?;
                let child = Child {
                    family,
                    name: name.to_owned(),
                    nickname: String::new(),
                    born: None,
                    key_person: String::new(),
                    key_person_told_on: None,
                    started_on: None,
                    left_on,
                    days: Vec::new(),
                };
                Ok((store.families().save_child(None, &child)?, family))
            };
            let (zoe, _) = child("Zoë", Some(day("2026-07-17")))?;
            let (ola, family) = child("Ola", None)?;
            let mum = Adult {
                family,
                role: "Mum".to_owned(),
                name: String::new(),
                parental_responsibility: None,
                may_collect: true,
                contact: String::new(),
                household: String::new(),
            };
            Ok((ola, zoe, store.families().save_adult(None, &mum)?))
        })
        .unwrap();
    House {
        store,
        ola,
        zoe,
        mum,
    }
}

impl House {
    fn entry(&self, kind: Kind, words: &str) -> Entry {
        Entry {
            words: words.to_owned(),
            ..Entry::new(kind, evening(), vec![self.ola])
        }
    }

    fn write(&self, acts: &[Action]) -> (String, Written) {
        let name = self.store.name_of_acts(acts, &self.store.people().unwrap());
        let written = self
            .store
            .step(&name, evening(), |store| store.write_down(acts))
            .unwrap();
        (name, written)
    }

    fn lend(&self) -> Entry {
        let loan = Loan {
            thing: ThingRef::New("Wooden train".to_owned()),
            why: String::new(),
            due: day("2026-11-27"),
            back_on: None,
            outcome: String::new(),
            landed: Landed::NotAsked,
        };
        Entry {
            detail: Detail::Loan(loan),
            ..self.entry(Kind::Loan, "")
        }
    }
}

fn act(entry: Entry) -> Action {
    Action::Write {
        entry: Box::new(entry),
        remind: None,
    }
}

#[test]
fn everyone_is_known_and_those_on_the_books_come_first() {
    let house = house();
    let people = house.store.people().unwrap();
    let names: Vec<&str> = people.children().map(|child| child.name.as_str()).collect();
    assert_eq!(names, ["Ola", "Zoë"]);
}

#[test]
fn a_thing_joins_the_shelf_goes_home_and_comes_back() {
    let house = house();
    let (name, lent) = house.write(&[act(house.lend())]);
    assert_eq!(name, "Wooden train lent to Ola");
    assert_eq!(
        house.store.loans().things().unwrap()[0].name,
        "Wooden train"
    );
    let back = Action::Return {
        loan: lent.entries[0],
        on: day("2026-11-20"),
        outcome: "every night".to_owned(),
    };
    let (name, back) = house.write(&[back]);
    assert_eq!(name, "Wooden train back");
    assert_eq!(back.returned, lent.entries);
    assert!(house.store.loans().out().unwrap().is_empty());
    assert_eq!(
        house.store.tally_of(day("2026-11-20")).unwrap().sentence(),
        "1 lent, 1 back"
    );
    assert_eq!(
        house
            .store
            .entries()
            .written_since(evening())
            .unwrap()
            .sentence(),
        "1 lent, 1 back"
    );
    assert_eq!(
        house.store.undo().unwrap().as_deref(),
        Some("Wooden train back")
    );
    assert_eq!(
        house
            .store
            .entries()
            .written_since(evening())
            .unwrap()
            .sentence(),
        "1 lent"
    );
}

#[test]
fn a_line_about_several_families_is_several_chats_and_one_reminder() {
    let house = house();
    let about = |child| Action::Write {
        entry: Box::new(Entry {
            words: "closed".to_owned(),
            ..Entry::new(Kind::Chat, evening(), vec![child])
        }),
        remind: Some(ReminderRequest {
            due: day("2026-11-23"),
            words: "put note on door".to_owned(),
        }),
    };
    let (name, written) = house.write(&[about(house.ola), about(house.zoe)]);
    assert_eq!(name, "2 chats");
    let waiting = house.store.reminders().waiting(day("2026-11-23")).unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].children, [house.ola, house.zoe]);
    assert_eq!(waiting[0].entry, Some(written.entries[0]));
}

#[test]
fn steps_are_named_after_what_they_did() {
    let house = house();
    for (kind, name) in [
        (Kind::Chat, "chat about Ola"),
        (Kind::Observation, "observation about Ola"),
        (Kind::FromHome, "news from home about Ola"),
        (Kind::Try, "idea to try for Ola"),
        (Kind::Answer, "answer about Ola"),
    ] {
        assert_eq!(house.write(&[act(house.entry(kind, "words"))]).0, name);
    }
    let two = [
        act(house.entry(Kind::Try, "a")),
        act(house.entry(Kind::Try, "b")),
    ];
    assert_eq!(house.write(&two).0, "2 ideas to try");
}

#[test]
fn this_evening_lists_what_was_written_then_whatever_day_it_is_about() {
    let house = house();
    let earlier = Entry {
        day: day("2026-11-19"),
        ..house.entry(Kind::Chat, "caught up")
    };
    let before = Entry {
        made_at: day("2026-11-19").and_hms_opt(23, 59, 59).unwrap(),
        ..house.entry(Kind::Chat, "night before")
    };
    let after = Entry {
        made_at: day("2026-11-21").and_hms_opt(0, 0, 0).unwrap(),
        ..house.entry(Kind::Chat, "next day")
    };
    for entry in [house.entry(Kind::Chat, "first"), before, after, earlier] {
        house.write(&[act(entry)]);
    }
    let words = |limit| -> Vec<String> {
        let rows = house
            .store
            .entries()
            .written_on(day("2026-11-20"), limit)
            .unwrap();
        rows.into_iter().map(|entry| entry.item.words).collect()
    };
    assert_eq!(words(9), ["caught up", "first"]);
    assert_eq!(words(1), ["caught up"]);
    let tally_of = |date: &str| house.store.tally_of(day(date)).unwrap().sentence();
    assert_eq!(tally_of("2026-11-19"), "1 chat");
    assert_eq!(tally_of("2026-11-20"), "3 chats");
    let written = house.store.entries().written_since(evening()).unwrap();
    assert_eq!(written.sentence(), "3 chats");
}

#[test]
fn only_what_may_be_told_and_was_not_waits_for_sharing() {
    let house = house();
    let shared = vec![Share::told(house.mum, day("2026-11-20"))];
    for entry in [
        house.entry(Kind::Observation, "today"),
        Entry {
            day: day("2026-11-12"),
            ..house.entry(Kind::Observation, "older")
        },
        Entry {
            day: day("2026-11-21"),
            ..house.entry(Kind::Observation, "after")
        },
        Entry {
            day: day("2026-09-20"),
            ..house.entry(Kind::Observation, "too long ago")
        },
        Entry {
            privacy: Privacy::Private,
            ..house.entry(Kind::Observation, "mine")
        },
        Entry {
            privacy: Privacy::Sensitive,
            ..house.entry(Kind::Observation, "closed")
        },
        Entry {
            detail: Detail::Observation(Observation::shared(shared)),
            ..house.entry(Kind::Observation, "told")
        },
        house.entry(Kind::Chat, "a chat"),
    ] {
        house.write(&[act(entry)]);
    }
    let waiting = house
        .store
        .entries()
        .unshared(day("2026-11-20"), 9)
        .unwrap();
    let words: Vec<&str> = waiting.iter().map(|entry| entry.words.as_str()).collect();
    assert_eq!(words, ["older", "today"]);
}

/// The evening of the promise: six chats, one observation shared, one thing lent, one back.
fn six_chats_and_what_went_home(
    desk: &mut Desk,
    observed: &str,
    told: &[&str],
    lent: &str,
    back: &str,
) {
    desk.write("New tooth. Nan will tell Mum about the cream.")
        .press("enter");
    desk.mark(observed)
        .write("stacked nine cups, counted \"jeden, dwa, trzy\"");
    for (place, part) in told.iter().enumerate() {
        if place == 0 {
            desk.mark(part)
        } else {
            desk.press(part)
        };
    }
    desk.press("enter");
    desk.mark(lent).write("rhyme bag 2").press("enter");
    desk.mark(back).write("train").press("enter");
    for words in [
        "Slept 40 min. Mum glad she ate the fish pie.",
        "Told me all about the bus. Nan visits on Sunday.",
        "Helped Zoë zip her coat, so proud.",
        "Loved the den.",
        "Read to the little ones.",
    ] {
        desk.write(words).press("enter");
    }
    desk.press("ctrl+q");
    assert!(desk.app().is_finished());
    assert_eq!(
        desk.app().receipt(),
        "Saved: 6 chats, 1 observation, 1 lent, 1 back. Backup 18:04. Good night."
    );
    let today = desk.now().date();
    let written: Vec<_> = desk
        .written()
        .into_iter()
        .filter(|entry| entry.day == today)
        .collect();
    let names = |kind: Kind| -> Vec<String> {
        let people = desk.store().people().unwrap();
        let mut names: Vec<String> = written
            .iter()
            .filter(|e| e.kind == kind)
            .map(|e| people.names(&e.children))
            .collect();
        names.sort();
        names
    };
    assert_eq!(
        names(Kind::Chat),
        ["Effy", "Idris", "Kai", "Ola", "Seren", "Zoë"]
    );
    assert_eq!(
        (names(Kind::Observation), names(Kind::Loan)),
        (vec!["Ola".to_owned()], vec!["Ola".to_owned()])
    );
    assert_eq!(
        written
            .iter()
            .find(|entry| entry.kind == Kind::Observation)
            .unwrap()
            .shared()
            .len(),
        1
    );
    assert!(
        desk.store()
            .loans()
            .out()
            .unwrap()
            .iter()
            .all(|out| out.thing.name != "Wooden train")
    );
}

#[test]
fn the_evening_as_it_is_taught_takes_29_keys_besides_the_words() {
    let mut desk = Desk::with_sample(FRIDAY);
    six_chats_and_what_went_home(&mut desk, "obs ", &[" @mum"], "lent ", "back ");
    assert_eq!(desk.keys_used(), 29, "33 are promised");
}

#[test]
fn the_evening_in_short_forms_takes_20_keys_besides_the_words() {
    let mut desk = Desk::with_sample(FRIDAY);
    six_chats_and_what_went_home(&mut desk, "o ", &[" @m", "tab"], "l ", "r ");
    assert_eq!(desk.keys_used(), 20, "20 are promised");
}
