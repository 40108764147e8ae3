//! How the made-up families are involved, as their file tells it.

use serde::Deserialize;

use super::chosen;
use super::when::When;
use crate::domain::{Privacy, Way};

/// One way of one made-up family.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUpWay {
    /// The family, by its child.
    pub child: String,
    #[serde(deserialize_with = "chosen::way")]
    pub way: Way,
    pub since: When,
    pub until: Option<When>,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub easier: String,
    #[serde(default)]
    pub evidence: String,
    /// Words of the family's note it rests on.
    pub note: Option<String>,
    #[serde(default, deserialize_with = "chosen::privacy")]
    pub privacy: Privacy,
}
