//! How long each kind of thing is kept: a period of hers, counted from leaving where it is about a
//! child.

use chrono::{Days, Months, NaiveDate};

use super::choice::choice;
use super::wording::count;

/// What was removed can be put back for this long.
pub const IN_THE_BIN: Days = Days::new(30);
/// The list of what could go is mentioned this often.
pub const ASK_EVERY: Months = Months::new(12);

choice! {
    /// What has a period of its own.
    pub enum Keep {
        #[default]
        Chats => "chats",
        Observations => "observations",
        Loans => "loans",
        InTheWay => "in-the-way",
        LookBacks => "look-backs",
        Journal => "journal",
        Families => "families",
    }
}

/// How long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Months(u32),
    /// Until she decides otherwise.
    Always,
}

impl Period {
    /// Those offered, one after the other.
    pub const OFFERED: &'static [Self] = &[
        Self::Months(6),
        Self::Months(12),
        Self::Months(24),
        Self::Months(36),
        Self::Months(60),
        Self::Months(72),
        Self::Months(120),
        Self::Months(255),
        Self::Always,
    ];

    /// "6 months", "3 years", "21 years 3 months", "until I say otherwise".
    pub fn words(self) -> String {
        match self {
            Self::Always => "until I say otherwise".to_owned(),
            Self::Months(months) => {
                let (years, rest) = (months / 12, months % 12);
                let said =
                    |number: u32, noun| count(usize::try_from(number).unwrap_or_default(), noun);
                match (years, rest) {
                    (0, rest) => said(rest, "month"),
                    (years, 0) => said(years, "year"),
                    (years, rest) => format!("{} {}", said(years, "year"), said(rest, "month")),
                }
            }
        }
    }

    /// As it is kept in settings.
    pub fn setting(self) -> String {
        match self {
            Self::Always => "always".to_owned(),
            Self::Months(months) => months.to_string(),
        }
    }

    pub fn from_setting(text: &str) -> Option<Self> {
        if text == "always" {
            Some(Self::Always)
        } else {
            text.parse().ok().map(Self::Months)
        }
    }

    /// The first day on which something counted from `day` could go.
    pub fn ends(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Months(months) => day.checked_add_months(Months::new(months)),
            Self::Always => None,
        }
    }

    /// The period offered after or before this one.
    pub fn next(self, forwards: bool) -> Self {
        let length = |period: Self| {
            if let Self::Months(months) = period {
                months
            } else {
                u32::MAX
            }
        };
        let mut offered = Self::OFFERED.iter().copied();
        let found = if forwards {
            offered.find(|period| length(*period) > length(self))
        } else {
            offered.rev().find(|period| length(*period) < length(self))
        };
        found.unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Period;

    #[test]
    fn periods_are_said_set_and_stepped_through() {
        for (period, words) in [
            (Period::Months(6), "6 months"),
            (Period::Months(12), "1 year"),
            (Period::Months(36), "3 years"),
            (Period::Months(255), "21 years 3 months"),
            (Period::Always, "until I say otherwise"),
        ] {
            assert_eq!(period.words(), words);
            assert_eq!(Period::from_setting(&period.setting()), Some(period));
        }
        assert_eq!(Period::Months(36).next(true), Period::Months(60));
        assert_eq!(Period::Months(6).next(false), Period::Months(6));
        assert_eq!(Period::Always.next(true), Period::Always);
    }

    #[test]
    fn a_period_counts_whole_months_also_over_a_leap_day() {
        let leap = NaiveDate::from_ymd_opt(2024, 2, 29);
        assert_eq!(
            leap.and_then(|day| Period::Months(12).ends(day)),
            NaiveDate::from_ymd_opt(2025, 2, 28)
        );
        assert_eq!(leap.and_then(|day| Period::Always.ends(day)), None);
    }
}
