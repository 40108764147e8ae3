//! A folder of copies: what lies in it, what is known of each, and the key that opens them all.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::content::Content;
use super::create::{bytes_into, sum_of};
use super::read;
use crate::domain::CopyName;
use crate::domain::copies::may_go;
use crate::store::beside::Progress;
use crate::store::{Result, StoreError};
use crate::vault::paths::{clear, rename};

const KNOWN: &str = "checked.json";
pub(crate) const KEY: &str = "key";
/// A copy that is being made ends so; left by a sudden end, it is cleared at the next start.
const PART: &str = "part";
/// A copy that could not be read back whole ends so. The newest few are kept for whoever helps.
const NOT_WHOLE: &str = "not-whole";
const NOT_WHOLE_KEPT: usize = 3;

/// One copy, as the list of copies shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub name: CopyName,
    pub path: PathBuf,
    pub size: u64,
    /// How many notes are in it, once it was read.
    pub notes: Option<usize>,
    pub checked: Checked,
}

/// Whether a copy was read back whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    Whole(NaiveDateTime),
    NotYet,
    NotWhole,
}

impl Kept {
    pub fn is_whole(&self) -> bool {
        matches!(self.checked, Checked::Whole(_))
    }
}

/// What is known of the copies of a folder. It holds no words of hers, only counts and sums.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Known {
    pub copies: BTreeMap<String, Noted>,
    /// Where copies go as well, and whether she was asked.
    pub second: Option<Answered>,
    /// When a copy was last put into a spare place to see that it can be.
    pub tried_out: Option<NaiveDate>,
}

/// What was found when a copy was read whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Noted {
    pub checked: NaiveDateTime,
    /// Over the file as it lies there.
    pub bytes: String,
    pub content: Content,
}

/// The second place, once she has answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Answered {
    /// None: she wants no second place.
    pub folder: Option<PathBuf>,
    pub chosen: Option<NaiveDateTime>,
    /// When a copy last came there.
    pub last: Option<NaiveDateTime>,
}

/// A folder of copies.
#[derive(Debug, Clone)]
pub(crate) struct Drawer {
    pub folder: PathBuf,
    /// On this laptop only she may look in; a stick may know no such thing.
    is_private: bool,
}

impl Drawer {
    pub fn here(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            is_private: true,
        }
    }

    pub fn elsewhere(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            is_private: false,
        }
    }

    /// The folder of copies in the second place, if she named one; it may not be there just now.
    pub fn second(&self) -> Option<Self> {
        let folder = self.known().second?.folder?;
        Some(Self::elsewhere(&super::within(&folder)))
    }

    pub fn ready(&self) -> Result<()> {
        if self.is_private {
            return crate::vault::paths::make_private_folder(&self.folder);
        }
        fs::create_dir_all(&self.folder).map_err(not_made)
    }

    /// Every copy, newest first.
    pub fn list(&self) -> Vec<Kept> {
        let known = self.known();
        let mut copies: Vec<Kept> = fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|file| file.file_type().is_ok_and(|kind| kind.is_file()))
            .filter_map(|file| self.copy_at(&file.path(), &known))
            .collect();
        copies.sort_by_key(|copy| Reverse(copy.name));
        copies
    }

    fn copy_at(&self, path: &Path, known: &Known) -> Option<Kept> {
        let file_name = path.file_name()?.to_str()?;
        let set_aside = file_name
            .strip_suffix(NOT_WHOLE)
            .map(|stem| format!("{stem}db"));
        let name = CopyName::read(set_aside.as_deref().unwrap_or(file_name))?;
        let noted = known.copies.get(file_name);
        let checked = match noted {
            _ if set_aside.is_some() => Checked::NotWhole,
            Some(noted) => Checked::Whole(noted.checked),
            None => Checked::NotYet,
        };
        let size = fs::metadata(path).ok()?.len();
        Some(Kept {
            name,
            path: path.to_owned(),
            size,
            notes: noted.map(|noted| noted.content.notes()),
            checked,
        })
    }

    /// The newest that was read back whole.
    pub fn newest_whole(&self) -> Option<Kept> {
        self.list().into_iter().find(Kept::is_whole)
    }

    /// Whether a copy holds, as it lies there, the very bytes that add up to `sum`.
    pub fn is_still(&self, copy: &Kept, sum: &str) -> bool {
        self.known()
            .copies
            .get(&copy.name.file_name())
            .is_some_and(|noted| noted.bytes == sum)
            && sum_of(&copy.path, &Progress::default()).is_ok_and(|now| now.as_deref() == Some(sum))
    }

    /// What is known. Lost or damaged, it is as if no copy had been checked yet.
    pub(crate) fn known(&self) -> Known {
        fs::read(self.folder.join(KNOWN))
            .ok()
            .and_then(|text| serde_json::from_slice(&text).ok())
            .unwrap_or_default()
    }

    /// Changes what is known, whole or not at all.
    pub(crate) fn note(&self, change: impl FnOnce(&mut Known)) -> Result<()> {
        self.ready()?;
        let mut known = self.known();
        change(&mut known);
        known
            .copies
            .retain(|name, _| self.folder.join(name).exists());
        let text = serde_json::to_vec_pretty(&known).map_err(|cause| not_made(cause.into()))?;
        self.put(KNOWN, &text)
    }

    /// Puts a small file in place whole or not at all.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let (path, part) = (
            self.folder.join(name),
            self.folder.join(format!("{name}.{PART}")),
        );
        if fs::read(&path).is_ok_and(|kept| kept == bytes) {
            return Ok(());
        }
        let write = || {
            let mut file = self.new_file(&part)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            rename(&part, &path)
        };
        write().map_err(|source| self.clear_and_say(&part, source))
    }

    /// Writes an open log's bytes aside and sees them to the disk; gives the sum over what was
    /// read. `None`: stopped.
    pub fn write_bytes_of(
        &self,
        log: &File,
        part: &Path,
        progress: &Progress,
    ) -> Result<Option<String>> {
        let write = || bytes_into(log, &mut self.new_file(part)?, progress);
        write().map_err(|source| self.clear_and_say(part, source))
    }

    /// A file of hers alone, begun empty.
    pub fn new_file(&self, path: &Path) -> io::Result<File> {
        if self.is_private {
            return crate::vault::paths::private_file(path, true);
        }
        OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(path)
    }

    /// Where a copy is written before it counts.
    pub fn part_of(&self, name: &CopyName) -> PathBuf {
        self.folder.join(name.file_name()).with_extension(PART)
    }

    /// A name that no copy has yet.
    pub fn free_name(&self, mut name: CopyName) -> CopyName {
        let is_taken = |name: &CopyName| {
            let path = self.folder.join(name.file_name());
            path.exists() || path.with_extension(NOT_WHOLE).exists()
        };
        while is_taken(&name) {
            name.at += chrono::TimeDelta::seconds(1);
        }
        name
    }

    /// Gives a part its name: it was read back whole, and counts from now on.
    pub(crate) fn name(&self, part: &Path, name: &CopyName, noted: Noted) -> Result<Kept> {
        let path = self.folder.join(name.file_name());
        rename(part, &path).map_err(not_made)?;
        self.note(|known| drop(known.copies.insert(name.file_name(), noted)))?;
        self.copy_at(&path, &self.known())
            .ok_or_else(|| not_made(io::ErrorKind::NotFound.into()))
    }

    /// Reads a part whole and, when it is, gives it its name. The key goes first, so that no copy
    /// is ever without.
    pub fn take_in(
        &self,
        part: &Path,
        name: &CopyName,
        raw_key: &str,
        key_file: &[u8],
        now: NaiveDateTime,
        progress: &Progress,
    ) -> Result<()> {
        let content = match read::read(part, raw_key, progress) {
            Err(StoreError::NoCopy(reason)) => {
                self.set_aside(part).map_err(not_made)?;
                return Err(StoreError::NotReadBack(reason));
            }
            read => read?,
        };
        let bytes = sum_of(part, progress)
            .map_err(not_made)?
            .unwrap_or_default();
        self.put(KEY, key_file)?;
        self.name(
            part,
            name,
            Noted {
                checked: now,
                bytes,
                content,
            },
        )?;
        self.thin_out(name)
    }

    /// A copy that could not be read back whole: named so, it never counts.
    pub fn set_aside(&self, copy: &Path) -> io::Result<()> {
        rename(copy, &copy.with_extension(NOT_WHOLE))?;
        let not_whole = self
            .list()
            .into_iter()
            .filter(|kept| kept.checked == Checked::NotWhole);
        not_whole
            .skip(NOT_WHOLE_KEPT)
            .try_for_each(|kept| clear(&kept.path))
    }

    /// Lets go of what is no longer needed. Only copies that were read back whole are counted, and
    /// the one just made always stays.
    pub fn thin_out(&self, just_made: &CopyName) -> Result<()> {
        let good: Vec<CopyName> = self
            .list()
            .into_iter()
            .filter(Kept::is_whole)
            .map(|kept| kept.name)
            .collect();
        for name in may_go(&good).iter().filter(|name| *name != just_made) {
            clear(&self.folder.join(name.file_name())).map_err(not_made)?;
        }
        self.note(|_| ())
    }

    /// Clears what a sudden end left half-made.
    pub fn clear_leftovers(&self) {
        let files = fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|file| file.path());
        for part in files.filter(|path| path.extension().is_some_and(|own| own == PART)) {
            // One that cannot be cleared is in nobody's way: it never counts, and the next start
            // tries again.
            drop(clear(&part));
        }
    }

    /// Takes away what was begun, so that a full disk is not kept full by it.
    pub fn clear_and_say(&self, part: &Path, source: io::Error) -> StoreError {
        drop(clear(part));
        not_made(source)
    }
}

pub(crate) fn not_made(source: io::Error) -> StoreError {
    StoreError::NoCopyMade(source)
}
