//! What was done in the last thirty days, step by step, and the putting back of one of them.
//! Putting back is a step itself.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{ErrorCode, OptionalExtension, params};

use super::{Result, Store, StoreError, history};
use crate::domain::dates::say_date;
use crate::domain::keeping::IN_THE_BIN;

/// The steps of the last thirty days.
pub struct Changes<'s> {
    pub(super) store: &'s Store,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub(super) step: i64,
    pub what: String,
    pub at: NaiveDateTime,
}

/// More rows than this were taken in or brought in, and are not put back one by one.
const MOST_ROWS: i64 = 2000;

/// Rows of history that are of something she did; that quick words were used once more goes along
/// with it unsaid.
pub(super) const HER_DOING: &str =
    "NOT coalesce(of = 'quick_words' AND coalesce(before ->> 'used', 0) < after ->> 'used', 0)";

impl Changes<'_> {
    /// Newest first. What was taken back, and what was erased for good, is not told of.
    pub fn list(&self, today: NaiveDate) -> Result<Vec<Change>> {
        let since = today - IN_THE_BIN;
        let mut statement = self.store.db.prepare(
            "SELECT id, what, at FROM step
             WHERE undone = 0 AND erased = 0 AND EXISTS (SELECT 1 FROM history WHERE step = step.id) ORDER BY id DESC",
        )?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        // Steps are in the order of their days, so the first older one ends it, however long the
        // log is.
        while let Some(row) = rows.next()? {
            let change = Change {
                step: row.get("id")?,
                what: row.get("what")?,
                at: row.get("at")?,
            };
            if change.at.date() <= since {
                break;
            }
            found.push(change);
        }
        Ok(found)
    }

    /// Makes everything that one step changed as it was before it, or says what stands in the way.
    /// Part of a [`Store::step`].
    pub fn put_back(&self, change: &Change, now: NaiveDateTime) -> Result<()> {
        let db = &self.store.db;
        let rows: i64 = db
            .prepare("SELECT count(*) FROM history WHERE step = ?1 AND (SELECT undone = 0 AND erased = 0 FROM step WHERE id = ?1)")?
            .query_row([change.step], |row| row.get(0))?;
        if rows == 0 {
            return Err(StoreError::say(
                "That was taken back already, so nothing was changed. Esc goes back.",
            ));
        }
        if rows > MOST_ROWS || self.brought_in_families(change)? {
            return Err(StoreError::say(
                "That brought in a great many things at once, so it is not put back here. A copy from before it can be:  /copies",
            ));
        }
        if let Some((later, at)) = self.changed_again(change)? {
            let day = say_date(at.date(), now.date());
            return Err(StoreError::say(format!(
                "Something of it was changed again since: {later} ({day}, {}). Put that back first, then this.",
                at.format("%H:%M")
            )));
        }
        self.write_as_before(change, now).map_err(|problem| match problem {
            StoreError::Other(cause) if cause.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                StoreError::say("Something written later belongs to it, so it stays. Put the later thing back first: it stands further up.")
            }
            other => other,
        })
    }

    /// Whether families came with notes about them, as in a file taken in.
    fn brought_in_families(&self, change: &Change) -> Result<bool> {
        let query = "SELECT count(DISTINCT of) = 2 FROM history WHERE step = ?1 AND before IS NULL AND of IN ('family', 'entry')";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([change.step], |row| row.get(0))?)
    }

    /// The newest later step that touched a row of this one.
    fn changed_again(&self, change: &Change) -> Result<Option<(String, NaiveDateTime)>> {
        let query = format!(
            "SELECT step.what AS what, step.at AS at FROM step JOIN history AS later ON later.step = step.id
             WHERE step.id > ?1 AND undone = 0 AND (later.of, later.row) IN (SELECT of, row FROM history WHERE step = ?1 AND {HER_DOING})
             ORDER BY step.id DESC LIMIT 1"
        );
        let found = self
            .store
            .db
            .prepare(&query)?
            .query_row([change.step], |row| Ok((row.get("what")?, row.get("at")?)));
        Ok(found.optional()?)
    }

    fn write_as_before(&self, change: &Change, now: NaiveDateTime) -> Result<()> {
        let db = &self.store.db;
        let mut statement = db.prepare(&format!(
            "SELECT of, row, before FROM history WHERE step = ?1 AND {HER_DOING} ORDER BY id DESC"
        ))?;
        let rows = statement.query_map([change.step], |row| {
            Ok((row.get("of")?, row.get("row")?, row.get("before")?))
        })?;
        let rows: Vec<(String, i64, Option<String>)> = rows.collect::<rusqlite::Result<_>>()?;
        let wrote_a_note = rows
            .iter()
            .any(|(of, _, before)| of == "entry" && before.is_none());
        for (of, row, before) in rows {
            match (of.as_str(), &before) {
                // A note is removed whole, as by Del, so that its words go for good with all that
                // was removed.
                ("entry", None) => {
                    db.execute(
                        "UPDATE entry SET removed_at = ?2 WHERE id = ?1 AND removed_at IS NULL",
                        params![row, now],
                    )?;
                }
                ("reminder" | "reminder_child", None) => history::put_row(db, &of, row, None)?,
                (_, None) if wrote_a_note => {}
                _ => history::put_row(db, &of, row, before.as_deref())?,
            }
        }
        Ok(())
    }
}
