//! Writing copies anew, when something is to be gone from them too. Each is opened in the spare
//! place, changed there, read whole, written aside, read back, and only then takes its own name
//! again. One that cannot be opened cannot be changed, so it is removed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::drawer::{Checked, Drawer, Kept, Noted, not_made};
use super::making::sum_of;
use super::{Copies, Second, reading, spare, within};
use crate::store::beside::{Beside, Progress};
use crate::store::erasing::{Seed, take_out_of};
use crate::store::folder::clear;
use crate::store::schema::MIGRATIONS;
use crate::store::{Result, Store, StoreError};

/// Where copies are opened to be changed, in the spare place.
pub(super) const SPARE: &str = "anew";

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FromCopies {
    pub written_anew: usize,
    /// Copies that had nothing of it.
    pub untouched: usize,
    /// Copies, and logs kept under another name, that could not be opened.
    pub removed: usize,
    /// The second place, when it is not there just now.
    pub second_not_there: Option<PathBuf>,
    /// Copies of an earlier log, which has a key of its own.
    pub of_earlier_logs: Vec<PathBuf>,
}

/// All that is needed to write copies anew, away from the log itself.
pub(super) struct Anew<'a> {
    pub seeds: &'a [Seed],
    /// Where they are opened.
    pub spare: &'a Path,
    pub raw_key: &'a str,
    pub now: NaiveDateTime,
}

impl Copies<'_> {
    /// Begins to take these out of every copy in reach.
    pub(in crate::store) fn rewrite_all(
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
        let opened = spare::put(&copy.path, self.raw_key, self.spare, &Progress::default());
        let (spare, db, _) = match opened {
            Err(StoreError::NoCopy(_)) => return Ok(None),
            opened => opened?,
        };
        let log = self.spare.join(spare::LOG);
        // One from before an upgrade is brought up to date by this: it could be opened by this
        // version only anyhow.
        let store = Store::over(db, MIGRATIONS)?;
        if !take_out_of(&store, self.seeds, self.now)? {
            return Ok(Some(false));
        }
        store.tighten()?;
        drop(store);
        let content = reading::read(&log, self.raw_key, &Progress::default())?;
        let part = drawer.part_of(&copy.name);
        let write = || -> io::Result<()> {
            let mut file = drawer.new_file(&part)?;
            io::copy(&mut File::open(&log)?, &mut file)?;
            file.sync_all()
        };
        write().map_err(|source| drawer.clear_and_say(&part, source))?;
        drop(spare);
        if reading::read(&part, self.raw_key, &Progress::default())? != content {
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
