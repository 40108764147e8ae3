//! What every part of the grammar looks at: the line, the day, the people, and the questions put
//! about them.

use chrono::NaiveDate;

use super::people::{People, Person};
use super::{Answer, Doubt, Scene};
use crate::domain::dates::say_date;
use crate::domain::dates::{DayDoubt, Toward, type_day};

pub(super) struct Setting<'a> {
    pub text: &'a str,
    pub scene: &'a Scene<'a>,
    pub people: People<'a>,
}

impl<'a> Setting<'a> {
    pub fn new(text: &'a str, scene: &'a Scene<'a>) -> Self {
        Self {
            text,
            scene,
            people: People::of(scene.known),
        }
    }

    pub fn today(&self) -> NaiveDate {
        self.scene.now.date()
    }

    /// The children the round shows; nobody outside it.
    pub fn shown(&self) -> Vec<&Person<'a>> {
        self.scene
            .shown
            .iter()
            .filter_map(|id| self.people.with_id(*id))
            .collect()
    }

    /// "today", "Thu 19 Nov (yesterday)", "Mon 16 Nov".
    pub fn said_day(&self, day: NaiveDate) -> String {
        let today = self.today();
        if day == today {
            return "today".to_owned();
        }
        let date = say_date(day, today);
        if Some(day) == today.pred_opt() {
            format!("{date} (yesterday)")
        } else {
            date
        }
    }

    /// The line with `put` standing where `from..to` was.
    pub fn line_with(&self, from: usize, to: usize, put: &str) -> String {
        let before = self.text.get(..from).unwrap_or_default();
        let after = self.text.get(to..).unwrap_or_default();
        format!("{before}{put}{after}")
    }

    /// One answer for each child: the line with its name and a colon where `from..to` was.
    pub fn name_answers<'p>(
        &self,
        who: impl IntoIterator<Item = &'p Person<'a>>,
        from: usize,
        to: usize,
    ) -> Vec<Answer>
    where
        'a: 'p,
    {
        who.into_iter()
            .filter_map(|person| {
                let handle = self.people.handle(person)?;
                Some(Answer {
                    label: handle.to_owned(),
                    line: self.line_named(from, to, handle),
                    text_head: None,
                })
            })
            .collect()
    }

    /// The line with these names and a colon where `from..to` was.
    pub fn line_named(&self, from: usize, to: usize, names: &str) -> String {
        let rest = super::words::skip_spaces(self.text, to);
        // A kind may stand glued to what follows ("home:sang"); the name needs its space.
        let before = self.text.get(..from).unwrap_or_default();
        let gap = if before.ends_with(|last: char| !last.is_whitespace()) {
            " "
        } else {
            ""
        };
        self.line_with(from, rest, &format!("{gap}{names}: "))
    }

    /// The question a day that cannot be asks, answered by days that can.
    pub fn day_doubt(&self, doubt: &DayDoubt, from: usize, to: usize, toward: Toward) -> Doubt {
        let today = self.today();
        let answer = |day: NaiveDate| Answer {
            label: say_date(day, today),
            line: self.line_with(from, to, &type_day(day, today, toward)),
            text_head: None,
        };
        Doubt {
            question: doubt.question(today),
            answers: doubt.neighbours().into_iter().map(answer).collect(),
        }
    }
}

/// A question only typing can settle.
pub(super) fn ask(question: impl Into<String>) -> Doubt {
    Doubt {
        question: question.into(),
        answers: Vec::new(),
    }
}
