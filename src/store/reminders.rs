//! What she asked to be reminded of, until it is done.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Params, params};

use super::columns::{EACH_OF_LIST, list_of, upsert};
use super::entry_parts::{grouped, in_the_order_kept};
use super::problem::there;
use super::{Result, Store};
use crate::domain::{Child, Id, Privacy, Reminder, Saved};

/// Reminders.
pub struct Reminders<'s> {
    pub(super) store: &'s Store,
}

impl Reminders<'_> {
    pub fn save(&self, id: Option<Id<Reminder>>, reminder: &Reminder) -> Result<Id<Reminder>> {
        let db = &self.store.db;
        let id = upsert(
            &self.store.db,
            "reminder",
            id,
            &[
                ("entry", &reminder.entry),
                ("due", &reminder.due),
                ("words", &reminder.words),
                ("done_on", &reminder.done_on),
            ],
        )?;
        if self.children_of(&[id])?.remove(&id).unwrap_or_default() != reminder.children {
            db.prepare_cached("DELETE FROM reminder_child WHERE reminder = ?1")?
                .execute([id])?;
            for child in &reminder.children {
                db.prepare_cached("INSERT INTO reminder_child (reminder, child) VALUES (?1, ?2)")?
                    .execute(params![id, child])?;
            }
        }
        Ok(id)
    }

    /// Those not done and due by `until`, soonest first.
    pub fn waiting(&self, until: NaiveDate) -> Result<Vec<Saved<Reminder>>> {
        self.not_done("due <= ?1", [until])
    }

    /// All that are not done, however far ahead, soonest first.
    pub fn ahead(&self) -> Result<Vec<Saved<Reminder>>> {
        self.not_done("true", [])
    }

    pub(super) fn not_done(&self, which: &str, value: impl Params) -> Result<Vec<Saved<Reminder>>> {
        let query = format!(
            "SELECT *, (SELECT privacy FROM entry WHERE entry.id = reminder.entry) AS privacy
             FROM reminder WHERE done_on IS NULL AND {which} ORDER BY due, id"
        );
        let mut statement = self.store.db.prepare(&query)?;
        let rows = statement.query_map(value, |row| {
            let item = Reminder {
                children: Vec::new(),
                entry: row.get("entry")?,
                due: row.get("due")?,
                words: row.get("words")?,
                done_on: row.get("done_on")?,
                privacy: row
                    .get::<_, Option<Privacy>>("privacy")?
                    .unwrap_or(Privacy::Sensitive),
            };
            Ok(Saved {
                id: row.get("id")?,
                item,
            })
        })?;
        let mut reminders: Vec<Saved<Reminder>> = rows.collect::<rusqlite::Result<_>>()?;
        let ids: Vec<_> = reminders.iter().map(|reminder| reminder.id).collect();
        let mut children = self.children_of(&ids)?;
        for reminder in &mut reminders {
            reminder.item.children = children.remove(&reminder.id).unwrap_or_default();
        }
        Ok(reminders)
    }

    pub fn done(&self, id: Id<Reminder>, on: NaiveDate) -> Result<()> {
        there(
            self.store
                .db
                .prepare_cached("UPDATE reminder SET done_on = ?2 WHERE id = ?1")?
                .execute(params![id, on])?,
        )
    }

    fn children_of(
        &self,
        reminders: &[Id<Reminder>],
    ) -> Result<HashMap<Id<Reminder>, Vec<Id<Child>>>> {
        let query = format!(
            "SELECT reminder, reminder_child.id, child FROM {EACH_OF_LIST} reminder_child ON reminder = wanted.value"
        );
        let list = list_of(reminders.iter().copied());
        grouped(self.store, &query, [list], |row| {
            Ok((row.get(1)?, row.get(2)?))
        })
        .map(in_the_order_kept)
    }
}
