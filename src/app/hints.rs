//! Hints that teach: one thing an evening while it is all new, and the short way once after a long
//! one. Then silence.

use chrono::NaiveDate;

use crate::assets::{self, Teaching};
use crate::store::{self, Store};

/// How many evenings were taught, and the last of them.
const EVENINGS: &str = "taught/evenings";

/// What this evening teaches, if it still is one of the first.
pub fn of_today(store: &Store, today: NaiveDate) -> store::Result<Option<&'static str>> {
    let (taught, last) = evenings(store, today)?;
    let place = if last == Some(today) {
        taught.checked_sub(1)
    } else {
        Some(taught)
    };
    Ok(place
        .and_then(|place| assets::teachings().evening.get(place))
        .map(|teaching: &Teaching| teaching.words.as_str()))
}

/// She wrote something, so this evening's hint has had its evening. Part of a [`Store::step`].
pub fn note_written(store: &Store, today: NaiveDate) -> store::Result<()> {
    let (taught, last) = evenings(store, today)?;
    if last == Some(today) || taught >= assets::teachings().evening.len() {
        return Ok(());
    }
    store
        .settings()
        .set(EVENINGS, &format!("{} {today}", taught + 1))
}

/// Whoever has a log from before the hints has had their first evenings.
fn evenings(store: &Store, today: NaiveDate) -> store::Result<(usize, Option<NaiveDate>)> {
    let kept = store.settings().get(EVENINGS)?;
    if let Some((taught, last)) = kept.as_deref().and_then(|kept| kept.split_once(' ')) {
        return Ok((taught.parse().unwrap_or(usize::MAX), last.parse().ok()));
    }
    Ok((
        store
            .entries()
            .days_written_before(today, assets::teachings().evening.len())?,
        None,
    ))
}

/// The short way to what was just done the long way with `this`, to follow what is said of it;
/// empty when it was told before. A hint is never worth trouble of its own, so none is said.
pub fn short_way(store: &Store, after: &str, this: &str) -> String {
    let Some(short) = assets::teachings()
        .short
        .iter()
        .find(|short| short.after == after)
    else {
        return String::new();
    };
    if told_now(store, after, short.times).unwrap_or_default() {
        return format!(". {}", short.words.replace("{this}", this));
    }
    String::new()
}

/// Counts one more long way; `true` when this is the one after which the short way is told.
fn told_now(store: &Store, after: &str, times: usize) -> store::Result<bool> {
    let name = format!("taught/{after}");
    let count: usize = store
        .settings()
        .get(&name)?
        .and_then(|count| count.parse().ok())
        .unwrap_or_default();
    if count >= times {
        return Ok(false);
    }
    store.settings().set(&name, &(count + 1).to_string())?;
    Ok(count + 1 == times)
}
