//! Every row there is or was, and what each hangs on. A number may be given again after its row was
//! taken away, so history is read as lives: from the writing of a row to its taking away.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde_json::{Map, Value};

use crate::store::Result;
use crate::store::history::{columns, watched};

/// One row of one table, by the number of the change that first wrote it; nought where history does
/// not go back so far.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Life {
    pub of: String,
    pub row: i64,
    pub since: i64,
}

/// A column that points at another table.
pub(super) struct Link {
    pub table: String,
    pub column: String,
    pub to: String,
    /// Without what it points at, the row says nothing.
    pub is_part: bool,
}

/// What a row pointed at when something was last said of it.
type Pointing = Vec<(usize, Life)>;

/// A change in history, and whose life it is part of.
pub(super) struct Change {
    pub id: i64,
    pub step: i64,
    pub life: Life,
    /// Everything it points at, before it or after it.
    pub points: Pointing,
}

/// All lives of a log.
pub(super) struct Lives {
    pub links: Vec<Link>,
    pub changes: Vec<Change>,
    /// The life of each row that is there now.
    pub living: BTreeSet<Life>,
    /// What each hangs on now, or hung on last.
    last: BTreeMap<Life, Pointing>,
    newest: BTreeMap<(String, i64), i64>,
}

/// The links of every watched table. A row that may do without what it points at only loses the
/// link, unless that is a family or a child.
fn links(db: &Connection) -> Result<Vec<Link>> {
    let mut links = Vec::new();
    for table in watched(db)? {
        let mut statement = db.prepare(
            "SELECT key.\"from\" AS name, key.\"table\" AS points_at, shape.\"notnull\" OR shape.pk AS needed
             FROM pragma_foreign_key_list(?1) AS key JOIN pragma_table_info(?1) AS shape ON shape.name = key.\"from\"",
        )?;
        let mut rows = statement.query([&table])?;
        while let Some(row) = rows.next()? {
            let (column, to): (String, String) = (row.get("name")?, row.get("points_at")?);
            let is_part = row.get("needed")? || matches!(to.as_str(), "family" | "child");
            links.push(Link {
                table: table.clone(),
                column,
                to,
                is_part,
            });
        }
    }
    Ok(links)
}

impl Lives {
    pub fn of(db: &Connection) -> Result<Self> {
        let mut lives = Self {
            links: links(db)?,
            changes: Vec::new(),
            living: BTreeSet::new(),
            last: BTreeMap::new(),
            newest: BTreeMap::new(),
        };
        lives.read_history(db)?;
        for table in watched(db)? {
            lives.read_table(db, &table)?;
        }
        Ok(lives)
    }

    fn read_history(&mut self, db: &Connection) -> Result<()> {
        let mut statement =
            db.prepare("SELECT id, step, of, row, before, after FROM history ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(change) = rows.next()? {
            let (id, step, of, row): (i64, i64, String, i64) = (
                change.get(0)?,
                change.get(1)?,
                change.get(2)?,
                change.get(3)?,
            );
            let (before, after): (Option<String>, Option<String>) =
                (change.get(4)?, change.get(5)?);
            if before.is_none() {
                self.newest.insert((of.clone(), row), id);
            }
            let life = self.life(&of, row);
            let (before, after) = (
                self.points(&of, before.as_deref()),
                self.points(&of, after.as_deref()),
            );
            let stands = after
                .as_ref()
                .or(before.as_ref())
                .cloned()
                .unwrap_or_default();
            let points = before.into_iter().chain(after).flatten().collect();
            self.last.insert(life.clone(), stands);
            self.changes.push(Change {
                id,
                step,
                life,
                points,
            });
        }
        Ok(())
    }

    /// What stands now goes before anything history says.
    fn read_table(&mut self, db: &Connection, table: &str) -> Result<()> {
        let key = columns(db, table)?.key;
        let own: Vec<usize> = self.links_of(table).collect();
        let columns: Vec<&str> = std::iter::once(key.as_str())
            .chain(own.iter().map(|link| self.links[*link].column.as_str()))
            .collect();
        let mut statement = db.prepare(&format!("SELECT {} FROM {table}", columns.join(", ")))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let life = self.life(table, row.get(0)?);
            let mut points = Pointing::new();
            for (place, link) in own.iter().enumerate() {
                if let Some(at) = row.get::<_, Option<i64>>(place + 1)? {
                    points.push((*link, self.life(&self.links[*link].to, at)));
                }
            }
            self.last.insert(life.clone(), points);
            self.living.insert(life);
        }
        Ok(())
    }

    fn links_of<'a>(&'a self, table: &'a str) -> impl Iterator<Item = usize> + 'a {
        (0..self.links.len()).filter(move |link| self.links[*link].table == table)
    }

    /// The newest life of a row so far.
    pub fn life(&self, of: &str, row: i64) -> Life {
        let since = self
            .newest
            .get(&(of.to_owned(), row))
            .copied()
            .unwrap_or_default();
        Life {
            of: of.to_owned(),
            row,
            since,
        }
    }

    fn points(&self, table: &str, whole: Option<&str>) -> Option<Pointing> {
        let whole: Map<String, Value> = serde_json::from_str(whole?).unwrap_or_default();
        let at = |link: usize| {
            Some((
                link,
                self.life(
                    &self.links[link].to,
                    whole.get(&self.links[link].column)?.as_i64()?,
                ),
            ))
        };
        Some(self.links_of(table).filter_map(at).collect())
    }

    /// All that goes when these go: whatever is part of them, and what nothing else holds any more.
    pub fn with_all_parts(&self, seeds: BTreeSet<Life>) -> BTreeSet<Life> {
        let mut gone = seeds;
        loop {
            let before = gone.len();
            let parts = self.last.iter().filter(|(_, points)| {
                points
                    .iter()
                    .any(|(link, at)| self.links[*link].is_part && gone.contains(at))
            });
            let parts: Vec<Life> = parts.map(|(life, _)| life.clone()).collect();
            gone.extend(parts);
            let left_alone: Vec<Life> = HELD_BY
                .iter()
                .flat_map(|held| self.no_longer_held(&gone, held))
                .collect();
            gone.extend(left_alone);
            if gone.len() == before {
                return gone;
            }
        }
    }

    /// Rows that only what goes has held: an entry about nobody else, a reminder about nobody else,
    /// a label on nothing else.
    fn no_longer_held(&self, gone: &BTreeSet<Life>, (holder, held): &(&str, &str)) -> Vec<Life> {
        let (mut loses, mut keeps) = (BTreeSet::new(), BTreeSet::new());
        for (life, points) in self.last.iter().filter(|(life, _)| life.of == *holder) {
            let held = points
                .iter()
                .filter(|(link, _)| self.links[*link].to == *held)
                .map(|(_, at)| at);
            if gone.contains(life) {
                loses.extend(held.cloned());
            } else {
                // Whom something was about once holds it no longer: it is about somebody else now.
                let is_over =
                    |held: &&Life| !self.living.contains(life) && self.living.contains(*held);
                keeps.extend(held.filter(|held| !is_over(held)).cloned());
            }
        }
        // A reminder of an entry that goes is about that entry, unless it is about a child who
        // stays.
        if *held == "reminder" {
            let is_of_one = |points: &Pointing| {
                points
                    .iter()
                    .any(|(_, at)| at.of == "entry" && gone.contains(at))
            };
            loses.extend(
                self.last
                    .iter()
                    .filter(|(life, points)| life.of == "reminder" && is_of_one(points))
                    .map(|(life, _)| life.clone()),
            );
        }
        loses
            .into_iter()
            .filter(|life| !keeps.contains(life))
            .collect()
    }
}

/// Tables whose rows say who or what another is about.
const HELD_BY: &[(&str, &str)] = &[
    ("entry_child", "entry"),
    ("reminder_child", "reminder"),
    ("entry_label", "label"),
];
