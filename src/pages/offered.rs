//! The day the records of a child were last offered to the family.

use chrono::NaiveDate;

use crate::domain::{Child, Id};
use crate::store::{Result, Store, records_offered};

pub fn offered_on(store: &Store, child: Id<Child>) -> Result<Option<NaiveDate>> {
    Ok(store
        .settings()
        .get(&records_offered(child.raw()))?
        .and_then(|day| day.parse().ok()))
}

/// Keeps the day; called when the page was made.
pub fn offered(store: &Store, child: Id<Child>, on: NaiveDate) -> Result<()> {
    store
        .settings()
        .set(&records_offered(child.raw()), &on.to_string())
}
