//! What observations are about, who has heard of them, what was answered, and the counts behind
//! their pictures.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{named_params, params};

use super::columns::{EACH_OF_LIST, counted, list_of, seen_in, upsert_by};
use super::entry_parts::{self, grouped, in_the_order_kept};
use super::problem::there;
use super::{Result, Store, StoreError};
use crate::domain::privacy::Where;
use crate::domain::text::{clean_line, fold};
use crate::domain::{BothWays, Child, Entry, Id, Observation, OwnArea, Saved, Share};

/// Observations from here and from home.
pub struct Observations<'s> {
    pub(super) store: &'s Store,
}

impl Observations<'_> {
    /// Who has heard of one, in the order they were told.
    pub fn shares_of(&self, entry: Id<Entry>) -> Result<Vec<Saved<Share>>> {
        let query =
            "SELECT id, adult, day, how, in_their_language FROM share WHERE entry = ?1 ORDER BY id";
        let mut statement = self.store.db.prepare(query)?;
        let shares = statement.query_map([entry], |row| {
            Ok(Saved {
                id: row.get("id")?,
                item: entry_parts::share(row)?,
            })
        })?;
        Ok(shares.collect::<rusqlite::Result<_>>()?)
    }

    /// One telling, unless it was taken back.
    pub fn telling(&self, id: Id<Share>) -> Result<Option<Share>> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT adult, day, how, in_their_language FROM share WHERE id = ?1")?;
        let mut rows = statement.query_map([id], entry_parts::share)?;
        Ok(rows.next().transpose()?)
    }

    /// Puts right how, when and in what language somebody was told.
    pub fn change_share(&self, id: Id<Share>, share: &Share) -> Result<()> {
        let statement = "UPDATE share SET adult = :adult, day = :day, how = :how, in_their_language = :language WHERE id = :id";
        there(self.store.db.prepare_cached(statement)?.execute(named_params! {
            ":id": id, ":adult": share.with, ":day": share.on, ":how": share.how, ":language": share.in_their_language,
        })?)
    }

    /// Somebody was not told after all.
    pub fn unshare(&self, id: Id<Share>) -> Result<()> {
        there(
            self.store
                .db
                .prepare_cached("DELETE FROM share WHERE id = ?1")?
                .execute([id])?,
        )
    }

    /// The areas she added, in that order.
    pub fn own_areas(&self) -> Result<Vec<OwnArea>> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT word, name FROM own_area ORDER BY id")?;
        let areas = statement.query_map([], |row| {
            Ok(OwnArea {
                word: row.get("word")?,
                name: row.get("name")?,
            })
        })?;
        Ok(areas.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds an area of her own and gives its word; one of that name is not added twice.
    pub fn add_area(&self, name: &str) -> Result<String> {
        let name = clean_line(name).trim().to_owned();
        let word = fold(&name);
        if word.is_empty() {
            return Err(StoreError::say(
                "What is the area called? Type its name, such as forest school, then Enter.",
            ));
        }
        self.store
            .db
            .prepare_cached(
                "INSERT INTO own_area (word, name) VALUES (?1, ?2) ON CONFLICT (word) DO NOTHING",
            )?
            .execute([&word, &name])?;
        Ok(word)
    }

    /// What was answered to each of these, oldest answer first. Sensitive answers stay closed.
    pub fn answers_to(
        &self,
        entries: impl IntoIterator<Item = Id<Entry>>,
    ) -> Result<HashMap<Id<Entry>, Vec<Saved<Entry>>>> {
        let query = &format!(
            "SELECT answers, answer.entry FROM {EACH_OF_LIST} answer ON answers = wanted.value JOIN entry ON entry.id = answer.entry
                     WHERE removed_at IS NULL AND {}
                     ORDER BY day, entry.id",
            seen_in(Where::BesideOthers)
        );
        let found: HashMap<Id<Entry>, Vec<Id<Entry>>> =
            grouped(self.store, query, [list_of(entries)], |row| row.get(1))?;
        let ids: Vec<Id<Entry>> = found.values().flatten().copied().collect();
        let mut read: HashMap<Id<Entry>, Saved<Entry>> = entry_parts::read(self.store, &ids)?
            .into_iter()
            .map(|entry| (entry.id, entry))
            .collect();
        let mut whole = |ids: Vec<Id<Entry>>| ids.iter().filter_map(|id| read.remove(id)).collect();
        Ok(found
            .into_iter()
            .map(|(entry, ids)| (entry, whole(ids)))
            .collect())
    }

    /// For each child, what was seen here, shared and answered, and told from home, between two
    /// days, both included.
    pub fn both_ways(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<(Id<Child>, BothWays)>> {
        let mut statement = self.store.db.prepare(
            "SELECT child, sum(kind = 'observation') AS here, sum(kind = 'from-home') AS from_home,
                 sum(kind = 'observation' AND EXISTS (SELECT 1 FROM share WHERE share.entry = entry.id)) AS shared,
                 sum(kind = 'observation' AND EXISTS (
                     SELECT 1 FROM answer JOIN entry AS reply ON reply.id = answer.entry
                     WHERE answer.answers = entry.id AND reply.removed_at IS NULL)) AS answered
             FROM entry INDEXED BY entry_of_kind JOIN entry_child ON entry_child.entry = entry.id
             WHERE kind IN ('observation', 'from-home') AND day BETWEEN ?1 AND ?2 AND removed_at IS NULL
             GROUP BY child ORDER BY child",
        )?;
        let children = statement.query_map([from, to], |row| {
            let both = BothWays {
                here: counted(row, "here")?,
                shared: counted(row, "shared")?,
                answered: counted(row, "answered")?,
                from_home: counted(row, "from_home")?,
            };
            Ok((row.get("child")?, both))
        })?;
        Ok(children.collect::<rusqlite::Result<_>>()?)
    }

    /// How many observations of each child were about each area between two days, both included.
    pub fn by_area(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<(String, Id<Child>, usize)>> {
        let mut statement = self.store.db.prepare(
            "SELECT area, child, count(*) AS entries FROM entry INDEXED BY entry_of_kind
             JOIN entry_area ON entry_area.entry = entry.id JOIN entry_child ON entry_child.entry = entry.id
             WHERE kind = 'observation' AND day BETWEEN ?1 AND ?2 AND removed_at IS NULL GROUP BY area, child ORDER BY area, child",
        )?;
        let areas = statement.query_map([from, to], |row| {
            Ok((
                row.get("area")?,
                row.get("child")?,
                counted(row, "entries")?,
            ))
        })?;
        Ok(areas.collect::<rusqlite::Result<_>>()?)
    }
}

/// Keeps what an observation is about and leads to. What is as it was `before` is left alone.
pub(super) fn keep(
    store: &Store,
    id: Id<Entry>,
    now: &Observation,
    before: &Observation,
) -> Result<()> {
    for (table, column, words, were) in [
        ("entry_area", "area", &now.areas, &before.areas),
        ("entry_way", "way", &now.ways, &before.ways),
    ] {
        if words == were {
            continue;
        }
        for gone in were.iter().filter(|word| !words.contains(word)) {
            store
                .db
                .prepare_cached(&format!(
                    "DELETE FROM {table} WHERE entry = ?1 AND {column} = ?2"
                ))?
                .execute(params![id, gone])?;
        }
        for new in words.iter().filter(|word| !were.contains(word)) {
            let statement = format!(
                "INSERT INTO {table} (entry, {column}) VALUES (?1, ?2) ON CONFLICT (entry, {column}) DO NOTHING"
            );
            store
                .db
                .prepare_cached(&statement)?
                .execute(params![id, new])?;
        }
    }
    if (&now.next_step, &now.at_home) == (&before.next_step, &before.at_home) {
        return Ok(());
    }
    if now.next_step.is_empty() && now.at_home.is_empty() {
        store
            .db
            .prepare_cached("DELETE FROM observation WHERE entry = ?1")?
            .execute([id])?;
        return Ok(());
    }
    upsert_by(
        &store.db,
        "observation",
        &["entry"],
        &[
            ("entry", &id),
            ("next_step", &now.next_step),
            ("at_home", &now.at_home),
        ],
    )
}

/// The observations behind a list of entries; those of which only the words are known are left out.
pub(super) fn of_entries(store: &Store, entries: &str) -> Result<HashMap<Id<Entry>, Observation>> {
    let mut found: HashMap<Id<Entry>, Observation> = HashMap::new();
    let query = format!(
        "SELECT entry, share.id, adult, day, how, in_their_language FROM {EACH_OF_LIST} share ON entry = wanted.value"
    );
    let shares = grouped(store, &query, [entries], |row| {
        Ok((row.get(1)?, entry_parts::share(row)?))
    })?;
    for (entry, shared) in in_the_order_kept(shares) {
        found.entry(entry).or_default().shared = shared;
    }
    let query = format!(
        "SELECT entry, entry_area.id, area FROM {EACH_OF_LIST} entry_area ON entry = wanted.value"
    );
    for (entry, areas) in in_the_order_kept(grouped(store, &query, [entries], |row| {
        Ok((row.get(1)?, row.get(2)?))
    })?) {
        found.entry(entry).or_default().areas = areas;
    }
    let query = format!(
        "SELECT entry, entry_way.id, way FROM {EACH_OF_LIST} entry_way ON entry = wanted.value"
    );
    for (entry, ways) in in_the_order_kept(grouped(store, &query, [entries], |row| {
        Ok((row.get(1)?, row.get(2)?))
    })?) {
        found.entry(entry).or_default().ways = ways;
    }
    let query = format!(
        "SELECT entry, next_step, at_home FROM {EACH_OF_LIST} observation ON entry = wanted.value"
    );
    for (entry, leads) in grouped(store, &query, [entries], |row| {
        Ok((row.get(1)?, row.get(2)?))
    })? {
        let seen = found.entry(entry).or_default();
        for (next_step, at_home) in leads {
            (seen.next_step, seen.at_home) = (next_step, at_home);
        }
    }
    Ok(found)
}
