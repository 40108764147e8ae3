//! Copies from the command line: made, put back, checked, and what can still be read of a damaged
//! log saved.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::patience::Patience;
use super::place::Folder;
use super::trouble::{Result, Trouble};
use super::{NOT_ALL, WELL};
use crate::domain::wording::count;
use crate::store::{Beside, Depth, Store, StoreError};
use crate::terminal::Clock;
use crate::vault::{Copied, Rescue, SecondPlace, TriedOut};

/// The number for something that is not sound.
pub(super) const DAMAGED: u8 = 13;

/// What is said of it while it takes its time.
const PUTTING_BACK: &str = "Putting it back";

pub(super) fn backup(
    store: &Store,
    to: Option<&Path>,
    clock: Clock,
    out: &mut impl Write,
) -> Result<u8> {
    let (copies, now) = (store.copies(), clock.now().at);
    let mut making = match to {
        Some(folder) => copies.begin_in(&whole_path(folder), now)?,
        None => copies.begin(now)?,
    };
    let made = Patience::new(clock).wait_for("Copying", &mut making)?;
    copies.settle(&made, now)?;
    let Copied::Whole {
        copy,
        is_new,
        second,
        caught_up,
        tried_out,
    } = made
    else {
        return Ok(NOT_ALL);
    };
    let notes = count(copy.notes.unwrap_or_default(), "note");
    let what = if is_new {
        "Copied and read back whole"
    } else {
        "Nothing is new since the newest copy"
    };
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
        writeln!(
            out,
            "Putting it back was tried out in a spare place, and did not go well. {trouble}"
        )?;
        return Ok(trouble.exit_code());
    }
    Ok(WELL)
}

/// Puts a copy in the log's place. The log as it is becomes a copy; one that cannot be opened is
/// kept under another name.
pub(super) fn restore(
    folder: &Folder,
    copy: &Path,
    clock: Clock,
    out: &mut impl Write,
) -> Result<u8> {
    let (copy, now) = (whole_path(copy), clock.now().at);
    let (store, is_kept) = match folder.open(now) {
        Ok(store) => {
            let ready = Patience::new(clock)
                .wait_for(PUTTING_BACK, &mut store.ready_to_put_back(&copy, now)?)?;
            (store.put_back(&ready)?, true)
        }
        Err(Trouble::NoLog { .. }) => rescue(folder, &copy, clock)?,
        Err(Trouble::Store(trouble)) if is_mended_by_a_copy(&trouble) => {
            rescue(folder, &copy, clock)?
        }
        Err(other) => return Err(other),
    };
    let (_, report) = Patience::new(clock)
        .wait_for("Reading all of it", &mut store.check_beside(Depth::Pages)?)?;
    if !report.is_sound() {
        writeln!(out, "{}", report.sentence())?;
        return Ok(DAMAGED);
    }
    let notes = count(report.entries, "note");
    write!(out, "The copy is in place and sound: {notes}.")?;
    if is_kept {
        let folder = folder.path().display();
        write!(out, " The log that was there is kept in {folder}")?;
    }
    writeln!(out)?;
    Ok(WELL)
}

fn is_mended_by_a_copy(trouble: &StoreError) -> bool {
    matches!(
        trouble,
        StoreError::LogMissing { .. }
            | StoreError::KeyMissing { .. }
            | StoreError::KeyDamaged
            | StoreError::Damaged(_)
            | StoreError::NotALog { .. }
            | StoreError::NotOurs
    )
}

/// Puts a copy where no log can be opened; says whether a file that was there is kept.
fn rescue(folder: &Folder, copy: &Path, clock: Clock) -> Result<(Store, bool)> {
    let now = clock.now().at;
    folder.with_secret(|secret| {
        let (rescue, copy, secret) = (Rescue::of(folder.path())?, copy.to_owned(), secret.cloned());
        let is_kept = Store::has_log_file(folder.path());
        let putting =
            Beside::begin(move |progress| rescue.put_back(&copy, secret.as_ref(), now, progress));
        let store = Patience::new(clock).wait_for(PUTTING_BACK, &mut putting?)?;
        Ok((store, is_kept))
    })
}

/// Reads every copy, here and in the second place.
pub(super) fn check_all(store: &Store, clock: Clock, out: &mut impl Write) -> Result<u8> {
    let checked = Patience::new(clock).wait_for(
        "Reading every copy",
        &mut store.copies().check_all(clock.now().at)?,
    )?;
    writeln!(
        out,
        "Copies: {} whole, {} not.",
        checked.whole, checked.not_whole
    )?;
    Ok(if checked.not_whole == 0 {
        WELL
    } else {
        DAMAGED
    })
}

/// Reads what can be read of a log into a new one.
pub(super) fn salvage(
    folder: &Folder,
    into: &Path,
    clock: Clock,
    out: &mut impl Write,
) -> Result<u8> {
    if !Store::is_kept_in(folder.path()) {
        return Err(Trouble::NoLog {
            folder: folder.path().to_owned(),
        });
    }
    let into = whole_path(into);
    let saved = folder.with_secret(|secret| {
        let (rescue, into, secret) = (Rescue::of(folder.path())?, into.clone(), secret.cloned());
        let reading =
            Beside::begin(move |progress| rescue.salvage(&into, secret.as_ref(), progress));
        Patience::new(clock).wait_for("Reading what can be read", &mut reading?)
    })?;
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
    Ok(if saved.rows == saved.of_rows {
        WELL
    } else {
        NOT_ALL
    })
}

/// The same file, however the program is called from.
fn whole_path(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
