//! Families read whole: everyone in each of them, however many there are, in five questions.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Params, Row};

use super::columns::Day;
use super::entry_parts::grouped;
use super::{Families, Result, Store};
use crate::domain::{Adult, Child, Family, Household, Id, KeyDay, People, Saved, Thing, UsualDay};

impl Store {
    /// Everyone the log knows: families on the books first, then those who have moved on.
    pub fn people(&self) -> Result<People> {
        self.people_with(&self.loans().things()?)
    }

    /// The same, where the things are at hand already.
    pub(super) fn people_with(&self, things: &[Saved<Thing>]) -> Result<People> {
        let mut households = self.families().households("true", ())?;
        households.sort_by_key(|household| household.family.left_on.is_some());
        Ok(People::new(
            households,
            things
                .iter()
                .map(|thing| (thing.id, thing.item.name.clone()))
                .collect(),
        ))
    }
}

impl Families<'_> {
    /// Whether nobody was ever written down, or nobody is left.
    pub fn is_empty(&self) -> Result<bool> {
        let query = "SELECT NOT EXISTS (SELECT 1 FROM family)";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([], |row| row.get(0))?)
    }

    /// Families here on `today`, in the order they were written down.
    pub fn on_books(&self, today: NaiveDate) -> Result<Vec<Household>> {
        self.households("family.left_on IS NULL OR family.left_on >= ?1", [today])
    }

    /// Families that had left before `today`.
    pub fn moved_on(&self, today: NaiveDate) -> Result<Vec<Household>> {
        self.households("family.left_on < ?1", [today])
    }

    pub fn household(&self, id: Id<Family>) -> Result<Option<Household>> {
        Ok(self.households("family.id = ?1", [id])?.pop())
    }

    fn households(&self, which: &str, value: impl Params + Copy) -> Result<Vec<Household>> {
        let mut statement = self
            .store
            .db
            .prepare(&format!("SELECT * FROM family WHERE {which} ORDER BY id"))?;
        let families: Vec<Saved<Family>> = statement
            .query_map(value, family)?
            .collect::<rusqlite::Result<_>>()?;
        let mut adults = self.of_families("adult", which, value, adult)?;
        let mut children = self.of_families("child", which, value, child)?;
        let mut key_days = self.of_families("key_day", which, value, key_day)?;
        for days in key_days.values_mut() {
            days.sort_by_key(|day| day.item.day);
        }
        let mut usual = self.usual_days(which, value)?;
        for child in children.values_mut().flatten() {
            child.item.days = usual.remove(&child.id).unwrap_or_default();
        }
        let household = |family: Saved<Family>| {
            let id = family.id;
            Household {
                family,
                adults: adults.remove(&id).unwrap_or_default(),
                children: children.remove(&id).unwrap_or_default(),
                key_days: key_days.remove(&id).unwrap_or_default(),
            }
        };
        Ok(families.into_iter().map(household).collect())
    }

    fn of_families<T>(
        &self,
        table: &str,
        which: &str,
        value: impl Params,
        one: fn(&Row<'_>) -> rusqlite::Result<Saved<T>>,
    ) -> Result<HashMap<Id<Family>, Vec<Saved<T>>>> {
        // Sorted here: the engine would ask the system for a piece of locked memory for every row.
        let query = format!(
            "SELECT family, {table}.* FROM family CROSS JOIN {table} ON {table}.family = family.id WHERE {which}"
        );
        let mut found = grouped(self.store, &query, value, one)?;
        for rows in found.values_mut() {
            rows.sort_by_key(|row| row.id);
        }
        Ok(found)
    }

    fn usual_days(
        &self,
        which: &str,
        value: impl Params,
    ) -> Result<HashMap<Id<Child>, Vec<UsualDay>>> {
        let query = format!(
            "SELECT child, weekday, arrives, collected, collector
             FROM family CROSS JOIN child ON child.family = family.id CROSS JOIN usual_day ON usual_day.child = child.id WHERE {which}"
        );
        let mut days: HashMap<_, Vec<UsualDay>> = grouped(self.store, &query, value, |row| {
            let Day(weekday) = row.get("weekday")?;
            Ok(UsualDay {
                weekday,
                arrives: row.get("arrives")?,
                collected: row.get("collected")?,
                collector: row.get("collector")?,
            })
        })?;
        for week in days.values_mut() {
            week.sort_by_key(|usual| usual.weekday.num_days_from_monday());
        }
        Ok(days)
    }
}

fn family(row: &Row<'_>) -> rusqlite::Result<Saved<Family>> {
    let item = Family {
        home_languages: row.get("home_languages")?,
        reads_english: row.get("reads_english")?,
        interpreter: row.get("interpreter")?,
        prefers: row.get("prefers")?,
        channel: row.get("channel")?,
        channel_security: row.get("channel_security")?,
        best_time: row.get("best_time")?,
        likes_to_hear: row.get("likes_to_hear")?,
        how_much: row.get("how_much")?,
        avoid: row.get("avoid")?,
        partnership: row.get("partnership")?,
        left_on: row.get("left_on")?,
        sample: row.get("sample")?,
    };
    Ok(Saved {
        id: row.get("id")?,
        item,
    })
}

fn adult(row: &Row<'_>) -> rusqlite::Result<Saved<Adult>> {
    let item = Adult {
        family: row.get("family")?,
        role: row.get("role")?,
        name: row.get("name")?,
        parental_responsibility: row.get("parental_responsibility")?,
        may_collect: row.get("may_collect")?,
        contact: row.get("contact")?,
        household: row.get("household")?,
    };
    Ok(Saved {
        id: row.get("id")?,
        item,
    })
}

fn child(row: &Row<'_>) -> rusqlite::Result<Saved<Child>> {
    let item = Child {
        family: row.get("family")?,
        name: row.get("name")?,
        nickname: row.get("nickname")?,
        born: row.get("born")?,
        key_person: row.get("key_person")?,
        key_person_told_on: row.get("key_person_told_on")?,
        started_on: row.get("started_on")?,
        left_on: row.get("left_on")?,
        days: Vec::new(),
    };
    Ok(Saved {
        id: row.get("id")?,
        item,
    })
}

fn key_day(row: &Row<'_>) -> rusqlite::Result<Saved<KeyDay>> {
    let item = KeyDay {
        family: row.get("family")?,
        day: row.get("day")?,
        yearly: row.get("yearly")?,
        what: row.get("what")?,
    };
    Ok(Saved {
        id: row.get("id")?,
        item,
    })
}
