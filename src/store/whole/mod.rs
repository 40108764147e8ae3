//! The whole log as one text, table by table: written from the schema itself, so that no table can
//! be forgotten.

mod adding;
mod besides;
mod incoming;
mod reading_through;
mod tables;
mod writing;

pub use adding::Adding;
pub use incoming::Incoming;
pub use writing::Whole;

/// The text's own name for itself.
const WHAT: &str = "A whole Hometime log";

/// How the text is laid out. What is in the tables goes by the number of migrations.
const LAYOUT: u32 = 1;
