//! The made-up families for trying the program, taken away in one go.

use super::columns::list_of;
use super::{Families, Result};
use crate::domain::{Id, Reminder};

const CHILDREN: &str =
    "SELECT child.id FROM child JOIN family ON family.id = child.family WHERE family.sample = 1";
const ADULTS: &str =
    "SELECT adult.id FROM adult JOIN family ON family.id = adult.family WHERE family.sample = 1";
const ENTRIES: &str =
    "SELECT entry.id FROM entry JOIN family ON family.id = entry.family WHERE family.sample = 1";
const FAMILIES: &str = "SELECT id FROM family WHERE sample = 1";

impl Families<'_> {
    /// Whether any made-up family or thing is there.
    pub fn has_sample(&self) -> Result<bool> {
        let query = "SELECT EXISTS (SELECT 1 FROM family WHERE sample = 1) OR EXISTS (SELECT 1 FROM thing WHERE sample = 1)
                     OR EXISTS (SELECT 1 FROM idea WHERE sample = 1)";
        Ok(self
            .store
            .db
            .prepare(query)?
            .query_row([], |row| row.get(0))?)
    }

    /// Takes away every made-up family, thing, look-back and label, and all that was written about
    /// them. What a real family shares with them stays.
    pub fn remove_sample(&self) -> Result<()> {
        let reminders = self.sample_reminders()?;
        // Whatever points at something goes before what it points at.
        for statement in [
            format!("DELETE FROM reminder_child WHERE reminder IN ({reminders}) OR child IN ({CHILDREN})"),
            format!("DELETE FROM reminder WHERE id IN ({reminders})"),
            format!("UPDATE reminder SET entry = NULL WHERE entry IN ({ENTRIES})"),
            format!("DELETE FROM answer WHERE entry IN ({ENTRIES})"),
            format!("DELETE FROM link WHERE earlier IN ({ENTRIES}) OR later IN ({ENTRIES})"),
            format!("DELETE FROM giving WHERE entry IN ({ENTRIES})"),
            format!("DELETE FROM entry_area WHERE entry IN ({ENTRIES})"),
            format!("DELETE FROM entry_way WHERE entry IN ({ENTRIES})"),
            format!("DELETE FROM observation WHERE entry IN ({ENTRIES})"),
            format!("DELETE FROM involvement WHERE family IN ({FAMILIES})"),
            format!("DELETE FROM share WHERE entry IN ({ENTRIES})"),
            format!("DELETE FROM loan WHERE entry IN ({ENTRIES})"),
            format!("DELETE FROM entry_label WHERE entry IN ({ENTRIES})"),
            format!("DELETE FROM entry_child WHERE entry IN ({ENTRIES})"),
            format!("DELETE FROM entry WHERE id IN ({ENTRIES})"),
            format!("DELETE FROM away WHERE child IN ({CHILDREN})"),
            format!("DELETE FROM usual_day WHERE child IN ({CHILDREN})"),
            format!("DELETE FROM child WHERE id IN ({CHILDREN})"),
            format!("DELETE FROM adult WHERE id IN ({ADULTS})"),
            format!("DELETE FROM pressure WHERE family IN ({FAMILIES})"),
            format!("DELETE FROM signpost WHERE family IN ({FAMILIES})"),
            format!("DELETE FROM key_day WHERE family IN ({FAMILIES})"),
            "DELETE FROM family WHERE sample = 1".to_owned(),
            "DELETE FROM break WHERE sample = 1".to_owned(),
            "DELETE FROM journal_page WHERE sample = 1".to_owned(),
            "UPDATE journal_page SET review = NULL WHERE review IN (SELECT id FROM review WHERE sample = 1)".to_owned(),
            "DELETE FROM next_step WHERE review IN (SELECT id FROM review WHERE sample = 1)".to_owned(),
            "DELETE FROM review_answer WHERE review IN (SELECT id FROM review WHERE sample = 1)".to_owned(),
            "DELETE FROM review WHERE sample = 1".to_owned(),
            "UPDATE journal_page SET ranking = NULL WHERE ranking IN (SELECT id FROM ranking WHERE sample = 1)".to_owned(),
            "DELETE FROM ranked_reason WHERE ranking IN (SELECT id FROM ranking WHERE sample = 1)".to_owned(),
            "DELETE FROM ranking WHERE sample = 1".to_owned(),
            "DELETE FROM thing_reason WHERE thing IN (SELECT id FROM thing WHERE sample = 1 AND id NOT IN (SELECT thing FROM loan))"
                .to_owned(),
            "DELETE FROM thing WHERE sample = 1 AND id NOT IN (SELECT thing FROM loan)".to_owned(),
            "UPDATE thing SET sample = 0 WHERE sample = 1".to_owned(),
            "DELETE FROM idea WHERE sample = 1 AND id NOT IN (SELECT idea FROM giving)".to_owned(),
            "UPDATE idea SET sample = 0 WHERE sample = 1".to_owned(),
            "DELETE FROM label WHERE id NOT IN (SELECT label FROM entry_label)".to_owned(),
        ] {
            self.store.db.execute(&statement, [])?;
        }
        Ok(())
    }

    /// Reminders that are about nobody real, as a list for `IN`.
    fn sample_reminders(&self) -> Result<String> {
        let mut statement = self.store.db.prepare(&format!(
            "SELECT id FROM reminder
             WHERE (entry IN ({ENTRIES}) OR EXISTS (SELECT 1 FROM reminder_child WHERE reminder = reminder.id))
                 AND NOT EXISTS (SELECT 1 FROM reminder_child WHERE reminder = reminder.id AND child NOT IN ({CHILDREN}))"
        ))?;
        let ids: Vec<Id<Reminder>> = statement
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(list_of(ids).trim_matches(['[', ']']).to_owned())
    }
}
