//! Putting a copy back in the log's place. The log that was there is kept: as a copy, or under
//! another name when it cannot be read.

use std::cmp::Reverse;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::backups::content::Content;
use super::backups::create::{Copied, sum_of};
use super::backups::dir::{Drawer, KEY, Kept, not_made};
use super::backups::read;
use crate::domain::Occasion;
use crate::store::NoCopy;
use crate::store::beside::{Beside, Progress};
use crate::store::connection::connect;
use crate::store::erasing::Noted;
use crate::store::schema::MIGRATIONS;
use crate::store::{Result, Store, StoreError};
use crate::vault::key::{DataKey, KeyFile, Secret};
use crate::vault::open_log::Home;
use crate::vault::opening::With;
use crate::vault::paths::{self, Place};

/// A copy that was read whole and lies ready beside the log.
pub struct Ready {
    aside: PathBuf,
    key_file: KeyFile,
    key: DataKey,
    /// The copy has a key of its own: it comes from another log, whose copies are not mixed with
    /// those here.
    is_of_another_log: bool,
    /// The log as it is could not be copied, so its file is kept under another name.
    is_kept_as_file: bool,
    now: NaiveDateTime,
}

/// A folder whose log is missing or cannot be read, held so that nobody else mends it at the same
/// time.
pub struct Rescue {
    pub(crate) place: Place,
    pub(crate) lock: File,
}

impl Store {
    /// Begins to make a copy ready to be put back: reads all of it, and keeps the log as it is now
    /// as a copy. Nothing is put back yet, and nothing is to be written meanwhile.
    pub fn ready_to_put_back(&self, copy: &Path, now: NaiveDateTime) -> Result<Beside<Ready>> {
        let (place, copy, key) = (self.home()?.place.clone(), copy.to_owned(), self.data_key());
        let keeping = self.copy_task(Occasion::BeforePuttingBack, now)?;
        Beside::begin(move |progress| {
            let ready = make_ready(&place, &copy, key.as_ref(), None, now, progress)?;
            let kept = match keeping.run(progress) {
                Ok(Copied::Whole { .. }) => Ok(ready.is_kept_as_file),
                Ok(Copied::Moved) => Err(StoreError::say(
                    "Something was saved meanwhile, so nothing was put back. Enter on the copy tries once more.",
                )),
                Ok(Copied::Stopped) => Err(StoreError::say("Stopped. Your log is as it was.")),
                Err(StoreError::NotReadBack(_)) => Ok(true),
                Err(other) => Err(other),
            };
            match kept {
                Ok(is_kept_as_file) => Ok(Ready {
                    is_kept_as_file,
                    ..ready
                }),
                Err(trouble) => {
                    drop(paths::clear(&ready.aside));
                    Err(trouble)
                }
            }
        })
    }

    /// Closes the log, puts what is ready in its place and opens that.
    pub fn put_back(self, ready: &Ready) -> Result<Self> {
        ready.take_over(&self.erasing().noted()?)?;
        let Some(Home {
            place,
            log,
            lock: Some(lock),
            ..
        }) = Home::of(self.file)
        else {
            return Err(NoCopy::NotThere.into());
        };
        drop(self.db);
        drop(log);
        ready.put(&place)?;
        Self::open_held(place, lock, ready.now, &With::Key(&ready.key))
    }
}

impl Store {
    /// Whether the folder has a file with the log's name and something in it. Only looks.
    pub fn has_log_file(folder: &Path) -> bool {
        has_log(&Place::at(folder))
    }
}

impl Rescue {
    /// Takes the folder in hand.
    pub fn of(folder: &Path) -> Result<Self> {
        let place = Place::ready(folder)?;
        let lock = place.lock()?;
        Ok(Self { place, lock })
    }

    /// The newest copy that can be put back, read before it is named: in the folder, else in the
    /// second place.
    pub fn newest_whole(&self, progress: &Progress) -> Option<Kept> {
        let here = Drawer::here(&self.place.copies);
        let elsewhere = here.second();
        let mut copies: Vec<Kept> = [Some(here), elsewhere]
            .into_iter()
            .flatten()
            .flat_map(|drawer| drawer.list())
            .collect();
        copies.sort_by_key(|copy| Reverse(copy.name));
        copies.into_iter().find(|copy| {
            progress.expect(copy.size);
            prove(&self.place, &copy.path, None, None, progress).is_ok()
        })
    }

    /// Puts a copy where the log should be. What lies there is kept under another name.
    pub fn put_back(
        self,
        copy: &Path,
        secret: Option<&Secret>,
        now: NaiveDateTime,
        progress: &Progress,
    ) -> Result<Store> {
        let ready = Ready {
            is_kept_as_file: true,
            ..make_ready(&self.place, copy, None, secret, now, progress)?
        };
        ready.put(&self.place)?;
        Store::open_held(self.place, self.lock, now, &With::Key(&ready.key))
    }
}

fn has_log(place: &Place) -> bool {
    fs::metadata(&place.log).is_ok_and(|log| log.len() > 0)
}

/// How a copy was found to be good, so that what is written beside the log can be held against it.
enum Proof {
    /// All of it was read.
    Read(DataKey, Content),
    /// It is locked and nobody has said how to open it, but it is byte for byte what was read whole
    /// when it was made.
    Bytes,
}

struct Proven {
    key_file: KeyFile,
    proof: Proof,
    is_of_another_log: bool,
}

/// Looks whether a copy is good. The key file of this log is taken if it opens the copy, so that
/// her passphrase stays the one she has; else the one that lies beside the copy.
fn prove(
    place: &Place,
    copy: &Path,
    key: Option<&DataKey>,
    secret: Option<&Secret>,
    progress: &Progress,
) -> Result<Proven> {
    let own = KeyFile::read_both(place).unwrap_or_default();
    let has_own = !own.is_empty();
    let is_last = |file: &KeyFile| own.last().is_some_and(|last| last.has_slots_of(file));
    let beside = copy
        .parent()
        .and_then(|folder| KeyFile::read_at(&folder.join(KEY)).ok())
        .flatten();
    let mut reason: StoreError = NoCopy::NoKey.into();
    for key_file in &own {
        let known = match key {
            Some(key) => Ok(Some(key.clone())),
            None => key_of(key_file, secret),
        };
        match known.and_then(|known| proof_of(copy, known, progress)) {
            Ok(proof) => {
                return Ok(Proven {
                    key_file: key_file.clone(),
                    proof,
                    is_of_another_log: false,
                });
            }
            Err(StoreError::NoCopy(NoCopy::NotOpened)) => reason = NoCopy::NotOpened.into(),
            Err(other) if is_last(key_file) => return Err(other),
            Err(other) => reason = other,
        }
    }
    let Some(key_file) = beside else {
        return Err(reason);
    };
    let known = key_of(&key_file, secret)?;
    let proof = proof_of(copy, known, progress)?;
    Ok(Proven {
        key_file,
        proof,
        is_of_another_log: has_own,
    })
}

/// The key in a key file; none while it is locked and no secret was given.
pub(crate) fn key_of(key_file: &KeyFile, secret: Option<&Secret>) -> Result<Option<DataKey>> {
    match secret {
        _ if !key_file.is_locked() => key_file.open_key().map(Some),
        Some(secret) => key_file.unseal(secret).map(Some),
        None => Ok(None),
    }
}

fn proof_of(copy: &Path, key: Option<DataKey>, progress: &Progress) -> Result<Proof> {
    let Some(key) = key else {
        let bytes = bytes_of(copy, progress)?;
        let drawer = Drawer::here(copy.parent().unwrap_or(copy));
        let is_known = drawer
            .known()
            .copies
            .into_values()
            .any(|noted| noted.bytes == bytes);
        return if is_known {
            Ok(Proof::Bytes)
        } else {
            Err(StoreError::Locked)
        };
    };
    let content = read::read(copy, &key.raw(), progress)?;
    Ok(Proof::Read(key, content))
}

fn bytes_of(copy: &Path, progress: &Progress) -> Result<String> {
    drop(read::hold(copy)?);
    sum_of(copy, progress)
        .map(Option::unwrap_or_default)
        .map_err(|source| read::trouble(copy, source))
}

/// Looks whether the copy is good where it lies, writes it beside the log, and looks again there.
fn make_ready(
    place: &Place,
    copy: &Path,
    key: Option<&DataKey>,
    secret: Option<&Secret>,
    now: NaiveDateTime,
    progress: &Progress,
) -> Result<Ready> {
    progress.expect(copy.metadata().map_or(0, |about| about.len() * 2));
    let Proven {
        key_file,
        proof,
        is_of_another_log,
    } = prove(place, copy, key, secret, progress)?;
    // A key file takes its place only once its key has opened what lies ready.
    let Proof::Read(key, content) = proof else {
        return Err(StoreError::Locked);
    };
    let aside = place.back.clone();
    let write = || -> Result<()> {
        let mut held = read::hold(copy)?;
        let mut file = paths::private_file(&aside, true).map_err(not_made)?;
        io::copy(&mut held, &mut file)
            .and_then(|_| file.sync_all())
            .map_err(not_made)?;
        if read::read(&aside, &key.raw(), progress)? == content {
            Ok(())
        } else {
            Err(NoCopy::Changed.into())
        }
    };
    if let Err(trouble) = write() {
        drop(paths::clear(&aside));
        return Err(trouble);
    }
    Ok(Ready {
        aside,
        key_file,
        key,
        is_of_another_log,
        is_kept_as_file: false,
        now,
    })
}

impl Ready {
    /// Whether it comes from another log than the one it would take the place of.
    pub fn is_of_another_log(&self) -> bool {
        self.is_of_another_log
    }

    /// What was erased stays erased, also where the copy was out of reach at the time.
    fn take_over(&self, noted: &[Noted]) -> Result<()> {
        if noted.is_empty() || self.is_of_another_log {
            return Ok(());
        }
        let store = Store::over(
            connect(&self.aside, &self.key.raw(), MIGRATIONS.len())?,
            MIGRATIONS,
        )?;
        store.erasing().take_over(noted, self.now)?;
        drop(store);
        let mut journal = self.aside.clone().into_os_string();
        journal.push("-journal");
        paths::clear(Path::new(&journal)).map_err(not_made)?;
        read::read(&self.aside, &self.key.raw(), &Progress::default()).map(drop)
    }

    /// The log gets out of the way, then the copy takes its name: at every moment one of the two is
    /// there, or both under other names.
    fn put(&self, place: &Place) -> Result<()> {
        let put = || -> io::Result<()> {
            if self.is_of_another_log && place.copies.exists() {
                let until = format!("copies-until-{}", self.now.format("%Y-%m-%d-%H%M%S"));
                paths::rename(&place.copies, &place.folder.join(until))?;
            }
            let journal = place.folder.join("hometime.db-journal");
            if self.is_kept_as_file && has_log(place) {
                let as_it_was = place.folder.join(format!(
                    "hometime-as-it-was-{}.db",
                    self.now.format("%Y-%m-%d-%H%M%S")
                ));
                if fs::metadata(&journal).is_ok_and(|journal| journal.len() > 0) {
                    paths::rename(&journal, &as_it_was.with_extension("db-journal"))?;
                }
                paths::rename(&place.log, &as_it_was)?;
            }
            // Played into another log, it would damage it.
            paths::clear(&journal)?;
            paths::rename(&self.aside, &place.log)
        };
        put().map_err(|source| place.trouble(source))?;
        self.key_file.keep(place)
    }
}
