//! The key to the log: a random number of 256 bits, and the small file beside the log that keeps
//! it, twice. The file has a slot for each way in: the passphrase, the code on paper, and, until
//! the log is locked, an open one with the key as it is.

mod bytes;
mod recovery;
mod secret;
mod slot;

use std::fs;
use std::io;
use std::path::Path;
use std::thread::{self, JoinHandle};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::store::{Result, StoreError};
use crate::vault::paths::{self, Place, write_private};

pub use recovery::{RecoveryCode, Slip, ordinal};
pub use secret::{Secret, draw_words};

use bytes::{Bytes, crc32};
use slot::{SealedSlot, Way};

/// How the key file is written. A higher number than this is for a newer program.
const VERSION: u32 = 1;
const KEY_BYTES: usize = 32;

/// The key itself, wiped when it is let go of.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct DataKey(Bytes);

/// Everything the key file says.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    version: u32,
    /// Which log the file is for: [`DataKey::log_id`]. Not in a file of an earlier version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    log: Option<Bytes>,
    slots: Slots,
    /// Over the slots: tells a damaged file from a wrong secret.
    check: String,
}

/// The ways in.
#[derive(Clone, Serialize, Deserialize)]
struct Slots {
    open: Option<OpenSlot>,
    passphrase: Option<SealedSlot>,
    recovery: Option<SealedSlot>,
}

/// The key as it is: whoever has the file has the log.
#[derive(Clone, Serialize, Deserialize)]
struct OpenSlot {
    key: Bytes,
}

/// Only what every version of the file has.
#[derive(Deserialize)]
struct AnyVersion {
    version: u32,
}

/// What was found under one of the file's two names.
enum Found {
    Nothing,
    Damaged,
    Whole(Box<KeyFile>),
}

/// New slots on their way: they take their time, so they are made while she does something else.
pub(crate) struct Sealing(JoinHandle<Result<Sealed>>);

struct Sealed {
    log: Bytes,
    passphrase: Option<SealedSlot>,
    recovery: Option<SealedSlot>,
}

impl DataKey {
    fn new() -> Result<Self> {
        Bytes::random(KEY_BYTES).map(Self)
    }

    /// Names the log that this key opens, without telling anything of the key: a digest of its 256
    /// random bits.
    fn log_id(&self) -> Bytes {
        let digest = Sha256::new()
            .chain_update(b"hometime log of key 1")
            .chain_update(&self.0.0)
            .finalize();
        Bytes(digest[..16].to_vec())
    }

    /// The key as the encrypting engine wants it.
    pub fn raw(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}'", *self.0.hex()))
    }
}

impl KeyFile {
    /// A new key in the open slot.
    pub fn new() -> Result<Self> {
        Ok(Self::left_open(&DataKey::new()?))
    }

    fn of(log: Option<Bytes>, slots: Slots) -> Self {
        let check = slots.check();
        Self {
            version: VERSION,
            log,
            slots,
            check,
        }
    }

    /// The key files of a folder that are whole, the newer first; one where both say the same, none
    /// where there is no key file. [`StoreError::KeyDamaged`] when there are key files and none is
    /// whole.
    pub fn read_both(place: &Place) -> Result<Vec<Self>> {
        let found = [look(&place.key)?, look(&place.key_copy)?];
        let is_damaged = found.iter().any(|found| matches!(found, Found::Damaged));
        let mut files: Vec<Self> = found.into_iter().filter_map(Found::whole).collect();
        if files.is_empty() && is_damaged {
            return Err(StoreError::KeyDamaged);
        }
        files.dedup_by(|second, first| second.has_slots_of(first));
        Ok(files)
    }

    /// The key file of this name, such as one that lies beside a copy of the log.
    pub fn read_at(path: &Path) -> Result<Option<Self>> {
        match look(path)? {
            Found::Whole(file) => Ok(Some(*file)),
            Found::Nothing => Ok(None),
            Found::Damaged => Err(StoreError::KeyDamaged),
        }
    }

    /// Writes both key files, where they are not already so. The first is always the newer one. A
    /// key file that may be of another log is set aside under a name of its own first.
    pub fn keep(&self, place: &Place) -> Result<()> {
        for path in [&place.key, &place.key_copy] {
            let is_replaced = match look(path) {
                Ok(Found::Nothing | Found::Damaged) => true,
                Ok(Found::Whole(found)) => self.has_slots_of(&found) || self.is_of_log_of(&found),
                Err(_) => false,
            };
            if !is_replaced {
                let aside = place.free_name_for_other_key();
                paths::rename(path, &aside).map_err(|source| place.trouble(source))?;
            }
            self.write(place, path)?;
        }
        Ok(())
    }

    /// After this file, one of those `read`, has opened the log: writes it where the other is
    /// missing or damaged, or is of the same log and older. Another whole one stays as it is.
    pub fn keep_opened(self, place: &Place, read: &[Self], key: &DataKey) -> Result<Self> {
        let is_newer = read.first().is_some_and(|first| first.has_slots_of(&self));
        let file = Self {
            log: Some(key.log_id()),
            ..self
        };
        for path in [&place.key, &place.key_copy] {
            let is_replaced = match look(path)? {
                Found::Nothing | Found::Damaged => true,
                Found::Whole(found) => {
                    file.has_slots_of(&found) || is_newer && file.is_of_log_of(&found)
                }
            };
            if is_replaced {
                file.write(place, path)?;
            }
        }
        Ok(file)
    }

    fn write(&self, place: &Place, path: &Path) -> Result<()> {
        let text = self.text()?;
        // Left from a writing that broke off, it may still hold the key as it is.
        paths::clear(&paths::written_first(path)).map_err(|source| place.trouble(source))?;
        let is_kept = fs::read(path)
            .map(Zeroizing::new)
            .is_ok_and(|kept| *kept == text.as_bytes());
        if is_kept {
            Ok(())
        } else {
            write_private(path, text.as_bytes())
        }
    }

    /// Whether both files have the same ways in.
    pub fn has_slots_of(&self, other: &Self) -> bool {
        self.slots.text() == other.slots.text()
    }

    /// Whether both files are known to be of one log.
    pub fn is_of_log_of(&self, other: &Self) -> bool {
        self.log_id().is_some_and(|id| Some(id) == other.log_id())
    }

    fn log_id(&self) -> Option<Bytes> {
        let open = || self.open_key().ok().map(|key| key.log_id());
        self.log.clone().or_else(open)
    }

    /// Whether nobody gets in without a secret.
    pub fn is_locked(&self) -> bool {
        self.slots.open.is_none()
    }

    /// The key from the open slot.
    pub fn open_key(&self) -> Result<DataKey> {
        self.slots
            .open
            .as_ref()
            .map(|open| DataKey(open.key.clone()))
            .ok_or(StoreError::Locked)
    }

    /// The key, with a secret where the file is locked.
    pub fn key(&self, secret: Option<&Secret>) -> Result<DataKey> {
        match secret {
            Some(secret) if self.is_locked() => self.unseal(secret),
            _ => self.open_key(),
        }
    }

    /// The key from the slot this secret is for. Takes its time, and is meant to.
    pub fn unseal(&self, secret: &Secret) -> Result<DataKey> {
        let (slot, way, words) = match secret {
            Secret::Passphrase(words) => (&self.slots.passphrase, Way::Passphrase, words.as_str()),
            Secret::Recovery(code) => (&self.slots.recovery, Way::Recovery, code.letters()),
        };
        slot.as_ref()
            .ok_or(StoreError::WrongSecret {
                was_code: way == Way::Recovery,
            })?
            .open(way, words)
    }

    /// The same file with these slots in place of its own, and no open one.
    pub fn locked_by(&self, sealing: Sealing) -> Result<Self> {
        let Sealed {
            log,
            passphrase,
            recovery,
        } = sealing.0.join().map_err(|_| StoreError::NoRandom)??;
        let passphrase = passphrase.or_else(|| self.slots.passphrase.clone());
        let recovery = recovery.or_else(|| self.slots.recovery.clone());
        let slots = Slots {
            open: None,
            passphrase,
            recovery,
        };
        Ok(Self::of(Some(log), slots))
    }

    /// A file whose only slot is the open one.
    pub fn left_open(key: &DataKey) -> Self {
        let slots = Slots {
            open: Some(OpenSlot { key: key.0.clone() }),
            passphrase: None,
            recovery: None,
        };
        Self::of(Some(key.log_id()), slots)
    }

    /// What is written into the file.
    pub fn text(&self) -> Result<Zeroizing<String>> {
        serde_json::to_string_pretty(self)
            .map(Zeroizing::new)
            .map_err(|_| StoreError::KeyDamaged)
    }
}

impl Sealing {
    /// Begins to make slots for these ways in.
    pub fn begin(
        key: &DataKey,
        passphrase: Option<Secret>,
        code: Option<RecoveryCode>,
    ) -> Result<Self> {
        let key = key.clone();
        let make = move || {
            let passes = slot::passes_for_one_try()?;
            let passphrase = match &passphrase {
                Some(Secret::Passphrase(words)) => {
                    Some(SealedSlot::seal(&key, Way::Passphrase, words, passes)?)
                }
                _ => None,
            };
            let recovery = code
                .map(|code| SealedSlot::seal(&key, Way::Recovery, code.letters(), passes))
                .transpose()?;
            Ok(Sealed {
                log: key.log_id(),
                passphrase,
                recovery,
            })
        };
        thread::Builder::new()
            .name("sealing".into())
            .spawn(make)
            .map(Self)
            .map_err(|_| StoreError::NoRandom)
    }
}

fn look(path: &Path) -> Result<Found> {
    let text = match fs::read(path).map(Zeroizing::new) {
        Ok(text) => text,
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        // What cannot be read is there, and is not to be written over.
        Err(_) => return Ok(Found::Damaged),
    };
    match serde_json::from_slice::<AnyVersion>(&text) {
        Ok(file) if file.version > VERSION => return Err(StoreError::Newer),
        Ok(_) => {}
        Err(_) => return Ok(Found::Damaged),
    }
    Ok(match serde_json::from_slice::<KeyFile>(&text) {
        Ok(file) if file.slots.check() == file.check => Found::Whole(Box::new(file)),
        _ => Found::Damaged,
    })
}

impl Found {
    fn whole(self) -> Option<KeyFile> {
        match self {
            Self::Whole(file) => Some(*file),
            Self::Nothing | Self::Damaged => None,
        }
    }
}

impl Slots {
    fn check(&self) -> String {
        format!("{:08x}", crc32(&self.text()))
    }

    fn text(&self) -> Zeroizing<Vec<u8>> {
        serde_json::to_vec(self)
            .map(Zeroizing::new)
            .unwrap_or_default()
    }
}
