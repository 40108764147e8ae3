//! A reminder: what the user asked to be reminded of, from which day on, and how much of it a place
//! shows.

use chrono::NaiveDate;

use super::entry::{Entry, Privacy};
use super::family::Child;
use super::id::Id;
use super::people::People;
use super::privacy::{Sight, Where, sight};
use super::text::fold;

/// Listed from `due` on, until it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Whom it is about; several after a line about several.
    pub children: Vec<Id<Child>>,
    /// The note whose line set it.
    pub entry: Option<Id<Entry>>,
    pub due: NaiveDate,
    pub words: String,
    pub done_on: Option<NaiveDate>,
    /// The privacy its note has now, read with it and never stored. [`Privacy::Sensitive`] where
    /// the note was erased, because nothing says any more that it was not.
    pub privacy: Privacy,
}

impl Reminder {
    /// What `place` shows of it: "Ola: ask about shoes", "Hidden reminder, Ola"; `None` where
    /// nothing of it is shown.
    pub fn shown_in(&self, place: Where, people: &People) -> Option<String> {
        match sight(self.privacy, place) {
            Sight::Open => Some(self.text(people)),
            Sight::Marked => Some(format!("PRIVATE  {}", self.text(people))),
            Sight::Closed => Some(self.hidden(people)),
            Sight::Absent => None,
        }
    }

    /// All of it, whoever may read it: "Ola: ask about shoes". Text that names the child already
    /// has no name before it.
    pub fn text(&self, people: &People) -> String {
        let names = people.names(&self.children);
        if names.is_empty() || fold(&self.words).contains(&fold(&names)) {
            self.words.clone()
        } else {
            format!("{names}: {}", self.words)
        }
    }

    /// What undo and the list of changes call it. They outlast a change of its privacy, so they
    /// never have its text.
    pub fn name(&self, people: &People) -> String {
        match people.names(&self.children).as_str() {
            "" => "a reminder".to_owned(),
            names => format!("reminder about {names}"),
        }
    }

    fn hidden(&self, people: &People) -> String {
        let what = match self.privacy {
            Privacy::Private => "Private reminder",
            Privacy::Shareable | Privacy::Sensitive => "Hidden reminder",
        };
        match people.names(&self.children).as_str() {
            "" => what.to_owned(),
            names => format!("{what}, {names}"),
        }
    }
}
