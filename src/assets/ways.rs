//! The wording of the ways of being involved, and its version.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{checklist, chosen};
use crate::domain::Way;

/// A dated wording of the ways.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ways {
    pub version: String,
    #[serde(deserialize_with = "checklist::day")]
    pub written: NaiveDate,
    /// That their order says nothing.
    pub about: String,
    #[serde(rename = "way")]
    pub ways: Vec<WayWords>,
}

/// One way in words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayWords {
    #[serde(rename = "word", deserialize_with = "chosen::way")]
    pub way: Way,
    pub meaning: String,
}

impl Ways {
    /// What a way means, in a sentence or two.
    pub fn meaning(&self, way: Way) -> &str {
        self.ways
            .iter()
            .find(|words| words.way == way)
            .map_or("", |words| words.meaning.as_str())
    }
}
