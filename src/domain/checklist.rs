//! Looking at one's own practice: dated reviews of the engagement checklist and the answers given in them.

use chrono::NaiveDate;

use super::choice::choice;

choice! {
    /// What she says of herself on one question.
    pub enum Practice {
        #[default]
        Yes => "yes",
        CouldDoMore => "could do more",
        NotYet => "not yet",
    }
}

/// One sitting with the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub on: NaiveDate,
    /// The version of the questions it was answered under.
    pub wording: String,
}

/// What was answered to one question of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Counted from 1, as printed.
    pub question: u8,
    pub practice: Practice,
    pub note: String,
    pub next_step: String,
}
