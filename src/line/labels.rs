//! Labels: the spelling already in use, and old ones a new one is close to.

use crate::domain::text::fold;

/// The label as first spelt, if it is in use.
pub(super) fn in_use<'k>(labels: &'k [String], typed: &str) -> Option<&'k str> {
    let folded = fold(typed);
    labels
        .iter()
        .find(|label| fold(label) == folded)
        .map(String::as_str)
}

/// An old label the new one may be meant for.
pub(super) fn near<'k>(labels: &'k [String], typed: &str) -> Option<&'k str> {
    let folded = fold(typed);
    let distance = |label: &String| {
        let old = fold(label);
        let (short, long) = if old.len() < folded.len() {
            (&old, &folded)
        } else {
            (&folded, &old)
        };
        if short.chars().count() >= 4
            && long.starts_with(short.as_str())
            && long.chars().count() - short.chars().count() <= 4
        {
            return Some(1);
        }
        let allowed = if short.chars().count() < 4 {
            0
        } else {
            1 + usize::from(short.chars().count() >= 8)
        };
        let slips = slips_between(&old, &folded);
        (slips <= allowed && slips > 0).then_some(slips)
    };
    labels
        .iter()
        .filter_map(|label| distance(label).map(|slips| (slips, label)))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, label)| label.as_str())
}

/// How many letters have to be added, dropped or changed to turn one into the other.
fn slips_between(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    if one.chars().count().abs_diff(other.len()) > 2 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (down, letter) in one.chars().enumerate() {
        let mut next = vec![down + 1];
        for (across, against) in other.iter().enumerate() {
            let change = row.get(across).copied().unwrap_or(0) + usize::from(letter != *against);
            let add = next.last().copied().unwrap_or(0) + 1;
            let drop = row.get(across + 1).copied().unwrap_or(0) + 1;
            next.push(change.min(add).min(drop));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{in_use, near};

    #[test]
    fn old_labels_are_found_in_spite_of_case_endings_and_slips() {
        let labels = ["sleep".to_owned(), "outdoors".to_owned(), "toys".to_owned()];
        assert_eq!(in_use(&labels, "SLEEP"), Some("sleep"));
        assert_eq!(near(&labels, "sleeping"), Some("sleep"));
        assert_eq!(near(&labels, "outdors"), Some("outdoors"));
        assert_eq!(near(&labels, "outdoor"), Some("outdoors"));
        assert_eq!(near(&labels, "boys"), Some("toys"));
        assert_eq!(near(&labels, "shoes"), None);
        assert_eq!(near(&labels, "slot"), None);
    }
}
