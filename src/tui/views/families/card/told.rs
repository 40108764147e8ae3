//! The stories of one family: news, observation, thing to try or loan, and answer, each story told
//! on one line.

use std::collections::HashSet;

use super::FamilyCard;
use crate::domain::dates::say_date;
use crate::domain::privacy::{Sight, Where, sight};
use crate::domain::{Entry, Id, Label, Saved};
use crate::store::{self, Filter, Store};
use crate::tui::canvas::shorten;
use crate::tui::widgets::entry_row;

/// How many of the newest notes are looked through, and how many stories are told: the older ones
/// are on the notes' own cards.
const LOOKED_THROUGH: usize = 120;
const STORIES: usize = 6;
/// Columns each part of a story may take.
const PART: usize = 34;

/// One story, and the note its line opens.
pub(super) struct Told {
    pub newest: Id<Entry>,
    pub words: String,
}

impl FamilyCard {
    /// The newest stories of this family, the one with the newest note first.
    pub(super) fn read_stories(&self, store: &Store) -> store::Result<Vec<Told>> {
        let newest = store.entries().list(
            &Filter {
                family: Some(self.id),
                ..Filter::default()
            },
            0,
            LOOKED_THROUGH,
        )?;
        let in_a_story = store
            .threads()
            .in_a_story(newest.iter().map(|entry| entry.id))?;
        let mut seen: HashSet<Id<Entry>> = HashSet::new();
        let mut told = Vec::new();
        for entry in newest.iter().filter(|entry| {
            in_a_story.contains(&entry.id)
                && sight(entry.privacy, Where::BesideOthers) != Sight::Absent
        }) {
            if told.len() == STORIES || !seen.insert(entry.id) {
                continue;
            }
            let parts = store.threads().story(entry.id)?;
            seen.extend(parts.iter().map(|part| part.id));
            told.push(Told {
                newest: entry.id,
                words: self.tell(&parts),
            });
        }
        Ok(told)
    }

    /// "Fri 30 Oct  obs Painted the fence → try A bucket and a big brush → answer She did our
    /// shed".
    fn tell(&self, story: &[Saved<Entry>]) -> String {
        let (people, today) = (&self.around.people, self.around.today);
        let parts = story.iter().map(|part| {
            format!(
                "{} {}",
                part.kind.label(Label::Short),
                shorten(&entry_row::words(part, people, today), PART)
            )
        });
        let since = story
            .first()
            .map_or_else(String::new, |first| say_date(first.day, today));
        format!("{since}  {}", parts.collect::<Vec<_>>().join(" → "))
    }
}
