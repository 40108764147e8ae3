//! What the log keeps, finds, exports and imports, and its files on the disk.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

#[path = "../behind/mod.rs"]
mod behind;
#[path = "../common/mod.rs"]
mod common;
#[path = "../generated/mod.rs"]
mod generated;
#[path = "../log/mod.rs"]
mod log;
#[path = "../process/mod.rs"]
mod process;

mod backups;
mod export;
mod find;
mod folder;
mod locks;
mod records;
#[cfg(feature = "encryption")]
mod released;
mod sample;
