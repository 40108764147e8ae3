//! The slip that goes home with a thing: what it is, why it matters for this child, one question,
//! the day it is due, and a thank you.

use chrono::NaiveDate;

use super::dates::say_date;
use super::loan::{Loan, Thing};
use super::wording::count;

/// What is printed on it, part by part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    pub title: String,
    pub pieces: String,
    pub why: String,
    pub watch_for: String,
    pub due: String,
    pub thanks: String,
}

impl Slip {
    /// `watch_for` is the question for things that have none of their own.
    pub fn of(thing: &Thing, loan: &Loan, child: &str, watch_for: &str, today: NaiveDate) -> Self {
        let counted = thing
            .pieces
            .map(|pieces| format!("In the bag: {}.", count(usize::from(pieces), "piece")));
        let missing = (!thing.missing.is_empty())
            .then(|| format!("We know about: {} missing.", thing.missing));
        let question = if thing.watch_for.trim().is_empty() {
            watch_for
        } else {
            thing.watch_for.trim()
        };
        let why = loan.why.trim();
        Self {
            title: format!("{}, for {child} to borrow", thing.name),
            pieces: counted.into_iter().chain(missing).collect::<Vec<_>>().join(" "),
            why: if why.is_empty() { String::new() } else { format!("Why it matters for {child}: {}", with_stop(why)) },
            watch_for: if question.is_empty() { String::new() } else { format!("One thing to watch for: {question}") },
            due: format!("Please bring it back by {}. If you would like it for longer, just say.", say_date(loan.due, today)),
            thanks: "Lost or broken bits happen; tell me and do not worry. Thank you for playing along at home.".to_owned(),
        }
    }

    /// Its paragraphs, without the empty ones.
    pub fn paragraphs(&self) -> Vec<&str> {
        [
            &self.title,
            &self.pieces,
            &self.why,
            &self.watch_for,
            &self.due,
            &self.thanks,
        ]
        .into_iter()
        .map(String::as_str)
        .filter(|words| !words.is_empty())
        .collect()
    }
}

fn with_stop(words: &str) -> String {
    if words.ends_with(['.', '?', ':']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}
