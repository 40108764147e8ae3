//! One key press saved as one step: a transaction that holds whole or not at all, and that can be taken back.

use chrono::NaiveDateTime;
use rusqlite::params;

use super::history::{self, Way};
use super::{Result, Store, search};

impl Store {
    /// Saves all that `act` writes as one step called `what` ("Chat about Ola"). When `act` or the disk says no, nothing of it stays.
    /// A step within a step is part of the outer one; should only the inner one break off, the outer may go on without it.
    pub fn step<T>(&self, what: &str, now: NaiveDateTime, act: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        if self.pen.is_writing() {
            return self.within(act);
        }
        self.let_date_through(now)?;
        let transaction = self.db.unchecked_transaction()?;
        self.db.prepare_cached("INSERT INTO step (what, at, undone) VALUES (?1, ?2, 0)")?.execute(params![what, now])?;
        let step = self.db.last_insert_rowid();
        let pen = self.pen.write_under(step);
        let done = act(self)?;
        drop(pen);
        let changed = history::keep(&self.db, step)?;
        search::follow(&self.db, step)?;
        transaction.commit()?;
        if changed {
            self.changed();
        }
        Ok(done)
    }

    fn within<T>(&self, act: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.db.execute_batch("SAVEPOINT inner_step")?;
        let done = act(self);
        let ending = if done.is_ok() { "RELEASE inner_step" } else { "ROLLBACK TO inner_step; RELEASE inner_step" };
        self.db.execute_batch(ending)?;
        done
    }

    /// Runs `act` in one transaction, or as part of the one under way.
    pub(super) fn together<T>(&self, act: impl FnOnce() -> Result<T>) -> Result<T> {
        if !self.db.is_autocommit() {
            return act();
        }
        let transaction = self.db.unchecked_transaction()?;
        let done = act()?;
        transaction.commit()?;
        Ok(done)
    }

    /// Takes back the newest step and says which; `None` when nothing is left to take back.
    pub fn undo(&self) -> Result<Option<String>> {
        self.walk(Way::Back)
    }

    /// Brings back the step taken back last and says which; `None` when there is none.
    pub fn redo(&self) -> Result<Option<String>> {
        self.walk(Way::Forward)
    }

    fn walk(&self, way: Way) -> Result<Option<String>> {
        let transaction = self.db.unchecked_transaction()?;
        let step = match way {
            Way::Back => history::newest_done(&self.db)?,
            Way::Forward => history::oldest_undone(&self.db)?,
        };
        let Some(step) = step else { return Ok(None) };
        let pen = self.pen.replay();
        history::replay(&self.db, step.id, way)?;
        drop(pen);
        search::follow(&self.db, step.id)?;
        transaction.commit()?;
        self.changed();
        Ok(Some(step.what))
    }
}
