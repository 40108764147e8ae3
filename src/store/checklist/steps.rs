//! Next steps: set in one look-back and carried forward until they are done or dropped.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::Checklist;
use crate::domain::{Id, NextStep, Saved};
use crate::store::Result;
use crate::store::columns::upsert;
use crate::store::problem::there;

const STEP: &str = "SELECT id, review, question, words, day, done_on, dropped_on FROM next_step";

impl Checklist<'_> {
    pub fn save_step(&self, id: Option<Id<NextStep>>, step: &NextStep) -> Result<Id<NextStep>> {
        upsert(
            &self.store.db,
            "next_step",
            id,
            &[
                ("review", &step.review),
                ("question", &step.question),
                ("words", &step.words),
                ("day", &step.day),
                ("done_on", &step.done_on),
                ("dropped_on", &step.dropped_on),
            ],
        )
    }

    /// Every step ever set, newest first. There are a few dozen in a lifetime.
    pub fn steps(&self) -> Result<Vec<Saved<NextStep>>> {
        let mut statement = self.store.db.prepare(&format!("{STEP} ORDER BY id DESC"))?;
        Ok(statement
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?)
    }

    pub fn step(&self, id: Id<NextStep>) -> Result<Option<Saved<NextStep>>> {
        Ok(self
            .store
            .db
            .prepare(&format!("{STEP} WHERE id = ?1"))?
            .query_row([id], read)
            .optional()?)
    }

    /// Open ones whose day is `until` or before it, soonest first.
    pub fn steps_waiting(&self, until: NaiveDate) -> Result<Vec<Saved<NextStep>>> {
        let mut statement = self.store.db.prepare(&format!(
            "{STEP} WHERE done_on IS NULL AND dropped_on IS NULL AND day <= ?1 ORDER BY day, id"
        ))?;
        Ok(statement
            .query_map([until], read)?
            .collect::<rusqlite::Result<_>>()?)
    }

    pub fn step_done(&self, id: Id<NextStep>, on: NaiveDate) -> Result<()> {
        let done = "UPDATE next_step SET done_on = ?2, dropped_on = NULL WHERE id = ?1";
        there(
            self.store
                .db
                .prepare_cached(done)?
                .execute(params![id, on])?,
        )
    }

    /// Let go of without being done.
    pub fn drop_step(&self, id: Id<NextStep>, on: NaiveDate) -> Result<()> {
        let dropped = "UPDATE next_step SET dropped_on = ?2, done_on = NULL WHERE id = ?1";
        there(
            self.store
                .db
                .prepare_cached(dropped)?
                .execute(params![id, on])?,
        )
    }

    /// Neither done nor dropped after all.
    pub fn reopen_step(&self, id: Id<NextStep>) -> Result<()> {
        let open = "UPDATE next_step SET done_on = NULL, dropped_on = NULL WHERE id = ?1";
        there(self.store.db.prepare_cached(open)?.execute([id])?)
    }

    /// Takes it away as if it had never been set.
    pub fn remove_step(&self, id: Id<NextStep>) -> Result<()> {
        there(
            self.store
                .db
                .prepare_cached("DELETE FROM next_step WHERE id = ?1")?
                .execute([id])?,
        )
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Saved<NextStep>> {
    let item = NextStep {
        review: row.get("review")?,
        question: row.get("question")?,
        words: row.get("words")?,
        day: row.get("day")?,
        done_on: row.get("done_on")?,
        dropped_on: row.get("dropped_on")?,
    };
    Ok(Saved {
        id: row.get("id")?,
        item,
    })
}
