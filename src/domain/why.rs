//! Why she works with parents: reasons in her own order, what she says of each, and what moved
//! since she last looked.

use chrono::NaiveDate;

use super::choice::choice;

choice! {
    /// Whether she goes along with a reason.
    pub enum Agreement {
        #[default]
        Agree => "agree",
        Partly => "partly",
        No => "no",
    }
}

choice! {
    /// Whom a reason serves, as she sees it.
    pub enum Whom {
        #[default]
        Parents => "parents",
        Children => "children",
        Me => "me",
    }
}

/// One reason as she placed it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ranked {
    /// The word of the reason, the same under every wording.
    pub reason: String,
    /// None until she has said.
    pub agreement: Option<Agreement>,
    pub why: String,
    /// None is chosen for her.
    pub serves: Vec<Whom>,
}

/// The reasons in her order on one day; most weighty first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    pub on: NaiveDate,
    /// The version of the reasons it was ranked under.
    pub wording: String,
    pub reasons: Vec<Ranked>,
    pub sample: bool,
}

/// Where a reason went from one ranking to the next, in places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    Up(usize),
    Down(usize),
    Stayed,
    /// It was not among the reasons then.
    New,
}

impl Ranking {
    /// For this long it is one and the same ranking; after that a new one is started from it.
    pub const DAYS: i64 = 28;

    /// A first ranking: the reasons in the order they are told in, nothing said of any.
    pub fn first<'a>(
        on: NaiveDate,
        wording: &str,
        reasons: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let reasons = reasons
            .into_iter()
            .map(|reason| Ranked {
                reason: reason.to_owned(),
                ..Ranked::default()
            })
            .collect();
        Self {
            on,
            wording: wording.to_owned(),
            reasons,
            sample: false,
        }
    }

    /// A new ranking that begins as this one stands. Reasons that have come since go last; those
    /// that are gone stay behind.
    pub fn again<'a>(
        &self,
        on: NaiveDate,
        wording: &str,
        reasons: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut new = Self::first(on, wording, reasons);
        for ranked in &mut new.reasons {
            if let Some(before) = self.reason(&ranked.reason) {
                *ranked = before.clone();
            }
        }
        new.reasons
            .sort_by_key(|ranked| self.place_of(&ranked.reason).unwrap_or(usize::MAX));
        new
    }

    /// Whether what is said on this day still belongs to it.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        (today - self.on).num_days() < Self::DAYS
    }

    pub fn reason(&self, word: &str) -> Option<&Ranked> {
        self.reasons.iter().find(|ranked| ranked.reason == word)
    }

    /// Counted from 1.
    pub fn place_of(&self, word: &str) -> Option<usize> {
        self.reasons
            .iter()
            .position(|ranked| ranked.reason == word)
            .map(|place| place + 1)
    }

    /// What became of a reason of this ranking since an earlier one.
    pub fn moved_since(&self, before: &Self, word: &str) -> Moved {
        match (before.place_of(word), self.place_of(word)) {
            (Some(then), Some(now)) if now < then => Moved::Up(then - now),
            (Some(then), Some(now)) if now > then => Moved::Down(now - then),
            (Some(_), _) => Moved::Stayed,
            (None, _) => Moved::New,
        }
    }

    /// How many of the first three serve each, most first; those that none serves are left out.
    pub fn first_three_serve(&self) -> Vec<(Whom, usize)> {
        let times = |whom: &Whom| {
            self.reasons
                .iter()
                .take(3)
                .filter(|ranked| ranked.serves.contains(whom))
                .count()
        };
        let mut served: Vec<(Whom, usize)> = Whom::ALL
            .iter()
            .map(|whom| (*whom, times(whom)))
            .filter(|(_, times)| *times > 0)
            .collect();
        served.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        served
    }

    /// The first reason she has not answered yet.
    pub fn unanswered(&self) -> Option<usize> {
        self.reasons
            .iter()
            .position(|ranked| ranked.agreement.is_none())
    }
}
