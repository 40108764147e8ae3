//! What is said when the store refuses: after a disk error the log is opened again and read first.

use crate::store::{Store, StoreError};
use crate::vault::Reopened;

/// What to say of something that was in the way. After trouble with the disk the log is opened
/// again first.
pub fn explained(problem: &StoreError, store: &mut Store) -> String {
    if !(matches!(problem, StoreError::Disk(_)) || store.is_closed()) {
        return problem.to_string();
    }
    match store.reopen() {
        Ok(Reopened::AsLastSaved) => {
            "Not saved: the laptop's disk did not take it. Your words are still here. Your log was opened again and is sound: save once more."
                .to_owned()
        }
        Ok(Reopened::WithTheLast) => {
            "The laptop's disk was in doubt, but what you saved is there. Your log was opened again and is sound: look before you save it again.".to_owned()
        }
        Err(StoreError::Lacking) => StoreError::Lacking.to_string(),
        Err(_) => StoreError::Closed.to_string(),
    }
}

/// Nothing may be written where the log lies.
pub const TO_READ: &str = "Your log lies where it may only be read, so nothing typed here could be kept. To write in it, allow writing in its folder and start again.";
