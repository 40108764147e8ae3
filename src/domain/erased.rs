//! What was erased, in words without a name: counts by kind.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dates::say_date;
use super::kind::Kind;
use super::wording::and_list;

/// How many of each kind went, by the word they are kept under.
pub type Gone = BTreeMap<String, usize>;

/// Who is told of before the notes, as one and as many.
const PEOPLE: &[(&str, &str, &str)] = &[
    ("family", "family", "families"),
    ("child", "child", "children"),
    ("adult", "grown-up", "grown-ups"),
];
/// What is told of after the notes.
const OTHERS: &[(&str, &str, &str)] = &[
    ("reminder", "reminder", "reminders"),
    ("key_day", "day that matters", "days that matter"),
    ("involvement", "way of taking part", "ways of taking part"),
    ("pressure", "thing in the way", "things in the way"),
    ("signpost", "place pointed to", "places pointed to"),
    ("review", "look-back", "look-backs"),
    ("ranking", "ranking of reasons", "rankings of reasons"),
    (
        "journal_page",
        "page of the journal",
        "pages of the journal",
    ),
];

/// "1 family, 2 grown-ups and 14 chats".
pub fn counted(gone: &Gone) -> String {
    let counted = |(kind, one, many): &(&str, &str, &str)| {
        let number = *gone.get(*kind)?;
        Some(format!("{number} {}", if number == 1 { one } else { many }))
    };
    // A loan is a note of its kind and a row of its own; it is one loan.
    let notes = Kind::ALL
        .iter()
        .filter_map(|kind| Some(kind.counted(*gone.get(kind.word())?)));
    let said: Vec<String> = PEOPLE
        .iter()
        .filter_map(counted)
        .chain(notes)
        .chain(OTHERS.iter().filter_map(counted))
        .collect();
    if said.is_empty() {
        "nothing".to_owned()
    } else {
        and_list(said.iter().map(String::as_str))
    }
}

/// "12 copies written anew, 1 removed"; nothing where there were no copies.
pub fn done_with_copies(written_anew: usize, removed: usize) -> String {
    let copies = |number: usize| {
        if number == 1 {
            "1 copy".to_owned()
        } else {
            format!("{number} copies")
        }
    };
    match (written_anew, removed) {
        (0, 0) => String::new(),
        (written, 0) => format!("{} written anew", copies(written)),
        (0, removed) => format!("{} removed", copies(removed)),
        (written, removed) => format!("{} written anew, {removed} removed", copies(written)),
    }
}

/// The same, to be put behind what went.
pub fn said_of_copies(written_anew: usize, removed: usize) -> String {
    let done = done_with_copies(written_anew, removed);
    if done.is_empty() {
        done
    } else {
        format!("; {done}")
    }
}

/// "; done in /media/ann/STICK on Thu 3 Dec, when it was there again", as it is put at the end of a
/// receipt of an erasing of that day.
pub fn said_of_place(place: &str, reached_on: Option<NaiveDate>, erased_on: NaiveDate) -> String {
    match reached_on {
        Some(day) => format!(
            "; done in {place} on {}, when it was there again",
            say_date(day, erased_on)
        ),
        None => format!("; still to be done in {place}, as soon as it is there again"),
    }
}
