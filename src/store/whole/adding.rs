//! A log that came as text, added to this one: rows get new numbers where the old ones are taken,
//! part by part.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

use super::incoming::Incoming;
use super::tables::{Table, never_twice, tables};
use crate::store::columns::counted;
use crate::store::{Result, Store};

/// The numbers rows have here, of those they had there.
#[derive(Default)]
struct Numbers {
    /// How far the rows of a table move.
    moved_by: HashMap<String, i64>,
    /// Rows that are here already, and so are not added.
    here: HashMap<(String, i64), i64>,
}

impl Numbers {
    fn of(&self, table: &str, number: i64) -> i64 {
        let here = self.here.get(&(table.to_owned(), number)).copied();
        here.unwrap_or_else(|| number + self.moved_by.get(table).copied().unwrap_or_default())
    }
}

/// So many rows are added at a time.
const AT_A_TIME: usize = 400;

/// A whole log on its way in, as part of a long step.
pub struct Adding {
    tables: Vec<Table>,
    /// The table that is being added, and the last row of it that is in.
    at: usize,
    after: i64,
    numbers: Numbers,
    /// Rows looked at, of how many.
    done: usize,
    whole: usize,
    was_empty: bool,
}

impl Store {
    /// Readies the adding of all of it.
    pub fn begin_adding(&self, incoming: &Incoming) -> Result<Adding> {
        let (tables, mut numbers, mut whole) = (tables(&self.db)?, Numbers::default(), 0);
        for Table { name, .. } in &tables {
            whole += incoming.store.db.query_row(
                &format!("SELECT count(*) AS number FROM \"{name}\""),
                [],
                |row| counted(row, "number"),
            )?;
        }
        for table in &tables {
            let highest = format!(
                "SELECT coalesce(max(\"{}\"), 0) FROM \"{}\"",
                table.key(),
                table.name
            );
            numbers.moved_by.insert(
                table.name.clone(),
                self.db.query_row(&highest, [], |row| row.get(0))?,
            );
        }
        Ok(Adding {
            tables,
            at: 0,
            after: 0,
            numbers,
            done: 0,
            whole,
            was_empty: self.holds_nothing()?,
        })
    }

    /// Once the rows are in: her settings, half-typed words, and what was erased for good.
    pub fn add_what_is_beside(&self, adding: &Adding, incoming: &Incoming) -> Result<()> {
        incoming.besides.add_to(self, adding.was_empty)
    }
}

impl Adding {
    /// How much is in, of a hundred.
    pub fn percent(&self) -> usize {
        self.done * 100 / self.whole.max(1)
    }

    /// Adds some more rows. `false`: all of them are in.
    pub fn go_on(&mut self, store: &Store, incoming: &Incoming) -> Result<bool> {
        let Some(table) = self.tables.get(self.at) else {
            return Ok(false);
        };
        let rows = add_some(store, incoming, table, &mut self.numbers, &mut self.after)?;
        self.done += rows;
        if rows < AT_A_TIME {
            (self.at, self.after) = (self.at + 1, 0);
        }
        Ok(self.at < self.tables.len())
    }
}

fn add_some(
    store: &Store,
    incoming: &Incoming,
    table: &Table,
    numbers: &mut Numbers,
    after: &mut i64,
) -> Result<usize> {
    let names: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("\"{}\"", column.name))
        .collect();
    let (name, names, key) = (&table.name, names.join(", "), table.key());
    let places = vec!["?"; table.columns.len()].join(", ");
    let insert =
        format!("INSERT INTO \"{name}\" ({names}) VALUES ({places}) ON CONFLICT DO NOTHING");
    let mut insert = store.db.prepare_cached(&insert)?;
    let same = never_twice(&store.db, name)?;
    let query = format!(
        "SELECT {names} FROM \"{name}\" WHERE \"{key}\" > ?1 ORDER BY \"{key}\" LIMIT {AT_A_TIME}"
    );
    let mut from = incoming.store.db.prepare_cached(&query)?;
    let mut rows = from.query([*after])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let mut values: Vec<Value> = Vec::with_capacity(table.columns.len());
        for (place, column) in table.columns.iter().enumerate() {
            let value: Value = row.get(place)?;
            if let (true, Value::Integer(number)) = (column.is_key, &value) {
                *after = *number;
            }
            let table_named = column.points_at.as_ref().or(column.is_key.then_some(name));
            values.push(match (value, table_named) {
                (Value::Integer(number), Some(table)) => numbers.of(table, number).into(),
                (value, _) => value,
            });
        }
        if insert.execute(params_from_iter(&values))? == 0
            && let Some(here) = row_that_is_the_same(store, table, &same, &values)?
        {
            numbers.here.insert((name.clone(), *after), here);
        }
        count += 1;
    }
    Ok(count)
}

/// The row here that a row coming in would repeat, such as the same label.
fn row_that_is_the_same(
    store: &Store,
    table: &Table,
    same: &[Vec<String>],
    values: &[Value],
) -> Result<Option<i64>> {
    for columns in same {
        let conditions: Vec<String> = columns
            .iter()
            .map(|column| format!("\"{column}\" IS ?"))
            .collect();
        let wanted = columns.iter().filter_map(|name| {
            let place = table
                .columns
                .iter()
                .position(|column| column.name == *name)?;
            values.get(place)
        });
        let query = format!(
            "SELECT \"{}\" FROM \"{}\" WHERE {}",
            table.key(),
            table.name,
            conditions.join(" AND ")
        );
        let found = store
            .db
            .prepare_cached(&query)?
            .query_row(params_from_iter(wanted), |row| row.get(0))
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}
