//! Days when nobody comes: half-term, a holiday, closed. They are never gaps.

use super::{keep, show_day, take_day};
use crate::domain::Break;
use crate::domain::dates::{Toward, read_day};
use crate::tui::form::{Field, FormSpec};

pub const TIME_OFF: FormSpec<Break> = FormSpec {
    place: "break",
    title: |item, _| {
        if item.name.is_empty() {
            "Half-term, holiday or closed days".to_owned()
        } else {
            item.name.clone()
        }
    },
    fields: &[
        Field::words(
            "Called",
            "Half-term, Christmas, closed.",
            |b, _| b.name.clone(),
            |b, s, _| keep(&mut b.name, s),
        ),
        Field::<Break>::words(
            "First day",
            "Such as 19 oct or 19/10/2026.",
            |b, around| show_day(Some(b.first), around),
            |b, s, around| {
                if let Some(day) = nearest(s, around)? {
                    b.last = b.last.max(day);
                    b.first = day;
                }
                Ok(())
            },
        )
        .typed_anew(),
        Field::<Break>::words(
            "Last day",
            "Such as 23 oct.",
            |b, around| show_day(Some(b.last), around),
            |b, s, around| match nearest(s, around)? {
                Some(day) if day < b.first => {
                    Err("That is before the first day. A later day; then Enter.".to_owned())
                }
                Some(day) => {
                    b.last = day;
                    Ok(())
                }
                None => Ok(()),
            },
        )
        .typed_anew(),
    ],
    missing: |item| {
        item.name
            .trim()
            .is_empty()
            .then_some("A word for it is needed, such as Half-term.")
    },
    save: |store, id, item| store.pictures().save_break(id, item),
    load: |store, id| {
        // Days are kept as text, which puts only years of four figures in order.
        let first = chrono::NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default();
        let last = chrono::NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default();
        let all = store.pictures().breaks(first, last)?;
        Ok(all
            .into_iter()
            .find(|item| item.id == id)
            .map(|item| item.item))
    },
};

/// A day without its year is the one nearest to today, behind or ahead.
fn nearest(
    typed: &str,
    around: &crate::tui::form::Around,
) -> Result<Option<chrono::NaiveDate>, String> {
    let Some(ahead) = take_day(typed, Toward::Future, around)? else {
        return Ok(None);
    };
    let behind = read_day(typed, around.today, Toward::Past).unwrap_or(ahead);
    let is_nearer_behind = around.today - behind < ahead - around.today;
    Ok(Some(if is_nearer_behind { behind } else { ahead }))
}
