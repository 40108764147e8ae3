//! Quick words: the short name, and the sentence it stands for.

use super::keep;
use crate::domain::QuickWords;
use crate::tui::form::{Field, FormSpec};

pub const QUICK_WORDS: FormSpec<QuickWords> = FormSpec {
    place: "quick-words",
    title: |quick, _| {
        if quick.name.is_empty() {
            "Quick words".to_owned()
        } else {
            format!("/{}", quick.name)
        }
    },
    fields: &[
        Field::<QuickWords>::words(
            "Short name",
            "One word. Typed after / and ended with Space, it brings the words.",
            |q, _| q.name.clone(),
            |q, typed, _| match QuickWords::trouble_with(typed) {
                Some(trouble) => Err(trouble),
                None => keep(&mut q.name, typed),
            },
        )
        .typed_anew(),
        Field::words(
            "Words",
            "__ is a blank to hop to; {child} and {adult} fill themselves.",
            |q, _| q.words.clone(),
            |q, typed, _| match typed {
                "" => Err("Words are needed, such as: slept from __ to __. Then Enter.".to_owned()),
                typed => keep(&mut q.words, typed),
            },
        ),
    ],
    missing: |quick| {
        (quick.name.is_empty() || quick.words.is_empty())
            .then_some("A short name and its words are needed, such as nap: slept from __ to __.")
    },
    save: |store, id, quick| store.quick_words().save(id, quick),
    load: |store, id| store.quick_words().get(id),
};
