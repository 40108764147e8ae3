//! What a page can be about, and how each is made of the log.

mod child;
mod evidence;
mod family;
mod initials;
mod notice;
mod period;
mod reading;
mod review;
mod sheet;
mod slip;
mod week;
mod you_said;

use chrono::NaiveDate;

use super::Page;
use crate::domain::{Allowed, Child, Entry, Family, Household, Id, Idea, People};
use crate::store::{Result, Store};

pub use period::Period;
use reading::Reading;

/// A page she asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// For a parent to read and sign.
    Family { family: Id<Family>, period: Period },
    /// What one family's week was like here.
    Week { family: Id<Family>, day: NaiveDate },
    /// What goes home with a thing.
    Slip { loan: Id<Entry> },
    /// A song, a recipe, something to try.
    Sheet { idea: Id<Idea> },
    /// The newest look-back at the checklist, with what stands behind it.
    Review,
    /// What parents said that changed what she does.
    YouSaid { period: Period },
    /// Everything kept about one child; what is closed only when asked for by name.
    Child { child: Id<Child>, allowed: Allowed },
    /// Working with parents over a while, for somebody from outside.
    Evidence { period: Period },
    /// A few words for the door.
    Notice { words: String },
}

impl Wanted {
    /// Makes the page as the log is now.
    pub fn page(&self, store: &Store, today: NaiveDate) -> Result<Page> {
        let reading = Reading::of(store, today)?;
        match self {
            Self::Family { family, period } => family::page(&reading, *family, *period),
            Self::Week { family, day } => week::page(&reading, *family, *day),
            Self::Slip { loan } => slip::page(&reading, *loan),
            Self::Sheet { idea } => sheet::page(&reading, *idea),
            Self::Review => review::page(&reading),
            Self::YouSaid { period } => you_said::page(&reading, *period),
            Self::Child { child, allowed } => child::page(&reading, *child, *allowed),
            Self::Evidence { period } => evidence::page(&reading, *period),
            Self::Notice { words } => Ok(notice::page(&reading, words)),
        }
    }

    /// What it is called among others to choose from.
    pub fn called(&self, people: &People) -> String {
        match self {
            Self::Family { .. } => "family summary".to_owned(),
            Self::Week { .. } => "the week".to_owned(),
            Self::Slip { .. } => "loan slip".to_owned(),
            Self::Sheet { .. } => "sheet to take home".to_owned(),
            Self::Review => "checklist review".to_owned(),
            Self::YouSaid { .. } => "you said, I did".to_owned(),
            Self::Child { child, .. } => format!("everything about {}", people.names(&[*child])),
            Self::Evidence { .. } => "evidence sheet".to_owned(),
            Self::Notice { .. } => "notice for the door".to_owned(),
        }
    }

    /// Those that are for one family.
    pub fn for_family(household: &Household, today: NaiveDate) -> Vec<Self> {
        let family = household.family.id;
        let mut wanted = vec![
            Self::Family {
                family,
                period: Period::usual(today),
            },
            Self::Week { family, day: today },
        ];
        wanted.extend(household.children.iter().map(|child| Self::Child {
            child: child.id,
            allowed: Allowed::default(),
        }));
        wanted
    }

    /// Those that are for nobody in particular.
    pub fn for_all(today: NaiveDate) -> Vec<Self> {
        let period = Period::usual(today);
        vec![
            Self::Evidence { period },
            Self::YouSaid { period },
            Self::Review,
            Self::Notice {
                words: String::new(),
            },
        ]
    }

    /// The while it is about, where she can choose one.
    pub fn period(&self) -> Option<Period> {
        match self {
            Self::Family { period, .. } | Self::YouSaid { period } | Self::Evidence { period } => {
                Some(*period)
            }
            _ => None,
        }
    }

    /// The same page about another while.
    pub fn over(&self, period: Period) -> Self {
        match self {
            Self::Family { family, .. } => Self::Family {
                family: *family,
                period,
            },
            Self::YouSaid { .. } => Self::YouSaid { period },
            Self::Evidence { .. } => Self::Evidence { period },
            other => other.clone(),
        }
    }
}
