//! The line, case by case as written in line-cases.toml, and what has to hold for any text at all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod anything;
mod cases;
mod house;
mod turned;
