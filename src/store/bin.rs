//! What was removed in the last thirty days, to be put back; after that its words leave the log and
//! its history for good.
//!
//! Undo goes on for everything younger: only changes to what went are taken out of history, and the
//! steps they were part of stay as gaps in the chain. Copies are not touched by this; they roll,
//! and the last one that has a removed note goes with the others.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::params;

use super::erasing::Seed;
use super::problem::there;
use super::{Result, Store, history};
use crate::domain::keeping::IN_THE_BIN;
use crate::domain::{Kind, Privacy};

/// What was removed.
pub struct Bin<'s> {
    pub(super) store: &'s Store,
}

/// One removed thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    pub what: Was,
    pub removed_on: NaiveDate,
    /// The day it was about, where it was about one.
    pub day: Option<NaiveDate>,
    pub names: String,
    pub words: String,
    pub privacy: Privacy,
    row: i64,
    /// The row as history has it; an entry is still in its table.
    whole: Option<String>,
}

/// What sort of thing it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Was {
    Note(Kind),
    JournalPage,
    KeyDay,
    WeeksOff,
}

impl Was {
    const TAKEN_AWAY: &'static [Self] = &[Self::JournalPage, Self::KeyDay, Self::WeeksOff];

    fn table(self) -> &'static str {
        match self {
            Self::Note(_) => "entry",
            Self::JournalPage => "journal_page",
            Self::KeyDay => "key_day",
            Self::WeeksOff => "break",
        }
    }

    /// Where the day, the words and the family of such a row stand in what history has of it.
    fn parts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Note(_) | Self::JournalPage => ("day", "words", "NULL"),
            Self::KeyDay => ("day", "what", "before ->> 'family'"),
            Self::WeeksOff => ("first", "name", "NULL"),
        }
    }
}

/// Rows of a table that were taken away, by the change that did it, and are not there again. What
/// was undone is not told of.
const TAKEN: &str = "SELECT history.row, step.at, history.before FROM history JOIN step ON step.id = history.step
     WHERE of = ?1 AND after IS NULL AND undone = 0
         AND NOT EXISTS (SELECT 1 FROM history AS later WHERE later.of = history.of AND later.row = history.row AND later.id > history.id)";

impl Bin<'_> {
    /// Everything that can be put back, newest first.
    pub fn list(&self, today: NaiveDate) -> Result<Vec<Removed>> {
        let since = today - IN_THE_BIN;
        let mut statement = self.store.db.prepare(
            "SELECT id, kind, day, privacy, date(removed_at) AS removed_on, concat_ws(' ', words, heard,
                 (SELECT name FROM loan JOIN thing ON thing.id = thing WHERE loan.entry = entry.id)) AS said,
                 (SELECT group_concat(name, ', ') FROM entry_child JOIN child ON child.id = child WHERE entry = entry.id) AS names
             FROM entry WHERE removed_at IS NOT NULL AND date(removed_at) > ?1",
        )?;
        let rows = statement.query_map([since], |row| {
            Ok(Removed {
                what: Was::Note(row.get("kind")?),
                removed_on: row.get("removed_on")?,
                day: row.get("day")?,
                names: row.get::<_, Option<String>>("names")?.unwrap_or_default(),
                words: row.get("said")?,
                privacy: row.get("privacy")?,
                row: row.get("id")?,
                whole: None,
            })
        })?;
        let mut removed: Vec<Removed> = rows.collect::<rusqlite::Result<_>>()?;
        for was in Was::TAKEN_AWAY {
            removed.extend(
                self.taken_away(*was)?
                    .into_iter()
                    .filter(|taken| taken.removed_on > since),
            );
        }
        removed.sort_by_key(|removed| std::cmp::Reverse((removed.removed_on, removed.row)));
        Ok(removed)
    }

    fn taken_away(&self, was: Was) -> Result<Vec<Removed>> {
        let (day, words, family) = was.parts();
        let mut statement = self.store.db.prepare(&format!(
            "SELECT row, date(at) AS removed_on, before, before ->> '{day}' AS day, before ->> '{words}' AS said,
                 (SELECT group_concat(name, ', ') FROM child WHERE family = {family}) AS names
             FROM ({TAKEN}) WHERE coalesce(before ->> 'sample', 0) = 0"
        ))?;
        let rows = statement.query_map([was.table()], |row| {
            Ok(Removed {
                what: was,
                removed_on: row.get("removed_on")?,
                day: row.get("day")?,
                names: row.get::<_, Option<String>>("names")?.unwrap_or_default(),
                words: row.get("said")?,
                // The journal is hers alone, and the rest is on the cards.
                privacy: if was == Was::JournalPage {
                    Privacy::Sensitive
                } else {
                    Privacy::Private
                },
                row: row.get("row")?,
                whole: row.get("before")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Puts one back where it was. Part of a [`Store::step`].
    pub fn put_back(&self, removed: &Removed) -> Result<()> {
        let db = &self.store.db;
        match &removed.whole {
            None => there(db.execute(
                "UPDATE entry SET removed_at = NULL WHERE id = ?1 AND removed_at IS NOT NULL",
                [removed.row],
            )?),
            Some(whole) => history::put_row(db, removed.what.table(), removed.row, Some(whole)),
        }
    }

    /// Lets go for good of what was removed more than thirty days ago, and says how many things
    /// that were.
    pub fn empty(&self, now: NaiveDateTime) -> Result<usize> {
        let until = now.date() - IN_THE_BIN;
        let store = self.store;
        let mut seeds = Vec::new();
        let mut statement = store.db.prepare(
            "SELECT id FROM entry WHERE removed_at IS NOT NULL AND date(removed_at) <= ?1",
        )?;
        let old: Vec<i64> = statement
            .query_map([until], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for entry in old {
            seeds.push(Seed::of(&store.db, "entry", entry)?);
        }
        for was in Was::TAKEN_AWAY {
            let mut statement = store
                .db
                .prepare(&format!("SELECT row FROM ({TAKEN}) WHERE date(at) <= ?2"))?;
            let old: Vec<i64> = statement
                .query_map(params![was.table(), until], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            for row in old {
                seeds.push(Seed::of(&store.db, was.table(), row)?);
            }
        }
        // What was undone may come back, so nothing goes while it can.
        seeds.retain(|seed| seed.born.is_some());
        if !seeds.is_empty() {
            store.together(|| super::erasing::rub_out(store, &seeds, now))?;
            store.tighten()?;
            store.changed();
        }
        Ok(seeds.len())
    }
}
