//! Made-up families and a term of evenings, for trying the program before there is anything of
//! one's own in it.

mod in_the_way;
mod reviews;
mod term;
mod ways;
mod why;

use std::collections::HashMap;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime};

use crate::assets::{self, MadeUpFamily, MadeUpKeyDay};
use crate::domain::{Adult, Break, Child, Family, Id, Idea, KeyDay, Thing, UsualDay};
use crate::store::{self, Store};

/// Writes the made-up families and their term up to the day before `now`, as one step to undo. Says
/// how many moments were written.
pub fn load(store: &Store, now: NaiveDateTime) -> store::Result<usize> {
    store.step("Sample families", now, |store| {
        let today = now.date();
        let shelf = fill_shelf(store)?;
        let people = assets::made_up_families()
            .iter()
            .map(|made_up| People::meet(store, made_up, today))
            .collect::<store::Result<Vec<_>>>()?;
        for starter in assets::starter_ideas() {
            store.ideas().save(
                None,
                &Idea {
                    sample: true,
                    ..starter.idea()
                },
            )?;
        }
        keep_days_away(store, &people, today)?;
        reviews::look_back(store, today)?;
        in_the_way::tell(store, &people, today)?;
        why::look_back(store, today)?;
        let moments = term::live_through(store, &people, &shelf, today)?;
        ways::note(store, &people, today)?;
        Ok(moments)
    })
}

/// One made-up family as the store knows it.
struct People {
    made_up: &'static MadeUpFamily,
    family: Id<Family>,
    child: Id<Child>,
    adults: HashMap<&'static str, Id<Adult>>,
}

/// The things of the made-up toy library, by name.
type Shelf = HashMap<&'static str, Id<Thing>>;

fn fill_shelf(store: &Store) -> store::Result<Shelf> {
    assets::made_up_shelf()
        .iter()
        .map(|made_up| {
            let thing = Thing {
                sample: true,
                ..made_up.thing()
            };
            Ok((
                made_up.name.as_str(),
                store.loans().save_thing(None, &thing)?,
            ))
        })
        .collect()
}

impl People {
    /// Puts a family on the books.
    fn meet(
        store: &Store,
        made_up: &'static MadeUpFamily,
        today: NaiveDate,
    ) -> store::Result<Self> {
        let families = store.families();
        let told = &made_up.family;
        let family = families.save(
            None,
            &Family {
                home_languages: told.home_languages.clone(),
                reads_english: told.reads_english,
                interpreter: told.interpreter.clone(),
                prefers: told.prefers.clone(),
                channel: told.channel.clone(),
                channel_security: told.channel_security.clone(),
                best_time: told.best_time.clone(),
                likes_to_hear: told.likes_to_hear.clone(),
                how_much: told.how_much.clone(),
                avoid: told.avoid.clone(),
                partnership: told.partnership.clone(),
                left_on: None,
                sample: true,
            },
        )?;
        let mut adults = HashMap::new();
        for adult in &made_up.adults {
            let saved = families.save_adult(
                None,
                &Adult {
                    family,
                    role: adult.role.clone(),
                    name: adult.name.clone(),
                    parental_responsibility: adult.parental_responsibility,
                    may_collect: adult.may_collect,
                    contact: adult.contact.clone(),
                    household: adult.household.clone(),
                },
            )?;
            adults.insert(adult.role.as_str(), saved);
        }
        let child = families.save_child(None, &child(made_up, family, &adults, today))?;
        for key_day in &made_up.key_days {
            if let Some(day) = falls_on(key_day, today) {
                families.save_key_day(
                    None,
                    &KeyDay {
                        family,
                        day,
                        yearly: key_day.yearly,
                        what: key_day.what.clone(),
                    },
                )?;
            }
        }
        Ok(Self {
            made_up,
            family,
            child,
            adults,
        })
    }

    fn adult(&self, role: &str) -> Option<Id<Adult>> {
        self.adults.get(role).copied()
    }
}

fn child(
    made_up: &MadeUpFamily,
    family: Id<Family>,
    adults: &HashMap<&str, Id<Adult>>,
    today: NaiveDate,
) -> Child {
    let child = &made_up.child;
    Child {
        family,
        name: child.name.clone(),
        nickname: child.nickname.clone(),
        born: Some(today - Months::new(child.months_old) - Days::new(child.and_days)),
        key_person: child.key_person.clone(),
        key_person_told_on: Some(child.key_person_told.seen_from(today)),
        started_on: Some(child.started.seen_from(today)),
        left_on: None,
        days: child
            .days
            .iter()
            .map(|day| UsualDay {
                weekday: day.on,
                arrives: Some(day.arrives),
                collected: Some(day.collected),
                collector: adults.get(day.by.as_str()).copied(),
            })
            .collect(),
    }
}

/// A day of the calendar falls on its latest return; any other is told from the given day.
fn falls_on(key_day: &MadeUpKeyDay, today: NaiveDate) -> Option<NaiveDate> {
    let Some(calendar) = &key_day.calendar else {
        return key_day.on.map(|on| on.seen_from(today));
    };
    let in_year =
        |year: i32| NaiveDate::parse_from_str(&format!("{calendar} {year}"), "%d %b %Y").ok();
    in_year(today.year())
        .filter(|day| *day <= today)
        .or_else(|| in_year(today.year() - 1))
}

fn keep_days_away(store: &Store, people: &[People], today: NaiveDate) -> store::Result<()> {
    let term = assets::made_up_term();
    for half_term in &term.breaks {
        let days = Break {
            first: half_term.first.seen_from(today),
            last: half_term.last.seen_from(today),
            name: half_term.name.clone(),
            sample: true,
        };
        store.pictures().save_break(None, &days)?;
    }
    for away in &term.away_days {
        let day = away.on.seen_from(today);
        if let Some(family) = people
            .iter()
            .find(|family| family.made_up.child.name == away.child)
            .filter(|_| day < today)
        {
            store.round().set_away(family.child, day, true)?;
        }
    }
    Ok(())
}
