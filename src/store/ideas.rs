//! The collection of things to try at home, and to whom each was given.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row};

use super::columns::{EACH_OF_LIST, counted, upsert, upsert_by};
use super::entry_parts;
use super::{Result, Store, StoreError};
use crate::domain::text::fold;
use crate::domain::{Entry, Family, Giving, Id, Idea, IdeaRef, Saved};

/// Things to try at home.
pub struct Ideas<'s> {
    pub(super) store: &'s Store,
}

impl Ideas<'_> {
    /// The whole collection, hidden ones too, by title.
    pub fn all(&self) -> Result<Vec<Saved<Idea>>> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT * FROM idea ORDER BY folded")?;
        let ideas = statement.query_map([], |row| {
            Ok(Saved {
                id: row.get("id")?,
                item: idea(row)?,
            })
        })?;
        Ok(ideas.collect::<rusqlite::Result<_>>()?)
    }

    pub fn get(&self, id: Id<Idea>) -> Result<Option<Idea>> {
        let query = "SELECT * FROM idea WHERE id = ?1";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([id], idea)
            .optional()?)
    }

    /// The idea of that title, whatever its accents and case.
    pub fn called(&self, title: &str) -> Result<Option<Id<Idea>>> {
        let query = "SELECT id FROM idea WHERE folded = ?1";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([fold(title)], |row| row.get(0))
            .optional()?)
    }

    pub fn save(&self, id: Option<Id<Idea>>, idea: &Idea) -> Result<Id<Idea>> {
        if self
            .called(&idea.title)?
            .is_some_and(|other| Some(other) != id)
        {
            let sentence = format!(
                "There is a thing to try called {} already. Another title, then Enter; or change that one.",
                idea.title
            );
            return Err(StoreError::say(sentence));
        }
        upsert(
            &self.store.db,
            "idea",
            id,
            &[
                ("kind", &idea.kind),
                ("title", &idea.title),
                ("folded", &fold(&idea.title)),
                ("words", &idea.words),
                ("hidden", &idea.hidden),
                ("sample", &idea.sample),
            ],
        )
    }

    /// How often each was given.
    pub fn times_given(&self) -> Result<HashMap<Id<Idea>, usize>> {
        let mut statement = self.store.db.prepare(
            "SELECT idea, count(*) AS times FROM giving JOIN entry ON entry.id = giving.entry WHERE removed_at IS NULL GROUP BY idea",
        )?;
        let times =
            statement.query_map([], |row| Ok((row.get("idea")?, counted(row, "times")?)))?;
        Ok(times.collect::<rusqlite::Result<_>>()?)
    }

    /// Every giving of one idea, newest first.
    pub fn givings(&self, idea: Id<Idea>) -> Result<Vec<Saved<Entry>>> {
        let query = "SELECT entry.id FROM giving JOIN entry ON entry.id = giving.entry
                     WHERE idea = ?1 AND removed_at IS NULL ORDER BY day DESC, entry.id DESC";
        let mut statement = self.store.db.prepare(query)?;
        let ids: Vec<Id<Entry>> = statement
            .query_map([idea], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        entry_parts::read(self.store, &ids)
    }
}

/// Keeps what was given; a new idea joins the collection unless one of that title is there.
pub(super) fn keep(
    store: &Store,
    entry: Id<Entry>,
    family: Id<Family>,
    giving: &Giving,
) -> Result<()> {
    let idea = match &giving.idea {
        IdeaRef::Known(idea) => *idea,
        IdeaRef::New(words) => in_collection(store, words, family)?,
    };
    upsert_by(
        &store.db,
        "giving",
        &["entry"],
        &[
            ("entry", &entry),
            ("idea", &idea),
            ("tried", &giving.tried),
            ("happened", &giving.happened),
        ],
    )
}

fn in_collection(store: &Store, words: &str, family: Id<Family>) -> Result<Id<Idea>> {
    let new = Idea::from_words(words);
    if let Some(known) = store.ideas().called(&new.title)? {
        return Ok(known);
    }
    let sample = store
        .db
        .prepare("SELECT sample FROM family WHERE id = ?1")?
        .query_row([family], |row| row.get(0))?;
    store.ideas().save(None, &Idea { sample, ..new })
}

/// The givings behind a list of entries.
pub(super) fn of_entries(store: &Store, entries: &str) -> Result<HashMap<Id<Entry>, Giving>> {
    let query = format!(
        "SELECT entry, idea, tried, happened FROM {EACH_OF_LIST} giving ON entry = wanted.value"
    );
    let mut statement = store.db.prepare(&query)?;
    let givings = statement.query_map([entries], |row| {
        let giving = Giving {
            idea: IdeaRef::Known(row.get("idea")?),
            tried: row.get("tried")?,
            happened: row.get("happened")?,
        };
        Ok((row.get("entry")?, giving))
    })?;
    Ok(givings.collect::<rusqlite::Result<_>>()?)
}

fn idea(row: &Row<'_>) -> rusqlite::Result<Idea> {
    Ok(Idea {
        kind: row.get("kind")?,
        title: row.get("title")?,
        words: row.get("words")?,
        hidden: row.get("hidden")?,
        sample: row.get("sample")?,
    })
}
