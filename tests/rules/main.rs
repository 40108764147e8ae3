//! What holds for every layer, every view, every text and every document of the program, whoever
//! adds the next one.
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
#[path = "../process/mod.rs"]
mod process;

mod assets;
mod imports;
mod keys;
mod layers;
mod listed;
mod pictures;
mod readme;
mod source;
mod tour;
mod wording;
