//! A notice for the door, in her own words.

use super::reading::Reading;
use crate::domain::text::clean;
use crate::pages::{Line, Page};

/// Its first line is the title; an empty line begins a new part.
pub fn page(reading: &Reading, words: &str) -> Page {
    let words = clean(words);
    let mut lines = words.trim().lines();
    let title = lines.next().unwrap_or_default().trim().to_owned();
    let rest: Vec<&str> = lines.collect();
    let mut page = reading.page("notice", title, String::new());
    page.is_large = true;
    let rest = rest.join("\n");
    page.add(
        "",
        rest.split("\n\n")
            .map(str::trim)
            .filter(|words| !words.is_empty())
            .map(Line::of)
            .collect(),
    );
    page
}
