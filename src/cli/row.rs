//! A note as other programs read it: one JSON object, closed when it is sensitive and was not asked
//! for.

use chrono::NaiveDate;
use serde::Serialize;

use super::names::Names;
use crate::domain::privacy::{on_command_line, sight};
use crate::domain::text::clean;
use crate::domain::{Entry, Kind, Landed, Loan, Saved, Share};

#[derive(Debug, Serialize)]
pub(super) struct Row {
    id: i64,
    kind: &'static str,
    day: NaiveDate,
    made_at: String,
    children: Vec<String>,
    adult: Option<String>,
    words: String,
    heard: String,
    privacy: &'static str,
    labels: Vec<String>,
    #[serde(flatten)]
    loan: Option<LoanRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shared: Option<Vec<SharedRow>>,
}

#[derive(Debug, Serialize)]
struct LoanRow {
    thing: String,
    why: String,
    due: NaiveDate,
    back_on: Option<NaiveDate>,
    outcome: String,
    /// Whether the reason landed: "yes", "unsure" or "no"; null until she asked.
    landed: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct SharedRow {
    with: Option<String>,
    on: NaiveDate,
    how: &'static str,
    in_their_language: Option<bool>,
}

impl Row {
    pub fn of(entry: &Saved<Entry>, names: &Names, sensitive_open: bool) -> Self {
        let open = sight(entry.privacy, on_command_line(sensitive_open)).has_words();
        let shares = if open { entry.shared() } else { &[] };
        let said = |words: &str| if open { clean(words) } else { String::new() };
        Self {
            id: entry.id.raw(),
            kind: entry.kind.word(),
            day: entry.day,
            made_at: entry.made_at.format("%Y-%m-%dT%H:%M:%S").to_string(),
            children: names.children(&entry.children),
            // An observation is with whoever was told of it first.
            adult: entry
                .adult
                .or(entry.shared().first().map(|share| share.with))
                .filter(|_| open)
                .and_then(|adult| names.adult(adult)),
            words: said(&entry.words),
            heard: said(&entry.heard),
            privacy: entry.privacy.word(),
            labels: entry
                .labels
                .iter()
                .filter(|_| open)
                .map(|label| clean(label))
                .collect(),
            loan: entry.loan().map(|loan| LoanRow::of(loan, names, said)),
            shared: (entry.kind == Kind::Observation).then(|| {
                shares
                    .iter()
                    .map(|share| SharedRow::of(share, names))
                    .collect()
            }),
        }
    }
}

impl LoanRow {
    fn of(loan: &Loan, names: &Names, said: impl Fn(&str) -> String) -> Self {
        Self {
            thing: said(names.thing(loan)),
            why: said(&loan.why),
            due: loan.due,
            back_on: loan.back_on,
            outcome: said(&loan.outcome),
            landed: (loan.landed != Landed::NotAsked).then(|| loan.landed.word()),
        }
    }
}

impl SharedRow {
    fn of(share: &Share, names: &Names) -> Self {
        Self {
            with: names.adult(share.with),
            on: share.on,
            how: share.how.word(),
            in_their_language: share.in_their_language,
        }
    }
}
