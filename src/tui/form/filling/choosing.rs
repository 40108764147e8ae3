//! Answering a part of a form that offers a few numbered answers: by its number, or walking through
//! them.

use super::Form;
use crate::tui::command::{Context, Outcome};
use crate::tui::form::Answers;
use crate::tui::view::Taken;

impl<D: Clone + 'static> Form<D> {
    pub(super) fn number_chosen(&mut self, number: usize, cx: &mut Context) -> Taken {
        let field = self.field();
        let Answers::Few(answers) = &field.answers else {
            return Ok(false);
        };
        let answers = answers(&self.record, &self.around);
        let Some(answer) = number.checked_sub(1).and_then(|place| answers.get(place)) else {
            self.complaint = Some(format!(
                "{number} is not one of the answers. 1 to {} choose one.",
                answers.len()
            ));
            return Ok(true);
        };
        let mut changed = self.record.clone();
        match (field.write)(&mut changed, answer, &self.around) {
            Ok(()) => {
                self.complaint = None;
                self.keep(changed, cx)?;
            }
            Err(complaint) => self.complaint = Some(complaint),
        }
        Ok(true)
    }

    /// Left and right walk through the answers of a numbered field.
    pub(super) fn step_answer(&mut self, forwards: bool, cx: &mut Context) -> Outcome {
        let Answers::Few(answers) = &self.field().answers else {
            return Ok(());
        };
        let answers = answers(&self.record, &self.around);
        let current = self.saved_text();
        let count = answers.len();
        if count == 0 {
            return Ok(());
        }
        let place = answers.iter().position(|answer| *answer == current);
        let next = match (place, forwards) {
            (Some(place), true) => (place + 1) % count,
            (Some(place), false) => (place + count - 1) % count,
            (None, _) => 0,
        };
        self.number_chosen(next + 1, cx).map(|_| ())
    }
}
