//! The question before a copy takes the log's place: one of the few that are asked.

use chrono::NaiveDate;

use crate::domain::wording::count;
use crate::tui::command::{Context, Outcome, Request};
use crate::tui::view::Size;
use crate::tui::widgets::{Confirm, Question};
use crate::vault::Kept;

pub type PutBack = Confirm<PutCopyBack>;

/// Which copy takes the log's place.
pub struct PutCopyBack {
    copy: Kept,
    today: NaiveDate,
}

impl PutBack {
    pub fn of(copy: Kept) -> Self {
        Self::asking(PutCopyBack {
            copy,
            today: NaiveDate::MIN,
        })
    }
}

impl Question for PutCopyBack {
    const NAME: &'static str = "Put a copy back";
    const HELP: &'static str = "copies";
    const YES: &'static str = "put it back";
    const REFUSED: &'static str = "Nothing was put back";
    const SIZE: Size = Size::Box {
        columns: 70,
        rows: 12,
    };

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        Ok(())
    }

    fn consequences(&self) -> Vec<String> {
        let notes = self.copy.notes.map_or_else(String::new, |notes| {
            format!(", with {},", count(notes, "note"))
        });
        vec![format!(
            "The copy of {}{notes} takes the place of your log. What is in your log now is kept as a copy, so this can be undone the same way.",
            self.copy.name.when(self.today)
        )]
    }

    fn carry_out(&mut self, cx: &mut Context) -> Outcome {
        cx.close();
        cx.ask(Request::PutBack(self.copy.clone()));
        Ok(())
    }
}
