//! The look-back offered once each half-term, unless it was begun or let go.

use chrono::{Days, NaiveDate};
use rusqlite::named_params;

use super::Checklist;
use crate::domain::term::HalfTerm;
use crate::store::Result;

/// It is offered this long before its day, and this long after.
const AROUND: Days = Days::new(7);
/// A log this young has little to look back on.
const GROWN_AFTER: Days = Days::new(28);

impl Checklist<'_> {
    /// The half-term a look-back is offered for on `today`: around its day, until one of
    /// `questions` answers is there or it was let go.
    pub fn look_back_offered(
        &self,
        today: NaiveDate,
        questions: usize,
    ) -> Result<Option<HalfTerm>> {
        let half = HalfTerm::of(today);
        if today < half.by - AROUND || today > half.by + AROUND {
            return Ok(None);
        }
        let mut statement = self.store.db.prepare(
            "SELECT NOT EXISTS (
                     SELECT 1 FROM review WHERE day BETWEEN :first AND :last
                         AND (SELECT count(*) FROM review_answer WHERE review = review.id) >= :questions)
                 AND NOT EXISTS (SELECT 1 FROM look_back_let_go WHERE day = :first)
                 AND EXISTS (SELECT 1 FROM entry WHERE day <= :grown AND removed_at IS NULL)",
        )?;
        let is_offered: bool = statement.query_row(
            named_params! {
                ":first": half.first, ":last": half.last, ":grown": today.checked_sub_days(GROWN_AFTER),
                ":questions": i64::try_from(questions).unwrap_or(i64::MAX),
            },
            |row| row.get(0),
        )?;
        Ok(is_offered.then_some(half))
    }

    /// Not offered again in this half-term.
    pub fn let_look_back_go(&self, half: HalfTerm) -> Result<()> {
        self.store
            .db
            .prepare_cached(
                "INSERT INTO look_back_let_go (day) VALUES (?1) ON CONFLICT (day) DO NOTHING",
            )?
            .execute([half.first])?;
        Ok(())
    }
}
