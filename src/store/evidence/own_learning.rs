//! Beside the question about her own chances to learn: notes she labelled so, and steps she has
//! done.

use chrono::Months;

use super::{Fact, Look, Rows, or_else};
use crate::domain::wording::count;
use crate::store::{Only, Result};

/// Labels under which courses, reading and talks with others are kept.
const LEARNING: &[&str] = &[
    "training",
    "course",
    "workshop",
    "network",
    "cpd",
    "supervision",
    "webinar",
];
/// Steps are few: a year of them is looked at.
const A_YEAR: Months = Months::new(12);

/// Chances to build skill and confidence.
pub fn chances_to_learn(look: &Look) -> Result<Vec<Fact>> {
    let learning = look.counted(
        look.notes(&[], Some(Only::Labelled(LEARNING))),
        |notes, when| {
            format!(
                "{} about learning of your own (#training, #course), {when}",
                count(notes, "note")
            )
        },
    )?;
    let from = look.today.checked_sub_months(A_YEAR);
    let done: Vec<_> = look
        .store
        .checklist()
        .steps()?
        .into_iter()
        .filter(|step| step.done_on.is_some() && step.done_on >= from)
        .map(|step| step.id)
        .collect();
    let done = (!done.is_empty()).then(|| Fact {
        words: format!("{} done in the last year", count(done.len(), "next step")),
        figure: done.len(),
        rows: Rows::Steps(done),
    });
    Ok(or_else(
        [learning, done],
        "Nothing here yet. A note with #training or #course shows up beside this question.",
    ))
}
