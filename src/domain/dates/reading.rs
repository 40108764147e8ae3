//! What day a few typed words mean. Day before month, always; a day that cannot be is asked about,
//! never guessed.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::say_date;
use crate::domain::text::fold;

/// Which way a day without its year lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    Past,
    Future,
}

/// Why typed words are not yet a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayDoubt {
    /// Nothing in the words is a day.
    NotADay,
    /// The month is too short for it.
    NoSuchDay {
        days: u32,
        before: NaiveDate,
        after: NaiveDate,
    },
    /// Month before day, as in "nov 19" or "11/19".
    DayFirst { meant: NaiveDate },
}

impl DayDoubt {
    /// What was taken and what is needed, in a sentence.
    pub fn question(&self, today: NaiveDate) -> String {
        match self {
            Self::NotADay => {
                "That is not a day I know. Type it like  fri,  yesterday  or  19/11.".to_owned()
            }
            Self::NoSuchDay {
                days,
                before,
                after,
            } => {
                let month = before.format("%B");
                format!(
                    "{month} has {days} days. {} or {}?",
                    say_date(*before, today),
                    say_date(*after, today)
                )
            }
            Self::DayFirst { meant } => format!(
                "The day comes before the month here. {}?",
                say_date(*meant, today)
            ),
        }
    }

    /// The days it may have meant, earliest first.
    pub fn neighbours(&self) -> Vec<NaiveDate> {
        match self {
            Self::NotADay => Vec::new(),
            Self::NoSuchDay { before, after, .. } => vec![*before, *after],
            Self::DayFirst { meant } => vec![*meant],
        }
    }
}

/// The day that all of `text` means.
pub fn read_day(text: &str, today: NaiveDate, toward: Toward) -> Result<NaiveDate, DayDoubt> {
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    match day_at_start(&words, today, toward) {
        Some((taken, found)) if taken == words.len() => found,
        _ => Err(DayDoubt::NotADay),
    }
}

/// The longest run of folded words at the start that speaks of a day: how many words, and what day.
pub fn day_at_start(
    words: &[String],
    today: NaiveDate,
    toward: Toward,
) -> Option<(usize, Result<NaiveDate, DayDoubt>)> {
    let words: Vec<&str> = words.iter().take(3).map(String::as_str).collect();
    (1..=words.len()).rev().find_map(|taken| {
        let found = phrase(words.get(..taken)?, today, toward)?;
        Some((taken, found))
    })
}

/// "mon", "tues", "wednesday".
pub fn read_weekday(word: &str) -> Option<Weekday> {
    Some(match fold(word).as_str() {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

type Found = Option<Result<NaiveDate, DayDoubt>>;

fn phrase(words: &[&str], today: NaiveDate, toward: Toward) -> Found {
    match *words {
        ["today"] => Some(Ok(today)),
        ["yesterday"] => today.pred_opt().map(Ok),
        ["tomorrow"] => today.succ_opt().map(Ok),
        ["fortnight"] if toward == Toward::Future => stretch(1, "fortnight", today, Toward::Future),
        [one] => match read_weekday(one) {
            Some(weekday) => nearest(weekday, today, toward).map(Ok),
            None => figures(one, today, toward),
        },
        ["last", named] => read_weekday(named)
            .and_then(|weekday| nearest(weekday, today.pred_opt()?, Toward::Past))
            .map(Ok),
        ["this", named] => read_weekday(named)
            .and_then(|weekday| in_week_of(today, weekday))
            .map(Ok),
        ["next", named] => read_weekday(named)
            .and_then(|weekday| in_week_of(today.checked_add_days(Days::new(7))?, weekday))
            .map(Ok),
        [day, month] => dated(day, month, None, today, toward)
            .or_else(|| {
                if toward == Toward::Future {
                    stretch(small_number(day)?, month, today, toward)
                } else {
                    None
                }
            })
            .or_else(|| month_first(day, month, today, toward)),
        ["in", many, unit] => stretch(amount(many)?, unit, today, Toward::Future),
        [many, unit, "ago"] => stretch(amount(many)?, unit, today, Toward::Past),
        [day, month, year] if year.len() == 4 => {
            dated(day, month, Some(whole_year(year)?), today, toward)
        }
        _ => None,
    }
}

/// The nearest day of that name: looking back, today counts; looking ahead, it does not.
fn nearest(weekday: Weekday, today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let away = today.weekday().days_since(weekday);
    match toward {
        Toward::Past => today.checked_sub_days(Days::new(away.into())),
        Toward::Future => today.checked_add_days(Days::new((7 - away).into())),
    }
}

/// The day of that name in the week, Monday to Sunday, around `day`.
fn in_week_of(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let monday = day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))?;
    monday.checked_add_days(Days::new(weekday.num_days_from_monday().into()))
}

/// So many days, weeks, fortnights or months away.
fn stretch(many: u32, unit: &str, today: NaiveDate, toward: Toward) -> Found {
    let days = match unit {
        "day" | "days" => many,
        "week" | "weeks" => many * 7,
        "fortnight" | "fortnights" => many * 14,
        "month" | "months" => {
            return match toward {
                Toward::Past => today.checked_sub_months(Months::new(many)),
                Toward::Future => today.checked_add_months(Months::new(many)),
            }
            .map(Ok);
        }
        _ => return None,
    };
    match toward {
        Toward::Past => today.checked_sub_days(Days::new(days.into())),
        Toward::Future => today.checked_add_days(Days::new(days.into())),
    }
    .map(Ok)
}

fn amount(word: &str) -> Option<u32> {
    match word {
        "a" | "an" | "one" => Some(1),
        "two" => Some(2),
        "three" => Some(3),
        figures => small_number(figures),
    }
}

/// "19/11", "19.11", "19/11/2026", "19/11/26", "2026-11-19".
fn figures(word: &str, today: NaiveDate, toward: Toward) -> Found {
    let sign = ['/', '.', '-']
        .into_iter()
        .find(|sign| word.contains(*sign))?;
    let parts: Vec<&str> = word.split(sign).collect();
    match *parts.as_slice() {
        [day, month] if sign != '-' => calendar(
            small_number(day)?,
            small_number(month)?,
            None,
            today,
            toward,
        ),
        [year, month, day] if sign == '-' && year.len() == 4 => calendar(
            small_number(day)?,
            small_number(month)?,
            Some(whole_year(year)?),
            today,
            toward,
        ),
        [day, month, year] => {
            let year = if year.len() == 2 {
                2000 + small_number(year)?.cast_signed()
            } else {
                whole_year(year)?
            };
            calendar(
                small_number(day)?,
                small_number(month)?,
                Some(year),
                today,
                toward,
            )
        }
        _ => None,
    }
}

/// "19 nov", "19th november 2026".
fn dated(day: &str, month: &str, year: Option<i32>, today: NaiveDate, toward: Toward) -> Found {
    let figures = ["st", "nd", "rd", "th"]
        .into_iter()
        .find_map(|end| day.strip_suffix(end))
        .unwrap_or(day);
    calendar(
        small_number(figures)?,
        month_named(month)?,
        year,
        today,
        toward,
    )
}

/// "nov 19": asked about. "may" begins too many sentences to be taken for a month there.
fn month_first(month: &str, day: &str, today: NaiveDate, toward: Toward) -> Found {
    if month == "may" {
        return None;
    }
    match dated(day, month, None, today, toward)? {
        Ok(meant) => Some(Err(DayDoubt::DayFirst { meant })),
        Err(doubt) => Some(Err(doubt)),
    }
}

fn calendar(day: u32, month: u32, year: Option<i32>, today: NaiveDate, toward: Toward) -> Found {
    if month > 12 && (1..=12).contains(&day) && month <= 31 {
        return match calendar(month, day, year, today, toward)? {
            Ok(meant) => Some(Err(DayDoubt::DayFirst { meant })),
            Err(doubt) => Some(Err(doubt)),
        };
    }
    if !(1..=12).contains(&month) || !(1..=39).contains(&day) {
        return None;
    }
    let this_year = today.year();
    let nearest_year = match toward {
        Toward::Past if (month, day) > (today.month(), today.day()) => this_year - 1,
        Toward::Future if (month, day) < (today.month(), today.day()) => this_year + 1,
        _ => this_year,
    };
    if let Some(found) = NaiveDate::from_ymd_opt(year.unwrap_or(nearest_year), month, day) {
        return Some(Ok(found));
    }
    // A slip at a month's end is near today, so looking back may offer a day just ahead.
    let ends_soon = last_of(this_year, month).is_some_and(|last| last <= today + Days::new(31));
    let before = last_of(
        year.unwrap_or(if toward == Toward::Past && ends_soon {
            this_year
        } else {
            nearest_year
        }),
        month,
    )?;
    Some(Err(DayDoubt::NoSuchDay {
        days: before.day(),
        before,
        after: before.succ_opt()?,
    }))
}

fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?
        .checked_add_months(Months::new(1))?
        .pred_opt()
}

fn month_named(word: &str) -> Option<u32> {
    let names = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = names.iter().position(|name| {
        *name == word || name.get(..3) == Some(word) || (word == "sept" && *name == "september")
    })?;
    u32::try_from(at + 1).ok()
}

fn small_number(figures: &str) -> Option<u32> {
    ((1..=2).contains(&figures.len()) && figures.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| figures.parse().ok())
        .flatten()
}

fn whole_year(figures: &str) -> Option<i32> {
    let year: i32 = (figures.len() == 4 && figures.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| figures.parse().ok())
        .flatten()?;
    (1900..2200).contains(&year).then_some(year)
}
