//! How long things are kept, and what could go: counted from leaving where it is about a child.
//! Nothing here goes by itself.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Statement;

use super::erasing::Seed;
use super::{Result, Store};
use crate::domain::keeping::{ASK_EVERY, Keep, Period};
use crate::domain::{Household, Kind, People};

/// When the list was last looked through.
const LOOKED: &str = "keeping/looked";

/// Periods, and what they come to.
pub struct Keeping<'s> {
    pub(super) store: &'s Store,
}

/// Things of one kind that could go together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouldGo {
    pub keep: Keep,
    /// Whose they are; nothing for what is hers.
    pub names: String,
    /// The day the period is counted from, of the newest among them.
    pub from: NaiveDate,
    table: &'static str,
    rows: Vec<i64>,
}

/// The rows of a kind in one of its tables.
enum Part {
    /// About a child: numbers by family, counted from the day it left.
    OfFamily(&'static str, String),
    /// Her own: numbers, each with its day.
    Hers(&'static str, &'static str),
}

/// What was removed is left to the bin, from which it goes by itself. Today asks for the first of
/// each at every look, so a list of kinds is spelt out: the engine would make a table of it.
fn parts(keep: Keep) -> Vec<Part> {
    use Part::{Hers, OfFamily};
    let mut parts = match keep {
        Keep::Chats | Keep::Observations | Keep::Loans => Vec::new(),
        Keep::InTheWay => vec![
            OfFamily(
                "pressure",
                "SELECT id FROM pressure WHERE family = ?1".to_owned(),
            ),
            OfFamily(
                "signpost",
                "SELECT id FROM signpost WHERE family = ?1".to_owned(),
            ),
        ],
        Keep::LookBacks => vec![Hers("review", "SELECT id, day FROM review")],
        Keep::Journal => vec![
            Hers("journal_page", "SELECT id, day FROM journal_page"),
            Hers("ranking", "SELECT id, day FROM ranking"),
        ],
        Keep::Families => vec![OfFamily(
            "family",
            "SELECT id FROM family WHERE id = ?1".to_owned(),
        )],
    };
    let kinds: Vec<String> = Kind::ALL
        .iter()
        .filter(|kind| kind.keep() == keep)
        .map(|kind| format!("kind = '{}'", kind.word()))
        .collect();
    if !kinds.is_empty() {
        let query = format!(
            "SELECT id FROM entry INDEXED BY entry_of_family
             WHERE family = ?1 AND removed_at IS NULL AND ({})",
            kinds.join(" OR ")
        );
        parts.push(OfFamily("entry", query));
    }
    parts
}

/// A family that left: itself, or with the last of its children.
struct Left {
    family: i64,
    names: String,
    on: NaiveDate,
}

impl Left {
    fn of(household: &Household) -> Option<Self> {
        let last_child = || {
            household
                .children
                .iter()
                .map(|child| child.left_on)
                .max()
                .flatten()
        };
        let all_children = household
            .children
            .iter()
            .all(|child| child.left_on.is_some());
        let on = household
            .family
            .left_on
            .or_else(|| last_child().filter(|_| all_children))?;
        let names: Vec<&str> = household
            .children
            .iter()
            .map(|child| child.name.as_str())
            .collect();
        Some(Self {
            family: household.family.id.raw(),
            names: names.join(", "),
            on,
        })
    }
}

/// How much of a family's rows is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    All,
    /// Enough to know that there is something.
    First,
}

impl CouldGo {
    /// How many there are.
    pub fn things(&self) -> usize {
        self.rows.len()
    }
}

impl Keeping<'_> {
    /// How long she keeps this, once she has said.
    pub fn period(&self, keep: Keep) -> Result<Option<Period>> {
        Ok(self
            .store
            .settings()
            .get(&setting(keep))?
            .and_then(|text| Period::from_setting(&text)))
    }

    pub fn set_period(&self, keep: Keep, period: Period) -> Result<()> {
        self.store.settings().set(&setting(keep), &period.setting())
    }

    /// Everything older than its period, oldest first. Where she has set none, the suggested one
    /// counts.
    pub fn could_go(&self, suggested: &[(Keep, Period)], today: NaiveDate) -> Result<Vec<CouldGo>> {
        let left = left(&self.store.people()?);
        let mut found = Vec::new();
        for (keep, suggested) in suggested {
            found.extend(self.could_go_of(*keep, *suggested, &left, today, Depth::All)?);
        }
        found.sort_by_key(|group| group.from);
        Ok(found)
    }

    fn could_go_of(
        &self,
        keep: Keep,
        suggested: Period,
        left: &[Left],
        today: NaiveDate,
        depth: Depth,
    ) -> Result<Vec<CouldGo>> {
        let period = self.period(keep)?.unwrap_or(suggested);
        let is_over = |from: NaiveDate| period.ends(from).is_some_and(|end| end <= today);
        let mut found = Vec::new();
        for part in parts(keep) {
            match part {
                Part::OfFamily(table, query) => {
                    let mut over = left.iter().filter(|left| is_over(left.on)).peekable();
                    if over.peek().is_none() {
                        continue;
                    }
                    let mut statement = self.store.db.prepare(&query)?;
                    for left in over {
                        let rows = rows_of(&mut statement, left.family, depth)?;
                        if !rows.is_empty() {
                            found.push(CouldGo {
                                keep,
                                names: left.names.clone(),
                                from: left.on,
                                table,
                                rows,
                            });
                            if depth == Depth::First {
                                return Ok(found);
                            }
                        }
                    }
                }
                Part::Hers(table, query) => {
                    let rows: Vec<(i64, NaiveDate)> = self
                        .days_of(query, depth)?
                        .into_iter()
                        .filter(|(_, day)| is_over(*day))
                        .collect();
                    if let Some(from) = rows.iter().map(|(_, day)| *day).max() {
                        let rows = rows.into_iter().map(|(number, _)| number).collect();
                        found.push(CouldGo {
                            keep,
                            names: String::new(),
                            from,
                            table,
                            rows,
                        });
                    }
                }
            }
        }
        Ok(found)
    }

    fn days_of(&self, query: &str, depth: Depth) -> Result<Vec<(i64, NaiveDate)>> {
        let at_most = if matches!(depth, Depth::First) {
            "LIMIT 1"
        } else {
            ""
        };
        let mut statement = self
            .store
            .db
            .prepare(&format!("{query} ORDER BY day {at_most}"))?;
        let days = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(days.collect::<rusqlite::Result<_>>()?)
    }

    /// Erases these for good from the log. Copies still have them until they are written anew.
    pub fn erase(
        &self,
        groups: &[CouldGo],
        now: NaiveDateTime,
    ) -> Result<crate::domain::erased::Gone> {
        let mut seeds = Vec::new();
        for group in groups {
            for row in &group.rows {
                seeds.push(Seed::of(&self.store.db, group.table, *row)?);
            }
        }
        Ok(self.store.erasing().take_out(&seeds, now)?.gone)
    }

    /// Whether it is time to look through the list: once a year, and only when something is on it.
    /// Today asks this at every refresh, so no more is read than answers it, and everyone is at
    /// hand already.
    pub fn is_to_be_looked_through(
        &self,
        suggested: &[(Keep, Period)],
        people: &People,
        today: NaiveDate,
    ) -> Result<bool> {
        let looked = self
            .store
            .settings()
            .get(LOOKED)?
            .and_then(|day| day.parse::<NaiveDate>().ok());
        if looked.is_some_and(|day| {
            day.checked_add_months(ASK_EVERY)
                .is_some_and(|next| today < next)
        }) {
            return Ok(false);
        }
        let left = left(people);
        for (keep, suggested) in suggested {
            if !self
                .could_go_of(*keep, *suggested, &left, today, Depth::First)?
                .is_empty()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The list was looked through today.
    pub fn looked_through(&self, today: NaiveDate) -> Result<()> {
        self.store.settings().set(LOOKED, &today.to_string())
    }
}

/// Those who left, in the order they were written down.
fn left(people: &People) -> Vec<Left> {
    let mut left: Vec<Left> = people.households.iter().filter_map(Left::of).collect();
    left.sort_by_key(|left| left.family);
    left
}

fn rows_of(statement: &mut Statement<'_>, family: i64, depth: Depth) -> Result<Vec<i64>> {
    let numbers = statement.query_map([family], |row| row.get(0))?;
    let at_most = if matches!(depth, Depth::First) {
        1
    } else {
        usize::MAX
    };
    Ok(numbers.take(at_most).collect::<rusqlite::Result<_>>()?)
}

fn setting(keep: Keep) -> String {
    format!("keeping/{}", keep.word())
}
