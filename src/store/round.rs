//! The pickup round: who is away, who was spoken of, and which earlier evening was left unfinished.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use rusqlite::params;

use super::{Result, Store};
use crate::domain::{Child, Household, Id, People, Unfinished};

/// How far back an unfinished evening is still offered.
const OFFERED_FOR: Days = Days::new(7);

/// The evenings' rounds.
pub struct Round<'s> {
    pub(super) store: &'s Store,
}

impl Round<'_> {
    /// Notes that a child is not here on a day, or is after all.
    pub fn set_away(&self, child: Id<Child>, day: NaiveDate, away: bool) -> Result<()> {
        let statement = if away {
            "INSERT INTO away (child, day) VALUES (?1, ?2) ON CONFLICT (day, child) DO NOTHING"
        } else {
            "DELETE FROM away WHERE child = ?1 AND day = ?2"
        };
        self.store
            .db
            .prepare_cached(statement)?
            .execute(params![child, day])?;
        Ok(())
    }

    pub fn away(&self, day: NaiveDate) -> Result<Vec<Id<Child>>> {
        self.children("SELECT child FROM away WHERE day = ?1 ORDER BY child", day)
    }

    /// Children with a chat about that day.
    pub fn spoken_of(&self, day: NaiveDate) -> Result<Vec<Id<Child>>> {
        self.children(
            "SELECT DISTINCT child FROM entry JOIN entry_child ON entry_child.entry = entry.id
             WHERE kind = 'chat' AND day = ?1 AND removed_at IS NULL ORDER BY child",
            day,
        )
    }

    fn children(&self, query: &str, day: NaiveDate) -> Result<Vec<Id<Child>>> {
        let mut statement = self.store.db.prepare(query)?;
        let children = statement.query_map([day], |row| row.get(0))?;
        Ok(children.collect::<rusqlite::Result<_>>()?)
    }

    /// Leftovers of that day are not offered again.
    pub fn let_go(&self, day: NaiveDate) -> Result<()> {
        self.store
            .db
            .prepare_cached(
                "INSERT INTO round_let_go (day) VALUES (?1) ON CONFLICT (day) DO NOTHING",
            )?
            .execute([day])?;
        Ok(())
    }

    /// The newest of the seven days before `before` that had a chat, when it left a child who was
    /// here without one and was not let go. Days before it are past: she has had an evening since.
    pub fn unfinished(&self, before: NaiveDate, people: &People) -> Result<Option<Unfinished>> {
        let first = before.checked_sub_days(OFFERED_FOR).unwrap_or(before);
        let days = self.days_begun(first, before)?;
        let Some((day, spoken_of)) = days.into_iter().next_back() else {
            return Ok(None);
        };
        if self.is_let_go(day)? {
            return Ok(None);
        }
        let households = people.on_books(day);
        let away: BTreeSet<_> = self.away(day)?.into_iter().collect();
        let was_left = |child: &Id<Child>| !spoken_of.contains(child) && !away.contains(child);
        let children: Vec<_> = usual_on(&households, day).filter(was_left).collect();
        Ok((!children.is_empty()).then_some(Unfinished { day, children }))
    }

    fn is_let_go(&self, day: NaiveDate) -> Result<bool> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT EXISTS (SELECT 1 FROM round_let_go WHERE day = ?1)")?;
        Ok(statement.query_row([day], |row| row.get(0))?)
    }

    /// Days with a chat, each with the children spoken of.
    fn days_begun(
        &self,
        first: NaiveDate,
        before: NaiveDate,
    ) -> Result<BTreeMap<NaiveDate, BTreeSet<Id<Child>>>> {
        let mut statement = self.store.db.prepare(
            "SELECT day, child FROM entry JOIN entry_child ON entry_child.entry = entry.id
             WHERE kind = 'chat' AND day >= ?1 AND day < ?2 AND removed_at IS NULL",
        )?;
        let mut rows = statement.query([first, before])?;
        let mut days: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            days.entry(row.get("day")?)
                .or_default()
                .insert(row.get("child")?);
        }
        Ok(days)
    }
}

fn usual_on(households: &[Household], day: NaiveDate) -> impl Iterator<Item = Id<Child>> {
    households
        .iter()
        .filter(move |household| household.family.left_on.is_none_or(|left| day <= left))
        .flat_map(|household| &household.children)
        .filter(move |child| child.usual_on(day).is_some())
        .map(|child| child.id)
}
