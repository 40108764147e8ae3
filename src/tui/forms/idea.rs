//! A thing to try at home. Its words may be many lines, so they have a page of their own.

use super::{YES_NO, keep, offered, words, yes_or_no};
use crate::domain::{Idea, IdeaKind};
use crate::tui::form::{Field, FormSpec};

pub const IDEA: FormSpec<Idea> = FormSpec {
    place: "idea",
    title: |idea, _| {
        if idea.title.is_empty() {
            "A thing to try".to_owned()
        } else {
            idea.title.clone()
        }
    },
    fields: &[
        Field::words(
            "Title",
            "What you call it on the line: try: ola: shadows with a torch.",
            |i, _| i.title.clone(),
            |i, s, _| keep(&mut i.title, s),
        ),
        Field::few(
            "Kind",
            "What sort of thing it is.",
            offered!(IdeaKind),
            |i, _| i.kind.word().to_owned(),
            |i, s, _| {
                i.kind = IdeaKind::from_word(s).unwrap_or_default();
                Ok(())
            },
        ),
        Field::few(
            "Out of sight",
            "Yes takes it off the list; who has had it stays written down.",
            |_, _| words(&YES_NO),
            |i, _| yes_or_no(i.hidden),
            |i, s, _| {
                i.hidden = s == YES_NO[0];
                Ok(())
            },
        ),
    ],
    missing: |idea| {
        idea.title
            .trim()
            .is_empty()
            .then_some("A title is needed, such as Shadows with a torch.")
    },
    save: |store, id, idea| store.ideas().save(id, idea),
    load: |store, id| store.ideas().get(id),
};
