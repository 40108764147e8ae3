//! Reasons for working with parents, under every wording they have had.

use chrono::NaiveDate;
use serde::Deserialize;

use super::checklist::day;

/// The reasons, every wording of them, oldest first.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reasons {
    #[serde(rename = "wording")]
    pub wordings: Vec<ReasonWording>,
}

/// The reasons as they were worded from a day on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonWording {
    pub version: String,
    #[serde(deserialize_with = "day")]
    pub written: NaiveDate,
    /// In the order a first ranking begins with.
    #[serde(rename = "reason")]
    pub reasons: Vec<Reason>,
}

/// One reason.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The same under every wording.
    pub word: String,
    /// For the list.
    pub short: String,
    /// For the one she is on.
    pub full: String,
}

impl Reasons {
    /// The wording a new ranking takes.
    pub fn newest(&self) -> &ReasonWording {
        &self.wordings[self.wordings.len() - 1]
    }

    /// The wording of a version; one that is not known here is read in the newest words.
    pub fn of(&self, version: &str) -> &ReasonWording {
        self.wordings
            .iter()
            .find(|wording| wording.version == version)
            .unwrap_or_else(|| self.newest())
    }
}

impl ReasonWording {
    pub fn reason(&self, word: &str) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.word == word)
    }

    /// The words of the reasons, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.reasons.iter().map(|reason| reason.word.as_str())
    }
}
