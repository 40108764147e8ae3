//! School terms, by which a year with children is counted.

use chrono::{Datelike, Days, NaiveDate, Weekday};

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
        Self {
            year: day.year(),
            season,
        }
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

    /// "autumn".
    pub const fn season(self) -> &'static str {
        match self.season {
            Season::Spring => "spring",
            Season::Summer => "summer",
            Season::Autumn => "autumn",
        }
    }

    pub fn first_day(self) -> NaiveDate {
        let month = match self.season {
            Season::Spring => 1,
            Season::Summer => 4,
            Season::Autumn => 9,
        };
        NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or_default()
    }

    pub fn before(self) -> Self {
        match self.season {
            Season::Spring => Self {
                year: self.year - 1,
                season: Season::Autumn,
            },
            Season::Summer => Self {
                season: Season::Spring,
                ..self
            },
            Season::Autumn => Self {
                season: Season::Summer,
                ..self
            },
        }
    }

    pub fn next(self) -> Self {
        match self.season {
            Season::Spring => Self {
                season: Season::Summer,
                ..self
            },
            Season::Summer => Self {
                season: Season::Autumn,
                ..self
            },
            Season::Autumn => Self {
                year: self.year + 1,
                season: Season::Spring,
            },
        }
    }
}

/// Half a term, after which it is time to look back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HalfTerm {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// The last Friday of its first whole month: when a look-back is thought of.
    pub by: NaiveDate,
}

/// The first day of each half, as month and day, and its first whole month.
const HALVES: [(u32, u32, u32); 6] = [
    (1, 1, 1),
    (2, 16, 3),
    (4, 1, 4),
    (6, 1, 6),
    (9, 1, 9),
    (11, 1, 11),
];

impl HalfTerm {
    pub fn of(day: NaiveDate) -> Self {
        let place = HALVES
            .iter()
            .rposition(|(month, first, _)| (*month, *first) <= (day.month(), day.day()))
            .unwrap_or(0);
        let (month, first, whole) = HALVES[place];
        let begins = |year: i32, month: u32, day: u32| {
            NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
        };
        let next = HALVES.get(place + 1).map_or_else(
            || begins(day.year() + 1, 1, 1),
            |(month, first, _)| begins(day.year(), *month, *first),
        );
        Self {
            first: begins(day.year(), month, first),
            last: next - Days::new(1),
            by: last_friday(day.year(), whole),
        }
    }
}

fn last_friday(year: i32, month: u32) -> NaiveDate {
    let (year, next) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    let last = NaiveDate::from_ymd_opt(year, next, 1).unwrap_or_default() - Days::new(1);
    last - Days::new(u64::from(last.weekday().days_since(Weekday::Fri)))
}

/// The first day of the school year before the one `today` is in: what pictures of a year and a bit
/// look back to.
pub fn last_school_year(today: NaiveDate) -> NaiveDate {
    let began = if today.month() >= 9 {
        today.year()
    } else {
        today.year() - 1
    };
    NaiveDate::from_ymd_opt(began - 1, 9, 1).unwrap_or(today)
}

/// The terms from that of `from` to that of `to`.
pub fn terms(from: NaiveDate, to: NaiveDate) -> Vec<Term> {
    let last = Term::of(to);
    std::iter::successors(Some(Term::of(from)), |term| Some(term.next()))
        .take_while(|term| *term <= last)
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::{HalfTerm, Term};
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_day_is_in_one_half_of_a_term() {
        let half = HalfTerm::of(day("2026-11-20"));
        assert_eq!(
            (half.first, half.by, half.last),
            (day("2026-11-01"), day("2026-11-27"), day("2026-12-31"))
        );
        let mut next = day("2026-01-01");
        for one in day("2026-01-01").iter_days().take(730) {
            let half = HalfTerm::of(one);
            assert!(
                (half.first..=half.last).contains(&one)
                    && (half.first..=half.last).contains(&half.by),
                "{one} {half:?}"
            );
            if one == next {
                assert_eq!(half.first, one);
                next = half.last.succ_opt().unwrap();
            }
        }
    }

    #[test]
    fn terms_follow_and_precede_each_other() {
        for one in day("2026-01-01").iter_days().take(400) {
            let term = Term::of(one);
            assert_eq!(term.next().before(), term);
            assert!(term.first_day() <= one && one < term.next().first_day());
        }
    }
}
