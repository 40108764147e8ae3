//! The while a page is about.

use chrono::{Days, NaiveDate};

use crate::domain::term::{Term, last_school_year};

/// From one day to another, both among it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub since: NaiveDate,
    pub until: NaiveDate,
}

/// A term this young says little: the one before it is told with it.
const YOUNG: Days = Days::new(28);

impl Period {
    /// This term, and early in a term the one before it too.
    pub fn usual(today: NaiveDate) -> Self {
        let term = Term::of(today);
        let since = if today < term.first_day() + YOUNG {
            term.before().first_day()
        } else {
            term.first_day()
        };
        Self {
            since,
            until: today,
        }
    }

    /// The whiles she can step through, the usual one first, each longer than the one before it.
    pub fn choices(today: NaiveDate) -> Vec<Self> {
        let usual = Self::usual(today);
        let since = |since| Self {
            since,
            until: today,
        };
        let mut choices = vec![
            usual,
            since(Term::of(usual.since).before().first_day()),
            since(last_school_year(today)),
            since(today - Days::new(27)),
        ];
        choices.dedup();
        choices
    }

    pub fn has(&self, day: NaiveDate) -> bool {
        self.since <= day && day <= self.until
    }

    /// "1 Sep to 20 Nov 2026".
    pub fn words(&self) -> String {
        let until = self.until.format("%-d %b %Y");
        let is_one_year =
            self.since.format("%Y").to_string() == self.until.format("%Y").to_string();
        let since = self
            .since
            .format(if is_one_year { "%-d %b" } else { "%-d %b %Y" });
        format!("{since} to {until}")
    }
}
