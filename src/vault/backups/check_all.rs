//! Reading every copy again: what is on a disk may have changed since.

use chrono::NaiveDateTime;

use super::create::sum_of;
use super::dir::{Checked, Drawer, Kept, Noted, not_made};
use super::read;
use crate::store::NoCopy;
use crate::store::beside::Progress;
use crate::store::{Result, StoreError};

/// How many copies are good, and how many are not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CheckedAll {
    pub whole: usize,
    pub not_whole: usize,
}

/// Reads all of these copies. One that is not whole, or not as it was when it was made, is named so
/// and counts no more.
pub(crate) fn check_all(
    drawers: &[Drawer],
    raw_key: &str,
    now: NaiveDateTime,
    progress: &Progress,
) -> Result<CheckedAll> {
    let mut found = CheckedAll::default();
    let copies: Vec<(&Drawer, Kept)> = drawers
        .iter()
        .flat_map(|drawer| drawer.list().into_iter().map(move |copy| (drawer, copy)))
        .collect();
    // The bytes are read, and then the engine reads them.
    progress.expect(copies.iter().map(|(_, copy)| copy.size * 2).sum());
    for (drawer, copy) in copies {
        if copy.checked == Checked::NotWhole {
            continue;
        }
        match check(drawer, &copy, raw_key, now, progress) {
            Ok(()) => found.whole += 1,
            Err(StoreError::NoCopy(_)) => {
                found.not_whole += 1;
                drawer.set_aside(&copy.path).map_err(not_made)?;
            }
            Err(other) => return Err(other),
        }
    }
    Ok(found)
}

fn check(
    drawer: &Drawer,
    copy: &Kept,
    raw_key: &str,
    now: NaiveDateTime,
    progress: &Progress,
) -> Result<()> {
    let file_name = copy.name.file_name();
    let Some(bytes) = sum_of(&copy.path, progress).map_err(not_made)? else {
        return Err(StoreError::say(
            "The copies were not read to the end. Your log is as it was.",
        ));
    };
    let content = read::read(&copy.path, raw_key, progress)?;
    let before = drawer.known().copies.remove(&file_name);
    if before.is_some_and(|before| before.content != content) {
        return Err(NoCopy::Changed.into());
    }
    drawer.note(|known| {
        drop(known.copies.insert(
            file_name,
            Noted {
                checked: now,
                bytes,
                content,
            },
        ));
    })
}
