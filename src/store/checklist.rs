//! Reviews of the engagement checklist and what was answered in them.

use chrono::NaiveDate;
use rusqlite::{named_params, params};

use super::{Result, Store};
use crate::domain::{Answered, Id, Practice, Review, Saved};

/// Reviews and their answers.
pub struct Checklist<'s> {
    pub(super) store: &'s Store,
}

impl Checklist<'_> {
    /// A new review, under this version of the questions.
    pub fn start_review(&self, on: NaiveDate, wording: &str) -> Result<Id<Review>> {
        self.store.db.prepare_cached("INSERT INTO review (day, wording) VALUES (?1, ?2)")?.execute(params![on, wording])?;
        Ok(Id::from_raw(self.store.db.last_insert_rowid()))
    }

    /// Newest first.
    pub fn reviews(&self) -> Result<Vec<Saved<Review>>> {
        let mut statement = self.store.db.prepare_cached("SELECT id, day, wording FROM review ORDER BY day DESC, id DESC")?;
        let reviews = statement
            .query_map([], |row| Ok(Saved { id: row.get("id")?, item: Review { on: row.get("day")?, wording: row.get("wording")? } }))?;
        Ok(reviews.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps the answer to one question; a second answer to the same question takes the place of the first.
    pub fn answer(&self, review: Id<Review>, question: u8, practice: Practice, note: &str, next_step: &str) -> Result<()> {
        self.store
            .db
            .prepare_cached(
                "INSERT INTO review_answer (review, question, answer, note, next_step)
                 VALUES (:review, :question, :answer, :note, :next_step)
                 ON CONFLICT (review, question) DO UPDATE SET answer = excluded.answer, note = excluded.note, next_step = excluded.next_step",
            )?
            .execute(named_params! {
                ":review": review, ":question": question, ":answer": practice, ":note": note, ":next_step": next_step,
            })?;
        Ok(())
    }

    /// In the order of the questions.
    pub fn answers(&self, review: Id<Review>) -> Result<Vec<Answered>> {
        let mut statement = self
            .store
            .db
            .prepare_cached("SELECT question, answer, note, next_step FROM review_answer WHERE review = ?1 ORDER BY question")?;
        let answers = statement.query_map([review], |row| {
            Ok(Answered {
                question: row.get("question")?,
                practice: row.get("answer")?,
                note: row.get("note")?,
                next_step: row.get("next_step")?,
            })
        })?;
        Ok(answers.collect::<rusqlite::Result<_>>()?)
    }
}
