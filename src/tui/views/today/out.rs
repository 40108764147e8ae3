//! What goes out from Today: a page for the family of the child shown, a message about what was
//! written of them this evening.

use super::{Part, Today};
use crate::domain::{Entry, Family, Id, Privacy};
use crate::pages::{Period, Wanted};
use crate::tui::command::{Context, Outcome};
use crate::tui::route::Route;

impl Today {
    /// The family of the chosen row of this evening, else of the child in the round.
    pub(super) fn family_before_her(&self) -> Option<Id<Family>> {
        let children = match self.part {
            Part::Evening => self
                .evening
                .get(self.evening_list.chosen())
                .map(|note| &note.children),
            Part::Line | Part::Mind => self.round.stop().map(|stop| &stop.children),
        };
        children
            .and_then(|children| children.first())
            .and_then(|child| self.people.family_of(*child))
            .map(|own| own.family.id)
    }

    pub(super) fn preview(&mut self, cx: &mut Context) -> Outcome {
        let (Some(family), today) = (self.family_before_her(), cx.today()) else {
            return Ok(());
        };
        let mut kinds = vec![
            Wanted::Week { family, day: today },
            Wanted::Family {
                family,
                period: Period::usual(today),
            },
        ];
        if self.part == Part::Evening
            && let Some(note) = self
                .evening
                .get(self.evening_list.chosen())
                .filter(|note| note.loan().is_some())
        {
            kinds.insert(0, Wanted::Slip { loan: note.id });
        }
        cx.open(Route::Printouts(kinds));
        Ok(())
    }

    /// The chosen row of this evening, else the newest note of this evening about the child in the
    /// round.
    pub(super) fn note_before_her(&self) -> Option<Id<Entry>> {
        let note = match self.part {
            Part::Evening => self.evening.get(self.evening_list.chosen()),
            Part::Line | Part::Mind => {
                let children = &self.round.stop()?.children;
                let is_about = |note: &&crate::domain::Saved<Entry>| {
                    note.children.iter().any(|child| children.contains(child))
                };
                self.evening
                    .iter()
                    .filter(is_about)
                    .find(|note| note.privacy == Privacy::Shareable && !note.words.is_empty())
            }
        };
        note.map(|note| note.id)
    }

    pub(super) fn message(&mut self, cx: &mut Context) -> Outcome {
        if let Some(note) = self.note_before_her() {
            return {
                cx.open(Route::Message(note));
                Ok(())
            };
        }
        Ok(())
    }
}
