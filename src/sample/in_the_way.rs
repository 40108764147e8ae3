//! What the made-up families told in confidence, as far as it had been told before the given day.

use chrono::NaiveDate;

use super::People;
use crate::assets::{self, When};
use crate::domain::{Family, Id, Pressure, Signpost, TakenUp};
use crate::store::{self, Store};

pub fn tell(store: &Store, people: &[People], today: NaiveDate) -> store::Result<()> {
    let known = store.people()?;
    let family_of = |child: &str| -> Option<Id<Family>> {
        let child = people
            .iter()
            .find(|family| family.made_up.child.name == child)?
            .child;
        known.child(child).map(|child| child.family)
    };
    let seen = |when: When| when.seen_from(today);
    let past = |when: When| Some(seen(when)).filter(|day| *day < today);
    for told in &assets::made_up_in_the_way().pressures {
        if let (Some(family), Some(noted)) = (family_of(&told.child), past(told.noted)) {
            let pressure = Pressure {
                words: told.words.clone(),
                what_i_do: told.what_i_do.clone(),
                eased_on: told.eased.and_then(past),
                ask_on: told.ask.map(seen),
                ..Pressure::noted(family, &told.which, &assets::in_the_way().version, noted)
            };
            store.in_the_way().save(None, &pressure)?;
        }
    }
    for told in &assets::made_up_in_the_way().signposts {
        if let (Some(family), Some(offered)) = (family_of(&told.child), past(told.offered)) {
            let answered_on = told.answered.and_then(past);
            let signpost = Signpost {
                taken_up: if answered_on.is_some() {
                    told.taken_up
                } else {
                    TakenUp::NotAsked
                },
                answered_on,
                follow_up: told.follow_up.clone(),
                follow_up_on: told.follow_up_on.map(seen),
                ..Signpost::offered(family, &told.service, offered)
            };
            store.in_the_way().save_signpost(None, &signpost)?;
        }
    }
    Ok(())
}
