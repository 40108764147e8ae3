//! What she types to get in: her passphrase, or the code from the sheet.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::recovery::{RecoveryCode, Slip};

/// Wiped when dropped, and shown by nothing.
#[derive(Clone)]
pub enum Secret {
    Passphrase(Zeroizing<String>),
    Recovery(RecoveryCode),
}

impl Secret {
    /// A passphrase as it was typed. How an accent was composed and how many blanks stand between two words make no difference.
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
