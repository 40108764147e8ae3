//! What is set about the screens themselves: the look, and what the mouse wheel does.

use crate::store::{self, Store};

/// Names the chosen look, by its word, in the settings.
pub const LOOK: &str = "look";

const WHEEL: &str = "mouse-wheel";
const ON: &str = "on";

/// Whether the mouse wheel moves in lists; else the mouse selects text, as the terminal has it.
pub fn wants_wheel(store: &Store) -> store::Result<bool> {
    Ok(store.settings().get(WHEEL)?.as_deref() == Some(ON))
}

/// Turns the mouse wheel on or off.
pub fn switch_wheel(store: &Store) -> store::Result<()> {
    store
        .settings()
        .set(WHEEL, if wants_wheel(store)? { "" } else { ON })
}
