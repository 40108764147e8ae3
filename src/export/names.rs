//! The names behind the identities, as tables and pages say them.

use std::collections::HashMap;

use crate::domain::{Adult, Child, Id, Idea, IdeaRef, People, Reminder};
use crate::store::{Result, Store};

use super::Wanted;

pub struct Names {
    pub people: People,
    ideas: HashMap<Id<Idea>, String>,
}

impl Names {
    pub fn of(store: &Store) -> Result<Self> {
        let ideas = store
            .ideas()
            .all()?
            .into_iter()
            .map(|idea| (idea.id, idea.item.title))
            .collect();
        Ok(Self {
            people: store.people()?,
            ideas,
        })
    }

    /// "Ola, Zoë".
    pub fn children(&self, children: &[Id<Child>]) -> String {
        let names: Vec<&str> = children
            .iter()
            .filter_map(|id| self.people.child(*id))
            .map(|child| child.name.as_str())
            .collect();
        names.join(", ")
    }

    /// The word the family uses for an adult, else the adult's name.
    pub fn adult(&self, id: Option<Id<Adult>>) -> &str {
        let adult = id.and_then(|id| self.people.adult(id));
        adult.map_or("", |adult| {
            if adult.role.is_empty() {
                &adult.name
            } else {
                &adult.role
            }
        })
    }

    pub fn idea<'a>(&'a self, idea: &'a IdeaRef) -> &'a str {
        match idea {
            IdeaRef::Known(id) => self.ideas.get(id).map_or("", String::as_str),
            IdeaRef::New(title) => title,
        }
    }
}

/// Reminders that are not about a note that is left out.
pub fn reminders(store: &Store, wanted: Wanted) -> Result<Vec<crate::domain::Saved<Reminder>>> {
    let mut kept = Vec::new();
    for reminder in store.reminders().ahead()? {
        // A reminder of a note that was removed is left out like the note.
        let is_removed = match reminder.entry {
            Some(note) => store.entries().get(note)?.is_none(),
            None => false,
        };
        if wanted.has(reminder.privacy) && !is_removed {
            kept.push(reminder);
        }
    }
    Ok(kept)
}
