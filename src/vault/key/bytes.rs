//! Bytes nobody else may see: kept as hex letters, and wiped when they are let go of.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, Zeroizing};

use crate::store::{Result, StoreError};

/// Wiped when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize)]
#[zeroize(drop)]
pub(crate) struct Bytes(pub Vec<u8>);

impl Bytes {
    /// As many bytes as asked for, from the system's own source.
    pub fn random(count: usize) -> Result<Self> {
        let mut bytes = Self(vec![0; count]);
        getrandom::fill(&mut bytes.0).map_err(|_| StoreError::NoRandom)?;
        Ok(bytes)
    }

    pub fn hex(&self) -> Zeroizing<String> {
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
            let digits = str::from_utf8(pair)
                .ok()
                .filter(|digits| digits.len() == 2)?;
            u8::from_str_radix(digits, 16).ok()
        });
        pairs.collect::<Option<Vec<u8>>>().map(Self)
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.hex())
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        Self::from_hex(&text).ok_or_else(|| serde::de::Error::custom("not hex letters"))
    }
}

/// The usual 32-bit check sum: it is there for accidents, not for enemies, who could write a key
/// file of their own.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                (sum >> 1) ^ 0xEDB8_8320
            } else {
                sum >> 1
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Bytes, crc32};

    #[test]
    fn the_check_sum_is_the_usual_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn hex_letters_read_back_as_the_same_bytes() {
        let bytes = Bytes((0..=255).collect());
        assert!(Bytes::from_hex(&bytes.hex()).is_some_and(|read| read == bytes));
        assert!(Bytes::from_hex("abc").is_none() && Bytes::from_hex("zz").is_none());
    }
}
