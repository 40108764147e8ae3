//! What one evening brought: its rows, its counts, and the observations nobody has been told of
//! yet.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use rusqlite::{Params, params};

use super::columns::{counted, list_of, seen_in};
use super::{Entries, Result, Store, entry_parts};
use crate::domain::privacy::Where;
use crate::domain::{Entry, Id, Saved, Tally, Waiting};

/// After this many days an observation is no longer offered for sharing; it stays in its list.
const STILL_FRESH: Days = Days::new(60);

impl Entries<'_> {
    /// Entries written down on `date`, whatever day they are about, newest written first.
    pub fn written_on(&self, date: NaiveDate, limit: usize) -> Result<Vec<Saved<Entry>>> {
        let (from, until) = (
            date.and_time(NaiveTime::MIN),
            date.succ_opt().unwrap_or(date).and_time(NaiveTime::MIN),
        );
        let query = "SELECT id FROM entry INDEXED BY entry_written WHERE made_at >= ?1 AND made_at < ?2 AND removed_at IS NULL";
        let mut statement = self.store.db.prepare(query)?;
        let ids = statement.query_map([from, until], |row| row.get(0))?;
        let mut ids: Vec<Id<Entry>> = ids.collect::<rusqlite::Result<_>>()?;
        ids.sort_unstable_by(|one, other| other.cmp(one));
        ids.truncate(limit);
        entry_parts::read(self.store, &ids)
    }

    /// Observations up to `until` that nobody has been told of, oldest first. Those that are hers
    /// alone are not for telling.
    pub fn unshared(&self, until: NaiveDate, limit: usize) -> Result<Vec<Waiting>> {
        let mut statement = self.store.db.prepare(&format!(
            "SELECT id, day, words FROM entry INDEXED BY entry_of_kind
                     WHERE kind = 'observation' AND day BETWEEN ?1 AND ?2 AND removed_at IS NULL AND {}
                         AND NOT EXISTS (SELECT 1 FROM share WHERE share.entry = entry.id)
                     ORDER BY day, id LIMIT ?3",
            seen_in(Where::Family)
        ))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(
            params![until.checked_sub_days(STILL_FRESH), until, limit],
            |row| {
                Ok(Waiting {
                    entry: row.get("id")?,
                    children: Vec::new(),
                    day: row.get("day")?,
                    words: row.get("words")?,
                })
            },
        )?;
        let mut waiting: Vec<Waiting> = rows.collect::<rusqlite::Result<_>>()?;
        let mut children =
            entry_parts::children(self.store, &list_of(waiting.iter().map(|one| one.entry)))?;
        for one in &mut waiting {
            one.children = children.remove(&one.entry).unwrap_or_default();
        }
        Ok(waiting)
    }

    /// How much was written since `then`, and how many loans were said to be back since.
    pub fn written_since(&self, then: NaiveDateTime) -> Result<Tally> {
        let written = "SELECT kind, count(*) AS entries FROM entry INDEXED BY entry_written
                       WHERE made_at >= ?1 AND removed_at IS NULL GROUP BY kind";
        let back = "SELECT count(DISTINCT loan.entry) AS back
                    FROM step CROSS JOIN history ON history.step = step.id CROSS JOIN loan ON loan.entry = history.row
                    CROSS JOIN entry ON entry.id = loan.entry
                    WHERE step.at >= ?1 AND undone = 0 AND of = 'loan' AND before IS NOT NULL AND before ->> 'back_on' IS NULL
                        AND after ->> 'back_on' IS NOT NULL AND back_on IS NOT NULL AND removed_at IS NULL";
        self.store.tally(written, back, params![then])
    }
}

impl Store {
    /// How much there is about one day, and what came back on it.
    pub fn tally_of(&self, day: NaiveDate) -> Result<Tally> {
        let written = "SELECT kind, count(*) AS entries FROM entry INDEXED BY entry_by_day
                       WHERE day = ?1 AND removed_at IS NULL GROUP BY kind";
        let back = "SELECT count(*) AS back FROM loan JOIN entry ON entry.id = loan.entry WHERE back_on = ?1 AND removed_at IS NULL";
        self.tally(written, back, params![day])
    }

    fn tally(&self, written: &str, back: &str, values: impl Params + Copy) -> Result<Tally> {
        let mut tally = Tally::default();
        let mut statement = self.db.prepare(written)?;
        let mut kinds = statement.query(values)?;
        while let Some(row) = kinds.next()? {
            tally.add(row.get("kind")?, counted(row, "entries")?);
        }
        tally.back = self
            .db
            .prepare(back)?
            .query_row(values, |row| counted(row, "back"))?;
        Ok(tally)
    }
}
