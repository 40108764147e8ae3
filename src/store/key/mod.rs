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
use zeroize::Zeroizing;

use super::folder::{self, Place, write_private};
use super::{Result, StoreError};

pub use recovery::{RecoveryCode, Slip, ordinal};
pub use secret::{Secret, draw_words};

use bytes::{Bytes, crc32};
use slot::{SealedSlot, Way};

/// How the key file is written. A higher number than this is for a newer program.
const VERSION: u32 = 1;
const KEY_BYTES: usize = 32;

/// The key itself, wiped when it is let go of.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct DataKey(Bytes);

/// Everything the key file says.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct KeyFile {
    version: u32,
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
pub(super) struct Sealing(JoinHandle<Result<Sealed>>);

struct Sealed {
    passphrase: Option<SealedSlot>,
    recovery: Option<SealedSlot>,
}

impl DataKey {
    fn new() -> Result<Self> {
        Bytes::random(KEY_BYTES).map(Self)
    }

    /// The key as the encrypting engine wants it.
    pub fn raw(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}'", *self.0.hex()))
    }
}

impl KeyFile {
    /// A new key in the open slot.
    pub fn new() -> Result<Self> {
        let DataKey(key) = DataKey::new()?;
        Ok(Self::of(Slots {
            open: Some(OpenSlot { key }),
            passphrase: None,
            recovery: None,
        }))
    }

    fn of(slots: Slots) -> Self {
        let check = slots.check();
        Self {
            version: VERSION,
            slots,
            check,
        }
    }

    /// The key file of a folder, from whichever of its two copies is whole; `None` when there is
    /// neither.
    pub fn read(place: &Place) -> Result<Option<Self>> {
        match (look(&place.key)?, look(&place.key_copy)?) {
            (Found::Whole(file), _) | (_, Found::Whole(file)) => Ok(Some(*file)),
            (Found::Nothing, Found::Nothing) => Ok(None),
            _ => Err(StoreError::KeyDamaged),
        }
    }

    /// The key file of this name, such as one that lies beside a copy of the log.
    pub fn read_at(path: &Path) -> Result<Option<Self>> {
        match look(path)? {
            Found::Whole(file) => Ok(Some(*file)),
            Found::Nothing => Ok(None),
            Found::Damaged => Err(StoreError::KeyDamaged),
        }
    }

    /// Writes both copies, where they are not already so. The first is always the newer one, so
    /// whichever is whole opens the log.
    pub fn keep(&self, place: &Place) -> Result<()> {
        let text = self.text()?;
        for path in [&place.key, &place.key_copy] {
            // Left from a writing that broke off, it may still hold the key as it is.
            folder::clear(&folder::written_first(path)).map_err(|source| place.trouble(source))?;
            let is_kept = fs::read(path)
                .map(Zeroizing::new)
                .is_ok_and(|kept| *kept == text.as_bytes());
            if !is_kept {
                write_private(path, text.as_bytes())?;
            }
        }
        Ok(())
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
            passphrase,
            recovery,
        } = sealing.0.join().map_err(|_| StoreError::NoRandom)??;
        let passphrase = passphrase.or_else(|| self.slots.passphrase.clone());
        let recovery = recovery.or_else(|| self.slots.recovery.clone());
        Ok(Self::of(Slots {
            open: None,
            passphrase,
            recovery,
        }))
    }

    /// A file whose only slot is the open one.
    pub fn left_open(key: &DataKey) -> Self {
        Self::of(Slots {
            open: Some(OpenSlot { key: key.0.clone() }),
            passphrase: None,
            recovery: None,
        })
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

impl Slots {
    fn check(&self) -> String {
        let text = serde_json::to_vec(self)
            .map(Zeroizing::new)
            .unwrap_or_default();
        format!("{:08x}", crc32(&text))
    }
}
