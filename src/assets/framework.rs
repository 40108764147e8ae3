//! A framework of learning: the areas an observation may be about, and the ways in which a child
//! learns.

use serde::Deserialize;

use crate::domain::OwnArea;

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

    /// What the screens call the areas or ways of learning kept as `words`; `own`: the areas that
    /// were added in this log.
    pub fn plain_names<'a>(
        &'a self,
        words: &'a [String],
        own: &'a [OwnArea],
    ) -> impl Iterator<Item = &'a str> {
        words.iter().map(move |word| {
            let area = self.area(word).map(|area| area.plain.as_str());
            let way = || {
                let way = self.ways.iter().find(|way| way.word == *word);
                way.map(|way| way.plain.as_str())
            };
            let added = || {
                let area = own.iter().find(|area| area.word == *word);
                area.map(|area| area.name.as_str())
            };
            area.or_else(way).or_else(added).unwrap_or(word)
        })
    }
}
