//! What erasing promises: gone means gone, from every file in reach, and nobody else is touched.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

#[path = "../common/mod.rs"]
mod common;

mod bin;
mod closing;
mod copies;
mod erasing;
mod everywhere;
mod keeping;
mod marked;
