//! A service a family was pointed to. Its title says nothing of which: titles are said aloud on
//! other screens.

use super::pressure::{day_ahead, day_behind};
use super::{keep, offered, show_day};
use crate::domain::{Signpost, TakenUp};
use crate::store::StoreError;
use crate::tui::form::{Field, FormSpec};

pub const SIGNPOST: FormSpec<Signpost> = FormSpec {
    place: "signpost",
    title: |_, _| "A signpost".to_owned(),
    fields: &[
        Field::words(
            "Service",
            "Where you pointed: health visitor, library, food bank.",
            |p, _| p.service.clone(),
            |p, s, _| {
                if s.is_empty() {
                    return Err("Where did you point? A word for it is needed, such as Library; then Enter.".to_owned());
                }
                keep(&mut p.service, s)
            },
        ),
        Field::<Signpost>::words(
            "Offered on",
            "The day you told them of it, such as yesterday or 3/11.",
            |p, around| show_day(Some(p.offered_on), around),
            |p, s, around| {
                p.offered_on = day_behind(s, around)?.unwrap_or(p.offered_on);
                Ok(())
            },
        )
        .typed_anew(),
        Field::few(
            "Taken up",
            "What they say. Every answer is a good one.",
            offered!(TakenUp),
            |p, _| p.taken_up.word().to_owned(),
            |p, s, around| {
                p.taken_up = TakenUp::from_word(s).unwrap_or_default();
                p.answered_on = (p.taken_up != TakenUp::NotAsked).then_some(around.today);
                Ok(())
            },
        ),
        Field::<Signpost>::words(
            "They said so on",
            "The day of their answer.",
            |p, around| show_day(p.answered_on, around),
            |p, s, around| {
                p.answered_on = day_behind(s, around)?;
                Ok(())
            },
        )
        .typed_anew()
        .only_when(|p| p.taken_up != TakenUp::NotAsked),
        Field::sentences(
            "To follow up",
            "What to ask or bring: how was it, go along the first time.",
            |p, _| p.follow_up.clone(),
            |p, s, _| keep(&mut p.follow_up, s),
        ),
        Field::<Signpost>::words(
            "Follow up on",
            "A day, such as 2 weeks or 4 dec. Today then says only: a quiet word.",
            |p, around| show_day(p.follow_up_on, around),
            |p, s, around| {
                p.follow_up_on = day_ahead(s, around)?;
                Ok(())
            },
        )
        .typed_anew(),
    ],
    missing: |_| None,
    save: |store, id, signpost| {
        let id = id.ok_or_else(|| {
            StoreError::Say("Where did you point? Add it on the family's card first.".to_owned())
        })?;
        store.in_the_way().save_signpost(Some(id), signpost)
    },
    load: |store, id| store.in_the_way().signpost(id),
};
