//! Half-typed words, one for each place they can be typed. Undo leaves them alone: they are not saved yet.

use chrono::NaiveDateTime;
use rusqlite::params;

use super::{Result, Store, chain};

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
        self.store.together(|| {
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
        })
    }

    /// Every draft, by place.
    pub fn all(&self) -> Result<Vec<Draft>> {
        let mut statement = self.store.db.prepare("SELECT place, text, caret, at FROM draft ORDER BY place")?;
        let drafts = statement.query_map([], |row| {
            let text: String = row.get("text")?;
            let caret = usize::try_from(row.get::<_, i64>("caret")?).unwrap_or(text.len());
            // Never inside a letter, whatever was kept.
            let caret = (0..=caret.min(text.len())).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0);
            Ok(Draft { place: row.get("place")?, text, caret, at: row.get("at")? })
        })?;
        Ok(drafts.collect::<rusqlite::Result<_>>()?)
    }

    pub fn drop(&self, place: &str) -> Result<()> {
        self.store.together(|| {
            self.take_off(place)?;
            chain::seal_loose(&self.store.db)
        })
    }

    fn take_off(&self, place: &str) -> Result<()> {
        self.store.db.prepare_cached("DELETE FROM draft WHERE place = ?1")?.execute([place])?;
        Ok(())
    }
}
