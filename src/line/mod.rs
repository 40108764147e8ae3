//! The one-line grammar, pure: text, people, items and the day in; actions, questions and the echo
//! out.

mod back;
mod complete;
mod echo;
mod entries;
mod heads;
mod items;
mod lent;
mod marks;
mod people;
pub mod quick;
mod read;
mod reading;
mod rewrite;
mod source;
mod spans;
mod who;
mod words;

pub use crate::domain::{Action, OutLoan, ReminderRequest, Vocabulary};
pub use complete::complete;
pub use marks::privacy_marks_near;
pub use read::read;
pub use reading::{Answer, Completion, Doubt, Reading, Scene};
pub use rewrite::{Meant, Turned, meant, turned};
pub use spans::{KindWord, another_named};
