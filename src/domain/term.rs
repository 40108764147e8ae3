//! School terms, by which a year with children is counted.

use chrono::{Datelike, NaiveDate};

/// One term of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    pub year: i32,
    pub season: Season,
}

/// The three terms, as they follow within a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
}

impl Term {
    /// Easter moves; the first of April is near enough for counting.
    pub fn of(day: NaiveDate) -> Self {
        let season = match day.month() {
            1..=3 => Season::Spring,
            4..=8 => Season::Summer,
            _ => Season::Autumn,
        };
        Self { year: day.year(), season }
    }

    /// "aut26".
    pub fn short(self) -> String {
        let season = match self.season {
            Season::Spring => "spr",
            Season::Summer => "sum",
            Season::Autumn => "aut",
        };
        format!("{season}{:02}", self.year.rem_euclid(100))
    }

    pub fn next(self) -> Self {
        match self.season {
            Season::Spring => Self { season: Season::Summer, ..self },
            Season::Summer => Self { season: Season::Autumn, ..self },
            Season::Autumn => Self { year: self.year + 1, season: Season::Spring },
        }
    }
}

/// The first day of the school year before the one `today` is in: what pictures of a year and a bit look back to.
pub fn last_school_year(today: NaiveDate) -> NaiveDate {
    let began = if today.month() >= 9 { today.year() } else { today.year() - 1 };
    NaiveDate::from_ymd_opt(began - 1, 9, 1).unwrap_or(today)
}

/// The terms from that of `from` to that of `to`.
pub fn terms(from: NaiveDate, to: NaiveDate) -> Vec<Term> {
    let last = Term::of(to);
    std::iter::successors(Some(Term::of(from)), |term| Some(term.next())).take_while(|term| *term <= last).collect()
}
