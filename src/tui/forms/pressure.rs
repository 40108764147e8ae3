//! One thing that gets in the way. Its title says nothing of what it is: titles are said aloud on
//! other screens.

use chrono::NaiveDate;

use super::{keep, show_day, take_day};
use crate::domain::dates::Toward;
use crate::domain::{AskAgain, Pressure};
use crate::store::StoreError;
use crate::tui::form::{Around, Complaint, Field, FormSpec};

pub const PRESSURE: FormSpec<Pressure> = FormSpec {
    place: "pressure",
    title: |_, _| "What gets in the way".to_owned(),
    fields: &[
        Field::sentences(
            "In their words",
            "What they said, as they would like to read it. It stays closed.",
            |p, _| p.words.clone(),
            |p, s, _| keep(&mut p.words, s),
        ),
        Field::sentences(
            "What I do about it",
            "What I change here, so that taking part is easier.",
            |p, _| p.what_i_do.clone(),
            |p, s, _| keep(&mut p.what_i_do, s),
        ),
        Field::few(
            "Ask again in",
            "Today then says only: a quiet word, as you planned.",
            |_, _| {
                AskAgain::ALL
                    .iter()
                    .map(|again| again.word().to_owned())
                    .collect()
            },
            |p, around| {
                AskAgain::that_is(p.ask_on, around.today)
                    .map_or("", AskAgain::word)
                    .to_owned()
            },
            |p, s, around| {
                p.ask_on = AskAgain::from_word(s).and_then(|again| again.from(around.today));
                Ok(())
            },
        ),
        Field::<Pressure>::words(
            "Or on the day",
            "Any day, such as fri or 4 dec. Empty: no need.",
            |p, around| show_day(p.ask_on, around),
            |p, s, around| {
                p.ask_on = day_ahead(s, around)?;
                Ok(())
            },
        )
        .typed_anew(),
        Field::<Pressure>::words(
            "A talk on",
            "A day picked for a quiet talk, such as mon. Empty: none.",
            |p, around| show_day(p.talk_on, around),
            |p, s, around| {
                p.talk_on = day_ahead(s, around)?;
                Ok(())
            },
        )
        .typed_anew(),
        Field::sentences(
            "How and where",
            "Such as: by phone after bedtime, or sitting down, the children elsewhere.",
            |p, _| p.talk_how.clone(),
            |p, s, _| keep(&mut p.talk_how, s),
        ),
        Field::<Pressure>::words(
            "Noted on",
            "The day you heard of it, such as yesterday or 3/11.",
            |p, around| show_day(Some(p.noted_on), around),
            |p, s, around| {
                p.noted_on = day_behind(s, around)?.unwrap_or(p.noted_on);
                Ok(())
            },
        )
        .typed_anew(),
        Field::<Pressure>::words(
            "No longer since",
            "The day it eased. Empty: it is in the way still.",
            |p, around| show_day(p.eased_on, around),
            |p, s, around| {
                p.eased_on = day_behind(s, around)?;
                Ok(())
            },
        )
        .typed_anew(),
    ],
    missing: |_| None,
    save: |store, id, pressure| {
        let id = id.ok_or_else(|| {
            StoreError::Say(
                "What gets in the way? Choose it on the family's card first.".to_owned(),
            )
        })?;
        store.in_the_way().save(Some(id), pressure)
    },
    load: |store, id| store.in_the_way().get(id),
};

/// A day from today on.
pub(super) fn day_ahead(typed: &str, around: &Around) -> Result<Option<NaiveDate>, Complaint> {
    match take_day(typed, Toward::Future, around)? {
        Some(day) if day < around.today => Err(
            "That day is behind us. A day to come, such as fri or 2 weeks; then Enter.".to_owned(),
        ),
        day => Ok(day),
    }
}

/// A day up to today.
pub(super) fn day_behind(typed: &str, around: &Around) -> Result<Option<NaiveDate>, Complaint> {
    match take_day(typed, Toward::Past, around)? {
        Some(day) if day > around.today => Err(
            "That day is still to come. A day up to today, such as yesterday; then Enter."
                .to_owned(),
        ),
        day => Ok(day),
    }
}
