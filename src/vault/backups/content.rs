//! What is in a log, summed up: how many rows each table has, and one sum over every value in every
//! row.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use crate::store::Result;

/// Two logs with the same content hold the same rows with the same words, however their pages lie.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    pub rows: BTreeMap<String, usize>,
    pub sum: String,
}

/// Tables of the search index; they are made again from the rows.
const KEPT_TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%' ORDER BY name";

impl Content {
    pub fn of(db: &Connection) -> Result<Self> {
        let tables: Vec<String> = db
            .prepare(KEPT_TABLES)?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let (mut rows, mut sum) = (BTreeMap::new(), Sha256::new());
        for table in tables {
            sum.update(table.as_bytes());
            let counted = add_rows(db, &table, &mut sum)?;
            rows.insert(table, counted);
        }
        Ok(Self {
            rows,
            sum: hex(&sum.finalize()),
        })
    }

    /// Everything written down, removed notes too.
    pub fn notes(&self) -> usize {
        self.rows.get("entry").copied().unwrap_or_default()
    }
}

fn add_rows(db: &Connection, table: &str, sum: &mut Sha256) -> Result<usize> {
    let mut statement = db.prepare(&format!("SELECT * FROM \"{table}\" ORDER BY rowid"))?;
    let columns = statement.column_count();
    let (mut counted, mut rows) = (0, statement.query([])?);
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            // Each value with its kind and its length, so that no two rows can be cut differently
            // to the same sum.
            let (kind, bytes): (u8, &[u8]) = match row.get_ref(column)? {
                ValueRef::Null => (0, &[]),
                ValueRef::Integer(number) => (1, &number.to_le_bytes()),
                ValueRef::Real(number) => (2, &number.to_le_bytes()),
                ValueRef::Text(text) => (3, text),
                ValueRef::Blob(bytes) => (4, bytes),
            };
            sum.update([kind]);
            sum.update((bytes.len() as u64).to_le_bytes());
            sum.update(bytes);
        }
        counted += 1;
    }
    Ok(counted)
}

/// Bytes as hex letters.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let half = |half: u8| char::from_digit(u32::from(half), 16);
    bytes
        .iter()
        .flat_map(|byte| [half(byte >> 4), half(byte & 15)])
        .flatten()
        .collect()
}
