//! Names by identity: everyone the log knows, those who have moved on too, and what the things are
//! called.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::family::{Adult, Child, Family, Household};
use super::id::{Id, Saved};
use super::loan::{Loan, Thing, ThingRef};
use super::wording::and_list;

/// Every family in the log. Small (dozens), so a walk is quicker than an index.
#[derive(Debug, Clone, Default)]
pub struct People {
    pub households: Vec<Household>,
    /// What each thing is called, those out of sight too.
    pub things: BTreeMap<Id<Thing>, String>,
}

impl People {
    pub fn new(households: Vec<Household>, things: BTreeMap<Id<Thing>, String>) -> Self {
        Self { households, things }
    }

    /// Families here on `today`, in the order they were written down.
    pub fn on_books(&self, today: NaiveDate) -> Vec<Household> {
        let is_here =
            |household: &&Household| household.family.left_on.is_none_or(|day| day >= today);
        let mut here: Vec<_> = self.households.iter().filter(is_here).cloned().collect();
        here.sort_by_key(|household| household.family.id);
        here
    }

    /// What the lent thing is called.
    pub fn thing<'a>(&'a self, loan: &'a Loan) -> &'a str {
        match &loan.thing {
            ThingRef::Known(id) => self.things.get(id).map_or("", String::as_str),
            ThingRef::New(name) => name,
        }
    }

    pub fn child(&self, id: Id<Child>) -> Option<&Saved<Child>> {
        self.children().find(|child| child.id == id)
    }

    pub fn children(&self) -> impl Iterator<Item = &Saved<Child>> {
        self.households
            .iter()
            .flat_map(|household| &household.children)
    }

    pub fn adult(&self, id: Id<Adult>) -> Option<&Saved<Adult>> {
        self.households
            .iter()
            .find_map(|household| household.adult(id))
    }

    /// The word the family uses for an adult; empty when nobody is named.
    pub fn role(&self, id: Option<Id<Adult>>) -> &str {
        id.and_then(|id| self.adult(id))
            .map_or("", |adult| adult.role.as_str())
    }

    pub fn family(&self, id: Id<Family>) -> Option<&Household> {
        self.households
            .iter()
            .find(|household| household.family.id == id)
    }

    pub fn family_of(&self, child: Id<Child>) -> Option<&Household> {
        self.households
            .iter()
            .find(|household| household.children.iter().any(|own| own.id == child))
    }

    /// "Zoë and Sam", in the order given.
    pub fn names(&self, children: &[Id<Child>]) -> String {
        and_list(
            children
                .iter()
                .filter_map(|id| self.child(*id))
                .map(|child| child.name.as_str()),
        )
    }
}
