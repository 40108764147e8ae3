//! Opening the log in a folder: the first time, every other time, and when something is not where
//! it was.

use std::fs::{self, File};
use std::path::Path;

use chrono::NaiveDateTime;
use rusqlite::OpenFlags;

use crate::domain::{CopyName, Occasion};
use crate::store::beside::Progress;
use crate::store::connection::{connect, connect_to_read, unlocked};
use crate::store::schema::{self, Header};
use crate::store::{LogFile, Result, Store, StoreError, chain};
use crate::vault::backups::Drawer;
use crate::vault::key::{DataKey, KeyFile, Secret};
use crate::vault::open_log::Home;
use crate::vault::paths::{self, Place};
use crate::vault::{closing, disk_space};

/// What a log is opened with.
pub(crate) enum With<'a> {
    /// Its open slot, or a secret when it is locked.
    Secret(Option<&'a Secret>),
    /// Its key, known already.
    Key(&'a DataKey),
}

/// What is done with a log of an earlier version, which takes its time where the log is long.
#[derive(Clone, Copy)]
enum Earlier<'a> {
    /// It is copied, then brought up to date, and tells how far that is.
    BringUpToDate(&'a Progress),
    /// It is left as it is, and answers [`StoreError::Earlier`].
    Leave,
}

/// How often the bytes of a log are gone through when it is copied first: written, read back, and
/// read whole by the engine.
const COPYING: u64 = 3;
/// Bringing it up to date takes about as long as going through its bytes so often.
const CHANGING: u64 = 9;

impl Store {
    /// Opens the log in `folder`, and makes a new one when neither log, key nor backups are there. A
    /// locked one answers [`StoreError::Locked`].
    pub fn open(folder: &Path, now: NaiveDateTime) -> Result<Self> {
        Self::open_told(folder, now, None, &Progress::default())
    }

    /// Opens a locked log with a secret; never makes one. Takes its time, so that guessing would. One
    /// that is not locked opens at once.
    pub fn unlock(folder: &Path, now: NaiveDateTime, secret: &Secret) -> Result<Self> {
        Self::open_told(folder, now, Some(secret), &Progress::default())
    }

    /// The same, and tells how far it is where a log of an earlier version is copied and brought up
    /// to date first.
    pub fn open_told(
        folder: &Path,
        now: NaiveDateTime,
        secret: Option<&Secret>,
        progress: &Progress,
    ) -> Result<Self> {
        Self::open_with(
            folder,
            now,
            secret,
            schema::MIGRATIONS,
            Earlier::BringUpToDate(progress),
        )
    }

    /// Opens a log where that can be done at once: one of an earlier version is left as it is and
    /// answers [`StoreError::Earlier`].
    pub fn open_at_once(folder: &Path, now: NaiveDateTime) -> Result<Self> {
        Self::open_with(folder, now, None, schema::MIGRATIONS, Earlier::Leave)
    }

    fn open_with(
        folder: &Path,
        now: NaiveDateTime,
        secret: Option<&Secret>,
        migrations: &[&str],
        earlier: Earlier,
    ) -> Result<Self> {
        if Place::at(folder).may_only_be_read() {
            return Self::open_to_read(folder, secret, migrations.len());
        }
        if secret.is_some() && !Self::is_kept_in(folder) {
            return Err(StoreError::LogMissing {
                folder: folder.to_owned(),
            });
        }
        let place = Place::ready(folder)?;
        let lock = place.lock()?;
        Self::open_held_with(place, lock, now, &With::Secret(secret), migrations, earlier)
    }

    /// Opens the log in a folder that is held already.
    pub(crate) fn open_held(
        place: Place,
        lock: File,
        now: NaiveDateTime,
        with: &With,
    ) -> Result<Self> {
        Self::open_held_with(
            place,
            lock,
            now,
            with,
            schema::MIGRATIONS,
            Earlier::BringUpToDate(&Progress::default()),
        )
    }

    fn open_held_with(
        place: Place,
        lock: File,
        now: NaiveDateTime,
        with: &With,
        migrations: &[&str],
        earlier: Earlier,
    ) -> Result<Self> {
        closing::go_on(&place)?;
        if place.has_cut_off_log() {
            return Err(no_log_in(place));
        }
        let mut files = KeyFile::read_both(&place)?;
        // With a secret or a key a log is opened that is there; only without is one begun.
        match with {
            With::Secret(None) if files.is_empty() => files.push(begin(&place, migrations)?),
            _ if files.is_empty() => return Err(without_key(place)),
            _ => {}
        }
        finish_beginning(&place, &files)?;
        if !place.log.exists() {
            return Err(StoreError::LogMissing {
                folder: place.folder,
            });
        }
        place.keep_private()?;
        clear_leftovers(&place);
        let (key, file) = match with {
            With::Key(key) => ((*key).clone(), files[0].clone()),
            With::Secret(secret) => find_key(&place, &files, *secret, |newer| newer.keep(&place))?,
        };
        let mut home = Home::holding(place.clone(), Some(lock), false, key.clone(), file.clone())?;
        let mut db = connect(&place.log, &key.raw(), migrations.len())?;
        home.listen(&mut db)?;
        let header = Header::read(&db)?;
        if header.is_blank() {
            return Err(no_log_in(place));
        }
        let is_earlier = header.version < migrations.len();
        let mut store = match earlier {
            Earlier::Leave if is_earlier => return Err(StoreError::Earlier),
            Earlier::BringUpToDate(progress) if is_earlier => {
                let bytes = home
                    .log
                    .metadata()
                    .map_err(|source| place.trouble(source))?
                    .len();
                progress.expect(COPYING * bytes);
                let changing = progress.stretch(CHANGING * bytes);
                let name = CopyName {
                    at: now,
                    occasion: Occasion::BeforeUpgrade(header.version),
                };
                copy_first(&home, name, &key.raw(), &file, progress)?;
                Self::over_told(db, migrations, &changing)?
            }
            _ => Self::over(db, migrations)?,
        };
        chain::look_at_newest(&store.db)?;
        let file = file.keep_opened(&place, &files, &key)?;
        disk_space::keep_some_back(&place);
        home.accept_length()?;
        home.keys.get_mut().file = file;
        store.file = Some(Box::new(home));
        store.look_at_lock()?;
        Ok(store)
    }

    /// Opens a log where nothing may be written, and changes nothing there.
    fn open_to_read(folder: &Path, secret: Option<&Secret>, known: usize) -> Result<Self> {
        let place = Place::at(folder);
        let lock = place.lock_to_read()?;
        if place.has_cut_off_log() {
            return Err(no_log_in(place));
        }
        let files = KeyFile::read_both(&place)?;
        if files.is_empty() {
            return Err(without_key(place));
        }
        let (key, file) = find_key(&place, &files, secret, |_| Ok(()))?;
        let home = Home::holding(place.clone(), lock, true, key.clone(), file)?;
        let db = connect_to_read(&place.log, &key.raw(), known)?;
        let header = Header::read(&db)?;
        if header.is_blank() {
            return Err(no_log_in(place));
        }
        if header.version < known {
            return Err(StoreError::ToBeBroughtUpToDate {
                folder: place.folder,
            });
        }
        chain::look_at_newest(&db)?;
        let mut store = Self::over(
            db,
            &schema::MIGRATIONS[..known.min(schema::MIGRATIONS.len())],
        )?;
        store.file = Some(Box::new(home));
        store.look_at_lock()?;
        Ok(store)
    }

    /// Whether there is a log in `folder`, or what is left of one. Looks without touching anything.
    pub fn is_kept_in(folder: &Path) -> bool {
        Place::at(folder).was_used()
    }
}

/// What lies there opens, or would, as a log that nothing was ever written to. A log that was begun
/// has its tables before it has its name.
fn no_log_in(place: Place) -> StoreError {
    StoreError::NotALog {
        folder: place.folder,
    }
}

/// What to say of a folder in which a log was to be, and no key file is.
fn without_key(place: Place) -> StoreError {
    let folder = place.folder;
    if place.log.exists() {
        StoreError::KeyMissing { folder }
    } else {
        StoreError::LogMissing { folder }
    }
}

/// Makes the log under a passing name and keeps its key. Broken off before the key is kept, it
/// starts afresh the next time; broken off after it, [`finish_beginning`] goes on from there.
/// Nothing that has its name already is ever written over.
fn begin(place: &Place, migrations: &[&str]) -> Result<KeyFile> {
    if fs::exists(&place.log).unwrap_or(true) {
        return Err(StoreError::KeyMissing {
            folder: place.folder.clone(),
        });
    }
    if let Some(to) = Store::moved_from(&place.folder) {
        return Err(StoreError::MovedAway { to });
    }
    if place.has_copies() {
        return Err(StoreError::LogMissing {
            folder: place.folder.clone(),
        });
    }
    let file = KeyFile::new()?;
    let fresh = || {
        // Left from a start that broke off, it would be played into the new log.
        paths::clear(&place.journal_begun)?;
        paths::private_file(&place.log_begun, true)
    };
    fresh().map_err(|source| place.trouble(source))?;
    let db = connect(&place.log_begun, &file.open_key()?.raw(), migrations.len())?;
    drop(Store::over(db, migrations)?);
    file.keep(place)?;
    Ok(file)
}

/// The key that opens the log, and the one of its key files that has it. Each is tried before
/// anything is said of any; a single one is shown to be right or wrong by the opening itself.
///
/// Where a locking broke off between the two files, `lock` is given the newer, and the log is
/// locked.
fn find_key(
    place: &Place,
    files: &[KeyFile],
    secret: Option<&Secret>,
    lock: impl FnOnce(&KeyFile) -> Result<()>,
) -> Result<(DataKey, KeyFile)> {
    let mut reason = None;
    for (number, file) in files.iter().enumerate() {
        let key = file.key(secret).and_then(|key| {
            if files.len() > 1 {
                opens(&key, &place.log)?;
            }
            Ok(key)
        });
        let trouble = match key {
            Ok(key) => {
                let is_older = |newer: &&KeyFile| newer.is_locked() && newer.is_of_log_of(file);
                let newer = files[..number].iter().find(is_older);
                match newer.filter(|_| !file.is_locked()) {
                    None => return Ok((key, file.clone())),
                    Some(newer) => {
                        lock(newer)?;
                        break;
                    }
                }
            }
            Err(trouble) => trouble,
        };
        let asks = matches!(trouble, StoreError::Locked | StoreError::WrongSecret { .. });
        if reason.is_none() || asks {
            reason = Some(trouble);
        }
    }
    Err(reason.unwrap_or(StoreError::KeyDamaged))
}

/// Looks whether the key opens a log as it lies there. What was half done when it was last closed
/// is left for the opening itself: carried through with a key that is not its own, it would do
/// harm.
pub(crate) fn opens(key: &DataKey, log: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let header = Header::read(&unlocked(Path::new(&as_it_lies(log)), flags, &key.raw())?)?;
    if header.is_blank() {
        return Err(StoreError::NotALog {
            folder: log.parent().unwrap_or(log).to_owned(),
        });
    }
    Ok(())
}

/// The file by a name that tells the engine to change nothing and to heed nothing beside it.
fn as_it_lies(log: &Path) -> String {
    let path = std::path::absolute(log).unwrap_or_else(|_| log.to_owned());
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let letter = |byte: &u8| {
        if plain(byte) {
            char::from(*byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    let name: String = path
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .map(letter)
        .collect();
    format!("file:///{}?immutable=1", name.trim_start_matches('/'))
}

/// Gives a new log its name, now that its key is kept.
fn finish_beginning(place: &Place, files: &[KeyFile]) -> Result<()> {
    if fs::exists(&place.log).unwrap_or(true) || !place.log_begun.exists() {
        return Ok(());
    }
    let is_its_own = |file: &&KeyFile| {
        let key = file.open_key();
        key.is_ok_and(|key| opens(&key, &place.log_begun).is_ok())
    };
    let Some(file) = files.iter().find(is_its_own) else {
        return Ok(());
    };
    file.keep(place)?;
    let name = || {
        paths::clear(&place.journal_begun)?;
        paths::rename(&place.log_begun, &place.log)
    };
    name().map_err(|source| place.trouble(source))
}

/// Clears what a sudden end left half-made: copies that do not count, and what was only looked at. It
/// is in nobody's way, so what cannot be cleared now waits for the next start.
fn clear_leftovers(place: &Place) {
    Drawer::here(&place.copies).clear_leftovers();
    drop(paths::clear(&place.back));
    drop(fs::remove_dir_all(&place.spare));
}

/// Copies the log as it is, under today's date, before its tables are changed. A copy that cannot
/// be read back stops the change.
fn copy_first(
    home: &Home,
    name: CopyName,
    raw_key: &str,
    key: &KeyFile,
    progress: &Progress,
) -> Result<()> {
    let drawer = Drawer::here(&home.place.copies);
    drawer.ready()?;
    let (now, name) = (name.at, drawer.free_name(name));
    let part = drawer.part_of(&name);
    let clear = || paths::clear(&part).map_err(|source| home.place.trouble(source));
    let Some(sum) = drawer.write_bytes_of(&home.log, &part, progress)? else {
        clear()?;
        return Err(StoreError::say("Stopped. Your log is as it was."));
    };
    // Made by a start that broke off before the change was done.
    if drawer
        .newest_whole()
        .is_some_and(|copy| copy.name.occasion == name.occasion && drawer.is_still(&copy, &sum))
    {
        return clear();
    }
    drawer.take_in(&part, &name, raw_key, key.text()?.as_bytes(), now, progress)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::fs;
    use std::path::{Path, PathBuf};

    use chrono::{NaiveDate, NaiveDateTime};

    use super::Earlier;
    use crate::domain::{Family, ReadsEnglish};
    use crate::store::beside::Progress;
    use crate::store::connection::connect;
    use crate::store::schema::{Header, MIGRATIONS};
    use crate::store::{Store, StoreError};
    use crate::vault::key::KeyFile;
    use crate::vault::paths::Place;

    const LATER: &str = "ALTER TABLE family ADD COLUMN pets TEXT NOT NULL DEFAULT 'a cat'";

    fn evening() -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 20)
            .and_then(|day| day.and_hms_opt(18, 4, 5))
            .unwrap()
    }

    fn open(folder: &Path, later: &[&str]) -> Result<Store, StoreError> {
        let migrations = [MIGRATIONS, later].concat();
        Store::open_with(
            folder,
            evening(),
            None,
            &migrations,
            Earlier::BringUpToDate(&Progress::default()),
        )
    }

    fn version(log: &Path, folder: &Path) -> usize {
        let place = Place::ready(folder).unwrap();
        let key = KeyFile::read_both(&place).unwrap()[0]
            .open_key()
            .unwrap()
            .raw();
        Header::read(&connect(log, &key, 99).unwrap())
            .unwrap()
            .version
    }

    fn copies(folder: &Path) -> Vec<PathBuf> {
        let is_copy = |path: &PathBuf| path.extension().is_some_and(|own| own == "db");
        fs::read_dir(folder.join("copies"))
            .into_iter()
            .flatten()
            .map(|file| file.unwrap().path())
            .filter(is_copy)
            .collect()
    }

    fn save(store: &Store, reads_english: ReadsEnglish) {
        let family = Family {
            reads_english,
            ..Family::default()
        };
        store
            .step("Family", evening(), |store| {
                store.families().save(None, &family)
            })
            .unwrap();
    }

    fn families(store: &Store) -> usize {
        store.families().on_books(evening().date()).unwrap().len()
    }

    #[test]
    fn a_later_version_changes_the_tables_and_keeps_rows_history_and_a_dated_copy() {
        let folder = tempfile::tempdir().unwrap();
        let first = open(folder.path(), &[]).unwrap();
        save(&first, ReadsEnglish::Yes);
        drop(first);
        assert_eq!(
            copies(folder.path()),
            Vec::<PathBuf>::new(),
            "nothing is copied before there is anything to lose"
        );

        let later = open(folder.path(), &[LATER]).unwrap();
        let pets: String = later
            .db
            .query_row("SELECT pets FROM family", [], |row| row.get(0))
            .unwrap();
        assert_eq!((pets.as_str(), families(&later)), ("a cat", 1));
        let copies = copies(folder.path());
        assert_eq!(
            copies,
            [folder.path().join(format!(
                "copies/2026-11-20-180405-version-{}.db",
                MIGRATIONS.len()
            ))]
        );
        later
            .step("Pets", evening(), |store| {
                Ok(store
                    .db
                    .execute("UPDATE family SET pets = 'two dogs'", [])?)
            })
            .unwrap();
        later.undo().unwrap();
        let pets: String = later
            .db
            .query_row("SELECT pets FROM family", [], |row| row.get(0))
            .unwrap();
        assert_eq!(pets, "a cat", "the new column has a history too");
        assert_eq!(later.undo().unwrap().as_deref(), Some("Family"));
        assert_eq!(families(&later), 0);
        drop(later);
        assert_eq!(version(&copies[0], folder.path()), MIGRATIONS.len());
        assert_eq!(
            version(&folder.path().join("hometime.db"), folder.path()),
            MIGRATIONS.len() + 1
        );
        assert!(matches!(open(folder.path(), &[]), Err(StoreError::Newer)));
    }

    #[test]
    fn what_was_taken_back_before_an_upgrade_can_be_brought_back_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let first = open(folder.path(), &[]).unwrap();
        save(&first, ReadsEnglish::No);
        first.undo().unwrap();
        drop(first);
        let later = open(folder.path(), &[LATER]).unwrap();
        later.redo().unwrap();
        let pets: String = later
            .db
            .query_row("SELECT pets FROM family", [], |row| row.get(0))
            .unwrap();
        assert_eq!((pets.as_str(), families(&later)), ("a cat", 1));
    }

    #[test]
    fn an_upgrade_happens_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let first = open(folder.path(), &[]).unwrap();
        save(&first, ReadsEnglish::Yes);
        drop(first);
        for broken in [
            "CREATE TABLE family (id)",
            "INSERT INTO adult VALUES (1, 99, 'Mum', '', NULL, 1, '', '')",
        ] {
            assert!(open(folder.path(), &[LATER, broken]).is_err());
            let store = open(folder.path(), &[]).unwrap();
            assert_eq!(families(&store), 1);
            assert!(store.db.prepare("SELECT pets FROM family").is_err());
            save(&store, ReadsEnglish::Yes);
            store.undo().unwrap();
        }
    }
}
