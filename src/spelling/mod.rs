//! Spelling: which words of what she types nobody knows, and what they might have been. It marks
//! and offers; it changes nothing.

mod dictionary;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use strsim::osa_distance;

use crate::domain::text::fold;

pub use dictionary::{begin_reading, has_been_read, read};

/// So many fixes are offered.
const OFFERED: usize = 3;
/// So many words are remembered as known or unknown.
const REMEMBERED: usize = 4000;
/// From so many letters on, a name may be two letters off.
const LONG_NAME: usize = 6;

/// The dictionary together with the words of one log: names, and what she kept.
#[derive(Debug, Default)]
pub struct Spelling {
    /// As written, by how they compare.
    own: BTreeMap<String, String>,
    judged: HashMap<String, bool>,
}

impl Spelling {
    /// Names of several words are known word by word.
    pub fn with_own(names: &[String]) -> Self {
        let own = names
            .iter()
            .flat_map(|name| words::runs(name).map(|run| &name[run]))
            .map(|word| (fold(word), word.to_owned()));
        Self {
            own: own.collect(),
            judged: HashMap::new(),
        }
    }

    /// Where in the text words stand that nobody knows. The one that is being typed at the caret is
    /// left in peace.
    pub fn unknown_in(&mut self, text: &str, being_typed_at: Option<usize>) -> Vec<Range<usize>> {
        let is_being_typed = |word: &Range<usize>| {
            being_typed_at.is_some_and(|caret| (word.start..=word.end).contains(&caret))
        };
        let words: Vec<Range<usize>> = words::of(text)
            .filter(|word| !is_being_typed(word))
            .collect();
        words
            .into_iter()
            .filter(|word| !self.knows(&text[word.clone()]))
            .collect()
    }

    /// At most three words it might have been, likeliest first.
    pub fn fixes(&self, word: &str) -> Vec<String> {
        let mut fixes = self.names_like(word);
        let first = |word: &str| fold(word).chars().next();
        let mut known: Vec<String> = dictionary::like(word)
            .into_iter()
            .filter(|like| !is_odd_split(like))
            .collect();
        // Whoever slips writes what she hears, and rarely slips on the first letter.
        known.sort_by_key(|like| (sound(like) != sound(word), first(like) != first(word)));
        fixes.extend(more_than_one(word));
        fixes.extend(known);
        let mut offered: Vec<String> = Vec::new();
        for fix in fixes {
            if offered.len() < OFFERED && !offered.contains(&fix) {
                offered.push(fix);
            }
        }
        offered
    }

    fn knows(&mut self, word: &str) -> bool {
        if let Some(known) = self.judged.get(word) {
            return *known;
        }
        let known = self.is_own(word) || dictionary::has(word);
        if self.judged.len() >= REMEMBERED {
            self.judged.clear();
        }
        self.judged.insert(word.to_owned(), known);
        known
    }

    fn is_own(&self, word: &str) -> bool {
        self.own.contains_key(&fold(word)) || self.own.contains_key(&fold(words::whose(word).0))
    }

    /// Names of hers that are hardly different.
    fn names_like(&self, word: &str) -> Vec<String> {
        let (bare, whose) = words::whose(word);
        let folded = fold(bare);
        let may_be_off = if folded.chars().count() >= LONG_NAME {
            2
        } else {
            1
        };
        let near = self
            .own
            .iter()
            .map(|(name, written)| (osa_distance(name, &folded), written));
        let mut near: Vec<_> = near
            .filter(|(off, written)| *off <= may_be_off && written.chars().count() > 2)
            .collect();
        near.sort();
        near.into_iter()
            .map(|(_, name)| format!("{name}{whose}"))
            .collect()
    }
}

/// What is heard alike is spelt alike here: "prowd" and "proud", "fone" and "phone", "untill" and
/// "until".
fn sound(word: &str) -> String {
    let heard = fold(word)
        .replace("ph", "f")
        .replace("qu", "ku")
        .replace("kw", "ku");
    let mut sounds: Vec<char> = heard
        .chars()
        .map(|letter| match letter {
            'c' => 'k',
            'w' => 'u',
            'y' => 'i',
            'z' => 's',
            other => other,
        })
        .collect();
    sounds.dedup();
    sounds.into_iter().collect()
}

/// "nap-py", or "nappy s": two words that nobody meant.
fn is_odd_split(fix: &str) -> bool {
    fix.contains('-')
        || fix
            .split(' ')
            .any(|part| part.chars().nth(1).is_none() && !matches!(part, "a" | "A" | "I"))
}

/// "nappys" is mostly nappies.
fn more_than_one(word: &str) -> Option<String> {
    Some(format!("{}ies", word.strip_suffix("ys")?)).filter(|many| dictionary::has(many))
}
