//! How long things are kept, as suggested, with the reason beside each.

use serde::{Deserialize, Deserializer};

use crate::domain::keeping::{Keep, Period};

/// One kind of thing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suggested {
    #[serde(rename = "word", deserialize_with = "keep")]
    pub keep: Keep,
    pub title: String,
    /// Nought: until she says otherwise.
    months: u32,
    /// "leaving", or "its day".
    pub from: String,
    pub why: String,
}

impl Suggested {
    pub fn period(&self) -> Period {
        if self.months == 0 {
            Period::Always
        } else {
            Period::Months(self.months)
        }
    }
}

fn keep<'de, D: Deserializer<'de>>(from: D) -> Result<Keep, D::Error> {
    super::chosen::chosen(from, Keep::from_word)
}
