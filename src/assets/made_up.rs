//! The made-up families as their files tell them: people by their role, days told from the given
//! day.

use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Deserializer};

use super::chosen;
use super::when::{At, When};
use crate::domain::{How, Kind, Landed, Privacy, ReadsEnglish, SharedHow, StartedBy, Tried};

/// One family and everything written with them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpFamily {
    pub family: Partnership,
    pub child: MadeUpChild,
    #[serde(rename = "adult")]
    pub adults: Vec<MadeUpAdult>,
    #[serde(rename = "key_day", default)]
    pub key_days: Vec<MadeUpKeyDay>,
    #[serde(rename = "moment")]
    pub moments: Vec<Moment>,
}

/// What the family has told about how to work with them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partnership {
    pub home_languages: String,
    #[serde(deserialize_with = "chosen::reads_english")]
    pub reads_english: ReadsEnglish,
    #[serde(default)]
    pub interpreter: String,
    pub prefers: String,
    pub channel: String,
    pub channel_security: String,
    pub best_time: String,
    pub likes_to_hear: String,
    pub how_much: String,
    pub avoid: String,
    pub partnership: String,
}

/// The child, whose age on the given day is what matters, not the date of birth.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpChild {
    pub name: String,
    #[serde(default)]
    pub nickname: String,
    pub months_old: u32,
    /// Fewer than 28, so that the months hold whatever the given day is.
    pub and_days: u64,
    pub key_person: String,
    pub key_person_told: When,
    pub started: When,
    pub days: Vec<MadeUpDay>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpDay {
    pub on: Weekday,
    #[serde(deserialize_with = "time")]
    pub arrives: NaiveTime,
    #[serde(deserialize_with = "time")]
    pub collected: NaiveTime,
    /// The role of who usually collects.
    pub by: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpAdult {
    pub role: String,
    pub name: String,
    pub parental_responsibility: Option<bool>,
    pub may_collect: bool,
    pub contact: String,
    #[serde(default)]
    pub household: String,
}

/// A day that matters: on a day of the calendar ("18 May") or told from the given day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpKeyDay {
    pub calendar: Option<String>,
    pub on: Option<When>,
    #[serde(default)]
    pub yearly: bool,
    pub what: String,
}

/// One thing written down.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    pub at: At,
    #[serde(default, deserialize_with = "chosen::kind")]
    pub kind: Kind,
    /// The role of whom it was with.
    pub with: Option<String>,
    #[serde(default, deserialize_with = "chosen::how")]
    pub how: How,
    #[serde(default, deserialize_with = "chosen::started_by")]
    pub started: StartedBy,
    #[serde(default)]
    pub rushed: bool,
    #[serde(default)]
    pub words: String,
    #[serde(default)]
    pub heard: String,
    #[serde(default)]
    pub changed: bool,
    #[serde(default, deserialize_with = "chosen::privacy")]
    pub privacy: Privacy,
    #[serde(default)]
    pub labels: Vec<String>,
    pub remind: Option<MadeUpReminder>,
    /// What an answer, or what comes after it, calls this by.
    pub name: Option<String>,
    /// The name of the observation this answers.
    pub answers: Option<String>,
    #[serde(default)]
    pub shared: Vec<MadeUpShare>,
    /// The words of the areas and ways of learning an observation is about.
    #[serde(default)]
    pub areas: Vec<String>,
    #[serde(default)]
    pub ways: Vec<String>,
    #[serde(default)]
    pub next_step: String,
    #[serde(default)]
    pub at_home: String,
    /// The name of what this goes on from.
    pub after: Option<String>,
    /// They asked for these words to be part of the child's record.
    #[serde(default)]
    pub for_record: bool,
    /// The title of the thing to try; without one, the words are.
    pub idea: Option<String>,
    #[serde(default, deserialize_with = "chosen::tried")]
    pub tried: Tried,
    #[serde(default)]
    pub happened: String,
    /// What was lent, and until when.
    pub thing: Option<String>,
    /// Without one, the thing's own reason is taken.
    pub why: Option<String>,
    pub due: Option<When>,
    pub back: Option<When>,
    #[serde(default)]
    pub outcome: String,
    /// Whether the reason landed.
    #[serde(default, deserialize_with = "chosen::landed")]
    pub landed: Landed,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpShare {
    pub with: String,
    pub on: When,
    #[serde(deserialize_with = "chosen::shared_how")]
    pub how: SharedHow,
    pub in_their_language: Option<bool>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpReminder {
    pub on: When,
    pub words: String,
    pub done: Option<When>,
}

/// What the term has besides its families.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpTerm {
    #[serde(rename = "break")]
    pub breaks: Vec<MadeUpBreak>,
    #[serde(rename = "away")]
    pub away_days: Vec<MadeUpAway>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpBreak {
    pub name: String,
    pub first: When,
    pub last: When,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpAway {
    pub child: String,
    pub on: When,
}

fn time<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveTime, D::Error> {
    String::deserialize(from)?
        .parse()
        .map_err(serde::de::Error::custom)
}
