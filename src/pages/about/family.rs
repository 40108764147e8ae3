//! The family summary: a while of working together, for a parent to read, put right and sign.

use super::Period;
use super::reading::{Reading, is_visit, told};
use crate::domain::wording::and_list;
use crate::domain::{Entry, Family, Household, How, Id, Kind, Saved, Tried};
use crate::pages::{Line, Page};
use crate::store::{Filter, Result};

/// So many moments, and so many chats, are told; the rest is counted.
const MOMENTS: usize = 6;
const CHATS: usize = 4;

pub fn page(reading: &Reading, family: Id<Family>, period: Period) -> Result<Page> {
    let household = reading.household(family)?;
    let filter = Filter {
        family: Some(family),
        since: Some(period.since),
        until: Some(period.until),
        ..Filter::default()
    };
    let (notes, left_out) = reading.notes(&filter)?;
    let mut page = reading.page_for(
        household,
        "family",
        format!("Working together with {}", household.name()),
        period.words(),
    );
    page.left_out = left_out;
    let mut counted = Vec::new();
    counted.extend(chats_in_short(reading, &notes));
    let moments: Vec<Saved<Entry>> = notes
        .iter()
        .filter(|note| note.kind == Kind::Observation)
        .cloned()
        .collect();
    let answers = reading.answers(&moments)?;
    counted.extend(moments_in_short(&notes, &moments, &answers));
    counted.extend(came(reading, &notes));
    page.add("In this time", counted);
    page.add(
        "What you told us matters",
        what_matters(reading, household, &notes),
    );
    page.add("What we agreed", what_we_agreed(reading, household, &notes));
    let (told, more) = moments_told(reading, &moments, answers);
    page.add("A few moments", told);
    let (chats, more_chats) = chats_told(reading, &notes);
    page.add("From our chats", chats);
    page.left_out.for_room = more + more_chats;
    page.add("Borrowed to play with at home", borrowed(reading, &notes));
    page.add("To try at home", tried(reading, &notes)?);
    page.add(
        "Yours to add",
        vec![
            Line::to_write("To put right"),
            Line::to_write("To add"),
            Line::to_write("Read by"),
            Line::to_write("On"),
        ],
    );
    Ok(page)
}

/// "13, mostly at the door; last Tue 10 Nov".
fn chats_in_short(reading: &Reading, notes: &[Saved<Entry>]) -> Option<Line> {
    let chats: Vec<&Saved<Entry>> = notes
        .iter()
        .filter(|note| note.kind == Kind::Chat)
        .collect();
    let last = chats.last()?;
    let of = |how: How| chats.iter().filter(|chat| chat.how == how).count();
    let most = How::ALL
        .iter()
        .copied()
        .max_by_key(|how| of(*how))
        .filter(|how| of(*how) * 2 > chats.len());
    let place = most.map_or(String::new(), |how| {
        let how_many = if of(how) == chats.len() {
            ""
        } else {
            "mostly "
        };
        format!(", {how_many}{}", said_of(how))
    });
    Some(Line::led(
        "Chats",
        format!("{}{place}; last {}", chats.len(), reading.day(last.day)),
    ))
}

const fn said_of(how: How) -> &'static str {
    match how {
        How::AtTheDoor => "at the door",
        How::Phone => "by phone",
        How::Message => "by message",
        How::SatDown => "sitting down together",
    }
}

/// "3 moments from here, 1 from home, 2 answered".
fn moments_in_short(
    notes: &[Saved<Entry>],
    moments: &[Saved<Entry>],
    answers: &[Vec<String>],
) -> Option<Line> {
    let from_home = notes
        .iter()
        .filter(|note| note.kind == Kind::FromHome)
        .count();
    let answered = answers.iter().filter(|answers| !answers.is_empty()).count();
    let of = |number: usize, words: &str| (number > 0).then(|| format!("{number} {words}"));
    let seen = if moments.len() == 1 {
        "moment from here"
    } else {
        "moments from here"
    };
    let parts: Vec<String> = [
        of(moments.len(), seen),
        of(from_home, "from home"),
        of(answered, "answered"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| Line::led("Shared", parts.join(", ")))
}

fn came(reading: &Reading, notes: &[Saved<Entry>]) -> Option<Line> {
    let days: Vec<String> = notes
        .iter()
        .filter(|note| is_visit(note))
        .map(|note| reading.day(note.day))
        .collect();
    (!days.is_empty()).then(|| Line::led("Came along", and_list(days.iter().map(String::as_str))))
}

/// In their own words: what partnership means to them, and what they asked to have in the child's
/// record.
fn what_matters(reading: &Reading, household: &Household, notes: &[Saved<Entry>]) -> Vec<Line> {
    let own = household.family.partnership.trim();
    let asked = notes
        .iter()
        .filter(|note| note.for_record || has_label(note, "matters"));
    let mut lines: Vec<Line> = Vec::new();
    lines.extend((!own.is_empty()).then(|| Line::led("Partnership", format!("\"{own}\""))));
    lines.extend(
        asked.map(|note| Line::led(reading.day(note.day), reading.said(note.adult, told(note)))),
    );
    lines
}

/// How to keep in touch, what was called agreed, and the next steps that came of moments.
fn what_we_agreed(reading: &Reading, household: &Household, notes: &[Saved<Entry>]) -> Vec<Line> {
    let mut lines = Vec::new();
    let channel = household.family.channel.trim();
    lines.extend((!channel.is_empty()).then(|| Line::led("In touch by", channel)));
    for note in notes {
        if has_label(note, "agreed") {
            lines.push(reading.line(note));
        }
        if let Some(seen) = note.seen() {
            let day = reading.day(note.day);
            lines.extend(
                (!seen.next_step.is_empty())
                    .then(|| Line::led(day.clone(), format!("Here: {}", seen.next_step.trim()))),
            );
            lines.extend(
                (!seen.at_home.is_empty())
                    .then(|| Line::led(day, format!("At home: {}", seen.at_home.trim()))),
            );
        }
    }
    lines
}

fn has_label(note: &Entry, wanted: &str) -> bool {
    note.labels
        .iter()
        .any(|label| label.eq_ignore_ascii_case(wanted))
}

/// Answered ones first choice, then the newest; told in the order they happened.
fn moments_told(
    reading: &Reading,
    moments: &[Saved<Entry>],
    answers: Vec<Vec<String>>,
) -> (Vec<Line>, usize) {
    let mut places: Vec<usize> = (0..moments.len()).collect();
    places.sort_by_key(|place| (answers[*place].is_empty(), std::cmp::Reverse(*place)));
    places.truncate(MOMENTS);
    places.sort_unstable();
    let more = moments.len() - places.len();
    let mut answers = answers;
    let told = places.into_iter().map(|place| {
        reading
            .line(&moments[place])
            .with(std::mem::take(&mut answers[place]))
    });
    (told.collect(), more)
}

/// The newest chats in which both had something to say.
fn chats_told(reading: &Reading, notes: &[Saved<Entry>]) -> (Vec<Line>, usize) {
    let chats: Vec<&Saved<Entry>> = notes
        .iter()
        .filter(|note| note.kind == Kind::Chat && !note.heard.trim().is_empty())
        .collect();
    let more = chats.len().saturating_sub(CHATS);
    (
        chats
            .into_iter()
            .skip(more)
            .map(|chat| reading.line(chat))
            .collect(),
        more,
    )
}

fn borrowed(reading: &Reading, notes: &[Saved<Entry>]) -> Vec<Line> {
    let line = |note: &Saved<Entry>| {
        let loan = note.loan()?;
        let when = match loan.back_on {
            Some(day) => format!("back {}", reading.day(day)),
            None => format!("with you until {}", reading.day(loan.due)),
        };
        let why = if loan.why.trim().is_empty() {
            String::new()
        } else {
            format!(": {}", loan.why.trim())
        };
        let words = format!("{}, {when}{why}", reading.people.thing(loan));
        Some(Line::led(reading.day(note.day), words).with([reading.said(None, &loan.outcome)]))
    };
    notes.iter().filter_map(line).collect()
}

fn tried(reading: &Reading, notes: &[Saved<Entry>]) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for note in notes.iter().filter(|note| note.kind == Kind::Try) {
        let title = match note.giving().map(|giving| &giving.idea) {
            Some(crate::domain::IdeaRef::Known(id)) => reading
                .store
                .ideas()
                .get(*id)?
                .map_or(String::new(), |idea| idea.title),
            _ => note.words.clone(),
        };
        let giving = note.giving();
        let how = match giving.map_or(Tried::NotAsked, |giving| giving.tried) {
            Tried::Yes => ", tried",
            Tried::NotForUs => ", not this time",
            Tried::NotAsked | Tried::NotYet => "",
        };
        let happened = giving.map_or("", |giving| giving.happened.as_str());
        lines.push(
            Line::led(reading.day(note.day), format!("{title}{how}"))
                .with([reading.said(None, happened)]),
        );
    }
    Ok(lines)
}
