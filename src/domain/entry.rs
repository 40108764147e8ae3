//! The spine of the log: everything she writes about a family on a day is one entry of some kind.

use chrono::{NaiveDate, NaiveDateTime};

use super::choice::choice;
use super::family::{Adult, Child};
use super::id::Id;
use super::idea::Giving;
use super::kind::Kind;
use super::loan::Loan;
use super::observation::{Observation, Share};

choice! {
    /// Who may read an entry. Applied once, where a page or list is built.
    pub enum Privacy {
        /// May be read by the family it is about.
        #[default]
        Shareable => "shareable",
        /// Hers alone: not copied, printed or exported unless chosen.
        Private => "private",
        /// Closed on screen until opened; absent from find, pages and exports unless asked for by
        /// name.
        Sensitive => "sensitive",
    }
}

choice! {
    /// How a chat took place.
    pub enum How {
        #[default]
        AtTheDoor => "at the door",
        Phone => "phone",
        Message => "message",
        SatDown => "sat down",
    }
}

choice! {
    /// Which side began a chat.
    pub enum StartedBy {
        #[default]
        NotSaid => "not said",
        Me => "me",
        Parent => "parent",
    }
}

/// As much as is said of an entry that waits: to be shared, or to be answered by a parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub entry: Id<Entry>,
    pub children: Vec<Id<Child>>,
    pub day: NaiveDate,
    pub words: String,
}

/// One thing written down about one family on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub kind: Kind,
    /// The day it is about.
    pub day: NaiveDate,
    /// Local clock time at which it was written.
    pub made_at: NaiveDateTime,
    /// The children it is about: never empty, all of one family.
    pub children: Vec<Id<Child>>,
    /// Whom it was with, told to, told by or lent to.
    pub adult: Option<Id<Adult>>,
    pub how: How,
    pub started_by: StartedBy,
    pub rushed: bool,
    /// What she told or saw, exactly as typed. For a loan, what she added beyond thing and reason.
    pub words: String,
    /// What the parent told, exactly as typed.
    pub heard: String,
    /// "Changed what I do": what she heard altered her practice.
    pub changed_practice: bool,
    /// They asked that these words be part of the child's record; pages keep to it.
    pub for_record: bool,
    pub privacy: Privacy,
    /// Without the sign, as first spelt.
    pub labels: Vec<String>,
    pub detail: Detail,
}

/// What only one kind of entry has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Detail {
    /// Chats and news from home have nothing more.
    #[default]
    Nothing,
    Observation(Observation),
    /// A thing to try and what became of it.
    Try(Giving),
    Loan(Loan),
    /// The entry a parent's answer belongs to.
    Answer {
        to: Option<Id<Entry>>,
    },
}

impl Entry {
    /// A blank entry of `kind` about `children`, written at `made_at` about that same day.
    pub fn new(kind: Kind, made_at: NaiveDateTime, children: Vec<Id<Child>>) -> Self {
        Self {
            kind,
            day: made_at.date(),
            made_at,
            children,
            adult: None,
            how: How::default(),
            started_by: StartedBy::default(),
            rushed: false,
            words: String::new(),
            heard: String::new(),
            changed_practice: false,
            for_record: false,
            privacy: Privacy::default(),
            labels: Vec::new(),
            detail: match kind {
                Kind::Observation => Detail::Observation(Observation::default()),
                Kind::Answer => Detail::Answer { to: None },
                // What is lent or tried is named after this.
                _ => Detail::Nothing,
            },
        }
    }

    /// The loan behind this entry, when it is one.
    pub fn loan(&self) -> Option<&Loan> {
        match &self.detail {
            Detail::Loan(loan) => Some(loan),
            _ => None,
        }
    }

    /// What an observation has beyond its words.
    pub fn seen(&self) -> Option<&Observation> {
        match &self.detail {
            Detail::Observation(seen) => Some(seen),
            _ => None,
        }
    }

    /// What became of a thing to try.
    pub fn giving(&self) -> Option<&Giving> {
        match &self.detail {
            Detail::Try(giving) => Some(giving),
            _ => None,
        }
    }

    /// With whom this was shared; empty for anything but an observation.
    pub fn shared(&self) -> &[Share] {
        match &self.detail {
            Detail::Observation(seen) => &seen.shared,
            _ => &[],
        }
    }
}
