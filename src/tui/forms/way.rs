//! One way a family is involved: since when, why, and how she knows.

use super::{keep, show_day, take_day, words};
use crate::domain::dates::Toward;
use crate::domain::{Involvement, Privacy, Way};
use crate::store::StoreError;
use crate::tui::form::{Around, Complaint, Field, FormSpec};

pub const WAY: FormSpec<Involvement> = FormSpec {
    place: "way",
    title: |way, around| {
        let children: Vec<_> = around
            .people
            .family(way.family)
            .into_iter()
            .flat_map(|household| &household.children)
            .map(|child| child.id)
            .collect();
        format!("{}, {}", around.people.names(&children), way.way.word())
    },
    fields: &[
        Field::<Involvement>::words(
            "Since",
            "The day it began, such as today, mon or 7 sep.",
            |w, around| show_day(Some(w.since), around),
            |w, s, around| match been(s, around)? {
                Some(day) if w.until.is_some_and(|until| day > until) => Err(
                    "That is after it ended. The day it began, such as 7 sep; then Enter."
                        .to_owned(),
                ),
                Some(day) => {
                    w.since = day;
                    Ok(())
                }
                None => Ok(()),
            },
        )
        .typed_anew(),
        Field::sentences(
            "Why",
            "In a few words, theirs if you have them. It may stay empty.",
            |w, _| w.reason.clone(),
            |w, s, _| keep(&mut w.reason, s),
        ),
        Field::<Involvement>::sentences(
            "Might make it easier",
            "What they said would help, or what you could try.",
            |w, _| w.easier.clone(),
            |w, s, _| keep(&mut w.easier, s),
        )
        .only_when(|w| w.way == Way::NotNowWouldLikeTo),
        Field::sentences(
            "How I know",
            "What you saw or heard. A note of yours can be chosen on its card.",
            |w, _| w.evidence.clone(),
            |w, s, _| keep(&mut w.evidence, s),
        ),
        Field::<Involvement>::words(
            "Ended",
            "The day it ended, such as yesterday or 17 jul. Empty while it is so.",
            |w, around| show_day(w.until, around),
            |w, s, around| match been(s, around)? {
                Some(day) if day < w.since => Err(
                    "That is before it began. The day it ended, such as yesterday; then Enter."
                        .to_owned(),
                ),
                day => {
                    w.until = day;
                    Ok(())
                }
            },
        )
        .typed_anew(),
        Field::few(
            "Who may read it",
            "Private: you. Sensitive: you, and the words are closed until you open them.",
            |_, _| words(&[Privacy::Private.word(), Privacy::Sensitive.word()]),
            |w, _| w.privacy.word().to_owned(),
            |w, s, _| {
                w.privacy = Privacy::from_word(s)
                    .filter(|privacy| *privacy == Privacy::Sensitive)
                    .unwrap_or(Privacy::Private);
                Ok(())
            },
        ),
    ],
    missing: |_| None,
    save: |store, id, way| {
        let id = id.ok_or_else(|| {
            StoreError::Say(
                "Which way is it? Choose it on the family's card of ways first.".to_owned(),
            )
        })?;
        store.ways().save(Some(id), way)
    },
    load: |store, id| Ok(store.ways().get(id)?.map(|way| way.item)),
};

/// A day that has been, or today.
fn been(typed: &str, around: &Around) -> Result<Option<chrono::NaiveDate>, Complaint> {
    match take_day(typed, Toward::Past, around)? {
        Some(day) if day > around.today => Err(
            "That day is still to come. A day up to today, such as mon or 7 sep; then Enter."
                .to_owned(),
        ),
        day => Ok(day),
    }
}
