//! What of the log may go onto a page: decided here, once, before anything is laid out.

use super::entry::{Entry, Privacy};
use super::id::Saved;
use super::privacy::{Where, sight};
use super::wording::{and_list, count};

/// Which of her closed notes she has asked for by name. Nobody reads them otherwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Allowed {
    pub private: bool,
    pub sensitive: bool,
}

impl Allowed {
    const fn asked_for(self, privacy: Privacy) -> bool {
        match privacy {
            Privacy::Shareable => true,
            Privacy::Private => self.private,
            Privacy::Sensitive => self.sensitive,
        }
    }
}

/// How much a page goes without, by why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Notes that are hers alone.
    pub private: usize,
    /// Notes that were told in confidence.
    pub sensitive: usize,
    /// Notes there was no room for.
    pub for_room: usize,
    /// Lines she took off herself.
    pub by_hand: usize,
}

/// The notes a page may be made of, and how many stay behind.
pub fn let_through(notes: Vec<Saved<Entry>>, allowed: Allowed) -> (Vec<Saved<Entry>>, LeftOut) {
    let mut left_out = LeftOut::default();
    let mut readable = notes;
    readable.retain(|note| {
        let is_on =
            sight(note.privacy, Where::Family).has_words() || allowed.asked_for(note.privacy);
        match note.privacy {
            Privacy::Private => left_out.private += usize::from(!is_on),
            Privacy::Sensitive => left_out.sensitive += usize::from(!is_on),
            Privacy::Shareable => {}
        }
        is_on
    });
    (readable, left_out)
}

impl LeftOut {
    /// "2 private notes and 1 line taken off by hand are not on this page."
    pub fn sentence(&self) -> String {
        let parts: Vec<String> = [
            (self.private, "private note", ""),
            (self.sensitive, "note", " told in confidence"),
            (self.for_room, "more note", " of this time"),
            (self.by_hand, "line", " taken off by hand"),
        ]
        .into_iter()
        .filter(|(number, _, _)| *number > 0)
        .map(|(number, noun, after)| format!("{}{after}", count(number, noun)))
        .collect();
        let are = if self.private + self.sensitive + self.for_room + self.by_hand == 1 {
            "is"
        } else {
            "are"
        };
        match parts.as_slice() {
            [] => "Nothing that belongs here was left out.".to_owned(),
            parts => format!(
                "{} {are} not on this page.",
                and_list(parts.iter().map(String::as_str))
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LeftOut;

    #[test]
    fn a_page_says_what_it_goes_without_and_why() {
        for (left_out, sentence) in [
            (
                LeftOut::default(),
                "Nothing that belongs here was left out.",
            ),
            (
                LeftOut {
                    private: 1,
                    ..LeftOut::default()
                },
                "1 private note is not on this page.",
            ),
            (
                LeftOut {
                    private: 2,
                    sensitive: 1,
                    for_room: 3,
                    by_hand: 1,
                },
                "2 private notes, 1 note told in confidence, 3 more notes of this time and 1 line taken off by hand are not on this page.",
            ),
            (
                LeftOut {
                    sensitive: 2,
                    ..LeftOut::default()
                },
                "2 notes told in confidence are not on this page.",
            ),
        ] {
            assert_eq!(left_out.sentence(), sentence);
        }
    }
}
