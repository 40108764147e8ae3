//! The slip that goes home with a thing.

use super::reading::Reading;
use crate::assets;
use crate::domain::{Entry, Id, Slip, ThingRef};
use crate::pages::{Line, Page};
use crate::store::{Result, StoreError};

pub fn page(reading: &Reading, loan: Id<Entry>) -> Result<Page> {
    let gone = || {
        StoreError::say(
            "This loan is not one a slip can be made of: it was removed, or is not for others to read.",
        )
    };
    let note = reading.note(loan)?.ok_or_else(gone)?;
    let household = note
        .children
        .first()
        .and_then(|child| reading.people.family_of(*child))
        .ok_or_else(gone)?;
    let lent = note.loan().ok_or_else(gone)?;
    let ThingRef::Known(thing) = lent.thing else {
        return Err(gone());
    };
    let thing = reading.store.loans().thing(thing)?.ok_or_else(gone)?;
    let slip = Slip::of(
        &thing,
        lent,
        &reading.people.names(&note.children),
        assets::watch_for(thing.kind),
        reading.today,
    );
    let mut page = reading.page_for(household, "loan-slip", slip.title.clone(), String::new());
    let words = slip
        .paragraphs()
        .into_iter()
        .skip(1)
        .map(Line::of)
        .collect();
    page.add("", words);
    page.add(
        "How it went, if you like to tell us",
        vec![Line::to_write("At home")],
    );
    Ok(page)
}
