//! Whether the date a laptop goes by can be right.

use chrono::{Datelike, Days, NaiveDate};

/// Hometime is younger than this: a laptop that believes in an earlier year has an empty battery.
const FIRST_YEAR: i32 = 2020;
/// A log is left alone for a summer or a school year, hardly for longer.
const LONGEST_REST: Days = Days::new(366);

/// Whether `today` cannot well be: before Hometime was, more than a day before the last save, or
/// years after it.
pub fn looks_wrong(today: NaiveDate, last_saved: Option<NaiveDate>) -> bool {
    today.year() < FIRST_YEAR
        || last_saved.is_some_and(|last| today + Days::new(1) < last || last + LONGEST_REST < today)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::looks_wrong;

    #[test]
    fn a_date_looks_wrong_before_the_last_save_or_years_after_it() {
        for (today, last, wrong) in [
            ("2026-11-20", "2026-11-20", false),
            ("2026-11-19", "2026-11-20", false),
            ("2026-11-18", "2026-11-20", true),
            ("2027-11-21", "2026-11-20", false),
            ("2027-11-22", "2026-11-20", true),
            ("2046-11-20", "2026-11-20", true),
            ("1970-01-01", "1970-01-01", true),
        ] {
            assert_eq!(
                looks_wrong(today.parse().unwrap(), Some(last.parse().unwrap())),
                wrong,
                "{today} after {last}"
            );
        }
        assert!(
            !looks_wrong("2046-11-20".parse().unwrap(), None)
                && looks_wrong("2019-12-31".parse().unwrap(), None)
        );
    }
}
