//! The words of one log that spelling knows besides the dictionary: the names in it, and words she
//! kept.

use rusqlite::params;

use super::{Result, Store};
use crate::domain::text::fold;

/// Her own words.
pub struct OwnWords<'s> {
    pub(super) store: &'s Store,
}

impl OwnWords<'_> {
    /// Every name of a child, a grown-up, a label, a thing, something to try, a place pointed to or
    /// an area of learning, and every word she kept.
    pub fn all(&self) -> Result<Vec<String>> {
        let mut statement = self.store.db.prepare(
            "SELECT name FROM child UNION SELECT nickname FROM child UNION SELECT key_person FROM child
             UNION SELECT name FROM adult UNION SELECT role FROM adult UNION SELECT household FROM adult
             UNION SELECT home_languages FROM family UNION SELECT what FROM key_day UNION SELECT name FROM break
             UNION SELECT name FROM label UNION SELECT name FROM thing UNION SELECT title FROM idea
             UNION SELECT service FROM signpost UNION SELECT name FROM own_area UNION SELECT word FROM kept_word",
        )?;
        let words = statement.query_map([], |row| row.get(0))?;
        Ok(words.collect::<rusqlite::Result<_>>()?)
    }

    /// Those she kept, in the order of the alphabet.
    pub fn kept(&self) -> Result<Vec<String>> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT word FROM kept_word ORDER BY folded")?;
        let words = statement.query_map([], |row| row.get(0))?;
        Ok(words.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps a word; one that is kept already stays as it is.
    pub fn keep(&self, word: &str) -> Result<()> {
        let statement =
            "INSERT INTO kept_word (word, folded) VALUES (?1, ?2) ON CONFLICT (folded) DO NOTHING";
        self.store
            .db
            .prepare_cached(statement)?
            .execute(params![word, fold(word)])?;
        Ok(())
    }

    /// Lets go of a word she kept.
    pub fn let_go(&self, word: &str) -> Result<()> {
        self.store
            .db
            .prepare_cached("DELETE FROM kept_word WHERE folded = ?1")?
            .execute([fold(word)])?;
        Ok(())
    }
}

impl Store {
    pub fn own_words(&self) -> OwnWords<'_> {
        OwnWords { store: self }
    }
}
