//! The key to the log: a random number of 256 bits, and the small file beside the log that keeps it, twice.
//! The file has a slot for each way in. Only the open slot is filled so far; it holds the key itself.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, Zeroizing};

use super::folder::{Place, write_private};
use super::{Result, StoreError};

/// How the key file is written. A higher number than this is for a newer program.
const VERSION: u32 = 1;

/// Bytes kept as hex letters, and wiped when they are no longer needed.
#[derive(Clone, PartialEq, Eq, Zeroize)]
#[zeroize(drop)]
struct Secret(Vec<u8>);

/// Everything the key file says.
#[derive(Serialize, Deserialize)]
pub(super) struct KeyFile {
    version: u32,
    slots: Slots,
    /// Over the slots: tells a damaged file from a wrong secret.
    check: String,
}

/// The ways in.
#[derive(Serialize, Deserialize)]
struct Slots {
    open: Option<OpenSlot>,
    passphrase: Option<SealedSlot>,
    recovery: Option<SealedSlot>,
}

/// The key as it is: whoever has the file has the log.
#[derive(Serialize, Deserialize)]
struct OpenSlot {
    key: Secret,
}

/// The key sealed under a secret: what stretches the secret (Argon2id) and what seals the key (XChaCha20-Poly1305).
#[derive(Serialize, Deserialize)]
struct SealedSlot {
    salt: Secret,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    nonce: Secret,
    sealed: Secret,
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

impl KeyFile {
    /// A new key in the open slot.
    pub fn new() -> Result<Self> {
        let mut key = Secret(vec![0; 32]);
        getrandom::fill(&mut key.0).map_err(|_| StoreError::NoRandom)?;
        let slots = Slots { open: Some(OpenSlot { key }), passphrase: None, recovery: None };
        let check = slots.check();
        Ok(Self { version: VERSION, slots, check })
    }

    /// The key file of a folder, from whichever of its two copies is whole; `None` when there is neither.
    pub fn read(place: &Place) -> Result<Option<Self>> {
        match (look(&place.key)?, look(&place.key_copy)?) {
            (Found::Whole(file), _) | (_, Found::Whole(file)) => Ok(Some(*file)),
            (Found::Nothing, Found::Nothing) => Ok(None),
            _ => Err(StoreError::KeyDamaged),
        }
    }

    /// Writes both copies, where they are not already so.
    pub fn keep(&self, place: &Place) -> Result<()> {
        let text = self.text()?;
        for path in [&place.key, &place.key_copy] {
            let is_kept = fs::read(path).map(Zeroizing::new).is_ok_and(|kept| *kept == text.as_bytes());
            if !is_kept {
                write_private(path, text.as_bytes())?;
            }
        }
        Ok(())
    }

    /// The key as the encrypting engine wants it.
    pub fn raw_key(&self) -> Result<Zeroizing<String>> {
        let open = self.slots.open.as_ref().ok_or(StoreError::Locked)?;
        Ok(Zeroizing::new(format!("x'{}'", *open.key.hex())))
    }

    fn text(&self) -> Result<Zeroizing<String>> {
        serde_json::to_string_pretty(self).map(Zeroizing::new).map_err(|_| StoreError::KeyDamaged)
    }
}

fn look(path: &Path) -> Result<Found> {
    let Ok(text) = fs::read(path).map(Zeroizing::new) else { return Ok(Found::Nothing) };
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
        let text = serde_json::to_vec(self).map(Zeroizing::new).unwrap_or_default();
        format!("{:08x}", crc32(&text))
    }
}

/// The usual 32-bit check sum: it is there for accidents, not for enemies, who could write a key file of their own.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

impl Secret {
    fn hex(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(self.0.len() * 2));
        for byte in &self.0 {
            for half in [byte >> 4, byte & 15] {
                text.extend(char::from_digit(u32::from(half), 16));
            }
        }
        text
    }

    fn from_hex(text: &str) -> Option<Self> {
        let pairs = text.as_bytes().chunks(2).map(|pair| {
            let digits = str::from_utf8(pair).ok().filter(|digits| digits.len() == 2)?;
            u8::from_str_radix(digits, 16).ok()
        });
        pairs.collect::<Option<Vec<u8>>>().map(Self)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.hex())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        Self::from_hex(&text).ok_or_else(|| serde::de::Error::custom("not hex letters"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Secret, crc32};

    #[test]
    fn the_check_sum_is_the_usual_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn hex_letters_read_back_as_the_same_bytes() {
        let secret = Secret((0..=255).collect());
        assert!(Secret::from_hex(&secret.hex()).is_some_and(|read| read == secret));
        assert!(Secret::from_hex("abc").is_none() && Secret::from_hex("zz").is_none());
    }
}
