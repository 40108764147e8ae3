//! Ways a family is involved: several at once, each from a day until a day. Ways, not a ladder.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::choice::choice;
use super::entry::{Entry, Privacy};
use super::family::Family;
use super::id::{Id, Saved};
use super::term::{Term, terms};

choice! {
    /// One way of being involved. They stand in the order of the alphabet, which is no order of
    /// worth.
    pub enum Way {
        #[default]
        FromHome => "from home",
        HelpsHere => "helps here",
        LearnsWithUs => "learns with us",
        /// Content, busy, or wanting the time.
        NotNowByChoice => "not just now, by choice",
        /// Lacking confidence, or what there is does not suit.
        NotNowWouldLikeTo => "not just now, would like to",
        ShapesPlans => "shapes plans",
        WorksWithUs => "works with us",
    }
}

/// One way in which one family was involved for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Involvement {
    pub family: Id<Family>,
    pub way: Way,
    pub since: NaiveDate,
    /// The day it ended; `None` while it is so.
    pub until: Option<NaiveDate>,
    pub reason: String,
    /// What might make it easier, for those who would like to.
    pub easier: String,
    /// How she knows, in words.
    pub evidence: String,
    /// One of the family's own notes that it rests on.
    pub note: Option<Id<Entry>>,
    /// Private or sensitive, never shareable: the words are hers.
    pub privacy: Privacy,
    /// The version of the wording it was noted under.
    pub wording: String,
}

/// What was noted of one involvement until it was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierWay {
    /// When it was changed to something else.
    pub at: chrono::NaiveDateTime,
    pub was: Involvement,
}

/// In how many families each way was so at some time of each term. Ways and terms without one are
/// left out.
pub type ByTerm = BTreeMap<(Way, Term), usize>;

impl Way {
    /// Whether this is a way of not taking part just now.
    pub const fn is_not_now(self) -> bool {
        matches!(self, Self::NotNowByChoice | Self::NotNowWouldLikeTo)
    }

    /// "From home", to begin a sentence with.
    pub fn title(self) -> String {
        let mut letters = self.word().chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        })
    }
}

impl Involvement {
    /// As it begins: from this day on, with no words yet, hers alone.
    pub fn begins(family: Id<Family>, way: Way, since: NaiveDate, wording: &str) -> Self {
        Self {
            family,
            way,
            since,
            until: None,
            reason: String::new(),
            easier: String::new(),
            evidence: String::new(),
            note: None,
            privacy: Privacy::Private,
            wording: wording.to_owned(),
        }
    }

    pub const fn is_now(&self) -> bool {
        self.until.is_none()
    }

    pub fn is_closed(&self) -> bool {
        self.privacy == Privacy::Sensitive
    }
}

/// Counts the families by way and term, from that of `from` to that of `to`. `left_on`: the day a
/// family moved on.
pub fn by_term(
    all: &[Saved<Involvement>],
    from: NaiveDate,
    to: NaiveDate,
    left_on: impl Fn(Id<Family>) -> Option<NaiveDate>,
) -> ByTerm {
    let mut families: BTreeMap<(Way, Term), BTreeSet<Id<Family>>> = BTreeMap::new();
    for involvement in all {
        let ends = [involvement.until, left_on(involvement.family), Some(to)];
        let last = ends.into_iter().flatten().min().unwrap_or(to);
        for term in terms(involvement.since.max(from), last) {
            families
                .entry((involvement.way, term))
                .or_default()
                .insert(involvement.family);
        }
    }
    families
        .into_iter()
        .map(|(place, families)| (place, families.len()))
        .collect()
}
