//! What a family has told us about working with them.

use super::{keep, offered};
use crate::domain::{Family, ReadsEnglish};
use crate::tui::form::{Field, FormSpec};

pub const FAMILY: FormSpec<Family> = FormSpec {
    place: "family",
    title: |_, _| "How we work together".to_owned(),
    fields: &[
        Field::words(
            "Home words",
            "The languages spoken at home, such as Polish and English.",
            |f, _| f.home_languages.clone(),
            |f, s, _| keep(&mut f.home_languages, s),
        ),
        Field::few(
            "Reads English",
            "Whether written English reaches them.",
            offered!(ReadsEnglish),
            |f, _| match f.reads_english {
                ReadsEnglish::NotAsked => String::new(),
                asked => asked.word().to_owned(),
            },
            |f, s, _| {
                f.reads_english = ReadsEnglish::from_word(s).unwrap_or_default();
                Ok(())
            },
        ),
        Field::words(
            "Interpreter",
            "Who helps with words, if anyone: a neighbour, a service, not needed.",
            |f, _| f.interpreter.clone(),
            |f, s, _| keep(&mut f.interpreter, s),
        ),
        Field::sentences(
            "Prefers",
            "Voice notes, pictures, large print: what suits them better.",
            |f, _| f.prefers.clone(),
            |f, s, _| keep(&mut f.prefers, s),
        ),
        Field::sentences(
            "Best way",
            "The way agreed on, such as: message first, then a chat on Fridays.",
            |f, _| f.channel.clone(),
            |f, s, _| keep(&mut f.channel, s),
        ),
        Field::sentences(
            "How private that is",
            "Such as: shared phone, so no news there.",
            |f, _| f.channel_security.clone(),
            |f, s, _| keep(&mut f.channel_security, s),
        ),
        Field::sentences(
            "Best time",
            "When a talk suits: at drop-off, after six, Fridays.",
            |f, _| f.best_time.clone(),
            |f, s, _| keep(&mut f.best_time, s),
        ),
        Field::sentences(
            "Like to hear about",
            "What they love to hear: friends, food, songs.",
            |f, _| f.likes_to_hear.clone(),
            |f, s, _| keep(&mut f.likes_to_hear, s),
        ),
        Field::sentences(
            "How much",
            "A line a day, a longer chat each week.",
            |f, _| f.how_much.clone(),
            |f, s, _| keep(&mut f.how_much, s),
        ),
        Field::sentences(
            "What to avoid",
            "What they would rather not hear, or not at the door.",
            |f, _| f.avoid.clone(),
            |f, s, _| keep(&mut f.avoid, s),
        ),
        Field::sentences(
            "Together means",
            "In their own words.",
            |f, _| f.partnership.clone(),
            |f, s, _| keep(&mut f.partnership, s),
        ),
    ],
    missing: |_| None,
    save: |store, id, family| store.families().save(id, family),
    load: |store, id| {
        Ok(store
            .families()
            .household(id)?
            .map(|household| household.family.item))
    },
};
