//! Families known one by one: the household, its adults, its children and their usual days.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::choice::choice;
use super::id::{Id, Saved};

choice! {
    /// Whether written English reaches this family.
    pub enum ReadsEnglish {
        #[default]
        NotAsked => "not asked",
        Yes => "yes",
        ALittle => "a little",
        No => "no",
    }
}

/// What one family has told us about how to work with them. All text is in their own words where it
/// can be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Family {
    pub home_languages: String,
    pub reads_english: ReadsEnglish,
    /// Who helps with languages, or "needed", in words; empty when nobody is needed.
    pub interpreter: String,
    /// Voice notes, pictures, large print: what suits better than ordinary writing.
    pub prefers: String,
    /// The channel agreed on, such as "message first, then a chat on Fridays".
    pub channel: String,
    /// How private that channel is, such as "shared phone: no news there".
    pub channel_security: String,
    pub best_time: String,
    pub likes_to_hear: String,
    /// How much they like to hear, such as "a line a day".
    pub how_much: String,
    pub avoid: String,
    /// What partnership means to them.
    pub partnership: String,
    /// Day the family moved on; their records stay.
    pub left_on: Option<NaiveDate>,
    /// Made up, for trying the program; shown as SAMPLE everywhere and removable in one go.
    pub sample: bool,
}

/// A grown-up of a family, under the word the family uses for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adult {
    pub family: Id<Family>,
    /// "Mum", "Dad", "Babcia", "social worker": what the line finds after `@`.
    pub role: String,
    pub name: String,
    /// `None` until she has asked.
    pub parental_responsibility: Option<bool>,
    pub may_collect: bool,
    pub contact: String,
    /// Where they live when not with the others, such as "Dad's flat"; empty means the family home.
    pub household: String,
}

impl Adult {
    /// A grown-up of this family, called `role`, who may collect.
    pub fn new(family: Id<Family>, role: String) -> Self {
        Self {
            family,
            role,
            name: String::new(),
            parental_responsibility: None,
            may_collect: true,
            contact: String::new(),
            household: String::new(),
        }
    }
}

/// One child on the books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    pub family: Id<Family>,
    /// Exactly as the family spells it.
    pub name: String,
    pub nickname: String,
    pub born: Option<NaiveDate>,
    pub key_person: String,
    /// Day the family was told who the key person is.
    pub key_person_told_on: Option<NaiveDate>,
    pub started_on: Option<NaiveDate>,
    pub left_on: Option<NaiveDate>,
    /// Monday first, at most one for each weekday.
    pub days: Vec<UsualDay>,
}

impl Child {
    /// A child of this family before anything else is known, who starts today.
    pub fn new(family: Id<Family>, today: NaiveDate) -> Self {
        Self {
            family,
            name: String::new(),
            nickname: String::new(),
            born: None,
            key_person: String::new(),
            key_person_told_on: None,
            started_on: Some(today),
            left_on: None,
            days: Vec::new(),
        }
    }
}

/// One weekday on which a child is usually here. Times are local clock times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsualDay {
    pub weekday: Weekday,
    pub arrives: Option<NaiveTime>,
    pub collected: Option<NaiveTime>,
    /// Who usually collects on this day.
    pub collector: Option<Id<Adult>>,
}

/// A day that matters to a family: a birthday, a feast, a court date. Kept with its year; shown
/// each year when `yearly`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyDay {
    pub family: Id<Family>,
    pub day: NaiveDate,
    pub yearly: bool,
    pub what: String,
}

/// A family with everyone in it, as the screens show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    pub family: Saved<Family>,
    pub adults: Vec<Saved<Adult>>,
    pub children: Vec<Saved<Child>>,
    pub key_days: Vec<Saved<KeyDay>>,
}

impl Child {
    /// The usual day that falls on `day`, if the child is on the books then.
    pub fn usual_on(&self, day: NaiveDate) -> Option<&UsualDay> {
        if !self.is_on_books(day) {
            return None;
        }
        self.days
            .iter()
            .find(|usual| usual.weekday == day.weekday())
    }

    /// Whether the child has started and not left by `day`.
    pub fn is_on_books(&self, day: NaiveDate) -> bool {
        self.started_on.is_none_or(|start| start <= day)
            && self.left_on.is_none_or(|left| day <= left)
    }

    /// The first usual day after `day`, within four weeks.
    pub fn next_day_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.iter_days()
            .skip(1)
            .take(28)
            .find(|next| self.usual_on(*next).is_some())
    }

    /// Whole years and months of age on `day`; `None` without a date of birth or before it.
    pub fn age_on(&self, day: NaiveDate) -> Option<Age> {
        let born = self.born?;
        let mut months = (day.year() - born.year()) * 12 + day.month().cast_signed()
            - born.month().cast_signed();
        if day.day() < born.day() {
            months -= 1;
        }
        u32::try_from(months).ok().map(|months| Age {
            years: months / 12,
            months: months % 12,
        })
    }
}

/// Age in whole years and the months beyond them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Age {
    pub years: u32,
    pub months: u32,
}

impl Age {
    /// "2y 4m", for lists.
    pub fn short(self) -> String {
        format!("{}y {}m", self.years, self.months)
    }

    /// "2 years 4 months", for cards and pages.
    pub fn long(self) -> String {
        use super::wording::count;
        let years = count(self.years as usize, "year");
        match (self.years, self.months) {
            (0, months) => count(months as usize, "month"),
            (_, 0) => years,
            (_, months) => format!("{years} {}", count(months as usize, "month")),
        }
    }
}

impl Household {
    /// "Ola's family", "Zoë and Sam's family": families are called by their children.
    pub fn name(&self) -> String {
        format!(
            "{}'s family",
            super::wording::and_list(self.children.iter().map(|child| child.name.as_str()))
        )
    }

    pub fn adult(&self, id: Id<Adult>) -> Option<&Saved<Adult>> {
        self.adults.iter().find(|adult| adult.id == id)
    }
}
