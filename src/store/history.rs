//! Every change to every watched row, before and after: laid down by triggers, replayed to undo and
//! redo.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OptionalExtension, Params, named_params, params};

use super::{Result, chain, standing};

/// Tables whose changes are not kept: history itself, what is found again by reading, and what is
/// not hers to undo.
const UNWATCHED: &str =
    "name NOT IN ('draft', 'setting', 'step', 'history', 'chain', 'standing', 'erasing')
    AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%'";

/// Tells the triggers what they are writing under.
pub(crate) struct Pen(Arc<AtomicI64>);

/// Nobody writes: a change now is a mistake in the program, and the missing step number stops it.
const LAID_DOWN: i64 = -1;
/// History is being replayed: nothing is to be kept about that.
const REPLAYING: i64 = 0;

impl Pen {
    pub fn given_to(db: &Connection) -> Result<Self> {
        let pen = Arc::new(AtomicI64::new(LAID_DOWN));
        let seen = Arc::clone(&pen);
        // Harmless, and said to be: the triggers of an untrusted schema may call nothing else.
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
        db.create_scalar_function("writing_step", 0, flags, move |_| {
            let step = seen.load(Ordering::Relaxed);
            Ok((step != LAID_DOWN).then_some(step))
        })?;
        Ok(Self(pen))
    }

    pub fn is_writing(&self) -> bool {
        self.0.load(Ordering::Relaxed) != LAID_DOWN
    }

    pub fn write_under(&self, step: i64) -> PenInHand<'_> {
        self.0.store(step, Ordering::Relaxed);
        PenInHand(self)
    }

    pub fn replay(&self) -> PenInHand<'_> {
        self.write_under(REPLAYING)
    }
}

/// While this lives the triggers know their step; it lays the pen down even when saving breaks off.
pub(crate) struct PenInHand<'p>(&'p Pen);

impl Drop for PenInHand<'_> {
    fn drop(&mut self) {
        self.0.0.store(LAID_DOWN, Ordering::Relaxed);
    }
}

/// Takes the triggers away, so that the tables can be changed.
pub(crate) fn unwatch(db: &Connection) -> Result<()> {
    for trigger in names(
        db,
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'watch_%'",
        [],
    )? {
        db.execute_batch(&format!("DROP TRIGGER {trigger}"))?;
    }
    Ok(())
}

/// The tables whose changes are kept.
pub(crate) fn watched(db: &Connection) -> Result<Vec<String>> {
    names(
        db,
        &format!("SELECT name FROM sqlite_schema WHERE type = 'table' AND {UNWATCHED}"),
        [],
    )
}

/// Lays triggers under every watched table, from the list of tables as it now is.
pub(crate) fn watch(db: &Connection) -> Result<()> {
    for table in watched(db)? {
        let Columns { key, all } = columns(db, &table)?;
        let whole = |row: &str| {
            let pairs: Vec<String> = all
                .iter()
                .map(|column| format!("'{column}', {row}.{column}"))
                .collect();
            format!("json_object({})", pairs.join(", "))
        };
        let differs: Vec<String> = all
            .iter()
            .map(|column| format!("OLD.{column} IS NOT NEW.{column}"))
            .collect();
        let (old, new, differs) = (whole("OLD"), whole("NEW"), differs.join(" OR "));
        for (event, condition, row, before, after) in [
            ("INSERT", "1", "NEW", "NULL", new.as_str()),
            (
                "UPDATE",
                differs.as_str(),
                "NEW",
                old.as_str(),
                new.as_str(),
            ),
            ("DELETE", "1", "OLD", old.as_str(), "NULL"),
        ] {
            db.execute_batch(&format!(
                "CREATE TRIGGER watch_{table}_{event} AFTER {event} ON {table}
                 WHEN writing_step() IS NOT {REPLAYING} AND ({condition})
                 BEGIN
                     INSERT INTO history (step, of, row, before, after)
                     VALUES (writing_step(), '{table}', {row}.{key}, {before}, {after});
                 END"
            ))?;
        }
    }
    Ok(())
}

fn names(db: &Connection, query: &str, values: impl Params) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(query)?;
    let found = statement
        .query_map(values, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

/// The columns of a watched table and the one that is its key.
pub(crate) struct Columns {
    pub key: String,
    pub all: Vec<String>,
}

pub(crate) fn columns(db: &Connection, table: &str) -> Result<Columns> {
    let mut statement = db.prepare_cached("SELECT name, pk FROM pragma_table_info(?1)")?;
    let mut found = Columns {
        key: String::new(),
        all: Vec::new(),
    };
    let mut rows = statement.query([table])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        if row.get::<_, i64>(1)? > 0 {
            found.key.clone_from(&name);
        }
        found.all.push(name);
    }
    Ok(found)
}

/// A step that was saved.
pub(crate) struct Step {
    pub id: i64,
    pub what: String,
}

/// The step undo would take back.
pub(crate) fn newest_done(db: &Connection) -> Result<Option<Step>> {
    // A step of which everything was erased changed nothing that could be taken back.
    one_step(
        db,
        "SELECT id, what FROM step WHERE undone = 0 AND EXISTS (SELECT 1 FROM history WHERE step = step.id) ORDER BY id DESC LIMIT 1",
    )
}

/// The step redo would bring back.
pub(crate) fn oldest_undone(db: &Connection) -> Result<Option<Step>> {
    one_step(
        db,
        "SELECT id, what FROM step WHERE undone = 1 ORDER BY id LIMIT 1",
    )
}

fn one_step(db: &Connection, query: &str) -> Result<Option<Step>> {
    let step = db
        .prepare(query)?
        .query_row([], |row| {
            Ok(Step {
                id: row.get("id")?,
                what: row.get("what")?,
            })
        })
        .optional()?;
    Ok(step)
}

/// Ends a step: one that changed nothing leaves no trace; any other drops what was undone before
/// it. Says whether something changed.
pub(crate) fn keep(db: &Connection, step: i64) -> Result<bool> {
    let changed: bool = db
        .prepare("SELECT EXISTS (SELECT 1 FROM history WHERE step = ?1)")?
        .query_row([step], |row| row.get(0))?;
    if changed {
        chain::seal(db, step)?;
        standing::history_speaks(db, step)?;
        db.prepare_cached(
            "DELETE FROM history WHERE step IN (SELECT id FROM step WHERE undone = 1)",
        )?
        .execute([])?;
        db.prepare_cached("DELETE FROM step WHERE undone = 1")?
            .execute([])?;
    } else {
        db.prepare_cached("DELETE FROM step WHERE id = ?1")?
            .execute([step])?;
    }
    Ok(changed)
}

/// Which way history is walked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Back,
    Forward,
}

/// Puts every row a step changed as it was before it, or as it was after it.
pub(crate) fn replay(db: &Connection, step: i64, way: Way) -> Result<()> {
    // Step by step back along the way it came, no link dangles: each row leaves before what it
    // points at, and returns after it.
    let query = match way {
        Way::Back => "SELECT of, row, before AS put FROM history WHERE step = ?1 ORDER BY id DESC",
        Way::Forward => "SELECT of, row, after AS put FROM history WHERE step = ?1 ORDER BY id",
    };
    let mut changes = db.prepare(query)?;
    let mut changes = changes.query([step])?;
    while let Some(change) = changes.next()? {
        let (table, row, put): (String, i64, Option<String>) =
            (change.get("of")?, change.get("row")?, change.get("put")?);
        put_row(db, &table, row, put.as_deref())?;
    }
    standing::history_speaks(db, step)?;
    db.execute(
        "UPDATE step SET undone = ?2 WHERE id = ?1",
        params![step, way == Way::Back],
    )?;
    Ok(())
}

/// Makes one row what `put` says, or takes it away when it says nothing.
pub(crate) fn put_row(db: &Connection, table: &str, row: i64, put: Option<&str>) -> Result<()> {
    let Columns { key, all } = columns(db, table)?;
    let Some(put) = put else {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE {key} = ?1"))?
            .execute([row])?;
        return Ok(());
    };
    // A row kept before a column was added leaves that column to its default.
    let kept: HashSet<String> = names(db, "SELECT key FROM json_each(?1)", [put])?
        .into_iter()
        .collect();
    let columns: Vec<&str> = all
        .iter()
        .map(String::as_str)
        .filter(|column| kept.contains(*column))
        .collect();
    let values: Vec<String> = columns
        .iter()
        .map(|column| format!("json_extract(:put, '$.{column}')"))
        .collect();
    let again: Vec<String> = columns
        .iter()
        .map(|column| format!("{column} = excluded.{column}"))
        .collect();
    db.prepare_cached(&format!(
        "INSERT INTO {table} ({columns}) SELECT {values} WHERE true ON CONFLICT ({key}) DO UPDATE SET {again}",
        columns = columns.join(", "),
        values = values.join(", "),
        again = again.join(", "),
    ))?
    .execute(named_params! {":put": put})?;
    Ok(())
}
