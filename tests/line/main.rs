//! What is typed, without a screen: the line case by case as written in line-cases.toml, days,
//! spelling, text boxes, and what holds for any text at all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod anything;
mod cases;
mod days;
mod house;
mod spelling;
mod turned;
mod typing;
