//! Reminders, days that loans are due back and key days, as a calendar any other calendar takes in
//! (RFC 5545).

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::Wanted;
use super::names::{Names, reminders};
use super::sheets::each;
use crate::domain::Kind;
use crate::domain::text::clean;
use crate::domain::wording::and_list;
use crate::store::{Filter, Result, Store};

/// A line is folded after so many octets.
const LINE: usize = 75;

pub fn text(store: &Store, names: &Names, wanted: Wanted, now: NaiveDateTime) -> Result<String> {
    let mut calendar = Calendar {
        text: String::new(),
        stamp: now.format("%Y%m%dT%H%M%SZ").to_string(),
    };
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Hometime//Hometime//EN",
        "CALSCALE:GREGORIAN",
    ] {
        calendar.line(line);
    }
    for reminder in reminders(store, wanted)? {
        calendar.day(
            &format!("reminder-{}", reminder.id.raw()),
            reminder.due,
            &reminder.text(&names.people),
            "",
        );
    }
    let filter = Filter {
        kinds: vec![Kind::Loan],
        sensitive: true,
        ..Filter::default()
    };
    each(store, &filter, &mut |entry| {
        if let Some(loan) = entry
            .loan()
            .filter(|loan| loan.is_out() && wanted.has(entry.privacy))
        {
            let summary = format!(
                "{} back from {}",
                names.people.thing(loan),
                names.children(&entry.children)
            );
            calendar.day(&format!("loan-{}", entry.id.raw()), loan.due, &summary, "");
        }
        Ok(())
    })?;
    for household in &names.people.households {
        let children = and_list(household.children.iter().map(|child| child.name.as_str()));
        for day in &household.key_days {
            let repeats = if day.yearly { every_year(day.day) } else { "" };
            calendar.day(
                &format!("key-day-{}", day.id.raw()),
                day.day,
                &format!("{children}: {}", day.what),
                repeats,
            );
        }
    }
    calendar.line("END:VCALENDAR");
    Ok(calendar.text)
}

/// The last day of February is kept on the last day of February.
fn every_year(day: NaiveDate) -> &'static str {
    if (day.month(), day.day()) == (2, 29) {
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    } else {
        "RRULE:FREQ=YEARLY"
    }
}

struct Calendar {
    text: String,
    stamp: String,
}

impl Calendar {
    fn day(&mut self, what: &str, day: NaiveDate, summary: &str, repeats: &str) {
        let stamp = format!("DTSTAMP:{}", self.stamp);
        let lines = [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{what}@hometime"),
            stamp,
            format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")),
            format!("SUMMARY:{}", escaped(summary)),
            repeats.to_owned(),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ];
        lines
            .iter()
            .filter(|line| !line.is_empty())
            .for_each(|line| self.line(line));
    }

    fn line(&mut self, line: &str) {
        let mut long = 0;
        for letter in line.chars() {
            if long + letter.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                long = 1;
            }
            self.text.push(letter);
            long += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

fn escaped(text: &str) -> String {
    clean(text)
        .replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}
