//! A mark in every place of the tables that can hold words, so that what is looked for afterwards
//! cannot be missing from the start.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use hometime::domain::{
    Break, Family, Id, Idea, IdeaKind, Involvement, JournalPage, LooksBackOn, NextStep, Practice,
    Pressure, Privacy, QuickWords, Ranked, Ranking, Review, Signpost, TakenUp, Thing, Way,
};
use hometime::store::{Filter, Store, Whom};
use rusqlite::Connection;

use super::erasing::{MARK, desk, marked};
use crate::common::{FRIDAY, moment};
use crate::everywhere::{hits, opened};

/// What is written of a family besides its notes: how it takes part, what is in the way, where it
/// was pointed to, notes in one story.
pub fn more_of_theirs(
    store: &Store,
    family: Id<Family>,
    today: NaiveDate,
) -> hometime::store::Result<()> {
    let involvement = Involvement {
        family,
        way: Way::HelpsHere,
        since: today,
        until: None,
        reason: marked("reason"),
        easier: marked("easier"),
        evidence: marked("evidence"),
        note: None,
        privacy: Privacy::Private,
        wording: marked("1"),
    };
    store.ways().save(None, &involvement)?;
    let pressure = Pressure {
        family,
        which: marked("which"),
        wording: marked("2"),
        words: marked("shifts"),
        what_i_do: marked("ring later"),
        noted_on: today,
        eased_on: None,
        ask_on: Some(today),
        asked_on: None,
        talk_on: None,
        talk_how: marked("by phone"),
    };
    let pressure_noted = store.in_the_way().save(None, &pressure)?;
    store.in_the_way().save(
        Some(pressure_noted),
        &Pressure {
            words: marked("early shifts"),
            ..pressure
        },
    )?;
    let signpost = Signpost {
        family,
        service: marked("service"),
        offered_on: today,
        taken_up: TakenUp::default(),
        answered_on: None,
        follow_up: marked("went once"),
        follow_up_on: None,
    };
    store.in_the_way().save_signpost(None, &signpost)?;
    let notes = store.entries().list(
        &Filter {
            family: Some(family),
            sensitive: true,
            ..Filter::default()
        },
        0,
        2,
    )?;
    store.threads().link(&notes[0], &notes[1])
}

/// Her own words that say the name: they stay, and are listed.
fn say_it_elsewhere(store: &Store, now: NaiveDateTime) -> hometime::store::Result<()> {
    let today = now.date();
    let review = store.checklist().start(&Review {
        on: today,
        wording: marked("3"),
        sample: false,
    })?;
    store
        .checklist()
        .answer(review, 4, Practice::Yes, &marked("note"))?;
    let step = NextStep {
        review,
        question: 4,
        words: marked("step"),
        day: None,
        done_on: None,
        dropped_on: None,
    };
    store.checklist().save_step(None, &step)?;
    let ranked = Ranked {
        reason: marked("reason"),
        why: marked("why"),
        ..Ranked::default()
    };
    store.why().start(&Ranking {
        on: today,
        wording: marked("4"),
        reasons: vec![ranked],
        sample: false,
    })?;
    let page = JournalPage {
        on: today,
        words: marked("page"),
        looks_back_on: LooksBackOn::Nothing,
        sample: false,
    };
    store.journal().save(None, &page)?;
    let idea = Idea {
        kind: IdeaKind::default(),
        title: marked("song"),
        words: marked("la la"),
        hidden: false,
        sample: false,
    };
    store.ideas().save(None, &idea)?;
    let shelf = store.loans().things()?[0].clone();
    let thing = Thing {
        name: marked("drum"),
        reason: marked("loud"),
        more_reasons: vec![marked("louder")],
        watch_for: marked("skin"),
        missing: marked("stick"),
        languages: marked("none"),
        ..shelf.item
    };
    store.loans().save_thing(None, &thing)?;
    let quick = QuickWords {
        name: marked("quick"),
        words: marked("sentence"),
        used: 1,
    };
    store.quick_words().save(None, &quick)?;
    store.observations().add_area(&marked("area"))?;
    store.own_words().keep(&marked("kept"))?;
    store
        .pictures()
        .save_break(
            None,
            &Break {
                first: today,
                last: today,
                name: marked("off"),
                sample: false,
            },
        )
        .map(drop)
}

/// One column in which words can stand.
type Column = (String, String);

fn names(db: &Connection, query: &str, of: &str) -> Vec<String> {
    let mut statement = db.prepare(query).unwrap();
    statement
        .query_map([of], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// Tables with a row for whatever hangs on a family, through however many others, and all others
/// that history watches.
fn tables(db: &Connection) -> (BTreeSet<String>, BTreeSet<String>) {
    let watched = "SELECT substr(name, 7, length(name) - 13) FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'watch_%' || ?1";
    let mut others: BTreeSet<String> = names(db, watched, "_INSERT").into_iter().collect();
    assert!(others.len() > 30, "{others:?}");
    let mut theirs = BTreeSet::from(["family".to_owned(), "label".to_owned()]);
    loop {
        let hangs = |table: &&String| {
            let on = names(
                db,
                "SELECT \"table\" FROM pragma_foreign_key_list(?1)",
                table,
            );
            on.iter().any(|on| theirs.contains(on))
        };
        let more: Vec<String> = others.difference(&theirs).filter(hangs).cloned().collect();
        if more.is_empty() {
            others.retain(|table| !theirs.contains(table));
            return (theirs, others);
        }
        theirs.extend(more);
    }
}

/// Columns of text in which more can stand than a day, a time or one of a few words.
fn columns_for_words(db: &Connection, tables: &BTreeSet<String>) -> BTreeSet<Column> {
    let mut found = BTreeSet::new();
    for table in tables {
        let whole = names(
            db,
            "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1",
            table,
        )
        .remove(0);
        for column in names(
            db,
            "SELECT name FROM pragma_table_info(?1) WHERE type = 'TEXT'",
            table,
        ) {
            let from = whole.find(&format!("{column} TEXT")).unwrap();
            let mut depth = 0;
            let part: String = whole[from..]
                .chars()
                .take_while(|letter| {
                    depth += i32::from(*letter == '(') - i32::from(*letter == ')');
                    depth >= 0 && (*letter != ',' || depth > 0)
                })
                .collect();
            if !["IN (", "date(", "datetime(", "time("]
                .iter()
                .any(|few| part.contains(few))
            {
                found.insert((table.clone(), column));
            }
        }
    }
    found
}

fn has_mark(db: &Connection, (table, column): &Column) -> bool {
    let query = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} LIKE '%wortle%')");
    db.query_row(&query, [], |row| row.get(0)).unwrap()
}

/// Words that are not free: those of the areas and ways of learning are taken from lists, or from
/// an area of her own.
fn without_marks(db: &Connection, tables: &BTreeSet<String>) -> Vec<Column> {
    columns_for_words(db, tables)
        .into_iter()
        .filter(|column| !has_mark(db, column))
        .collect()
}

fn rows(db: &Connection, table: &str) -> i64 {
    let query = format!(
        "SELECT (SELECT count(*) FROM {table}) + (SELECT count(*) FROM history WHERE of = '{table}')"
    );
    db.query_row(&query, [], |row| row.get(0)).unwrap()
}

#[test]
fn the_marked_family_has_its_mark_wherever_words_of_a_family_can_stand() {
    let second = tempfile::tempdir().unwrap();
    let (desk, _) = desk(second.path());
    let folder = desk.leave();
    let db = opened(folder.path());
    let (theirs, _) = tables(&db);
    assert_eq!(
        without_marks(&db, &theirs),
        [],
        "a table with a link to a family is new: mark it where the marked family moves in"
    );
    let empty: Vec<&String> = theirs
        .iter()
        .filter(|table| rows(&db, table) == 0)
        .collect();
    assert!(empty.is_empty(), "{empty:?}");
}

#[test]
fn her_own_words_that_say_the_name_are_listed_wherever_they_stand_and_nothing_else_says_it() {
    let second = tempfile::tempdir().unwrap();
    let (desk, theirs) = desk(second.path());
    let now = moment(FRIDAY);
    desk.store()
        .step("Elsewhere", now, |store| say_it_elsewhere(store, now))
        .unwrap();
    let family = desk
        .store()
        .people()
        .unwrap()
        .children()
        .find(|child| child.id == theirs.child)
        .unwrap()
        .family;
    let folder = desk.leave();
    let db = opened(folder.path());
    let (_, others) = tables(&db);
    assert_eq!(
        without_marks(&db, &others),
        [],
        "a table of her own is new: say the name in it"
    );
    let said: BTreeSet<String> = columns_for_words(&db, &others)
        .iter()
        .filter(|column| has_mark(&db, column))
        .map(|(table, _)| table.clone())
        .collect();
    drop(db);

    let store = Store::open(folder.path(), now).unwrap();
    let erased = store.erasing().erase(Whom::Family(family), now).unwrap();
    let listed: BTreeSet<&str> = erased
        .stays
        .iter()
        .map(|mention| mention.what.as_str())
        .collect();
    for place in [
        "a page of your journal",
        "your reasons",
        "a look-back",
        "a next step",
        "something to try at home",
        "a thing on the shelf",
        "quick words",
        "elsewhere in your log",
    ] {
        assert!(listed.contains(place), "{place} is not among {listed:?}");
    }
    drop(store);
    let is_hers = |hit: &String| {
        let of_history = hit.contains(": history:")
            && said
                .iter()
                .any(|table| hit.contains(&format!("| {table} |")));
        of_history
            || said
                .iter()
                .any(|table| hit.contains(&format!("hometime.db: {table}:")))
            || hit.contains("in its bytes")
    };
    let log = hits(&[folder.path()], MARK)
        .into_iter()
        .filter(|hit| hit.contains("hometime.db:"));
    let left: Vec<String> = log.filter(|hit| !is_hers(hit) && !is_search(hit)).collect();
    assert_eq!(left, Vec::<String>::new());
}

/// Her own words may be found.
fn is_search(hit: &str) -> bool {
    Path::new(hit).to_string_lossy().contains(": search_")
}
