//! What was seen of a child: what it was about, what it leads to, and who has heard of it.

use chrono::NaiveDate;

use super::choice::choice;
use super::family::Adult;
use super::id::Id;

/// What an observation has beyond its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observation {
    /// With whom it was shared, each with its day.
    pub shared: Vec<Share>,
    /// The words of the areas of learning it is about.
    pub areas: Vec<String>,
    /// The words of the ways of learning that showed in it.
    pub ways: Vec<String>,
    pub next_step: String,
    /// Something to try at home that goes with it.
    pub at_home: String,
}

impl Observation {
    /// Nothing but who has heard of it.
    pub fn shared(shared: Vec<Share>) -> Self {
        Self {
            shared,
            ..Self::default()
        }
    }
}

/// One adult was told of an observation on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    pub with: Id<Adult>,
    pub on: NaiveDate,
    pub how: SharedHow,
    /// Whether it was in the language they read; `None` until she says.
    pub in_their_language: Option<bool>,
}

impl Share {
    /// Told at the door, as most are.
    pub fn told(with: Id<Adult>, on: NaiveDate) -> Self {
        Self {
            with,
            on,
            how: SharedHow::Told,
            in_their_language: None,
        }
    }
}

choice! {
    /// By what means an observation reached an adult.
    pub enum SharedHow {
        #[default]
        Told => "told at the door",
        Message => "message",
        Printed => "printed",
        Book => "book",
    }
}

/// An area of learning of her own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnArea {
    /// Kept with what is about it; never changes.
    pub word: String,
    pub name: String,
}

/// How much there is about one child over some while, kept apart by where it came from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BothWays {
    /// Seen here.
    pub here: usize,
    /// Of those, told to somebody.
    pub shared: usize,
    /// Of those seen here, answered.
    pub answered: usize,
    /// Told from home.
    pub from_home: usize,
}
