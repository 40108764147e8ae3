//! A short warm message for a parent, made of one note they may read.

use chrono::NaiveDate;

use super::guard::names_in;
use crate::domain::dates::say_date;
use crate::domain::{Entry, Kind, People, Privacy};

/// Words to copy, and who else is named in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub words: String,
    /// Somebody of another family, each with that family.
    pub names: Vec<(String, String)>,
}

impl Message {
    /// `None` when the note is hers alone, told in confidence, or has no words of hers to share.
    pub fn of(note: &Entry, people: &People, today: NaiveDate) -> Option<Self> {
        if note.privacy != Privacy::Shareable {
            return None;
        }
        let told = told(note, people, today)?;
        let family = note
            .children
            .first()
            .and_then(|child| people.family_of(*child))?;
        let day = if note.day == today {
            format!("today ({})", say_date(note.day, today))
        } else {
            format!("on {}", say_date(note.day, today))
        };
        let children = people.names(&note.children);
        // What has paragraphs stands between the greeting and the wish, as in a letter.
        let (before, after) = if told.contains('\n') {
            ("\n\n", "\n\n")
        } else {
            (" ", " ")
        };
        let words = format!(
            "Hello, a quick note about {children} {day}:{before}{told}{after}Have a lovely evening."
        );
        let names = names_in(&words, people, Some(family.family.id));
        Some(Self { words, names })
    }
}

/// What she told or did, as a sentence; what a parent told her is theirs already.
fn told(note: &Entry, people: &People, today: NaiveDate) -> Option<String> {
    let words = note.words.trim();
    let words = match (note.kind, note.loan()) {
        (_, Some(loan)) => {
            let why = loan.why.trim();
            let because = if why.is_empty() {
                String::new()
            } else {
                format!(" {}", sentence(why))
            };
            let with = if words.is_empty() {
                String::new()
            } else {
                format!(" {}", sentence(words))
            };
            format!(
                "{} came home to play with until {}.{because}{with}",
                people.thing(loan),
                say_date(loan.due, today)
            )
        }
        (Kind::FromHome | Kind::Answer, _) => return None,
        _ if words.is_empty() => return None,
        _ => sentence(words),
    };
    Some(words)
}

/// Begins with a capital and ends with a stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let begun: String = letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    });
    if begun.ends_with(['.', '!', '?', '"', ')']) {
        begun
    } else {
        format!("{begun}.")
    }
}
