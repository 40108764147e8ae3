//! The log written out as text, part by part, so that a long one can say how far it is.

use std::collections::BTreeMap;
use std::io::Write;

use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

use super::besides::Besides;
use super::tables::{LEFT_OUT, Table, tables};
use super::{LAYOUT, WHAT};
use crate::domain::text::clean;
use crate::store::{Result, Store, StoreError, schema};

/// The log as text. Its parts, written one after another, are the whole of it.
pub struct Whole {
    tables: Vec<Table>,
}

impl Store {
    pub fn whole(&self) -> Result<Whole> {
        Ok(Whole {
            tables: tables(&self.db)?,
        })
    }

    /// Whether nothing at all was ever written down, or all of it was taken away again.
    pub fn holds_nothing(&self) -> Result<bool> {
        for table in tables(&self.db)? {
            let query = format!("SELECT EXISTS (SELECT 1 FROM \"{}\")", table.name);
            if self.db.query_row(&query, [], |row| row.get(0))? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Whole {
    /// How many parts there are.
    pub fn parts(&self) -> usize {
        self.tables.len()
    }

    /// Writes one part: the first brings the head, the last the foot.
    pub fn write(&self, store: &Store, part: usize, out: &mut impl Write) -> Result<()> {
        let Some(table) = self.tables.get(part) else {
            return Ok(());
        };
        let put = |out: &mut dyn Write, words: &str| {
            out.write_all(words.as_bytes())
                .map_err(StoreError::NotWrittenOut)
        };
        if part == 0 {
            let besides = Besides::of(store)?;
            let left_out: BTreeMap<_, _> = LEFT_OUT.iter().copied().collect();
            put(
                out,
                &format!(
                    "{{\n\"what\": \"{WHAT}\",\n\"layout\": {LAYOUT},\n\"version\": {},\n",
                    schema::MIGRATIONS.len()
                ),
            )?;
            for (name, part) in [
                ("left_out", serde_json::to_string(&left_out)),
                ("settings", serde_json::to_string(&besides.settings)),
                ("half_typed", serde_json::to_string(&besides.half_typed)),
                ("erased", serde_json::to_string(&besides.erased)),
            ] {
                put(out, &format!("\"{name}\": {},\n", part.unwrap_or_default()))?;
            }
            put(out, "\"tables\": {\n")?;
        }
        put(out, &format!("\"{}\": [", table.name))?;
        let names: Vec<String> = table
            .columns
            .iter()
            .map(|column| format!("\"{}\"", column.name))
            .collect();
        let query = format!(
            "SELECT {} FROM \"{}\" ORDER BY \"{}\"",
            names.join(", "),
            table.name,
            table.key()
        );
        let mut statement = store.db.prepare(&query)?;
        let mut rows = statement.query([])?;
        let mut between = "\n";
        while let Some(row) = rows.next()? {
            let mut written = Map::new();
            for (place, column) in table.columns.iter().enumerate() {
                written.insert(column.name.clone(), value(row.get_ref(place)?));
            }
            put(out, between)?;
            between = ",\n";
            serde_json::to_writer(&mut *out, &written)
                .map_err(|trouble| StoreError::NotWrittenOut(trouble.into()))?;
        }
        let is_last = part + 1 == self.tables.len();
        put(out, if is_last { "\n]\n}\n}\n" } else { "\n],\n" })
    }
}

fn value(kept: ValueRef<'_>) -> Value {
    match kept {
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => clean(&String::from_utf8_lossy(text)).into(),
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
    }
}
