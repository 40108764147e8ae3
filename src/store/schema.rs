//! Brings the tables of a log up to date: numbered changes, each run once, all of them or none.

use rusqlite::Connection;

use super::beside::{Progress, Stretch};
use super::{Result, StoreError, chain, history, search, standing};

/// Says in the file's header that it is one of ours ("Home" in ASCII).
pub(crate) const APPLICATION_ID: i32 = 0x486F_6D65;

/// Every change to the tables since the first release, oldest first. A released one is never
/// edited.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../../assets/migrations/0001-start.sql"),
    include_str!("../../assets/migrations/0002-observations.sql"),
    include_str!("../../assets/migrations/0003-toy-library.sql"),
    include_str!("../../assets/migrations/0004-checklist.sql"),
    include_str!("../../assets/migrations/0005-ways.sql"),
    include_str!("../../assets/migrations/0006-in-the-way.sql"),
    include_str!("../../assets/migrations/0007-why.sql"),
    include_str!("../../assets/migrations/0008-chain.sql"),
    include_str!("../../assets/migrations/0009-keeping.sql"),
    include_str!("../../assets/migrations/0010-out-of-reach.sql"),
    include_str!("../../assets/migrations/0011-kept-words.sql"),
    include_str!("../../assets/migrations/0012-quick-words.sql"),
    include_str!("../../assets/migrations/0013-starts-of-words.sql"),
    include_str!("../../assets/migrations/0014-by-day.sql"),
    include_str!("../../assets/migrations/0015-little-by-little.sql"),
];

/// What the header of a log says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    application_id: i32,
    /// How many of the migrations it has seen.
    pub version: usize,
}

impl Header {
    /// Reads without writing, so that a log that is not for this program stays as it is.
    pub fn read(db: &Connection) -> Result<Self> {
        let version: i32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let application_id = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        Ok(Self {
            application_id,
            version: usize::try_from(version).map_err(|_| StoreError::NotOurs)?,
        })
    }

    pub fn is_blank(self) -> bool {
        self.version == 0
    }

    /// Whether a program that knows `known` migrations may open it.
    pub fn accept(self, known: usize) -> Result<()> {
        if self.application_id != APPLICATION_ID && !(self.is_blank() && self.application_id == 0) {
            return Err(StoreError::NotOurs);
        }
        if self.version > known {
            Err(StoreError::Newer)
        } else {
            Ok(())
        }
    }
}

/// Runs what has not run yet, in one transaction with the new version number.
pub(crate) fn bring_up_to_date(db: &Connection, migrations: &[&str]) -> Result<()> {
    bring_up_to_date_told(db, migrations, &Progress::default().stretch(0))
}

/// The same, and tells how far it is.
pub(crate) fn bring_up_to_date_told(
    db: &Connection,
    migrations: &[&str],
    told: &Stretch,
) -> Result<()> {
    let header = Header::read(db)?;
    header.accept(migrations.len())?;
    if header.version == migrations.len() {
        return Ok(());
    }
    // A change may rebuild a table that others point to; the links are checked as a whole before
    // the commit.
    db.pragma_update(None, "foreign_keys", false)?;
    let outcome = run(db, header, migrations, told);
    db.pragma_update(None, "foreign_keys", true)?;
    outcome
}

/// Hundredths of the time that making the index anew takes, of all that is done to a long log.
const INDEXING: u64 = 60;

fn run(db: &Connection, from: Header, migrations: &[&str], told: &Stretch) -> Result<()> {
    let change = db.unchecked_transaction()?;
    history::unwatch(&change)?;
    let new = &migrations[from.version..];
    for migration in new {
        change.execute_batch(migration)?;
    }
    history::watch(&change)?;
    if !from.is_blank()
        && new
            .iter()
            .any(|migration| search::is_made_anew_by(migration))
    {
        search::rebuild(&change, |hundredths| {
            told.is_at(hundredths * INDEXING / 100);
        })?;
    }
    told.is_at(INDEXING);
    if chain::is_in(&change)? {
        if !from.is_blank() {
            standing::note(&change, |hundredths| {
                told.is_at(INDEXING + hundredths * (100 - INDEXING) / 100);
            })?;
        }
        chain::seal_loose(&change)?;
    }
    let broken: i64 =
        change.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
            row.get(0)
        })?;
    if broken > 0 {
        return Err(StoreError::say(
            "Your log could not be brought up to date, so it was left as it was. Use the version you had before.",
        ));
    }
    change.pragma_update(None, "application_id", APPLICATION_ID)?;
    change.pragma_update(
        None,
        "user_version",
        i64::try_from(migrations.len()).unwrap_or(i64::MAX),
    )?;
    change.commit()?;
    Ok(())
}
