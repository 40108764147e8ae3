//! Salvage: every row of a damaged log that can still be read, written into a new log in another
//! folder. The damaged one is only read.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use zeroize::Zeroizing;

use super::backups::dir::{KEY, not_made};
use super::backups::scratch;
use super::restore::Rescue;
use crate::store::NoCopy;
use crate::store::beside::Progress;
use crate::store::connection::{connect, unlocked};
use crate::store::schema::{Header, MIGRATIONS};
use crate::store::{Result, Store, StoreError, chain, history, search, standing};
use crate::vault::key::{KeyFile, Secret};
use crate::vault::paths::{Place, private_file};

/// What came out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Salvaged {
    pub rows: usize,
    pub of_rows: usize,
    pub notes: usize,
    pub of_notes: usize,
}

/// Beyond the last row that is known of, so many more are tried.
const BEYOND: i64 = 200;

impl Rescue {
    /// Reads what can be read and writes it into a new log in `into`, which is made. Nothing is
    /// ever written over.
    pub fn salvage(
        &self,
        into: &Path,
        secret: Option<&Secret>,
        progress: &Progress,
    ) -> Result<Salvaged> {
        if fs::read_dir(into).is_ok_and(|mut files| files.next().is_some()) || into.is_file() {
            let words = format!(
                "There is something in {} already, so nothing was written there. Name a folder that is not there yet.",
                into.display()
            );
            return Err(StoreError::say(words));
        }
        let (key, damaged, version) = self.damaged(secret)?;
        let raw_key = damaged.raw_key.clone();
        let target = Place::ready(into)?;
        private_file(&target.log, true).map_err(not_made)?;
        key.keep(&target)?;
        let mut salvage = Salvage {
            damaged,
            new: Store::over(
                connect(&target.log, &raw_key, MIGRATIONS.len())?,
                &MIGRATIONS[..version],
            )?,
            lost: BTreeMap::new(),
        };
        salvage.all(progress)
    }

    /// The damaged log and its version, with the first of the key files here and with the copies
    /// that opens it.
    fn damaged(&self, secret: Option<&Secret>) -> Result<(KeyFile, Damaged, usize)> {
        let mut files = KeyFile::read_both(&self.place).unwrap_or_default();
        files.extend(
            KeyFile::read_at(&self.place.copies.join(KEY))
                .ok()
                .flatten(),
        );
        let mut reason = StoreError::KeyMissing {
            folder: self.place.folder.clone(),
        };
        for file in files {
            let opened = file.key(secret).and_then(|key| {
                let damaged = Damaged::aside(&self.place, &key.raw())?;
                let version = damaged.version()?;
                Ok((damaged, version))
            });
            match opened {
                Ok((damaged, version)) => return Ok((file, damaged, version)),
                Err(_) if matches!(reason, StoreError::Locked | StoreError::WrongSecret { .. }) => {
                }
                Err(trouble) => reason = trouble,
            }
        }
        Err(reason)
    }

    /// Puts what was saved where the damaged log is; that one is kept under another name.
    pub fn put_saved_in_place(
        self,
        saved: &Path,
        secret: Option<&Secret>,
        now: NaiveDateTime,
        progress: &Progress,
    ) -> Result<Store> {
        let store = self.put_back(&saved.join(scratch::LOG), secret, now, progress)?;
        // All of it is in the log now, where erasing finds it; what cannot be cleared is a log of
        // its own.
        drop(fs::remove_dir_all(saved));
        Ok(store)
    }
}

/// The damaged log, copied aside with what the engine had begun. After each trouble it is opened
/// afresh: trouble sticks to a connection.
struct Damaged {
    folder: PathBuf,
    raw_key: Zeroizing<String>,
    db: Option<Connection>,
}

impl Drop for Damaged {
    fn drop(&mut self) {
        self.db = None;
        drop(fs::remove_dir_all(
            self.folder.parent().unwrap_or(&self.folder),
        ));
    }
}

impl Damaged {
    fn aside(place: &Place, raw_key: &Zeroizing<String>) -> Result<Self> {
        let folder = place.spare.join("salvage");
        let _left_by_a_sudden_end = fs::remove_dir_all(&folder);
        crate::vault::paths::make_private_folder(&folder)?;
        let damaged = Self {
            folder,
            raw_key: raw_key.clone(),
            db: None,
        };
        for name in ["hometime.db", "hometime.db-journal"] {
            let mut from = match File::open(place.folder.join(name)) {
                Err(problem) if problem.kind() == io::ErrorKind::NotFound => continue,
                other => other.map_err(|source| place.trouble(source))?,
            };
            let mut to = private_file(&damaged.folder.join(name), true).map_err(not_made)?;
            io::copy(&mut from, &mut to).map_err(not_made)?;
        }
        Ok(damaged)
    }

    fn open(&self) -> Result<Connection> {
        let db = unlocked(
            &self.folder.join("hometime.db"),
            OpenFlags::SQLITE_OPEN_READ_WRITE,
            &self.raw_key,
        )?;
        for (setting, wanted) in [
            ("trusted_schema", "OFF"),
            ("temp_store", "MEMORY"),
            ("query_only", "ON"),
        ] {
            db.pragma_update(None, setting, wanted)?;
        }
        Ok(db)
    }

    fn version(&self) -> Result<usize> {
        let header = self.open().and_then(|db| Header::read(&db));
        let header = header.map_err(|_| StoreError::from(NoCopy::NotOpened))?;
        header.accept(MIGRATIONS.len())?;
        if header.is_blank() {
            Err(NoCopy::Empty.into())
        } else {
            Ok(header.version)
        }
    }

    fn with<T>(&mut self, ask: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Option<T> {
        let db = match self.db.take() {
            Some(db) => db,
            None => self.open().ok()?,
        };
        let answer = ask(&db).ok();
        self.db = answer.is_some().then_some(db);
        answer
    }

    /// The highest number of a row, where that can be read.
    fn highest(&mut self, table: &str) -> Option<i64> {
        self.with(|db| {
            db.query_row(&format!("SELECT max(rowid) FROM \"{table}\""), [], |row| {
                row.get(0)
            })
        })
        .flatten()
    }

    /// Rows after this one until the table ends (`true`) or something cannot be read.
    fn rows_after(
        &mut self,
        table: &str,
        after: i64,
        found: &mut Vec<(i64, Vec<Value>)>,
        progress: &Progress,
    ) -> bool {
        let query = format!("SELECT rowid, * FROM \"{table}\" WHERE rowid > ?1 ORDER BY rowid");
        let read = self.with(|db| {
            let mut statement = db.prepare(&query)?;
            let columns = statement.column_count();
            let mut rows = statement.query([after])?;
            while let Some(row) = rows.next()? {
                let values = (1..columns)
                    .map(|column| row.get(column))
                    .collect::<rusqlite::Result<_>>()?;
                found.push((row.get(0)?, values));
                progress.came(1);
            }
            Ok(())
        });
        read.is_some()
    }

    /// Whether the row of this number, if there is one, can be read.
    fn can_read(&mut self, table: &str, row: i64) -> bool {
        let query = format!("SELECT * FROM \"{table}\" WHERE rowid = ?1");
        self.with(|db| {
            let mut statement = db.prepare(&query)?;
            let (columns, mut rows) = (statement.column_count(), statement.query([row])?);
            if let Some(row) = rows.next()? {
                (0..columns).try_for_each(|column| row.get::<_, Value>(column).map(drop))?;
            }
            Ok(())
        })
        .is_some()
    }
}

/// The work itself: from the damaged log into the new one.
struct Salvage {
    damaged: Damaged,
    new: Store,
    /// Of each table, the numbers of rows that could not be read, if they were there.
    lost: BTreeMap<String, Vec<i64>>,
}

impl Salvage {
    fn all(&mut self, progress: &Progress) -> Result<Salvaged> {
        let query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%'
                     AND name <> 'chain' ORDER BY name NOT IN ('step', 'history'), name";
        let tables: Vec<String> = self
            .new
            .db
            .prepare(query)?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        // Every row is read, written, and in the end found and sealed again.
        let known: i64 = tables
            .iter()
            .filter_map(|table| self.damaged.highest(table))
            .sum();
        let (known, third) = (known.unsigned_abs(), known.unsigned_abs() / 3);
        progress.expect(3 * known);
        // What a lost row pointed at, or what pointed at it, is seen to at the end.
        self.new.db.pragma_update(None, "foreign_keys", false)?;
        self.new.db.execute_batch("BEGIN")?;
        let mut out = Salvaged::default();
        for table in &tables {
            let mut rows = Vec::new();
            self.read_table(table, &mut rows, progress)?;
            let pen = self.new.pen.replay();
            let saved = self.write(table, &rows, progress)?;
            let (brought_back, gone) = self.bring_back_from_history(table)?;
            drop(pen);
            out.rows += saved + brought_back;
            out.of_rows += rows.len() + brought_back + gone;
            if table == "entry" {
                (out.notes, out.of_notes) =
                    (saved + brought_back, rows.len() + brought_back + gone);
            }
        }
        out.rows -= self.let_go_of_dangling()?;
        search::rebuild(&self.new.db, |_| ())?;
        progress.came(third);
        if chain::is_in(&self.new.db)? {
            standing::note(&self.new.db, |_| ())?;
            progress.came(third);
            chain::seal_anew(&self.new.db)?;
        }
        progress.came(known - 2 * third);
        self.new.db.execute_batch("COMMIT")?;
        self.new.db.pragma_update(None, "foreign_keys", true)?;
        Ok(out)
    }

    /// Reads a table on from every place where it broke off.
    fn read_table(
        &mut self,
        table: &str,
        rows: &mut Vec<(i64, Vec<Value>)>,
        progress: &Progress,
    ) -> Result<()> {
        let remembered: Option<i64> = self.new.db.query_row(
            "SELECT max(row) FROM history WHERE of = ?1",
            [table],
            |row| row.get(0),
        )?;
        let known = self.damaged.highest(table).max(remembered);
        let mut after = 0;
        while !self.damaged.rows_after(table, after, rows, progress) {
            let mut next = rows.last().map_or(0, |(row, _)| *row).max(after) + 1;
            let last = known.unwrap_or_else(|| next + BEYOND);
            while next <= last && !self.damaged.can_read(table, next) {
                self.lost.entry(table.to_owned()).or_default().push(next);
                next += 1;
            }
            if next > last {
                break;
            }
            after = next - 1;
        }
        Ok(())
    }

    fn write(&self, table: &str, rows: &[(i64, Vec<Value>)], progress: &Progress) -> Result<usize> {
        let Some((_, first)) = rows.first() else {
            return Ok(0);
        };
        let places = vec!["?"; first.len()].join(", ");
        let mut insert = self.new.db.prepare(&format!(
            "INSERT OR IGNORE INTO \"{table}\" VALUES ({places})"
        ))?;
        rows.iter().try_fold(0, |saved, (_, values)| {
            if progress.is_stopped() {
                return Err(StoreError::say("Stopped. The damaged log was only read."));
            }
            progress.came(1);
            Ok(saved + insert.execute(params_from_iter(values))?)
        })
    }

    /// Brings lost rows back as history last knew them; says how many, and how many were there but
    /// are gone.
    fn bring_back_from_history(&self, table: &str) -> Result<(usize, usize)> {
        let Some(lost) = self.lost.get(table) else {
            return Ok((0, 0));
        };
        let query = "SELECT row, after FROM history JOIN step ON step.id = history.step WHERE of = ?1 AND undone = 0 ORDER BY history.id";
        let last_known: BTreeMap<i64, Option<String>> = self
            .new
            .db
            .prepare(query)?
            .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let (mut brought_back, mut gone) = (0, 0);
        for row in lost {
            match last_known.get(row) {
                Some(Some(put)) => {
                    history::put_row(&self.new.db, table, *row, Some(put))?;
                    brought_back += 1;
                }
                // It was taken away before: nothing is lost.
                Some(None) => {}
                None => gone += 1,
            }
        }
        Ok((brought_back, gone))
    }

    /// Rows that point at what is gone cannot stay.
    fn let_go_of_dangling(&self) -> Result<usize> {
        let mut gone = 0;
        loop {
            let query = "SELECT \"table\", rowid FROM pragma_foreign_key_check";
            let dangling: Vec<(String, i64)> = self
                .new
                .db
                .prepare(query)?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            if dangling.is_empty() {
                return Ok(gone);
            }
            let _pen = self.new.pen.replay();
            for (table, row) in dangling {
                gone += self
                    .new
                    .db
                    .execute(&format!("DELETE FROM \"{table}\" WHERE rowid = ?1"), [row])?;
            }
        }
    }
}
