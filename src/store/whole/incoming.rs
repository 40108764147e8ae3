//! A whole log read from text: set up beside the log first, so that what is not whole never comes
//! near it.

use std::collections::BTreeMap;

use rusqlite::params_from_iter;
use rusqlite::types::Value as Kept;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::besides::{Besides, HalfTyped, WasErased};
use super::tables::{Table, tables};
use super::{LAYOUT, WHAT};
use crate::domain::People;
use crate::domain::text::clean;
use crate::store::beside::Progress;
use crate::store::{Beside, Filter, Result, Store, StoreError, connection, schema};

/// Rows are numbered from one; find has no room for numbers beyond this.
const HIGHEST: i64 = 1 << 31;

/// A log that came as text, read and found whole, in memory.
pub struct Incoming {
    pub(super) store: Store,
    pub(super) besides: Besides,
}

#[derive(Deserialize)]
struct Head {
    what: String,
    layout: u32,
    version: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    #[serde(rename = "what")]
    _what: String,
    #[serde(rename = "layout")]
    _layout: u32,
    #[serde(rename = "version")]
    _version: usize,
    settings: BTreeMap<String, String>,
    #[serde(default)]
    half_typed: Vec<HalfTyped>,
    #[serde(default)]
    erased: Vec<WasErased>,
    /// For whoever reads the text: the program knows.
    #[serde(default, rename = "left_out")]
    _left_out: BTreeMap<String, String>,
    tables: BTreeMap<String, Vec<Map<String, Value>>>,
}

impl Incoming {
    /// Reads all of it, by the tables of the version it was written with, and brings it up to date.
    pub fn read(text: &str) -> Result<Self> {
        Self::read_on(text, &Progress::default())
    }

    /// The same beside the keys, for a long one.
    pub fn read_beside(text: String) -> Result<Beside<Self>> {
        Beside::begin(move |progress| Self::read_on(&text, progress))
    }

    fn read_on(text: &str, progress: &Progress) -> Result<Self> {
        // What a newer Hometime adds is not known here, so the head is read first.
        let head: Head = serde_json::from_str(text).map_err(|_| not_whole())?;
        if head.what != WHAT || head.version == 0 {
            return Err(not_whole());
        }
        if head.layout > LAYOUT || head.version > schema::MIGRATIONS.len() {
            return Err(StoreError::FileNewer);
        }
        let text: Text = serde_json::from_str(text).map_err(|_| not_whole())?;
        let then = schema::MIGRATIONS.get(..head.version).unwrap_or_default();
        let store = Store::over(connection::in_memory()?, then)?;
        let rows = |table: &str| text.tables.get(table).map_or(0, Vec::len);
        let whole = text.tables.values().map(Vec::len).sum::<usize>() + rows("entry");
        progress.expect(whole as u64);
        let mut seen = || {
            progress.came(1);
            if progress.is_stopped() {
                Err(not_whole())
            } else {
                Ok(())
            }
        };
        set_up(&store, text.tables, &mut seen).map_err(|trouble| {
            if matches!(trouble, StoreError::Say(_)) {
                trouble
            } else {
                not_whole()
            }
        })?;
        schema::bring_up_to_date(&store.db, schema::MIGRATIONS)?;
        store.read_through(&mut seen).map_err(|_| not_whole())?;
        let besides = Besides {
            settings: text.settings,
            half_typed: text.half_typed,
            erased: text.erased,
        }
        .cleaned();
        Ok(Self { store, besides })
    }

    /// Everyone in it.
    pub fn people(&self) -> Result<People> {
        self.store.people()
    }

    /// How many half-typed lines it holds.
    pub fn half_typed(&self) -> usize {
        self.besides.half_typed.len()
    }

    /// How many notes it holds.
    pub fn notes(&self) -> Result<usize> {
        self.store.entries().count(&Filter {
            sensitive: true,
            ..Filter::default()
        })
    }
}

fn set_up(
    store: &Store,
    mut text: BTreeMap<String, Vec<Map<String, Value>>>,
    seen: &mut dyn FnMut() -> Result<()>,
) -> Result<()> {
    let _pen = store.pen.replay();
    let transaction = store.db.unchecked_transaction()?;
    store.db.pragma_update(None, "defer_foreign_keys", true)?;
    for table in tables(&store.db)? {
        for row in text.remove(&table.name).unwrap_or_default() {
            add_row(store, &table, row)?;
            seen()?;
        }
    }
    if !text.is_empty() {
        return Err(not_whole());
    }
    transaction.commit()?;
    Ok(())
}

fn add_row(store: &Store, table: &Table, row: Map<String, Value>) -> Result<()> {
    let mut names = Vec::new();
    let mut values = Vec::new();
    for (name, value) in row {
        let column = table
            .columns
            .iter()
            .find(|column| column.name == name)
            .ok_or_else(not_whole)?;
        let value = kept(value)?;
        if column.is_key && !matches!(value, Kept::Integer(1..HIGHEST)) {
            return Err(not_whole());
        }
        names.push(format!("\"{name}\""));
        values.push(value);
    }
    let places = vec!["?"; names.len()].join(", ");
    let insert = format!(
        "INSERT INTO \"{}\" ({}) VALUES ({places})",
        table.name,
        names.join(", ")
    );
    store
        .db
        .prepare_cached(&insert)?
        .execute(params_from_iter(values))?;
    Ok(())
}

fn kept(value: Value) -> Result<Kept> {
    match value {
        Value::Null => Ok(Kept::Null),
        Value::Number(number) => number.as_i64().map(Kept::Integer).ok_or_else(not_whole),
        Value::String(text) => Ok(Kept::Text(clean(&text))),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err(not_whole()),
    }
}

pub(super) fn not_whole() -> StoreError {
    StoreError::say(
        "That file is not a whole log as Hometime writes it, or part of it was changed. Nothing was taken. Try another.",
    )
}
