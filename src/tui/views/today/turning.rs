//! Ctrl+T on Today: the line, a note of this evening, or something to keep in mind, turned into
//! another.

use super::{Part, Today};
use crate::domain::mind::About;
use crate::line::{KindWord, Scene};
use crate::tui::command::{Context, Outcome};
use crate::tui::views::TurnCard;

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
                let scene = Scene {
                    known: &self.known,
                    now: cx.now,
                    shown: round.shown(),
                    day: round.day,
                    plain: false,
                };
                cx.open(TurnCard::of_line(
                    round.line().text(),
                    &scene,
                    KindWord::all().collect(),
                ));
            }
            Part::Mind => {
                if let Some(card) = self.turn_of_mind() {
                    cx.open(card);
                }
            }
            Part::Evening => {
                if let Some(note) = self.evening.get(self.evening_list.chosen()) {
                    cx.open(TurnCard::of_note(note.id));
                }
            }
        }
        Ok(())
    }

    fn turn_of_mind(&self) -> Option<TurnCard> {
        match self.mind.get(self.mind_list.chosen())?.about {
            About::Reminder(reminder, _) => Some(TurnCard::of_reminder(reminder)),
            About::Loan(note) => Some(TurnCard::on_its_day(note)),
            About::Unshared(note) => Some(TurnCard::of_note(note)),
            About::Step(step) => Some(TurnCard::of_step(step)),
            _ => None,
        }
    }
}
