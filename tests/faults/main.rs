//! What becomes of the log when the laptop, the disk or the folder is not as it should be: never "Saved" for what is not there,
//! never a fresh empty log, and a sentence for everything. The short run of each is in the usual tests; the whole of it is
//! `cargo test --release --test faults -- --ignored`.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr, reason = "tests")]

#[path = "../command/mod.rs"]
mod command;
#[path = "../common/mod.rs"]
mod common;
#[path = "../log/mod.rs"]
mod log;

mod acts;
mod chain;
mod damaged;
mod folder;
mod full;
mod kills;
mod moved;
mod power;
mod stale;
mod strace;
