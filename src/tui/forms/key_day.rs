//! A day that matters to a family.

use super::{YES_NO, keep, show_day, take_day, words, yes_or_no};
use crate::domain::KeyDay;
use crate::domain::dates::Toward;
use crate::tui::form::{Field, FormSpec};

pub const KEY_DAY: FormSpec<KeyDay> = FormSpec {
    place: "key-day",
    title: |day, _| {
        if day.what.is_empty() {
            "A day that matters".to_owned()
        } else {
            day.what.clone()
        }
    },
    fields: &[
        Field::words(
            "What",
            "A birthday, a feast, a move, a hospital day.",
            |k, _| k.what.clone(),
            |k, s, _| keep(&mut k.what, s),
        ),
        Field::<KeyDay>::words(
            "Day",
            "Such as 24 dec or 12/3.",
            |k, around| show_day(Some(k.day), around),
            |k, s, around| {
                if let Some(day) = take_day(s, Toward::Future, around)? {
                    k.day = day;
                }
                Ok(())
            },
        )
        .typed_anew(),
        Field::few(
            "Every year",
            "Whether it comes again each year.",
            |_, _| words(&YES_NO),
            |k, _| yes_or_no(k.yearly),
            |k, s, _| {
                k.yearly = s == YES_NO[0];
                Ok(())
            },
        ),
    ],
    missing: |day| {
        day.what
            .trim()
            .is_empty()
            .then_some("A word for what the day is, is needed.")
    },
    save: |store, id, day| store.families().save_key_day(id, day),
    load: |store, id| {
        let people = store.people()?;
        Ok(people
            .households
            .iter()
            .flat_map(|household| &household.key_days)
            .find(|day| day.id == id)
            .map(|day| day.item.clone()))
    },
};
