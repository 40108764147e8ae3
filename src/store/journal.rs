//! Her private journal. Nothing here is ever put into the search index, a list of notes, or what
//! other programs read.

use rusqlite::{OptionalExtension, Row};

use super::columns::{counted, upsert};
use super::{Result, Store};
use crate::domain::{Id, JournalPage, LooksBackOn, Ranking, Review, Saved};

/// The pages of the journal.
pub struct Journal<'s> {
    pub(super) store: &'s Store,
}

impl Journal<'_> {
    /// Newest first.
    pub fn pages(&self) -> Result<Vec<Saved<JournalPage>>> {
        let query = "SELECT id, day, words, ranking, review, sample FROM journal_page ORDER BY day DESC, id DESC";
        let mut statement = self.store.db.prepare(query)?;
        let pages = statement.query_map([], |row| {
            Ok(Saved {
                id: row.get("id")?,
                item: page(row)?,
            })
        })?;
        Ok(pages.collect::<rusqlite::Result<_>>()?)
    }

    pub fn get(&self, id: Id<JournalPage>) -> Result<Option<JournalPage>> {
        let query = "SELECT day, words, ranking, review, sample FROM journal_page WHERE id = ?1";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([id], page)
            .optional()?)
    }

    pub fn save(&self, id: Option<Id<JournalPage>>, page: &JournalPage) -> Result<Id<JournalPage>> {
        let (ranking, review): (Option<Id<Ranking>>, Option<Id<Review>>) = match page.looks_back_on
        {
            LooksBackOn::Nothing => (None, None),
            LooksBackOn::Ranking(ranking) => (Some(ranking), None),
            LooksBackOn::Review(review) => (None, Some(review)),
        };
        upsert(
            &self.store.db,
            "journal_page",
            id,
            &[
                ("day", &page.on),
                ("words", &page.words),
                ("ranking", &ranking),
                ("review", &review),
                ("sample", &page.sample),
            ],
        )
    }

    pub fn remove(&self, id: Id<JournalPage>) -> Result<()> {
        self.store
            .db
            .prepare_cached("DELETE FROM journal_page WHERE id = ?1")?
            .execute([id])?;
        Ok(())
    }

    /// How many pages look back on a review of the checklist.
    pub fn linked_to(&self, review: Id<Review>) -> Result<usize> {
        let query = "SELECT count(*) AS pages FROM journal_page WHERE review = ?1";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([review], |row| counted(row, "pages"))?)
    }

    /// How many pages look back on a ranking of the reasons.
    pub fn about_ranking(&self, ranking: Id<Ranking>) -> Result<usize> {
        let query = "SELECT count(*) AS pages FROM journal_page WHERE ranking = ?1";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([ranking], |row| counted(row, "pages"))?)
    }
}

fn page(row: &Row<'_>) -> rusqlite::Result<JournalPage> {
    let looks_back_on = match (row.get("ranking")?, row.get("review")?) {
        (Some(ranking), _) => LooksBackOn::Ranking(ranking),
        (None, Some(review)) => LooksBackOn::Review(review),
        (None, None) => LooksBackOn::Nothing,
    };
    Ok(JournalPage {
        on: row.get("day")?,
        words: row.get("words")?,
        looks_back_on,
        sample: row.get("sample")?,
    })
}
