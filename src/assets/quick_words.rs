//! Quick words: sentences that a short name stands for.

use serde::Deserialize;

/// One sentence and its name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuickWords {
    /// Typed after the slash.
    pub name: String,
    /// With `__` for each blank, and `{child}` and `{adult}` for the names.
    pub words: String,
}
