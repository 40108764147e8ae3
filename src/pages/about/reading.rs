//! What every page is made with: the log, read through the one gate of privacy, and how people and
//! days are named on paper.

use chrono::NaiveDate;

use crate::domain::dates::say_date;
use crate::domain::left_out::let_through;
use crate::domain::wording::and_list;
use crate::domain::{Adult, Allowed, Entry, Family, Household, Id, LeftOut, People, Saved};
use crate::pages::{Line, Page, USUAL_WORRY, WORRY};
use crate::store::{Filter, Result, Store, StoreError};

/// Labels of notes about a family coming here.
const CAME: &[&str] = &[
    "visit",
    "visits",
    "event",
    "events",
    "open-day",
    "stay-and-play",
    "outing",
    "workshop",
    "party",
];

pub struct Reading<'s> {
    pub store: &'s Store,
    pub today: NaiveDate,
    pub people: People,
    worry: String,
}

impl<'s> Reading<'s> {
    pub fn of(store: &'s Store, today: NaiveDate) -> Result<Self> {
        let own = store
            .settings()
            .get(WORRY)?
            .filter(|words| !words.trim().is_empty());
        Ok(Self {
            store,
            today,
            people: store.people()?,
            worry: own.unwrap_or_else(|| USUAL_WORRY.to_owned()),
        })
    }

    /// A blank page of this name and title.
    pub fn page(
        &self,
        file: &'static str,
        title: impl Into<String>,
        beneath: impl Into<String>,
    ) -> Page {
        Page {
            file,
            title: title.into(),
            beneath: beneath.into(),
            worry: self.worry.clone(),
            ..Page::default()
        }
    }

    /// A blank page for one family.
    pub fn page_for(
        &self,
        household: &Household,
        file: &'static str,
        title: impl Into<String>,
        beneath: impl Into<String>,
    ) -> Page {
        Page {
            own: Some(household.family.id),
            sample: household.family.sample,
            ..self.page(file, title, beneath)
        }
    }

    /// Notes a page may hold, oldest first, and how many it may not.
    pub fn notes(&self, filter: &Filter) -> Result<(Vec<Saved<Entry>>, LeftOut)> {
        self.notes_allowed(filter, Allowed::default())
    }

    /// The same, with those she has asked for by name.
    pub fn notes_allowed(
        &self,
        filter: &Filter,
        allowed: Allowed,
    ) -> Result<(Vec<Saved<Entry>>, LeftOut)> {
        let mut notes = self.store.entries().list(
            &Filter {
                sensitive: true,
                ..filter.clone()
            },
            0,
            usize::MAX,
        )?;
        notes.reverse();
        Ok(let_through(notes, allowed))
    }

    /// Those of some notes that a page may hold.
    pub fn readable(&self, notes: Vec<Saved<Entry>>) -> Vec<Saved<Entry>> {
        let_through(notes, Allowed::default()).0
    }

    /// One note, if a page may hold it.
    pub fn note(&self, id: Id<Entry>) -> Result<Option<Saved<Entry>>> {
        Ok(let_through(
            self.store.entries().get(id)?.into_iter().collect(),
            Allowed::default(),
        )
        .0
        .pop())
    }

    /// Whether there is nobody in the log but made-up families.
    pub fn are_all_made_up(&self) -> bool {
        self.people
            .households
            .iter()
            .all(|household| household.family.sample)
    }

    pub fn household(&self, id: Id<Family>) -> Result<&Household> {
        self.people.family(id).ok_or_else(|| {
            StoreError::say("This family is no longer in your log, so there is no page to make.")
        })
    }

    /// What a parent answered to each of these notes, as it stands under them.
    pub fn answers(&self, notes: &[Saved<Entry>]) -> Result<Vec<Vec<String>>> {
        let mut answers = self
            .store
            .observations()
            .answers_to(notes.iter().map(|note| note.id))?;
        let said = |note: &Saved<Entry>| {
            let (answers, _) = let_through(
                answers.remove(&note.id).unwrap_or_default(),
                Allowed::default(),
            );
            answers
                .iter()
                .map(|answer| self.said(answer.adult, told(answer)))
                .collect()
        };
        Ok(notes.iter().map(said).collect())
    }

    /// `Mum: "she did our shed"`; nothing for no words.
    pub fn said(&self, who: Option<Id<Adult>>, words: &str) -> String {
        let words = words.trim();
        if words.is_empty() {
            return String::new();
        }
        let quoted = if words.contains('"') {
            words.to_owned()
        } else {
            format!("\"{words}\"")
        };
        match self.people.role(who) {
            "" => quoted,
            role => format!("{role}: {quoted}"),
        }
    }

    pub fn day(&self, day: NaiveDate) -> String {
        say_date(day, self.today)
    }

    /// A note as one line: its day, its words, and what was said of it.
    pub fn line(&self, note: &Entry) -> Line {
        Line::led(self.day(note.day), note.words.trim()).with([self.said(note.adult, &note.heard)])
    }
}

/// Whether a note tells that the family came here.
pub fn is_visit(note: &Entry) -> bool {
    note.labels
        .iter()
        .any(|label| CAME.contains(&label.to_lowercase().as_str()))
}

/// What somebody at home said: their half of a note, or all of it where it came from them.
pub fn told(note: &Entry) -> &str {
    if note.heard.trim().is_empty() {
        &note.words
    } else {
        &note.heard
    }
}

/// "Ola", "Zoë and Sam".
pub fn children_of(household: &Household) -> String {
    and_list(household.children.iter().map(|child| child.name.as_str()))
}
