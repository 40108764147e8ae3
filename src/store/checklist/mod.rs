//! Reviews of the engagement checklist and what was answered in them.

mod look_back;
mod steps;

use chrono::NaiveDate;
use rusqlite::params;

use super::{Result, Store};
use crate::domain::{Answered, Id, Practice, Review, Saved};
use crate::store::columns::upsert_by;

/// Reviews, their answers, and the next steps set in them.
pub struct Checklist<'s> {
    pub(super) store: &'s Store,
}

impl Checklist<'_> {
    /// A new review, under this version of the questions.
    pub fn start_review(&self, on: NaiveDate, wording: &str) -> Result<Id<Review>> {
        self.start(&Review {
            on,
            wording: wording.to_owned(),
            sample: false,
        })
    }

    pub fn start(&self, review: &Review) -> Result<Id<Review>> {
        self.store
            .db
            .prepare_cached("INSERT INTO review (day, wording, sample) VALUES (?1, ?2, ?3)")?
            .execute(params![review.on, review.wording, review.sample])?;
        Ok(Id::from_raw(self.store.db.last_insert_rowid()))
    }

    /// Newest first.
    pub fn reviews(&self) -> Result<Vec<Saved<Review>>> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT id, day, wording, sample FROM review ORDER BY day DESC, id DESC")?;
        let reviews = statement.query_map([], |row| {
            let item = Review {
                on: row.get("day")?,
                wording: row.get("wording")?,
                sample: row.get("sample")?,
            };
            Ok(Saved {
                id: row.get("id")?,
                item,
            })
        })?;
        Ok(reviews.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps the answer to one question; a second answer to the same question takes the place of
    /// the first.
    pub fn answer(
        &self,
        review: Id<Review>,
        question: u8,
        practice: Practice,
        note: &str,
    ) -> Result<()> {
        upsert_by(
            &self.store.db,
            "review_answer",
            &["review", "question"],
            &[
                ("review", &review),
                ("question", &question),
                ("answer", &practice),
                ("note", &note),
            ],
        )
    }

    /// In the order of the questions.
    pub fn answers(&self, review: Id<Review>) -> Result<Vec<Answered>> {
        let mut statement = self.store.db.prepare(
            "SELECT question, answer, note FROM review_answer WHERE review = ?1 ORDER BY question",
        )?;
        let answers = statement.query_map([review], |row| {
            Ok(Answered {
                question: row.get("question")?,
                practice: row.get("answer")?,
                note: row.get("note")?,
            })
        })?;
        Ok(answers.collect::<rusqlite::Result<_>>()?)
    }
}
