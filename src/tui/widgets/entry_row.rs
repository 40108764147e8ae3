//! One written thing as one row of a list.

use chrono::NaiveDate;
use ratatui::text::{Line, Span};

use crate::domain::dates::say_date;
use crate::domain::privacy::{Sight, Where, sight};
use crate::domain::wording::and_list;
use crate::domain::{Entry, Kind, People, Saved};
use crate::tui::canvas::{pad, shorten};

/// The short word for a kind in lists.
pub const fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Chat => "chat",
        Kind::Observation => "obs",
        Kind::FromHome => "home",
        Kind::Try => "try",
        Kind::Loan => "lent",
        Kind::Answer => "answer",
    }
}

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

/// In quotation marks that its own do not end.
fn quoted(words: &str) -> String {
    if words.contains('"') {
        format!("'{words}'")
    } else {
        format!("\"{words}\"")
    }
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
        pad(kind_word(entry.kind), 6),
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
