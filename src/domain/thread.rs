//! Stories: news from home, what was seen, what was tried or lent, what was answered; and which
//! entries seem to belong together.

use chrono::Days;

use super::entry::Entry;
use super::kind::Kind;
use super::text::fold;

/// Entries further apart than this are not thought to belong together by themselves.
pub const NEAR: Days = Days::new(42);

/// Whether two entries seem to belong to one story: the same child, a label in common, not far
/// apart, and neither just a chat.
pub fn seem_together(one: &Entry, other: &Entry) -> bool {
    let is_part = |entry: &Entry| {
        matches!(
            entry.kind,
            Kind::Observation | Kind::FromHome | Kind::Try | Kind::Loan
        )
    };
    let same_child = one
        .children
        .iter()
        .any(|child| other.children.contains(child));
    let same_label = one.labels.iter().any(|label| {
        other
            .labels
            .iter()
            .any(|another| fold(label) == fold(another))
    });
    let (first, last) = (one.day.min(other.day), one.day.max(other.day));
    is_part(one) && is_part(other) && same_child && same_label && last <= first + NEAR
}
