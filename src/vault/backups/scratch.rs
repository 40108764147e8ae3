//! A spare place: a copy put there is a log like any other, and neither the copy nor the log knows
//! of it.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::content::Content;
use super::dir::{Drawer, not_made};
use super::read;
use crate::store::NoCopy;
use crate::store::beside::Progress;
use crate::store::connection::connect;
use crate::store::schema::MIGRATIONS;
use crate::store::{Result, Store, StoreError};

/// What a log is called there.
pub(crate) const LOG: &str = "hometime.db";

/// A log in a spare place, gone again when it is let go of.
pub(crate) struct Spare {
    folder: PathBuf,
}

impl Drop for Spare {
    fn drop(&mut self) {
        // What cannot be cleared now is cleared before the place is used again.
        drop(fs::remove_dir_all(&self.folder));
        // Another copy may lie in a spare place just now; then it stays.
        if let Some(around) = self.folder.parent() {
            drop(fs::remove_dir(around));
        }
    }
}

/// Puts a copy into a spare place. It is read whole there, because there it is changed by nobody.
pub(crate) fn put(
    copy: &Path,
    raw_key: &str,
    folder: &Path,
    progress: &Progress,
) -> Result<(Spare, Connection, Content)> {
    let _it_was_left_by_a_sudden_end = fs::remove_dir_all(folder);
    let place = Drawer::here(folder);
    place.ready()?;
    let spare = Spare {
        folder: folder.to_owned(),
    };
    let log = folder.join(LOG);
    let write = || {
        let mut held = read::hold(copy)?;
        let mut file = place.new_file(&log).map_err(not_made)?;
        std::io::copy(&mut held, &mut file).map_err(not_made)?;
        Ok::<_, StoreError>(())
    };
    write()?;
    let content = read::read(&log, raw_key, progress)?;
    Ok((spare, connect(&log, raw_key, MIGRATIONS.len())?, content))
}

/// Tries out that a copy can be put back: what comes out of it is what went in, and this version
/// can go on with it.
pub(crate) fn try_out(
    copy: &Path,
    raw_key: &str,
    folder: &Path,
    noted: &Content,
    progress: &Progress,
) -> Result<()> {
    let (spare, db, content) = put(copy, raw_key, folder, progress)?;
    if content != *noted {
        return Err(NoCopy::Changed.into());
    }
    let size = copy.metadata().map_or(0, |about| about.len());
    let store = Store::over(db, MIGRATIONS)?;
    let is_sound = store.check()?.is_sound();
    progress.came(size);
    drop((store, spare));
    if is_sound {
        Ok(())
    } else {
        Err(NoCopy::Damaged.into())
    }
}

/// Opens a copy to look at. It is brought up to date in its spare place, and then nothing can be
/// written.
pub(crate) fn look_inside(
    copy: &Path,
    raw_key: &str,
    folder: &Path,
    progress: &Progress,
) -> Result<Store> {
    let (spare, db, _) = put(copy, raw_key, folder, progress)?;
    let mut store = Store::over(db, MIGRATIONS)?;
    store.db.pragma_update(None, "query_only", "ON")?;
    store.guard = Some(Box::new(spare));
    Ok(store)
}
