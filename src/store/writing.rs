//! Writing down what a line was understood to mean, and what that is called when it is undone.

use rusqlite::OptionalExtension;

use super::{Result, Store};
use crate::domain::wording::count_head;
use crate::domain::{Action, Entry, Id, Kind, Label, People, Reminder, ReminderRequest, ThingRef};

/// What came of writing a line down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// New entries, in the order of the line.
    pub entries: Vec<Id<Entry>>,
    /// The loans that are back.
    pub returned: Vec<Id<Entry>>,
}

impl Store {
    /// Does everything a line says. Part of a [`Self::step`], so that it holds whole or not at all.
    pub fn write_down(&self, acts: &[Action]) -> Result<Written> {
        let mut written = Written::default();
        let mut reminders: Vec<Reminder> = Vec::new();
        for act in acts {
            match act {
                Action::Write { entry, remind } => {
                    let id = self.entries().write(entry)?;
                    written.entries.push(id);
                    if let Some(remind) = remind {
                        keep_in_mind(&mut reminders, remind, id, entry);
                    }
                }
                Action::Return { loan, on, outcome } => {
                    self.loans().take_back(*loan, *on, outcome)?;
                    written.returned.push(*loan);
                }
            }
        }
        for reminder in &reminders {
            self.reminders().save(None, reminder)?;
        }
        self.quick_words().count()?;
        Ok(written)
    }

    /// What undo says was done: "chat about Ola", "Wooden train lent to Ola", "2 chats", "Wooden
    /// train back".
    pub fn name_of_acts(&self, acts: &[Action], people: &People) -> String {
        match acts {
            [] => "nothing".to_owned(),
            [Action::Write { entry, .. }] => self.name_of(entry, people),
            [Action::Return { loan, .. }] => format!("{} back", self.thing_of(*loan)),
            several => names_of_several(several),
        }
    }

    fn name_of(&self, entry: &Entry, people: &People) -> String {
        let children = people.names(&entry.children);
        match entry.loan() {
            Some(loan) => format!("{} lent to {children}", self.thing_called(&loan.thing)),
            None if entry.kind == Kind::Try => {
                format!("{} for {children}", entry.kind.label(Label::Noun))
            }
            None => format!("{} about {children}", entry.kind.label(Label::Noun)),
        }
    }

    fn thing_called(&self, thing: &ThingRef) -> String {
        match thing {
            ThingRef::New(name) => name.clone(),
            ThingRef::Known(id) => self.one_name("SELECT name FROM thing WHERE id = ?1", *id),
        }
    }

    fn thing_of(&self, loan: Id<Entry>) -> String {
        self.one_name(
            "SELECT name FROM loan JOIN thing ON thing.id = loan.thing WHERE loan.entry = ?1",
            loan,
        )
    }

    /// A step needs some name even when the one wanted cannot be read; the reason shows when the
    /// step itself is saved.
    fn one_name<T>(&self, query: &str, id: Id<T>) -> String {
        let read = || {
            self.db
                .prepare(query)?
                .query_row([id], |row| row.get(0))
                .optional()
        };
        read()
            .ok()
            .flatten()
            .unwrap_or_else(|| "a thing".to_owned())
    }
}

/// A line about several families asks once, so it is kept in mind once.
fn keep_in_mind(
    reminders: &mut Vec<Reminder>,
    remind: &ReminderRequest,
    id: Id<Entry>,
    entry: &Entry,
) {
    let same = |kept: &&mut Reminder| kept.due == remind.due && kept.words == remind.words;
    match reminders.iter_mut().find(same) {
        Some(kept) => kept.children.extend(&entry.children),
        None => reminders.push(Reminder {
            children: entry.children.clone(),
            entry: Some(id),
            due: remind.due,
            words: remind.words.clone(),
            done_on: None,
            privacy: entry.privacy,
        }),
    }
}

fn names_of_several(acts: &[Action]) -> String {
    let written = |kind: Kind| {
        let is_written =
            |act: &&Action| matches!(act, Action::Write { entry, .. } if entry.kind == kind);
        acts.iter().filter(is_written).count()
    };
    let returned = acts
        .iter()
        .filter(|act| matches!(act, Action::Return { .. }))
        .count();
    let mut said: Vec<String> = Kind::ALL
        .iter()
        .map(|kind| (written(*kind), kind))
        .filter(|(number, _)| *number > 0)
        .map(|(number, kind)| kind.counted(number))
        .collect();
    said.extend((returned > 0).then(|| count_head(returned, "thing back")));
    said.join(", ")
}
