//! A checklist: its questions, the answers they take, and the version an old look-back was answered
//! under.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};

use super::chosen;
use crate::domain::Practice;

/// A dated wording of a checklist.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    pub word: String,
    pub title: String,
    pub version: String,
    #[serde(deserialize_with = "day")]
    pub written: NaiveDate,
    /// What it is for, in a sentence or two.
    pub about: String,
    /// In the order of their printed numbers.
    #[serde(rename = "answer")]
    pub answers: Vec<Choice>,
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

/// A checklist in all its wordings, side by side, so that an old look-back is read in the words it
/// was answered under.
#[derive(Debug, Clone)]
pub struct Wordings {
    newest: Checklist,
    older: Vec<Checklist>,
}

/// One answer a question takes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    #[serde(rename = "word", deserialize_with = "chosen::practice")]
    pub practice: Practice,
    pub label: String,
    /// How much of the bar beside the question it fills, out of three.
    pub thirds: u8,
}

/// One question, asked in the first person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Counted from 1, as printed.
    pub number: u8,
    /// For the list.
    pub short: String,
    /// For the one she is on.
    pub full: String,
    /// Asked only while the question of this number is answered, and not with yes.
    #[serde(default)]
    open_while_not_yes: Option<u8>,
}

impl Question {
    /// Whether this is asked, given what was answered to the question of a number.
    pub fn is_open(&self, answer_to: impl Fn(u8) -> Option<Practice>) -> bool {
        self.open_while_not_yes
            .is_none_or(|number| answer_to(number).is_some_and(|answer| answer != Practice::Yes))
    }
}

impl Wordings {
    /// The one that is asked, and those asked before it.
    pub fn new(newest: Checklist, older: Vec<Checklist>) -> Self {
        Self { newest, older }
    }

    pub fn newest(&self) -> &Checklist {
        &self.newest
    }

    /// Every one of them, oldest first.
    pub fn all(&self) -> impl Iterator<Item = &Checklist> {
        self.older.iter().chain(std::iter::once(&self.newest))
    }

    /// The wording of a version; the newest where that version is not known here.
    pub fn called(&self, version: &str) -> &Checklist {
        self.older
            .iter()
            .find(|wording| wording.version == version)
            .unwrap_or(&self.newest)
    }
}

impl Checklist {
    pub fn question(&self, number: u8) -> Option<&Question> {
        self.questions
            .iter()
            .find(|question| question.number == number)
    }
}

pub(super) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    let written = String::deserialize(from)?;
    written.parse().map_err(serde::de::Error::custom)
}
