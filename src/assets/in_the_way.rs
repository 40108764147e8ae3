//! What can stand in the way of taking part, what fits each of them, services worth pointing to,
//! and the made-up examples.

use chrono::NaiveDate;
use serde::Deserialize;

use super::chosen;
use super::when::When;
use crate::domain::{IdeaKind, TakenUp, ThingKind, Way};

/// A dated list of pressures and services.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InTheWay {
    pub word: String,
    pub version: String,
    pub written: NaiveDate,
    /// Those of life, then those of confidence.
    #[serde(rename = "pressure")]
    pub pressures: Vec<KnownPressure>,
    #[serde(rename = "service")]
    pub services: Vec<Service>,
}

/// One pressure, and what fits a family that lives with it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownPressure {
    pub word: String,
    pub label: String,
    /// What it may be like, in a sentence or two.
    pub meaning: String,
    /// Kinds of things, likeliest first.
    pub lend: Vec<KindOfThing>,
    #[serde(rename = "try")]
    pub to_try: Vec<KindOfIdea>,
    pub join_in: Vec<JoinIn>,
    /// When and in what manner a word is easiest.
    pub talk: Vec<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(transparent)]
pub struct KindOfThing(#[serde(deserialize_with = "chosen::thing_kind")] pub ThingKind);

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(transparent)]
pub struct KindOfIdea(#[serde(deserialize_with = "chosen::idea_kind")] pub IdeaKind);

/// A way of being involved that often suits.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinIn {
    #[serde(deserialize_with = "chosen::way")]
    pub way: Way,
    pub words: String,
}

/// A service a family may be glad to hear of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub name: String,
    pub what: String,
}

impl InTheWay {
    pub fn pressure(&self, word: &str) -> Option<&KnownPressure> {
        self.pressures.iter().find(|pressure| pressure.word == word)
    }

    /// What a pressure kept as `word` is called.
    pub fn label<'a>(&'a self, word: &'a str) -> &'a str {
        self.pressure(word)
            .map_or(word, |pressure| pressure.label.as_str())
    }
}

/// What the made-up families told in confidence.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpInTheWay {
    #[serde(rename = "pressure")]
    pub pressures: Vec<MadeUpPressure>,
    #[serde(rename = "signpost")]
    pub signposts: Vec<MadeUpSignpost>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpPressure {
    pub child: String,
    pub which: String,
    pub words: String,
    pub what_i_do: String,
    pub noted: When,
    pub eased: Option<When>,
    pub ask: Option<When>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpSignpost {
    pub child: String,
    pub service: String,
    pub offered: When,
    #[serde(default, deserialize_with = "chosen::taken_up")]
    pub taken_up: TakenUp,
    pub answered: Option<When>,
    #[serde(default)]
    pub follow_up: String,
    pub follow_up_on: Option<When>,
}
