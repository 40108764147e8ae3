//! The built program as a user or another program starts it: its commands, plain mode, and the
//! screens in a real terminal.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests"
)]

#[path = "../behind/mod.rs"]
mod behind;
#[path = "../command/mod.rs"]
mod command;
#[path = "../common/mod.rs"]
mod common;
#[path = "../generated/mod.rs"]
mod generated;
#[path = "../log/mod.rs"]
mod log;
#[path = "../process/mod.rs"]
mod process;
#[cfg(unix)]
#[path = "../pty/mod.rs"]
mod pty;

mod backups;
mod barriers;
mod cli;
mod cli_trouble;
mod closed_words;
#[cfg(unix)]
mod cloud;
mod earlier;
#[cfg(unix)]
mod hostile;
mod import;
mod interfaces;
#[cfg(unix)]
mod left_behind;
#[cfg(unix)]
mod lock;
mod pages;
#[cfg(unix)]
mod panics;
mod plain;
#[cfg(unix)]
mod terminal;
