//! What gets in the way of a family's taking part, where they were pointed for help, and the days
//! she means to ask again.

use chrono::{Days, NaiveDate};

use super::choice::choice;
use super::family::Family;
use super::id::Id;

choice! {
    /// Whether a family took up what they were pointed to. Every answer is a good one.
    pub enum TakenUp {
        #[default]
        NotAsked => "not asked",
        Yes => "yes",
        NotYet => "not yet",
        NotForUs => "not for us",
    }
}

choice! {
    /// How long she waits before she asks again.
    pub enum AskAgain {
        TwoWeeks => "2 weeks",
        FourWeeks => "4 weeks",
        HalfATerm => "half a term",
        #[default]
        NoNeed => "no need",
    }
}

/// One thing that makes taking part harder just now. Told in confidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressure {
    pub family: Id<Family>,
    /// The word of the pressure in its list.
    pub which: String,
    /// The version of the list it was noted under.
    pub wording: String,
    /// In their words, or hers.
    pub words: String,
    pub what_i_do: String,
    pub noted_on: NaiveDate,
    /// It is no longer in the way since then.
    pub eased_on: Option<NaiveDate>,
    pub ask_on: Option<NaiveDate>,
    /// The day she asked last.
    pub asked_on: Option<NaiveDate>,
    /// A time to talk that she picked, and in what manner.
    pub talk_on: Option<NaiveDate>,
    pub talk_how: String,
}

/// A service a family was pointed to. Told in confidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signpost {
    pub family: Id<Family>,
    pub service: String,
    pub offered_on: NaiveDate,
    pub taken_up: TakenUp,
    /// The day they said so.
    pub answered_on: Option<NaiveDate>,
    pub follow_up: String,
    pub follow_up_on: Option<NaiveDate>,
}

/// What she means to ask about on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    Pressure(Id<Pressure>),
    Talk(Id<Pressure>),
    Signpost(Id<Signpost>),
}

/// A quiet word with one family that is due: the earliest day, and all there is to ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuietWord {
    pub family: Id<Family>,
    pub due: NaiveDate,
    pub about: Vec<Asking>,
}

impl Pressure {
    /// A pressure as it is first noted: its words can follow.
    pub fn noted(family: Id<Family>, which: &str, wording: &str, on: NaiveDate) -> Self {
        Self {
            family,
            which: which.to_owned(),
            wording: wording.to_owned(),
            words: String::new(),
            what_i_do: String::new(),
            noted_on: on,
            eased_on: None,
            ask_on: None,
            asked_on: None,
            talk_on: None,
            talk_how: String::new(),
        }
    }

    pub fn is_eased(&self) -> bool {
        self.eased_on.is_some()
    }
}

impl Signpost {
    pub fn offered(family: Id<Family>, service: &str, on: NaiveDate) -> Self {
        Self {
            family,
            service: service.to_owned(),
            offered_on: on,
            taken_up: TakenUp::default(),
            answered_on: None,
            follow_up: String::new(),
            follow_up_on: None,
        }
    }
}

impl AskAgain {
    /// The day this is, counted from `today`.
    pub fn from(self, today: NaiveDate) -> Option<NaiveDate> {
        let weeks = match self {
            Self::TwoWeeks => 2,
            Self::FourWeeks => 4,
            Self::HalfATerm => 6,
            Self::NoNeed => return None,
        };
        today.checked_add_days(Days::new(weeks * 7))
    }

    /// Which of them leads to this day; `None` for a day of its own.
    pub fn that_is(day: Option<NaiveDate>, today: NaiveDate) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|again| again.from(today) == day)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::AskAgain;

    #[test]
    fn asking_again_falls_on_the_same_weekday_some_weeks_on() {
        let friday = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default();
        let said = |again: AskAgain| {
            again
                .from(friday)
                .map(|day| day.format("%a %-d %b").to_string())
        };
        assert_eq!(said(AskAgain::TwoWeeks).as_deref(), Some("Fri 4 Dec"));
        assert_eq!(said(AskAgain::HalfATerm).as_deref(), Some("Fri 1 Jan"));
        assert_eq!(said(AskAgain::NoNeed), None);
        assert_eq!(
            AskAgain::that_is(AskAgain::FourWeeks.from(friday), friday),
            Some(AskAgain::FourWeeks)
        );
        assert_eq!(AskAgain::that_is(Some(friday), friday), None);
    }
}
