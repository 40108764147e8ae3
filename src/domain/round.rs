//! The pickup round looked back on, and the pictures drawn from its chats.

use chrono::NaiveDate;

use super::entry::How;
use super::family::{Adult, Child, Family};
use super::id::Id;

/// An earlier evening on which somebody was left for later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    pub day: NaiveDate,
    pub children: Vec<Id<Child>>,
}

/// How many chats one family had in the week that began on `monday`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekOfChats {
    pub family: Id<Family>,
    pub monday: NaiveDate,
    pub chats: usize,
}

/// When a family was last talked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastChat {
    pub family: Id<Family>,
    /// `None` when there has been no chat yet.
    pub day: Option<NaiveDate>,
    pub adult: Option<Id<Adult>>,
    /// Days since then on which one of their children was here: away days and breaks left out.
    /// Without a chat, counted from the day the first of them started.
    pub child_days_since: usize,
}

/// How chats came about over some weeks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HowWeTalk {
    /// Only ways that were used, commonest first.
    pub by_how: Vec<(How, usize)>,
    pub by_me: usize,
    pub by_parent: usize,
}

/// A half-term or holiday, first and last day included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub name: String,
    /// Came with the made-up families, and goes with them.
    pub sample: bool,
}
