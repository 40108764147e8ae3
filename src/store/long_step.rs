//! A step that takes longer than a breath: written part by part, so that keys are heard in between,
//! and still whole or not at all.

use chrono::NaiveDateTime;
use rusqlite::{DropBehavior, params};

use super::{Result, Store};

/// A step under way. Nothing else may be written until it is ended or given up.
pub struct LongStep {
    id: i64,
}

impl Store {
    /// Opens a step called `what`.
    pub fn begin_long_step(&self, what: &str, now: NaiveDateTime) -> Result<LongStep> {
        self.let_date_through(now)?;
        self.writing(|| {
            let mut transaction = self.db.unchecked_transaction()?;
            self.db
                .prepare_cached("INSERT INTO step (what, at, undone) VALUES (?1, ?2, 0)")?
                .execute(params![what, now])?;
            let id = self.db.last_insert_rowid();
            transaction.set_drop_behavior(DropBehavior::Ignore);
            Ok(LongStep { id })
        })
    }

    /// Writes one part of it.
    pub fn go_on_with<T>(
        &self,
        step: &LongStep,
        act: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<T> {
        self.writing(|| {
            let _pen = self.pen.write_under(step.id);
            act(self)
        })
    }

    /// Ends it: all of it is in the log now.
    pub fn end_long_step(&self, step: &LongStep) -> Result<()> {
        let ended = self.writing(|| {
            let ended = self.round_off(step.id)?;
            if let Some(file) = &self.file {
                file.check_before_commit()?;
            }
            self.db.execute_batch("COMMIT")?;
            Ok(ended)
        })?;
        self.said_to_be_saved(ended);
        Ok(())
    }

    /// Gives it up: it is as if it had not been.
    pub fn give_up_long_step(&self) {
        if !self.db.is_autocommit() {
            let _gone_with_the_connection_at_the_latest = self.db.execute_batch("ROLLBACK");
        }
    }
}
