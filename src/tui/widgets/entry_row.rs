//! One written thing as one row of a list.

use chrono::NaiveDate;
use ratatui::text::{Line, Span};

use crate::app::note_text::quoted;
pub use crate::app::note_text::{with, words};
use crate::domain::dates::say_date;
use crate::domain::{Entry, Label, People, Saved};
use crate::tui::canvas::{pad, shorten};

/// "17:58  Kai    chat  Dad  Told me all about the bus."
pub fn timed(
    entry: &Saved<Entry>,
    people: &People,
    today: NaiveDate,
    width: usize,
) -> Line<'static> {
    let front = format!(
        "{}  {}",
        entry.made_at.format("%H:%M"),
        who_kind_adult(entry, people)
    );
    join(front, entry, people, today, width)
}

/// "Fri 20 Nov  Kai    chat  Dad  Told me all about the bus."
pub fn dated(
    entry: &Saved<Entry>,
    people: &People,
    today: NaiveDate,
    width: usize,
) -> Line<'static> {
    let front = format!(
        "{}  {}",
        pad(&say_date(entry.day, today), 10),
        who_kind_adult(entry, people)
    );
    join(front, entry, people, today, width)
}

/// "today  Ola    back   Mum  Wooden train · at home: ...": a thing that came back, whenever it was
/// lent.
pub fn back(entry: &Saved<Entry>, people: &People, width: usize) -> Line<'static> {
    let thing = entry.loan().map_or("", |loan| people.thing(loan));
    let outcome = entry.loan().map_or("", |loan| loan.outcome.as_str());
    let at_home = if outcome.is_empty() {
        String::new()
    } else {
        format!(" · at home: {}", quoted(outcome))
    };
    let front = format!(
        "today  {} {} {} ",
        pad_name(entry, people),
        pad("back", 6),
        pad(&with(entry, people), 6)
    );
    let room = width.saturating_sub(Span::raw(front.as_str()).width());
    Line::from(vec![
        Span::raw(front),
        Span::raw(shorten(&format!("{thing}{at_home}"), room)),
    ])
}

/// "17:58  Kai    Dad  Told me ...": where every row is of one kind.
pub fn timed_without_kind(
    entry: &Saved<Entry>,
    people: &People,
    today: NaiveDate,
    width: usize,
) -> Line<'static> {
    let front = format!(
        "{}  {} {} ",
        entry.made_at.format("%H:%M"),
        pad_name(entry, people),
        pad(people.role(entry.adult), 6)
    );
    join(front, entry, people, today, width)
}

fn who_kind_adult(entry: &Saved<Entry>, people: &People) -> String {
    format!(
        "{} {} {} ",
        pad_name(entry, people),
        pad(entry.kind.label(Label::Short), 6),
        pad(&with(entry, people), 6)
    )
}

/// The names, in a column wide enough for the longest name in the log, within reason.
pub fn pad_name(entry: &Entry, people: &People) -> String {
    let longest = people
        .children()
        .map(|child| Span::raw(child.name.as_str()).width())
        .max()
        .unwrap_or(0);
    pad(&people.names(&entry.children), longest.clamp(6, 11))
}

fn join(
    front: String,
    entry: &Saved<Entry>,
    people: &People,
    today: NaiveDate,
    width: usize,
) -> Line<'static> {
    let room = width.saturating_sub(ratatui::text::Span::raw(front.as_str()).width());
    Line::from(vec![
        Span::raw(front),
        Span::raw(shorten(&words(entry, people, today), room)),
    ])
}
