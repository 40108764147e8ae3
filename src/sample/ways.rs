//! How the made-up families have been involved over three terms.

use chrono::NaiveDate;

use super::People;
use crate::assets::{self, MadeUpWay};
use crate::domain::{Entry, Id, Involvement, Privacy};
use crate::store::{self, Filter, Store};

/// Notes what began before `today`; what ends later has not ended yet.
pub fn note(store: &Store, people: &[People], today: NaiveDate) -> store::Result<()> {
    for made_up in assets::made_up_ways() {
        let since = made_up.since.seen_from(today);
        let Some(family) = people
            .iter()
            .find(|family| family.made_up.child.name == made_up.child)
            .filter(|_| since < today)
        else {
            continue;
        };
        let involvement = Involvement {
            until: made_up
                .until
                .map(|until| until.seen_from(today))
                .filter(|until| *until < today),
            reason: made_up.reason.clone(),
            easier: made_up.easier.clone(),
            evidence: made_up.evidence.clone(),
            note: its_note(store, family, made_up)?,
            privacy: if made_up.privacy == Privacy::Sensitive {
                Privacy::Sensitive
            } else {
                Privacy::Private
            },
            ..Involvement::begins(family.family, made_up.way, since, &assets::ways().version)
        };
        store.ways().save(None, &involvement)?;
    }
    Ok(())
}

/// The newest note of the family with the given words. What is being written is not in the index
/// yet, so the notes are read.
fn its_note(
    store: &Store,
    family: &People,
    made_up: &MadeUpWay,
) -> store::Result<Option<Id<Entry>>> {
    let Some(words) = &made_up.note else {
        return Ok(None);
    };
    let notes = store.entries().list(
        &Filter {
            family: Some(family.family),
            ..Filter::default()
        },
        0,
        family.made_up.moments.len(),
    )?;
    Ok(notes
        .iter()
        .find(|entry| entry.words.contains(words))
        .map(|entry| entry.id))
}
