//! Entries: written, changed, removed, put back, listed.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{OptionalExtension, params, params_from_iter};

use super::columns::{EACH_OF_LIST, counted, list_of, upsert};
use super::problem::there;
use super::{Filter, Result, Store, StoreError, entry_parts};
use crate::domain::{Entry, Family, Id, Kind, Saved, Share};

/// Everything written about families.
pub struct Entries<'s> {
    pub(super) store: &'s Store,
}

/// What an entry said until it was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// When it was changed to something else.
    pub at: NaiveDateTime,
    pub words: String,
    pub heard: String,
}

impl Entries<'_> {
    /// On how many days before this one something was written, counted up to `at_most`.
    pub fn days_written_before(&self, today: NaiveDate, at_most: usize) -> Result<usize> {
        let query = format!(
            "SELECT count(*) AS days FROM (
                 SELECT DISTINCT day FROM entry INDEXED BY entry_by_day WHERE removed_at IS NULL AND day < ?1 LIMIT {at_most})"
        );
        Ok(self
            .store
            .db
            .prepare(&query)?
            .query_row([today], |row| counted(row, "days"))?)
    }

    pub fn write(&self, entry: &Entry) -> Result<Id<Entry>> {
        self.keep(None, entry, None)
    }

    /// Puts new words and marks in the place of the old ones, which stay readable under
    /// [`Self::earlier`].
    pub fn change(&self, id: Id<Entry>, entry: &Entry) -> Result<()> {
        let before = self.get(id)?.ok_or_else(StoreError::gone)?;
        self.keep(Some(id), entry, Some(&before.item)).map(drop)
    }

    fn keep(
        &self,
        id: Option<Id<Entry>>,
        entry: &Entry,
        before: Option<&Entry>,
    ) -> Result<Id<Entry>> {
        let family = self.family_of(entry)?;
        let id = upsert(
            &self.store.db,
            "entry",
            id,
            &[
                ("family", &family),
                ("kind", &entry.kind),
                ("day", &entry.day),
                ("made_at", &entry.made_at),
                ("adult", &entry.adult),
                ("how", &entry.how),
                ("started_by", &entry.started_by),
                ("rushed", &entry.rushed),
                ("words", &entry.words),
                ("heard", &entry.heard),
                ("changed_practice", &entry.changed_practice),
                ("for_record", &entry.for_record),
                ("privacy", &entry.privacy),
            ],
        )?;
        entry_parts::keep(self.store, id, family, entry, before)?;
        Ok(id)
    }

    /// The one family all children of an entry belong to.
    fn family_of(&self, entry: &Entry) -> Result<Id<Family>> {
        let mut statement = self.store.db.prepare(&format!(
            "SELECT family, count(*) AS children FROM {EACH_OF_LIST} child ON child.id = wanted.value GROUP BY family"
        ))?;
        let families: Vec<(Id<Family>, usize)> = statement
            .query_map([list_of(entry.children.iter().copied())], |row| {
                Ok((row.get(0)?, super::columns::counted(row, "children")?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        match families.as_slice() {
            [(family, children)] if *children == entry.children.len() => Ok(*family),
            [_, _, ..] => Err(StoreError::say(
                "These children are from different families, so each family needs a line of its own.",
            )),
            _ => Err(StoreError::say(
                "Who is this about? It needs a child who is still in your log.",
            )),
        }
    }

    /// One entry, unless it was removed.
    pub fn get(&self, id: Id<Entry>) -> Result<Option<Saved<Entry>>> {
        Ok(entry_parts::read(self.store, &[id])?.pop())
    }

    /// Takes an entry out of every list. It stays in the log and can be put back.
    pub fn remove(&self, id: Id<Entry>, now: NaiveDateTime) -> Result<()> {
        let statement = "UPDATE entry SET removed_at = ?2 WHERE id = ?1 AND removed_at IS NULL";
        there(
            self.store
                .db
                .prepare_cached(statement)?
                .execute(params![id, now])?,
        )
    }

    pub fn put_back(&self, id: Id<Entry>) -> Result<()> {
        there(
            self.store
                .db
                .prepare_cached("UPDATE entry SET removed_at = NULL WHERE id = ?1")?
                .execute([id])?,
        )
    }

    /// Newest day first, within a day newest written first.
    pub fn list(&self, filter: &Filter, offset: usize, limit: usize) -> Result<Vec<Saved<Entry>>> {
        let Some(query) = filter.query(self.store)? else {
            return Ok(Vec::new());
        };
        let mut statement = self.store.db.prepare(&format!(
            "SELECT {} {} ORDER BY {} LIMIT ? OFFSET ?",
            query.entry, query.from, query.newest_first
        ))?;
        let window = [limit, offset].map(|number| i64::try_from(number).unwrap_or(i64::MAX).into());
        let ids: Vec<Id<Entry>> = statement
            .query_map(
                params_from_iter(query.values.into_iter().chain(window)),
                |row| row.get(0),
            )?
            .collect::<rusqlite::Result<_>>()?;
        entry_parts::read(self.store, &ids)
    }

    pub fn count(&self, filter: &Filter) -> Result<usize> {
        let Some(query) = filter.query(self.store)? else {
            return Ok(0);
        };
        let mut statement = self
            .store
            .db
            .prepare(&format!("SELECT count(*) AS entries {}", query.from))?;
        Ok(statement.query_row(params_from_iter(query.values), |row| {
            super::columns::counted(row, "entries")
        })?)
    }

    /// Adds that an adult was told of an observation.
    pub fn share(&self, id: Id<Entry>, share: &Share) -> Result<()> {
        let kind: Option<Kind> = self
            .store
            .db
            .prepare("SELECT kind FROM entry WHERE id = ?1 AND removed_at IS NULL")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        match kind {
            Some(Kind::Observation) => entry_parts::add_share(self.store, id, share),
            Some(_) => Err(StoreError::say(
                "Only observations are shared with somebody. Its words stay as they were.",
            )),
            None => Err(StoreError::gone()),
        }
    }

    /// What an entry said before, newest first.
    pub fn earlier(&self, id: Id<Entry>) -> Result<Vec<Earlier>> {
        let mut statement = self.store.db.prepare(
            "SELECT step.at, before ->> 'words' AS words, before ->> 'heard' AS heard
             FROM history JOIN step ON step.id = history.step
             WHERE of = 'entry' AND row = ?1 AND before IS NOT NULL AND after IS NOT NULL AND undone = 0
                 AND (before ->> 'words' <> after ->> 'words' OR before ->> 'heard' <> after ->> 'heard')
             ORDER BY history.id DESC",
        )?;
        let earlier = statement.query_map([id], |row| {
            Ok(Earlier {
                at: row.get("at")?,
                words: row.get("words")?,
                heard: row.get("heard")?,
            })
        })?;
        Ok(earlier.collect::<rusqlite::Result<_>>()?)
    }
}
