//! What a list says of a note, in one line of text.

use chrono::NaiveDate;

use crate::domain::dates::say_date;
use crate::domain::privacy::{Sight, Where, sight};
use crate::domain::wording::and_list;
use crate::domain::{Entry, People};

/// A text in quotation marks that are not its own.
pub fn quoted(words: &str) -> String {
    if words.contains('"') {
        format!("'{words}'")
    } else {
        format!("\"{words}\"")
    }
}

/// Whom it was with; for an observation, who has been told.
pub fn with(entry: &Entry, people: &People) -> String {
    if entry.shared().is_empty() {
        return people.role(entry.adult).to_owned();
    }
    and_list(
        entry
            .shared()
            .iter()
            .map(|share| people.role(Some(share.with))),
    )
}

/// What a row says of an entry: closed when sensitive, marked when private.
pub fn words(entry: &Entry, people: &People, today: NaiveDate) -> String {
    let mut words = match sight(entry.privacy, Where::List) {
        Sight::Closed | Sight::Absent => return "(closed: Enter opens it)".to_owned(),
        Sight::Marked => "PRIVATE  ".to_owned(),
        Sight::Open => String::new(),
    };
    if let Some(loan) = entry.loan() {
        words.push_str(people.thing(loan));
        match loan.back_on {
            Some(back) => words.push_str(&format!(", back {}", say_date(back, today))),
            None => words.push_str(&format!(", due back {}", say_date(loan.due, today))),
        }
        if !loan.outcome.is_empty() {
            words.push_str(&format!(" · at home: {}", quoted(&loan.outcome)));
        }
        return words;
    }
    words.push_str(&entry.words);
    if !entry.heard.is_empty() {
        let role = people.role(entry.adult);
        let role = if role.is_empty() { "they" } else { role };
        let gap = if entry.words.is_empty() { "" } else { "  " };
        words.push_str(&format!("{gap}{role}: {}", quoted(&entry.heard)));
    }
    for label in &entry.labels {
        words.push_str(&format!("  #{label}"));
    }
    words
}
