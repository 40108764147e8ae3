//! One key press saved as one step: a transaction that holds whole or not at all, and that can be
//! taken back.

use chrono::NaiveDateTime;
use rusqlite::{Transaction, params};

use super::history::{self, Way};
use super::{Result, Store, StoreError, chain, search};

impl Store {
    /// Saves all that `act` writes as one step called `what` ("Chat about Ola"). When `act` or the
    /// disk says no, nothing of it stays. A step within a step is part of the outer one; should
    /// only the inner one break off, the outer may go on without it.
    pub fn step<T>(
        &self,
        what: &str,
        now: NaiveDateTime,
        act: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<T> {
        if self.pen.is_writing() {
            return self.within(act);
        }
        self.let_date_through(now)?;
        self.writing(|| self.whole_step(what, now, act))
    }

    fn whole_step<T>(
        &self,
        what: &str,
        now: NaiveDateTime,
        act: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<T> {
        let transaction = self.db.unchecked_transaction()?;
        self.db
            .prepare_cached("INSERT INTO step (what, at, undone) VALUES (?1, ?2, 0)")?
            .execute(params![what, now])?;
        let step = self.db.last_insert_rowid();
        let pen = self.pen.write_under(step);
        let done = act(self)?;
        drop(pen);
        let ended = self.round_off(step)?;
        self.commit(transaction)?;
        self.said_to_be_saved(ended);
        Ok(done)
    }

    /// Seals what a step wrote and lets find know of it. `None`: it changed nothing and left no
    /// trace.
    pub(crate) fn round_off(&self, step: i64) -> Result<Option<chain::Seal>> {
        let changed = history::keep(&self.db, step)?;
        search::follow(&self.db, step)?;
        let head = chain::head(&self.db)?;
        Ok(changed.then_some(head))
    }

    /// A step that was rounded off is on the disk.
    pub(crate) fn said_to_be_saved(&self, ended: Option<chain::Seal>) {
        if let Some(head) = ended {
            self.head.set(head);
            self.changed();
        }
    }

    /// Writes, when the disk lets it.
    pub(crate) fn writing<T>(&self, write: impl FnOnce() -> Result<T>) -> Result<T> {
        let Some(file) = &self.file else {
            return write();
        };
        if self.is_closed {
            return Err(StoreError::Closed);
        }
        // After trouble that nobody was told of yet, nothing more is trusted to the engine.
        self.minding_the_room(self.db.trouble().map_err(StoreError::from))?;
        file.prepare_write()?;
        self.minding_the_room(write())
    }

    /// On a full disk the room kept back is given up, so that the next try finds some.
    pub(crate) fn minding_the_room<T>(&self, done: Result<T>) -> Result<T> {
        if let (Err(StoreError::DiskFull(_)), Some(file)) = (&done, &self.file) {
            file.free_reserve();
        }
        done
    }

    /// Keeps what was written, if it goes to the file that was opened.
    fn commit(&self, transaction: Transaction<'_>) -> Result<()> {
        if let Some(file) = &self.file {
            file.check_before_commit()?;
        }
        transaction.commit()?;
        Ok(())
    }

    fn within<T>(&self, act: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.db.execute_batch("SAVEPOINT inner_step")?;
        let done = act(self);
        let ending = if done.is_ok() {
            "RELEASE inner_step"
        } else {
            "ROLLBACK TO inner_step; RELEASE inner_step"
        };
        self.db.execute_batch(ending)?;
        done
    }

    /// Runs `act` in one transaction, or as part of the one under way.
    pub(crate) fn together<T>(&self, act: impl FnOnce() -> Result<T>) -> Result<T> {
        if !self.db.is_autocommit() {
            return act();
        }
        self.writing(|| {
            let transaction = self.db.unchecked_transaction()?;
            let done = act()?;
            self.commit(transaction)?;
            Ok(done)
        })
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
        self.writing(|| self.one_step(way))
    }

    fn one_step(&self, way: Way) -> Result<Option<String>> {
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
        self.commit(transaction)?;
        self.changed();
        Ok(Some(step.what))
    }
}
