//! A whole log that came as text: whom it holds, and whom this one holds already.

use crate::domain::People;
use crate::domain::text::{clean_line, fold};
use crate::domain::wording::{and_list, count};
use crate::store::{Incoming, Result, Store};

/// Such a log, read and found whole.
pub struct WholeLog {
    pub(super) incoming: Incoming,
    children: Vec<String>,
    families: usize,
    notes: usize,
    /// Children of this log who have the same name.
    twice: Vec<String>,
    is_first: bool,
}

impl WholeLog {
    /// What it is beside the log that is here.
    pub fn of(incoming: Incoming, store: &Store) -> Result<Self> {
        let (there, here) = (incoming.people()?, store.people()?);
        let names = |people: &People| {
            people
                .children()
                .map(|child| clean_line(&child.name))
                .collect::<Vec<_>>()
        };
        let known: Vec<String> = names(&here).iter().map(|name| fold(name)).collect();
        let children = names(&there);
        let twice = children
            .iter()
            .filter(|name| known.contains(&fold(name)))
            .cloned()
            .collect();
        let (families, notes) = (there.households.len(), incoming.notes()?);
        Ok(Self {
            incoming,
            children,
            families,
            notes,
            twice,
            is_first: store.holds_nothing()?,
        })
    }

    /// Whether there is nothing in the log that it could be mixed up with.
    pub fn is_first(&self) -> bool {
        self.is_first
    }

    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "A whole log: {} and {}.",
            self.families_in_words(),
            count(self.notes, "note")
        )];
        if !self.children.is_empty() {
            lines.push(format!(
                "In it: {}.",
                and_list(self.children.iter().map(String::as_str))
            ));
        }
        if !self.is_first {
            lines.push("It is added to what is here; nothing of yours is changed.".to_owned());
            if self.incoming.half_typed() > 0 {
                let lines_left = count(self.incoming.half_typed(), "half-typed line");
                lines.push(format!("Not taken into a log that is in use: {lines_left}. The file keeps what was typed."));
            }
        }
        if !self.twice.is_empty() {
            let twice = and_list(self.twice.iter().map(String::as_str));
            lines.push(format!(
                "In your log already, and there twice then: {twice}."
            ));
        }
        lines
    }

    pub(super) fn taken_in_words(&self) -> String {
        format!(
            "{} and {}",
            self.families_in_words(),
            count(self.notes, "note")
        )
    }

    fn families_in_words(&self) -> String {
        count(self.families, "family")
    }
}
