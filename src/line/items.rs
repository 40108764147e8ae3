//! Items of the log in a line: found by a few words of their name ("train" is the wooden train when
//! nothing else fits), on the shelf or out.

use super::source::Source;
use super::words::{Word, is_little, plain_words, quoted, skip_spaces, words};
use crate::domain::text::fold;

/// Whether the typed words stand in the thing's name, whole and in their order, and say something.
pub(super) fn fits(typed: &[String], name: &[String]) -> bool {
    let mut left = name.iter();
    typed.iter().any(|word| !is_little(word))
        && typed.iter().all(|word| left.any(|of_name| of_name == word))
}

/// The words she typed for a thing, without an article in front.
pub(super) fn typed_thing(text: &str) -> Vec<String> {
    let mut typed = plain_words(text);
    if typed.len() > 1
        && typed
            .first()
            .is_some_and(|first| matches!(first.as_str(), "the" | "a" | "an" | "our" | "my"))
    {
        typed.remove(0);
    }
    typed
}

/// Where the line stands after the whole of `name`, if it starts with that name.
/// More may follow a colon or comma, or freely after a name of two words and more.
pub(super) fn after_whole_name(text: &str, name: &str) -> Option<usize> {
    let wanted = plain_words(name);
    let mut spelt: Vec<String> = Vec::new();
    for word in words(text, 0) {
        spelt.extend(plain_words(word.text));
        if !wanted.starts_with(&spelt) {
            return None;
        }
        if spelt.len() == wanted.len() {
            let is_last = text.get(word.end()..).unwrap_or_default().trim().is_empty();
            return (is_last || wanted.len() > 1 || word.text.ends_with([':', ',']))
                .then(|| word.end());
        }
    }
    None
}

/// The words up to the first colon, and what follows it.
pub(super) fn at_colon(text: &str) -> (&str, &str) {
    let ends_name = |word: &Word| word.text.ends_with(':');
    match words(text, 0).find(ends_name) {
        Some(word) => (
            text.get(..word.end() - 1).unwrap_or_default(),
            text.get(word.end()..).unwrap_or_default(),
        ),
        None => (text, ""),
    }
}

/// What a line that begins with `back` names like a thing, though nothing of that name is out.
pub(super) fn not_out(source: &Source, at: usize) -> Option<String> {
    let first = source.words(at).next()?;
    if source.context.plain || !matches!(fold(first.text).as_str(), "back" | "returned") {
        return None;
    }
    let from = skip_spaces(source.text, first.end());
    let (head, _) = at_colon(source.text.get(from..)?);
    let typed = plain_words(head);
    let is_thing =
        (1..=3).contains(&typed.len()) && typed.first().is_some_and(|word| !is_little(word));
    is_thing.then(|| quoted(head))
}
