//! Ways families are involved: what is so now, what was, what was said of it before, and what has
//! helped elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Params, Row, named_params, params};

use super::problem::there;
use super::{Result, Store, StoreError};
use crate::domain::text::fold;
use crate::domain::way::{ByTerm, by_term};
use crate::domain::{EarlierWay, Entry, Family, Id, Involvement, People, Saved, Way};

/// Ways of being involved.
pub struct Ways<'s> {
    pub(super) store: &'s Store,
}

const COLUMNS: &str = "family, way, since, until, reason, easier, evidence, note, privacy, wording";

impl Ways<'_> {
    /// Keeps one; what it said before stays readable under [`Self::earlier`]. A family has each way
    /// once at a time.
    pub fn save(
        &self,
        id: Option<Id<Involvement>>,
        involvement: &Involvement,
    ) -> Result<Id<Involvement>> {
        self.only_once(id, involvement)?;
        self.note_of_their_own(involvement)?;
        let id = self
            .store
            .db
            .prepare_cached(
                "INSERT INTO involvement (id, family, way, since, until, reason, easier, evidence, note, privacy, wording)
                 VALUES (:id, :family, :way, :since, :until, :reason, :easier, :evidence, :note, :privacy, :wording)
                 ON CONFLICT (id) DO UPDATE SET since = excluded.since, until = excluded.until, reason = excluded.reason,
                     easier = excluded.easier, evidence = excluded.evidence, note = excluded.note, privacy = excluded.privacy
                 RETURNING id",
            )?
            .query_row(
                named_params! {
                    ":id": id, ":family": involvement.family, ":way": involvement.way, ":since": involvement.since,
                    ":until": involvement.until, ":reason": involvement.reason, ":easier": involvement.easier,
                    ":evidence": involvement.evidence, ":note": involvement.note, ":privacy": involvement.privacy,
                    ":wording": involvement.wording,
                },
                |row| row.get(0),
            )?;
        Ok(id)
    }

    fn only_once(&self, id: Option<Id<Involvement>>, involvement: &Involvement) -> Result<()> {
        let going_on = self
            .now_of(involvement.family)?
            .into_iter()
            .find(|other| other.way == involvement.way);
        match going_on {
            Some(other) if involvement.is_now() && Some(other.id) != id => {
                let way = involvement.way.title();
                Err(StoreError::say(format!(
                    "{way} is noted for this family already. Enter on its row opens it."
                )))
            }
            _ => Ok(()),
        }
    }

    fn note_of_their_own(&self, involvement: &Involvement) -> Result<()> {
        let Some(note) = involvement.note else {
            return Ok(());
        };
        let query = "SELECT family FROM entry WHERE id = ?1";
        let family: Option<Id<Family>> = self
            .store
            .db
            .prepare(query)?
            .query_row([note], |row| row.get(0))
            .optional()?;
        if family == Some(involvement.family) {
            return Ok(());
        }
        Err(StoreError::say(
            "That note is about another family, so it was not taken. Choose one of this family's own.",
        ))
    }

    pub fn get(&self, id: Id<Involvement>) -> Result<Option<Saved<Involvement>>> {
        Ok(self.list("WHERE id = ?1", [id])?.pop())
    }

    /// It has ended on that day; everything said of it stays.
    pub fn end(&self, id: Id<Involvement>, on: NaiveDate) -> Result<()> {
        let statement =
            "UPDATE involvement SET until = max(since, ?2) WHERE id = ?1 AND until IS NULL";
        there(
            self.store
                .db
                .prepare_cached(statement)?
                .execute(params![id, on])?,
        )
    }

    /// All that was ever noted of one family, newest first.
    pub fn of_family(&self, family: Id<Family>) -> Result<Vec<Saved<Involvement>>> {
        self.list("WHERE family = ?1 ORDER BY since DESC, id DESC", [family])
    }

    /// What is so now in one family, in the order of the alphabet.
    pub fn now_of(&self, family: Id<Family>) -> Result<Vec<Saved<Involvement>>> {
        self.list("WHERE family = ?1 AND until IS NULL ORDER BY way", [family])
    }

    /// All that was ever noted of one way: families in the order they were written down, oldest
    /// first.
    pub fn of_way(&self, way: Way) -> Result<Vec<Saved<Involvement>>> {
        self.list("WHERE way = ?1 ORDER BY family, since, id", [way])
    }

    /// What is so now in every family here: families in the order they were written down, ways in
    /// the order of the alphabet.
    pub fn now(&self, today: NaiveDate) -> Result<Vec<Saved<Involvement>>> {
        let here = "WHERE until IS NULL AND family IN (SELECT id FROM family WHERE left_on IS NULL OR left_on >= ?1) ORDER BY family, way";
        self.list(here, [today])
    }

    /// How many families each way was so in, term by term. A family that moved on counts until
    /// then.
    pub fn by_term(&self, from: NaiveDate, to: NaiveDate) -> Result<ByTerm> {
        let all = self.list("WHERE since <= ?1", [to])?;
        let left: BTreeMap<Id<Family>, NaiveDate> = self
            .store
            .db
            .prepare("SELECT id, left_on FROM family WHERE left_on IS NOT NULL")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(by_term(&all, from, to, |family| left.get(&family).copied()))
    }

    /// Where somebody was here as a helper or a learner at some time from `since` to `today`,
    /// family by family.
    pub fn here_as_helper_or_learner(
        &self,
        since: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<Saved<Involvement>>> {
        let here = "WHERE way IN (?3, ?4) AND since <= ?2 AND (until IS NULL OR until >= ?1) ORDER BY family, since, id";
        self.list(
            here,
            params![since, today, Way::HelpsHere, Way::LearnsWithUs],
        )
    }

    /// What made it easier in other families that would have liked to and later had another way,
    /// newest first. Words that are closed or name somebody are left out.
    pub fn what_helped_elsewhere(&self, family: Id<Family>) -> Result<Vec<String>> {
        let people = self.store.people()?;
        let others = self.list("WHERE family <> ?1 ORDER BY since DESC, id DESC", [family])?;
        let wished = |later: &Involvement| {
            let before = |other: &&Saved<Involvement>| {
                other.family == later.family
                    && other.way == Way::NotNowWouldLikeTo
                    && other.since < later.since
            };
            others.iter().filter(before).collect::<Vec<_>>()
        };
        let mut helped: Vec<String> = Vec::new();
        for later in others.iter().filter(|later| !later.way.is_not_now()) {
            let wished = wished(later);
            if wished.is_empty() {
                continue;
            }
            let open = wished
                .iter()
                .copied()
                .chain([later])
                .filter(|told| !told.is_closed());
            for words in open.map(|told| {
                if told.way.is_not_now() {
                    &told.easier
                } else {
                    &told.reason
                }
            }) {
                if !words.is_empty() && !names_somebody(&people, words) && !helped.contains(words) {
                    helped.push(words.clone());
                }
            }
        }
        Ok(helped)
    }

    /// What was noted before, newest first. Words added where there were none, and its coming to an
    /// end, change nothing that was said.
    pub fn earlier(&self, id: Id<Involvement>) -> Result<Vec<EarlierWay>> {
        let columns: Vec<String> = COLUMNS
            .split(", ")
            .map(|column| format!("before ->> '{column}' AS {column}"))
            .collect();
        let lost: Vec<String> = ["since", "until", "reason", "easier", "evidence", "note"]
            .iter()
            .map(|column| format!("(coalesce(before ->> '{column}', '') <> '' AND before ->> '{column}' IS NOT after ->> '{column}')"))
            .collect();
        let mut statement = self.store.db.prepare(&format!(
            "SELECT step.at, {} FROM history JOIN step ON step.id = history.step
             WHERE of = 'involvement' AND row = ?1 AND before IS NOT NULL AND after IS NOT NULL AND undone = 0 AND ({})
             ORDER BY history.id DESC",
            columns.join(", "),
            lost.join(" OR "),
        ))?;
        let earlier = statement.query_map([id], |row| {
            Ok(EarlierWay {
                at: row.get("at")?,
                was: involvement(row)?,
            })
        })?;
        Ok(earlier.collect::<rusqlite::Result<_>>()?)
    }

    fn list(&self, which: &str, value: impl Params) -> Result<Vec<Saved<Involvement>>> {
        let mut statement = self
            .store
            .db
            .prepare(&format!("SELECT id, {COLUMNS} FROM involvement {which}"))?;
        let all = statement.query_map(value, |row| {
            Ok(Saved {
                id: row.get("id")?,
                item: involvement(row)?,
            })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }
}

fn involvement(row: &Row<'_>) -> rusqlite::Result<Involvement> {
    Ok(Involvement {
        family: row.get("family")?,
        way: row.get("way")?,
        since: row.get("since")?,
        until: row.get("until")?,
        reason: row.get("reason")?,
        easier: row.get("easier")?,
        evidence: row.get("evidence")?,
        note: row.get::<_, Option<Id<Entry>>>("note")?,
        privacy: row.get("privacy")?,
        wording: row.get("wording")?,
    })
}

/// Whether some word is the name of somebody in the log. "Mum" names nobody.
fn names_somebody(people: &People, words: &str) -> bool {
    let said = in_words(words);
    let children = people
        .children()
        .flat_map(|child| [&child.name, &child.nickname]);
    let adults = people
        .households
        .iter()
        .flat_map(|household| &household.adults)
        .map(|adult| &adult.name);
    children
        .chain(adults)
        .any(|name| in_words(name).iter().any(|word| said.contains(word)))
}

/// The words of a text as they compare; "Ola's" is Ola.
fn in_words(text: &str) -> BTreeSet<String> {
    let text = text.replace("'s", "").replace("\u{2019}s", "");
    text.split(|letter: char| !letter.is_alphanumeric())
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect()
}
