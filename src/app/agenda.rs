//! The agenda ("to keep in mind"): gathered from the log, and marked as done.

use chrono::{NaiveDate, NaiveDateTime};

use crate::assets;
use crate::domain::People;
use crate::domain::dates::say_date;
use crate::domain::mind::{AHEAD, AT_ONCE, About, Nudge, Out, Sources, UNSHARED_AFTER, nudges};
use crate::domain::privacy::Where;
use crate::line::Vocabulary;
use crate::store::{self, Store, StoreError};

/// What to keep in mind, gathered from the log; `with_leftover`: the children left from an earlier
/// round as well. Reminders are shown as far as their notes are where they are `shown`.
pub fn nudges_of(
    store: &Store,
    people: &People,
    known: &Vocabulary,
    today: NaiveDate,
    with_leftover: bool,
    shown: Where,
) -> store::Result<Vec<Nudge>> {
    let reminders = store.reminders().waiting(today + AHEAD)?;
    let unshared = store.entries().unshared(today - UNSHARED_AFTER, AT_ONCE)?;
    let last_chats: Vec<_> = store
        .pictures()
        .last_chats_of(&known.households, today)?
        .into_iter()
        .map(|last| (last.family, last.day, last.child_days_since))
        .collect();
    let quiet_words = store.in_the_way().quiet_words(today)?;
    let leftover = store
        .round()
        .unfinished(today, people)?
        .map(|unfinished| (unfinished.day, unfinished.children.len()));
    let steps = store.checklist().steps_waiting(today + AHEAD)?;
    let questions = assets::engagement()
        .questions
        .iter()
        .filter(|question| question.is_open(|_| None))
        .count();
    let sources = Sources {
        shown,
        people,
        reminders: &reminders,
        out: known
            .out
            .iter()
            .map(|out| Out {
                entry: out.entry,
                children: &out.children,
                thing: &out.thing.name,
                loan: &out.loan,
            })
            .collect(),
        unshared: &unshared,
        last_chats: &last_chats,
        leftover: leftover.filter(|_| with_leftover),
        steps: &steps,
        look_back: store.checklist().look_back_offered(today, questions)?,
        quiet_words: &quiet_words,
        copies: store.copies().nudge(today)?,
        could_go: store.keeping().is_to_be_looked_through(
            &assets::suggested_periods(),
            people,
            today,
        )?,
        place: store.whereabouts()?.and_then(|found| found.nudge()),
    };
    Ok(store
        .little_room()
        .map(Nudge::about_the_laptop)
        .into_iter()
        .chain(nudges(&sources, today))
        .collect())
}

/// Marks what is done in one step as done, and gives the sentence that says so. `None`: it takes more
/// than that.
pub fn mark_done(
    nudge: &Nudge,
    store: &Store,
    now: NaiveDateTime,
) -> store::Result<Option<&'static str>> {
    let today = now.date();
    Ok(Some(match nudge.about {
        About::Reminder(id, _) => {
            let reminder = store.reminders().get(id)?.ok_or_else(StoreError::gone)?;
            let done = format!("Done: {}", reminder.name(&store.people()?));
            store.step(&done, now, |store| store.reminders().done(id, today))?;
            "Done."
        }
        About::Leftover(day) => {
            store.step(&format!("{} let go", say_date(day, today)), now, |store| {
                store.round().let_go(day)
            })?;
            "Let go."
        }
        About::Step(step) => {
            let done = format!("Done: {}", nudge.words);
            store.step(&done, now, |store| store.checklist().step_done(step, today))?;
            "Done."
        }
        About::LookBack(half) => {
            store.step("Look-back let go", now, |store| {
                store.checklist().let_look_back_go(half)
            })?;
            "Let go for this half-term."
        }
        _ => return Ok(None),
    }))
}
