//! The made-up rankings of the reasons for working with parents, and a made-up journal.

use serde::Deserialize;

use super::chosen;
use super::when::When;
use crate::domain::{Agreement, Whom};

/// Rankings, oldest first, and pages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpWhy {
    #[serde(rename = "ranking")]
    pub rankings: Vec<MadeUpRanking>,
    #[serde(rename = "page")]
    pub pages: Vec<MadeUpPage>,
}

/// One ranking, its reasons in order.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpRanking {
    pub on: When,
    #[serde(rename = "reason")]
    pub reasons: Vec<MadeUpRanked>,
}

/// What was said of one reason.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpRanked {
    pub word: String,
    #[serde(deserialize_with = "chosen::agreement")]
    pub says: Agreement,
    #[serde(default)]
    pub why: String,
    #[serde(default, deserialize_with = "chosen::whom")]
    pub serves: Vec<Whom>,
}

/// One page of the journal.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpPage {
    pub on: When,
    pub words: String,
    /// Which of the rankings it looks back on, counted from 1.
    pub ranking: Option<usize>,
}
