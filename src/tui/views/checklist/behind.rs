//! The rows behind one figure beside a question: notes, families or steps.

use chrono::NaiveDate;
use ratatui::text::Span;

use super::beside::say_step;
use super::step_card::StepCard;
use crate::domain::wording::count;
use crate::domain::{Family, Id, Kind, NextStep, People, Saved};
use crate::store::{Fact, Rows};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::route::Route;
use crate::tui::view::View;
use crate::tui::widgets::{EntryPages, ListOf, ListRows, Listing, entry_row};

pub struct BehindFigure {
    fact: Fact,
    pages: EntryPages,
    steps: Vec<Saved<NextStep>>,
    people: People,
    /// The place among families or steps; notes have their own.
    list: Listing,
    today: NaiveDate,
    is_read: bool,
}

impl BehindFigure {
    pub fn of(fact: &Fact) -> Self {
        Self {
            fact: fact.clone(),
            pages: EntryPages::default(),
            steps: Vec::new(),
            people: People::default(),
            list: Listing::default(),
            today: NaiveDate::MIN,
            is_read: false,
        }
    }

    fn families(&self) -> &[(Id<Family>, String)] {
        match &self.fact.rows {
            Rows::Families(families) => families,
            _ => &[],
        }
    }

    fn count(&self) -> usize {
        match &self.fact.rows {
            Rows::Nothing | Rows::Journal => 0,
            Rows::Notes(_) => self.pages.count(),
            Rows::Families(families) => families.len(),
            Rows::Steps(_) => self.steps.len(),
        }
    }

    fn list_rows(&self) -> ListRows<'_> {
        match self.fact.rows {
            Rows::Notes(_) => self.pages.list(),
            _ => self.list.of(self.count()),
        }
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        if let Some(entry) = self.pages.chosen() {
            if entry.kind == Kind::Loan {
                cx.open(Route::Loan(entry.id));
            } else {
                cx.open(Route::Entry(entry.id));
            }
        } else if let Some((family, _)) = self.families().get(self.list.chosen()) {
            cx.open(Route::Family(*family));
        } else if let Some(step) = self.steps.get(self.list.chosen()) {
            cx.push(StepCard::of(step.id));
        }
        Ok(())
    }
}

impl View for BehindFigure {
    const NAME: &'static str = "Behind a figure";
    const HELP: &'static str = "behind-a-figure";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "open", Self::open).when(|behind| behind.count() > 0)];
    const LIST: Option<ListOf<Self>> = Some(|behind| Some(behind.list_rows()));

    fn tally(&self) -> String {
        match &self.fact.rows {
            Rows::Nothing | Rows::Journal => String::new(),
            Rows::Notes(_) => count(self.count(), "note"),
            Rows::Families(_) => count(self.count(), "family"),
            Rows::Steps(_) => count(self.count(), "next step"),
        }
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        (self.people, self.today) = (cx.store.people()?, cx.today());
        match &self.fact.rows {
            Rows::Notes(filter) if !self.is_read => self.pages.show(filter.clone(), cx.store)?,
            Rows::Notes(_) => self.pages.refresh(cx.store)?,
            Rows::Steps(ids) => {
                self.steps = cx.store.checklist().steps()?;
                self.steps.retain(|step| ids.contains(&step.id));
            }
            Rows::Families(_) | Rows::Nothing | Rows::Journal => {}
        }
        self.is_read = true;
        self.list.clamp(self.count());
        Ok(())
    }

    fn moved(&mut self, cx: &mut Context) -> Outcome {
        self.pages.follow(cx.store)
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        let heading = canvas.look.heading;
        let used = canvas.paragraph(1, 0, 2, &self.fact.words, heading);
        let mut body = canvas.part(0, used + 1, width, height.saturating_sub(used + 1));
        let wide = usize::from(width).saturating_sub(4);
        if self.count() == 0 {
            body.put(3, 0, "Nothing is behind this any more. Esc goes back.");
        } else if matches!(self.fact.rows, Rows::Notes(_)) {
            self.pages.draw(&mut body, 1, true, |entry, row| {
                row.put(
                    3,
                    0,
                    entry_row::dated(entry, &self.people, self.today, wide),
                );
            });
        } else {
            self.list
                .draw(&mut body, self.count(), 1, true, |place, row| {
                    let words = match (self.families().get(place), self.steps.get(place)) {
                        (Some((family, words)), _) => {
                            let name = self
                                .people
                                .family(*family)
                                .map(crate::domain::Household::name)
                                .unwrap_or_default();
                            format!("{} {words}", pad(&name, 22))
                        }
                        (None, Some(step)) => say_step(step, 0, self.today),
                        (None, None) => String::new(),
                    };
                    row.put(3, 0, Span::raw(shorten(&words, wide)));
                });
        }
    }
}
