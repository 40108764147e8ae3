//! Hints that teach: one for each of the first evenings, and the short way after a long one.

use serde::Deserialize;

/// All of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Teachings {
    /// One for each of the first evenings, in their order.
    pub evening: Vec<Teaching>,
    pub short: Vec<ShortWay>,
}

/// What one evening teaches.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Teaching {
    pub words: String,
}

/// A quicker way to what was just done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortWay {
    /// What was done the long way.
    pub after: String,
    /// So often before it is told.
    pub times: usize,
    /// With `{this}` for what it was done with.
    pub words: String,
}
