//! Evidence of working with parents since a day, on one or two sheets: counts by kind, stories with
//! parents' words, the checklist then and now, and what was done. Children are initials.

use super::Period;
use super::initials::Initials;
use super::reading::{Reading, told};
use crate::assets;
use crate::domain::{Answered, Entry, Kind, Label, Practice, Saved};
use crate::pages::{Line, Page, Section};
use crate::store::{Filter, Result};

/// Stories on the page, and those offered beside them.
const STORIES: usize = 3;
const SPARE: usize = 3;

pub fn page(reading: &Reading, period: Period) -> Result<Page> {
    let filter = Filter {
        since: Some(period.since),
        until: Some(period.until),
        ..Filter::default()
    };
    let (notes, left_out) = reading.notes(&filter)?;
    let mut page = reading.page("evidence", "Working with parents", period.words());
    page.left_out = left_out;
    page.sample = reading.are_all_made_up();
    page.add("Counted, each kind for itself", counts(&notes));
    let initials = Initials::of(&reading.people);
    for (place, story) in stories(reading, &notes)?.into_iter().enumerate() {
        let begun = story.first().map(|note| {
            format!(
                "The story of {} from {}",
                who(reading, note, &initials),
                reading.day(note.day)
            )
        });
        let lines = story
            .iter()
            .map(|note| step_of(reading, note, &initials))
            .collect();
        page.sections.push(Section {
            title: begun.unwrap_or_default(),
            lines,
            is_spare: place >= STORIES,
        });
    }
    page.add("The checklist, then and now", checklist(reading, period)?);
    page.add("Steps done", steps(reading, period)?);
    Ok(page)
}

fn counts(notes: &[Saved<Entry>]) -> Vec<Line> {
    let of = |kind: Kind| notes.iter().filter(move |note| note.kind == kind);
    let heard = of(Kind::Chat)
        .filter(|chat| !chat.heard.trim().is_empty())
        .count();
    let shared = of(Kind::Observation)
        .filter(|note| !note.shared().is_empty())
        .count();
    let reasoned = of(Kind::Loan)
        .filter(|note| note.loan().is_some_and(|loan| !loan.why.trim().is_empty()))
        .count();
    let changed = notes.iter().filter(|note| note.changed_practice).count();
    [
        (
            of(Kind::Chat).count(),
            Kind::Chat.label(Label::Heading),
            format!("{heard} with the parent's own words"),
        ),
        (
            of(Kind::Observation).count(),
            Kind::Observation.label(Label::Heading),
            format!("{shared} shared"),
        ),
        (
            of(Kind::FromHome).count(),
            Kind::FromHome.label(Label::Heading),
            "told to me".to_owned(),
        ),
        (
            of(Kind::Answer).count(),
            Kind::Answer.label(Label::Heading),
            "from parents to what I shared".to_owned(),
        ),
        (
            of(Kind::Loan).count(),
            Kind::Loan.label(Label::Heading),
            format!("{reasoned} with why it matters"),
        ),
        (
            of(Kind::Try).count(),
            Kind::Try.label(Label::Heading),
            "given for home".to_owned(),
        ),
        (
            changed,
            "Changed",
            "times that what a parent told changed what I do".to_owned(),
        ),
    ]
    .into_iter()
    .filter(|(number, _, _)| *number > 0)
    .map(|(number, lead, words)| Line::led(lead, format!("{number}: {words}")))
    .collect()
}

/// The fullest stories in which a parent speaks, one for each child before a second for any.
fn stories(reading: &Reading, notes: &[Saved<Entry>]) -> Result<Vec<Vec<Saved<Entry>>>> {
    let mut found: Vec<Vec<Saved<Entry>>> = Vec::new();
    for note in notes.iter().filter(|note| note.kind != Kind::Chat) {
        if found.iter().flatten().any(|told| told.id == note.id) {
            continue;
        }
        let story = reading.readable(reading.store.threads().story(note.id)?);
        if story.len() > 1 && story.iter().any(|note| has_their_words(note)) {
            found.push(story);
        }
    }
    found.sort_by_key(|story| std::cmp::Reverse(story.len()));
    let mut children = Vec::new();
    let (mut first, mut again) = (Vec::new(), Vec::new());
    for story in found {
        let child = story
            .first()
            .and_then(|note| note.children.first().copied());
        if children.contains(&child) {
            again.push(story);
        } else {
            first.push(story);
        }
        children.push(child);
    }
    first.extend(again);
    first.truncate(STORIES + SPARE);
    Ok(first)
}

fn has_their_words(note: &Entry) -> bool {
    matches!(note.kind, Kind::FromHome | Kind::Answer) || !note.heard.trim().is_empty()
}

/// "O.", or "O. K.".
fn who(reading: &Reading, note: &Entry, initials: &Initials) -> String {
    let children = note
        .children
        .iter()
        .filter_map(|child| reading.people.child(*child));
    children
        .map(|child| initials.of_name(&child.name))
        .collect::<Vec<_>>()
        .join(" ")
}

fn step_of(reading: &Reading, note: &Entry, initials: &Initials) -> Line {
    let day = reading.day(note.day);
    let lead = format!("{day}, {}", who(reading, note, initials));
    let line = match (note.kind, note.loan()) {
        (Kind::FromHome | Kind::Answer, _) => {
            Line::led(lead, "").with([reading.said(note.adult, told(note))])
        }
        (_, Some(loan)) => {
            let why = if loan.why.trim().is_empty() {
                String::new()
            } else {
                format!(": {}", loan.why.trim())
            };
            Line::led(lead, format!("Lent: {}{why}", reading.people.thing(loan)))
                .with([reading.said(None, &loan.outcome)])
        }
        _ => {
            let happened = note.giving().map_or("", |giving| giving.happened.as_str());
            Line::led(lead, note.words.trim()).with([
                reading.said(note.adult, &note.heard),
                reading.said(None, happened),
            ])
        }
    };
    Line {
        words: initials.put_into(&line.words),
        said: line
            .said
            .iter()
            .map(|words| initials.put_into(words))
            .collect(),
        ..line
    }
}

fn checklist(reading: &Reading, period: Period) -> Result<Vec<Line>> {
    let mut reviews = reading.store.checklist().reviews()?;
    reviews.sort_by_key(|review| (review.on, review.id));
    reviews.retain(|review| review.on <= period.until);
    let Some(now) = reviews.last() else {
        return Ok(Vec::new());
    };
    let then = reviews
        .iter()
        .rev()
        .skip(1)
        .find(|review| review.on <= period.since)
        .or_else(|| reviews.first())
        .filter(|then| then.id != now.id);
    let answers_now = reading.store.checklist().answers(now.id)?;
    let answers_then = then.map_or(Ok(Vec::new()), |then| {
        reading.store.checklist().answers(then.id)
    })?;
    let of = |answers: &[Answered], number: u8| {
        answers
            .iter()
            .find(|answer| answer.question == number)
            .map(|answer| answer.practice)
    };
    let list = assets::engagement();
    let label = |practice: Practice| {
        list.answers
            .iter()
            .find(|choice| choice.practice == practice)
            .map_or(practice.word(), |choice| choice.label.as_str())
    };
    let days = match then {
        Some(then) => format!("{}, then {}", reading.day(then.on), reading.day(now.on)),
        None => reading.day(now.on),
    };
    let mut lines = vec![Line::led("Looked back", days)];
    for question in &list.questions {
        let words = match (
            of(&answers_then, question.number),
            of(&answers_now, question.number),
        ) {
            (Some(then), Some(now)) if then != now => {
                format!("{}: {}, then {}", question.short, label(then), label(now))
            }
            (_, Some(now)) => format!("{}: {}", question.short, label(now)),
            _ => continue,
        };
        lines.push(Line::led(question.number.to_string(), words));
    }
    Ok(lines)
}

fn steps(reading: &Reading, period: Period) -> Result<Vec<Line>> {
    let steps = reading.store.checklist().steps()?;
    let done = steps.iter().filter_map(|step| {
        step.done_on
            .filter(|day| period.has(*day))
            .map(|day| (day, step.words.trim()))
    });
    Ok(done
        .map(|(day, words)| Line::led(reading.day(day), words))
        .collect())
}
