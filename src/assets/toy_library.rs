//! Things as an asset tells of them: the starter collection she may take onto her shelf, and the
//! made-up toy library.

use serde::Deserialize;

use super::chosen;
use crate::domain::{Ages, Thing, ThingKind};

/// One thing to put on a shelf.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShelfThing {
    pub name: String,
    #[serde(deserialize_with = "chosen::thing_kind")]
    pub kind: ThingKind,
    pub reason: String,
    #[serde(default)]
    pub more_reasons: Vec<String>,
    #[serde(default)]
    pub watch_for: String,
    pub pieces: Option<u16>,
    #[serde(default)]
    pub missing: String,
    #[serde(default)]
    pub languages: String,
    #[serde(default, deserialize_with = "chosen::ages")]
    pub suits: Ages,
    pub days: Option<u16>,
}

/// A question to watch for, for things that have none of their own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KindQuestion {
    #[serde(deserialize_with = "chosen::thing_kind")]
    pub kind: ThingKind,
    pub watch_for: String,
}

impl ShelfThing {
    /// The thing as it comes onto a shelf.
    pub fn thing(&self) -> Thing {
        Thing {
            name: self.name.clone(),
            kind: self.kind,
            reason: self.reason.clone(),
            more_reasons: self.more_reasons.clone(),
            watch_for: self.watch_for.clone(),
            pieces: self.pieces,
            missing: self.missing.clone(),
            languages: self.languages.clone(),
            suits: self.suits,
            days: self.days,
            ..Thing::default()
        }
    }
}

/// A shelf of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shelf {
    pub thing: Vec<ShelfThing>,
}
