//! A slot of the key file: the key of the log sealed under a secret, which is stretched first so
//! that each guess costs time and memory.

use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::bytes::Bytes;
use super::{DataKey, KEY_BYTES};
use crate::platform::time_spent;
use crate::store::{Result, StoreError};

/// What one try costs in memory, in KiB.
const MEMORY_KIB: u32 = 64 * 1024;
/// What one try is made to cost in time on this laptop: enough to slow a guesser, not her.
const ONE_TRY: Duration = Duration::from_millis(720);
/// However quick the laptop seems, never fewer passes than this, and never so many that a slower
/// one would not come to an end.
const PASSES: std::ops::RangeInclusive<u32> = 4..=64;
/// A key file that asks for more than this was not made here.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 1024;

/// The key sealed under a secret: what stretches the secret (Argon2id) and what seals the key
/// (XChaCha20-Poly1305).
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct SealedSlot {
    salt: Bytes,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    nonce: Bytes,
    sealed: Bytes,
}

/// Which way in a slot is for. A slot put in another's place does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Passphrase,
    Recovery,
}

impl Way {
    const fn word(self) -> &'static [u8] {
        match self {
            Self::Passphrase => b"hometime key 1 passphrase",
            Self::Recovery => b"hometime key 1 recovery",
        }
    }
}

impl SealedSlot {
    /// Seals the key under a secret, at a cost of this many passes.
    pub fn seal(key: &DataKey, way: Way, secret: &str, passes: u32) -> Result<Self> {
        let mut slot = Self {
            salt: Bytes::random(16)?,
            memory_kib: MEMORY_KIB,
            passes,
            lanes: 1,
            nonce: Bytes::random(24)?,
            sealed: Bytes(Vec::new()),
        };
        let payload = Payload {
            msg: &key.0.0,
            aad: way.word(),
        };
        let sealed = slot.seal_with(secret)?.encrypt(&slot.nonce()?, payload);
        slot.sealed = Bytes(sealed.map_err(|_| StoreError::KeyDamaged)?);
        Ok(slot)
    }

    /// The key, if this is the secret it was sealed under.
    pub fn open(&self, way: Way, secret: &str) -> Result<DataKey> {
        let payload = Payload {
            msg: &self.sealed.0,
            aad: way.word(),
        };
        match self.seal_with(secret)?.decrypt(&self.nonce()?, payload) {
            Ok(key) if key.len() == KEY_BYTES => Ok(DataKey(Bytes(key))),
            _ => Err(StoreError::WrongSecret {
                was_code: way == Way::Recovery,
            }),
        }
    }

    fn nonce(&self) -> Result<XNonce> {
        XNonce::try_from(self.nonce.0.as_slice()).map_err(|_| StoreError::KeyDamaged)
    }

    fn seal_with(&self, secret: &str) -> Result<XChaCha20Poly1305> {
        if self.memory_kib > MOST_MEMORY_KIB || self.passes > MOST_PASSES {
            return Err(StoreError::KeyDamaged);
        }
        let stretched = stretch(
            secret,
            &self.salt.0,
            self.memory_kib,
            self.passes,
            self.lanes,
        )?;
        XChaCha20Poly1305::new_from_slice(&*stretched).map_err(|_| StoreError::KeyDamaged)
    }
}

fn stretch(
    secret: &str,
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
    lanes: u32,
) -> Result<Zeroizing<[u8; 32]>> {
    let params = Params::new(memory_kib, passes, lanes, Some(KEY_BYTES))
        .map_err(|_| StoreError::KeyDamaged)?;
    let mut stretched = Zeroizing::new([0; KEY_BYTES]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, &mut *stretched)
        .map_err(|_| StoreError::KeyDamaged)?;
    Ok(stretched)
}

/// How many passes make one try cost what it should on this laptop.
pub(crate) fn passes_for_one_try() -> Result<u32> {
    let one = || -> Result<Duration> {
        let before = time_spent();
        stretch("measuring", &[0; 16], MEMORY_KIB, 2, 1)?;
        Ok(time_spent().saturating_sub(before) / 2)
    };
    // What else the laptop does can only make a pass seem slower than it is.
    Ok(passes_of(one()?.min(one()?).min(one()?)))
}

/// How many passes of this length one try takes.
fn passes_of(pass: Duration) -> u32 {
    let passes = ONE_TRY.as_micros().div_ceil(pass.as_micros().max(1));
    u32::try_from(passes)
        .unwrap_or(*PASSES.end())
        .clamp(*PASSES.start(), *PASSES.end())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::{DataKey, Duration, SealedSlot, StoreError, Way, passes_of};

    #[test]
    fn a_slot_opens_with_its_own_secret_in_its_own_place_and_with_nothing_else() {
        let key = DataKey::new().unwrap();
        let slot = SealedSlot::seal(&key, Way::Passphrase, "lantern teapot", 1).unwrap();
        assert!(
            slot.open(Way::Passphrase, "lantern teapot")
                .is_ok_and(|opened| opened.0 == key.0)
        );
        for (way, secret) in [
            (Way::Passphrase, "lantern teapots"),
            (Way::Passphrase, ""),
            (Way::Recovery, "lantern teapot"),
        ] {
            assert!(
                matches!(slot.open(way, secret), Err(StoreError::WrongSecret { .. })),
                "{way:?} {secret:?}"
            );
        }
    }

    #[test]
    fn one_try_is_made_to_take_between_half_a_second_and_one() {
        for pass in (12..=180).map(Duration::from_millis) {
            let one_try = pass * passes_of(pass);
            assert!(
                (500..=1000).contains(&one_try.as_millis()),
                "passes of {pass:?} make a try of {one_try:?}"
            );
        }
        assert_eq!(
            passes_of(Duration::from_secs(2)),
            4,
            "on a very slow laptop it is still no quicker to guess"
        );
        assert_eq!(
            passes_of(Duration::ZERO),
            64,
            "and one that cannot be measured comes to an end"
        );
    }

    #[test]
    fn one_try_takes_64_mib_and_as_many_passes_as_were_asked_for() {
        let slot = SealedSlot::seal(
            &DataKey::new().unwrap(),
            Way::Passphrase,
            "lantern teapot",
            5,
        )
        .unwrap();
        assert_eq!((slot.memory_kib, slot.passes), (64 * 1024, 5));
        assert!(slot.open(Way::Passphrase, "lantern teapot").is_ok());
        for cheaper in [
            SealedSlot {
                passes: 4,
                ..slot.clone()
            },
            SealedSlot {
                memory_kib: 32 * 1024,
                ..slot.clone()
            },
        ] {
            assert!(
                cheaper.open(Way::Passphrase, "lantern teapot").is_err(),
                "it was not stretched by what it says"
            );
        }
    }
}
