//! Chats, observations, news from home, ideas to try and answers: one entry for each family a line
//! is about.

use chrono::{Datelike, NaiveDate, Weekday};

use super::echo::{self, Write};
use super::items::fits;
use super::marks::Marks;
use super::people::{Person, by_family, goes_by};
use super::reading::{Answer, Doubt, Reading};
use super::source::Source;
use super::spans::ParsedSpans;
use super::who::Said;
use super::words::{plain_words, quoted, without_stops};
use crate::domain::dates::say_date;
use crate::domain::text::fold;
use crate::domain::wording::and_list;
use crate::domain::{Action, ReminderRequest};
use crate::domain::{
    Adult, Detail, Entry, Giving, Id, Idea, IdeaRef, Kind, Observation, Saved, Share, Waiting,
};

/// What Enter would write, and its echo.
pub(super) fn written(source: &Source, spans: &ParsedSpans) -> Result<Reading, Doubt> {
    let kind = spans.kind.kind();
    let families = by_family(&spans.people);
    let (lifted, doubt) = spans.marks();
    if let Some(doubt) = doubt {
        return Err(doubt);
    }
    if (lifted.told.is_empty() || is_only_the_name(spans, &lifted)) && lifted.heard.is_empty() {
        return Err(no_words_yet(spans, &lifted));
    }
    let mut notes = lifted.notes.clone();
    notes.extend(spans.notes.iter().cloned());
    let mut writes = Vec::new();
    for people in &families {
        let mut entry = start(source, spans, people, &lifted);
        entry.words.clone_from(&lifted.told);
        match kind {
            Kind::Observation => {
                entry.detail =
                    Detail::Observation(Observation::shared(shares(&lifted, people, spans.day())));
            }
            Kind::Answer => {
                let waiting = waiting_for(source, people)?;
                entry.children.clone_from(&waiting.children);
                entry.detail = Detail::Answer {
                    to: Some(waiting.entry),
                };
                entry.adult = marked_adults(&lifted, people).first().copied();
            }
            Kind::Try => {
                entry.detail = Detail::Try(given(source, &lifted.told, spans.words_at)?);
                entry.adult = marked_adults(&lifted, people).first().copied();
            }
            Kind::Chat => entry.adult = adult_of(&lifted, people, spans.day()),
            _ => entry.adult = marked_adults(&lifted, people).first().copied(),
        }
        let remind = remind(source, &lifted, people)?;
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
    let echo = echo::written(source, spans.said, &writes, marked);
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

/// An entry with everything that kinds have in common.
pub(super) fn start(
    source: &Source,
    spans: &ParsedSpans,
    people: &[&Person],
    lifted: &Marks,
) -> Entry {
    let mut entry = Entry::new(
        spans.kind.kind(),
        source.context.now,
        people.iter().map(|person| person.child.id).collect(),
    );
    entry.day = spans.day();
    entry.heard.clone_from(&lifted.heard);
    entry.labels.clone_from(&lifted.labels);
    entry.privacy = lifted.privacy;
    entry.rushed = lifted.rushed;
    entry
}

/// The adult marked with `@`, else whoever usually collects that day.
pub(super) fn adult_of(lifted: &Marks, people: &[&Person], day: NaiveDate) -> Option<Id<Adult>> {
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
fn marked_adults(lifted: &Marks, people: &[&Person]) -> Vec<Id<Adult>> {
    let family = people.first().map(|person| person.home.family.id);
    lifted
        .adults
        .iter()
        .flatten()
        .filter(|adult| Some(adult.family) == family)
        .map(|adult| adult.id)
        .collect()
}

fn shares(lifted: &Marks, people: &[&Person], on: NaiveDate) -> Vec<Share> {
    marked_adults(lifted, people)
        .into_iter()
        .map(|with| Share::told(with, on))
        .collect()
}

/// In a line about several families, those without the adult she marked.
fn missing_adult(lifted: &Marks, families: &[Vec<&Person>]) -> Option<String> {
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
fn waiting_for<'a>(source: &Source<'a>, people: &[&Person]) -> Result<&'a Waiting, Doubt> {
    let is_about = |waiting: &&Waiting| {
        people
            .iter()
            .any(|person| waiting.children.contains(&person.child.id))
    };
    source.context.known.waiting.iter().find(is_about).ok_or_else(|| {
        let names = and_list(people.iter().map(|person| person.name()));
        Doubt::open(format!("Nothing of {names}'s waits for an answer. What is it about? Start with  home:  for news from home, or Ctrl+L keeps this as a chat."))
    })
}

fn remind(
    source: &Source,
    lifted: &Marks,
    people: &[&Person],
) -> Result<Option<ReminderRequest>, Doubt> {
    let Some(asked) = &lifted.remind else {
        return Ok(None);
    };
    let today = source.today();
    let due = match asked.day {
        Some(day) if day < today => {
            let day = say_date(day, today);
            return Err(Doubt::open(format!(
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
fn is_only_the_name(spans: &ParsedSpans, lifted: &Marks) -> bool {
    let told = fold(without_stops(&lifted.told));
    spans.said == Said::Named
        && spans
            .people
            .iter()
            .any(|person| fold(person.name()) == told)
}

fn no_words_yet(spans: &ParsedSpans, lifted: &Marks) -> Doubt {
    let names = and_list(spans.people.iter().map(|person| person.name()));
    Doubt::open(match spans.kind.kind() {
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

/// More ideas than this are not read out; another word settles it.
const READ_OUT: usize = 4;

/// What these words give, or which of several is meant. `from` is where the words of the line
/// start.
fn given(source: &Source, told: &str, from: usize) -> Result<Giving, Doubt> {
    let ideas: Vec<&Saved<Idea>> = source
        .context
        .known
        .ideas
        .iter()
        .filter(|idea| !idea.hidden)
        .collect();
    let folded = fold(told);
    if let Some(whole) = ideas.iter().find(|idea| fold(&idea.title) == folded) {
        return Ok(Giving::of(IdeaRef::Known(whole.id)));
    }
    let typed = plain_words(told);
    let fitting: Vec<&Saved<Idea>> = ideas
        .into_iter()
        .filter(|idea| fits(&typed, &plain_words(&idea.title)))
        .collect();
    match fitting.as_slice() {
        [] => Ok(Giving::of(IdeaRef::New(told.to_owned()))),
        [one] => Ok(Giving::of(IdeaRef::Known(one.id))),
        several => Err(which_idea(source, several, told, from)),
    }
}

fn which_idea(source: &Source, several: &[&Saved<Idea>], told: &str, from: usize) -> Doubt {
    let titles: Vec<&str> = several
        .iter()
        .take(READ_OUT)
        .map(|idea| idea.title.as_str())
        .collect();
    let more = if several.len() > READ_OUT {
        " and more"
    } else {
        ""
    };
    let question = format!(
        "{} things to try fit {}: {}{more}. Choose one, or type a few more words for a new one.",
        several.len(),
        quoted(told),
        titles.join(", ")
    );
    // The words stand together unless a mark was put among them; then only typing settles it.
    let at = source
        .text
        .get(from..)
        .and_then(|rest| rest.find(told))
        .map(|at| from + at);
    let answer = |title: &&str| {
        at.map(|at| {
            Answer::new(
                (*title).to_owned(),
                source.line_with(at, at + told.len(), title),
            )
        })
    };
    Doubt {
        question,
        answers: titles.iter().filter_map(answer).collect(),
    }
}
