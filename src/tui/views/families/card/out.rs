//! What goes out from a family's card: a page for them, a message about the chosen note.

use super::FamilyCard;
use crate::domain::{Entry, Id};
use crate::pages::Wanted;
use crate::tui::command::{Context, Outcome};
use crate::tui::route::{FieldsOf, Route};

impl FamilyCard {
    pub(super) fn preview(&mut self, cx: &mut Context) -> Outcome {
        if let Some(household) = &self.household {
            cx.open(Route::Printouts(Wanted::for_family(household, cx.today())));
        }
        Ok(())
    }

    /// The note the arrows are on, below everything else on the card.
    pub(super) fn chosen_note(&self) -> Option<Id<Entry>> {
        if self.rows.get(self.list.chosen()).is_some() {
            return None;
        }
        self.written.chosen().map(|note| note.id)
    }

    pub(super) fn message(&mut self, cx: &mut Context) -> Outcome {
        if let Some(note) = self.chosen_note() {
            return {
                cx.open(Route::Message(note));
                Ok(())
            };
        }
        Ok(())
    }

    pub(super) fn turn(&mut self, cx: &mut Context) -> Outcome {
        if let Some(note) = self.chosen_note() {
            cx.open(Route::LineFields(FieldsOf::Note(note)));
        }
        Ok(())
    }
}
