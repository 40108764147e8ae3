//! Writing copies anew, when something is to be gone from them too. Each is opened in the spare
//! place, changed there, read whole, written aside, read back, and only then takes its own name
//! again. One that cannot be opened cannot be changed, so it is removed.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};

use super::create::sum_of;
use super::dir::{Checked, Drawer, Kept, Noted, not_made};
use super::{Copies, Second, read, scratch, within};
use crate::store::beside::{Beside, Progress};
use crate::store::erasing::{Owed, Seed, take_out_of};
use crate::store::schema::MIGRATIONS;
use crate::store::{CaughtUp, Erasing, FromCopies, Result, Store, StoreError};
use crate::vault::paths::clear;

/// Where copies are opened to be changed, in the spare place.
pub(crate) const SPARE: &str = "anew";

/// All that is needed to write copies anew, away from the log itself.
pub(crate) struct Anew<'a> {
    pub seeds: &'a [Seed],
    /// Where they are opened.
    pub spare: &'a Path,
    pub raw_key: &'a str,
    pub now: NaiveDateTime,
}

impl Owed {
    /// Whether the copies are there: the folder of a stick that was pulled out may still be,
    /// without them.
    pub(crate) fn is_in_reach(&self) -> bool {
        within(&self.place).is_dir()
    }
}

impl Erasing<'_> {
    /// Begins to write every copy in reach anew, without what was erased; those that cannot be
    /// written anew are removed.
    pub fn take_out_of_copies(&self, now: NaiveDateTime) -> Result<Beside<FromCopies>> {
        self.store.copies().rewrite_all(self.under_way()?, now)
    }

    /// Whether a place that was waited for is there now.
    pub fn has_place_in_reach(&self) -> Result<bool> {
        Ok(self.owed()?.iter().any(Owed::is_in_reach))
    }

    /// The user names a place anew, and no copies are in it: there is nothing left to be done
    /// there.
    pub(crate) fn settle(&self, place: &Path, today: NaiveDate) -> Result<()> {
        let is_empty = |owed: &Owed| owed.place == place && !owed.is_in_reach();
        let settled = self.owed()?.into_iter().filter(is_empty);
        let settled: Vec<CaughtUp> = settled.map(Owed::caught_up).collect();
        self.complete(&settled, today)
    }
}

impl Copies<'_> {
    /// Begins to take these out of every copy in reach.
    pub(crate) fn rewrite_all(
        &self,
        seeds: Vec<Seed>,
        now: NaiveDateTime,
    ) -> Result<Beside<FromCopies>> {
        let mut done = FromCopies::default();
        let Ok(home) = self.store.home() else {
            return Beside::begin(move |_| Ok(done));
        };
        let mut drawers = vec![Drawer::here(&home.place.copies)];
        match self.second(now.date()) {
            // Where copies came to, their folder has to be there too: that of a stick that was
            // pulled out may be, without them.
            Second::Place {
                folder,
                is_there: true,
                last,
                ..
            } if last.is_none() || within(&folder).is_dir() => {
                drawers.push(Drawer::elsewhere(&within(&folder)));
            }
            Second::Place { folder, .. } => done.second_not_there = Some(folder),
            Second::NotAsked | Second::NotWanted => {}
        }
        let (folder, spare, raw_key) = (
            home.place.folder.clone(),
            home.place.spare.join(SPARE),
            self.store.raw_key()?,
        );
        Beside::begin(move |progress| {
            let anew = Anew {
                seeds: &seeds,
                spare: &spare,
                raw_key: &raw_key,
                now,
            };
            let done = anew.all_in(&drawers, done, progress)?;
            look_for_others(&folder, done)
        })
    }
}

impl Anew<'_> {
    /// Writes every copy of these drawers anew that has anything of what is to be gone.
    pub fn all_in(
        &self,
        drawers: &[Drawer],
        mut done: FromCopies,
        progress: &Progress,
    ) -> Result<FromCopies> {
        let copies: Vec<(&Drawer, Kept)> = drawers
            .iter()
            .flat_map(|drawer| drawer.list().into_iter().map(move |copy| (drawer, copy)))
            .collect();
        progress.expect(copies.iter().map(|(_, copy)| copy.size).sum());
        for (drawer, copy) in copies {
            if progress.is_stopped() {
                return Err(StoreError::say(
                    "Erasing from the copies is not done yet. It goes on at the next start.",
                ));
            }
            let changed = if copy.checked == Checked::NotWhole {
                None
            } else {
                self.write_anew(drawer, &copy)?
            };
            match changed {
                Some(true) => done.written_anew += 1,
                Some(false) => done.untouched += 1,
                None => {
                    clear(&copy.path).map_err(not_made)?;
                    done.removed += 1;
                }
            }
            progress.came(copy.size);
        }
        for drawer in drawers.iter().filter(|drawer| drawer.folder.is_dir()) {
            drawer.clear_leftovers();
            drawer.note(|_| ())?;
        }
        Ok(done)
    }

    /// `None`: it cannot be opened.
    fn write_anew(&self, drawer: &Drawer, copy: &Kept) -> Result<Option<bool>> {
        let opened = scratch::put(&copy.path, self.raw_key, self.spare, &Progress::default());
        let (spare, db, _) = match opened {
            Err(StoreError::NoCopy(_)) => return Ok(None),
            opened => opened?,
        };
        let log = self.spare.join(scratch::LOG);
        // One from before an upgrade is brought up to date by this: it could be opened by this
        // version only anyhow.
        let store = Store::over(db, MIGRATIONS)?;
        if !take_out_of(&store, self.seeds, self.now)? {
            return Ok(Some(false));
        }
        store.tighten()?;
        drop(store);
        let content = read::read(&log, self.raw_key, &Progress::default())?;
        let part = drawer.part_of(&copy.name);
        let write = || -> io::Result<()> {
            let mut file = drawer.new_file(&part)?;
            io::copy(&mut File::open(&log)?, &mut file)?;
            file.sync_all()
        };
        write().map_err(|source| drawer.clear_and_say(&part, source))?;
        drop(spare);
        if read::read(&part, self.raw_key, &Progress::default())? != content {
            clear(&part).map_err(not_made)?;
            return Ok(None);
        }
        let bytes = sum_of(&part, &Progress::default())
            .map_err(not_made)?
            .unwrap_or_default();
        drawer.name(
            &part,
            &copy.name,
            Noted {
                checked: self.now,
                bytes,
                content,
            },
        )?;
        Ok(Some(true))
    }
}

/// Logs that could not be read and were kept under another name go; copies of an earlier log have
/// another key and are only named.
fn look_for_others(folder: &Path, mut done: FromCopies) -> Result<FromCopies> {
    for path in fs::read_dir(folder)
        .map_err(not_made)?
        .flatten()
        .map(|file| file.path())
    {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if name.starts_with("hometime-as-it-was-") {
            clear(&path).map_err(not_made)?;
            done.removed += usize::from(is_log(&path));
        } else if name.starts_with("copies-until-") {
            done.of_earlier_logs.push(path);
        }
    }
    Ok(done)
}

fn is_log(path: &Path) -> bool {
    path.extension().is_some_and(|own| own == "db")
}
