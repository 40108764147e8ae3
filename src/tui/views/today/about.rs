//! What is worth knowing about the child shown, beside the line where the window is wide.

use chrono::{Days, NaiveDate};

use crate::app::stop_facts::StopFacts;
use crate::domain::People;
use crate::domain::dates::say_day;
use crate::domain::pickup::Stop;
use crate::domain::text::clean_line;
use crate::line::Vocabulary;
use crate::store::{self, Store};
use crate::tui::canvas::Canvas;
use crate::tui::widgets::{Heat, entry_row};

/// Rows the last chat may take.
const LAST_TIME_ROWS: u16 = 9;
/// Weeks of chats shown.
const WEEKS: u64 = 10;

/// Read once when the place in the round changes.
pub struct AboutStop {
    facts: StopFacts,
    heat: Heat,
}

impl AboutStop {
    pub fn of(
        store: &Store,
        stop: Option<&Stop>,
        people: &People,
        known: &Vocabulary,
        today: NaiveDate,
    ) -> store::Result<Option<Self>> {
        let Some(facts) = StopFacts::of(store, stop, people, known, today)? else {
            return Ok(None);
        };
        let child = stop.and_then(|stop| stop.children.first());
        let Some(household) = child.and_then(|child| people.family_of(*child)) else {
            return Ok(None);
        };
        let first = today - Days::new(7 * (WEEKS - 1));
        let heat = Heat::of(household, store, first, today)?;
        Ok(Some(Self { facts, heat }))
    }

    /// The last thing said, for the moment of typing.
    pub fn last_time(&self) -> Option<&crate::domain::Saved<crate::domain::Entry>> {
        self.facts.last_time()
    }

    pub fn draw(&self, canvas: &mut Canvas, people: &People, today: NaiveDate) {
        let (height, text) = (canvas.height(), canvas.look.text);
        canvas.heading(0, &format!("About {}", self.facts.name));
        let mut row = 2;
        for (label, value) in &self.facts.lines {
            let column = if label.is_empty() { 1 } else { 15 };
            canvas.put(1, row, (*label).to_owned());
            row += canvas.paragraph(column, row, 2, value, text).max(1);
        }
        if let Some(last) = self.facts.last_time() {
            canvas.heading(row + 1, "Last time");
            let words = entry_row::words(last, people, today);
            let role = people.role(last.adult);
            let with = if role.is_empty() {
                String::new()
            } else {
                format!(" · {role}")
            };
            let words = clean_line(&format!("{}{with}. {words}", say_day(last.day, today)));
            row += 2 + canvas.paragraph(1, row + 2, LAST_TIME_ROWS, &words, text);
        }
        if !self.facts.at_home.is_empty() {
            canvas.heading(row + 1, "At home now");
            row += 2;
            for line in &self.facts.at_home {
                row += canvas.paragraph(1, row, 2, line, text);
            }
        }
        if row + 5 < height {
            canvas.heading(row + 1, "Chats with this family");
            let (width, left) = (canvas.width(), height - row - 2);
            self.heat
                .draw(&mut canvas.part(0, row + 2, width, left), people, today);
        }
    }
}
