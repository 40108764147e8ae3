//! The whole log out, in again, and out again: byte for byte the same, with every table and every
//! column told of.

use crate::generated::many;
use std::fs;
use std::path::Path;

use hometime::export::Wanted;
use hometime::store::{Filter, Store};
use serde_json::Value;

use super::every_kind::with_every_kind;
use super::{evening, files, files_with, take_in};

const ALL: Wanted = Wanted {
    private: true,
    sensitive: true,
};

#[test]
fn a_log_written_out_and_taken_in_is_written_out_the_same() {
    let store = with_every_kind();
    let first = files_with(&store, ALL);
    let fresh = Store::in_memory().unwrap();
    assert!(fresh.holds_nothing().unwrap());
    take_in(&fresh, "hometime.json", &first["hometime.json"]).unwrap();
    assert!(fresh.check_deep().unwrap().is_sound());
    let again = files_with(&fresh, ALL);
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        again.keys().collect::<Vec<_>>()
    );
    for (name, text) in &first {
        assert!(*text == again[name], "{name} differs");
    }
    // What is found there is found here; what was half-typed is in its place.
    let found = |store: &Store| {
        store
            .entries()
            .count(&Filter {
                words: "slept".to_owned(),
                ..Filter::default()
            })
            .unwrap()
    };
    assert!(found(&store) > 0);
    assert_eq!(found(&store), found(&fresh));
    assert_eq!(store.drafts().all().unwrap(), fresh.drafts().all().unwrap());
    assert_eq!(
        fresh.undo().unwrap().as_deref(),
        Some("A whole log brought in")
    );
    assert!(fresh.holds_nothing().unwrap());
    fresh.redo().unwrap();
    assert!(files_with(&fresh, ALL)["hometime.json"] == first["hometime.json"]);
}

#[test]
fn into_a_log_in_use_everything_comes_beside_what_is_there() {
    let store = with_every_kind();
    let before = files(&store)["hometime.json"].clone();
    take_in(&store, "hometime.json", &before).unwrap();
    assert!(store.check_deep().unwrap().is_sound());
    let (was, is): (Value, Value) = (
        serde_json::from_str(&before).unwrap(),
        serde_json::from_str(&files(&store)["hometime.json"]).unwrap(),
    );
    for (table, rows) in was["tables"].as_object().unwrap() {
        let once = [
            "label",
            "own_area",
            "idea",
            "kept_word",
            "quick_words",
            "round_let_go",
            "look_back_let_go",
        ]
        .contains(&table.as_str());
        let rows = rows.as_array().unwrap();
        let now = is["tables"][table].as_array().unwrap();
        assert_eq!(
            now[..rows.len()],
            rows[..],
            "{table}: what was there is as it was"
        );
        assert_eq!(now.len(), rows.len() * if once { 1 } else { 2 }, "{table}");
    }
    for beside in ["settings", "half_typed", "erased"] {
        assert_eq!(was[beside], is[beside], "{beside} are there once");
    }
    store.undo().unwrap();
    assert_eq!(files(&store)["hometime.json"], before);
}

#[test]
fn every_table_is_written_out_or_named_with_a_reason_and_every_column_is_told_of() {
    let store = with_every_kind();
    let files = files(&store);
    let text: Value = serde_json::from_str(&files["hometime.json"]).unwrap();
    let (tables, left_out) = (
        text["tables"].as_object().unwrap(),
        text["left_out"].as_object().unwrap(),
    );
    let mut named: Vec<&String> = tables.keys().chain(left_out.keys()).collect();
    named.sort();
    let mut kept: Vec<String> = Vec::new();
    for file in
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/migrations")).unwrap()
    {
        for line in fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            kept.extend(
                line.strip_prefix("CREATE TABLE ")
                    .and_then(|rest| rest.split([' ', '(']).next())
                    .map(str::to_owned),
            );
        }
    }
    kept.sort();
    assert_eq!(named, kept.iter().collect::<Vec<_>>());
    assert!(
        left_out
            .values()
            .all(|reason| reason.as_str().unwrap().len() > 20),
        "each with its reason: {left_out:?}"
    );

    let told = &files["hometime-json.txt"];
    let words: Vec<&str> = told
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .collect();
    for (table, rows) in tables {
        assert!(
            told.lines()
                .any(|line| line.split_whitespace().next() == Some(table)),
            "{table} is not told of"
        );
        let Some(row) = rows.as_array().unwrap().first() else {
            panic!("what is compared has no {table}")
        };
        for column in row.as_object().unwrap().keys() {
            assert!(
                words.contains(&column.as_str()),
                "{table}.{column} is not told of"
            );
        }
    }
    for beside in ["settings", "half_typed", "erased"] {
        assert!(
            !text[beside].as_array().map_or_else(
                || text[beside].as_object().unwrap().is_empty(),
                Vec::is_empty
            ),
            "{beside}"
        );
    }
    assert_eq!(
        (
            &text["settings"]["name"],
            &text["settings"]["keeping/chats"]
        ),
        (&Value::from("Ann"), &Value::from("30"))
    );
}

#[test]
fn what_belongs_to_the_laptop_stays_on_it() {
    let store = with_every_kind();
    for (name, value) in [
        ("lock", "the disk"),
        ("place-old-copy", "/somewhere/of/hers"),
        ("place-left", "as it is"),
    ] {
        store.settings().set(name, value).unwrap();
        let text = files(&store)["hometime.json"].clone();
        assert!(!text.contains(value), "{name}");
        // And nobody can bring it in.
        let text = text.replacen(
            "\"settings\": {",
            &format!("\"settings\": {{\"{name}\":\"{value}\","),
            1,
        );
        let fresh = Store::in_memory().unwrap();
        take_in(&fresh, "hometime.json", &text).unwrap();
        assert_eq!(fresh.settings().get(name).unwrap(), None);
        assert_eq!(
            fresh.settings().get("name").unwrap().as_deref(),
            Some("Ann")
        );
    }
}

#[test]
fn a_long_log_is_out_and_in_whole() {
    let store = Store::in_memory().unwrap();
    many(&store, 1_000, evening(), 7).unwrap();
    let text = files(&store)["hometime.json"].clone();
    let fresh = Store::in_memory().unwrap();
    take_in(&fresh, "hometime.json", &text).unwrap();
    assert!(files(&fresh)["hometime.json"] == text);
}
