//! Days in words, both ways: how a day is said, and what day a few typed words mean.

mod clock;
mod laptop;
mod reading;

pub use clock::{read_time, say_time};
pub use laptop::looks_wrong;
pub use reading::{DayDoubt, Toward, day_at_start, read_day, read_weekday};

use chrono::{Datelike, NaiveDate, Weekday};

/// The day its week began.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).first_day()
}

/// "Fri 20 Nov", with the year only when it is not this one.
pub fn say_date(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        day.format("%a %-d %b").to_string()
    } else {
        day.format("%a %-d %b %Y").to_string()
    }
}

/// "today", "yesterday", "tomorrow", else as [`say_date`].
pub fn say_day(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => say_date(day, today),
    }
}

/// A day as she might have typed it, so that [`read_day`] gives it back: "30 Nov", with the year
/// where it is needed.
pub fn type_day(day: NaiveDate, today: NaiveDate, toward: Toward) -> String {
    let short = day.format("%-d %b").to_string();
    if read_day(&short, today, toward) == Ok(day) {
        short
    } else {
        day.format("%-d %b %Y").to_string()
    }
}
