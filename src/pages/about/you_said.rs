//! You said, I did: what parents told that changed what she does. For all to read, so nobody is
//! named and it begins with nothing on it.

use super::Period;
use super::reading::{Reading, told};
use crate::pages::{Line, Page};
use crate::store::{Filter, Only, Result};

pub fn page(reading: &Reading, period: Period) -> Result<Page> {
    let filter = Filter {
        since: Some(period.since),
        until: Some(period.until),
        only: Some(Only::Changed),
        ..Filter::default()
    };
    let (notes, left_out) = reading.notes(&filter)?;
    let mut page = reading.page("you-said", "You said, I did", period.words());
    page.left_out = left_out;
    page.for_all = true;
    page.sample = reading.are_all_made_up();
    for note in &notes {
        let did = if note.heard.trim().is_empty() {
            ""
        } else {
            note.words.trim()
        };
        let mut lines = vec![Line::led("You said", told(note).trim())];
        lines.push(if did.is_empty() {
            Line::to_write("I did")
        } else {
            Line::led("I did", did)
        });
        page.add("", lines);
    }
    Ok(page)
}
