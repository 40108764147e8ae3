//! The made-up term, written evening by evening in the order it happened, up to the day before the
//! given one.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{People, Shelf};
use crate::assets::{self, Moment, When};
use crate::domain::{
    Detail, Entry, Giving, Id, IdeaRef, Kind, Landed, Loan, Observation, Reminder, Share, ThingRef,
};
use crate::store::{self, Store};

/// Writes every moment before `today` and says how many there were.
pub fn live_through(
    store: &Store,
    people: &[People],
    shelf: &Shelf,
    today: NaiveDate,
) -> store::Result<usize> {
    let mut moments: Vec<(&People, &Moment)> = people
        .iter()
        .flat_map(|family| {
            family
                .made_up
                .moments
                .iter()
                .map(move |moment| (family, moment))
        })
        .filter(|(_, moment)| moment.at.when.seen_from(today) < today)
        .collect();
    moments.sort_by_key(|(_, moment)| moment.at.seen_from(today));

    let mut named: HashMap<&str, Id<Entry>> = HashMap::new();
    for (family, moment) in &moments {
        let answered = moment
            .answers
            .as_deref()
            .and_then(|name| named.get(name).copied());
        let id = store
            .entries()
            .write(&entry(family, moment, answered, shelf, today))?;
        if let Some(name) = &moment.name {
            named.insert(name, id);
        }
        if let Some(after) = moment
            .after
            .as_deref()
            .and_then(|name| named.get(name).copied())
        {
            link(store, after, id)?;
        }
        remind(store, family, moment, id, today)?;
    }
    Ok(moments.len())
}

/// What came after something else goes on with its story.
fn link(store: &Store, earlier: Id<Entry>, later: Id<Entry>) -> store::Result<()> {
    let whole = |id| store.entries().get(id);
    if let (Some(earlier), Some(later)) = (whole(earlier)?, whole(later)?) {
        store.threads().link(&earlier, &later)?;
    }
    Ok(())
}

fn entry(
    family: &People,
    moment: &Moment,
    answered: Option<Id<Entry>>,
    shelf: &Shelf,
    today: NaiveDate,
) -> Entry {
    Entry {
        adult: moment.with.as_deref().and_then(|role| family.adult(role)),
        how: moment.how,
        started_by: moment.started,
        rushed: moment.rushed,
        words: moment.words.clone(),
        heard: moment.heard.clone(),
        changed_practice: moment.changed,
        privacy: moment.privacy,
        labels: moment.labels.clone(),
        detail: match moment.kind {
            Kind::Observation => Detail::Observation(observation(family, moment, today)),
            Kind::Loan => loan(moment, shelf, today),
            Kind::Answer => Detail::Answer { to: answered },
            Kind::Try => giving(moment),
            _ => Detail::Nothing,
        },
        for_record: moment.for_record,
        ..Entry::new(moment.kind, moment.at.seen_from(today), vec![family.child])
    }
}

fn observation(family: &People, moment: &Moment, today: NaiveDate) -> Observation {
    Observation {
        shared: shares(family, moment, today),
        areas: moment.areas.clone(),
        ways: moment.ways.clone(),
        next_step: moment.next_step.clone(),
        at_home: moment.at_home.clone(),
    }
}

fn giving(moment: &Moment) -> Detail {
    let title = moment.idea.as_ref().unwrap_or(&moment.words);
    Detail::Try(Giving {
        idea: IdeaRef::New(title.clone()),
        tried: moment.tried,
        happened: moment.happened.clone(),
    })
}

fn shares(family: &People, moment: &Moment, today: NaiveDate) -> Vec<Share> {
    moment
        .shared
        .iter()
        .filter_map(|share| {
            Some(Share {
                with: family.adult(&share.with)?,
                on: past(share.on, today)?,
                how: share.how,
                in_their_language: share.in_their_language,
            })
        })
        .collect()
}

fn loan(moment: &Moment, shelf: &Shelf, today: NaiveDate) -> Detail {
    let (Some(name), Some(due)) = (&moment.thing, moment.due) else {
        return Detail::Nothing;
    };
    let kept = || {
        assets::made_up_shelf()
            .iter()
            .find(|thing| thing.name == *name)
            .map(|thing| thing.reason.clone())
    };
    let back_on = moment.back.and_then(|back| past(back, today));
    Detail::Loan(Loan {
        thing: shelf
            .get(name.as_str())
            .map_or_else(|| ThingRef::New(name.clone()), |id| ThingRef::Known(*id)),
        why: moment.why.clone().or_else(kept).unwrap_or_default(),
        due: due.seen_from(today),
        back_on,
        outcome: if back_on.is_some() {
            moment.outcome.clone()
        } else {
            String::new()
        },
        landed: if back_on.is_some() {
            moment.landed
        } else {
            Landed::NotAsked
        },
    })
}

fn remind(
    store: &Store,
    family: &People,
    moment: &Moment,
    entry: Id<Entry>,
    today: NaiveDate,
) -> store::Result<()> {
    if let Some(remind) = &moment.remind {
        let reminder = Reminder {
            children: vec![family.child],
            entry: Some(entry),
            due: remind.on.seen_from(today),
            words: remind.words.clone(),
            done_on: remind.done.and_then(|done| past(done, today)),
            privacy: moment.privacy,
        };
        store.reminders().save(None, &reminder)?;
    }
    Ok(())
}

/// The day, if it is before the given one: what has not happened yet is not told.
fn past(when: When, today: NaiveDate) -> Option<NaiveDate> {
    Some(when.seen_from(today)).filter(|day| *day < today)
}
