//! A look-back at the checklist on paper: each question, her answer and note, what changed, what
//! the log shows, and the next step.

use super::reading::Reading;
use crate::assets;
use crate::domain::{Answered, Change, NextStep, Review, Saved};
use crate::pages::{Line, Page};
use crate::store::{Result, Rows, StoreError};

pub fn page(reading: &Reading) -> Result<Page> {
    let store = reading.store;
    let mut reviews = store.checklist().reviews()?;
    reviews.sort_by_key(|review| (review.on, review.id));
    let nothing = || {
        StoreError::say(
            "You have not looked back at the checklist yet, so there is no page to make.",
        )
    };
    let review = reviews.pop().ok_or_else(nothing)?;
    let before = reviews.pop();
    let wordings = assets::engagement_wordings();
    let checklist = wordings
        .all()
        .find(|list| list.version == review.wording)
        .unwrap_or_else(|| wordings.newest());
    let answers = store.checklist().answers(review.id)?;
    let earlier = before.as_ref().map_or(Ok(Vec::new()), |before| {
        store.checklist().answers(before.id)
    })?;
    let steps = store.checklist().steps()?;
    let mut page = reading.page(
        "checklist",
        checklist.title.clone(),
        beneath(reading, &review, before.as_ref()),
    );
    page.sample = review.sample;
    for question in &checklist.questions {
        let of = |answers: &[Answered]| {
            answers
                .iter()
                .find(|answer| answer.question == question.number)
                .cloned()
        };
        let Some(answer) = of(&answers) else { continue };
        let label = |answer: &Answered| {
            let choice = checklist
                .answers
                .iter()
                .find(|choice| choice.practice == answer.practice);
            choice.map_or_else(
                || answer.practice.word().to_owned(),
                |choice| choice.label.clone(),
            )
        };
        let mut lines = vec![Line::led(
            "My answer",
            format!(
                "{}{}",
                label(&answer),
                since(&answer, of(&earlier).as_ref(), label)
            ),
        )];
        lines.extend(
            (!answer.note.trim().is_empty()).then(|| Line::led("My note", answer.note.trim())),
        );
        // Her journal is hers alone; other figures tell of nobody.
        let facts = store
            .evidence()
            .beside(question.number, review.on.max(reading.today))?;
        let told = facts
            .into_iter()
            .filter(|fact| fact.figure > 0 && !matches!(fact.rows, Rows::Nothing | Rows::Journal));
        lines.extend(told.map(|fact| Line::led("My log", fact.words)));
        lines.extend(
            steps
                .iter()
                .filter(|step| step.question == question.number)
                .map(|step| step_line(reading, step)),
        );
        page.add(&format!("{}. {}", question.number, question.full), lines);
    }
    Ok(page)
}

fn beneath(reading: &Reading, review: &Review, before: Option<&Saved<Review>>) -> String {
    let on = reading.day(review.on);
    before.map_or_else(
        || format!("Looked back on {on}"),
        |before| format!("Looked back on {on}, and on {}", reading.day(before.on)),
    )
}

/// ", up from  not yet".
fn since(now: &Answered, before: Option<&Answered>, label: impl Fn(&Answered) -> String) -> String {
    match before.map(|before| (now.practice.since(before.practice), before)) {
        None => String::new(),
        Some((Change::Same, _)) => ", as before".to_owned(),
        Some((_, before)) => format!("; before: {}", label(before)),
    }
}

fn step_line(reading: &Reading, step: &NextStep) -> Line {
    let words = step.words.trim();
    match (step.done_on, step.dropped_on, step.day) {
        (Some(done), _, _) => Line::led("Step, done", format!("{words} ({})", reading.day(done))),
        (_, Some(_), _) => Line::led("Step, let go", words),
        (_, _, Some(day)) => Line::led("Next step", format!("{words}, by {}", reading.day(day))),
        _ => Line::led("Next step", words),
    }
}
