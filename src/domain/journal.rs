//! Her private journal: dated pages in her own words, which nobody else is ever shown.

use chrono::NaiveDate;

use super::{Id, Ranking, Review};

/// What a page looks back on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LooksBackOn {
    #[default]
    Nothing,
    Ranking(Id<Ranking>),
    Review(Id<Review>),
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalPage {
    pub on: NaiveDate,
    /// As she wrote it, line by line.
    pub words: String,
    pub looks_back_on: LooksBackOn,
    pub sample: bool,
}
