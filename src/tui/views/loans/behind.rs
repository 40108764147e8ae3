//! The loans behind one row of a picture.

use crate::domain::{Entry, Id, People, Saved};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing, entry_row};

use super::card::LoanCard;
use crate::domain::wording::count;

pub struct Behind {
    title: String,
    ids: Vec<Id<Entry>>,
    loans: Vec<Saved<Entry>>,
    people: People,
    today: chrono::NaiveDate,
    list: Listing,
}

impl Behind {
    /// `ids`: the loans counted in that row, newest first.
    pub fn of(title: String, ids: Vec<Id<Entry>>) -> Self {
        Self {
            title,
            ids,
            loans: Vec::new(),
            people: People::default(),
            today: chrono::NaiveDate::MIN,
            list: Listing::default(),
        }
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        if let Some(loan) = self.loans.get(self.list.chosen()) {
            cx.push(LoanCard::of_loan(loan.id));
        }
        Ok(())
    }
}

impl View for Behind {
    const NAME: &'static str = "Loans behind a picture";
    const HELP: &'static str = "loans";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "open", Self::open)
            .when(|behind| !behind.loans.is_empty())];
    const LIST: Option<ListOf<Self>> = Some(|behind| Some(behind.list.of(behind.loans.len())));

    fn crumb(&self) -> String {
        self.title.clone()
    }

    fn tally(&self) -> String {
        count(self.loans.len(), "loan")
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        (self.people, self.today) = (cx.store.people()?, cx.today());
        self.loans = cx.store.loans().entries(&self.ids)?;
        self.list.clamp(self.loans.len());
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        if self.loans.is_empty() {
            canvas.put(3, 1, "No loan is behind this row. Esc goes back.");
        }
        let mut body = canvas.part(0, 1, width, height.saturating_sub(1));
        let wide = usize::from(width).saturating_sub(4);
        self.list
            .draw(&mut body, self.loans.len(), 1, true, |place, row| {
                row.put(
                    3,
                    0,
                    entry_row::dated(&self.loans[place], &self.people, self.today, wide),
                );
            });
    }
}
