//! Reading the whole log to see whether all of it is sound.

use rusqlite::Connection;
use serde::Serialize;

use super::{Result, Store};
use crate::domain::wording::count;

/// What a full reading found. Holds no words of hers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// How many entries there are, removed ones too.
    pub entries: usize,
    /// Pages that are not as they were written.
    pub pages: Vec<String>,
    /// Tables that do not hang together.
    pub structure: Vec<String>,
    /// Rows that point at something that is not there.
    pub links: Vec<String>,
}

impl CheckReport {
    pub fn is_sound(&self) -> bool {
        self.pages.is_empty() && self.structure.is_empty() && self.links.is_empty()
    }

    /// The report in a sentence.
    pub fn sentence(&self) -> String {
        if self.is_sound() {
            return format!("All of your log was read and is sound: {}.", count(self.entries, "note"));
        }
        let parts = self.pages.len().max(self.structure.len() + self.links.len());
        format!(
            "{} of your log could not be read as written. Put back your newest copy, and keep this one until that is done.",
            count(parts, "part")
        )
    }
}

impl Store {
    /// Reads everything there is.
    pub fn check(&self) -> Result<CheckReport> {
        // A log in memory has no file to read.
        let on_disk = self.db.path().is_some_and(|path| !path.is_empty());
        let mut report = CheckReport::default();
        if cfg!(feature = "encryption") && on_disk {
            report.pages = remarks(&self.db, "PRAGMA cipher_integrity_check");
        }
        report.structure = remarks(&self.db, "PRAGMA integrity_check");
        report.structure.retain(|remark| remark != "ok");
        report.links = remarks(&self.db, "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check");
        if report.is_sound() {
            report.entries =
                self.db.query_row("SELECT count(*) AS entries FROM entry", [], |row| super::columns::counted(row, "entries"))?;
        }
        Ok(report)
    }
}

/// What a reading remarks on. Breaking off is a remark too.
pub(super) fn remarks(db: &Connection, query: &str) -> Vec<String> {
    let read = || -> rusqlite::Result<Vec<String>> { db.prepare(query)?.query_map([], |row| row.get(0))?.collect() };
    read().unwrap_or_else(|cause| vec![cause.to_string()])
}
