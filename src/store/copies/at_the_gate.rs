//! What the copies are good for while the log itself is not open: the newest is looked at, or the
//! key beside them opens a log whose own is lost.

use std::cmp::Reverse;
use std::path::Path;
use std::process;

use chrono::NaiveDateTime;
use rusqlite::OpenFlags;

use super::back::{Rescue, key_of};
use super::drawer::{Drawer, KEY, Kept};
use super::reading::NoCopy;
use super::spare;
use crate::domain::CopyName;
use crate::store::beside::Progress;
use crate::store::connection::unlocked;
use crate::store::folder::Place;
use crate::store::key::{DataKey, KeyFile, Secret};
use crate::store::opening::With;
use crate::store::schema::Header;
use crate::store::{LockState, Result, Store, StoreError};

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
        let file = match KeyFile::read(&place)? {
            Some(file) => file,
            None => keys_with_copies(&place)
                .into_iter()
                .next()
                .ok_or(NoCopy::NoKey)?,
        };
        let key = key_of(&file, secret)?.ok_or(StoreError::Locked)?;
        // The other window may look at a copy too; a place of its own for each.
        let own_place = place.spare.join(format!("window-{}", process::id()));
        for copy in good_copies(&place) {
            progress.expect(copy.size);
            match spare::look_inside(&copy.path, &key.raw(), &own_place, progress) {
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
        Err(NoCopy::NotThere.into())
    }

    /// Whether a key lies with the copies that may be taken for the log of this folder. Only reads.
    pub fn spare_key_in(folder: &Path) -> Option<SpareKey> {
        let place = Place::at(folder);
        if place.log.metadata().map_or(0, |log| log.len()) == 0 {
            return None;
        }
        let keys = keys_with_copies(&place);
        if keys
            .iter()
            .any(|file| file.open_key().is_ok_and(|key| opens(&key, &place.log)))
        {
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
            match key_of(&file, secret) {
                Ok(Some(key)) if opens(&key, &self.place.log) => {
                    file.keep(&self.place)?;
                    return Store::open_held(self.place, self.lock, now, &With::Key(&key));
                }
                Ok(Some(_)) => {}
                Ok(None) => reason = StoreError::Locked,
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

/// Whether the key opens the log as it lies there. What was half done when it was last closed is
/// left for the opening itself: carried through with a key that is not its own, it would do harm.
fn opens(key: &DataKey, log: &Path) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let read = || Header::read(&unlocked(Path::new(&as_it_lies(log)), flags, &key.raw())?);
    read().is_ok_and(|header| !header.is_blank())
}

/// The file by a name that tells the engine to change nothing and to heed nothing beside it.
fn as_it_lies(log: &Path) -> String {
    let path = std::path::absolute(log).unwrap_or_else(|_| log.to_owned());
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let letter = |byte: &u8| {
        if plain(byte) {
            char::from(*byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    let name: String = path
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .map(letter)
        .collect();
    format!("file:///{}?immutable=1", name.trim_start_matches('/'))
}
