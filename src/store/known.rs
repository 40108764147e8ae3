//! The snapshot of everyone and everything a line may name.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::columns::{EACH_OF_LIST, list_of, seen_in};
use super::{Result, Store, entry_parts};
use crate::domain::privacy::Where;
use crate::domain::{Entry, Id, People, Vocabulary, Waiting};

/// How long an entry is thought to be waiting for a parent's answer.
const WAITS_FOR: Days = Days::new(60);

impl Store {
    /// Everyone and everything a line written on `today` may name.
    pub fn known(&self, today: NaiveDate) -> Result<Vocabulary> {
        Ok(self.people_and_known(today)?.1)
    }

    /// Everyone the log knows, and what a line written on `today` may name: where both are wanted,
    /// neither is read twice.
    pub fn people_and_known(&self, today: NaiveDate) -> Result<(People, Vocabulary)> {
        let (people, mut known) = self.people_and_shown(today)?;
        self.know_the_rest(&mut known, today)?;
        Ok((people, known))
    }

    /// The same without what only a line that is being typed asks for.
    pub fn people_and_shown(&self, today: NaiveDate) -> Result<(People, Vocabulary)> {
        let things = self.loans().things()?;
        let people = self.people_with(&things)?;
        let known = Vocabulary {
            households: people.on_books(today),
            out: self.loans().out_of(&things)?,
            things: things.into_iter().filter(|thing| !thing.hidden).collect(),
            ..Vocabulary::default()
        };
        Ok((people, known))
    }

    /// Reads what was left out of it.
    pub fn know_the_rest(&self, known: &mut Vocabulary, today: NaiveDate) -> Result<()> {
        known.ideas = self.ideas().all()?;
        known.labels = self.labels()?;
        known.quick = self.quick_words().all()?;
        known.waiting = self.waiting(today)?;
        known.text_heads = self.settings().text_heads()?;
        Ok(())
    }

    /// The labels in use, as first spelt.
    pub fn labels(&self) -> Result<Vec<String>> {
        let mut statement =
            self.db.prepare("SELECT name FROM label WHERE EXISTS (SELECT 1 FROM entry_label WHERE label = label.id) ORDER BY folded")?;
        let labels = statement.query_map([], |row| row.get(0))?;
        Ok(labels.collect::<rusqlite::Result<_>>()?)
    }

    /// For each child the newest that waits. There are the words of weeks behind these, and nothing
    /// asks for them.
    fn waiting(&self, today: NaiveDate) -> Result<Vec<Waiting>> {
        let mut statement = self.db.prepare(&format!(
            "SELECT id, day FROM entry INDEXED BY entry_of_kind
             WHERE kind IN ('observation', 'try') AND day >= ?1 AND removed_at IS NULL AND {}
                 AND NOT EXISTS (
                     SELECT 1 FROM answer JOIN entry AS reply ON reply.id = answer.entry
                     WHERE answer.answers = entry.id AND reply.removed_at IS NULL)",
            seen_in(Where::BesideOthers)
        ))?;
        let rows = statement.query_map([today.checked_sub_days(WAITS_FOR)], |row| {
            Ok((row.get("id")?, row.get("day")?))
        })?;
        let mut moments: Vec<(Id<Entry>, NaiveDate)> = rows.collect::<rusqlite::Result<_>>()?;
        moments.sort_by_key(|(entry, day)| Reverse((*day, entry.raw())));
        let mut children =
            entry_parts::children(self, &list_of(moments.iter().map(|(entry, _)| *entry)))?;
        let mut met = HashSet::new();
        let mut waiting: Vec<Waiting> = moments
            .into_iter()
            .map(|(entry, day)| Waiting {
                entry,
                children: children.remove(&entry).unwrap_or_default(),
                day,
                words: String::new(),
            })
            .filter(|one| {
                one.children
                    .iter()
                    .filter(|child| met.insert(**child))
                    .count()
                    > 0
            })
            .collect();
        let query =
            format!("SELECT entry.id, words FROM {EACH_OF_LIST} entry ON entry.id = wanted.value");
        let mut words: HashMap<Id<Entry>, Vec<String>> = entry_parts::grouped(
            self,
            &query,
            [list_of(waiting.iter().map(|one| one.entry))],
            |row| row.get("words"),
        )?;
        for one in &mut waiting {
            one.words = words.remove(&one.entry).into_iter().flatten().collect();
        }
        Ok(waiting)
    }
}
