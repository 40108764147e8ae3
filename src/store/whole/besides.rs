//! What a log holds besides its tables: her settings, half-typed words, and what was erased for
//! good.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use rusqlite::params;
use serde::{Deserialize, Serialize};

use crate::domain::text::clean;
use crate::store::{Draft, Result, Store};

/// Settings that belong to this laptop, or to how the log lies on it, and not to what she wrote.
const OF_THE_LAPTOP: &[&str] = &["lock", "who may read", "place-left", "place-old-copy"];

/// Names of files and folders of this laptop, half-typed.
const TYPED_OF_THE_LAPTOP: &[&str] = &["write-out/folder", "bring-in/file", "copies/second-place"];

/// Half-typed words and where they were typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HalfTyped {
    place: String,
    text: String,
    caret: usize,
    at: NaiveDateTime,
}

/// What was erased for good: days and numbers, no names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WasErased {
    at: NaiveDateTime,
    receipt: String,
}

/// All of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Besides {
    pub settings: BTreeMap<String, String>,
    pub half_typed: Vec<HalfTyped>,
    pub erased: Vec<WasErased>,
}

impl Besides {
    pub fn of(store: &Store) -> Result<Self> {
        let mut statement = store.db.prepare("SELECT name, value FROM setting")?;
        let settings = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let typed = |draft: Draft| HalfTyped {
            place: draft.place,
            text: draft.text,
            caret: draft.caret,
            at: draft.at,
        };
        let half_typed = store.drafts().all()?.into_iter().map(typed).collect();
        // The oldest first, as they were erased.
        let erased = store.erasing().earlier()?.into_iter().rev();
        let erased = erased
            .map(|earlier| WasErased {
                at: earlier.at,
                receipt: earlier.receipt,
            })
            .collect();
        Ok(Self {
            settings,
            half_typed,
            erased,
        }
        .cleaned())
    }

    /// Without what is the laptop's, and without signs that act on a terminal.
    pub fn cleaned(mut self) -> Self {
        self.settings
            .retain(|name, _| !OF_THE_LAPTOP.contains(&name.as_str()));
        self.settings
            .values_mut()
            .for_each(|value| *value = clean(value));
        for draft in &mut self.half_typed {
            draft.text = clean(&draft.text);
        }
        self.half_typed.retain(|draft| {
            !draft.text.is_empty() && !TYPED_OF_THE_LAPTOP.contains(&draft.place.as_str())
        });
        for erased in &mut self.erased {
            erased.receipt = clean(&erased.receipt);
        }
        self
    }

    /// Adds what is not here yet. Half-typed words name their places by number, so they only go
    /// where no number has moved.
    pub fn add_to(&self, store: &Store, was_empty: bool) -> Result<()> {
        for (name, value) in &self.settings {
            if store.settings().get(name)?.is_none() {
                store.settings().set(name, value)?;
            }
        }
        if was_empty {
            let here = store.drafts().all()?;
            let new = self
                .half_typed
                .iter()
                .filter(|typed| here.iter().all(|draft| draft.place != typed.place));
            let new = new.map(|typed| Draft {
                place: typed.place.clone(),
                text: typed.text.clone(),
                caret: typed.caret,
                at: typed.at,
            });
            store.drafts().keep(&new.collect::<Vec<_>>())?;
        }
        store.together(|| {
            for erased in &self.erased {
                store.db.execute(
                    "INSERT INTO erasing (at, receipt) SELECT ?1, ?2
                     WHERE NOT EXISTS (SELECT 1 FROM erasing WHERE at = ?1 AND receipt = ?2)",
                    params![erased.at, erased.receipt],
                )?;
            }
            Ok(())
        })
    }
}
