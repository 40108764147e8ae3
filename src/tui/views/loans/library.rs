//! The toy library as it stands: read once after every change, then only looked at.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::starters;
use crate::domain::term::last_school_year;
use crate::domain::{Entry, Family, Id, Lent, People, Saved, Thing};
use crate::line::OutLoan;
use crate::store;
use crate::tui::command::Context;
use crate::tui::find_or_write::FindOrWrite;

#[derive(Default)]
pub struct Library {
    pub people: People,
    pub today: NaiveDate,
    /// What is at homes, soonest due first.
    pub out: Vec<OutLoan>,
    pub things: Vec<Saved<Thing>>,
    /// Whether common things are left that she has not.
    pub has_starters_left: bool,
    times: HashMap<Id<Thing>, usize>,
    /// For what is out, the how manieth time it is with that family.
    nth: HashMap<Id<Entry>, usize>,
    /// The day pictures look back to.
    pub since: NaiveDate,
    /// Loans since then, oldest first.
    pub lent: Vec<Lent>,
}

impl Library {
    pub fn read(cx: &Context, line: &FindOrWrite) -> store::Result<Self> {
        let loans = cx.store.loans();
        let mut out = line.known.out.clone();
        out.sort_by_key(|out| out.loan.due);
        let since = last_school_year(cx.today());
        let things = loans.things()?;
        let mut library = Self {
            people: line.people.clone(),
            today: cx.today(),
            has_starters_left: starters::left(&things) > 0,
            things,
            times: loans.times_lent()?.into_iter().collect(),
            nth: HashMap::new(),
            since,
            lent: loans.lent_since(since)?,
            out,
        };
        for out in &library.out {
            if let Some(family) = library.family_of(out) {
                library
                    .nth
                    .insert(out.entry, loans.times_with(out.thing.id, family)?);
            }
        }
        Ok(library)
    }

    pub fn thing(&self, id: Id<Thing>) -> Option<&Saved<Thing>> {
        self.things.iter().find(|thing| thing.id == id)
    }

    pub fn thing_name(&self, id: Id<Thing>) -> &str {
        self.thing(id).map_or("", |thing| thing.name.as_str())
    }

    pub fn family_of(&self, out: &OutLoan) -> Option<Id<Family>> {
        out.children
            .first()
            .and_then(|child| self.people.family_of(*child))
            .map(|household| household.family.id)
    }

    /// A family by its children's names.
    pub fn names(&self, family: Id<Family>) -> String {
        let children = self.people.family(family).map(|household| {
            household
                .children
                .iter()
                .map(|child| child.id)
                .collect::<Vec<_>>()
        });
        self.people.names(&children.unwrap_or_default())
    }

    pub fn times_lent(&self, thing: Id<Thing>) -> usize {
        self.times.get(&thing).copied().unwrap_or(0)
    }

    pub fn nth_time(&self, out: &OutLoan) -> usize {
        self.nth.get(&out.entry).copied().unwrap_or(1)
    }

    pub fn is_out(&self, thing: Id<Thing>) -> bool {
        self.out.iter().any(|out| out.thing.id == thing)
    }

    /// Things on the shelf: not at a home, not put away.
    pub fn on_shelf(&self) -> impl Iterator<Item = &Saved<Thing>> {
        self.things
            .iter()
            .filter(|thing| !thing.hidden && !self.is_out(thing.id))
    }
}
