//! The line that is read: its tokens, with the context and the people that every rule looks at, and
//! the answers that put something else in a place of it.

use chrono::NaiveDate;

use super::people::{People, Person};
use super::reading::{Answer, Doubt, Scene};
use super::words::{self, Word, skip_spaces};
use crate::domain::dates::{DayDoubt, Toward, say_date, type_day};
use crate::domain::wording::and_list;

#[derive(Debug)]
pub(super) struct Source<'a> {
    pub text: &'a str,
    pub context: &'a Scene<'a>,
    pub people: People<'a>,
    tokens: Vec<Word<'a>>,
}

impl<'a> Source<'a> {
    pub fn new(text: &'a str, context: &'a Scene<'a>) -> Self {
        Self {
            text,
            context,
            people: People::of(context.known),
            tokens: words::words(text, 0).collect(),
        }
    }

    /// The words from byte `from` on.
    pub fn words(&self, from: usize) -> impl Iterator<Item = Word<'a>> {
        let first = self.tokens.partition_point(|word| word.end() <= from);
        let tokens = self.tokens.get(first..).unwrap_or_default();
        tokens.iter().map(move |word| word.after(from))
    }

    pub fn today(&self) -> NaiveDate {
        self.context.now.date()
    }

    /// The children the round shows; nobody outside it.
    pub fn shown(&self) -> Vec<&Person<'a>> {
        self.context
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
                Some(Answer::new(handle, self.line_named(from, to, handle)))
            })
            .collect()
    }

    /// One answer that is about all of them: "Zoë, Effy: built a den".
    pub fn answer_of_all(&self, people: &[&Person], from: usize, to: usize) -> Option<Answer> {
        let handles = people.iter().map(|person| self.people.handle(person));
        let handles = handles.collect::<Option<Vec<_>>>()?;
        (!handles.is_empty()).then(|| {
            let line = self.line_named(from, to, &handles.join(", "));
            Answer::new(and_list(handles.iter().copied()), line)
        })
    }

    /// The line with these names and a colon where `from..to` was.
    pub fn line_named(&self, from: usize, to: usize, names: &str) -> String {
        let rest = skip_spaces(self.text, to);
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
        let answer = |day: NaiveDate| {
            Answer::new(
                say_date(day, today),
                self.line_with(from, to, &type_day(day, today, toward)),
            )
        };
        Doubt {
            question: doubt.question(today),
            answers: doubt.neighbours().into_iter().map(answer).collect(),
        }
    }
}
