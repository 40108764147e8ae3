//! The passphrase of a locked log, from the keyboard or from standard input: never from an argument
//! or the environment.

use std::io::{self, Read, Write};

use zeroize::Zeroizing;

use super::{Result, Trouble};
use crate::store::StoreError;
use crate::terminal::type_unseen;
use crate::vault::Secret;

/// A passphrase is shorter than this, however long.
const LONGEST: usize = 4096;

/// Asks on the terminal, where what is typed does not show. Where there is nobody to ask, the log
/// stays locked.
pub(super) fn ask() -> Result<Secret> {
    let typed = type_unseen("Passphrase, or the code from your sheet:")
        .map_err(|_| Trouble::NobodyToAsk)?;
    let _nobody_listens = writeln!(io::stderr());
    if typed.trim().is_empty() {
        Err(StoreError::Locked.into())
    } else {
        Ok(either(&typed))
    }
}

/// The first line of standard input, and not a letter more: what follows belongs to the command.
pub(super) fn first_line() -> Result<Secret> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST));
    for byte in io::stdin().lock().bytes() {
        match byte.map_err(|_| Trouble::NoPassphrase)? {
            b'\n' => break,
            _ if bytes.len() == LONGEST => return Err(Trouble::NoPassphrase),
            letter => bytes.push(letter),
        }
    }
    let typed = str::from_utf8(&bytes).map_err(|_| Trouble::NoPassphrase)?;
    if typed.trim().is_empty() {
        Err(Trouble::NoPassphrase)
    } else {
        Ok(either(typed))
    }
}

/// What reads as a whole recovery code, check letters and all, is one.
fn either(typed: &str) -> Secret {
    Secret::recovery(typed).unwrap_or_else(|_| Secret::passphrase(typed))
}
