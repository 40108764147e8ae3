//! The week as one family may like to read it on a Friday: what was seen and said, day by day, and
//! what is at home to play with.

use chrono::{Datelike, Days, NaiveDate};

use super::Period;
use super::reading::{Reading, children_of};
use crate::domain::{Family, Id, Kind};
use crate::pages::{Line, Page};
use crate::store::{Filter, Result};

pub fn page(reading: &Reading, family: Id<Family>, day: NaiveDate) -> Result<Page> {
    let household = reading.household(family)?;
    let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    let period = Period {
        since: monday,
        until: monday + Days::new(6),
    };
    let filter = Filter {
        family: Some(family),
        since: Some(period.since),
        until: Some(period.until),
        ..Filter::default()
    };
    let (mut notes, left_out) = reading.notes(&filter)?;
    notes.retain(|note| matches!(note.kind, Kind::Chat | Kind::Observation | Kind::FromHome));
    let friday = Period {
        until: monday + Days::new(4),
        ..period
    };
    let mut page = reading.page_for(
        household,
        "week",
        format!("{}'s week", children_of(household)),
        friday.words(),
    );
    page.left_out = left_out;
    let answers = reading.answers(&notes)?;
    let mut days: Vec<(NaiveDate, Vec<Line>)> = Vec::new();
    for (note, answers) in notes.iter().zip(answers) {
        let mut line = Line {
            lead: String::new(),
            ..reading.line(note)
        };
        if note.kind == Kind::FromHome {
            line.words = reading.said(note.adult, super::reading::told(note));
            line.said.clear();
        }
        let line = line.with(answers);
        match days.last_mut() {
            Some((day, lines)) if *day == note.day => lines.push(line),
            _ => days.push((note.day, vec![line])),
        }
    }
    for (day, lines) in days {
        page.add(&day.format("%A %-d %B").to_string(), lines);
    }
    page.add("At home to play with", at_home(reading, family)?);
    Ok(page)
}

fn at_home(reading: &Reading, family: Id<Family>) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for out in reading.store.loans().out()? {
        let is_theirs = out
            .children
            .first()
            .and_then(|child| reading.people.family_of(*child))
            .is_some_and(|own| own.family.id == family);
        if is_theirs && let Some(note) = reading.note(out.entry)? {
            let due = note.loan().map_or(out.loan.due, |loan| loan.due);
            lines.push(Line::of(format!(
                "{}, until {}",
                out.thing.name,
                reading.day(due)
            )));
        }
    }
    Ok(lines)
}
