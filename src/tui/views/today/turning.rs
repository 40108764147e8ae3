//! Ctrl+T on Today: the line, a note of this evening, or something to keep in mind, turned into
//! another.

use super::{Part, Today};
use crate::domain::mind::About;
use crate::line::KindWord;
use crate::tui::command::{Context, Outcome};
use crate::tui::route::{FieldsOf, Route};

impl Today {
    pub(super) fn can_turn(&self) -> bool {
        // Spelling goes first: on a word nobody knows the key offers others.
        if self.round.line().is_on_unknown() {
            return false;
        }
        match self.part {
            // Plain words have no marks to change.
            Part::Line => self.has_words() && !self.plain,
            Part::Mind => self.turn_of_mind().is_some(),
            Part::Evening => !self.evening.is_empty(),
        }
    }

    pub(super) fn turn(&mut self, cx: &mut Context) -> Outcome {
        match self.part {
            Part::Line => {
                let round = &self.round;
                cx.open(Route::LineFields(FieldsOf::Line {
                    text: round.line().text().to_owned(),
                    shown: round.shown(),
                    day: round.day,
                    kinds: KindWord::all().collect(),
                }));
            }
            Part::Mind => {
                if let Some(of) = self.turn_of_mind() {
                    cx.open(Route::LineFields(of));
                }
            }
            Part::Evening => {
                if let Some(note) = self.evening.get(self.evening_list.chosen()) {
                    cx.open(Route::LineFields(FieldsOf::Note(note.id)));
                }
            }
        }
        Ok(())
    }

    fn turn_of_mind(&self) -> Option<FieldsOf> {
        match self.mind.get(self.mind_list.chosen())?.about {
            About::Reminder(reminder, _) => Some(FieldsOf::Reminder(reminder)),
            About::Loan(note) => Some(FieldsOf::NoteDay(note)),
            About::Unshared(note) => Some(FieldsOf::Note(note)),
            About::Step(step) => Some(FieldsOf::Step(step)),
            _ => None,
        }
    }
}
