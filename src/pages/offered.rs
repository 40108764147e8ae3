//! The day the records of a child were last offered to the family.

use chrono::NaiveDate;

use crate::domain::{Child, Id};
use crate::store::{Result, Store};

pub fn offered_on(store: &Store, child: Id<Child>) -> Result<Option<NaiveDate>> {
    Ok(store.settings().get(&name(child))?.and_then(|day| day.parse().ok()))
}

/// Keeps the day; called when the page was made.
pub fn offered(store: &Store, child: Id<Child>, on: NaiveDate) -> Result<()> {
    store.settings().set(&name(child), &on.to_string())
}

fn name(child: Id<Child>) -> String {
    format!("records-offered-{}", child.raw())
}
