//! Families from a table: a child in each row, with days and grown-ups; rows with the same family
//! word are brothers and sisters.

use chrono::NaiveDate;

use super::row::{Becoming, Row, Rows, past_day};
use super::sheet::{Cells, Column, Sheet};
use crate::domain::dates::{Toward, read_day, say_date};
use crate::domain::newcomer::{capitalised, read_days_word, read_times, say_weekdays};
use crate::domain::text::fold;
use crate::domain::wording::and_list;
use crate::domain::{Adult, Child, Family, Id, People, UsualDay};
use crate::store::{Result, Store};

/// A family as the rows say it.
pub struct NewFamily {
    /// The word its rows share; empty for one that stands by itself.
    called: String,
    family: Family,
    /// Role and name.
    adults: Vec<(String, String)>,
    children: Vec<Child>,
}

impl NewFamily {
    pub fn keep(&self, store: &Store) -> Result<()> {
        let mut family = self.family.clone();
        let left: Option<Vec<NaiveDate>> =
            self.children.iter().map(|child| child.left_on).collect();
        family.left_on = left.and_then(|days| days.into_iter().max());
        let id = store.families().save(None, &family)?;
        for (role, name) in &self.adults {
            let adult = Adult {
                family: id,
                role: role.clone(),
                name: name.clone(),
                parental_responsibility: None,
                may_collect: true,
                contact: String::new(),
                household: String::new(),
            };
            store.families().save_adult(None, &adult)?;
        }
        self.children.iter().try_for_each(|child| {
            store
                .families()
                .save_child(
                    None,
                    &Child {
                        family: id,
                        ..child.clone()
                    },
                )
                .map(drop)
        })
    }
}

pub fn understood(sheet: &Sheet, people: &People, today: NaiveDate) -> Result<Rows> {
    let here: Vec<String> = people.children().map(|child| fold(&child.name)).collect();
    let (mut rows, mut families) = (Vec::new(), Vec::<NewFamily>::new());
    for (number, cells) in sheet.rows() {
        let said = read(cells, &here, today).map(|(child, adults)| {
            let echo = echo(&child, &adults, today);
            add(&mut families, cells, child, adults);
            echo
        });
        rows.push(Row { number, said });
    }
    Ok(Rows {
        read: rows,
        becoming: Becoming::Families(families),
        unused: sheet.unused.clone(),
    })
}

/// Puts a child with its brothers and sisters, or into a family of its own.
fn add(
    families: &mut Vec<NewFamily>,
    cells: Cells<'_>,
    child: Child,
    adults: Vec<(String, String)>,
) {
    let called = fold(&cells.line(Column::Family));
    let place = families
        .iter()
        .position(|family| !called.is_empty() && family.called == called)
        .unwrap_or_else(|| {
            let family = Family {
                home_languages: cells.line(Column::Languages),
                best_time: cells.line(Column::BestTime),
                likes_to_hear: cells.line(Column::LikesToHear),
                ..Family::default()
            };
            families.push(NewFamily {
                called,
                family,
                adults: Vec::new(),
                children: Vec::new(),
            });
            families.len() - 1
        });
    if let Some(family) = families.get_mut(place) {
        for adult in adults {
            if !family.adults.contains(&adult) {
                family.adults.push(adult);
            }
        }
        family.children.push(child);
    }
}

fn read(
    cells: Cells<'_>,
    here: &[String],
    today: NaiveDate,
) -> std::result::Result<(Child, Vec<(String, String)>), String> {
    let name = cells.line(Column::Child);
    if name.is_empty() {
        return Err("it names no child.".to_owned());
    }
    if here.contains(&fold(&name)) {
        return Err(format!("{name} is in your log already."));
    }
    let any_day = |column| match cells.line(column) {
        typed if typed.is_empty() => Ok(None),
        typed => read_day(&typed, today, Toward::Past)
            .map(Some)
            .map_err(|doubt| format!("{typed}:  {}", doubt.question(today))),
    };
    let child = Child {
        // The family gets its number when it is kept.
        family: Id::from_raw(0),
        name,
        nickname: cells.line(Column::Nickname),
        born: past_day(&cells.line(Column::Born), today)?,
        key_person: String::new(),
        key_person_told_on: None,
        started_on: any_day(Column::Started)?,
        left_on: any_day(Column::Left)?,
        days: usual_days(&cells.line(Column::Days))?,
    };
    Ok((child, adults(&cells.line(Column::Parents))))
}

/// "Mon Tue 08:00-17:30; Fri 16:00": times are for the days just before them.
fn usual_days(cell: &str) -> std::result::Result<Vec<UsualDay>, String> {
    let mut days: Vec<UsualDay> = Vec::new();
    let mut without_times = 0;
    for word in cell
        .split([' ', ',', ';', '/'])
        .filter(|word| !word.is_empty() && !matches!(fold(word).as_str(), "and" | "&"))
    {
        if let Some(named) = read_days_word(word) {
            if days
                .get(without_times..)
                .is_none_or(|since| since.iter().any(|day| day.collected.is_some()))
            {
                without_times = days.len();
            }
            days.extend(named.into_iter().map(|weekday| UsualDay {
                weekday,
                arrives: None,
                collected: None,
                collector: None,
            }));
        } else if let Some((arrives, collected)) = read_times(word) {
            for day in days.iter_mut().skip(without_times) {
                (day.arrives, day.collected) = (arrives, Some(collected));
            }
        } else {
            return Err(format!(
                "{word}  is neither a day nor a time. Days are written such as  Mon Tue 08:00-17:30."
            ));
        }
    }
    days.sort_by_key(|day| day.weekday.num_days_from_monday());
    days.dedup_by_key(|day| day.weekday);
    Ok(days)
}

/// "Mum (Ann); Dad": the word the family uses, and in brackets the name.
fn adults(cell: &str) -> Vec<(String, String)> {
    super::whom::names_in(cell)
        .into_iter()
        .map(|adult| match adult.trim_end_matches(')').split_once('(') {
            Some((role, name)) => (capitalised(role.trim()), name.trim().to_owned()),
            None => (capitalised(&adult), String::new()),
        })
        .collect()
}

/// "Ola · born Fri 3 May 2024 · here Mon Tue · Mum and Dad".
fn echo(child: &Child, adults: &[(String, String)], today: NaiveDate) -> String {
    let mut parts = vec![child.name.clone()];
    parts.extend(
        child
            .born
            .map(|day| format!("born {}", say_date(day, today))),
    );
    if !child.days.is_empty() {
        let days: Vec<_> = child.days.iter().map(|day| day.weekday).collect();
        parts.push(format!("here {}", say_weekdays(&days)));
    }
    parts.extend(
        (!adults.is_empty()).then(|| and_list(adults.iter().map(|(role, _)| role.as_str()))),
    );
    parts.extend(
        child
            .left_on
            .map(|day| format!("left {}", say_date(day, today))),
    );
    parts.join(" · ")
}
