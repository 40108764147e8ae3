//! Making a copy: written aside, synced, read back whole, and only then given its name; then the
//! second place, and a trial.
//!
//! Between two commits the log's file is whole by itself, so a copy is its bytes. Whoever copies
//! runs beside the keys; should anything be written meanwhile, the copy is dropped and begun again.
//! The file is read through one handle that stays open as long as the log does, because closing
//! another would let go of the engine's own hold on it.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::content::{Content, hex};
use super::dir::{Drawer, KEY, Kept, Noted, not_made};
use super::erasure::{self, Anew};
use super::read;
use super::scratch;
use crate::domain::copies::TRY_OUT_AFTER;
use crate::domain::{CopyName, Occasion};
use crate::platform::read_at;
use crate::store::FromCopies;
use crate::store::NoCopy;
use crate::store::beside::{Beside, Progress};
use crate::store::erasing::{CaughtUp, Owed};
use crate::store::{Result, StoreError};
use crate::vault::paths::clear;

/// Bytes read and written at a time.
const PIECE: usize = 256 << 10;

/// What was written in the log last, by its numbers: a copy of this moment has the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark(pub i64, pub i64);

/// All that is needed to make one copy, away from the log itself.
pub(crate) struct Task {
    pub log: Arc<File>,
    /// Moves with every row written.
    pub stirred: Arc<AtomicU64>,
    pub stirred_before: u64,
    pub mark: Mark,
    pub key_file: Zeroizing<String>,
    pub raw_key: Zeroizing<String>,
    pub drawer: Drawer,
    /// Places that were out of reach when something was erased: nothing new comes there before it
    /// is gone from what is there.
    pub owed: Vec<Owed>,
    pub spare: PathBuf,
    pub occasion: Occasion,
    pub now: NaiveDateTime,
}

/// A copy being made.
pub type Copying = Beside<Copied>;

/// What came of it.
#[derive(Debug)]
pub enum Copied {
    /// A copy that holds all there is, whether it had to be made now, and in which places what was
    /// erased is gone now too.
    Whole {
        copy: Kept,
        is_new: bool,
        second: SecondPlace,
        caught_up: Vec<CaughtUp>,
        tried_out: Option<TriedOut>,
    },
    /// Something was saved meanwhile: to be begun again.
    Moved,
    /// She did not want to wait.
    Stopped,
}

/// How it went at the second place.
#[derive(Debug)]
pub enum SecondPlace {
    None,
    Copied,
    NotThere,
    Trouble(Box<StoreError>),
}

/// How putting the newest copy into a spare place went.
#[derive(Debug)]
pub enum TriedOut {
    Well,
    Trouble(Box<StoreError>),
}

impl Task {
    pub fn run(&self, progress: &Progress) -> Result<Copied> {
        self.drawer.ready()?;
        let length = self.log.metadata().map_err(not_made)?.len();
        progress.expect(length * self.readings());
        let name = self.drawer.free_name(CopyName {
            at: self.now,
            occasion: self.occasion,
        });
        let part = self.drawer.part_of(&name);
        let made = self.make(&name, &part, progress);
        if !matches!(made, Ok(Copied::Whole { .. })) {
            drop(clear(&part));
        }
        made
    }

    /// How often the log's bytes are gone through: written, read back and read whole by the engine;
    /// then once more in the second place, and twice when putting it back is tried out.
    fn readings(&self) -> u64 {
        3 + u64::from(self.second_folder().is_some_and(|folder| folder.is_dir()))
            + 2 * u64::from(self.is_trial_due())
    }

    fn make(&self, name: &CopyName, part: &Path, progress: &Progress) -> Result<Copied> {
        let Some(bytes) = self.drawer.write_bytes_of(&self.log, part, progress)? else {
            return Ok(Copied::Stopped);
        };
        if self.stirred.load(Ordering::Relaxed) != self.stirred_before {
            return Ok(Copied::Moved);
        }
        let same = self
            .drawer
            .newest_whole()
            .filter(|_| self.occasion == Occasion::Usual)
            .filter(|copy| self.drawer.is_still(copy, &bytes));
        let is_new = same.is_none();
        let copy = match same {
            Some(copy) => {
                clear(part).map_err(not_made)?;
                copy
            }
            None => match self.prove(part, &bytes, progress)? {
                None => return Ok(Copied::Stopped),
                Some(content) => {
                    self.drawer.put(KEY, self.key_file.as_bytes())?;
                    let noted = Noted {
                        checked: self.now,
                        bytes: bytes.clone(),
                        content,
                    };
                    let copy = self.drawer.name(part, name, noted)?;
                    self.drawer.thin_out(name)?;
                    copy
                }
            },
        };
        let (caught_up, trouble) = self.catch_up(progress);
        let second = trouble.unwrap_or_else(|| self.copy_to_second(&copy, &caught_up, progress));
        let tried_out = self.try_out_if_due(&copy, progress);
        Ok(Copied::Whole {
            copy,
            is_new,
            second,
            caught_up,
            tried_out,
        })
    }

    /// Reads the part back: the same bytes, all of it readable, and the log as it was when this was
    /// begun. `None`: stopped.
    fn prove(&self, part: &Path, bytes: &str, progress: &Progress) -> Result<Option<Content>> {
        let Some(lying_there) = sum_of(part, progress).map_err(not_made)? else {
            return Ok(None);
        };
        let read = || -> Result<Content> {
            let copy = read::open(part, &self.raw_key)?;
            let content = read::read_whole(&copy, progress)?;
            if lying_there != bytes || super::mark_of(&copy.db)? != self.mark {
                return Err(NoCopy::Changed.into());
            }
            Ok(content)
        };
        match read() {
            Ok(content) => Ok(Some(content)),
            Err(StoreError::NoCopy(reason)) => {
                self.drawer.set_aside(part).map_err(not_made)?;
                Err(StoreError::NotReadBack(reason))
            }
            Err(other) => Err(other),
        }
    }

    /// Takes what was erased out of copies that were out of reach then and are there now.
    fn catch_up(&self, progress: &Progress) -> (Vec<CaughtUp>, Option<SecondPlace>) {
        let (mut done, mut trouble) = (Vec::new(), None);
        for Owed {
            place,
            erasings,
            seeds,
        } in self.owed.iter().filter(|owed| owed.is_in_reach())
        {
            let anew = Anew {
                seeds,
                spare: &self.spare.join(erasure::SPARE),
                raw_key: &self.raw_key,
                now: self.now,
            };
            match anew.all_in(
                &[Drawer::elsewhere(&super::within(place))],
                FromCopies::default(),
                progress,
            ) {
                Ok(copies) => done.push(CaughtUp {
                    place: place.clone(),
                    copies,
                    erasings: erasings.clone(),
                }),
                Err(problem) => trouble = Some(SecondPlace::Trouble(Box::new(problem))),
            }
        }
        (done, trouble)
    }

    fn second_folder(&self) -> Option<PathBuf> {
        self.drawer.known().second.and_then(|second| second.folder)
    }

    /// Copies to the second place what it has not got, and reads it back there.
    fn copy_to_second(
        &self,
        copy: &Kept,
        caught_up: &[CaughtUp],
        progress: &Progress,
    ) -> SecondPlace {
        let Some(folder) = self.second_folder() else {
            return SecondPlace::None;
        };
        // The folder she named has to be there: a stick that is out is not made anew on the
        // laptop's own disk.
        let is_owed = |place: &Path| {
            self.owed.iter().any(|owed| owed.place == place)
                && !caught_up.iter().any(|done| done.place == place)
        };
        if !folder.is_dir() || is_owed(&folder) {
            return SecondPlace::NotThere;
        }
        let second = Drawer::elsewhere(&super::within(&folder));
        let carried = self.carry(copy, &second, progress).and_then(|()| {
            self.drawer.note(|known| {
                if let Some(place) = &mut known.second {
                    place.last = Some(self.now);
                }
            })
        });
        match carried {
            Ok(()) => SecondPlace::Copied,
            Err(trouble) => SecondPlace::Trouble(Box::new(trouble)),
        }
    }

    fn carry(&self, copy: &Kept, second: &Drawer, progress: &Progress) -> Result<()> {
        second.ready()?;
        second.clear_leftovers();
        let Some(noted) = self.drawer.known().copies.remove(&copy.name.file_name()) else {
            return Ok(());
        };
        if second.known().copies.get(&copy.name.file_name()) == Some(&noted) {
            return second.put(KEY, self.key_file.as_bytes());
        }
        let part = second.part_of(&copy.name);
        let write = || -> io::Result<()> {
            let mut file = second.new_file(&part)?;
            io::copy(&mut File::open(&copy.path)?, &mut file)?;
            file.sync_all()
        };
        write().map_err(|source| second.clear_and_say(&part, source))?;
        let read_back = read::read(&part, &self.raw_key, progress);
        if read_back
            .as_ref()
            .is_ok_and(|content| *content == noted.content)
        {
            second.put(KEY, self.key_file.as_bytes())?;
            second.name(&part, &copy.name, noted)?;
            return second.thin_out(&copy.name);
        }
        second.set_aside(&part).map_err(not_made)?;
        Err(StoreError::NotReadBack(NoCopy::Damaged))
    }

    fn is_trial_due(&self) -> bool {
        let today = self.now.date();
        !self
            .drawer
            .known()
            .tried_out
            .is_some_and(|day| day <= today && today < day + TRY_OUT_AFTER)
    }

    /// Once a month the newest copy is put into a spare place, as if it had to be.
    fn try_out_if_due(&self, copy: &Kept, progress: &Progress) -> Option<TriedOut> {
        let (today, known) = (self.now.date(), self.drawer.known());
        if !self.is_trial_due() {
            return None;
        }
        let noted = known.copies.get(&copy.name.file_name())?;
        let tried = scratch::try_out(
            &copy.path,
            &self.raw_key,
            &self.spare.join("trial"),
            &noted.content,
            progress,
        )
        .and_then(|()| self.drawer.note(|known| known.tried_out = Some(today)));
        Some(match tried {
            Ok(()) => TriedOut::Well,
            Err(trouble) => TriedOut::Trouble(Box::new(trouble)),
        })
    }
}

/// Writes an open log's bytes into a file and sees them to the disk; gives the sum over what was
/// read. `None`: stopped.
pub(crate) fn bytes_into(
    log: &File,
    file: &mut File,
    progress: &Progress,
) -> io::Result<Option<String>> {
    let (mut sum, mut piece, mut at) = (Sha256::new(), vec![0; PIECE], 0);
    loop {
        let read = read_at(log, &mut piece, at)?;
        if read == 0 {
            break;
        }
        if progress.is_stopped() {
            return Ok(None);
        }
        file.write_all(&piece[..read])?;
        sum.update(&piece[..read]);
        at += read as u64;
        progress.came(read as u64);
    }
    file.sync_all()?;
    Ok(Some(hex(&sum.finalize())))
}

/// The sum over a file as it lies on the disk. `None`: stopped.
pub(crate) fn sum_of(path: &Path, progress: &Progress) -> io::Result<Option<String>> {
    let mut file = File::open(path)?;
    let (mut sum, mut piece) = (Sha256::new(), vec![0; PIECE]);
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok(Some(hex(&sum.finalize())));
        }
        if progress.is_stopped() {
            return Ok(None);
        }
        sum.update(&piece[..read]);
        progress.came(read as u64);
    }
}
