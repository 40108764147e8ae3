//! Copies from the command line: made, put back, checked, and what can still be read of a damaged log saved.

use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::place::Folder;
use super::trouble::{Result, Trouble};
use super::{NOT_ALL, WELL};
use crate::domain::wording::count;
use crate::store::{Copied, Rescue, SecondPlace, Store, StoreError, TriedOut};

/// The number for something that is not sound.
const DAMAGED: u8 = 13;

pub(super) fn backup(store: &Store, to: Option<&Path>, now: NaiveDateTime, out: &mut impl Write) -> Result<u8> {
    let copies = store.copies();
    let made = match to {
        Some(folder) => copies.make_in(&whole_path(folder), now)?,
        None => copies.make(now)?,
    };
    let Copied::Whole { copy, is_new, second, caught_up, tried_out } = made else { return Ok(NOT_ALL) };
    let notes = count(copy.notes.unwrap_or_default(), "note");
    let what = if is_new { "Copied and read back whole" } else { "Nothing is new since the newest copy" };
    writeln!(out, "{what}: {notes}, in {}", copy.path.display())?;
    for place in &caught_up {
        writeln!(out, "{}", place.sentence())?;
    }
    match second {
        SecondPlace::Copied => writeln!(out, "It is in the second place too.")?,
        SecondPlace::NotThere => writeln!(out, "The second place is not there just now.")?,
        SecondPlace::Trouble(trouble) => {
            writeln!(out, "In the second place: {trouble}")?;
            return Ok(trouble.exit_code());
        }
        SecondPlace::None => {}
    }
    if let Some(TriedOut::Trouble(trouble)) = tried_out {
        writeln!(out, "Putting it back was tried out in a spare place, and did not go well. {trouble}")?;
        return Ok(trouble.exit_code());
    }
    Ok(WELL)
}

/// Puts a copy in the log's place. The log as it is becomes a copy; one that cannot be opened is kept under another name.
pub(super) fn restore(folder: &Folder, copy: &Path, now: NaiveDateTime, out: &mut impl Write) -> Result<u8> {
    let copy = whole_path(copy);
    let store = match folder.open(now) {
        Ok(store) => {
            let ready = store.ready_to_put_back(&copy, None, now)?;
            store.put_back(&ready)?
        }
        Err(Trouble::NoLog { .. }) => rescue(folder, &copy, now)?,
        Err(Trouble::Store(trouble)) if is_mended_by_a_copy(&trouble) => rescue(folder, &copy, now)?,
        Err(other) => return Err(other),
    };
    let notes = count(store.check()?.entries, "note");
    writeln!(out, "The copy is in place and sound: {notes}. The log that was there is kept in {}", folder.path().display())?;
    Ok(WELL)
}

fn is_mended_by_a_copy(trouble: &StoreError) -> bool {
    matches!(
        trouble,
        StoreError::LogMissing { .. }
            | StoreError::KeyMissing { .. }
            | StoreError::KeyDamaged
            | StoreError::Damaged(_)
            | StoreError::NotOurs
    )
}

fn rescue(folder: &Folder, copy: &Path, now: NaiveDateTime) -> Result<Store> {
    folder.with_secret(|secret| {
        // It may be in place already, and have been found to be locked: then it only has to be opened.
        let is_open = secret.map(|secret| Store::unlock(folder.path(), now, secret));
        match is_open {
            Some(Ok(store)) => Ok(store),
            _ => Rescue::of(folder.path())?.put_back(copy, secret, now),
        }
    })
}

/// Reads every copy, here and in the second place.
pub(super) fn check_all(store: &Store, now: NaiveDateTime, out: &mut impl Write) -> Result<u8> {
    let checked = store.copies().check_all(now)?.wait()?;
    writeln!(out, "Copies: {} whole, {} not.", checked.whole, checked.not_whole)?;
    Ok(if checked.not_whole == 0 { WELL } else { DAMAGED })
}

/// Reads what can be read of a log into a new one.
pub(super) fn salvage(folder: &Folder, into: &Path, out: &mut impl Write) -> Result<u8> {
    if !Store::is_kept_in(folder.path()) {
        return Err(Trouble::NoLog { folder: folder.path().to_owned() });
    }
    let into = whole_path(into);
    let saved = folder.with_secret(|secret| Rescue::of(folder.path())?.salvage(&into, secret))?;
    writeln!(
        out,
        "{} of {} notes, and {} of {} rows in all, are in a new log in {}\nThe damaged log was only read. To go on with the new one:  hometime --data {}",
        saved.notes,
        saved.of_notes,
        saved.rows,
        saved.of_rows,
        into.display(),
        into.display()
    )?;
    Ok(if saved.rows == saved.of_rows { WELL } else { NOT_ALL })
}

/// The same file, however the program is called from.
fn whole_path(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
