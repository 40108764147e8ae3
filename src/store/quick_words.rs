//! Quick words of her own, how often each is used, and sentences that she typed several times.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Row};
use sha2::{Digest, Sha256};

use super::columns::{counted, seen_in, upsert};
use super::problem::there;
use super::{Result, Store, StoreError};
use crate::domain::privacy::Where;
use crate::domain::text::fold;
use crate::domain::{Id, QuickWords, Saved};

/// Quick words.
pub struct QuickWordsKept<'s> {
    pub(super) store: &'s Store,
}

/// So many of the newest notes are looked through for a sentence, however many there are.
const NEWEST: usize = 250;
/// So often a sentence is typed before quick words are offered for it.
const OFTEN: usize = 3;
/// Sentences that were offered, as numbers that give none of their words away.
const OFFERED: &str = "quick-words/offered";
/// So many of them are kept in mind.
const KEPT_IN_MIND: usize = 200;

impl QuickWordsKept<'_> {
    /// All that have words or were used, by name.
    pub fn all(&self) -> Result<Vec<Saved<QuickWords>>> {
        let mut statement = self
            .store
            .db
            .prepare("SELECT id, name, words, used FROM quick_words ORDER BY folded")?;
        let all = statement.query_map([], |row| {
            Ok(Saved {
                id: row.get("id")?,
                item: quick_words(row)?,
            })
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    pub fn get(&self, id: Id<QuickWords>) -> Result<Option<QuickWords>> {
        let query = "SELECT name, words, used FROM quick_words WHERE id = ?1";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([id], quick_words)
            .optional()?)
    }

    /// The one of this name, whatever its accents and case.
    pub fn called(&self, name: &str) -> Result<Option<Saved<QuickWords>>> {
        let query = "SELECT id, name, words, used FROM quick_words WHERE folded = ?1";
        let found = |row: &Row<'_>| {
            Ok(Saved {
                id: row.get("id")?,
                item: quick_words(row)?,
            })
        };
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([fold(name)], found)
            .optional()?)
    }

    pub fn save(&self, id: Option<Id<QuickWords>>, words: &QuickWords) -> Result<Id<QuickWords>> {
        if let Some(other) = self
            .called(&words.name)?
            .filter(|other| Some(other.id) != id)
        {
            return Err(StoreError::say(format!(
                "There is /{} already. Another short name, then Enter.",
                other.name
            )));
        }
        let used = i64::try_from(words.used).unwrap_or(i64::MAX);
        upsert(
            &self.store.db,
            "quick_words",
            id,
            &[
                ("name", &words.name),
                ("folded", &fold(&words.name)),
                ("words", &words.words),
                ("used", &used),
            ],
        )
    }

    pub fn remove(&self, id: Id<QuickWords>) -> Result<()> {
        there(
            self.store
                .db
                .prepare_cached("DELETE FROM quick_words WHERE id = ?1")?
                .execute([id])?,
        )
    }

    /// Notes that a sentence was opened. It counts once something is saved, so that no key waits
    /// for the disk.
    pub fn opened(&self, name: &str) {
        self.store.quick_opened.borrow_mut().push(name.to_owned());
    }

    /// Counts what was opened since the last time. Part of a [`Store::step`].
    pub(super) fn count(&self) -> Result<()> {
        for name in self.store.quick_opened.take() {
            let known = self.called(&name)?;
            let (id, words) = known.map_or(
                (
                    None,
                    QuickWords {
                        name,
                        ..QuickWords::default()
                    },
                ),
                |known| (Some(known.id), known.item),
            );
            self.save(
                id,
                &QuickWords {
                    used: words.used + 1,
                    ..words
                },
            )?;
        }
        Ok(())
    }

    /// Whether quick words may be offered for a sentence: it stands in several of the newest notes
    /// that she may show, and was never offered before. From then on it counts as offered.
    pub fn offer(&self, sentence: &str) -> Result<bool> {
        let wanted = fold(sentence.trim());
        let words_in_it = wanted.split_whitespace().count();
        if words_in_it < 2 {
            return Ok(false);
        }
        let mut statement = self.store.db.prepare(&format!(
            "SELECT entry.words AS words, entry.made_at AS made_at FROM (
                 SELECT id FROM entry INDEXED BY entry_by_day WHERE removed_at IS NULL AND {} ORDER BY day DESC, id DESC LIMIT {NEWEST}
             ) AS newest CROSS JOIN entry ON entry.id = newest.id",
            seen_in(Where::Family)
        ))?;
        let mut rows = statement.query([])?;
        let mut typed = BTreeSet::new();
        while let Some(row) = rows.next()? {
            // One line about several families is one sentence, typed once.
            let words: String = row.get("words")?;
            if words.split_whitespace().count() == words_in_it && fold(words.trim()) == wanted {
                typed.insert(row.get::<_, String>("made_at")?);
            }
        }
        if typed.len() < OFTEN {
            return Ok(false);
        }
        let settings = self.store.settings();
        let offered = settings.get(OFFERED)?.unwrap_or_default();
        let mut offered: Vec<&str> = offered.split_whitespace().collect();
        let number = number_of(&wanted);
        if offered.contains(&number.as_str()) {
            return Ok(false);
        }
        offered.push(&number);
        let kept = offered.split_off(offered.len().saturating_sub(KEPT_IN_MIND));
        settings.set(OFFERED, &kept.join(" "))?;
        Ok(true)
    }
}

/// Too short to be turned back into a sentence.
fn number_of(sentence: &str) -> String {
    let number = Sha256::digest(sentence)
        .iter()
        .take(4)
        .fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{number:08x}")
}

fn quick_words(row: &Row<'_>) -> rusqlite::Result<QuickWords> {
    Ok(QuickWords {
        name: row.get("name")?,
        words: row.get("words")?,
        used: counted(row, "used")?,
    })
}
