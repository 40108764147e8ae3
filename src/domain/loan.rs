//! Things that go home to be played with, and come back.

use chrono::{Days, NaiveDate};

use super::ages::Ages;
use super::choice::choice;
use super::id::Id;

choice! {
    /// What sort of thing is lent.
    pub enum ThingKind {
        #[default]
        Toy => "toy",
        Book => "book",
        StorySack => "story sack",
        Game => "game",
        Instrument => "instrument",
        RecipeBag => "recipe bag",
        Other => "other",
    }
}

choice! {
    /// How worn a thing is.
    pub enum Condition {
        #[default]
        Good => "good",
        LikeNew => "like new",
        WellUsed => "well used",
        NeedsMending => "needs mending",
    }
}

choice! {
    /// Whether the reason for a loan landed at home.
    pub enum Landed {
        #[default]
        NotAsked => "not asked",
        Yes => "yes",
        Unsure => "unsure",
        No => "no",
    }
}

/// A thing on the shelf of the toy library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thing {
    pub name: String,
    pub kind: ThingKind,
    /// Why it matters, written for a parent; used when a loan is written without its own reason.
    pub reason: String,
    /// Further reasons, for other children and other parents.
    pub more_reasons: Vec<String>,
    /// One question for whoever plays along at home.
    pub watch_for: String,
    /// How many pieces it has when all are there.
    pub pieces: Option<u16>,
    pub condition: Condition,
    /// Which bits are missing; empty when all are there.
    pub missing: String,
    pub out_of_action_on: Option<NaiveDate>,
    /// The languages it speaks, in her words; empty when it speaks none or any.
    pub languages: String,
    pub suits: Ages,
    /// How many days it goes for; without one, what its kind usually does.
    pub days: Option<u16>,
    pub hidden: bool,
    pub sample: bool,
}

/// One going-home of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loan {
    pub thing: ThingRef,
    /// Why it matters for this child; empty puts it on the list of loans without a reason.
    pub why: String,
    pub due: NaiveDate,
    pub back_on: Option<NaiveDate>,
    /// What happened at home, in their words.
    pub outcome: String,
    pub landed: Landed,
}

/// The thing a loan is of: one on the shelf, or one that joins the shelf when the loan is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThingRef {
    Known(Id<Thing>),
    New(String),
}

/// How long a thing stays away unless she says otherwise.
pub const USUAL_LOAN: Days = Days::new(7);

impl ThingKind {
    /// How many days a thing of this kind goes for. A book is read again and again; what is cooked
    /// is cooked at the weekend.
    pub const fn usual_days(self) -> u16 {
        match self {
            Self::Book => 14,
            Self::RecipeBag => 4,
            Self::Toy | Self::StorySack | Self::Game | Self::Instrument | Self::Other => 7,
        }
    }
}

impl Thing {
    pub fn usual_days(&self) -> u16 {
        self.days.unwrap_or_else(|| self.kind.usual_days())
    }

    /// How long it stays away unless she says otherwise.
    pub fn usual_loan(&self) -> Days {
        Days::new(u64::from(self.usual_days()))
    }

    /// Every kept reason, the first first.
    pub fn reasons(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.reason)
            .chain(&self.more_reasons)
            .map(|reason| reason.trim())
            .filter(|reason| !reason.is_empty())
    }

    /// Whether it could go home today, were it on the shelf.
    pub fn is_ready(&self) -> bool {
        !self.hidden && self.out_of_action_on.is_none()
    }

    /// Whether something about it waits for her hands.
    pub fn wants_mending(&self) -> bool {
        self.out_of_action_on.is_some()
            || !self.missing.is_empty()
            || self.condition == Condition::NeedsMending
    }
}

impl Loan {
    pub fn is_out(&self) -> bool {
        self.back_on.is_none()
    }
}
