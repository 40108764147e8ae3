//! A framework of learning: the areas an observation may be about, and the ways in which a child
//! learns.

use serde::Deserialize;

/// A dated list of areas and ways.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    pub word: String,
    pub title: String,
    pub version: String,
    #[serde(rename = "area")]
    pub areas: Vec<Area>,
    #[serde(rename = "way")]
    pub ways: Vec<Way>,
}

/// One area of learning.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Kept with what she writes; never changes.
    pub word: String,
    /// What the framework calls it, for pages that need it.
    pub name: String,
    /// What the screens call it.
    pub plain: String,
    pub meaning: String,
    /// Comes before the others for the youngest.
    pub prime: bool,
}

/// One way in which a child learns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    pub word: String,
    pub name: String,
    pub plain: String,
    pub meaning: String,
}

impl Framework {
    /// The area kept as `word`.
    pub fn area(&self, word: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.word == word)
    }
}
