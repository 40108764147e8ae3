//! What the copies are good for while the log itself is not open: the newest is looked at, or the
//! key beside them opens a log whose own is lost.

use std::cmp::Reverse;
use std::path::Path;
use std::process;

use chrono::NaiveDateTime;

use super::backups::dir::{Drawer, KEY, Kept};
use super::backups::scratch;
use super::restore::Rescue;
use crate::domain::CopyName;
use crate::store::NoCopy;
use crate::store::beside::Progress;
use crate::store::{LockState, Result, Store, StoreError};
use crate::vault::key::{KeyFile, Secret};
use crate::vault::opening::{With, opens};
use crate::vault::paths::Place;

/// A key that lies with the copies, while the log has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpareKey {
    /// It opens the log.
    Opens,
    /// It is locked: a passphrase or a code will tell.
    Locked,
}

impl Store {
    /// Opens the newest good copy of a log that is open in another window, only to look at. The log
    /// is not touched.
    pub fn look_at_newest(
        folder: &Path,
        secret: Option<&Secret>,
        progress: &Progress,
    ) -> Result<(Self, CopyName)> {
        let place = Place::at(folder);
        let mut files = KeyFile::read_both(&place)?;
        if files.is_empty() {
            files = keys_with_copies(&place);
        }
        // The other window may look at a copy too; a place of its own for each.
        let own_place = place.spare.join(format!("window-{}", process::id()));
        let mut reason: StoreError = NoCopy::NoKey.into();
        for file in files {
            let key = match file.key(secret) {
                Ok(key) => key,
                Err(trouble) => {
                    reason = trouble;
                    continue;
                }
            };
            for copy in good_copies(&place) {
                progress.expect(copy.size);
                match scratch::look_inside(&copy.path, &key.raw(), &own_place, progress) {
                    Ok(store) => {
                        store.lock_state.set(if file.is_locked() {
                            LockState::Locked
                        } else {
                            LockState::Open
                        });
                        return Ok((store, copy.name));
                    }
                    // The other window may have let go of it just now.
                    Err(StoreError::NoCopy(_)) => {}
                    Err(other) => return Err(other),
                }
            }
            if matches!(reason, StoreError::NoCopy(_)) {
                reason = NoCopy::NotThere.into();
            }
        }
        Err(reason)
    }

    /// Whether a key lies with the copies that may be taken for the log of this folder. Only reads.
    pub fn spare_key_in(folder: &Path) -> Option<SpareKey> {
        let place = Place::at(folder);
        if !place.log.exists() || place.has_cut_off_log() {
            return None;
        }
        let keys = keys_with_copies(&place);
        if keys.iter().any(|file| {
            file.open_key()
                .is_ok_and(|key| opens(&key, &place.log).is_ok())
        }) {
            return Some(SpareKey::Opens);
        }
        keys.iter()
            .any(KeyFile::is_locked)
            .then_some(SpareKey::Locked)
    }
}

impl Rescue {
    /// Takes only the key from the copies, once it has opened the log, and opens that: nothing
    /// written since the newest copy is lost.
    pub fn take_key(self, secret: Option<&Secret>, now: NaiveDateTime) -> Result<Store> {
        let mut reason: StoreError = NoCopy::NoKey.into();
        for file in keys_with_copies(&self.place) {
            match file.key(secret) {
                Ok(key) if opens(&key, &self.place.log).is_ok() => {
                    file.keep(&self.place)?;
                    return Store::open_held(self.place, self.lock, now, &With::Key(&key));
                }
                Ok(_) => {}
                Err(trouble) => reason = trouble,
            }
        }
        Err(reason)
    }
}

/// The folder of copies and the second place, the one with the newest copy first.
fn drawers(place: &Place) -> Vec<Drawer> {
    let here = Drawer::here(&place.copies);
    let elsewhere = here.second();
    let mut drawers: Vec<Drawer> = [Some(here), elsewhere].into_iter().flatten().collect();
    drawers.sort_by_key(|drawer| Reverse(drawer.newest_whole().map(|copy| copy.name)));
    drawers
}

/// The keys that lie there and are whole.
fn keys_with_copies(place: &Place) -> Vec<KeyFile> {
    drawers(place)
        .iter()
        .filter_map(|drawer| KeyFile::read_at(&drawer.folder.join(KEY)).ok().flatten())
        .collect()
}

/// Every copy that was read back whole, newest first.
fn good_copies(place: &Place) -> Vec<Kept> {
    let mut copies: Vec<Kept> = drawers(place)
        .iter()
        .flat_map(Drawer::list)
        .filter(Kept::is_whole)
        .collect();
    copies.sort_by_key(|copy| Reverse(copy.name));
    copies
}
