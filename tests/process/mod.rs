//! Processes that a test starts, and the logs its process has open meanwhile.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "tests; each group of tests uses its own part of this"
)]

use std::ops::Deref;
use std::sync::RwLock;

use hometime::store::Store;

/// A process has, for a moment while it starts, a hold of everything its parent has open, the lock
/// of another test's log too. So no log is let go of while a process starts.
static STARTING: RwLock<()> = RwLock::new(());

/// Starts a process.
pub fn starting<T>(start: impl FnOnce() -> T) -> T {
    let _starting = STARTING.read().unwrap();
    start()
}

/// Does what lets go of a log and opens it again, while no process starts.
pub fn undisturbed<T>(act: impl FnOnce() -> T) -> T {
    let _nothing_starts = STARTING.write().unwrap();
    act()
}

/// Drops what holds a log open, while no process starts.
pub fn closing<T>(holder: T) {
    let _nothing_starts = STARTING.write();
    drop(holder);
}

/// A log open in the test itself.
pub struct Held(Option<Store>);

impl Held {
    pub fn holding(store: Store) -> Self {
        Self(Some(store))
    }
}

impl Deref for Held {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.0.as_ref().unwrap()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        closing(self.0.take());
    }
}
