//! Days of the made-up term, told from the given day: "Tue -3" is the Tuesday three weeks before
//! the given day's own week. Whatever day is given, weekdays stay weekdays and what came first
//! stays first.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use serde::Deserialize;

use crate::domain::dates::monday_of;

/// A weekday of some week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct When {
    pub weekday: Weekday,
    /// Weeks from the given day's own: 0 is the same one, -1 the one before.
    pub weeks: i64,
}

/// A weekday of some week, and the time of day: "Tue -3 17:30".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct At {
    pub when: When,
    pub time: NaiveTime,
}

impl When {
    /// The day this is, seen from `today`.
    pub fn seen_from(self, today: NaiveDate) -> NaiveDate {
        monday_of(today)
            + TimeDelta::weeks(self.weeks)
            + Days::new(u64::from(self.weekday.num_days_from_monday()))
    }
}

impl At {
    /// The instant this is, seen from `today`.
    pub fn seen_from(self, today: NaiveDate) -> NaiveDateTime {
        self.when.seen_from(today).and_time(self.time)
    }
}

impl TryFrom<String> for When {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        read(&text).ok_or_else(|| format!("\"{text}\" is not a weekday and a number of weeks"))
    }
}

impl TryFrom<String> for At {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.rsplit_once(' ')
            .and_then(|(day, time)| {
                Some(Self {
                    when: read(day)?,
                    time: time.parse().ok()?,
                })
            })
            .ok_or_else(|| format!("\"{text}\" is not a weekday, a number of weeks and a time"))
    }
}

fn read(text: &str) -> Option<When> {
    let (weekday, weeks) = text.split_once(' ')?;
    Some(When {
        weekday: weekday.parse().ok()?,
        weeks: weeks.parse().ok()?,
    })
}
