//! The pickup round: who is collected today, in what order, and together with whom.

use chrono::{NaiveDate, NaiveTime};

use super::family::{Adult, Child, Household};
use super::id::Id;

/// One collecting: a child, or brothers and sisters collected together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    pub children: Vec<Id<Child>>,
    pub collected: Option<NaiveTime>,
    pub collector: Option<Id<Adult>>,
}

/// The stops of `day` in collecting order. Siblings with the same time and the same collector share
/// one stop; children without a time come last. `away` children are left out.
pub fn stops(households: &[Household], day: NaiveDate, away: &[Id<Child>]) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for household in households
        .iter()
        .filter(|household| household.family.left_on.is_none_or(|left| day <= left))
    {
        let first_of_family = stops.len();
        for child in household
            .children
            .iter()
            .filter(|child| !away.contains(&child.id))
        {
            let (collected, collector) = match child.usual_on(day) {
                Some(usual) => (usual.collected, usual.collector),
                // Nobody has said yet which days: the child may be here on any.
                None if child.days.is_empty() && child.is_on_books(day) => (None, None),
                None => continue,
            };
            let together = stops[first_of_family..]
                .iter_mut()
                .find(|stop| stop.collected == collected && stop.collector == collector);
            match together {
                Some(stop) => stop.children.push(child.id),
                None => stops.push(Stop {
                    children: vec![child.id],
                    collected,
                    collector,
                }),
            }
        }
    }
    // A stable sort, so that families keep their order where times are equal.
    stops.sort_by_key(|stop| (stop.collected.is_none(), stop.collected));
    stops
}
