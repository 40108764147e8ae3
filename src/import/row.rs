//! The rows of a table, each understood or asked about, and taken together.

use chrono::NaiveDate;

use super::families::NewFamily;
use crate::domain::Entry;
use crate::domain::dates::{Toward, read_day};
use crate::domain::wording::{and_list, count};

/// One row of the file, by its number there.
pub struct Row {
    pub number: usize,
    /// What was understood, or what is needed.
    pub said: std::result::Result<String, String>,
}

/// What the understood rows become.
pub(super) enum Becoming {
    Families(Vec<NewFamily>),
    Chats(Vec<Entry>),
}

/// A table, understood.
pub struct Rows {
    pub(super) read: Vec<Row>,
    pub(super) becoming: Becoming,
    pub(super) unused: Vec<String>,
}

impl Rows {
    /// How many rows would be taken.
    pub fn understood(&self) -> usize {
        self.read.iter().filter(|row| row.said.is_ok()).count()
    }

    pub fn all(&self) -> &[Row] {
        &self.read
    }

    fn noun(&self) -> &'static str {
        match self.becoming {
            Becoming::Families(_) => "child",
            Becoming::Chats(_) => "past chat",
        }
    }

    pub(super) fn lines(&self) -> Vec<String> {
        let understood = self.understood();
        let mut lines = vec![format!(
            "{}, {}.",
            count(understood, self.noun()),
            asked_about(self.read.len() - understood)
        )];
        if !self.unused.is_empty() {
            lines.push(format!(
                "Not taken, because it is not known what they are: {}.",
                and_list(self.unused.iter().map(String::as_str))
            ));
        }
        lines.extend(self.read.iter().map(|row| match &row.said {
            Ok(echo) => format!("Row {}: {echo}", row.number),
            Err(needed) => format!("Row {} stays out: {needed}", row.number),
        }));
        lines
    }

    /// "12 past chats".
    pub(super) fn taken_in_words(&self) -> String {
        count(self.understood(), self.noun())
    }
}

fn asked_about(rows: usize) -> String {
    match rows {
        0 => "all rows understood".to_owned(),
        1 => "1 row stays out".to_owned(),
        many => format!("{many} rows stay out"),
    }
}

/// A day in a cell that has to lie behind; nothing for nothing.
pub(super) fn past_day(
    typed: &str,
    today: NaiveDate,
) -> std::result::Result<Option<NaiveDate>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    let day = read_day(typed, today, Toward::Past).map_err(|doubt| match doubt {
        crate::domain::dates::DayDoubt::NotADay => {
            format!("{typed}  is not a day I know. Day before month, such as  19/11/2026.")
        }
        other => format!("{typed}:  {}", other.question(today)),
    })?;
    if day > today {
        Err(format!("{typed}  is still to come."))
    } else {
        Ok(Some(day))
    }
}
