//! What stands beside a question: figures from her own log, and steps set here or last time. The
//! arrows move in it after Tab.

use chrono::NaiveDate;
use ratatui::text::Span;

use super::look_backs::LookBacks;
use crate::domain::dates::say_date;
use crate::domain::newcomer::capitalised;
use crate::domain::{NextStep, Saved};
use crate::store::{self, Fact, Store};
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::widgets::Listing;

/// One row of it.
#[derive(Debug, Clone)]
pub enum Row {
    Fact(Fact),
    Step(Saved<NextStep>),
}

/// The rows beside one question.
#[derive(Debug, Default)]
pub struct Beside {
    pub question: u8,
    pub rows: Vec<Row>,
    pub list: Listing,
}

impl Beside {
    /// Reads what belongs to a question; the place in the list stays while the question does.
    pub fn look(
        &mut self,
        question: u8,
        book: &LookBacks,
        store: &Store,
        today: NaiveDate,
    ) -> store::Result<()> {
        let facts = store.evidence().beside(question, today)?;
        let steps = book
            .steps_beside(question)
            .into_iter()
            .cloned()
            .map(Row::Step);
        self.rows = facts.into_iter().map(Row::Fact).chain(steps).collect();
        if self.question != question {
            self.list.choose(0);
        }
        self.question = question;
        self.list.clamp(self.rows.len());
        Ok(())
    }

    pub fn fact(&self) -> Option<&Fact> {
        match self.rows.get(self.list.chosen()) {
            Some(Row::Fact(fact)) => Some(fact),
            _ => None,
        }
    }

    pub fn step(&self) -> Option<&Saved<NextStep>> {
        match self.rows.get(self.list.chosen()) {
            Some(Row::Step(step)) => Some(step),
            _ => None,
        }
    }

    /// All figures in one breath, the time they share said once: "this term: 6 answers; 61 of 91
    /// chats. Key people: all 6 families".
    pub fn sentence(&self, tells_key: bool) -> String {
        let facts: Vec<&str> = self
            .rows
            .iter()
            .filter_map(|row| match row {
                Row::Fact(fact) => Some(fact.words.as_str()),
                Row::Step(_) => None,
            })
            .collect();
        let timed = |words: &str| {
            words
                .rsplit_once(", ")
                .is_some_and(|(_, when)| when.starts_with("this term"))
        };
        let (then, others): (Vec<&str>, Vec<&str>) =
            facts.into_iter().partition(|words| timed(words));
        let when = then
            .first()
            .and_then(|words| words.rsplit_once(", "))
            .map_or_else(String::new, |(_, when)| format!(", {when}"));
        let then = then
            .iter()
            .filter_map(|words| words.rsplit_once(", "))
            .map(|(words, _)| words)
            .collect::<Vec<_>>()
            .join("; ");
        let others = others.join("; ");
        let others = if then.is_empty() {
            others
        } else {
            capitalised(&others)
        };
        let said = [then, others]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(". ");
        let opens = self
            .rows
            .iter()
            .any(|row| matches!(row, Row::Fact(fact) if fact.opens()));
        let key = if tells_key && opens {
            " (Tab opens them)"
        } else {
            ""
        };
        format!(
            "From your own records{key}{when}: {}.",
            said.trim_end_matches('.')
        )
    }

    /// Steps set before, in one breath: "✓ word list on the door   ○ photo board".
    pub fn steps_in_a_row(&self, today: NaiveDate) -> Option<String> {
        let steps: Vec<String> = self
            .rows
            .iter()
            .filter_map(|row| match row {
                Row::Step(step) => Some(say_step(step, self.question, today)),
                Row::Fact(_) => None,
            })
            .collect();
        (!steps.is_empty()).then(|| format!("Steps you set:  {}", steps.join("   ")))
    }

    pub fn draw(&self, canvas: &mut Canvas, today: NaiveDate, has_keys: bool) {
        self.list
            .draw(canvas, self.rows.len(), 1, has_keys, |place, row| {
                let (text, hint, done) = (row.look.text, row.look.hint, row.look.done);
                let wide = usize::from(row.width()).saturating_sub(4);
                match &self.rows[place] {
                    Row::Fact(fact) => {
                        let style = if fact.opens() { text } else { hint };
                        row.put(3, 0, Span::styled(shorten(&fact.words, wide), style));
                    }
                    Row::Step(step) => {
                        let style = if step.done_on.is_some() { done } else { text };
                        row.put(
                            3,
                            0,
                            Span::styled(
                                shorten(&say_step(step, self.question, today), wide),
                                style,
                            ),
                        );
                    }
                }
            });
    }
}

/// "✓ word list on the door", "○ photo board, by Fri 4 Dec (question 2)", "· survey, let go".
pub fn say_step(step: &NextStep, question: u8, today: NaiveDate) -> String {
    let (sign, end) = match (step.done_on, step.dropped_on) {
        (Some(_), _) => ("✓", String::new()),
        (_, Some(_)) => ("·", ", let go".to_owned()),
        _ => (
            "○",
            step.day
                .map(|day| format!(", {}", say_date(day, today)))
                .unwrap_or_default(),
        ),
    };
    let of = if step.question == question {
        String::new()
    } else {
        format!(" (question {})", step.question)
    };
    format!("{sign} {}{end}{of}", step.words)
}
