//! The made-up look-backs as their file tells them: days told from the given day.

use serde::Deserialize;

use super::chosen;
use super::when::When;
use crate::domain::Practice;

/// One look-back at the checklist.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpReview {
    pub on: When,
    /// The version of the questions; the newest where none is named.
    pub wording: Option<String>,
    #[serde(rename = "answer")]
    pub answers: Vec<MadeUpAnswer>,
}

/// What was answered to one question, and what to try next.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpAnswer {
    pub question: u8,
    #[serde(rename = "is", deserialize_with = "chosen::practice")]
    pub practice: Practice,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub step: String,
    pub by: Option<When>,
    pub done: Option<When>,
    pub dropped: Option<When>,
}
