//! Stories: entries that led to one another, told from the oldest on.

use std::collections::{BTreeSet, HashSet};

use rusqlite::params;

use super::columns::list_of;
use super::columns::seen_in;
use super::entry_parts;
use super::{Result, Store};
use crate::domain::privacy::{Sight, Where, sight};
use crate::domain::thread::{NEAR, seem_together};
use crate::domain::{Entry, Id, Saved};

/// Entries that belong together.
pub struct Threads<'s> {
    pub(super) store: &'s Store,
}

/// A story is read this far: more steps than anybody tells.
const STEPS: usize = 12;
/// How many entries are suggested at a time.
const SUGGESTED: usize = 3;

impl Threads<'_> {
    /// The whole story one entry is part of, oldest first, itself among them. Other sensitive
    /// entries are left out.
    pub fn story(&self, id: Id<Entry>) -> Result<Vec<Saved<Entry>>> {
        let mut known = BTreeSet::from([id]);
        let mut newest = known.clone();
        for _ in 0..STEPS {
            let beside: BTreeSet<Id<Entry>> = self
                .beside(&newest)?
                .into_iter()
                .filter(|entry| !known.contains(entry))
                .collect();
            if beside.is_empty() {
                break;
            }
            known.extend(&beside);
            newest = beside;
        }
        let ids: Vec<Id<Entry>> = known.into_iter().collect();
        let mut story = entry_parts::read(self.store, &ids)?;
        story.retain(|entry| {
            entry.id == id || sight(entry.privacy, Where::BesideOthers) != Sight::Absent
        });
        story.sort_by_key(|entry| (entry.day, entry.made_at, entry.id));
        Ok(story)
    }

    /// What stands right beside any of these, by a link or as an answer.
    fn beside(&self, entries: &BTreeSet<Id<Entry>>) -> Result<Vec<Id<Entry>>> {
        let mut statement = self.store.db.prepare(
            "WITH here (id) AS (SELECT value FROM json_each(?1))
             SELECT later AS id FROM link WHERE earlier IN here UNION SELECT earlier FROM link WHERE later IN here
             UNION SELECT entry FROM answer WHERE answers IN here
             UNION SELECT answers FROM answer WHERE entry IN here AND answers IS NOT NULL",
        )?;
        let found = statement.query_map([list_of(entries.iter().copied())], |row| row.get("id"))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Which of these are part of a story.
    pub fn in_a_story(
        &self,
        entries: impl IntoIterator<Item = Id<Entry>>,
    ) -> Result<HashSet<Id<Entry>>> {
        let mut statement = self.store.db.prepare(
            "SELECT value AS id FROM json_each(?1) WHERE EXISTS (SELECT 1 FROM link WHERE earlier = value)
                 OR EXISTS (SELECT 1 FROM link WHERE later = value) OR EXISTS (SELECT 1 FROM answer WHERE answers = value)
                 OR EXISTS (SELECT 1 FROM answer WHERE entry = value AND answers IS NOT NULL)",
        )?;
        let found = statement.query_map([list_of(entries)], |row| row.get("id"))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Puts two entries into one story; the earlier leads to the later. Linking them again changes
    /// nothing.
    pub fn link(&self, one: &Saved<Entry>, other: &Saved<Entry>) -> Result<()> {
        let (earlier, later) = if (one.day, one.id) <= (other.day, other.id) {
            (one.id, other.id)
        } else {
            (other.id, one.id)
        };
        let statement = "INSERT INTO link (earlier, later) VALUES (?1, ?2) ON CONFLICT (earlier, later) DO NOTHING";
        self.store
            .db
            .prepare_cached(statement)?
            .execute(params![earlier, later])?;
        Ok(())
    }

    /// Whether any link was laid to this entry.
    pub fn is_linked(&self, id: Id<Entry>) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM link WHERE earlier = ?1) OR EXISTS (SELECT 1 FROM link WHERE later = ?1)";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([id], |row| row.get(0))?)
    }

    /// Takes an entry out of its story. What answers it still does.
    pub fn part(&self, id: Id<Entry>) -> Result<()> {
        self.store
            .db
            .prepare_cached("DELETE FROM link WHERE earlier = ?1 OR later = ?1")?
            .execute([id])?;
        Ok(())
    }

    /// What seems to belong with an entry and is not in its story yet: the nearest few, newest
    /// first.
    pub fn suggested(
        &self,
        entry: &Saved<Entry>,
        story: &[Saved<Entry>],
    ) -> Result<Vec<Saved<Entry>>> {
        if entry.labels.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self.store.db.prepare(&format!(
            "SELECT other.id FROM entry AS other INDEXED BY entry_of_family
             WHERE other.family = (SELECT family FROM entry WHERE id = ?1) AND other.day BETWEEN ?2 AND ?3 AND other.removed_at IS NULL
                 AND other.kind IN ('observation', 'from-home', 'try', 'loan') AND other.{} AND other.id <> ?1
                 AND EXISTS (
                     SELECT 1 FROM entry_label AS theirs JOIN entry_label AS own ON own.label = theirs.label
                     WHERE theirs.entry = other.id AND own.entry = ?1)
             ORDER BY other.day DESC, other.id DESC",
            seen_in(Where::BesideOthers)
        ))?;
        let (from, to) = (entry.day - NEAR, entry.day + NEAR);
        let ids: Vec<Id<Entry>> = statement
            .query_map(params![entry.id, from, to], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let new: Vec<Id<Entry>> = ids
            .into_iter()
            .filter(|id| !story.iter().any(|known| known.id == *id))
            .collect();
        let mut found = entry_parts::read(self.store, &new)?;
        found.retain(|other| seem_together(entry, other));
        found.truncate(SUGGESTED);
        Ok(found)
    }
}
