//! How ids, choices and weekdays are kept in a column: as numbers of rows and as stable words.

use std::collections::HashSet;

use chrono::Weekday;
use rusqlite::Connection;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use super::Result;
use crate::domain::privacy::{Where, seen_in as seen_privacies, sight};
use crate::domain::{
    Agreement, Condition, How, Id, IdeaKind, Kind, Landed, Practice, Privacy, ReadsEnglish,
    SharedHow, StartedBy, TakenUp, ThingKind, Tried, Way,
};

impl<T> ToSql for Id<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.raw().into())
    }
}

impl<T> FromSql for Id<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self::from_raw)
    }
}

/// A word in a column that stands for nothing this program knows.
#[derive(Debug, thiserror::Error)]
#[error("a word kept in the log stands for nothing known here")]
struct UnknownWord;

fn unknown_word() -> FromSqlError {
    FromSqlError::Other(Box::new(UnknownWord))
}

/// Keeps each list of choices as its word. A macro because the lists share no trait, only their
/// shape.
macro_rules! kept_as_word {
    ($($choice:ty),+ $(,)?) => {$(
        impl ToSql for $choice {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.word().into())
            }
        }

        impl FromSql for $choice {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Self::from_word(value.as_str()?).ok_or_else(unknown_word)
            }
        }
    )+};
}
kept_as_word!(
    Agreement,
    Condition,
    How,
    IdeaKind,
    Kind,
    Landed,
    Practice,
    Privacy,
    ReadsEnglish,
    SharedHow,
    StartedBy,
    TakenUp,
    ThingKind,
    Tried,
    Way
);

/// A weekday as it stands in a column: "mon" to "sun".
pub(super) struct Day(pub Weekday);

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().to_lowercase().into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map(Self)
            .map_err(|_| unknown_word())
    }
}

/// What may come up in a place, as a condition on the column of that name: "privacy IN
/// ('shareable')".
pub(super) fn seen_in(place: Where) -> String {
    let words: Vec<String> = seen_privacies(place)
        .map(|privacy| format!("'{}'", privacy.word()))
        .collect();
    format!("privacy IN ({})", words.join(", "))
}

/// The same for what shows its words there, rather than being closed.
pub(super) fn words_seen_in(place: Where) -> String {
    let words = seen_privacies(place).filter(|privacy| sight(*privacy, place).has_words());
    let words: Vec<String> = words
        .map(|privacy| format!("'{}'", privacy.word()))
        .collect();
    format!("privacy IN ({})", words.join(", "))
}

/// Row numbers as one JSON list, each once, so that one query can ask for many rows.
pub(super) fn list_of<T>(ids: impl IntoIterator<Item = Id<T>>) -> String {
    let mut met = HashSet::new();
    let numbers: Vec<String> = ids
        .into_iter()
        .filter(|id| met.insert(id.raw()))
        .map(|id| id.raw().to_string())
        .collect();
    format!("[{}]", numbers.join(","))
}

/// A column and what it is to hold.
pub(super) type Value<'v> = (&'static str, &'v dyn ToSql);

/// Writes a row: a new one where there is no `id`, else all these columns of the one that has it.
/// Each column is named once. Returns the row's number.
pub(super) fn upsert<T>(
    db: &Connection,
    table: &str,
    id: Option<Id<T>>,
    values: &[Value],
) -> Result<Id<T>> {
    let values = [&[("id", &id as &dyn ToSql)][..], values].concat();
    let statement = format!("{} RETURNING id", upserting(table, &["id"], &values));
    let held: Vec<&dyn ToSql> = values.iter().map(|(_, value)| *value).collect();
    Ok(db
        .prepare_cached(&statement)?
        .query_row(held.as_slice(), |row| row.get("id"))?)
}

/// Writes the one row that has these values in its `key` columns, whether it is there or not.
pub(super) fn upsert_by(
    db: &Connection,
    table: &str,
    key: &[&str],
    values: &[Value],
) -> Result<()> {
    let held: Vec<&dyn ToSql> = values.iter().map(|(_, value)| *value).collect();
    db.prepare_cached(&upserting(table, key, values))?
        .execute(held.as_slice())?;
    Ok(())
}

fn upserting(table: &str, key: &[&str], values: &[Value]) -> String {
    let columns: Vec<&str> = values.iter().map(|(column, _)| *column).collect();
    let places: Vec<String> = (1..=values.len()).map(|at| format!("?{at}")).collect();
    let again: Vec<String> = columns
        .iter()
        .filter(|column| !key.contains(column))
        .map(|column| format!("{column} = excluded.{column}"))
        .collect();
    format!(
        "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT ({}) DO UPDATE SET {}",
        columns.join(", "),
        places.join(", "),
        key.join(", "),
        again.join(", ")
    )
}

/// Begins the `FROM` of a query about the rows of such a list: the table comes next, and which of
/// its columns is `wanted.value`. With `IN (SELECT ...)` the engine would lay the list out as a
/// table of its own, every piece of it locked in memory.
pub(super) const EACH_OF_LIST: &str = "json_each(?1) AS wanted CROSS JOIN";

/// A count from a column. Counts are never below nought.
pub(super) fn counted(row: &rusqlite::Row<'_>, column: &str) -> rusqlite::Result<usize> {
    let count: i64 = row.get(column)?;
    Ok(usize::try_from(count).unwrap_or_default())
}
