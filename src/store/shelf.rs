//! The things of the toy library: each with its reasons.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, params};

use super::columns::{counted, upsert};
use super::entry_parts::grouped;
use super::{Loans, Result, Store};
use crate::domain::text::fold;
use crate::domain::{Ages, Family, Id, Saved, Thing};

/// Every column of a thing, in the order in which [`thing`] reads them.
const COLUMNS: &str = "id, name, kind, reason, watch_for, pieces, condition, missing, out_of_action_on, languages, suits_from, suits_to,
     days, hidden, sample";

impl Loans<'_> {
    /// The whole shelf, hidden things too, in the order they joined it.
    pub fn things(&self) -> Result<Vec<Saved<Thing>>> {
        let mut statement = self
            .store
            .db
            .prepare(&format!("SELECT {COLUMNS} FROM thing ORDER BY id"))?;
        let mut things: Vec<Saved<Thing>> = statement
            .query_map([], thing)?
            .collect::<rusqlite::Result<_>>()?;
        let mut reasons = more_reasons(self.store)?;
        for thing in &mut things {
            thing.item.more_reasons = reasons.remove(&thing.id).unwrap_or_default();
        }
        Ok(things)
    }

    pub fn thing(&self, id: Id<Thing>) -> Result<Option<Saved<Thing>>> {
        let mut statement = self
            .store
            .db
            .prepare(&format!("SELECT {COLUMNS} FROM thing WHERE id = ?1"))?;
        let mut found = statement.query_row([id], thing).optional()?;
        if let Some(thing) = &mut found {
            thing.item.more_reasons = more_reasons(self.store)?.remove(&id).unwrap_or_default();
        }
        Ok(found)
    }

    pub fn save_thing(&self, id: Option<Id<Thing>>, thing: &Thing) -> Result<Id<Thing>> {
        let id = upsert(
            &self.store.db,
            "thing",
            id,
            &[
                ("name", &thing.name),
                ("kind", &thing.kind),
                ("reason", &thing.reason),
                ("watch_for", &thing.watch_for),
                ("pieces", &thing.pieces),
                ("condition", &thing.condition),
                ("missing", &thing.missing),
                ("out_of_action_on", &thing.out_of_action_on),
                ("languages", &thing.languages),
                ("suits_from", &thing.suits.from),
                ("suits_to", &thing.suits.to),
                ("days", &thing.days),
                ("hidden", &thing.hidden),
                ("sample", &thing.sample),
            ],
        )?;
        self.keep_reasons(id, &thing.more_reasons)?;
        Ok(id)
    }

    /// What is as it was is left alone, so that history tells only of changes.
    fn keep_reasons(&self, id: Id<Thing>, reasons: &[String]) -> Result<()> {
        let reasons: Vec<&String> = reasons
            .iter()
            .filter(|reason| !reason.trim().is_empty())
            .collect();
        let before = more_reasons(self.store)?.remove(&id).unwrap_or_default();
        if before.iter().eq(reasons.iter().copied()) {
            return Ok(());
        }
        self.store
            .db
            .prepare_cached("DELETE FROM thing_reason WHERE thing = ?1")?
            .execute([id])?;
        for reason in reasons {
            self.store
                .db
                .prepare_cached("INSERT INTO thing_reason (thing, words) VALUES (?1, ?2)")?
                .execute(params![id, reason])?;
        }
        Ok(())
    }

    /// How often each thing went home: most often first, never lent left out.
    pub fn times_lent(&self) -> Result<Vec<(Id<Thing>, usize)>> {
        let mut statement = self.store.db.prepare(
            "SELECT thing, count(*) AS times FROM entry INDEXED BY entry_of_kind CROSS JOIN loan ON loan.entry = entry.id
             WHERE entry.kind = 'loan' AND removed_at IS NULL GROUP BY thing ORDER BY times DESC, thing",
        )?;
        let times =
            statement.query_map([], |row| Ok((row.get("thing")?, counted(row, "times")?)))?;
        Ok(times.collect::<rusqlite::Result<_>>()?)
    }
}

fn more_reasons(store: &Store) -> Result<HashMap<Id<Thing>, Vec<String>>> {
    grouped(
        store,
        "SELECT thing, words FROM thing_reason ORDER BY id",
        (),
        |row| row.get("words"),
    )
}

/// The thing of that name, which joins the shelf unless it is there.
pub(super) fn on_the_shelf(store: &Store, name: &str, family: Id<Family>) -> Result<Id<Thing>> {
    let folded = fold(name);
    if let Some(known) = store
        .loans()
        .things()?
        .into_iter()
        .find(|thing| fold(&thing.name) == folded)
    {
        return Ok(known.id);
    }
    let sample = store
        .db
        .prepare("SELECT sample FROM family WHERE id = ?1")?
        .query_row([family], |row| row.get(0))?;
    store.loans().save_thing(
        None,
        &Thing {
            name: name.to_owned(),
            sample,
            ..Thing::default()
        },
    )
}

/// A thing without its further reasons. By place: the whole shelf is read at every look, and a name
/// would be looked for among all columns for each of its cells.
fn thing(row: &Row<'_>) -> rusqlite::Result<Saved<Thing>> {
    let item = Thing {
        name: row.get(1)?,
        kind: row.get(2)?,
        reason: row.get(3)?,
        more_reasons: Vec::new(),
        watch_for: row.get(4)?,
        pieces: row.get(5)?,
        condition: row.get(6)?,
        missing: row.get(7)?,
        out_of_action_on: row.get(8)?,
        languages: row.get(9)?,
        suits: Ages {
            from: row.get(10)?,
            to: row.get(11)?,
        },
        days: row.get(12)?,
        hidden: row.get(13)?,
        sample: row.get(14)?,
    };
    Ok(Saved {
        id: row.get(0)?,
        item,
    })
}
