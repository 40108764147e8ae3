//! `lent`: an item goes home with one family, with its reason and the day it is due.

use chrono::{Datelike, NaiveDate};

use super::echo::{self, Write};
use super::entries::{adult_of, start};
use super::items::{after_whole_name, at_colon, fits, typed_thing};
use super::marks::Marks;
use super::people::{Person, by_family};
use super::reading::{Answer, Doubt, Reading};
use super::source::Source;
use super::spans::ParsedSpans;
use super::who;
use super::words::{plain_words, quoted, without_stops, words};
use crate::domain::dates::{Toward, say_date, type_day};
use crate::domain::loan::USUAL_LOAN;
use crate::domain::text::{clean_line, fold};
use crate::domain::wording::and_list;
use crate::domain::{Action, OutLoan};
use crate::domain::{Detail, Id, Landed, Loan, Saved, Thing, ThingRef};

/// The loan and its echo, or what is missing.
pub(super) fn lent(source: &Source, spans: &ParsedSpans) -> Result<Reading, Doubt> {
    let mut families = by_family(&spans.people);
    let Some(family) = families.pop() else {
        return Err(who::nobody(source, spans.front_end, spans.day()));
    };
    if !families.is_empty() {
        let firsts = families
            .iter()
            .chain([&family])
            .filter_map(|people| people.first().copied());
        return Err(Doubt {
            question: "One thing goes home with one family. Which?".to_owned(),
            answers: source.name_answers(firsts, spans.front_end, spans.words_at),
        });
    }
    let (lifted, doubt) = spans.marks();
    if let Some(doubt) = doubt {
        return Err(doubt);
    }
    // A thing and its reason stand on one line.
    let told = clean_line(&lifted.told);
    let (named, why) = at_because(&told);
    let (thing, extra) = which_thing(source, named, spans.words_at)?;
    let due = match lifted.remind.as_ref().and_then(|asked| asked.day) {
        Some(due) if due < spans.day() => {
            return Err(too_early(source, spans.day(), due, &lifted, thing));
        }
        Some(due) => due,
        None => spans.day() + thing.map_or(USUAL_LOAN, |thing| thing.usual_loan()),
    };
    let mut entry = start(source, spans, &family, &lifted);
    let mut notes = lifted.notes.clone();
    notes.extend(spans.notes.iter().cloned());
    if lifted
        .remind
        .as_ref()
        .is_some_and(|asked| asked.day.is_none())
    {
        notes.push("> on a loan is the day it is due, so the rest is kept as words".to_owned());
    }
    let kept = thing.map_or("", |thing| thing.reason.trim());
    let why = if why.is_empty() { kept } else { why };
    if why.is_empty() {
        notes.push("no reason yet: add  because ...".to_owned());
    }
    notes.extend(thing.and_then(|thing| state_of(source, thing)));
    entry.adult = adult_of(&lifted, &family, spans.day());
    entry.words = beyond(extra, &lifted);
    let (thing_ref, thing_name) = match thing {
        Some(known) => (ThingRef::Known(known.id), known.name.clone()),
        None => (
            ThingRef::New(new_name(named).to_owned()),
            format!("{} (NEW)", new_name(named)),
        ),
    };
    entry.detail = Detail::Loan(Loan {
        thing: thing_ref,
        why: why.to_owned(),
        due,
        back_on: None,
        outcome: String::new(),
        landed: Landed::NotAsked,
    });
    let write = Write {
        entry,
        remind: None,
    };
    let echo = echo::lent(source, &write, &thing_name, !lifted.adults.is_empty());
    Ok(Reading {
        acts: vec![Action::Write {
            entry: Box::new(write.entry),
            remind: None,
        }],
        doubt: None,
        echo,
        notes,
    })
}

/// A day before it went home cannot be the day it is due: the same weekday after it can, or its
/// usual time away.
fn too_early(
    source: &Source,
    went: NaiveDate,
    due: NaiveDate,
    lifted: &Marks,
    thing: Option<&Saved<Thing>>,
) -> Doubt {
    let usual = went + thing.map_or(USUAL_LOAN, |thing| thing.usual_loan());
    let same_weekday = went
        .iter_days()
        .skip(1)
        .find(|day| day.weekday() == due.weekday());
    let at = lifted
        .remind
        .as_ref()
        .map(|asked| asked.at.clone())
        .unwrap_or_default();
    let mut days: Vec<NaiveDate> = same_weekday
        .into_iter()
        .chain([usual])
        .filter(|day| *day >= source.today())
        .collect();
    days.dedup();
    let answer = |day: NaiveDate| {
        Answer::new(
            say_date(day, source.today()),
            source.line_with(
                at.start,
                at.end,
                &type_day(day, source.today(), Toward::Future),
            ),
        )
    };
    let (due, day) = (say_date(due, source.today()), source.said_day(went));
    let question = format!(
        "{due} is before it went home ({day}). Type the day it is due back after >, such as  >fri."
    );
    Doubt {
        question,
        answers: days.into_iter().map(answer).collect(),
    }
}

/// What she may want to know of a thing before it goes.
fn state_of(source: &Source, thing: &Thing) -> Option<String> {
    if let Some(since) = thing.out_of_action_on {
        return Some(format!(
            "{} has been out of action since {}",
            thing.name,
            say_date(since, source.today())
        ));
    }
    (!thing.missing.is_empty()).then(|| format!("bits missing: {}", thing.missing))
}

/// The thing, and why it matters.
fn at_because(told: &str) -> (&str, &str) {
    match words(told, 0).find(|word| fold(word.text) == "because") {
        Some(word) => (
            told.get(..word.at).unwrap_or_default().trim_end(),
            told.get(word.end()..).unwrap_or_default().trim_start(),
        ),
        None => (told, ""),
    }
}

/// The known thing that is meant, if any, and the words beyond its name.
fn which_thing<'a, 't>(
    source: &Source<'a>,
    named: &'t str,
    from: usize,
) -> Result<(Option<&'a Saved<Thing>>, &'t str), Doubt> {
    if plain_words(named).is_empty() {
        return Err(Doubt::open(
            "What went home? Type its name after  lent,  then Enter.",
        ));
    }
    let things = &source.context.known.things;
    let whole = things
        .iter()
        .filter_map(|thing| Some((after_whole_name(named, &thing.name)?, thing)));
    if let Some((end, thing)) =
        whole.max_by_key(|(end, thing)| (*end, !thing.hidden, !is_out(source, thing.id)))
    {
        return on_shelf(source, thing).map(|thing| {
            (
                Some(thing),
                named.get(end..).unwrap_or_default().trim_start(),
            )
        });
    }
    let (head, extra) = at_colon(named);
    let typed = typed_thing(head);
    let mut fitting: Vec<&Saved<Thing>> = things
        .iter()
        .filter(|thing| !thing.hidden && fits(&typed, &plain_words(&thing.name)))
        .collect();
    match fitting.as_slice() {
        [] => Ok((None, extra.trim_start())),
        [one] => on_shelf(source, one).map(|thing| (Some(thing), extra.trim_start())),
        _ => {
            fitting.sort_by_key(|thing| is_out(source, thing.id));
            Err(several_things(source, &fitting, head, from))
        }
    }
}

fn several_things(source: &Source, fitting: &[&Saved<Thing>], head: &str, from: usize) -> Doubt {
    let names: Vec<&str> = fitting.iter().map(|thing| thing.name.as_str()).collect();
    // The words for the thing stand together unless a mark was put among them; then only typing
    // settles it.
    let at = source
        .text
        .get(from..)
        .and_then(|rest| rest.find(head))
        .map(|at| from + at);
    let answers = at.map_or_else(Vec::new, |at| {
        let line = |name: &&str| {
            Answer::new(
                (*name).to_owned(),
                source.line_with(at, at + head.len(), name),
            )
        };
        names.iter().map(line).collect()
    });
    Doubt {
        question: format!(
            "{} things fit {}: {}.",
            names.len(),
            quoted(head),
            names.join(", ")
        ),
        answers,
    }
}

fn out_loan<'a>(source: &Source<'a>, thing: Id<Thing>) -> Option<&'a OutLoan> {
    source
        .context
        .known
        .out
        .iter()
        .find(|out| out.thing.id == thing)
}

fn is_out(source: &Source, thing: Id<Thing>) -> bool {
    out_loan(source, thing).is_some()
}

fn on_shelf<'a>(source: &Source<'a>, thing: &'a Saved<Thing>) -> Result<&'a Saved<Thing>, Doubt> {
    let Some(out) = out_loan(source, thing.id) else {
        return Ok(thing);
    };
    let names: Vec<&str> = out
        .children
        .iter()
        .filter_map(|id| source.people.with_id(*id))
        .map(Person::name)
        .collect();
    let name = &thing.name;
    let since = say_date(out.day, source.today());
    let family = and_list(names);
    Err(Doubt::open(format!(
        "{name} is still with {family}'s family, since {since}. Save  back {name}  first, or Ctrl+L keeps this as a chat."
    )))
}

/// A new thing's name as typed, up to a colon and without the stops after it.
fn new_name(named: &str) -> &str {
    without_stops(at_colon(named).0.trim())
}

/// What she added beyond thing, reason and day.
fn beyond(extra: &str, lifted: &Marks) -> String {
    let after_day = lifted
        .remind
        .as_ref()
        .map_or("", |asked| asked.words.as_str());
    [extra, after_day]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
