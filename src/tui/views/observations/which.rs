//! Which of the observations are listed: everything, those to share, those waiting for an answer,
//! or the rows behind a picture.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::Kind;
use crate::store::{Filter, Only};

/// What is waited for is looked for this far back; what is older is still in the whole list.
const STILL_FRESH: Days = Days::new(60);
/// The months in which a term begins.
const TERMS: [u32; 3] = [9, 4, 1];

/// One way of listing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Which {
    #[default]
    Everything,
    ToShare,
    ToAnswer,
    FromHome,
    Answered,
    /// The rows behind a picture, by the words of the picture.
    Behind(String, Box<Filter>),
}

/// The lists that left and right walk through.
const WALK: [Which; 5] = [
    Which::Everything,
    Which::ToShare,
    Which::ToAnswer,
    Which::FromHome,
    Which::Answered,
];

impl Which {
    pub(super) fn title(&self) -> &str {
        match self {
            Self::Everything => "everything",
            Self::ToShare => "waiting to be shared",
            Self::ToAnswer => "waiting for an answer",
            Self::FromHome => "from home",
            Self::Answered => "answered this term",
            Self::Behind(title, _) => title,
        }
    }

    pub(super) fn beside(&self, forwards: bool) -> Self {
        let here = WALK.iter().position(|which| which == self).unwrap_or(0);
        let next = if forwards {
            here + 1
        } else {
            here + WALK.len() - 1
        };
        WALK[next % WALK.len()].clone()
    }

    pub(super) fn filter(&self, today: NaiveDate) -> Filter {
        let all = Filter {
            sensitive: true,
            ..Filter::default()
        };
        let fresh = today.checked_sub_days(STILL_FRESH);
        match self {
            Self::Everything => Filter {
                kinds: vec![Kind::Observation, Kind::FromHome, Kind::Try],
                ..all
            },
            Self::ToShare => {
                let shareable = vec![Kind::Observation];
                Filter {
                    kinds: shareable,
                    since: fresh,
                    until: Some(today),
                    only: Some(Only::ToShare),
                    ..all
                }
            }
            Self::ToAnswer => Filter {
                kinds: vec![Kind::Observation, Kind::Try],
                since: fresh,
                until: Some(today),
                only: Some(Only::ToAnswer),
                ..all
            },
            Self::FromHome => Filter {
                kinds: vec![Kind::FromHome],
                ..all
            },
            Self::Answered => Filter {
                kinds: vec![Kind::Observation],
                since: Some(term_of(today)),
                until: Some(today),
                only: Some(Only::Answered),
                ..all
            },
            Self::Behind(_, filter) => (**filter).clone(),
        }
    }

    /// What is said when there is nothing in it.
    pub(super) const fn nothing(&self) -> &'static str {
        match self {
            Self::Everything => {
                "Nothing seen or told yet. Type  obs ola: stacked nine cups @mum  and Enter."
            }
            Self::ToShare => "Everything has been shared. Right shows the next list.",
            Self::ToAnswer => "Nothing is waiting for an answer. Right shows the next list.",
            Self::FromHome => {
                "No news from home yet. Type  home: ola: sang it to Babcia @mum  and Enter."
            }
            Self::Answered => {
                "No answers yet this term. A question at the end of an observation helps a parent to answer."
            }
            Self::Behind(..) => "Nothing is behind this any more. Esc shows everything.",
        }
    }
}

/// The first day of the term `day` falls in.
pub(super) fn term_of(day: NaiveDate) -> NaiveDate {
    let month = TERMS
        .into_iter()
        .find(|first| *first <= day.month())
        .unwrap_or(1);
    NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
}
