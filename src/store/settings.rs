//! Small choices kept by name: the look, her name. Undo leaves them alone.

use rusqlite::OptionalExtension;

use super::{Result, Store, chain};

/// The words of her notice for the door.
pub const NOTICE: &str = "notice";

/// Words before a colon of which the user said that they are text, one a line.
pub const TEXT_HEADS: &str = "text-heads";

/// The day the records of a child were last offered to the family.
pub fn records_offered(child: i64) -> String {
    format!("records-offered-{child}")
}

/// Settings by name.
pub struct Settings<'s> {
    pub(super) store: &'s Store,
}

impl Settings<'_> {
    /// The words before a colon that are text, folded.
    pub fn text_heads(&self) -> Result<Vec<String>> {
        let heads = self.get(TEXT_HEADS)?.unwrap_or_default();
        Ok(heads.lines().map(str::to_owned).collect())
    }

    /// Remembers that these folded words before a colon are text.
    pub fn remember_text_head(&self, head: &str) -> Result<()> {
        let mut heads = self.text_heads()?;
        if heads.iter().any(|known| known == head) {
            return Ok(());
        }
        heads.push(head.to_owned());
        self.set(TEXT_HEADS, &heads.join("\n"))
    }

    pub fn get(&self, name: &str) -> Result<Option<String>> {
        let value = self
            .store
            .db
            .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?;
        Ok(value)
    }

    pub fn set(&self, name: &str, value: &str) -> Result<()> {
        self.store.together(|| {
            self.store
                .db
                .prepare_cached(
                    "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                )?
                .execute([name, value])?;
            chain::seal_loose(&self.store.db)
        })?;
        self.store.changed();
        Ok(())
    }
}
