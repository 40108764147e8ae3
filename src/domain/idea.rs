//! Things to try at home: kept once with their words, given to many, and what became of each
//! giving.

use super::choice::choice;
use super::id::Id;
use super::text::clean_line;

choice! {
    /// What sort of thing it is.
    pub enum IdeaKind {
        #[default]
        Activity => "activity",
        Song => "song",
        Recipe => "recipe",
        Link => "link",
        Book => "book",
    }
}

choice! {
    /// Whether a family tried what they were given. Every answer is a good one.
    pub enum Tried {
        #[default]
        NotAsked => "not asked",
        Yes => "yes",
        NotYet => "not yet",
        NotForUs => "not for us",
    }
}

/// One thing to try.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Idea {
    pub kind: IdeaKind,
    pub title: String,
    /// The song, the recipe, how it is done: as many lines as it needs.
    pub words: String,
    pub hidden: bool,
    pub sample: bool,
}

/// An idea given to one family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Giving {
    pub idea: IdeaRef,
    pub tried: Tried,
    /// What happened, in their words.
    pub happened: String,
}

/// The idea that was given: one of the collection, or one that joins it when the giving is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdeaRef {
    Known(Id<Idea>),
    New(String),
}

/// A title has at most so many letters; the whole is kept in the words.
const TITLE: usize = 60;

impl Giving {
    pub fn of(idea: IdeaRef) -> Self {
        Self {
            idea,
            tried: Tried::default(),
            happened: String::new(),
        }
    }
}

impl Idea {
    /// What she typed, as an idea of its own: its first sentence is the title.
    pub fn from_words(words: &str) -> Self {
        let title = title_of(words);
        let beyond = if title == words.trim() {
            String::new()
        } else {
            words.trim().to_owned()
        };
        Self {
            title,
            words: beyond,
            ..Self::default()
        }
    }
}

/// The first sentence of some words, or as much of it as a title holds.
pub fn title_of(words: &str) -> String {
    let words = clean_line(words);
    let words = words.trim();
    let first = words
        .split_inclusive([':', '.', ';'])
        .next()
        .unwrap_or(words);
    let first = if first.len() < words.len() {
        first.trim_end_matches([':', '.', ';'])
    } else {
        words
    };
    if first.chars().count() <= TITLE {
        return first.to_owned();
    }
    let mut title = String::new();
    for word in first.split(' ') {
        if !title.is_empty() && title.chars().count() + word.chars().count() >= TITLE {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    let title: String = title.chars().take(TITLE).collect();
    format!("{}…", title.trim_end_matches([',', ' ']))
}

#[cfg(test)]
mod tests {
    use super::{Idea, title_of};

    #[test]
    fn the_first_sentence_is_the_title() {
        assert_eq!(title_of("shadows with a torch"), "shadows with a torch");
        assert_eq!(
            title_of("Shadows with a torch: hang up a sheet."),
            "Shadows with a torch"
        );
        let long =
            "Let him set the egg timer himself and hand it to you when it rings in the kitchen.";
        assert_eq!(
            title_of(long),
            "Let him set the egg timer himself and hand it to you when it…"
        );
        assert_eq!(Idea::from_words(long).words, long);
        assert_eq!(Idea::from_words("shadows").words, "");
    }
}
