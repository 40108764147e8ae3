//! A note made into another: about somebody else, of another kind or day. What belonged to its
//! earlier family no longer hangs on it.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{OptionalExtension, params};

use super::{Entries, Reminders, Result};
use crate::domain::{Adult, Child, Entry, Id, Kind, Privacy, Reminder, Saved};

/// What an entry was about until that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierPlace {
    pub at: NaiveDateTime,
    /// Whom it was about, if that was somebody else.
    pub children: Vec<Id<Child>>,
    pub kind: Option<Kind>,
    pub day: Option<NaiveDate>,
    pub adult: Option<Id<Adult>>,
    pub privacy: Option<Privacy>,
}

impl Entries<'_> {
    /// Puts `to` in the place of an entry, and its reminder on another day. Part of a
    /// [`super::Store::step`].
    pub fn turn(&self, id: Id<Entry>, to: &Entry, remind: Option<NaiveDate>) -> Result<()> {
        let family = |store: &super::Store| -> Result<i64> {
            Ok(store
                .db
                .prepare("SELECT family FROM entry WHERE id = ?1")?
                .query_row([id], |row| row.get(0))?)
        };
        let before = self.get(id)?.ok_or_else(super::StoreError::gone)?;
        let was_of = family(self.store)?;
        self.change(id, to)?;
        if family(self.store)? != was_of {
            self.leave_family(id)?;
        }
        let reminders = self.store.reminders();
        let known = reminders.of_entry(id)?;
        match (known, remind) {
            (Some(known), Some(due)) => {
                let changed = Reminder {
                    due,
                    children: to.children.clone(),
                    ..known.item
                };
                reminders.save(Some(known.id), &changed).map(drop)
            }
            (Some(known), None) => reminders.remove(known.id),
            (None, Some(due)) => {
                let words = [&to.words, &to.heard]
                    .into_iter()
                    .find(|words| !words.is_empty())
                    .cloned()
                    .unwrap_or_default();
                // A closed note is not read out on Today.
                let words =
                    if before.privacy == Privacy::Sensitive || to.privacy == Privacy::Sensitive {
                        "A closed note, to look at again".to_owned()
                    } else {
                        words
                    };
                let new = Reminder {
                    children: to.children.clone(),
                    entry: Some(id),
                    due,
                    words,
                    done_on: None,
                    privacy: to.privacy,
                };
                reminders.save(None, &new).map(drop)
            }
            (None, None) => Ok(()),
        }
    }

    /// Stories, answers and ways are of one family, and what was moved is not of that family any
    /// more.
    fn leave_family(&self, id: Id<Entry>) -> Result<()> {
        self.store.threads().part(id)?;
        for let_go in [
            "UPDATE answer SET answers = NULL WHERE answers = ?1 AND answers IS NOT NULL",
            "UPDATE involvement SET note = NULL WHERE note = ?1",
        ] {
            self.store.db.prepare_cached(let_go)?.execute([id])?;
        }
        Ok(())
    }

    /// What it was about before that was changed last.
    pub fn earlier_place(&self, id: Id<Entry>) -> Result<Option<EarlierPlace>> {
        let mut statement = self.store.db.prepare(
            "SELECT step.id AS step, step.at AS at,
                 iif(before -> 'family' <> after -> 'family', 1, 0) AS moved,
                 iif(before ->> 'kind' <> after ->> 'kind', before ->> 'kind', NULL) AS kind,
                 iif(before ->> 'day' <> after ->> 'day', before ->> 'day', NULL) AS day,
                 iif(before -> 'adult' <> after -> 'adult', before ->> 'adult', NULL) AS adult,
                 iif(before ->> 'privacy' <> after ->> 'privacy', before ->> 'privacy', NULL) AS privacy
             FROM history INDEXED BY history_of_changed_entry JOIN step ON step.id = history.step
             WHERE of = 'entry' AND row = ?1 AND before IS NOT NULL AND after IS NOT NULL AND undone = 0
                 AND (moved OR kind IS NOT NULL OR day IS NOT NULL OR adult IS NOT NULL OR privacy IS NOT NULL)
             ORDER BY history.id DESC LIMIT 1",
        )?;
        let found = statement.query_row([id], |row| {
            let place = EarlierPlace {
                at: row.get("at")?,
                children: Vec::new(),
                kind: row.get("kind")?,
                day: row.get("day")?,
                adult: row.get("adult")?,
                privacy: row.get("privacy")?,
            };
            Ok((row.get::<_, i64>("step")?, place))
        });
        let Some((step, mut place)) = found.optional()? else {
            return Ok(None);
        };
        let mut statement = self.store.db.prepare(
            "SELECT before ->> 'child' AS child FROM history
             WHERE step = ?1 AND of = 'entry_child' AND after IS NULL AND before ->> 'entry' = ?2 ORDER BY history.id",
        )?;
        let children = statement.query_map(params![step, id], |row| row.get("child"))?;
        place.children = children.collect::<rusqlite::Result<_>>()?;
        Ok(Some(place))
    }
}

impl Reminders<'_> {
    /// What an entry still reminds of.
    pub fn of_entry(&self, id: Id<Entry>) -> Result<Option<Saved<Reminder>>> {
        Ok(self.not_done("entry = ?1", [id])?.into_iter().next())
    }

    pub fn get(&self, id: Id<Reminder>) -> Result<Option<Saved<Reminder>>> {
        Ok(self.not_done("id = ?1", [id])?.into_iter().next())
    }

    /// She does not want to be reminded after all.
    fn remove(&self, id: Id<Reminder>) -> Result<()> {
        for row in [
            "DELETE FROM reminder_child WHERE reminder = ?1",
            "DELETE FROM reminder WHERE id = ?1",
        ] {
            self.store.db.prepare_cached(row)?.execute([id])?;
        }
        Ok(())
    }
}
