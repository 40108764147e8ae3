//! What the tables let through, the program has to be able to read as well: every screen's way of
//! reading is tried before anything is taken.

use chrono::NaiveDate;

use super::incoming::not_whole;
use crate::domain::{Entry, Id};
use crate::store::{Filter, Result, Store};

/// So many notes are read at a time.
const AT_A_TIME: usize = 1000;

impl Store {
    /// Reads every record once. `seen` hears of every note.
    pub(super) fn read_through(&self, seen: &mut dyn FnMut() -> Result<()>) -> Result<()> {
        let people = self.people()?;
        self.reminders().ahead()?;
        self.ideas().all()?;
        self.loans().things()?;
        self.observations().own_areas()?;
        self.pictures().breaks(NaiveDate::MIN, NaiveDate::MAX)?;
        self.pictures()
            .away_between(NaiveDate::MIN, NaiveDate::MAX)?;
        for household in &people.households {
            self.ways().of_family(household.family.id)?;
            self.in_the_way().of_family(household.family.id)?;
            self.in_the_way().signposts(household.family.id)?;
        }
        for review in self.checklist().reviews()? {
            self.checklist().answers(review.id)?;
        }
        self.checklist().steps()?;
        self.why().rankings()?;
        self.journal().pages()?;
        self.read_notes(seen)
    }

    fn read_notes(&self, seen: &mut dyn FnMut() -> Result<()>) -> Result<()> {
        let all = Filter {
            sensitive: true,
            ..Filter::default()
        };
        for offset in (0..).step_by(AT_A_TIME) {
            let entries = self.entries().list(&all, offset, AT_A_TIME)?;
            if entries.iter().any(|entry| entry.children.is_empty()) {
                return Err(not_whole());
            }
            entries.iter().try_for_each(|_| seen())?;
            if entries.len() < AT_A_TIME {
                break;
            }
        }
        // Removed notes are in no list, and are to come back whole when they are put back.
        let removed: Vec<Id<Entry>> = {
            let mut statement = self
                .db
                .prepare("SELECT id FROM entry WHERE removed_at IS NOT NULL")?;
            statement
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?
        };
        removed
            .into_iter()
            .try_for_each(|id| self.entries().get(id).map(drop))
    }
}
