//! Labels: the spelling already in use, old ones a new one is close to, and the labels that say who
//! may read a note.

use strsim::osa_distance;

use crate::domain::privacy::MARKS;
use crate::domain::text::fold;

/// Other words for a privacy mark. None of them hides a note by itself.
const OTHER_WORDS: &[&str] = &["hidden", "secret"];

/// The labels that are not kept as labels, as they are typed.
pub(super) fn reserved() -> impl Iterator<Item = &'static str> {
    MARKS.iter().map(|(mark, _)| *mark).chain(["rushed"])
}

/// The privacy marks that `typed` may be meant for, the nearest first; empty when it is plainly a
/// label. A mark itself is nearest to itself.
pub fn privacy_marks_near(typed: &str) -> Vec<&'static str> {
    let folded = fold(typed);
    let letters: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    let first: &str = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let is_other = |word: &&str| osa_distance(word, &letters) <= 1 || *word == first;
    if letters == "hide" || OTHER_WORDS.iter().any(is_other) {
        return vec!["private", "confidential"];
    }
    let slips = |mark: &str| {
        let is_beginning = letters.chars().count() >= 3 && mark.starts_with(&letters);
        let is_longer = letters.starts_with(mark) || first == mark;
        let slips = osa_distance(mark, &letters);
        match slips {
            0..=2 => Some(slips),
            _ if is_beginning || is_longer => Some(3),
            _ => None,
        }
    };
    let mut near: Vec<(usize, &str)> = MARKS
        .iter()
        .filter_map(|(mark, _)| Some((slips(mark)?, *mark)))
        .collect();
    near.sort_by_key(|(slips, _)| *slips);
    near.into_iter().map(|(_, mark)| mark).collect()
}

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
        let slips = osa_distance(&old, &folded);
        (slips <= allowed && slips > 0).then_some(slips)
    };
    labels
        .iter()
        .filter_map(|label| distance(label).map(|slips| (slips, label)))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, label)| label.as_str())
}

#[cfg(test)]
mod tests {
    use super::{in_use, near, privacy_marks_near};

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

    #[test]
    fn misspelt_beginnings_and_other_words_of_a_privacy_mark_are_near_it() {
        for (typed, mark) in [
            ("sensitve", "sensitive"),
            ("SENSITIEV", "sensitive"),
            ("privat", "private"),
            ("priavte", "private"),
            ("privately", "private"),
            ("private-note", "private"),
            ("private/health", "private"),
            ("pri-vate", "private"),
            ("Privé", "private"),
            ("confidental", "confidential"),
            ("condifential", "confidential"),
            ("conf", "confidential"),
            ("sen", "sensitive"),
            ("hidden", "private"),
            ("secrets", "private"),
            ("private", "private"),
        ] {
            assert_eq!(privacy_marks_near(typed).first(), Some(&mark), "{typed}");
        }
        for typed in [
            "sleep", "pr", "primary", "conker", "senses", "hike", "sensory", "outdoors",
        ] {
            assert!(privacy_marks_near(typed).is_empty(), "{typed}");
        }
    }
}
