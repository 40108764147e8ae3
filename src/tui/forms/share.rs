//! How somebody was told of an observation.

use super::{YES_NO, offered, show_day, take_day, words};
use crate::domain::dates::Toward;
use crate::domain::{Share, SharedHow};
use crate::store::StoreError;
use crate::tui::form::{Field, FormSpec};

const NOT_SAID: &str = "not said";

pub const SHARE: FormSpec<Share> = FormSpec {
    place: "share",
    title: |share, around| format!("Told to {}", around.people.role(Some(share.with))),
    fields: &[
        Field::few(
            "How",
            "By what means it reached them.",
            offered!(SharedHow),
            |s, _| s.how.word().to_owned(),
            |s, typed, _| {
                s.how = SharedHow::from_word(typed).unwrap_or_default();
                Ok(())
            },
        ),
        Field::words(
            "Day",
            "The day they were told, such as yesterday or thu.",
            |s, around| show_day(Some(s.on), around),
            |s, typed, around| {
                match take_day(typed, Toward::Past, around)? {
                Some(day) if day > around.today => {
                    Err("That day is still to come. The day they were told, such as yesterday; then Enter.".to_owned())
                }
                Some(day) => {
                    s.on = day;
                    Ok(())
                }
                None => Ok(()),
            }
            },
        ),
        Field::few(
            "In their language",
            "Whether it was in the language they read.",
            |_, _| words(&[YES_NO[0], YES_NO[1], NOT_SAID]),
            |s, _| {
                s.in_their_language
                    .map_or(NOT_SAID, |yes| YES_NO[usize::from(!yes)])
                    .to_owned()
            },
            |s, typed, _| {
                s.in_their_language = (typed != NOT_SAID).then_some(typed == YES_NO[0]);
                Ok(())
            },
        ),
    ],
    missing: |_| None,
    save: |store, id, share| {
        let id = id.ok_or_else(|| {
            StoreError::Say("Whom did you tell? Choose them on the note's card first.".to_owned())
        })?;
        store.observations().change_share(id, share).map(|()| id)
    },
    load: |store, id| store.observations().telling(id),
};
