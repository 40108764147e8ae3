//! Hometime without a screen: sentences out, lines in. In the test itself, through pipes, and in a
//! real terminal.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

#[path = "../command/mod.rs"]
mod command;
#[path = "../common/mod.rs"]
mod common;
#[cfg(unix)]
#[path = "../pty/mod.rs"]
mod pty;

mod asked;
mod first_evening;
mod kept;
mod listener;
mod locked;
mod pipes;
#[cfg(unix)]
mod readme;
#[cfg(unix)]
mod terminal;
