//! Long logs written by a seeded generator, for tests and benches that need years of evenings.

mod dice;
mod many;
mod many_words;
mod many_years;

pub use many::many;
