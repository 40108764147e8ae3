//! Every table that is hers, what is pointed at before what points, as the log's own schema says.

use rusqlite::Connection;

use crate::store::Result;

/// Tables that are not written out as tables, each with its reason. Every other table is, also one
/// that is added some day.
pub(super) const LEFT_OUT: &[(&str, &str)] = &[
    (
        "setting",
        "what you chose in Settings; it is under \"settings\"",
    ),
    ("draft", "half-typed words; they are under \"half_typed\""),
    (
        "erasing",
        "what was erased for good, by day and number; it is under \"erased\"",
    ),
    (
        "step",
        "what was done when, for undo; it belongs to the one log file",
    ),
    (
        "history",
        "what words were before they were changed or taken back; it belongs to the one log file",
    ),
    (
        "standing",
        "which rows history does not speak of; it belongs to the one log file",
    ),
    (
        "chain",
        "the seal over history; it belongs to the one log file",
    ),
];

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

/// One column of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    pub is_key: bool,
    /// The table whose rows it names.
    pub points_at: Option<String>,
}

impl Table {
    pub fn key(&self) -> &str {
        self.columns
            .iter()
            .find(|column| column.is_key)
            .map_or("rowid", |column| &column.name)
    }

    fn points_at(&self, other: &str) -> bool {
        self.name != other
            && self
                .columns
                .iter()
                .any(|column| column.points_at.as_deref() == Some(other))
    }
}

/// All of them.
pub(super) fn tables(db: &Connection) -> Result<Vec<Table>> {
    let query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let names: Vec<String> = db
        .prepare(query)?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let hers = names
        .into_iter()
        .filter(|name| LEFT_OUT.iter().all(|(other, _)| other != name));
    let mut waiting = hers
        .map(|name| columns(db, &name).map(|columns| Table { name, columns }))
        .collect::<Result<Vec<_>>>()?;
    let mut ordered: Vec<Table> = Vec::new();
    while !waiting.is_empty() {
        let is_ready = |table: &Table| !waiting.iter().any(|other| table.points_at(&other.name));
        // Two tables that point at each other would wait for ever: then the first of them goes
        // first.
        let place = waiting.iter().position(is_ready).unwrap_or(0);
        ordered.push(waiting.remove(place));
    }
    Ok(ordered)
}

fn columns(db: &Connection, table: &str) -> Result<Vec<Column>> {
    let mut statement = db.prepare(
        "SELECT column.name AS name, pk > 0 AS is_key, link.\"table\" AS points_at
         FROM pragma_table_info(?1) AS column LEFT JOIN pragma_foreign_key_list(?1) AS link ON link.\"from\" = column.name
         ORDER BY cid",
    )?;
    let columns = statement
        .query_map([table], |row| {
            Ok(Column {
                name: row.get("name")?,
                is_key: row.get("is_key")?,
                points_at: row.get("points_at")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(columns)
}

/// Sets of columns no two rows may share, besides the key.
pub(super) fn never_twice(db: &Connection, table: &str) -> Result<Vec<Vec<String>>> {
    let mut statement = db.prepare(
        "SELECT name FROM pragma_index_list(?1) WHERE \"unique\" = 1 AND origin <> 'pk'",
    )?;
    let indexes: Vec<String> = statement
        .query_map([table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut of_index = db.prepare("SELECT name FROM pragma_index_info(?1) ORDER BY seqno")?;
    indexes
        .iter()
        .map(|index| {
            Ok(of_index
                .query_map([index], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?)
        })
        .collect()
}
