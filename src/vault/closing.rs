//! Closing the log for good. The keys go first, so that whatever a sudden end leaves behind can be
//! read by nobody; a mark in the folder makes the next start go on with it. Afterwards there was
//! never a log here.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::store::{Result, Store, StoreError};
use crate::vault::backups::{Second, within};
use crate::vault::open_log::Home;
use crate::vault::paths::{self, Place};

impl Store {
    /// Destroys the keys of this log and of its copies in reach, then the copies and the log.
    pub fn close_for_good(self) -> Result<()> {
        let second = match self.copies().second(chrono::NaiveDate::MIN) {
            Second::Place {
                folder,
                is_there: true,
                ..
            } => Some(within(&folder)),
            _ => None,
        };
        let Some(home) = Home::of(self.file) else {
            return Ok(());
        };
        let mark = second
            .as_deref()
            .map(|folder| folder.to_string_lossy().into_owned())
            .unwrap_or_default();
        paths::write_private(&home.place.closing, mark.as_bytes())?;
        drop(self.db);
        drop(home.log);
        go_on(&home.place)
    }
}

/// Goes on with a closing that was begun, if one was.
pub(crate) fn go_on(place: &Place) -> Result<()> {
    let Ok(second) = fs::read_to_string(&place.closing) else {
        return Ok(());
    };
    let second = (!second.is_empty()).then(|| PathBuf::from(second));
    destroy(place, second.as_deref()).map_err(|source| StoreError::Folder {
        folder: place.folder.clone(),
        source,
    })
}

fn destroy(place: &Place, second: Option<&Path>) -> io::Result<()> {
    let drawers: Vec<PathBuf> = std::iter::once(place.copies.clone())
        .chain(second.map(Path::to_owned))
        .chain(earlier(place))
        .collect();
    let beside = drawers.iter().map(|drawer| drawer.join("key"));
    for key in [place.key.clone(), place.key_copy.clone()]
        .into_iter()
        .chain(beside)
        .chain(other_keys(place))
    {
        overwrite(&paths::written_first(&key))?;
        overwrite(&key)?;
    }
    for drawer in drawers.iter().filter(|drawer| drawer.is_dir()) {
        fs::remove_dir_all(drawer)?;
    }
    for file in fs::read_dir(&place.folder)?
        .flatten()
        .map(|file| file.path())
    {
        let name = file
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if name.starts_with("hometime") || name == "ballast" {
            paths::clear(&file)?;
        }
    }
    let _it_was_empty_at_rest = fs::remove_dir_all(&place.spare);
    paths::clear(&place.closing)
}

/// Copies of an earlier log.
fn earlier(place: &Place) -> Vec<PathBuf> {
    named(place, |name| name.starts_with("copies-until-"))
}

/// Key files that were set aside; one may have a former passphrase of this log.
fn other_keys(place: &Place) -> Vec<PathBuf> {
    named(place, |name| {
        name.starts_with("hometime-other")
            && Path::new(name)
                .extension()
                .is_some_and(|kind| kind == "key")
    })
}

/// What lies in the folder under such a name.
fn named(place: &Place, is_meant: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let inside = fs::read_dir(&place.folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|file| file.path());
    inside
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| is_meant(&name.to_string_lossy()))
        })
        .collect()
}

/// Writes over a small file before it is taken away. What a disk keeps of it elsewhere is beyond
/// any program.
fn overwrite(path: &Path) -> io::Result<()> {
    let Ok(about) = fs::symlink_metadata(path) else {
        return Ok(());
    };
    if about.is_file() {
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.write_all(&vec![0; usize::try_from(about.len()).unwrap_or_default()])?;
        file.sync_all()?;
    }
    paths::clear(path)
}
