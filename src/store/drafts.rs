//! Half-typed words, one for each place they can be typed. Undo leaves them alone: they are not
//! saved yet.

use chrono::NaiveDateTime;
use rusqlite::{DropBehavior, OptionalExtension, Row, params};

use super::{Result, Store, StoreError, chain};

/// Words not sent yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where they were typed: a child's line, a part of a form.
    pub place: String,
    pub text: String,
    /// Where the caret stood, in bytes.
    pub caret: usize,
    pub at: NaiveDateTime,
}

/// Half-typed words.
pub struct Drafts<'s> {
    pub(super) store: &'s Store,
}

impl Drafts<'_> {
    /// Keeps all of them or none; one without words is dropped.
    pub fn keep(&self, drafts: &[Draft]) -> Result<()> {
        self.store.together(|| self.write(drafts))
    }

    fn write(&self, drafts: &[Draft]) -> Result<()> {
        for draft in drafts {
            if draft.text.is_empty() {
                self.take_off(&draft.place)?;
                continue;
            }
            self.store
                .db
                .prepare_cached(
                    "INSERT INTO draft (place, text, caret, at) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (place) DO UPDATE SET text = excluded.text, caret = excluded.caret, at = excluded.at",
                )?
                .execute(params![draft.place, draft.text, i64::try_from(draft.caret).unwrap_or(i64::MAX), draft.at])?;
        }
        chain::seal_loose(&self.store.db)
    }

    /// Every draft, by place.
    pub fn all(&self) -> Result<Vec<Draft>> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT place, text, caret, at FROM draft ORDER BY place")?;
        let drafts = statement.query_map([], from_row)?;
        Ok(drafts.collect::<rusqlite::Result<_>>()?)
    }

    /// What was typed at this place and not sent.
    pub fn at(&self, place: &str) -> Result<Option<Draft>> {
        Ok(self
            .store
            .db
            .prepare_cached("SELECT place, text, caret, at FROM draft WHERE place = ?1")?
            .query_row([place], from_row)
            .optional()?)
    }

    pub fn drop(&self, place: &str) -> Result<()> {
        self.store.together(|| {
            self.take_off(place)?;
            chain::seal_loose(&self.store.db)
        })
    }

    fn take_off(&self, place: &str) -> Result<()> {
        self.store
            .db
            .prepare_cached("DELETE FROM draft WHERE place = ?1")?
            .execute([place])?;
        Ok(())
    }
}

fn from_row(row: &Row) -> rusqlite::Result<Draft> {
    let text: String = row.get("text")?;
    let caret = usize::try_from(row.get::<_, i64>("caret")?).unwrap_or(text.len());
    // Never inside a letter, whatever was kept.
    let caret = (0..=caret.min(text.len()))
        .rev()
        .find(|place| text.is_char_boundary(*place))
        .unwrap_or(0);
    Ok(Draft {
        place: row.get("place")?,
        text,
        caret,
        at: row.get("at")?,
    })
}

impl Store {
    /// As [`Drafts::keep`], but the disk is waited for beside the keys: afterwards
    /// [`Store::kept_beside`] tells whether it has them.
    pub fn keep_beside(&mut self, drafts: &[Draft]) -> Result<()> {
        if !self.db.is_autocommit() {
            self.drafts().keep(drafts)?;
            self.db.is_done(Ok(()));
            return Ok(());
        }
        self.writing(|| {
            let mut transaction = self.db.unchecked_transaction()?;
            self.drafts().write(drafts)?;
            if let Some(file) = &self.file {
                file.check_before_commit()?;
            }
            transaction.set_drop_behavior(DropBehavior::Ignore);
            Ok(())
        })?;
        self.db.commit_beside();
        Ok(())
    }

    /// Whether the disk is still waited for beside the keys.
    pub fn is_keeping_beside(&self) -> bool {
        self.db.is_away()
    }

    /// What came of it, told once and waited for. None where it went wrong and whoever wrote next
    /// was told.
    pub fn kept_beside(&self) -> Option<Result<()>> {
        Some(self.minding_the_room(self.db.outcome()?.map_err(StoreError::from)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn after_words_were_lost_on_the_disk_the_next_to_write_is_told_and_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let now = NaiveDate::from_ymd_opt(2026, 11, 20)
            .unwrap()
            .and_hms_opt(18, 4, 5)
            .unwrap();
        let mut store = Store::open(folder.path(), now).unwrap();
        // A link that points nowhere is refused by the commit itself, as a disk would.
        let pen = store.pen.replay();
        store.db.execute_batch("BEGIN; PRAGMA defer_foreign_keys = ON; INSERT INTO entry_child (entry, child) VALUES (1, 1)").unwrap();
        drop(pen);
        store.db.commit_beside();
        assert!(store.settings().set("look", "dark").is_err());
        assert_eq!(store.settings().get("look").unwrap(), None);
        assert!(store.kept_beside().is_none(), "told once");
        store.settings().set("look", "dark").unwrap();
        assert_eq!(
            store.settings().get("look").unwrap().as_deref(),
            Some("dark")
        );
    }
}
