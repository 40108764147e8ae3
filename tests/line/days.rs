//! Days as they are typed: in the line and in every place that asks for a day.

use chrono::{Days, NaiveDate};
use hometime::domain::dates::{DayDoubt, Toward, read_day, say_date, say_day, type_day};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn said(typed: &str, toward: Toward) -> String {
    match read_day(typed, today(), toward) {
        Ok(day) => say_date(day, today()),
        Err(doubt) => doubt.question(today()),
    }
}

#[test]
fn days_are_read_looking_back() {
    for (typed, day) in [
        ("today", "Fri 20 Nov"),
        ("yesterday", "Thu 19 Nov"),
        ("Thursday", "Thu 19 Nov"),
        ("fri", "Fri 20 Nov"),
        ("sat", "Sat 14 Nov"),
        ("last fri", "Fri 13 Nov"),
        ("this mon", "Mon 16 Nov"),
        ("2 days ago", "Wed 18 Nov"),
        ("a week ago", "Fri 13 Nov"),
        ("two weeks ago", "Fri 6 Nov"),
        ("a fortnight ago", "Fri 6 Nov"),
        ("3 months ago", "Thu 20 Aug"),
        ("19/11", "Thu 19 Nov"),
        ("19.11", "Thu 19 Nov"),
        ("19/11/2026", "Thu 19 Nov"),
        ("19/11/26", "Thu 19 Nov"),
        ("19-11-2026", "Thu 19 Nov"),
        ("2026-11-19", "Thu 19 Nov"),
        ("19 nov", "Thu 19 Nov"),
        ("19th November", "Thu 19 Nov"),
        ("1 sept", "Tue 1 Sep"),
        ("3 may 2023", "Wed 3 May 2023"),
        ("20/11", "Fri 20 Nov"),
        ("21/11", "Fri 21 Nov 2025"),
        ("29/2/2024", "Thu 29 Feb 2024"),
    ] {
        assert_eq!(said(typed, Toward::Past), day, "{typed}");
    }
}

#[test]
fn days_are_read_looking_ahead() {
    for (typed, day) in [
        ("tomorrow", "Sat 21 Nov"),
        ("fri", "Fri 27 Nov"),
        ("mon", "Mon 23 Nov"),
        ("this sun", "Sun 22 Nov"),
        ("next fri", "Fri 27 Nov"),
        ("next mon", "Mon 23 Nov"),
        ("in 3 days", "Mon 23 Nov"),
        ("in 2 weeks", "Fri 4 Dec"),
        ("2 weeks", "Fri 4 Dec"),
        ("fortnight", "Fri 4 Dec"),
        ("in a fortnight", "Fri 4 Dec"),
        ("4 dec", "Fri 4 Dec"),
        ("20/11", "Fri 20 Nov"),
        ("19/11", "Fri 19 Nov 2027"),
        ("3/1", "Sun 3 Jan 2027"),
    ] {
        assert_eq!(said(typed, Toward::Future), day, "{typed}");
    }
}

#[test]
fn a_day_that_cannot_be_offers_its_neighbours() {
    for (typed, toward, question) in [
        (
            "31/11",
            Toward::Past,
            "November has 30 days. Mon 30 Nov or Tue 1 Dec?",
        ),
        (
            "31 nov",
            Toward::Future,
            "November has 30 days. Mon 30 Nov or Tue 1 Dec?",
        ),
        (
            "30/2",
            Toward::Past,
            "February has 28 days. Sat 28 Feb or Sun 1 Mar?",
        ),
        (
            "29/02/2026",
            Toward::Past,
            "February has 28 days. Sat 28 Feb or Sun 1 Mar?",
        ),
        (
            "32/1",
            Toward::Future,
            "January has 31 days. Sun 31 Jan 2027 or Mon 1 Feb 2027?",
        ),
        (
            "nov 19",
            Toward::Past,
            "The day comes before the month here. Thu 19 Nov?",
        ),
        (
            "11/19",
            Toward::Past,
            "The day comes before the month here. Thu 19 Nov?",
        ),
    ] {
        assert_eq!(said(typed, toward), question, "{typed}");
    }
}

#[test]
fn other_words_are_no_day() {
    for typed in [
        "",
        "may",
        "paprika",
        "monitor",
        "next",
        "last week",
        "19/13/2026",
        "45/11",
        "0/11",
        "1/2/3/4",
        "19/11/1066",
        "19 nov 20",
        "2 days",
        "½",
    ] {
        assert_eq!(
            read_day(typed, today(), Toward::Past),
            Err(DayDoubt::NotADay),
            "{typed}"
        );
    }
}

#[test]
fn days_near_today_are_said_in_words() {
    let on = |days: i64| say_day(today() + chrono::Duration::days(days), today());
    assert_eq!(
        [on(-1), on(0), on(1), on(2)],
        ["yesterday", "today", "tomorrow", "Sun 22 Nov"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(20_261_120), ..ProptestConfig::default() })]

    #[test]
    fn a_day_typed_by_the_program_is_read_back(away in 0u64..4000, from in 0u64..4000, ahead: bool) {
        let today = today() + Days::new(from);
        let (day, toward) = if ahead { (today + Days::new(away), Toward::Future) } else { (today - Days::new(away), Toward::Past) };
        prop_assert_eq!(read_day(&type_day(day, today, toward), today, toward), Ok(day));
    }

    #[test]
    fn any_text_is_a_day_or_a_sentence(text: String) {
        if let Err(doubt) = read_day(&text, today(), Toward::Past) {
            prop_assert!(!doubt.question(today()).is_empty());
        }
    }
}
