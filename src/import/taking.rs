//! What was understood, on its way into the log: part by part, as one step, so that keys are heard
//! and it can say how far it is.

use chrono::NaiveDateTime;

use super::row::Becoming;
use super::{Found, say};
use crate::store::{Adding, LongStep, Result, Store};

/// So many rows of a table are taken at a time.
const AT_A_TIME: usize = 100;

/// A file being taken in.
pub struct Taking {
    found: Found,
    step: LongStep,
    /// How far a whole log is.
    adding: Option<Adding>,
    /// How many families or chats of a table are in.
    done: usize,
}

impl Found {
    /// Begins to take all that was understood, as one step.
    pub fn begin(self, store: &Store, now: NaiveDateTime) -> Result<Taking> {
        let (what, adding) = match &self {
            Self::Log(log) if log.is_first() && !store.holds_nothing()? => {
                return Err(say(
                    "Your log changed meanwhile, so nothing was taken. Read the file again.",
                ));
            }
            Self::Log(log) => (
                "A whole log brought in".to_owned(),
                Some(store.begin_adding(&log.incoming)?),
            ),
            Self::Rows(rows) => (format!("{} brought in", rows.taken_in_words()), None),
        };
        Ok(Taking {
            step: store.begin_long_step(&what, now)?,
            found: self,
            adding,
            done: 0,
        })
    }
}

impl Taking {
    /// Takes some more. At the end it says what is in the log now; with anything in the way,
    /// nothing of it is.
    pub fn go_on(&mut self, store: &Store) -> Result<Option<String>> {
        let went = self.take_some(store);
        if went.is_err() {
            store.give_up_long_step();
        }
        went
    }

    /// Leaves it: nothing of it is in the log.
    pub fn leave(self, store: &Store) {
        store.give_up_long_step();
    }

    /// How much is in, of a hundred.
    pub fn percent(&self) -> u64 {
        let percent = match (&self.adding, &self.found) {
            (Some(adding), _) => adding.percent(),
            (None, Found::Rows(rows)) => self.done * 100 / rows.becoming.len().max(1),
            (None, Found::Log(_)) => 0,
        };
        percent.min(99) as u64
    }

    fn take_some(&mut self, store: &Store) -> Result<Option<String>> {
        let Self {
            found,
            step,
            adding,
            done,
        } = self;
        let goes_on = store.go_on_with(step, |store| match (&*found, adding.as_mut()) {
            (Found::Log(log), Some(adding)) => adding.go_on(store, &log.incoming),
            (Found::Log(_), None) => Ok(false),
            (Found::Rows(rows), _) => {
                let until = *done + AT_A_TIME;
                rows.becoming.keep(store, *done, until)?;
                *done = until;
                Ok(until < rows.becoming.len())
            }
        })?;
        if goes_on {
            return Ok(None);
        }
        store.end_long_step(step)?;
        if let (Found::Log(log), Some(adding)) = (&*found, adding) {
            store.add_what_is_beside(adding, &log.incoming)?;
        }
        Ok(Some(format!("Taken in: {}.", found.taken_in_words())))
    }
}

impl Becoming {
    fn len(&self) -> usize {
        match self {
            Self::Families(families) => families.len(),
            Self::Chats(chats) => chats.len(),
        }
    }

    fn keep(&self, store: &Store, from: usize, until: usize) -> Result<()> {
        let places = from..until.min(self.len());
        match self {
            Self::Families(families) => families
                .get(places)
                .unwrap_or_default()
                .iter()
                .try_for_each(|family| family.keep(store)),
            Self::Chats(chats) => chats
                .get(places)
                .unwrap_or_default()
                .iter()
                .try_for_each(|chat| store.entries().write(chat).map(drop)),
        }
    }
}
