//! Copies of the log: what each is called, and which may go when there are many.

use std::collections::HashSet;
use std::hash::Hash;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::dates::{say_date, say_time};

/// A copy is made this long after the first change that no copy has.
pub const EVERY: TimeDelta = TimeDelta::minutes(10);
/// After this long without a new copy, or without the second place, it is said where she sees it.
pub const REMIND_AFTER: Days = Days::new(7);
/// Putting a copy back is tried out this often, in a spare place.
pub const TRY_OUT_AFTER: Days = Days::new(30);

const LATEST: usize = 24;
const DAILY: usize = 14;
const WEEKLY: usize = 8;
const MONTHLY: usize = 12;
/// Copies with an occasion of their own stay longest; of those, the newest so many.
const MARKED: usize = 12;

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Occasion {
    /// As every evening: these roll.
    Usual,
    /// Before a newer Hometime changed the tables of this version.
    BeforeUpgrade(usize),
    /// Before an earlier copy was put back in its place.
    BeforePuttingBack,
}

/// A copy by its name: when it was made, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CopyName {
    pub at: NaiveDateTime,
    pub occasion: Occasion,
}

const TIME: &str = "%Y-%m-%d-%H%M%S";
/// Letters of a written time.
const TIME_LONG: usize = "2026-11-20-180600".len();
const UPGRADE: &str = "-version-";
const PUTTING_BACK: &str = "-before-putting-back";

impl CopyName {
    /// "2026-11-20-180600.db".
    pub fn file_name(&self) -> String {
        let at = self.at.format(TIME);
        match self.occasion {
            Occasion::Usual => format!("{at}.db"),
            Occasion::BeforeUpgrade(version) => format!("{at}{UPGRADE}{version}.db"),
            Occasion::BeforePuttingBack => format!("{at}{PUTTING_BACK}.db"),
        }
    }

    /// The copy a file name stands for; `None` for any other file.
    pub fn read(file_name: &str) -> Option<Self> {
        let stem = file_name.strip_suffix(".db")?;
        let (at, why) = stem.split_at_checked(TIME_LONG)?;
        let at = NaiveDateTime::parse_from_str(at, TIME).ok()?;
        let occasion = match why {
            "" => Occasion::Usual,
            PUTTING_BACK => Occasion::BeforePuttingBack,
            upgrade => Occasion::BeforeUpgrade(upgrade.strip_prefix(UPGRADE)?.parse().ok()?),
        };
        Some(Self { at, occasion })
    }

    /// "today 18:06", "Tue 17 Nov 18:10".
    pub fn when(&self, today: NaiveDate) -> String {
        let time = say_time(self.at.time());
        if self.at.date() == today {
            format!("today {time}")
        } else {
            format!("{} {time}", say_date(self.at.date(), today))
        }
    }

    /// What the occasion adds to its line.
    pub fn why(&self) -> &'static str {
        match self.occasion {
            Occasion::Usual => "",
            Occasion::BeforeUpgrade(_) => "before an upgrade",
            Occasion::BeforePuttingBack => "before putting back",
        }
    }
}

/// What there is to keep in mind about copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyNudge {
    /// No new copy for a week, though there was something to copy; the day of the newest.
    Old(Option<NaiveDate>),
    /// The second place was not there for a week; when a copy last came there.
    SecondAway(Option<NaiveDate>),
    /// Copies lie on this laptop only, and she was not asked yet.
    NoSecond,
}

impl CopyNudge {
    pub fn words(self, today: NaiveDate) -> String {
        match self {
            Self::Old(Some(day)) => format!(
                "The newest copy of your log is from {}. Enter shows the copies",
                say_date(day, today)
            ),
            Self::Old(None) => {
                "There is no copy of your log yet. Enter shows the copies".to_owned()
            }
            Self::SecondAway(Some(day)) => format!(
                "The second place has had no copy since {}. Is the stick in?",
                say_date(day, today)
            ),
            Self::SecondAway(None) => {
                "The second place has had no copy yet. Is the stick in?".to_owned()
            }
            Self::NoSecond => {
                "On this laptop only. Enter names a stick, Space leaves it so".to_owned()
            }
        }
    }
}

/// Those of these good copies that may go: all but the latest, and the last of each of the latest
/// days, weeks and months.
pub fn may_go(copies: &[CopyName]) -> Vec<CopyName> {
    let (mut usual, mut marked): (Vec<CopyName>, Vec<CopyName>) = copies
        .iter()
        .partition(|copy| copy.occasion == Occasion::Usual);
    for newest_first in [&mut usual, &mut marked] {
        newest_first.sort_unstable_by(|one, other| other.cmp(one));
    }
    let mut stay: HashSet<CopyName> = usual.iter().take(LATEST).copied().collect();
    stay.extend(last_of_each(&usual, DAILY, |day| day));
    stay.extend(last_of_each(&usual, WEEKLY, |day| {
        (day.iso_week().year(), day.iso_week().week())
    }));
    stay.extend(last_of_each(&usual, MONTHLY, |day| {
        (day.year(), day.month())
    }));
    usual.retain(|copy| !stay.contains(copy));
    usual.extend(marked.into_iter().skip(MARKED));
    usual
}

/// The last copy of each of the newest so many spans that have one.
fn last_of_each<Span: Eq + Hash>(
    newest_first: &[CopyName],
    spans: usize,
    span_of: impl Fn(NaiveDate) -> Span,
) -> Vec<CopyName> {
    let mut seen = HashSet::new();
    newest_first
        .iter()
        .filter(|copy| seen.insert(span_of(copy.at.date())))
        .take(spans)
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
    use proptest::prelude::*;

    use super::{CopyName, Occasion, may_go};

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn usual(at: NaiveDateTime) -> CopyName {
        CopyName {
            at,
            occasion: Occasion::Usual,
        }
    }

    /// What stays of copies made one after the other, thinned out after each.
    fn left(made: impl IntoIterator<Item = CopyName>) -> Vec<CopyName> {
        let mut kept: Vec<CopyName> = Vec::new();
        for copy in made {
            kept.push(copy);
            let gone = may_go(&kept);
            kept.retain(|copy| !gone.contains(copy));
        }
        kept
    }

    #[test]
    fn a_copy_is_known_by_its_name_and_no_other_file_is_taken_for_one() {
        for (name, occasion) in [
            ("2026-11-20-180600.db", Occasion::Usual),
            ("2026-11-20-180600-version-3.db", Occasion::BeforeUpgrade(3)),
            (
                "2026-11-20-180600-before-putting-back.db",
                Occasion::BeforePuttingBack,
            ),
        ] {
            let copy = CopyName {
                at: at("2026-11-20 18:06"),
                occasion,
            };
            assert_eq!(
                (CopyName::read(name), copy.file_name().as_str()),
                (Some(copy), name)
            );
        }
        for name in [
            "key",
            "checked.json",
            "2026-11-20-180600.part",
            "2026-11-20-180600-x.db",
            "2026-13-20-180600.db",
            "é.db",
            ".db",
            "2026-11-20.db",
        ] {
            assert_eq!(CopyName::read(name), None, "{name}");
        }
    }

    #[test]
    fn what_stays_of_many_copies() {
        let year = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let evenings = |days: u64| {
            (0..days).map(move |day| {
                usual(
                    (year + chrono::Days::new(day))
                        .and_hms_opt(18, 6, 0)
                        .unwrap(),
                )
            })
        };
        for (what, made, stays, oldest) in [
            (
                "an evening of ten-minute copies",
                left(
                    (0..30).map(|ten| usual(at("2026-11-20 13:00") + TimeDelta::minutes(10 * ten))),
                ),
                24,
                "2026-11-20 14:00",
            ),
            (
                "three weeks of evenings",
                left(evenings(21)),
                21,
                "2026-01-01 18:06",
            ),
            // 24 latest, the last days of 8 weeks (4 among the 24) and of 12 months (1 among the
            // 24).
            (
                "a year of evenings",
                left(evenings(365)),
                24 + 4 + 11,
                "2026-01-31 18:06",
            ),
            (
                "two years of evenings",
                left(evenings(730)),
                24 + 4 + 11,
                "2027-01-31 18:06",
            ),
        ] {
            let first = made.iter().min().unwrap();
            assert_eq!(
                (made.len(), first.at),
                (stays, at(oldest)),
                "{what}: {made:?}"
            );
        }
    }

    #[test]
    fn copies_with_an_occasion_do_not_roll_with_the_others() {
        let before = CopyName {
            at: at("2020-01-01 10:00"),
            occasion: Occasion::BeforeUpgrade(2),
        };
        let many = (0..600).map(|ten| usual(at("2026-11-20 13:00") + TimeDelta::hours(ten)));
        assert!(left(std::iter::once(before).chain(many)).contains(&before));
    }

    proptest! {
        #[test]
        fn the_newest_of_every_span_stays_however_they_were_made(minutes in prop::collection::vec(1_i64..4_000, 1..300)) {
            let mut now = at("2025-01-01 00:00");
            let made: Vec<CopyName> = minutes.iter().map(|ahead| { now += TimeDelta::minutes(*ahead); usual(now) }).collect();
            let kept = left(made.iter().copied());
            prop_assert!(kept.len() <= 24 + 14 + 8 + 12);
            prop_assert!(may_go(&kept).is_empty(), "thinned out once, nothing more goes");
            prop_assert!(made.iter().rev().take(24).all(|copy| kept.contains(copy)));
            let last_of_day = |copy: &&CopyName| made.iter().filter(|other| other.at.date() == copy.at.date()).max() == Some(*copy);
            let days: Vec<&CopyName> = made.iter().rev().filter(last_of_day).take(14).collect();
            prop_assert!(days.iter().all(|copy| kept.contains(copy)));
            let all_at_once: Vec<CopyName> = { let gone = may_go(&made); made.iter().filter(|copy| !gone.contains(copy)).copied().collect() };
            prop_assert_eq!(all_at_once, kept, "thinning out each time leaves what thinning out once would");
        }
    }
}
