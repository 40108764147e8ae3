//! Closing the program: how far it is with its end, and the receipt printed at the end.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::round::children_of_draft;
use crate::domain::CopyName;
use crate::domain::dates::{say_date, say_time};
use crate::domain::wording::{and_list, count};
use crate::store::{self, Second, Store};

/// How a run of the program ended.
#[derive(Debug)]
pub enum Ended {
    /// The user closed it; the receipt is for the ordinary screen.
    Finished(String),
    /// It is to start again, from nothing, behind the passphrase.
    Locked,
}

/// Remembers when the evening began.
#[derive(Debug, Clone, Copy)]
pub struct Receipt {
    since: NaiveDateTime,
}

impl Receipt {
    pub const fn since(since: NaiveDateTime) -> Self {
        Self { since }
    }

    /// "Saved: 6 chats, 1 observation, 1 lent, 1 back. 1 half-typed line kept for Zoë. Backup
    /// 18:06. Good night."
    pub fn sentence(
        self,
        store: &Store,
        let_go: usize,
        now: NaiveDateTime,
    ) -> store::Result<String> {
        let saved = self.saved(store, now)?;
        let people = store.people()?;
        let mut kept: Vec<String> = store
            .drafts()
            .all()?
            .iter()
            .filter_map(|draft| children_of_draft(&draft.place))
            .map(|children| {
                if children.is_empty() {
                    "later".to_owned()
                } else {
                    people.names(&children)
                }
            })
            .collect();
        let lines = kept.len();
        kept.dedup();
        let names = and_list(kept.iter().map(String::as_str));
        let kept = if kept.is_empty() {
            String::new()
        } else {
            format!(" {} kept for {names}.", count(lines, "half-typed line"))
        };
        let copy = store
            .copies()
            .newest_whole()
            .map(|copy| format!(" {}.", backup(&copy.name, now.date())))
            .unwrap_or_default();
        let second = match store.copies().second(now.date()) {
            Second::Place {
                is_there: false, ..
            } => " The second place was not there.",
            _ => "",
        };
        let gone = match let_go {
            0 => String::new(),
            1 => " 1 removed thing is gone for good after 30 days.".to_owned(),
            many => format!(" {many} removed things are gone for good after 30 days."),
        };
        Ok(format!("{saved}{kept}{gone}{copy}{second} Good night."))
    }

    /// What was written, or else how much was changed: an evening spent on the checklist is saved
    /// too. A log that locked itself meanwhile, or was opened twice this evening, holds more from
    /// today than that, and must not seem to have lost it.
    fn saved(self, store: &Store, now: NaiveDateTime) -> store::Result<String> {
        let written = store.entries().written_since(self.since)?;
        let today = store
            .entries()
            .written_since(self.since.min(now.date().and_time(NaiveTime::MIN)))?;
        let saved = if written.is_empty() {
            let changes = store
                .history()
                .list(now.date())?
                .iter()
                .filter(|change| change.at >= self.since)
                .count();
            if changes == 0 {
                "Nothing new was saved.".to_owned()
            } else {
                format!("Saved: {}.", count(changes, "change"))
            }
        } else {
            format!("Saved: {}.", written.sentence())
        };
        Ok(if today == written {
            saved
        } else {
            format!("{saved} In all today: {}.", today.sentence())
        })
    }
}

/// "Backup 18:06"; of another day, "Backup Tue 17 Nov".
pub fn backup(copy: &CopyName, today: NaiveDate) -> String {
    let day = copy.at.date();
    if day == today {
        format!("Backup {}", say_time(copy.at.time()))
    } else {
        format!("Backup {}", say_date(day, today))
    }
}
