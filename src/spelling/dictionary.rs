//! The dictionary of British English: read once, beside everything else, when the first letter is
//! typed.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use spellbook::Dictionary;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::assets::british_english::{ENDINGS, WORDS, words_of_the_trade};

/// `None`: it could not be read, and every word counts as known.
static DICTIONARY: OnceLock<Option<Dictionary>> = OnceLock::new();
static IS_BEGUN: AtomicBool = AtomicBool::new(false);

/// Begins to read it, if nobody has; the keys go on meanwhile.
pub fn begin_reading() {
    if IS_BEGUN.swap(true, Ordering::Relaxed) {
        return;
    }
    let beside = thread::Builder::new()
        .name("dictionary".to_owned())
        .spawn(read);
    if beside.is_err() {
        read();
    }
}

/// Whether words can be looked up.
pub fn has_been_read() -> bool {
    DICTIONARY.get().is_some()
}

/// Reads it now, and says whether it could be.
pub fn read() -> bool {
    dictionary().is_some()
}

fn dictionary() -> Option<&'static Dictionary> {
    let take_in = || {
        let mut dictionary = Dictionary::new(ENDINGS, WORDS).ok()?;
        for word in words_of_the_trade() {
            dictionary.add(word).ok()?;
        }
        Some(dictionary)
    };
    DICTIONARY.get_or_init(take_in).as_ref()
}

/// Whether it has the word: also when a name of a day or a town is typed small, and whether or not
/// it is written with accents.
pub(super) fn has(word: &str) -> bool {
    let Some(dictionary) = dictionary() else {
        return true;
    };
    if dictionary.check(word) || dictionary.check(&with_capital(word)) {
        return true;
    }
    let plain: String = word
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .collect();
    plain != word && (dictionary.check(&plain) || dictionary.check(&with_capital(&plain)))
}

/// Words it has that are much like this one.
pub(super) fn like(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(dictionary) = dictionary() {
        dictionary.suggest(word, &mut found);
    }
    found
}

fn with_capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
