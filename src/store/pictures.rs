//! What the pictures are drawn from: chats by family and week, last chats, how talk comes about,
//! and the days that are no gaps.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Params, params};

use super::columns::{counted, upsert};
use super::{Result, Store};
use crate::domain::dates::monday_of;
use crate::domain::{
    Break, Child, Family, Household, HowWeTalk, Id, LastChat, Saved, StartedBy, WeekOfChats,
};

/// Rows behind the pictures.
pub struct Pictures<'s> {
    pub(super) store: &'s Store,
}

impl Pictures<'_> {
    /// Chats by family and week; weeks without one are left out. By family, then oldest first.
    pub fn chats_by_week(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<WeekOfChats>> {
        let query = "SELECT family, day FROM entry INDEXED BY entry_of_kind
                     WHERE kind = 'chat' AND day BETWEEN ?1 AND ?2 AND removed_at IS NULL";
        self.by_week(query, [from, to])
    }

    /// The same of one family.
    pub fn chats_by_week_of(
        &self,
        family: Id<Family>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<WeekOfChats>> {
        let query = "SELECT family, day FROM entry INDEXED BY entry_of_family
                     WHERE family = ?1 AND day BETWEEN ?2 AND ?3 AND kind = 'chat' AND removed_at IS NULL";
        self.by_week(query, params![family, from, to])
    }

    /// Counted here: the engine would sort all of them first.
    fn by_week(&self, query: &str, values: impl Params) -> Result<Vec<WeekOfChats>> {
        let mut statement = self.store.db.prepare(query)?;
        let mut rows = statement.query(values)?;
        let mut weeks = BTreeMap::<_, usize>::new();
        while let Some(row) = rows.next()? {
            *weeks
                .entry((row.get("family")?, monday_of(row.get("day")?)))
                .or_default() += 1;
        }
        Ok(weeks
            .into_iter()
            .map(|((family, monday), chats)| WeekOfChats {
                family,
                monday,
                chats,
            })
            .collect())
    }

    /// For every family on the books its last chat up to `today`, in the order families are listed.
    pub fn last_chats(&self, today: NaiveDate) -> Result<Vec<LastChat>> {
        self.last_chats_of(&self.store.families().on_books(today)?, today)
    }

    /// The same for these families, where they are at hand already.
    pub fn last_chats_of(
        &self,
        households: &[Household],
        today: NaiveDate,
    ) -> Result<Vec<LastChat>> {
        let mut newest = self.store.db.prepare(
            "SELECT day, adult FROM entry INDEXED BY entry_of_family
             WHERE family = ?1 AND kind = 'chat' AND day <= ?2 AND removed_at IS NULL ORDER BY day DESC, id DESC LIMIT 1",
        )?;
        let mut chats = Vec::with_capacity(households.len());
        for household in households {
            let family = household.family.id;
            let mut rows = newest.query(params![family, today])?;
            let (day, adult) = match rows.next()? {
                Some(row) => (Some(row.get("day")?), row.get("adult")?),
                None => (None, None),
            };
            chats.push(LastChat {
                family,
                day,
                adult,
                child_days_since: 0,
            });
        }
        let began = |household: &Household| {
            household
                .children
                .iter()
                .filter_map(|child| child.started_on?.pred_opt())
                .min()
        };
        let counted_from: Vec<_> = chats
            .iter()
            .zip(households)
            .map(|(chat, household)| chat.day.or_else(|| began(household)))
            .collect();
        let Some(oldest) = counted_from.iter().flatten().min() else {
            return Ok(chats);
        };
        let here = DaysHere {
            away: self.away_between(*oldest, today)?.into_iter().collect(),
            breaks: self.breaks(*oldest, today)?,
        };
        for ((chat, household), from) in chats.iter_mut().zip(households).zip(counted_from) {
            chat.child_days_since = from.map_or(0, |from| here.count(household, from, today));
        }
        Ok(chats)
    }

    /// For each of these families the days between two days, both included, on which one of their
    /// children was here.
    pub fn child_days(
        &self,
        households: &[Household],
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<usize>> {
        let here = DaysHere {
            away: self.away_between(from, to)?.into_iter().collect(),
            breaks: self.breaks(from, to)?,
        };
        let before = from.pred_opt().unwrap_or(from);
        Ok(households
            .iter()
            .map(|household| here.count(household, before, to))
            .collect())
    }

    /// How chats came about between two days, both included.
    pub fn how_we_talk(&self, from: NaiveDate, to: NaiveDate) -> Result<HowWeTalk> {
        let mut statement = self.store.db.prepare(
            "SELECT how, started_by, count(*) AS chats FROM entry
             WHERE kind = 'chat' AND day BETWEEN ?1 AND ?2 AND removed_at IS NULL GROUP BY how, started_by ORDER BY how, started_by",
        )?;
        let mut rows = statement.query([from, to])?;
        let mut talk = HowWeTalk::default();
        while let Some(row) = rows.next()? {
            let (how, chats) = (row.get("how")?, counted(row, "chats")?);
            match talk.by_how.iter_mut().find(|(known, _)| *known == how) {
                Some((_, sum)) => *sum += chats,
                None => talk.by_how.push((how, chats)),
            }
            match row.get("started_by")? {
                StartedBy::Me => talk.by_me += chats,
                StartedBy::Parent => talk.by_parent += chats,
                StartedBy::NotSaid => {}
            }
        }
        talk.by_how
            .sort_by_key(|(how, chats)| (std::cmp::Reverse(*chats), *how));
        Ok(talk)
    }

    /// Breaks that touch the days between, both included, oldest first.
    pub fn breaks(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Saved<Break>>> {
        let mut statement =
            self.store.db.prepare("SELECT id, first, last, name, sample FROM break WHERE first <= ?2 AND last >= ?1 ORDER BY first, id")?;
        let breaks = statement.query_map([from, to], |row| {
            let item = Break {
                first: row.get("first")?,
                last: row.get("last")?,
                name: row.get("name")?,
                sample: row.get("sample")?,
            };
            Ok(Saved {
                id: row.get("id")?,
                item,
            })
        })?;
        Ok(breaks.collect::<rusqlite::Result<_>>()?)
    }

    pub fn save_break(&self, id: Option<Id<Break>>, item: &Break) -> Result<Id<Break>> {
        upsert(
            &self.store.db,
            "break",
            id,
            &[
                ("first", &item.first.min(item.last)),
                ("last", &item.last.max(item.first)),
                ("name", &item.name),
                ("sample", &item.sample),
            ],
        )
    }

    pub fn remove_break(&self, id: Id<Break>) -> Result<()> {
        self.store
            .db
            .prepare_cached("DELETE FROM break WHERE id = ?1")?
            .execute([id])?;
        Ok(())
    }

    /// Who was away when, both days included, oldest first.
    pub fn away_between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<(Id<Child>, NaiveDate)>> {
        let mut statement = self.store.db.prepare(
            "SELECT child, day FROM away WHERE day BETWEEN ?1 AND ?2 ORDER BY day, child",
        )?;
        let away =
            statement.query_map([from, to], |row| Ok((row.get("child")?, row.get("day")?)))?;
        Ok(away.collect::<rusqlite::Result<_>>()?)
    }
}

/// What says on which of its usual days a child was not here.
struct DaysHere {
    away: HashSet<(Id<Child>, NaiveDate)>,
    breaks: Vec<Saved<Break>>,
}

impl DaysHere {
    /// Days after `from`, up to `to`, on which one of the household's children was here.
    fn count(&self, household: &Household, from: NaiveDate, to: NaiveDate) -> usize {
        let in_break = |day: &NaiveDate| {
            self.breaks
                .iter()
                .any(|time| (time.first..=time.last).contains(day))
        };
        let somebody = |day: &NaiveDate| {
            household.children.iter().any(|child| {
                child.usual_on(*day).is_some() && !self.away.contains(&(child.id, *day))
            })
        };
        from.iter_days()
            .skip(1)
            .take_while(|day| *day <= to)
            .filter(|day| !in_break(day) && somebody(day))
            .count()
    }
}
