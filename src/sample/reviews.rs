//! Puts the made-up look-backs at the checklist into the log.

use chrono::NaiveDate;

use crate::assets::{self, MadeUpReview, When};
use crate::domain::{NextStep, Review};
use crate::store::{self, Store};

/// Looks back as the made-up childminder did, seen from `today`.
pub fn look_back(store: &Store, today: NaiveDate) -> store::Result<()> {
    assets::made_up_reviews()
        .iter()
        .try_for_each(|made_up| one(store, made_up, today))
}

fn one(store: &Store, made_up: &MadeUpReview, today: NaiveDate) -> store::Result<()> {
    let wording = made_up
        .wording
        .clone()
        .unwrap_or_else(|| assets::engagement().version.clone());
    let day = |when: Option<When>| when.map(|when| when.seen_from(today));
    let review = store.checklist().start(&Review {
        on: made_up.on.seen_from(today),
        wording,
        sample: true,
    })?;
    for answer in &made_up.answers {
        store
            .checklist()
            .answer(review, answer.question, answer.practice, &answer.note)?;
        if !answer.step.is_empty() {
            let step = NextStep {
                review,
                question: answer.question,
                words: answer.step.clone(),
                day: day(answer.by),
                done_on: day(answer.done),
                dropped_on: day(answer.dropped),
            };
            store.checklist().save_step(None, &step)?;
        }
    }
    Ok(())
}
