//! Whether the laptop's date can be right, by what was saved last; she is told before anything is
//! saved under one that cannot.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::OptionalExtension;

use super::{Result, Store, StoreError};
use crate::domain::dates::{looks_wrong, say_date};

/// How saving treats a date that looks wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateCare {
    /// It goes on: whoever saves has been told in another way.
    Trusting,
    /// It is held back once, and said.
    Asking,
    /// She knows of this date.
    Told(NaiveDate),
}

impl Store {
    /// What is odd about the laptop's date beside that of the last save; nothing, as a rule.
    pub fn date_doubt(&self, now: NaiveDateTime) -> Result<Option<String>> {
        let query = "SELECT at FROM step ORDER BY id DESC LIMIT 1";
        let last: Option<NaiveDateTime> = self
            .db
            .prepare(query)?
            .query_row([], |row| row.get(0))
            .optional()?;
        let (today, last) = (now.date(), last.map(|at| at.date()));
        if !looks_wrong(today, last) {
            return Ok(None);
        }
        let last = last.map(|last| {
            (
                say_date(today, last),
                format!(" (last saved {})", say_date(last, today)),
            )
        });
        let (says, last) =
            last.unwrap_or_else(|| (today.format("%a %-d %b %Y").to_string(), String::new()));
        Ok(Some(format!(
            "The laptop's date looks wrong: it says {says}{last}."
        )))
    }

    /// From now on the first save under a date that looks wrong is held back, and she is told why.
    pub fn mind_the_date(&self) {
        self.date_care.set(DateCare::Asking);
    }

    /// Lets a save under this date through, or holds it back this once.
    pub(super) fn let_date_through(&self, now: NaiveDateTime) -> Result<()> {
        let care = self.date_care.get();
        if care == DateCare::Trusting || care == DateCare::Told(now.date()) {
            return Ok(());
        }
        let Some(doubt) = self.date_doubt(now)? else {
            return Ok(());
        };
        self.date_care.set(DateCare::Told(now.date()));
        Err(StoreError::say(format!(
            "{doubt} Nothing was saved yet, and your words are still here. Put the date right, or press the same key again to save under it."
        )))
    }
}
