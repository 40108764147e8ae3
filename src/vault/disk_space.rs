//! Room on the disk: how much is left, and a little kept back for the last words when there is
//! none.

use std::fs;
use std::io::Write;

use crate::platform::room_left;
use crate::store::Store;
use crate::vault::paths::{Place, clear, private_file};

/// Under this much she is told, while there is still time.
pub const SCARCE: u64 = 200 * MIB;
/// What is kept back: enough for the half-typed words and a save.
const KEPT_BACK: usize = 1 << 20;
/// Under this much the room kept back is given up before a save, rather than after one in vain.
const LAST: u64 = KEPT_BACK as u64;
/// A disk with less than this is left all it has.
const ENOUGH: u64 = 8 * MIB;
const MIB: u64 = 1 << 20;

impl Store {
    /// How many bytes the disk with the log has left; not known everywhere.
    pub fn room_left(&self) -> Option<u64> {
        room_left(&self.open_log()?.place.folder)
    }

    /// Whether the disk is nearly full: in a sentence, with what to do.
    pub fn little_room(&self) -> Option<String> {
        let left = self.room_left().filter(|left| *left < SCARCE)?;
        Some(format!(
            "The laptop's disk is nearly full: {} MB left. Free some room, or soon nothing can be saved.",
            left / 1_000_000
        ))
    }
}

/// Lays down the room to be given up, where the disk has enough. Without it everything works until
/// the disk is full.
pub(crate) fn keep_some_back(place: &Place) {
    let is_there = fs::metadata(&place.ballast).is_ok_and(|file| file.len() == KEPT_BACK as u64);
    if is_there || room_left(&place.folder).is_none_or(|left| left < ENOUGH) {
        return;
    }
    // Written out rather than only named, or the disk would give the room to somebody else.
    let laid =
        private_file(&place.ballast, true).and_then(|mut file| file.write_all(&vec![0; KEPT_BACK]));
    if laid.is_err() {
        give_up(place);
    }
}

/// Before a save on a disk with next to nothing left.
pub(crate) fn make_some(place: &Place) {
    if room_left(&place.folder).is_some_and(|left| left < LAST) {
        give_up(place);
    }
}

/// Gives the room back to the disk.
pub(crate) fn give_up(place: &Place) {
    // Where even this is not possible, saving will say what is in the way.
    let _not_there = clear(&place.ballast);
}
