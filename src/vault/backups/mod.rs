//! Copies of the log: made, read back, listed, looked into, put back. All of them lie in one folder
//! beside the log with one key, which opens every one because the log keeps its key for life; when
//! that key gets another passphrase, the file beside them is written anew.

mod check_all;
pub(crate) mod content;
pub(crate) mod create;
pub(crate) mod dir;
mod drives;
mod erasure;
pub(crate) mod read;
pub(crate) mod scratch;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

pub use check_all::CheckedAll;
pub use create::{Copied, Copying, SecondPlace, TriedOut};
pub(crate) use dir::Drawer;
pub use dir::{Checked, Kept};
pub use drives::{meant_by, plugged_in};

use crate::domain::Occasion;
use crate::domain::copies::{CopyNudge, REMIND_AFTER};
use crate::store::beside::Beside;
use crate::store::{Result, Store, StoreError};
use crate::vault::open_log::Home;
use crate::vault::paths::Place;
use create::{Mark, Task};
use dir::Answered;

/// The folder made for copies in the place she names.
const WITHIN: &str = "hometime-copies";

/// The copies of a log.
pub struct Copies<'s> {
    pub(crate) store: &'s Store,
}

/// The second place for copies, as far as she has said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Second {
    NotAsked,
    NotWanted,
    Place {
        folder: PathBuf,
        is_there: bool,
        last: Option<NaiveDateTime>,
        is_long_ago: bool,
    },
}

/// Where the copies go within a place she named.
pub(crate) fn within(folder: &Path) -> PathBuf {
    folder.join(WITHIN)
}

/// The numbers of what was written last.
fn mark_of(db: &Connection) -> Result<Mark> {
    let query = "SELECT (SELECT coalesce(max(id), 0) FROM step), (SELECT coalesce(max(id), 0) FROM history)";
    Ok(db.query_row(query, [], |row| Ok(Mark(row.get(0)?, row.get(1)?)))?)
}

impl Store {
    /// The newest copy in a folder whose log may be missing, as far as is known without reading it.
    pub fn newest_copy_in(folder: &Path) -> Option<Kept> {
        let here = Drawer::here(&Place::at(folder).copies);
        let elsewhere = here.second();
        [Some(here), elsewhere]
            .into_iter()
            .flatten()
            .filter_map(|drawer| drawer.newest_whole())
            .max_by_key(|copy| copy.name)
    }

    pub fn copies(&self) -> Copies<'_> {
        Copies { store: self }
    }

    /// What is kept beside a log on the disk; a log in memory, or a copy that is only looked at,
    /// has nothing.
    pub(crate) fn home(&self) -> Result<&Home> {
        self.open_log()
            .ok_or_else(|| StoreError::say("This log has no copies: it is not kept on the disk."))
    }

    pub(crate) fn copy_task(&self, occasion: Occasion, now: NaiveDateTime) -> Result<Task> {
        let home = self.home()?;
        match () {
            () if home.only_to_read => return Err(StoreError::OnlyToRead),
            () if self.is_closed => return Err(StoreError::Closed),
            () => {}
        }
        Ok(Task {
            log: Arc::clone(&home.log),
            stirred: Arc::clone(&home.stirred),
            stirred_before: home.stirred.load(Ordering::Relaxed),
            mark: mark_of(&self.db)?,
            key_file: self.key_file_text()?,
            raw_key: self.raw_key()?,
            drawer: Drawer::here(&home.place.copies),
            owed: self.erasing().owed()?,
            spare: home.place.spare.clone(),
            occasion,
            now,
        })
    }
}

impl Copies<'_> {
    fn drawer(&self) -> Option<Drawer> {
        self.store
            .open_log()
            .map(|home| Drawer::here(&home.place.copies))
    }

    /// Whether this log can be copied: it lies on the disk where writing is allowed, and is no copy
    /// itself.
    pub fn can_be_made(&self) -> bool {
        self.store.open_log().is_some_and(|home| !home.only_to_read)
    }

    /// Every copy beside the log, newest first.
    pub fn list(&self) -> Vec<Kept> {
        self.drawer()
            .map(|drawer| drawer.list())
            .unwrap_or_default()
    }

    /// Every copy in the second place, newest first.
    pub fn list_elsewhere(&self) -> Vec<Kept> {
        match self.second(NaiveDate::MIN) {
            Second::Place {
                folder,
                is_there: true,
                ..
            } => Drawer::elsewhere(&within(&folder)).list(),
            _ => Vec::new(),
        }
    }

    /// The newest that was read back whole.
    pub fn newest_whole(&self) -> Option<Kept> {
        self.drawer().and_then(|drawer| drawer.newest_whole())
    }

    /// Whether the log was written to since the newest good copy.
    pub fn is_behind(&self) -> bool {
        self.was_written_since(self.newest_whole().as_ref())
    }

    /// The same for a newest good copy that is known already.
    pub fn was_written_since(&self, newest: Option<&Kept>) -> bool {
        let Some(home) = self.store.open_log().filter(|home| !home.only_to_read) else {
            return false;
        };
        let written = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
        match newest {
            // On a disk that counts time coarsely the two may be equal: then it is looked into.
            Some(copy) => written(&home.place.log) >= written(&copy.path),
            None => true,
        }
    }

    /// Whether there is something to copy: here, or to a second place that is there.
    pub fn is_wanted(&self) -> bool {
        let lacks = |last: Option<NaiveDateTime>| {
            self.newest_whole()
                .is_some_and(|copy| last.is_none_or(|last| last < copy.name.at))
        };
        let is_behind_elsewhere = || matches!(self.second(NaiveDate::MIN), Second::Place { is_there: true, last, .. } if lacks(last));
        self.is_behind() || (self.can_be_made() && is_behind_elsewhere())
    }

    /// Begins a copy beside the keys. Nothing is being written while this is called.
    pub fn begin(&self, now: NaiveDateTime) -> Result<Copying> {
        let task = self.store.copy_task(Occasion::Usual, now)?;
        Beside::begin(move |progress| task.run(progress))
    }

    /// Makes a copy and waits for it.
    pub fn make(&self, now: NaiveDateTime) -> Result<Copied> {
        let made = self.begin(now)?.wait()?;
        self.settle(&made, now)?;
        Ok(made)
    }

    /// Sees to what a copy brings with it: places that were waited for have been written anew.
    pub fn settle(&self, made: &Copied, now: NaiveDateTime) -> Result<()> {
        match made {
            Copied::Whole { caught_up, .. } => self.store.erasing().complete(caught_up, now.date()),
            Copied::Moved | Copied::Stopped => Ok(()),
        }
    }

    /// Begins a copy in another folder, once.
    pub fn begin_in(&self, folder: &Path, now: NaiveDateTime) -> Result<Copying> {
        let task = self.store.copy_task(Occasion::Usual, now)?;
        let task = Task {
            drawer: Drawer::elsewhere(folder),
            owed: Vec::new(),
            ..task
        };
        Beside::begin(move |progress| task.run(progress))
    }

    /// Begins to open a copy to look at; nothing can be written in it.
    pub fn look_inside(&self, copy: &Path) -> Result<Beside<Store>> {
        let (copy, raw_key, folder) = (
            copy.to_owned(),
            self.store.raw_key()?,
            self.store.home()?.place.spare.join("look"),
        );
        Beside::begin(move |progress| {
            progress.expect(copy.metadata().map_or(0, |about| about.len()));
            scratch::look_inside(&copy, &raw_key, &folder, progress)
        })
    }

    /// Begins to read every copy here and in the second place.
    pub fn check_all(&self, now: NaiveDateTime) -> Result<Beside<CheckedAll>> {
        let home = self.store.home()?;
        let mut drawers = vec![Drawer::here(&home.place.copies)];
        if let Second::Place {
            folder,
            is_there: true,
            ..
        } = self.second(now.date())
        {
            drawers.push(Drawer::elsewhere(&within(&folder)));
        }
        let raw_key = self.store.raw_key()?;
        Beside::begin(move |progress| check_all::check_all(&drawers, &raw_key, now, progress))
    }

    /// Where copies go as well, if she named a place.
    pub fn second_folder(&self) -> Option<PathBuf> {
        self.drawer()?.second().map(|second| second.folder)
    }

    /// The second place, as far as she has said.
    pub fn second(&self, today: NaiveDate) -> Second {
        let Some(drawer) = self.drawer() else {
            return Second::NotAsked;
        };
        match drawer.known().second {
            None => Second::NotAsked,
            Some(Answered { folder: None, .. }) => Second::NotWanted,
            Some(Answered {
                folder: Some(folder),
                chosen,
                last,
            }) => {
                let since = last.or(chosen).unwrap_or_default();
                let has_newer = drawer
                    .newest_whole()
                    .is_some_and(|copy| copy.name.at > since);
                let is_long_ago = has_newer && since.date() + REMIND_AFTER <= today;
                Second::Place {
                    is_there: folder.is_dir(),
                    folder,
                    last,
                    is_long_ago,
                }
            }
        }
    }

    /// Sets the second place, or that she wants none.
    pub fn choose_second(&self, folder: Option<&Path>, now: NaiveDateTime) -> Result<()> {
        let home = self.store.home()?;
        if let Some(folder) = folder {
            let is_own = fs::canonicalize(folder)
                .ok()
                .zip(fs::canonicalize(&home.place.folder).ok())
                .is_some_and(|(it, own)| it.starts_with(own));
            if is_own {
                return Err(StoreError::say(
                    "That is the folder of the log itself. Name another one: a stick, or a folder on another disk.",
                ));
            }
            if !folder.is_dir() {
                let words = format!(
                    "There is no folder {} just now. Put the stick in, or name another folder, then Enter.",
                    folder.display()
                );
                return Err(StoreError::say(words));
            }
        }
        let answered = Answered {
            folder: folder.map(Path::to_owned),
            chosen: Some(now),
            last: None,
        };
        Drawer::here(&home.place.copies).note(|known| known.second = Some(answered))?;
        folder.map_or(Ok(()), |folder| {
            self.store.erasing().settle(folder, now.date())
        })
    }

    /// What to keep in mind about copies; nothing while all is well.
    pub fn nudge(&self, today: NaiveDate) -> Result<Option<CopyNudge>> {
        let Some(drawer) = self.drawer().filter(|_| self.can_be_made()) else {
            return Ok(None);
        };
        let newest_copy = drawer.newest_whole();
        let newest = newest_copy.as_ref().map(|copy| copy.name.at.date());
        let since = match newest {
            Some(day) => Some(day),
            None => self
                .store
                .db
                .prepare("SELECT (SELECT date(at) FROM step ORDER BY id LIMIT 1)")?
                .query_row([], |row| row.get::<_, Option<NaiveDate>>(0))?,
        };
        if since.is_some_and(|day| day + REMIND_AFTER <= today)
            && self.was_written_since(newest_copy.as_ref())
        {
            return Ok(Some(CopyNudge::Old(newest)));
        }
        Ok(match self.second(today) {
            Second::Place {
                is_long_ago: true,
                last,
                ..
            } => Some(CopyNudge::SecondAway(last.map(|last| last.date()))),
            Second::NotAsked if newest.is_some() => Some(CopyNudge::NoSecond),
            _ => None,
        })
    }
}
