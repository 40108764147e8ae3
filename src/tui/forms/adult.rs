//! A grown-up of a family.

use super::{YES_NO, keep, words, yes_or_no};
use crate::domain::Adult;
use crate::domain::newcomer::capitalised;
use crate::tui::form::{Field, FormSpec};

pub const ADULT: FormSpec<Adult> = FormSpec {
    place: "adult",
    title: |adult, _| {
        if adult.role.is_empty() {
            "A grown-up".to_owned()
        } else {
            adult.role.clone()
        }
    },
    fields: &[
        Field::<Adult>::words(
            "Called",
            "The word this family uses: Mum, Dad, Babcia, Auntie. Then @ finds them.",
            |a, _| a.role.clone(),
            |a, s, _| keep(&mut a.role, &capitalised(s)),
        )
        .typed_anew(),
        Field::words(
            "Name",
            "Their own name.",
            |a, _| a.name.clone(),
            |a, s, _| keep(&mut a.name, s),
        ),
        Field::few(
            "May collect",
            "Whether a child may go home with them.",
            |_, _| words(&YES_NO),
            |a, _| yes_or_no(a.may_collect),
            |a, s, _| {
                a.may_collect = s == YES_NO[0];
                Ok(())
            },
        ),
        Field::few(
            "Parental responsibility",
            "Whether they have it in law. Leave it until you have asked.",
            |_, _| words(&["yes", "no", "not asked"]),
            |a, _| {
                a.parental_responsibility
                    .map_or_else(|| "not asked".to_owned(), yes_or_no)
            },
            |a, s, _| {
                a.parental_responsibility = match s {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                };
                Ok(())
            },
        ),
        Field::words(
            "Phone or message",
            "How to reach them.",
            |a, _| a.contact.clone(),
            |a, s, _| keep(&mut a.contact, s),
        ),
        Field::words(
            "Lives",
            "Only when not in the family home: Dad's flat, Nan's house.",
            |a, _| a.household.clone(),
            |a, s, _| keep(&mut a.household, s),
        ),
    ],
    missing: |adult| {
        adult
            .role
            .trim()
            .is_empty()
            .then_some("A word for them is needed, such as Mum.")
    },
    save: |store, id, adult| store.families().save_adult(id, adult),
    load: |store, id| Ok(store.people()?.adult(id).map(|adult| adult.item.clone())),
};
