//! Chats, observations, news from home, things to try and answers: one entry for each family a line
//! is about.

use chrono::{Datelike, NaiveDate, Weekday};

use super::echo::{self, Write};
use super::front::About;
use super::marks::{Lifted, lift};
use super::people::{Person, goes_by};
use super::setting::{Setting, ask};
use super::trying;
use super::who::Said;
use super::words::without_stops;
use super::{Action, Doubt, Reading, ReminderRequest};
use crate::domain::dates::say_date;
use crate::domain::text::{fold, paragraphs};
use crate::domain::wording::and_list;
use crate::domain::{Adult, Detail, Entry, Household, Id, Kind, Observation, Share, Waiting};

/// What Enter would write, and its echo.
pub(super) fn written(set: &Setting, about: &About) -> Result<Reading, Doubt> {
    let families = by_family(&about.who.people);
    let homes: Vec<&Household> = families
        .iter()
        .filter_map(|people| people.first().map(|person| person.home))
        .collect();
    let lifted = if set.scene.plain {
        Lifted {
            told: paragraphs(set.text.get(about.from..).unwrap_or_default()),
            ..Lifted::default()
        }
    } else {
        lift(set, about.from, &homes, about.kind)?
    };
    if (lifted.told.is_empty() || is_only_the_name(about, &lifted)) && lifted.heard.is_empty() {
        return Err(no_words_yet(about, &lifted));
    }
    let mut notes = lifted.notes.clone();
    notes.extend(about.notes.iter().cloned());
    let mut writes = Vec::new();
    for people in &families {
        let mut entry = start(set, about, people, &lifted);
        entry.words.clone_from(&lifted.told);
        match about.kind {
            Kind::Observation => {
                entry.detail =
                    Detail::Observation(Observation::shared(shares(&lifted, people, about.day)));
            }
            Kind::Answer => {
                let waiting = waiting_for(set, people)?;
                entry.children.clone_from(&waiting.children);
                entry.detail = Detail::Answer {
                    to: Some(waiting.entry),
                };
                entry.adult = marked_adults(&lifted, people).first().copied();
            }
            Kind::Try => {
                entry.detail = Detail::Try(trying::given(set, &lifted.told, about.from)?);
                entry.adult = marked_adults(&lifted, people).first().copied();
            }
            Kind::Chat => entry.adult = adult_of(&lifted, people, about.day),
            _ => entry.adult = marked_adults(&lifted, people).first().copied(),
        }
        let remind = remind(set, &lifted, people)?;
        writes.push(Write { entry, remind });
    }
    notes.extend(missing_adult(&lifted, &families));
    let marked = lifted
        .adults
        .iter()
        .flatten()
        .next()
        .map(|adult| adult.id)
        .filter(|_| families.len() > 1);
    let echo = echo::written(set, about.who.said, &writes, marked);
    let act = |write: Write| Action::Write {
        entry: Box::new(write.entry),
        remind: write.remind,
    };
    Ok(Reading {
        acts: writes.into_iter().map(act).collect(),
        doubt: None,
        echo,
        notes,
    })
}

/// The children, grouped by family, in the order they were named.
pub(super) fn by_family<'s, 'a>(people: &[&'s Person<'a>]) -> Vec<Vec<&'s Person<'a>>> {
    let mut families: Vec<Vec<&Person>> = Vec::new();
    for person in people {
        match families.iter_mut().find(|family| {
            family
                .iter()
                .any(|other| other.home.family.id == person.home.family.id)
        }) {
            Some(family) => family.push(person),
            None => families.push(vec![person]),
        }
    }
    families
}

/// An entry with everything that kinds have in common.
pub(super) fn start(set: &Setting, about: &About, people: &[&Person], lifted: &Lifted) -> Entry {
    let mut entry = Entry::new(
        about.kind,
        set.scene.now,
        people.iter().map(|person| person.child.id).collect(),
    );
    entry.day = about.day;
    entry.heard.clone_from(&lifted.heard);
    entry.labels.clone_from(&lifted.labels);
    entry.privacy = lifted.privacy;
    entry.rushed = lifted.rushed;
    entry
}

/// The adult marked with `@`, else whoever usually collects that day.
pub(super) fn adult_of(lifted: &Lifted, people: &[&Person], day: NaiveDate) -> Option<Id<Adult>> {
    let usual = || {
        people.iter().find_map(|person| {
            let collector = person.child.usual_on(day)?.collector?;
            person.home.adult(collector).map(|adult| adult.id)
        })
    };
    // Of two she may mean, the one who collects.
    let marked = marked_adults(lifted, people);
    marked
        .iter()
        .copied()
        .find(|id| Some(*id) == usual())
        .or_else(|| marked.first().copied())
        .or_else(usual)
}

/// This family's adults among those marked.
fn marked_adults(lifted: &Lifted, people: &[&Person]) -> Vec<Id<Adult>> {
    let family = people.first().map(|person| person.home.family.id);
    lifted
        .adults
        .iter()
        .flatten()
        .filter(|adult| Some(adult.family) == family)
        .map(|adult| adult.id)
        .collect()
}

fn shares(lifted: &Lifted, people: &[&Person], on: NaiveDate) -> Vec<Share> {
    marked_adults(lifted, people)
        .into_iter()
        .map(|with| Share::told(with, on))
        .collect()
}

/// In a line about several families, those without the adult she marked.
fn missing_adult(lifted: &Lifted, families: &[Vec<&Person>]) -> Option<String> {
    let marked = lifted.adults.iter().find_map(|adults| adults.first())?;
    let without = |people: &&Vec<&Person>| marked_adults(lifted, people).is_empty();
    let names: Vec<&str> = families
        .iter()
        .filter(without)
        .filter_map(|people| people.first().map(|person| person.name()))
        .collect();
    let role = goes_by(marked);
    match names.as_slice() {
        [] => None,
        [one] => Some(format!("no {role} in {one}'s family")),
        few if few.len() <= 3 => Some(format!(
            "no {role} in the families of {}",
            and_list(few.iter().copied())
        )),
        many => Some(format!("no {role} in {} of the families", many.len())),
    }
}

/// The newest thing of this family's that waits for an answer.
fn waiting_for<'a>(set: &Setting<'a>, people: &[&Person]) -> Result<&'a Waiting, Doubt> {
    let is_about = |waiting: &&Waiting| {
        people
            .iter()
            .any(|person| waiting.children.contains(&person.child.id))
    };
    set.scene.known.waiting.iter().find(is_about).ok_or_else(|| {
        let names = and_list(people.iter().map(|person| person.name()));
        ask(format!("Nothing of {names}'s waits for an answer. What is it about? Start with  home:  for news from home, or Ctrl+L keeps this as a chat."))
    })
}

fn remind(
    set: &Setting,
    lifted: &Lifted,
    people: &[&Person],
) -> Result<Option<ReminderRequest>, Doubt> {
    let Some(asked) = &lifted.remind else {
        return Ok(None);
    };
    let today = set.today();
    let due = match asked.day {
        Some(day) if day < today => {
            let day = say_date(day, today);
            return Err(ask(format!(
                "{day} has passed. Type a day to come after >, such as  >mon  or  >in 2 weeks."
            )));
        }
        Some(day) => day,
        None => people
            .iter()
            .filter_map(|person| person.child.next_day_after(today))
            .min()
            .unwrap_or_else(|| next_working_day(today)),
    };
    let words = [&asked.words, &lifted.told, &lifted.heard]
        .into_iter()
        .find(|words| !words.is_empty())
        .cloned()
        .unwrap_or_default();
    Ok(Some(ReminderRequest { due, words }))
}

fn next_working_day(today: NaiveDate) -> NaiveDate {
    today
        .iter_days()
        .skip(1)
        .find(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        .unwrap_or(today)
}

/// A name at the front stays in the words, but by itself it says nothing yet.
fn is_only_the_name(about: &About, lifted: &Lifted) -> bool {
    let told = fold(without_stops(&lifted.told));
    about.who.said == Said::Named
        && about
            .who
            .people
            .iter()
            .any(|person| fold(person.name()) == told)
}

fn no_words_yet(about: &About, lifted: &Lifted) -> Doubt {
    let names = and_list(about.who.people.iter().map(|person| person.name()));
    ask(match about.kind {
        _ if lifted.remind.is_some() => {
            format!("What was said about {names}? A few words before the >, then Enter.")
        }
        Kind::Observation => format!("What did you see {names} do? A few words, then Enter."),
        Kind::FromHome => {
            format!("What is the news of {names} from home? A few words, then Enter.")
        }
        Kind::Try => format!("What could {names} try at home? A few words, then Enter."),
        Kind::Answer => "What did they answer? A few words, then Enter.".to_owned(),
        _ => format!("Type a few words about {names}, then Enter."),
    })
}
