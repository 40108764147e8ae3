//! Shortcuts: the short names that stand for a sentence, the user's own and those that came with
//! the program.

use crate::assets;
use crate::domain::text::fold;
use crate::domain::{QuickWords, Saved};
use crate::line::{Scene, quick};

/// A line that is typed whole, as it reads with its quick words opened; and the names of those.
pub fn in_full(line: &str, scene: &Scene) -> (String, Vec<String>) {
    quick::in_full(line, |short| words_of(short, &scene.known.quick), scene)
}

/// The sentence a short name stands for: her own first.
pub fn words_of<'w>(short: &str, own: &'w [Saved<QuickWords>]) -> Option<&'w str> {
    let wanted = fold(short);
    let hers = own
        .iter()
        .find(|words| !words.words.is_empty() && fold(&words.name) == wanted)
        .map(|own| own.words.as_str());
    hers.or_else(|| {
        assets::quick_words()
            .iter()
            .find(|words| words.name == wanted)
            .map(|words| words.words.as_str())
    })
}

/// Every short name with its sentence: her own first, then those that came with the program.
pub fn all_of(own: &[Saved<QuickWords>]) -> Vec<(&str, &str)> {
    let hers = own
        .iter()
        .filter(|words| !words.words.is_empty())
        .map(|words| (words.name.as_str(), words.words.as_str()));
    let mut all: Vec<(&str, &str)> = hers.collect();
    for words in assets::quick_words() {
        if !all.iter().any(|(name, _)| fold(name) == words.name) {
            all.push((&words.name, &words.words));
        }
    }
    all
}
