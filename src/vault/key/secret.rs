//! What she types to get in: her passphrase, or the code from the sheet.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::bytes::Bytes;
use super::recovery::{RecoveryCode, Slip};
use crate::store::Result;

/// So many words of a list, each as likely as any other, with blanks between.
pub fn draw_words(list: &[&str], many: usize) -> Result<Zeroizing<String>> {
    let mut words = Zeroizing::new(String::with_capacity(many * 16));
    let fair = u32::MAX - u32::MAX % u32::try_from(list.len().max(1)).unwrap_or(1);
    let mut drawn = 0;
    while drawn < many {
        let bytes = Bytes::random(4)?;
        let number = bytes
            .0
            .iter()
            .fold(0, |number, byte| number << 8 | u32::from(*byte));
        // The last few numbers would make the first words likelier.
        let Some(word) = list
            .get(number as usize % list.len().max(1))
            .filter(|_| number < fair)
        else {
            continue;
        };
        if drawn > 0 {
            words.push(' ');
        }
        words.push_str(word);
        drawn += 1;
    }
    Ok(words)
}

/// Wiped when dropped, and shown by nothing.
#[derive(Clone)]
pub enum Secret {
    Passphrase(Zeroizing<String>),
    Recovery(RecoveryCode),
}

impl Secret {
    /// A passphrase as it was typed. How an accent was composed and how many blanks stand between
    /// two words make no difference.
    pub fn passphrase(typed: &str) -> Self {
        let mut words = Zeroizing::new(String::with_capacity(typed.len() * 2));
        for word in typed.split_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.extend(word.nfc());
        }
        Self::Passphrase(words)
    }

    /// A recovery code as it was typed, or what does not look right in it.
    pub fn recovery(typed: &str) -> std::result::Result<Self, Slip> {
        RecoveryCode::read(typed).map(Self::Recovery)
    }
}
