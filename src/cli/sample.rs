//! Made-up families, brought in and taken away.

use std::io::Write;

use chrono::NaiveDateTime;

use super::{Result, WELL};
use crate::domain::wording::count;
use crate::sample;
use crate::store::Store;

pub(super) fn load(store: &Store, now: NaiveDateTime, out: &mut impl Write) -> Result<u8> {
    if store.families().has_sample()? {
        writeln!(
            out,
            "The made-up families are in your log already.  hometime sample --remove  takes them away."
        )?;
        return Ok(WELL);
    }
    let notes = count(sample::load(store, now)?, "note");
    writeln!(
        out,
        "Made-up families are in your log, marked SAMPLE, with {notes}.  hometime sample --remove  takes them all away."
    )?;
    Ok(WELL)
}

pub(super) fn remove(store: &Store, now: NaiveDateTime, out: &mut impl Write) -> Result<u8> {
    if !store.families().has_sample()? {
        writeln!(out, "There are no made-up families in your log.")?;
        return Ok(WELL);
    }
    store.step("Sample families taken away", now, |store| {
        store.families().remove_sample()
    })?;
    writeln!(
        out,
        "The made-up families are gone, with everything about them. Ctrl+Z in the program brings them back."
    )?;
    Ok(WELL)
}
