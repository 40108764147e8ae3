//! What is still to be taken out of copies in a place that was out of reach when it was erased:
//! noted in the log by number, seen to when the place is there again, and not forgotten when an
//! earlier copy takes the log's place.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Row, named_params};

use super::Erasing;
use super::rubbing_out::{Seed, rub_out};
use crate::domain::erased;
use crate::store::{Result, Store};

/// A place that was out of reach, and all that its copies may still hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owed {
    pub place: PathBuf,
    /// The erasings it was out of reach for.
    pub erasings: Vec<i64>,
    pub seeds: Vec<Seed>,
}

impl Owed {
    /// As a place in which nothing was left to be done.
    pub(crate) fn caught_up(self) -> CaughtUp {
        CaughtUp {
            place: self.place,
            copies: FromCopies::default(),
            erasings: self.erasings,
        }
    }
}

/// What came of taking out of copies what was erased.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FromCopies {
    pub written_anew: usize,
    /// Copies that had nothing of it.
    pub untouched: usize,
    /// Copies, and logs kept under another name, that could not be opened.
    pub removed: usize,
    /// The second place, when it is not there just now.
    pub second_not_there: Option<PathBuf>,
    /// Copies of an earlier log, which has a key of its own.
    pub of_earlier_logs: Vec<PathBuf>,
}

/// A place that was seen to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaughtUp {
    pub place: PathBuf,
    pub copies: FromCopies,
    pub(crate) erasings: Vec<i64>,
}

impl CaughtUp {
    /// "Nothing of what was erased is left in /media/ann/STICK now: 4 copies written anew."
    pub fn sentence(&self) -> String {
        let done = erased::done_with_copies(self.copies.written_anew, self.copies.removed);
        let done = if done.is_empty() {
            done
        } else {
            format!(": {done}")
        };
        format!(
            "Nothing of what was erased is left in {} now{done}.",
            self.place.display()
        )
    }
}

/// One erasing as the log has it.
pub(crate) struct Noted {
    at: NaiveDateTime,
    under_way: Option<String>,
    receipt: String,
    place: Option<String>,
    owed: Option<String>,
    reached_on: Option<NaiveDate>,
}

impl Noted {
    fn read(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self {
            at: row.get("at")?,
            under_way: row.get("under_way")?,
            receipt: row.get("receipt")?,
            place: row.get("place")?,
            owed: row.get("owed")?,
            reached_on: row.get("reached_on")?,
        })
    }

    fn seeds(&self) -> impl Iterator<Item = Seed> {
        [&self.under_way, &self.owed]
            .into_iter()
            .flatten()
            .flat_map(|noted| Seed::noted(noted))
    }
}

impl Erasing<'_> {
    /// What is owed, by place.
    pub(crate) fn owed(&self) -> Result<Vec<Owed>> {
        let query = "SELECT id, place, owed FROM erasing WHERE place IS NOT NULL AND owed IS NOT NULL ORDER BY place, id";
        let mut statement = self.store.db.prepare(query)?;
        let mut rows = statement.query([])?;
        let mut all: Vec<Owed> = Vec::new();
        while let Some(row) = rows.next()? {
            let (erasing, place, seeds): (i64, String, String) =
                (row.get("id")?, row.get("place")?, row.get("owed")?);
            let place = PathBuf::from(place);
            if all.last().is_none_or(|last| last.place != place) {
                all.push(Owed {
                    place,
                    erasings: Vec::new(),
                    seeds: Vec::new(),
                });
            }
            if let Some(last) = all.last_mut() {
                last.erasings.push(erasing);
                last.seeds.extend(Seed::noted(&seeds));
            }
        }
        Ok(all)
    }

    /// Whether a place is waited for.
    pub fn waits_for_a_place(&self) -> Result<bool> {
        Ok(!self.owed()?.is_empty())
    }

    /// Completes what is kept of these erasings: their places were seen to.
    pub fn complete(&self, caught_up: &[CaughtUp], today: NaiveDate) -> Result<()> {
        if caught_up.is_empty() {
            return Ok(());
        }
        self.store.together(|| {
            let statement = "UPDATE erasing SET owed = NULL, reached_on = :today, receipt = receipt || :said WHERE id = :erasing";
            for place in caught_up {
                let said = erased::said_of_copies(place.copies.written_anew, place.copies.removed);
                for erasing in &place.erasings {
                    self.store.db.execute(statement, named_params! { ":today": today, ":said": said, ":erasing": erasing })?;
                }
            }
            Ok(())
        })?;
        self.store.changed();
        Ok(())
    }

    /// All that is noted of erasings.
    pub(crate) fn noted(&self) -> Result<Vec<Noted>> {
        let mut statement = self.store.db.prepare("SELECT * FROM erasing ORDER BY id")?;
        Ok(statement
            .query_map([], Noted::read)?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// In a copy that is to be the log: notes these, and takes out what it may still hold of them.
    pub(crate) fn take_over(&self, noted: &[Noted], now: NaiveDateTime) -> Result<()> {
        let store = self.store;
        store.together(|| {
            for one in noted {
                store
                    .db
                    .execute("DELETE FROM erasing WHERE at = ?1", [one.at])?;
                let values = named_params! {
                    ":at": one.at, ":under_way": one.under_way, ":receipt": one.receipt,
                    ":place": one.place, ":owed": one.owed, ":reached_on": one.reached_on,
                };
                let statement =
                    "INSERT INTO erasing (at, under_way, receipt, place, owed, reached_on)
                     VALUES (:at, :under_way, :receipt, :place, :owed, :reached_on)";
                store.db.execute(statement, values)?;
            }
            let seeds: Vec<Seed> = noted.iter().flat_map(Noted::seeds).collect();
            erase_if_there(store, &seeds, now).map(drop)
        })?;
        store.tighten()
    }
}

/// Takes these out where any of them is or was. Part of a transaction.
pub(super) fn erase_if_there(store: &Store, seeds: &[Seed], now: NaiveDateTime) -> Result<bool> {
    let mut is_there = false;
    for seed in seeds {
        is_there = is_there || seed.was_ever_in(&store.db)?;
    }
    if is_there {
        rub_out(store, seeds, now)?;
    }
    Ok(is_there)
}
