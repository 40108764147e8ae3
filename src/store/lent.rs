//! The connection, and the one moment in which it is away: lent to a thread that waits for the disk
//! while keys are taken.

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Deref;
use std::panic;
use std::sync::mpsc::{SendError, channel};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;

/// A connection that can be lent. Whoever needs it meanwhile waits until it is back, so nothing is
/// read or written out of turn.
pub(crate) struct Lendable {
    here: OnceCell<Connection>,
    away: RefCell<Option<JoinHandle<Option<Ended>>>>,
    outcome: Cell<Option<rusqlite::Result<()>>>,
}

type Ended = (Connection, rusqlite::Result<()>);

impl Lendable {
    /// Ends the transaction under way beside the keys. Where the laptop has no thread to give, it
    /// is ended when this returns.
    pub fn commit_beside(&mut self) {
        let db = self.here.take().unwrap_or_else(|| self.wait());
        let (lend, borrowed) = channel();
        // The connection follows only to a thread that is there.
        let thread = thread::Builder::new()
            .name("committing".into())
            .spawn(move || borrowed.recv().ok().map(commit));
        *self.away.get_mut() = thread.ok();
        if let Err(SendError(db)) = lend.send(db) {
            let (db, outcome) = commit(db);
            self.here = OnceCell::from(db);
            self.is_done(outcome);
        }
    }

    /// There is nothing to wait for: this came of it.
    pub fn is_done(&self, outcome: rusqlite::Result<()>) {
        self.outcome.set(Some(outcome));
    }

    /// Whether the disk is still waited for.
    pub fn is_away(&self) -> bool {
        self.away
            .borrow()
            .as_ref()
            .is_some_and(|thread| !thread.is_finished())
    }

    /// What came of it, told once.
    pub fn outcome(&self) -> Option<rusqlite::Result<()>> {
        self.brought_back();
        self.outcome.take()
    }

    /// What was in the way, told once. That all went well is left to be told.
    pub fn trouble(&self) -> rusqlite::Result<()> {
        let outcome = self.outcome();
        if let Some(Err(trouble)) = outcome {
            return Err(trouble);
        }
        self.outcome.set(outcome);
        Ok(())
    }

    fn brought_back(&self) -> &Connection {
        self.here.get_or_init(|| self.wait())
    }

    fn wait(&self) -> Connection {
        match self.away.take().map(JoinHandle::join) {
            Some(Ok(Some((db, outcome)))) => {
                self.is_done(outcome);
                db
            }
            Some(Err(fault)) => panic::resume_unwind(fault),
            Some(Ok(None)) | None => panic::resume_unwind(Box::new("a connection is here or lent")),
        }
    }
}

/// Whole or not at all: a transaction that cannot be ended is given up.
fn commit(db: Connection) -> Ended {
    let done = db.execute_batch("COMMIT");
    if done.is_err() && !db.is_autocommit() {
        let _gone_with_the_connection_at_the_latest = db.execute_batch("ROLLBACK");
    }
    (db, done)
}

impl From<Connection> for Lendable {
    fn from(db: Connection) -> Self {
        Self {
            here: OnceCell::from(db),
            away: RefCell::default(),
            outcome: Cell::default(),
        }
    }
}

impl Deref for Lendable {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.brought_back()
    }
}

/// A file that somebody let go of is let go of.
impl Drop for Lendable {
    fn drop(&mut self) {
        if let Some(thread) = self.away.take() {
            drop(thread.join());
        }
    }
}
