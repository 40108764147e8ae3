//! Ctrl+T among the loans: what is being written, or a loan: another day to come back, another
//! family, another day it went.

use super::Loans;
use super::rows::Row;
use crate::tui::command::{Context, Outcome};
use crate::tui::route::{FieldsOf, Route};

impl Loans {
    pub(super) fn can_turn(&self) -> bool {
        let is_on_loan = matches!(
            self.part().chosen(),
            Some(Row::Out(_) | Row::Lent(_) | Row::Told(_))
        );
        !self.line.line.is_on_unknown() && (self.line.is_writing() || is_on_loan)
    }

    pub(super) fn is_on_out(&self) -> bool {
        !self.line.is_writing() && matches!(self.part().chosen(), Some(Row::Out(_)))
    }

    pub(super) fn turn(&mut self, cx: &mut Context) -> Outcome {
        match self.part().chosen() {
            _ if self.line.is_writing() => self.line.turn(cx),
            Some(Row::Out(out)) => cx.open(Route::LineFields(FieldsOf::NoteDay(out.entry))),
            Some(Row::Lent(loan) | Row::Told(loan)) => {
                cx.open(Route::LineFields(FieldsOf::Note(loan.entry)));
            }
            _ => {}
        }
        Ok(())
    }
}
