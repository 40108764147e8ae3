//! Hometime without a screen: sentences out, lines in. In the test itself, through pipes, and in a
//! real terminal.

mod asked;
mod first_evening;
mod kept;
pub mod listener;
mod locked;
mod pipes;
#[cfg(unix)]
mod readme;
#[cfg(unix)]
mod terminal;
