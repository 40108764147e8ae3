//! Reading the whole log to see whether all of it is sound.

use rusqlite::Connection;
use serde::Serialize;

use super::beside::{Beside, Progress};
use super::{Result, Store, chain, indexed, standing};
use crate::domain::wording::count;

/// How much is held against what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Every page as it was written, and every row where its links say.
    Pages,
    /// Besides, every step against its seal, every row against history and the index against the
    /// notes.
    EveryPart,
}

impl Depth {
    /// How many parts that takes.
    const fn parts(self) -> u64 {
        match self {
            Self::Pages => 3,
            Self::EveryPart => 9,
        }
    }
}

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
    /// Steps that are not what they were sealed as. Only a deep reading looks for these and for
    /// what follows.
    pub chain: Vec<String>,
    /// Rows that are not what history says of them.
    pub rows: Vec<String>,
    /// Parts of the index for finding that say something else than the entries.
    pub search: Vec<String>,
    /// How many steps were erased for good, which is as it should be.
    pub erased: usize,
}

impl CheckReport {
    pub fn is_sound(&self) -> bool {
        self.is_whole() && self.chain.is_empty() && self.rows.is_empty() && self.search.is_empty()
    }

    fn is_whole(&self) -> bool {
        self.pages.is_empty() && self.structure.is_empty() && self.links.is_empty()
    }

    /// The report in a sentence.
    pub fn sentence(&self) -> String {
        if self.is_sound() {
            let erased = if self.erased == 0 {
                String::new()
            } else {
                format!(" {} erased for good.", count(self.erased, "step"))
            };
            return format!(
                "All of your log was read and is sound: {}.{erased}",
                count(self.entries, "note")
            );
        }
        let unread = self
            .pages
            .len()
            .max(self.structure.len() + self.links.len());
        if unread > 0 {
            return format!(
                "{} of your log could not be read as written. Put back your newest copy, and keep this one until that is done.",
                count(unread, "part")
            );
        }
        let older = self.chain.len().max(self.rows.len()).max(self.search.len());
        format!(
            "{} of your log did not fit the rest, as when an older copy was mixed in. Put back your newest copy, and keep this one until that is done.",
            count(older, "part")
        )
    }
}

impl Store {
    /// Reads everything there is, and sees that it hangs together.
    pub fn check(&self) -> Result<CheckReport> {
        self.examine(Depth::Pages, &Progress::default())
    }

    /// Reads everything there is, and holds every part of it against every other: finds what is
    /// whole but older than the rest.
    pub fn check_deep(&self) -> Result<CheckReport> {
        self.examine(Depth::EveryPart, &Progress::default())
    }

    /// The same beside the keys; gives the log back with what was found.
    pub fn check_beside(self, depth: Depth) -> Result<Beside<(Self, CheckReport)>> {
        Beside::begin(move |progress| {
            progress.expect(depth.parts());
            let report = self.examine(depth, progress)?;
            Ok((self, report))
        })
    }

    /// Reads as deep as that. Counts a part for each that takes about as long as another.
    pub(crate) fn examine(&self, depth: Depth, progress: &Progress) -> Result<CheckReport> {
        let mut report = self.read_pages(progress)?;
        if depth == Depth::EveryPart && report.is_whole() {
            report.structure = overfull(&self.db)?;
            let chain = chain::read(&self.db)?;
            (report.chain, report.erased) = (chain.breaks, chain.gaps);
            progress.came(1);
            report.rows = standing::differing(&self.db)?
                .into_iter()
                .map(|(table, row)| format!("{table} {row}"))
                .collect();
            progress.came(3);
            report.search = indexed::differing(&self.db)?;
            progress.came(2);
        }
        Ok(report)
    }

    fn read_pages(&self, progress: &Progress) -> Result<CheckReport> {
        // A log in memory has no file to read.
        let on_disk = self.db.path().is_some_and(|path| !path.is_empty());
        let mut report = CheckReport::default();
        if cfg!(feature = "encryption") && on_disk {
            report.pages = remarks(&self.db, "PRAGMA cipher_integrity_check");
        }
        progress.came(1);
        report.structure = remarks(&self.db, "PRAGMA integrity_check");
        report.structure.retain(|remark| remark != "ok");
        progress.came(1);
        report.links = remarks(
            &self.db,
            "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check",
        );
        progress.came(1);
        if report.is_sound() {
            report.entries =
                self.db
                    .query_row("SELECT count(*) AS entries FROM entry", [], |row| {
                        super::columns::counted(row, "entries")
                    })?;
        }
        Ok(report)
    }
}

/// Indexes over some rows of a table that lead to more or fewer than there are: the engine's own
/// reading does not count those.
fn overfull(db: &Connection) -> Result<Vec<String>> {
    let mut statement = db.prepare("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (index, table, sql): (String, String, String) =
            (row.get("name")?, row.get("tbl_name")?, row.get("sql")?);
        let Some((_, which)) = sql.split_once(" WHERE ") else {
            continue;
        };
        let counted = |way: &str| -> Result<i64> {
            Ok(db.query_row(
                &format!("SELECT count(*) FROM {table} {way} WHERE {which}"),
                [],
                |row| row.get(0),
            )?)
        };
        if counted("NOT INDEXED")? != counted(&format!("INDEXED BY {index}"))? {
            found.push(index);
        }
    }
    Ok(found)
}

/// What a reading remarks on. Breaking off is a remark too.
pub(crate) fn remarks(db: &Connection, query: &str) -> Vec<String> {
    let read = || -> rusqlite::Result<Vec<String>> {
        db.prepare(query)?
            .query_map([], |row| row.get(0))?
            .collect()
    };
    read().unwrap_or_else(|cause| vec![cause.to_string()])
}
