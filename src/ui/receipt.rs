//! What is said on the ordinary screen when she finishes for tonight.

use chrono::NaiveDateTime;

use super::screens::children_of_draft;
use crate::domain::wording::{and_list, count};
use crate::store::{self, Store};

/// Remembers when the evening began.
#[derive(Debug, Clone, Copy)]
pub struct Receipt {
    since: NaiveDateTime,
}

impl Receipt {
    pub const fn since(since: NaiveDateTime) -> Self {
        Self { since }
    }

    /// "Saved: 6 chats, 1 observation, 1 lent, 1 back. 1 half-typed line kept for Zoë. Good night."
    pub fn sentence(self, store: &Store) -> store::Result<String> {
        let tally = store.entries().written_since(self.since)?;
        let saved = if tally.is_empty() { "Nothing new was saved.".to_owned() } else { format!("Saved: {}.", tally.sentence()) };
        let people = store.people()?;
        let kept: Vec<String> = store
            .drafts()
            .all()?
            .iter()
            .filter_map(|draft| children_of_draft(&draft.place))
            .map(|children| if children.is_empty() { "later".to_owned() } else { people.names(&children) })
            .collect();
        let names = and_list(kept.iter().map(String::as_str));
        let kept = if kept.is_empty() { String::new() } else { format!(" {} kept for {names}.", count(kept.len(), "half-typed line")) };
        Ok(format!("{saved}{kept} Good night."))
    }
}
