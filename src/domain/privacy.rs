//! Who may see what, and where: the one answer that every list, find, page and the command line
//! asks for.

use super::entry::Privacy;
use super::text::fold;

/// The words that say who may read a note where one is written: after `#` in the line, and in a
/// table that is imported.
pub const MARKS: &[(&str, Privacy)] = &[
    ("private", Privacy::Private),
    ("confidential", Privacy::Sensitive),
    ("sensitive", Privacy::Sensitive),
];

/// What a word makes of the note when it is one of [`MARKS`], whatever its case and accents.
pub fn marked(word: &str) -> Option<Privacy> {
    let folded = fold(word);
    MARKS
        .iter()
        .find(|(mark, _)| *mark == folded)
        .map(|(_, privacy)| *privacy)
}

/// Where something written down may come up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// A list of hers on the screen, where others may look over her shoulder.
    List,
    /// A list that plain mode has, which may be read aloud to whoever is near.
    Aloud,
    /// The card she opened on purpose.
    Card,
    /// What finding by words goes through.
    Find,
    /// Beside other things: a story, a reminder of what is to share, answers under an observation.
    BesideOthers,
    /// The command line.
    CommandLine,
    /// The command line, when she asked for sensitive words by name.
    CommandLineOpened,
    /// Anything that a family may come to see.
    Family,
}

/// The command line, opened or not.
pub const fn on_command_line(is_opened: bool) -> Where {
    if is_opened {
        Where::CommandLineOpened
    } else {
        Where::CommandLine
    }
}

/// How much of it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// All of it.
    Open,
    /// All of it, with a word that it is hers alone.
    Marked,
    /// That there is something, and none of its words.
    Closed,
    /// Nothing.
    Absent,
}

impl Sight {
    /// Whether its words are seen.
    pub const fn has_words(self) -> bool {
        matches!(self, Self::Open | Self::Marked)
    }
}

/// How much of a note is seen in a place.
pub const fn sight(privacy: Privacy, place: Where) -> Sight {
    match (privacy, place) {
        (Privacy::Shareable, _) => Sight::Open,
        (Privacy::Private, Where::Family)
        | (Privacy::Sensitive, Where::Find | Where::BesideOthers | Where::Family) => Sight::Absent,
        (Privacy::Private, Where::Aloud)
        | (Privacy::Sensitive, Where::List | Where::Aloud | Where::CommandLine) => Sight::Closed,
        (Privacy::Private, _) | (Privacy::Sensitive, Where::Card | Where::CommandLineOpened) => {
            Sight::Marked
        }
    }
}

/// The privacies of which anything is seen in a place.
pub fn seen_in(place: Where) -> impl Iterator<Item = Privacy> {
    Privacy::ALL
        .iter()
        .copied()
        .filter(move |privacy| sight(*privacy, place) != Sight::Absent)
}

#[cfg(test)]
mod tests {
    use super::super::entry::Privacy::{Private, Sensitive, Shareable};
    use super::{Sight, Where, seen_in, sight};

    #[test]
    fn sensitive_words_are_closed_in_lists_and_absent_wherever_nobody_opened_them() {
        for (place, seen) in [
            (Where::List, Sight::Closed),
            (Where::Aloud, Sight::Closed),
            (Where::Card, Sight::Marked),
            (Where::Find, Sight::Absent),
            (Where::BesideOthers, Sight::Absent),
            (Where::CommandLine, Sight::Closed),
            (Where::CommandLineOpened, Sight::Marked),
            (Where::Family, Sight::Absent),
        ] {
            assert_eq!(sight(Sensitive, place), seen, "{place:?}");
            assert_eq!(sight(Shareable, place), Sight::Open, "{place:?}");
        }
    }

    #[test]
    fn private_words_are_hers_and_never_a_familys() {
        assert_eq!(sight(Private, Where::Family), Sight::Absent);
        assert_eq!(sight(Private, Where::Aloud), Sight::Closed);
        assert_eq!(seen_in(Where::Family).collect::<Vec<_>>(), [Shareable]);
        assert_eq!(
            seen_in(Where::Find).collect::<Vec<_>>(),
            [Shareable, Private]
        );
    }
}
