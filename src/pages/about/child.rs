//! Everything kept about one child: for a parent who asks to see it, whole and readable. What is
//! private or was told in confidence comes with it only when she has asked for it by name.

use chrono::NaiveDate;

use super::reading::Reading;
use crate::assets;
use crate::domain::dates::say_time;
use crate::domain::{
    Adult, Allowed, Child, Detail, Entry, Household, Id, IdeaRef, Kind, Label, Privacy,
    ReadsEnglish, Saved, Tried,
};
use crate::pages::{Line, Page, offered_on};
use crate::store::{Filter, Result, StoreError};

pub fn page(reading: &Reading, child: Id<Child>, allowed: Allowed) -> Result<Page> {
    let gone =
        || StoreError::say("This child is no longer in your log, so there is no page to make.");
    let household = reading.people.family_of(child).ok_or_else(gone)?;
    let known = reading.people.child(child).ok_or_else(gone)?;
    let title = format!("Everything kept about {}", known.name);
    let mut page = reading.page_for(
        household,
        "records",
        title,
        format!("As it is kept on {}", reading.today.format("%-d %B %Y")),
    );
    page.records_of = Some(child);
    let last = offered_on(reading.store, child)?;
    page.add(
        "",
        last.into_iter()
            .map(|day| Line::led("Last offered", reading.day(day)))
            .collect(),
    );
    page.add(&known.name, about_child(reading, household, known));
    page.add(
        "Grown-ups",
        household
            .adults
            .iter()
            .map(|adult| about_adult(adult))
            .collect(),
    );
    page.add("How we work together", together(household, allowed));
    page.add(
        "Days that matter",
        household
            .key_days
            .iter()
            .map(|day| Line::led(reading.day(day.day), day.what.clone()))
            .collect(),
    );
    let filter = Filter {
        child: Some(child),
        ..Filter::default()
    };
    let (notes, left_out) = reading.notes_allowed(&filter, allowed)?;
    page.left_out = left_out;
    let mut lines = Vec::with_capacity(notes.len());
    for note in &notes {
        lines.push(about_note(reading, note, allowed)?);
    }
    page.add("Everything written, oldest first", lines);
    let closed = closed(reading, household, &mut page, allowed)?;
    page.add("Kept closed", closed);
    let reminders = reminders(reading, child, &mut page, allowed)?;
    page.add("Still to remember", reminders);
    page.add(
        "Yours to add",
        vec![
            Line::to_write("To put right"),
            Line::to_write("Seen by"),
            Line::to_write("On"),
        ],
    );
    Ok(page)
}

fn about_child(reading: &Reading, household: &Household, child: &Child) -> Vec<Line> {
    let day = |day: Option<NaiveDate>| {
        day.map_or(String::new(), |day| day.format("%-d %B %Y").to_string())
    };
    let week = child.days.iter().map(|usual| {
        let time = |time: Option<chrono::NaiveTime>| time.map_or(String::new(), say_time);
        let who = usual
            .collector
            .and_then(|id| household.adult(id))
            .map_or("", |adult| adult.role.as_str());
        let parts = [time(usual.arrives), time(usual.collected), who.to_owned()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Line::led(
            weekday(usual.weekday),
            if parts.is_empty() {
                "here".to_owned()
            } else {
                parts.join(", ")
            },
        )
    });
    let told = child
        .key_person_told_on
        .map_or(String::new(), |on| format!(", told on {}", reading.day(on)));
    let key_person = if child.key_person.is_empty() {
        String::new()
    } else {
        format!("{}{told}", child.key_person)
    };
    said(&[
        ("Name", &child.name),
        ("Called", &child.nickname),
        ("Born", &day(child.born)),
        ("Key person", &key_person),
        ("Started", &day(child.started_on)),
        ("Left", &day(child.left_on)),
    ])
    .chain(week)
    .collect()
}

fn weekday(day: chrono::Weekday) -> &'static str {
    match day {
        chrono::Weekday::Mon => "Mondays",
        chrono::Weekday::Tue => "Tuesdays",
        chrono::Weekday::Wed => "Wednesdays",
        chrono::Weekday::Thu => "Thursdays",
        chrono::Weekday::Fri => "Fridays",
        chrono::Weekday::Sat => "Saturdays",
        chrono::Weekday::Sun => "Sundays",
    }
}

fn about_adult(adult: &Adult) -> Line {
    let responsible = match adult.parental_responsibility {
        Some(true) => "has parental responsibility",
        Some(false) => "does not have parental responsibility",
        None => "",
    };
    let collects = if adult.may_collect { "may collect" } else { "" };
    let parts = [
        adult.name.as_str(),
        responsible,
        collects,
        &adult.contact,
        &adult.household,
    ];
    let words: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    Line::led(adult.role.clone(), words.join("; "))
}

fn together(household: &Household, allowed: Allowed) -> Vec<Line> {
    let family = &household.family;
    let reads = if family.reads_english == ReadsEnglish::NotAsked {
        ""
    } else {
        family.reads_english.word()
    };
    // What to avoid is a note to herself.
    let avoid = if allowed.private {
        family.avoid.as_str()
    } else {
        ""
    };
    said(&[
        ("Home words", &family.home_languages),
        ("Reads English", reads),
        ("Interpreter", &family.interpreter),
        ("Prefers", &family.prefers),
        ("Best way", &family.channel),
        ("How private", &family.channel_security),
        ("Best time", &family.best_time),
        ("Likes to hear", &family.likes_to_hear),
        ("How much", &family.how_much),
        ("To avoid", avoid),
        ("Partnership", &family.partnership),
    ])
    .collect()
}

/// One line for each that has something to say.
fn said<'a>(parts: &'a [(&'a str, &'a str)]) -> impl Iterator<Item = Line> + 'a {
    parts
        .iter()
        .filter(|(_, words)| !words.trim().is_empty())
        .map(|(lead, words)| Line::led(*lead, words.trim()))
}

/// A note with all that is kept of it.
fn about_note(reading: &Reading, note: &Saved<Entry>, allowed: Allowed) -> Result<Line> {
    let mut parts = vec![note.kind.label(Label::Title).to_owned()];
    parts.extend(Some(reading.people.role(note.adult).to_owned()).filter(|role| !role.is_empty()));
    if note.kind == Kind::Chat {
        parts.push(note.how.word().to_owned());
    }
    parts.extend((note.privacy != Privacy::Shareable).then(|| note.privacy.word().to_owned()));
    let mut words = vec![format!("{}: {}", parts.join(", "), note.words.trim())];
    match &note.detail {
        Detail::Observation(seen) => {
            let areas = seen.areas.iter().map(|word| {
                assets::early_years()
                    .area(word)
                    .map_or(word.as_str(), |area| area.plain.as_str())
            });
            let areas = areas.collect::<Vec<_>>().join(", ");
            words.extend(
                [
                    ("About", areas.as_str()),
                    ("Next step", &seen.next_step),
                    ("At home", &seen.at_home),
                ]
                .into_iter()
                .filter_map(named),
            );
            let told = |share: &crate::domain::Share| {
                format!(
                    "Told {} on {}.",
                    reading.people.role(Some(share.with)),
                    reading.day(share.on)
                )
            };
            words.extend(seen.shared.iter().map(told));
        }
        Detail::Loan(loan) => {
            let back = loan.back_on.map_or_else(
                || format!("due {}", reading.day(loan.due)),
                |day| format!("back {}", reading.day(day)),
            );
            words.push(format!("{}, {back}.", reading.people.thing(loan)));
            words.extend(
                [("Why", loan.why.as_str()), ("At home", &loan.outcome)]
                    .into_iter()
                    .filter_map(named),
            );
        }
        Detail::Try(giving) => {
            if let IdeaRef::Known(id) = giving.idea
                && let Some(idea) = reading.store.ideas().get(id)?
            {
                words.push(format!("{}.", idea.title));
            }
            words.extend(
                (giving.tried != Tried::NotAsked)
                    .then(|| format!("Tried: {}.", giving.tried.word())),
            );
            words.extend(named(("What happened", &giving.happened)));
        }
        Detail::Nothing | Detail::Answer { .. } => {}
    }
    words.extend(
        note.changed_practice
            .then(|| "It changed what I do.".to_owned()),
    );
    words.extend(
        note.for_record
            .then(|| "They asked for this to be in the record.".to_owned()),
    );
    let labels: Vec<String> = note
        .labels
        .iter()
        .map(|label| format!("#{label}"))
        .collect();
    words.extend((!labels.is_empty()).then(|| labels.join(" ")));
    if allowed.private {
        // An earlier wording may have been changed so that nobody reads it.
        for earlier in reading.store.entries().earlier(note.id)? {
            words.push(format!(
                "Until {}: {} {}",
                reading.day(earlier.at.date()),
                earlier.words,
                earlier.heard
            ));
        }
    }
    Ok(Line::led(reading.day(note.day), words.join("\n"))
        .with([reading.said(note.adult, &note.heard)]))
}

fn named((name, words): (&str, &str)) -> Option<String> {
    (!words.trim().is_empty()).then(|| format!("{name}: {}", words.trim()))
}

/// Ways of being involved, what gets in the way and where to turn: hers or told in confidence,
/// every one.
fn closed(
    reading: &Reading,
    household: &Household,
    page: &mut Page,
    allowed: Allowed,
) -> Result<Vec<Line>> {
    let (store, family) = (reading.store, household.family.id);
    let mut lines = Vec::new();
    for way in store.ways().of_family(family)? {
        let (may, count) = match way.privacy {
            Privacy::Sensitive => (allowed.sensitive, &mut page.left_out.sensitive),
            _ => (allowed.private, &mut page.left_out.private),
        };
        if !may {
            *count += 1;
            continue;
        }
        let until = way
            .until
            .map_or(String::new(), |day| format!(" until {}", reading.day(day)));
        let words = [
            ("", way.reason.as_str()),
            ("Easier", &way.easier),
            ("How I know", &way.evidence),
        ];
        let words: Vec<String> = words
            .into_iter()
            .filter_map(named)
            .map(|words| words.trim_start_matches(": ").to_owned())
            .collect();
        lines.push(Line::led(
            reading.day(way.since),
            [vec![format!("{}{until}", way.way.title())], words]
                .concat()
                .join("\n"),
        ));
    }
    let (pressures, signposts) = (
        store.in_the_way().of_family(family)?,
        store.in_the_way().signposts(family)?,
    );
    if !allowed.sensitive {
        page.left_out.sensitive += pressures.len() + signposts.len();
        return Ok(lines);
    }
    for pressure in pressures {
        let label = assets::in_the_way().label(&pressure.which).to_owned();
        let more = [
            ("", pressure.words.as_str()),
            ("What I do", &pressure.what_i_do),
        ];
        let more: Vec<String> = more
            .into_iter()
            .filter_map(named)
            .map(|words| words.trim_start_matches(": ").to_owned())
            .collect();
        lines.push(Line::led(
            reading.day(pressure.noted_on),
            [vec![label], more].concat().join("\n"),
        ));
    }
    for signpost in signposts {
        let words = format!(
            "Told about {}: {}. {}",
            signpost.service,
            signpost.taken_up.word(),
            signpost.follow_up
        );
        lines.push(Line::led(reading.day(signpost.offered_on), words.trim()));
    }
    Ok(lines)
}

/// Reminders are private, and no less closed than the note that each is of.
fn reminders(
    reading: &Reading,
    child: Id<Child>,
    page: &mut Page,
    allowed: Allowed,
) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for reminder in reading.store.reminders().ahead()? {
        if !reminder.children.contains(&child) {
            continue;
        }
        let (may, left_out) = match reminder.privacy {
            Privacy::Sensitive => (allowed.sensitive, &mut page.left_out.sensitive),
            Privacy::Shareable | Privacy::Private => (allowed.private, &mut page.left_out.private),
        };
        if may {
            let day = reading.day(reminder.due);
            lines.push(Line::led(day, reminder.words.clone()));
        } else {
            *left_out += 1;
        }
    }
    Ok(lines)
}
