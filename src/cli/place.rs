//! Where the log is, and whether there is one yet.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use directories::ProjectDirs;

use super::{Result, Trouble};
use crate::store::Store;

/// The place the platform gives a program for what stays on this laptop.
pub(super) fn usual() -> Option<PathBuf> {
    ProjectDirs::from("", "", "Hometime").map(|places| places.data_local_dir().to_owned())
}

/// The folder of the log.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub fn new(named: Option<PathBuf>) -> Result<Self> {
        named.or_else(usual).map(Self).ok_or(Trouble::NoFolder)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The log, which has to be there.
    pub fn open(&self, now: NaiveDateTime) -> Result<Store> {
        if !Store::is_kept_in(&self.0) {
            return Err(Trouble::NoLog { folder: self.0.clone() });
        }
        self.open_or_begin(now)
    }

    /// The log, made new when there is none.
    pub fn open_or_begin(&self, now: NaiveDateTime) -> Result<Store> {
        Ok(Store::open(&self.0, now)?)
    }
}
