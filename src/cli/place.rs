//! Where the log is, and whether there is one yet.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::patience::Patience;
use super::{Result, Trouble, secret, tell};
use crate::store::{self, Beside, Store, StoreError};
use crate::terminal::Clock;
use crate::vault::Secret;

/// The folder of the log.
pub(super) struct Folder {
    path: PathBuf,
    /// The passphrase is on standard input.
    reads_passphrase: bool,
    /// What was typed to open it: standard input has it once, and nobody should be asked twice.
    secret: OnceCell<Secret>,
}

impl Folder {
    pub fn new(named: Option<PathBuf>, reads_passphrase: bool) -> Result<Self> {
        let path = named
            .or_else(Store::usual_folder)
            .ok_or(Trouble::NoFolder)?;
        // A log that was moved is found by its old folder too, so that no second one is begun
        // there.
        let path = match Store::moved_from(&path).filter(|new| Store::is_kept_in(new)) {
            Some(new) => {
                tell(&format!(
                    "Your log was moved from {} to {}. It is used there; no --data is needed.",
                    path.display(),
                    new.display()
                ));
                new
            }
            None => path,
        };
        Ok(Self {
            path,
            reads_passphrase,
            secret: OnceCell::new(),
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The log, which has to be there.
    pub fn open(&self, now: NaiveDateTime) -> Result<Store> {
        if !Store::is_kept_in(&self.path) {
            return Err(Trouble::NoLog {
                folder: self.path.clone(),
            });
        }
        self.open_or_begin(now)
    }

    /// The log, made new when there is none and no passphrase is given. A locked one is asked about.
    pub fn open_or_begin(&self, now: NaiveDateTime) -> Result<Store> {
        if self.reads_passphrase && !Store::is_kept_in(&self.path) {
            return Err(Trouble::NoLog {
                folder: self.path.clone(),
            });
        }
        let given = self.given()?;
        match (Store::open_at_once(&self.path, now), given) {
            (Err(StoreError::Locked), Some(secret)) => self.wait_for(now, Some(secret)),
            (Err(StoreError::Locked), None) => self.wait_for(now, Some(self.asked()?)),
            (Err(StoreError::Earlier), _) => self.wait_for(now, None),
            (opened, _) => Ok(opened?),
        }
    }

    /// Opens the log where that takes its time.
    fn wait_for(&self, now: NaiveDateTime, secret: Option<&Secret>) -> Result<Store> {
        let (path, secret) = (self.path.clone(), secret.cloned());
        let opening =
            Beside::begin(move |progress| Store::open_told(&path, now, secret.as_ref(), progress));
        Ok(Patience::new(Clock::set_to(now)).wait_for("Opening your log", &mut opening?)?)
    }

    /// Tries something that may need the secret of a locked log; asks for it when it does.
    pub fn with_secret<T>(
        &self,
        mut act: impl FnMut(Option<&Secret>) -> store::Result<T>,
    ) -> Result<T> {
        let given = self.given()?;
        match act(given) {
            Err(StoreError::Locked) if given.is_none() => Ok(act(Some(self.asked()?))?),
            done => Ok(done?),
        }
    }

    /// What she typed already, or what standard input has.
    fn given(&self) -> Result<Option<&Secret>> {
        match self.secret.get() {
            None if self.reads_passphrase => {
                secret::first_line().map(|typed| Some(self.secret.get_or_init(|| typed)))
            }
            known => Ok(known),
        }
    }

    fn asked(&self) -> Result<&Secret> {
        secret::ask().map(|typed| self.secret.get_or_init(|| typed))
    }
}
