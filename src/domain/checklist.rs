//! Looking at one's own practice: dated reviews of the engagement checklist, the answers given in
//! them, and what to try next.

use chrono::NaiveDate;

use super::choice::choice;
use super::dates::{DayDoubt, Toward, read_day, type_day};
use super::id::Id;

choice! {
    /// What she says of herself on one question.
    pub enum Practice {
        #[default]
        Yes => "yes",
        CouldDoMore => "could do more",
        NotYet => "not yet",
    }
}

/// How an answer stands beside an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Up,
    Same,
    Down,
}

/// One sitting with the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub on: NaiveDate,
    /// The version of the questions it was answered under.
    pub wording: String,
    /// Came with the made-up families, and goes with them.
    pub sample: bool,
}

/// What was answered to one question of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Counted from 1, as printed.
    pub question: u8,
    pub practice: Practice,
    pub note: String,
}

/// One thing to try about one question, open until it is done or dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// The review it was set in.
    pub review: Id<Review>,
    pub question: u8,
    pub words: String,
    /// From this day on it is among what to keep in mind.
    pub day: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub dropped_on: Option<NaiveDate>,
}

impl Practice {
    /// Beside what was said `before`.
    pub fn since(self, before: Self) -> Change {
        match self.cmp(&before) {
            std::cmp::Ordering::Less => Change::Up,
            std::cmp::Ordering::Equal => Change::Same,
            std::cmp::Ordering::Greater => Change::Down,
        }
    }
}

impl Change {
    pub const ALL: [Self; 3] = [Self::Up, Self::Same, Self::Down];

    pub const fn words(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Same => "the same",
            Self::Down => "down",
        }
    }

    pub const fn sign(self) -> &'static str {
        match self {
            Self::Up => "▲",
            Self::Same => "=",
            Self::Down => "▼",
        }
    }
}

impl NextStep {
    pub fn is_open(&self) -> bool {
        self.done_on.is_none() && self.dropped_on.is_none()
    }

    /// The step as she would type it: "photo board >4 Dec".
    pub fn typed(&self, today: NaiveDate) -> String {
        match self.day {
            Some(day) => format!("{} >{}", self.words, type_day(day, today, Toward::Future)),
            None => self.words.clone(),
        }
    }
}

/// The words and the day of a step as typed: "photo board >4 dec". A sign with a blank or nothing
/// after it is just a sign.
pub fn read_step(typed: &str, today: NaiveDate) -> Result<(String, Option<NaiveDate>), DayDoubt> {
    let typed = typed.trim();
    let marked = typed
        .rmatch_indices('>')
        .find(|(at, _)| *at == 0 || typed[..*at].ends_with(char::is_whitespace));
    let Some((at, _)) = marked else {
        return Ok((typed.to_owned(), None));
    };
    let (words, day) = (typed[..at].trim_end(), &typed[at + 1..]);
    if !day.starts_with(char::is_alphanumeric) {
        return Ok((typed.to_owned(), None));
    }
    read_day(day, today, Toward::Future).map(|day| (words.to_owned(), Some(day)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::{Change, Practice, read_step};
    use crate::domain::dates::DayDoubt;
    use chrono::NaiveDate;

    #[test]
    fn a_step_ends_with_its_day() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let read = |typed: &str| read_step(typed, day(20));
        assert_eq!(
            read("photo board >fri"),
            Ok(("photo board".to_owned(), Some(day(27))))
        );
        assert_eq!(
            read("photo board > 3 things"),
            Ok(("photo board > 3 things".to_owned(), None))
        );
        assert_eq!(read(" photo board "), Ok(("photo board".to_owned(), None)));
        assert_eq!(read("chairs 3>2"), Ok(("chairs 3>2".to_owned(), None)));
        assert_eq!(read("photo board >soon"), Err(DayDoubt::NotADay));
        assert_eq!(read(">fri"), Ok((String::new(), Some(day(27)))));
    }

    #[test]
    fn going_from_not_yet_towards_yes_is_up() {
        assert_eq!(Practice::CouldDoMore.since(Practice::NotYet), Change::Up);
        assert_eq!(Practice::CouldDoMore.since(Practice::Yes), Change::Down);
        assert_eq!(Practice::Yes.since(Practice::Yes), Change::Same);
    }
}
