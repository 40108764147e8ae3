//! How long things are kept, and what could go: counted from leaving where it is about a child. Nothing here goes by itself.

use chrono::{NaiveDate, NaiveDateTime};

use super::erasing::Seed;
use super::{Result, Store};
use crate::domain::keeping::{ASK_EVERY, Keep, Period};

/// When the list was last looked through.
const LOOKED: &str = "keeping/looked";

/// When a family left: all of it, or the last of its children.
const LEFT: &str = "coalesce(family.left_on,
    (SELECT iif(count(*) = count(left_on), max(left_on), NULL) FROM child WHERE child.family = family.id))";

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
    pub things: usize,
    /// The day the period is counted from, of the newest among them.
    pub from: NaiveDate,
    table: &'static str,
    rows: Vec<i64>,
}

/// The rows of a kind: its table, and a query of who, number, and the day the period is counted from.
fn rows_of(keep: Keep) -> Vec<(&'static str, String)> {
    let names = "(SELECT group_concat(name, ', ') FROM child WHERE child.family = family.id)";
    // Families first, so that nothing is read of those who are here; what was removed goes by itself from the bin.
    let entries = |kinds: &str| {
        format!(
            "SELECT {names}, entry.id, {LEFT} FROM family CROSS JOIN entry ON entry.family = family.id
             WHERE {LEFT} IS NOT NULL AND kind IN ({kinds}) AND removed_at IS NULL"
        )
    };
    match keep {
        Keep::Chats => vec![("entry", entries("'chat', 'from-home', 'answer'"))],
        Keep::Observations => vec![("entry", entries("'observation', 'try'"))],
        Keep::Loans => vec![("entry", entries("'loan'"))],
        Keep::InTheWay => ["pressure", "signpost"]
            .map(|table| (table, format!("SELECT {names}, {table}.id, {LEFT} FROM {table} JOIN family ON family.id = family")))
            .to_vec(),
        Keep::LookBacks => vec![("review", "SELECT '', id, day FROM review".to_owned())],
        Keep::Journal => ["journal_page", "ranking"].map(|table| (table, format!("SELECT '', id, day FROM {table}"))).to_vec(),
        Keep::Families => vec![("family", format!("SELECT {names}, family.id, {LEFT} FROM family"))],
    }
}

impl Keeping<'_> {
    /// How long she keeps this, once she has said.
    pub fn period(&self, keep: Keep) -> Result<Option<Period>> {
        Ok(self.store.settings().get(&setting(keep))?.and_then(|text| Period::from_setting(&text)))
    }

    pub fn set_period(&self, keep: Keep, period: Period) -> Result<()> {
        self.store.settings().set(&setting(keep), &period.setting())
    }

    /// Everything older than its period, oldest first. Where she has set none, the suggested one counts.
    pub fn could_go(&self, suggested: &[(Keep, Period)], today: NaiveDate) -> Result<Vec<CouldGo>> {
        let mut found: Vec<CouldGo> = Vec::new();
        for (keep, suggested) in suggested {
            let period = self.period(*keep)?.unwrap_or(*suggested);
            for (table, query) in rows_of(*keep) {
                let mut statement = self.store.db.prepare_cached(&query)?;
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    let (names, number): (Option<String>, i64) = (row.get(0)?, row.get(1)?);
                    let Some(from) = row.get::<_, Option<NaiveDate>>(2)? else { continue };
                    if period.ends(from).is_none_or(|end| today < end) {
                        continue;
                    }
                    let names = names.unwrap_or_default();
                    match found.iter_mut().find(|group| group.keep == *keep && group.table == table && group.names == names) {
                        Some(group) => {
                            group.things += 1;
                            group.rows.push(number);
                            group.from = group.from.max(from);
                        }
                        None => found.push(CouldGo { keep: *keep, names, things: 1, from, table, rows: vec![number] }),
                    }
                }
            }
        }
        found.sort_by_key(|group| group.from);
        Ok(found)
    }

    /// Erases these for good from the log. Copies still have them until they are written anew.
    pub fn erase(&self, groups: &[CouldGo], now: NaiveDateTime) -> Result<crate::domain::erased::Gone> {
        let mut seeds = Vec::new();
        for group in groups {
            for row in &group.rows {
                seeds.push(Seed::of(&self.store.db, group.table, *row)?);
            }
        }
        Ok(self.store.erasing().take_out(&seeds, now)?.gone)
    }

    /// Whether it is time to look through the list: once a year, and only when something is on it.
    pub fn is_to_be_looked_through(&self, suggested: &[(Keep, Period)], today: NaiveDate) -> Result<Option<usize>> {
        let looked = self.store.settings().get(LOOKED)?.and_then(|day| day.parse::<NaiveDate>().ok());
        if looked.is_some_and(|day| day.checked_add_months(ASK_EVERY).is_some_and(|next| today < next)) {
            return Ok(None);
        }
        let could_go = self.could_go(suggested, today)?.len();
        Ok((could_go > 0).then_some(could_go))
    }

    /// The list was looked through today.
    pub fn looked_through(&self, today: NaiveDate) -> Result<()> {
        self.store.settings().set(LOOKED, &today.to_string())
    }
}

fn setting(keep: Keep) -> String {
    format!("keeping/{}", keep.word())
}
