//! The chain over history: each step is sealed over the seal before it, so that a part older than
//! the rest cannot pass for new.

use rusqlite::{Connection, OptionalExtension, Params, Row, Statement, params};
use sha2::{Digest, Sha256};

use super::{Result, StoreError};

/// A seal.
pub(crate) type Seal = [u8; 32];

/// How many of the newest steps are looked at whenever the log is opened, however long it is.
const NEWEST: usize = 4;

/// How many rows of history a step may have to be looked at then. One that took in a whole log has
/// as many as the log, and is read when all of the chain is.
const MOST_ROWS: i64 = 500;

/// What the chain came to when it was last written.
struct Chain {
    links: i64,
    head: Seal,
    loose: Seal,
}

fn chain(db: &Connection) -> Result<Chain> {
    let read = |row: &Row| {
        Ok(Chain {
            links: row.get("links")?,
            head: row.get("head")?,
            loose: row.get("loose")?,
        })
    };
    db.prepare("SELECT links, head, loose FROM chain WHERE id = 1")?
        .query_row([], read)
        .optional()?
        .ok_or(StoreError::Mixed)
}

/// Whether this log has a chain: one of an earlier version has none until it is brought up to date.
pub(crate) fn is_in(db: &Connection) -> Result<bool> {
    Ok(db.table_exists(None, "chain")?)
}

/// The seal of the newest step.
pub(crate) fn head(db: &Connection) -> Result<Seal> {
    if is_in(db)? {
        Ok(chain(db)?.head)
    } else {
        Ok(Seal::default())
    }
}

/// Whether the step with this seal is in the log; the seal of nothing always is.
pub(crate) fn has(db: &Connection, seal: Seal) -> Result<bool> {
    Ok(seal == Seal::default()
        || one(
            db,
            "SELECT EXISTS (SELECT 1 FROM step WHERE seal = ?1)",
            [seal],
        )?)
}

/// Seals a step that was just written; what was undone before it is about to be dropped.
pub(crate) fn seal(db: &Connection, step: i64) -> Result<()> {
    let dropped: i64 = one(
        db,
        "SELECT count(*) FROM step WHERE undone = 1 AND seal IS NOT NULL",
        [],
    )?;
    let before: Option<Seal> = db
        .prepare("SELECT seal FROM step WHERE id < ?1 AND undone = 0 ORDER BY id DESC LIMIT 1")?
        .query_row([step], |row| row.get(0))
        .optional()?
        .flatten();
    let seal = Sealing::of(db)?.seal(step, before.unwrap_or_default())?;
    db.prepare_cached("UPDATE step SET seal = ?2 WHERE id = ?1")?
        .execute(params![step, seal])?;
    db.prepare_cached("UPDATE chain SET links = links - ?1 + 1, head = ?2 WHERE id = 1")?
        .execute(params![dropped, seal])?;
    Ok(())
}

/// Seals half-typed words and settings, of which there is no history, as they now are.
pub(crate) fn seal_loose(db: &Connection) -> Result<()> {
    let loose = seal_of_loose(db)?;
    db.prepare_cached("UPDATE chain SET loose = ?1 WHERE id = 1 AND loose <> ?1")?
        .execute([loose])?;
    Ok(())
}

/// Makes a gap of a step whose words have been erased for good: it keeps its place and its seal,
/// and says nothing any more. The rows of its history that are to go are deleted by whoever erases;
/// afterwards [`super::standing::note`] accepts what is left.
pub(crate) fn leave_gap(db: &Connection, step: i64) -> Result<()> {
    db.prepare_cached("UPDATE step SET what = 'Erased', erased = 1 WHERE id = ?1")?
        .execute([step])?;
    Ok(())
}

/// Seals every step anew, in a log that was pieced together from what could still be read. An
/// erased one keeps the seal it has.
pub(crate) fn seal_anew(db: &Connection) -> Result<()> {
    let (mut before, mut count) = (Seal::default(), 0);
    let mut sealing = Sealing::of(db)?;
    for link in links(db, "SELECT id, seal, erased FROM step ORDER BY id", [])? {
        before = match link.seal {
            Some(seal) if link.erased => seal,
            _ => sealing.seal(link.id, before)?,
        };
        db.prepare_cached("UPDATE step SET seal = ?2 WHERE id = ?1")?
            .execute(params![link.id, before])?;
        count += 1;
    }
    db.prepare_cached("UPDATE chain SET links = ?1, head = ?2 WHERE id = 1")?
        .execute(params![count, before])?;
    seal_loose(db)
}

/// Looks at the newest links only: the same few for any log, however it came to be.
pub(crate) fn look_at_newest(db: &Connection) -> Result<()> {
    let chain = chain(db)?;
    let newest = links(
        db,
        "SELECT id, seal, erased FROM step ORDER BY id DESC LIMIT ?1",
        [i64::try_from(NEWEST + 1).unwrap_or(1)],
    )?;
    let head = newest
        .first()
        .and_then(|link| link.seal)
        .unwrap_or_default();
    let mut hold = true;
    let mut is_long = db.prepare(
        "SELECT count(*) > ?2 FROM (SELECT 1 FROM history WHERE step = ?1 LIMIT ?2 + 1)",
    )?;
    let mut sealing = Sealing::of(db)?;
    for pair in newest.windows(2).take(NEWEST) {
        if !is_long.query_row([pair[0].id, MOST_ROWS], |row| row.get(0))? {
            hold &= sealing.holds(&pair[0], pair[1].seal.unwrap_or_default())?;
        }
    }
    if head == chain.head && hold && seal_of_loose(db)? == chain.loose {
        Ok(())
    } else {
        Err(StoreError::Mixed)
    }
}

/// What reading the whole chain found.
#[derive(Default)]
pub(crate) struct Found {
    pub breaks: Vec<String>,
    pub gaps: usize,
}

/// Reads the whole chain.
pub(crate) fn read(db: &Connection) -> Result<Found> {
    let Ok(chain) = chain(db) else {
        return Ok(Found {
            breaks: vec!["chain".to_owned()],
            gaps: 0,
        });
    };
    let mut found = Found::default();
    let (mut before, mut count) = (None, 0);
    let mut sealing = Sealing::of(db)?;
    for link in links(db, "SELECT id, seal, erased FROM step ORDER BY id", [])? {
        count += i64::from(link.seal.is_some());
        found.gaps += usize::from(link.erased);
        // Steps from before there was a chain come before all that are sealed.
        let begun = before.is_some();
        if (begun || link.seal.is_some()) && !sealing.holds(&link, before.unwrap_or_default())? {
            found.breaks.push(format!("step {}", link.id));
        }
        before = link.seal.or(before);
    }
    if count != chain.links || before.unwrap_or_default() != chain.head {
        found.breaks.push("chain".to_owned());
    }
    if seal_of_loose(db)? != chain.loose {
        found.breaks.push("draft".to_owned());
    }
    Ok(found)
}

/// A step in the chain.
struct Link {
    id: i64,
    seal: Option<Seal>,
    erased: bool,
}

fn links(db: &Connection, query: &str, values: impl Params) -> Result<Vec<Link>> {
    let read = |row: &Row| {
        Ok(Link {
            id: row.get("id")?,
            seal: row.get("seal")?,
            erased: row.get("erased")?,
        })
    };
    let links = db
        .prepare(query)?
        .query_map(values, read)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(links)
}

/// What is sealed is read by the same questions for every step.
struct Sealing<'db> {
    step: Statement<'db>,
    rows: Statement<'db>,
}

impl<'db> Sealing<'db> {
    fn of(db: &'db Connection) -> Result<Self> {
        Ok(Self {
            step: db.prepare("SELECT id, what, at FROM step WHERE id = ?1")?,
            rows: db.prepare(
                "SELECT id, of, row, before, after FROM history WHERE step = ?1 ORDER BY id",
            )?,
        })
    }

    /// The seal of a step: over the one before it, what it says of itself, and every row of its
    /// history.
    fn seal(&mut self, step: i64, before: Seal) -> Result<Seal> {
        let mut seal = Sha256::new_with_prefix(before);
        add_rows(&mut seal, &mut self.step, [step])?;
        add_rows(&mut seal, &mut self.rows, [step])?;
        Ok(seal.finalize().into())
    }

    /// Whether a link is what it was sealed as. Of an erased one nothing can be told any more.
    fn holds(&mut self, link: &Link, before: Seal) -> Result<bool> {
        match link.seal {
            None => Ok(before == Seal::default()),
            Some(_) if link.erased => Ok(true),
            Some(seal) => Ok(self.seal(link.id, before)? == seal),
        }
    }
}

fn seal_of_loose(db: &Connection) -> Result<Seal> {
    let mut seal = Sha256::new();
    for query in [
        "SELECT place, text, caret, at FROM draft ORDER BY place",
        "SELECT name, value FROM setting ORDER BY name",
    ] {
        add_rows(&mut seal, &mut db.prepare(query)?, [])?;
    }
    Ok(seal.finalize().into())
}

/// Adds rows to a seal, every value with its kind and its length, so that no two sets of rows read
/// alike.
fn add_rows(seal: &mut Sha256, statement: &mut Statement<'_>, values: impl Params) -> Result<()> {
    let columns = statement.column_count();
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            let value = row.get_ref(column)?;
            let number;
            let (kind, bytes): (u8, &[u8]) = match value {
                rusqlite::types::ValueRef::Null => (0, &[]),
                rusqlite::types::ValueRef::Integer(integer) => {
                    number = integer.to_le_bytes();
                    (1, &number)
                }
                rusqlite::types::ValueRef::Real(real) => {
                    number = real.to_le_bytes();
                    (2, &number)
                }
                rusqlite::types::ValueRef::Text(text) => (3, text),
                rusqlite::types::ValueRef::Blob(blob) => (4, blob),
            };
            seal.update([kind]);
            seal.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
            seal.update(bytes);
        }
        seal.update([5]);
    }
    seal.update([6]);
    Ok(())
}

fn one<T: rusqlite::types::FromSql>(
    db: &Connection,
    query: &str,
    values: impl Params,
) -> Result<T> {
    Ok(db.prepare(query)?.query_row(values, |row| row.get(0))?)
}
