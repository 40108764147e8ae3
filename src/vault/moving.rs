//! Moving the log to another folder: all of it is copied there, synced and read back, beside the
//! keys, before the old folder is touched.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::NaiveDateTime;

use super::backups::create::{bytes_into, sum_of};
use super::backups::dir::{KEY, not_made};
use super::backups::read;
use crate::store::NoCopy;
use crate::store::beside::{Beside, Progress};
use crate::store::{Result, Store, StoreError};
use crate::vault::key::KeyFile;
use crate::vault::open_log::{Home, Keys};
use crate::vault::opening::With;
use crate::vault::paths::{self, Place, private_file, write_private};

/// What is left in the old folder for whoever looks for the log there.
const NOTE: &str = "Where the log went.txt";
/// The line of the note with the new folder begins so.
const TO: &str = "    ";

/// Another folder, held for the log to be moved to. Everything but the names lies there; let go of,
/// it is cleared again.
pub struct NewPlace {
    place: Place,
    lock: Option<File>,
    now: NaiveDateTime,
    /// When the log was last written to as it came here.
    stirred: u64,
}

impl NewPlace {
    pub fn folder(&self) -> &Path {
        &self.place.folder
    }
}

impl Drop for NewPlace {
    fn drop(&mut self) {
        if self.lock.is_some() {
            clear_away(&self.place);
        }
    }
}

/// How it went.
pub enum Moved {
    /// The log is open in the new folder. What could not be done in the old one afterwards, if
    /// anything.
    There(Box<Store>, Option<StoreError>),
    /// Nothing was changed; the log as it was, open again, and what was in the way.
    Stayed(Result<Box<Store>>, StoreError),
}

impl Store {
    /// Looks whether the log can be moved to a folder, holds that, and begins to bring everything
    /// there. Nothing is moved yet, and nothing is to be written meanwhile.
    pub fn ready_to_move(&self, to: &Path, now: NaiveDateTime) -> Result<Beside<NewPlace>> {
        let place = Place::at(to);
        if place.was_used() && !is_left_from_moving(&place, &self.key_file()?) {
            return Err(StoreError::say(format!(
                "There is a log in {} already, so nothing was moved. To see that one, start Hometime without --data.",
                to.display()
            )));
        }
        let place = Place::ready(to)?;
        let lock = Some(place.lock()?);
        let home = self.home()?;
        let (from, log, raw_key) = (home.place.clone(), Arc::clone(&home.log), self.raw_key()?);
        let new = NewPlace {
            place,
            lock,
            now,
            stirred: home.stirred.load(Ordering::Relaxed),
        };
        Beside::begin(move |progress| {
            bring(&from, &log, &new.place, &raw_key, progress)?;
            Ok(new)
        })
    }

    /// Moves the log, whole, with its key and its copies, and opens it there.
    pub fn move_to(self, mut new: NewPlace) -> Moved {
        if self
            .open_log()
            .is_none_or(|home| home.stirred.load(Ordering::Relaxed) != new.stirred)
        {
            let words =
                "Something was saved while everything was brought there. To try once more:  /where";
            return Moved::Stayed(Ok(Box::new(self)), StoreError::say(words));
        }
        let (
            Some(Home {
                place,
                log,
                lock: Some(lock),
                keys,
                ..
            }),
            Some(new_lock),
        ) = (Home::of(self.file), new.lock.take())
        else {
            return Moved::Stayed(Err(NoCopy::NotThere.into()), NoCopy::NotThere.into());
        };
        let Keys { key, file, .. } = keys.into_inner();
        drop(self.db);
        drop(log);
        let back =
            |lock| Self::open_held(place.clone(), lock, new.now, &With::Key(&key)).map(Box::new);
        if let Err(trouble) = take_over(&place, &new.place, &file) {
            clear_away(&new.place);
            return Moved::Stayed(back(lock), trouble);
        }
        match Self::open_held(new.place.clone(), new_lock, new.now, &With::Key(&key)) {
            Ok(store) => {
                let left = leave_behind(&place, &new.place, new.now)
                    .and_then(|old| store.remember_old_copy(&old));
                drop(lock);
                Moved::There(Box::new(store), left.err())
            }
            Err(trouble) => {
                clear_away(&new.place);
                Moved::Stayed(back(lock), trouble)
            }
        }
    }

    /// Where the log of a folder went, if it was moved out of it.
    pub fn moved_from(folder: &Path) -> Option<PathBuf> {
        if Place::at(folder).log.exists() {
            return None;
        }
        let note = fs::read_to_string(folder.join(NOTE)).ok()?;
        note.lines()
            .find_map(|line| line.strip_prefix(TO))
            .map(|path| PathBuf::from(path.trim()))
    }
}

/// Whether a folder has no log, and what keys it has are this one: a moving broke off there.
fn is_left_from_moving(place: &Place, key: &KeyFile) -> bool {
    let beside_copies = place.copies.join(KEY);
    let is_this = |path: &Path| {
        let own = KeyFile::read_at(path).ok().flatten();
        own.is_some_and(|own| own.has_slots_of(key))
    };
    let keys = [&place.key, &place.key_copy, &beside_copies]
        .into_iter()
        .filter(|path| path.exists());
    !place.log.exists()
        && (beside_copies.exists() || !place.has_copies())
        && keys.into_iter().all(|path| is_this(path))
}

/// Copies everything there and reads it back; the log lies there without its name.
fn bring(from: &Place, log: &File, to: &Place, raw_key: &str, progress: &Progress) -> Result<()> {
    let copies = files_in(&from.copies).map_err(|source| from.trouble(source))?;
    let bytes = |path: &PathBuf| path.metadata().map_or(0, |about| about.len());
    // Of each file the sum is made here and there; the log's bytes go over, are summed up there and
    // read whole by the engine.
    progress.expect(2 * copies.iter().map(bytes).sum::<u64>() + 3 * bytes(&from.log));
    if !copies.is_empty() {
        paths::make_private_folder(&to.copies)?;
    }
    for copy in copies {
        let name = to.copies.join(copy.file_name().unwrap_or_default());
        copy_file(&copy, &to.back, progress)?;
        paths::rename(&to.back, &name).map_err(|source| to.trouble(source))?;
    }
    let write = || -> io::Result<bool> {
        let sum = bytes_into(log, &mut private_file(&to.back, true)?, progress)?;
        Ok(sum.is_some() && sum == sum_of(&to.back, progress)?)
    };
    said_of(write(), progress)?;
    read::read(&to.back, raw_key, progress).map(drop)
}

/// The key, and then the log's own name: from then on it is there.
fn take_over(from: &Place, to: &Place, file: &KeyFile) -> Result<()> {
    let journal = from.folder.join("hometime.db-journal");
    if fs::metadata(&journal).is_ok_and(|journal| journal.len() > 0) {
        return Err(StoreError::say(
            "Your log was not closed as it should be, so it was not moved. Start Hometime again first.",
        ));
    }
    file.keep(to)?;
    paths::rename(&to.back, &to.log).map_err(|source| to.trouble(source))
}

/// The files of a folder of copies, the key first: by it a moving that broke off is known.
fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut files = fs::read_dir(folder)?
        .map(|file| file.map(|file| file.path()))
        .collect::<io::Result<Vec<PathBuf>>>()?;
    files.retain(|path| path.is_file());
    files.sort_by_key(|path| (!path.ends_with(KEY), path.clone()));
    Ok(files)
}

/// Copies one file, sees it to the disk and reads it back.
fn copy_file(from: &Path, to: &Path, progress: &Progress) -> Result<()> {
    let copy = || -> io::Result<bool> {
        let mut file = private_file(to, true)?;
        io::copy(&mut File::open(from)?, &mut file)?;
        file.sync_all()?;
        let sum = sum_of(from, progress)?;
        Ok(sum.is_some() && sum == sum_of(to, progress)?)
    };
    said_of(copy(), progress)
}

/// What it means that the same bytes lie there, or not.
fn said_of(is_same: io::Result<bool>, progress: &Progress) -> Result<()> {
    match is_same {
        Ok(true) => Ok(()),
        Ok(false) if progress.is_stopped() => {
            Err(StoreError::say("Stopped. Your log stays where it was."))
        }
        Ok(false) => Err(StoreError::NotReadBack(NoCopy::Changed)),
        Err(source) => Err(not_made(source)),
    }
}

/// Takes away what a moving in vain had brought. The folder was free of any log before.
fn clear_away(place: &Place) {
    for path in [
        &place.log,
        &place.back,
        &place.key,
        &place.key_copy,
        &place.ballast,
    ] {
        drop(paths::clear(path));
    }
    drop(fs::remove_dir_all(&place.copies));
}

/// In the old folder: a note where the log went, and its files in a folder of their own, as an old
/// copy. Gives that folder.
fn leave_behind(from: &Place, to: &Place, now: NaiveDateTime) -> Result<PathBuf> {
    let name = format!("hometime-old-copy-{}", now.format("%Y-%m-%d-%H%M%S"));
    let old = from.folder.join(&name);
    let note = format!(
        "Your Hometime log is no longer kept in this folder. On {} it was moved to:\n\n{TO}{}\n\nStart Hometime without naming a folder, and it is there. The folder {name} beside this note\nis the log as it was when it was moved. Hometime asks whether it may go.\n",
        now.format("%A %-d %B %Y"),
        to.folder.display()
    );
    write_private(&from.folder.join(NOTE), note.as_bytes())?;
    paths::make_private_folder(&old)?;
    let put = || -> io::Result<()> {
        // The log goes first: from then on the note holds.
        for path in [&from.log, &from.key, &from.key_copy, &from.copies] {
            if let (true, Some(name)) = (path.exists(), path.file_name()) {
                paths::rename(path, &old.join(name))?;
            }
        }
        [&from.ballast, &from.folder.join("hometime.db-journal")]
            .into_iter()
            .try_for_each(|path| paths::clear(path))
    };
    put().map_err(|source| from.trouble(source))?;
    Ok(old)
}
