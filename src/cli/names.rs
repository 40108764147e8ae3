//! The names behind the identities in an entry.

use std::collections::HashMap;

use super::Result;
use crate::domain::text::clean;
use crate::domain::{Adult, Child, Entry, Id, Loan, People, Thing, ThingRef};
use crate::store::Store;

pub(super) struct Names {
    pub people: People,
    things: HashMap<Id<Thing>, String>,
}

impl Names {
    pub fn of(store: &Store) -> Result<Self> {
        let things = store
            .loans()
            .things()?
            .into_iter()
            .map(|thing| (thing.id, clean(&thing.name)));
        Ok(Self {
            people: store.people()?,
            things: things.collect(),
        })
    }

    pub fn children(&self, children: &[Id<Child>]) -> Vec<String> {
        children
            .iter()
            .filter_map(|id| self.people.child(*id))
            .map(|child| clean(&child.name))
            .collect()
    }

    /// The word the family uses for an adult, else the adult's name.
    pub fn adult(&self, id: Id<Adult>) -> Option<String> {
        let adult = self.people.adult(id)?;
        Some(clean(if adult.role.is_empty() {
            &adult.name
        } else {
            &adult.role
        }))
    }

    pub fn thing<'a>(&'a self, loan: &'a Loan) -> &'a str {
        match &loan.thing {
            ThingRef::Known(id) => self.things.get(id).map_or("", String::as_str),
            ThingRef::New(name) => name,
        }
    }

    pub fn is_made_up(&self, entry: &Entry) -> bool {
        entry
            .children
            .first()
            .and_then(|child| self.people.family_of(*child))
            .is_some_and(|family| family.family.sample)
    }
}
