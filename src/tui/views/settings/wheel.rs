//! The mouse is never needed. Left alone, it selects words as in any terminal; or its wheel moves
//! in lists.

use crate::store::{self, Store};

const SETTING: &str = "mouse-wheel";
const ON: &str = "on";

pub(super) const SENTENCE: &str = "Enter changes it. While the wheel moves in lists, many terminals select words only with Shift held.";

/// Whether she wants the wheel to move in lists.
pub fn wants_wheel(store: &Store) -> store::Result<bool> {
    Ok(store.settings().get(SETTING)?.as_deref() == Some(ON))
}

/// The other way from now on.
pub(super) fn change(store: &Store) -> store::Result<()> {
    store
        .settings()
        .set(SETTING, if wants_wheel(store)? { "" } else { ON })
}

pub(super) const fn words(has_wheel: bool) -> &'static str {
    if has_wheel {
        "the wheel moves in lists"
    } else {
        "selects words, as anywhere"
    }
}
