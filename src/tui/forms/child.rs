//! A child, with usual days in one line: "Mon Wed 16:30 Mum, Fri 17:00 Nan".

use super::{keep, show_day, take_day};
use crate::domain::dates::{Toward, say_time};
use crate::domain::newcomer::{capitalised, read_days_word, read_times, say_weekdays};
use crate::domain::text::fold;
use crate::domain::{Adult, Child, Id, UsualDay};
use crate::tui::form::{Around, Complaint, Field, FormSpec};

pub const CHILD: FormSpec<Child> = FormSpec {
    place: "child",
    title: |child, _| if child.name.is_empty() { "A child".to_owned() } else { child.name.clone() },
    fields: &[
        Field::<Child>::words(
            "First name",
            "Exactly as the family spells it.",
            |c, _| c.name.clone(),
            |c, s, _| {
                if s.is_empty() && !c.name.is_empty() {
                    return Err("A first name is needed. Type it, then Enter; Ctrl+Z brings the old one back.".to_owned());
                }
                keep(&mut c.name, &capitalised(s))
            },
        )
        .typed_anew(),
        Field::words(
            "Short name",
            "Another name the line may find them by.",
            |c, _| c.nickname.clone(),
            |c, s, _| keep(&mut c.nickname, s),
        ),
        Field::<Child>::words(
            "Born",
            "Day, month and year: 12/8/2023.",
            |c, around| c.born.map_or_else(String::new, |day| born(day, around)),
            |c, s, around| {
                c.born = take_day(s, Toward::Past, around)?;
                Ok(())
            },
        )
        .typed_anew(),
        Field::<Child>::words(
            "Usual days",
            "Days, the time they are collected and who collects: Mon Wed 16:30 Mum, Fri 17:00 Nan",
            |c, around| say_days(&c.days, around),
            |c, s, around| {
                c.days = take_days(s, c, around)?;
                Ok(())
            },
        )
        .typed_anew(),
        Field::words("Key person", "Whom the family turns to here.", |c, _| c.key_person.clone(), |c, s, _| keep(&mut c.key_person, s)),
        Field::<Child>::words(
            "Family was told on",
            "The day they were told who the key person is.",
            |c, around| show_day(c.key_person_told_on, around),
            |c, s, around| {
                c.key_person_told_on = take_day(s, Toward::Past, around)?;
                Ok(())
            },
        )
        .typed_anew(),
        Field::<Child>::words(
            "Here since",
            "The first day with you.",
            |c, around| show_day(c.started_on, around),
            |c, s, around| {
                c.started_on = take_day(s, Toward::Past, around)?;
                Ok(())
            },
        )
        .typed_anew(),
        Field::<Child>::words(
            "Left on",
            "The last day with you; empty while they come.",
            |c, around| show_day(c.left_on, around),
            |c, s, around| {
                c.left_on = take_day(s, Toward::Past, around)?;
                Ok(())
            },
        )
        .typed_anew(),
    ],
    missing: |child| child.name.trim().is_empty().then_some("A first name is needed."),
    save: |store, id, child| store.families().save_child(id, child),
    load: |store, id| Ok(store.people()?.child(id).map(|child| child.item.clone())),
};

/// A date of birth is shown with its year and as an age.
fn born(day: chrono::NaiveDate, _: &Around) -> String {
    day.format("%-d %b %Y").to_string()
}

/// "Mon Wed 08:15-16:30 Mum, Fri 17:00 Nan": days with the same time and the same collector
/// together.
pub fn say_days(days: &[UsualDay], around: &Around) -> String {
    let mut groups: Vec<(Vec<chrono::Weekday>, String)> = Vec::new();
    for day in days {
        let mut rest = match (day.arrives, day.collected) {
            (Some(arrives), Some(collected)) => {
                format!(" {}-{}", say_time(arrives), say_time(collected))
            }
            (Some(arrives), None) => format!(" from {}", say_time(arrives)),
            (None, Some(collected)) => format!(" {}", say_time(collected)),
            (None, None) => String::new(),
        };
        let role = around.people.role(day.collector);
        if !role.is_empty() {
            rest.push_str(&format!(" {role}"));
        }
        match groups.iter_mut().find(|(_, other)| *other == rest) {
            Some((days, _)) => days.push(day.weekday),
            None => groups.push((vec![day.weekday], rest)),
        }
    }
    groups
        .iter()
        .map(|(days, rest)| format!("{}{rest}", say_weekdays(days)))
        .collect::<Vec<_>>()
        .join(", ")
}

fn take_days(typed: &str, child: &Child, around: &Around) -> Result<Vec<UsualDay>, Complaint> {
    let adults: Vec<(Id<Adult>, String)> = around
        .people
        .family(child.family)
        .map(|household| {
            household
                .adults
                .iter()
                .map(|adult| (adult.id, fold(&adult.role)))
                .collect()
        })
        .unwrap_or_default();
    let mut days: Vec<UsualDay> = Vec::new();
    for group in typed
        .split(',')
        .map(str::trim)
        .filter(|group| !group.is_empty())
    {
        let mut weekdays = Vec::new();
        let (mut arrives, mut collected, mut collector) = (None, None, None);
        let mut is_arrival = false;
        for word in group.split_whitespace() {
            if let Some(more) = read_days_word(word) {
                weekdays.extend(more);
            } else if fold(word) == "from" {
                is_arrival = true;
            } else if let Some((from, to)) = read_times(word) {
                if std::mem::take(&mut is_arrival) {
                    arrives = Some(to);
                } else {
                    (arrives, collected) = (from.or(arrives), Some(to));
                }
            } else if let Some((adult, _)) = adults.iter().find(|(_, role)| *role == fold(word)) {
                collector = Some(*adult);
            } else if fold(word) != "to" {
                return Err(format!(
                    "I read \"{word}\" as neither a day, a time nor a grown-up of this family. Change it, or add them on the family's card first."
                ));
            }
        }
        if weekdays.is_empty() {
            return Err(format!(
                "\"{group}\" has no day in it. Start with days: Mon Wed 16:30 Mum."
            ));
        }
        for weekday in weekdays {
            days.retain(|day| day.weekday != weekday);
            days.push(UsualDay {
                weekday,
                arrives,
                collected,
                collector,
            });
        }
    }
    days.sort_by_key(|day| day.weekday.num_days_from_monday());
    Ok(days)
}
