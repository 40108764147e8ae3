//! What holds for every room, every view and every word of the program, whoever adds the next one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

#[path = "../common/mod.rs"]
mod common;
mod keys;
mod rooms;
mod source;
mod tour;
mod wording;
