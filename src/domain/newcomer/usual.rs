//! The days and times on which a child is usually here, as one word of a line or one field of a
//! form.

use chrono::{NaiveTime, Timelike, Weekday};

use crate::domain::dates::{read_time, read_weekday};
use crate::domain::text::fold;

const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// Monday to Friday.
pub(super) fn weekdays() -> Vec<Weekday> {
    WEEK[..5].to_vec()
}

/// "Mon Tue Fri".
pub fn say_weekdays(days: &[Weekday]) -> String {
    let names: Vec<String> = days.iter().map(ToString::to_string).collect();
    names.join(" ")
}

/// The weekdays one word stands for: "mon", "mondays", "mon-fri", "weekdays".
pub fn read_days_word(word: &str) -> Option<Vec<Weekday>> {
    match fold(word).as_str() {
        "weekdays" | "everyday" | "daily" | "all" | "m-f" => Some(weekdays()),
        folded => match word
            .split_once(['-', '–'])
            .map(|(from, to)| (read_weekday(from), read_weekday(to)))
        {
            Some((Some(from), Some(to))) => Some(from_to(from, to)),
            _ => read_weekday(word)
                .or_else(|| read_weekday(folded.strip_suffix('s')?))
                .map(|day| vec![day]),
        },
    }
}

/// From one day of the week to another.
pub(super) fn from_to(from: Weekday, to: Weekday) -> Vec<Weekday> {
    let (first, last) = (
        from.num_days_from_monday() as usize,
        to.num_days_from_monday() as usize,
    );
    WEEK.into_iter()
        .skip(first)
        .take((last + 1).saturating_sub(first))
        .collect()
}

/// "17:00", or "08:00-17:30": when a child comes, if said, and goes. "8-5:30" is the same, as
/// nobody goes before breakfast.
pub fn read_times(word: &str) -> Option<(Option<NaiveTime>, NaiveTime)> {
    let is_exact = |said: &str| said.starts_with('0') || said.ends_with("am");
    let goes = |said: &str, time: NaiveTime| {
        if is_exact(said) {
            time
        } else {
            in_the_afternoon(time)
        }
    };
    let comes = |said: &str, time: NaiveTime| {
        if is_exact(said) || time.hour() > 5 {
            time
        } else {
            in_the_afternoon(time)
        }
    };
    if let Some(collected) = read_time(word) {
        return Some((None, goes(word, collected)));
    }
    let (from, to) = word.split_once(['-', '–'])?;
    let time = |said: &str| read_time(said).or_else(|| read_hour(said));
    Some((Some(comes(from, time(from)?)), goes(to, time(to)?)))
}

/// "5", where a time is spoken of.
pub(super) fn read_hour(said: &str) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(
        said.parse().ok().filter(|hour| (1..=23).contains(hour))?,
        0,
        0,
    )
}

/// An hour between one and seven is said of the afternoon.
pub(super) fn in_the_afternoon(time: NaiveTime) -> NaiveTime {
    let is_said_short = (1..=7).contains(&time.hour());
    if is_said_short {
        time.with_hour(time.hour() + 12).unwrap_or(time)
    } else {
        time
    }
}
