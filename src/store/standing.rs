//! Every live row held against the last that history says of it: a row that is older than its
//! history shows.

use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use super::Result;
use super::history::{Columns, columns, watched};

/// Rows that are not what history says of them, as the table and the number of the row.
pub(crate) fn differing(db: &Connection) -> Result<Vec<(String, i64)>> {
    differing_told(db, |_| ())
}

fn differing_told(db: &Connection, told: impl Fn(u64)) -> Result<Vec<(String, i64)>> {
    let (mut found, tables) = (Vec::new(), watched(db)?);
    for (place, table) in (1..).zip(&tables) {
        let table = Told::of(db, table)?;
        found.extend(
            table
                .differing(db)?
                .into_iter()
                .map(|row| (table.name.clone(), row)),
        );
        told(place * 100 / tables.len() as u64);
    }
    Ok(found)
}

/// Takes every row as it now stands for right, whatever history says of it: after tables were
/// changed, or something was erased. `told` hears how many hundredths of it are looked at.
pub(crate) fn note(db: &Connection, told: impl Fn(u64)) -> Result<()> {
    for (table, row) in differing_told(db, told)? {
        let Columns { key, all } = columns(db, &table)?;
        db.execute(
            "DELETE FROM standing WHERE of = ?1 AND row = ?2",
            params![table, row],
        )?;
        let whole = whole(&all);
        db.execute(
            &format!("INSERT INTO standing (of, row, whole) SELECT ?1, ?2, {whole} FROM {table} WHERE {key} = ?2"),
            params![table, row],
        )?;
    }
    Ok(())
}

/// From now on history speaks again for the rows that a step changed.
pub(crate) fn history_speaks(db: &Connection, step: i64) -> Result<()> {
    db.prepare_cached(
        "DELETE FROM standing WHERE (of, row) IN (SELECT of, row FROM history WHERE step = ?1)",
    )?
    .execute([step])?;
    Ok(())
}

fn whole(columns: &[String]) -> String {
    let pairs: Vec<String> = columns
        .iter()
        .map(|column| format!("'{column}', {column}"))
        .collect();
    format!("json_object({})", pairs.join(", "))
}

/// One table, and the questions to ask of it.
struct Told {
    name: String,
    columns: Columns,
}

impl Told {
    fn of(db: &Connection, table: &str) -> Result<Self> {
        Ok(Self {
            name: table.to_owned(),
            columns: columns(db, table)?,
        })
    }

    fn differing(&self, db: &Connection) -> Result<Vec<i64>> {
        let mut found = self.changed(db)?;
        found.extend(self.unheard_of(db)?);
        Ok(found)
    }

    /// Rows of which something else is said, and rows that should be there or should not.
    fn changed(&self, db: &Connection) -> Result<Vec<i64>> {
        let (table, Columns { key, all }) = (&self.name, &self.columns);
        // What was undone first, if anything was, says what a row went back to; else what was done
        // last says what it became.
        let mut statement = db.prepare(&format!(
            "WITH said AS (
                 SELECT row, iif(undone, before, after) AS says, max(iif(undone, 4611686018427387904 - history.id, history.id)) AS newest
                 FROM history CROSS JOIN step ON step.id = history.step
                 WHERE of = '{table}' AND row NOT IN (SELECT row FROM standing WHERE of = '{table}') GROUP BY row
                 UNION ALL SELECT row, whole, 0 FROM standing WHERE of = '{table}'
             ), live AS (SELECT {key} AS number, {whole} AS whole FROM {table})
             SELECT row, says, whole FROM said LEFT JOIN live ON number = row WHERE says IS NOT whole",
            whole = whole(all),
        ))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (says, whole): (Option<String>, Option<String>) =
                (row.get("says")?, row.get("whole")?);
            if !agree(says.as_deref(), whole.as_deref()) {
                found.push(row.get("row")?);
            }
        }
        Ok(found)
    }

    /// Rows of which nothing was ever said.
    fn unheard_of(&self, db: &Connection) -> Result<Vec<i64>> {
        let (table, key) = (&self.name, &self.columns.key);
        let mut statement = db.prepare(&format!(
            "SELECT {key} FROM {table} WHERE {key} NOT IN (SELECT row FROM history WHERE of = '{table}')
                 AND {key} NOT IN (SELECT row FROM standing WHERE of = '{table}')"
        ))?;
        let found = statement
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(found)
    }
}

/// Whether a live row has everything that is said of it. A column added since is not spoken of.
fn agree(says: Option<&str>, whole: Option<&str>) -> bool {
    let (Some(says), Some(whole)) = (says, whole) else {
        return says.is_none() && whole.is_none();
    };
    let read = |text| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let (says, whole) = (read(says), read(whole));
    !says.is_empty()
        && says
            .iter()
            .all(|(column, value)| whole.get(column).is_none_or(|live| live == value))
}
