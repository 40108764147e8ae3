//! A note as she reads it: one row of text.

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use super::names::Names;
use crate::domain::dates::say_date;
use crate::domain::privacy::{Sight, on_command_line, sight};
use crate::domain::text::clean_line;
use crate::domain::wording::and_list;
use crate::domain::{Entry, Label, Loan, Share};

/// Turns notes into rows whose columns line up.
pub(super) struct Rows<'n> {
    pub names: &'n Names,
    pub today: NaiveDate,
    pub sensitive_open: bool,
}

impl Rows<'_> {
    /// "Fri 20 Nov       Ola     chat         Mum     Slept 40 min < up at 5 · #sleep".
    pub fn row(&self, entry: &Entry) -> String {
        let columns = [
            (say_date(entry.day, self.today), 15),
            (
                and_list(
                    self.names
                        .children(&entry.children)
                        .iter()
                        .map(String::as_str),
                ),
                10,
            ),
            (entry.kind.label(Label::Noun).to_owned(), 14),
            (
                entry
                    .adult
                    .filter(|_| !self.is_closed(entry))
                    .and_then(|adult| self.names.adult(adult))
                    .unwrap_or_default(),
                8,
            ),
        ];
        let mut row: String = columns
            .iter()
            .map(|(text, width)| padded(text, *width))
            .collect();
        row.push_str(&self.words(entry));
        clean_line(row.trim_end())
    }

    fn is_closed(&self, entry: &Entry) -> bool {
        !sight(entry.privacy, on_command_line(self.sensitive_open)).has_words()
    }

    fn words(&self, entry: &Entry) -> String {
        let mut pieces = Vec::new();
        if self.is_closed(entry) {
            pieces.push("(closed)".to_owned());
        } else {
            pieces.extend(entry.loan().map(|loan| self.lent(loan)));
            pieces.extend(both_sides(&entry.words, &entry.heard));
            pieces.extend(self.shared(entry));
            pieces.extend(entry.labels.iter().map(|label| format!("#{label}")));
            pieces.extend(
                (sight(entry.privacy, on_command_line(self.sensitive_open)) == Sight::Marked)
                    .then(|| entry.privacy.word().to_uppercase()),
            );
        }
        pieces.extend(self.names.is_made_up(entry).then(|| "SAMPLE".to_owned()));
        pieces.join(" · ")
    }

    fn lent(&self, loan: &Loan) -> String {
        let (thing, due) = (self.names.thing(loan), say_date(loan.due, self.today));
        let when = loan.back_on.map_or_else(
            || format!("back by {due}"),
            |day| format!("back {}", say_date(day, self.today)),
        );
        let mut pieces = vec![format!("{thing}, {when}")];
        pieces.extend((!loan.why.is_empty()).then(|| format!("why: \"{}\"", loan.why)));
        pieces.extend((!loan.outcome.is_empty()).then(|| format!("at home: \"{}\"", loan.outcome)));
        pieces.join(" · ")
    }

    fn shared(&self, entry: &Entry) -> Option<String> {
        let told = |share: &Share| {
            self.names
                .adult(share.with)
                .map(|adult| format!("{adult} {}", say_date(share.on, self.today)))
        };
        let shares: Vec<String> = entry.shared().iter().filter_map(told).collect();
        (!shares.is_empty()).then(|| {
            format!(
                "shared with {}",
                and_list(shares.iter().map(String::as_str))
            )
        })
    }
}

/// What she told, and after the sign she types it with what they told her.
fn both_sides(words: &str, heard: &str) -> Option<String> {
    match (words.is_empty(), heard.is_empty()) {
        (true, true) => None,
        (false, true) => Some(words.to_owned()),
        (true, false) => Some(format!("< {heard}")),
        (false, false) => Some(format!("{words} < {heard}")),
    }
}

/// At least two spaces part one column from the next, however long a name is.
fn padded(text: &str, width: usize) -> String {
    let room = width.saturating_sub(text.width());
    format!("{text}{}  ", " ".repeat(room))
}
