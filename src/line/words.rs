//! Tokens: words between spaces, each with its place, and what single words can be.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

/// Words that no child is called.
static NOT_NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../assets/line/not-names.txt")
        .split_whitespace()
        .collect()
});

/// One run of characters between spaces, and its byte offset in the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub at: usize,
}

impl Word<'_> {
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// The word without what stands before byte `from` of the line.
    pub fn after(self, from: usize) -> Self {
        let cut = from.saturating_sub(self.at);
        Self {
            text: self.text.get(cut..).unwrap_or_default(),
            at: self.at + cut,
        }
    }
}

/// The words of `text` from byte `from` on.
pub(super) fn words(text: &str, from: usize) -> impl Iterator<Item = Word<'_>> {
    let rest = text.get(from..).unwrap_or_default();
    rest.split_whitespace().map(move |word| Word {
        text: word,
        at: from + (word.as_ptr() as usize - rest.as_ptr() as usize),
    })
}

/// The first place at or after `from` that is not a space.
pub(super) fn skip_spaces(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + (rest.len() - rest.trim_start().len())
}

/// "Story sack: the bear-book" is story, sack, the, bear, book.
pub(super) use crate::domain::text::folded_words as plain_words;

/// Whether a word could be a name or label: letters, figures, joints, and the marks on letters.
pub(super) fn is_nameable(text: &str) -> bool {
    let belongs = |letter: char| {
        letter.is_alphanumeric()
            || matches!(letter, '-' | '_' | '\'' | '\u{2019}')
            || is_combining_mark(letter)
    };
    text.chars().all(belongs)
}

/// The word without the stops and commas after it.
pub(super) fn without_stops(word: &str) -> &str {
    word.trim_end_matches([',', '.', ';', ':', '!', '?', ')', '"', '\u{201d}'])
}

/// Words that begin sentences; no name is guessed from them.
pub(super) fn is_little(folded: &str) -> bool {
    const LITTLE: &[&str] = &[
        "a", "all", "am", "an", "and", "are", "as", "asked", "at", "ate", "be", "big", "but", "by",
        "can", "dad", "did", "do", "for", "go", "good", "got", "had", "has", "he", "her", "his",
        "i", "if", "im", "in", "is", "it", "ive", "just", "let", "lots", "loved", "mam", "may",
        "me", "mum", "my", "nan", "new", "no", "not", "of", "off", "oh", "on", "one", "or", "our",
        "out", "ran", "sad", "said", "sat", "saw", "see", "she", "so", "sun", "the", "to", "too",
        "two", "up", "us", "very", "was", "we", "well", "went", "will", "with", "yes",
    ];
    LITTLE.contains(&folded)
}

/// Whether a folded word is plainly not a name: "lunch", "nap", "mum".
pub(super) fn is_no_name(folded: &str) -> bool {
    NOT_NAMES.contains(folded)
}

/// How a text reads inside quotation marks on one row.
pub(super) fn quoted(text: &str) -> String {
    format!(
        "\"{}\"",
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::is_little;

    #[test]
    fn little_words_are_found_at_both_ends_of_the_list() {
        assert!(is_little("a") && is_little("so") && is_little("yes") && !is_little("eff"));
    }
}
