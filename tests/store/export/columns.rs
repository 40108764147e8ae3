//! Every column of what is written down is in a table of the export, or is left out on purpose.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::{files, made_up};

/// Where a column goes: the table and the head it is under, or the reason why it is in none.
enum Goes {
    Under(&'static str, &'static str),
    #[expect(dead_code, reason = "says to the reader why")]
    Nowhere(&'static str),
}
use Goes::{Nowhere, Under};

const NUMBER: Goes = Nowhere("the number of a row, in place of which names are written");
const MADE_UP: Goes = Nowhere("says that it is of the sample families");
const SPELT_FOR_FINDING: Goes = Nowhere("a column beside it, spelt for finding");
const ON_THE_CARDS: Goes = Nowhere("known of the people, and on the page of the child");

/// The columns of the tables that hold notes, items, ideas, reminders and key days.
const COLUMNS: &[(&str, &[(&str, Goes)])] = &[
    (
        "entry",
        &[
            ("id", Under("chats.csv", "number")),
            ("family", Nowhere("the child says which")),
            ("kind", Nowhere("each kind has a table of its own")),
            ("day", Under("chats.csv", "date")),
            ("made_at", Under("chats.csv", "written")),
            ("adult", Under("chats.csv", "with")),
            ("how", Under("chats.csv", "how")),
            ("started_by", Under("chats.csv", "begun by")),
            ("rushed", Under("chats.csv", "in a hurry")),
            ("words", Under("chats.csv", "words")),
            ("heard", Under("chats.csv", "they told")),
            ("changed_practice", Under("chats.csv", "changed what I do")),
            ("for_record", Nowhere("for the page of the child")),
            ("privacy", Under("chats.csv", "privacy")),
            ("removed_at", Nowhere("what was removed is in no table")),
        ],
    ),
    (
        "observation",
        &[
            ("entry", NUMBER),
            ("next_step", Under("observations.csv", "next")),
            ("at_home", Under("observations.csv", "at home")),
        ],
    ),
    (
        "share",
        &[
            ("id", NUMBER),
            ("entry", NUMBER),
            ("adult", Under("observations.csv", "shared with")),
            ("day", Under("observations.csv", "shared with")),
            ("how", Under("observations.csv", "shared with")),
            ("in_their_language", Nowhere("for the pictures")),
        ],
    ),
    (
        "loan",
        &[
            ("entry", NUMBER),
            ("thing", Under("loans.csv", "thing")),
            ("why", Under("loans.csv", "why it matters")),
            ("due", Under("loans.csv", "back by")),
            ("back_on", Under("loans.csv", "back on")),
            ("outcome", Under("loans.csv", "what happened")),
            ("landed", Under("loans.csv", "reason landed")),
        ],
    ),
    (
        "giving",
        &[
            ("entry", NUMBER),
            ("idea", Under("to-try.csv", "idea")),
            ("tried", Under("to-try.csv", "tried")),
            ("happened", Under("to-try.csv", "what happened")),
        ],
    ),
    (
        "answer",
        &[
            ("entry", NUMBER),
            ("answers", Under("answers.csv", "answers number")),
        ],
    ),
    (
        "reminder",
        &[
            ("id", NUMBER),
            ("entry", NUMBER),
            ("due", Under("reminders.csv", "due")),
            ("words", Under("reminders.csv", "words")),
            ("done_on", Nowhere("what is done is in no table")),
        ],
    ),
    (
        "key_day",
        &[
            ("id", NUMBER),
            ("family", Under("key-days.csv", "child")),
            ("day", Under("key-days.csv", "day")),
            ("what", Under("key-days.csv", "what")),
            ("yearly", Under("key-days.csv", "every year")),
        ],
    ),
    (
        "thing",
        &[
            ("id", NUMBER),
            ("name", Under("things.csv", "name")),
            ("kind", Under("things.csv", "kind")),
            ("reason", Under("things.csv", "why it matters")),
            ("watch_for", Under("things.csv", "watch for")),
            ("pieces", Under("things.csv", "pieces")),
            ("condition", Under("things.csv", "condition")),
            ("missing", Under("things.csv", "missing")),
            (
                "out_of_action_on",
                Nowhere("whether it can go home just now"),
            ),
            ("languages", Under("things.csv", "languages")),
            ("suits_from", Under("things.csv", "suits")),
            ("suits_to", Under("things.csv", "suits")),
            ("days", Nowhere("how long it usually goes for")),
            ("hidden", Nowhere("whether lists show it")),
            ("sample", MADE_UP),
        ],
    ),
    (
        "idea",
        &[
            ("id", NUMBER),
            ("kind", Under("ideas.csv", "kind")),
            ("title", Under("ideas.csv", "title")),
            ("folded", SPELT_FOR_FINDING),
            ("words", Under("ideas.csv", "words")),
            ("hidden", Nowhere("whether lists show it")),
            ("sample", MADE_UP),
        ],
    ),
    (
        "child",
        &[
            ("id", NUMBER),
            ("family", Under("families.csv", "family")),
            ("name", Under("families.csv", "child")),
            ("nickname", Under("families.csv", "nickname")),
            ("born", Under("families.csv", "born")),
            ("key_person", ON_THE_CARDS),
            ("key_person_told_on", ON_THE_CARDS),
            ("started_on", Under("families.csv", "started")),
            ("left_on", Under("families.csv", "left")),
        ],
    ),
];

/// The columns of a table after every migration.
fn columns(db: &Connection, table: &str) -> BTreeSet<String> {
    let mut statement = db
        .prepare("SELECT name FROM pragma_table_info(?1)")
        .unwrap();
    let names = statement.query_map([table], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

fn with_every_migration() -> Connection {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/migrations");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let db = Connection::open_in_memory().unwrap();
    for file in files {
        db.execute_batch(&fs::read_to_string(file).unwrap())
            .unwrap();
    }
    db
}

#[test]
fn every_column_of_what_is_written_down_is_in_a_table_or_left_out_on_purpose() {
    let files = files(&made_up());
    let db = with_every_migration();
    for (table, known) in COLUMNS {
        let known: BTreeMap<&str, &Goes> =
            known.iter().map(|(column, goes)| (*column, goes)).collect();
        let columns = columns(&db, table);
        for column in &columns {
            assert!(
                known.contains_key(column.as_str()),
                "{table}.{column} is in no table of the export: give it a column in src/export/sheets.rs and name it here, or say here why it has none"
            );
        }
        for (column, goes) in known {
            assert!(columns.contains(column), "there is no {table}.{column}");
            let Under(file, head) = goes else { continue };
            let heads = files[*file].lines().next().unwrap();
            assert!(
                heads
                    .trim_start_matches('\u{feff}')
                    .split(',')
                    .any(|known| known == *head),
                "{table}.{column}: no {head:?} in {file}: {heads}"
            );
        }
    }
}
