//! The words of a text whose spelling can be looked at: those made of letters that English is
//! written in, and nothing else.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// The words to look at. Marks of the line, quick words, figures, addresses, short forms in
/// capitals and other scripts are left out.
pub fn of(text: &str) -> impl Iterator<Item = Range<usize>> {
    let pieces = text
        .split_whitespace()
        .map(move |piece| (piece.as_ptr() as usize - text.as_ptr() as usize, piece));
    pieces
        .filter(|(_, piece)| !is_no_sentence(piece))
        .flat_map(|(at, piece)| runs(piece).map(move |run| at + run.start..at + run.end))
        .filter(move |word| {
            let word = &text[word.clone()];
            word.chars().nth(1).is_some()
                && word.chars().all(is_of_english)
                && !word.chars().skip(1).any(char::is_uppercase)
        })
}

/// Every unbroken run of letters, with the apostrophes inside it.
pub fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let belongs =
        |letter: char| letter.is_alphabetic() || is_apostrophe(letter) || is_combining_mark(letter);
    text.split(move |letter| !belongs(letter))
        .filter_map(move |run| {
            let word = run.trim_matches(is_apostrophe);
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (!word.is_empty()).then_some(start..start + word.len())
        })
}

/// "Ola's" is Ola, and what makes it hers.
pub fn whose(word: &str) -> (&str, &str) {
    let end = ["'s", "\u{2019}s", "'", "\u{2019}"]
        .into_iter()
        .find(|end| word.ends_with(end))
        .unwrap_or_default();
    word.split_at(word.len() - end.len())
}

/// A mark or quick word, anything with figures in it, or an address.
fn is_no_sentence(piece: &str) -> bool {
    piece.starts_with(['@', '#', '+', '>', '/'])
        || piece.contains(|letter: char| letter.is_numeric() || matches!(letter, '@' | '\\' | '_'))
        || piece.contains("://")
        || has_stop_inside(piece)
}

/// "e.g.", "gov.uk"; but not "bed...then".
fn has_stop_inside(piece: &str) -> bool {
    let letters: Vec<char> = piece.chars().collect();
    letters
        .windows(3)
        .any(|three| three[0].is_alphabetic() && three[1] == '.' && three[2].is_alphabetic())
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}')
}

/// Letters of English and of the languages that share its script.
fn is_of_english(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || is_apostrophe(letter)
        || is_combining_mark(letter)
        || matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}
