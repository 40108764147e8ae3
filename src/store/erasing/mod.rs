//! Erasing for good: from the log at once, then from every copy in reach. What is under way is
//! noted in the log, so that a sudden end in the middle is gone on from at the next start.

mod lives;
mod mentions;
mod owed;
mod rubbing_out;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::params;

pub use mentions::Mention;
pub use owed::{CaughtUp, FromCopies};
pub(crate) use owed::{Noted, Owed};
pub(crate) use rubbing_out::{RubbedOut, Seed, rub_out};

use super::{Result, Store, chain};
use crate::domain::erased::{self, Gone};
use crate::domain::{Child, Family, Id};

/// Erasing, and what was erased before.
pub struct Erasing<'s> {
    pub(crate) store: &'s Store,
}

/// Who is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    Family(Id<Family>),
    /// One child of a family that stays.
    Child(Id<Child>),
}

/// What came of erasing somebody from the log itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    pub gone: Gone,
    /// What stays although it says a name of theirs, for her to look at.
    pub stays: Vec<Mention>,
}

/// What was erased before, without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    pub at: NaiveDateTime,
    pub receipt: String,
    /// A place that was out of reach then.
    pub place: Option<PathBuf>,
    /// When that was seen to.
    pub reached_on: Option<NaiveDate>,
}

impl Erasing<'_> {
    /// Takes a child or a family out of the log for good. Copies still have them until
    /// [`Self::take_out_of_copies`].
    pub fn erase(&self, whom: Whom, now: NaiveDateTime) -> Result<Erased> {
        let (of, row) = match whom {
            Whom::Family(family) => ("family", family.raw()),
            Whom::Child(child) => ("child", child.raw()),
        };
        let RubbedOut { gone, names } =
            self.take_out(&[Seed::of(&self.store.db, of, row)?], now)?;
        Ok(Erased {
            gone,
            stays: mentions::of(&self.store.db, &names)?,
        })
    }

    /// Takes these rows out of the log, notes that copies are still to be done, and leaves nothing
    /// of them in the file.
    pub(crate) fn take_out(&self, seeds: &[Seed], now: NaiveDateTime) -> Result<RubbedOut> {
        let store = self.store;
        let out = store.together(|| {
            let out = rub_out(store, seeds, now)?;
            let under_way = serde_json::to_string(seeds).unwrap_or_default();
            let statement = "INSERT INTO erasing (at, under_way, receipt) VALUES (?1, ?2, ?3)";
            store.db.execute(
                statement,
                params![now, under_way, erased::counted(&out.gone)],
            )?;
            Ok(out)
        })?;
        store.tighten()?;
        store.changed();
        Ok(out)
    }

    /// Whether an erasing has not come to the copies yet.
    pub fn is_under_way(&self) -> Result<bool> {
        Ok(!self.under_way()?.is_empty())
    }

    pub(crate) fn under_way(&self) -> Result<Vec<Seed>> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT under_way FROM erasing WHERE under_way IS NOT NULL ORDER BY id")?;
        let noted: Vec<String> = statement
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(noted.iter().flat_map(|seeds| Seed::noted(seeds)).collect())
    }

    /// Every copy in reach is done: nothing of who was erased is noted any longer, only the day and
    /// the counts. A place out of reach still has to be seen to; for that the numbers stay.
    pub fn done(&self, copies: &FromCopies) -> Result<()> {
        let said = erased::said_of_copies(copies.written_anew, copies.removed);
        self.store.together(|| {
            let statement = "UPDATE erasing SET owed = iif(?2 IS NULL, owed, under_way), place = coalesce(?2, place),
                 under_way = NULL, receipt = receipt || ?1 WHERE under_way IS NOT NULL";
            let place = copies.second_not_there.as_deref().map(Path::to_string_lossy);
            self.store.db.execute(statement, params![said, place])?;
            Ok(())
        })?;
        self.store.tighten()
    }

    /// What was erased before, newest first.
    pub fn earlier(&self) -> Result<Vec<Earlier>> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT at, receipt, place, reached_on FROM erasing ORDER BY id DESC")?;
        let earlier = statement.query_map([], |row| {
            let (at, mut receipt): (NaiveDateTime, String) = (row.get("at")?, row.get("receipt")?);
            let (place, reached_on): (Option<String>, _) =
                (row.get("place")?, row.get("reached_on")?);
            receipt.extend(
                place
                    .iter()
                    .map(|place| erased::said_of_place(place, reached_on, at.date())),
            );
            Ok(Earlier {
                at,
                receipt,
                place: place.map(PathBuf::from),
                reached_on,
            })
        })?;
        Ok(earlier.collect::<rusqlite::Result<_>>()?)
    }
}

/// Takes these out of a copy; says whether there was anything to take out.
pub(crate) fn take_out_of(copy: &Store, seeds: &[Seed], now: NaiveDateTime) -> Result<bool> {
    copy.together(|| owed::erase_if_there(copy, seeds, now))
}

impl Store {
    /// Erasing for good.
    pub fn erasing(&self) -> Erasing<'_> {
        Erasing { store: self }
    }

    /// Writes the whole file anew, so that nothing that was erased is left in parts of it that are
    /// free.
    pub(crate) fn tighten(&self) -> Result<()> {
        self.db.execute_batch("VACUUM")?;
        self.head.set(chain::head(&self.db)?);
        self.file
            .as_ref()
            .map_or(Ok(()), |file| file.accept_length())
    }
}

/// Tables that say more of an entry, and are counted with it.
const WITH_ENTRIES: &[&str] = &["answer", "loan", "observation"];

/// How many rows of each table these are; entries by their kind.
fn count_by_kind(store: &Store, rows: &BTreeMap<String, Vec<i64>>) -> Result<Gone> {
    let mut gone = Gone::default();
    for (table, numbers) in rows {
        if table == "entry" {
            let query = "SELECT kind, count(*) FROM entry WHERE id IN (SELECT value FROM json_each(?1)) GROUP BY kind";
            let mut statement = store.db.prepare(query)?;
            let mut kinds = statement.query([rubbing_out::list(numbers)])?;
            while let Some(kind) = kinds.next()? {
                gone.insert(
                    kind.get(0)?,
                    usize::try_from(kind.get::<_, i64>(1)?).unwrap_or_default(),
                );
            }
        } else if !WITH_ENTRIES.contains(&table.as_str()) {
            gone.insert(table.clone(), numbers.len());
        }
    }
    Ok(gone)
}
