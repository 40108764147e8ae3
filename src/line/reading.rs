//! What goes into reading a line, and what comes out: its context, the reading, questions and
//! completions.

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::{Action, Vocabulary};
use crate::domain::{Child, Id};

/// Where and when the line is typed.
#[derive(Debug, Clone)]
pub struct Scene<'a> {
    pub known: &'a Vocabulary,
    /// The instant of writing; its date is today.
    pub now: NaiveDateTime,
    /// In the round: the child shown (or the siblings collected together). Empty elsewhere.
    pub shown: Vec<Id<Child>>,
    /// The day the round is about: today, or an earlier day whose leftovers are being caught up.
    pub day: NaiveDate,
    /// Ctrl+L: keep every word, read no marks.
    pub plain: bool,
}

/// What a line means. `acts` is empty while a doubt stands open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What Enter would store, in order.
    pub acts: Vec<Action>,
    /// What has to be settled first. Words stay as they are.
    pub doubt: Option<Doubt>,
    /// What was understood, in words, without the leading "= ". Says nothing that `acts` does not
    /// hold.
    pub echo: String,
    /// Remarks that do not stop Enter: "@tesco kept as words", "#sleeping: use #sleep? Tab".
    pub notes: Vec<String>,
}

/// A question under the line. Each answer is the whole line as it would then read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What was taken and what is needed: "November has 30 days. Mon 30 Nov or Tue 1 Dec?"
    pub question: String,
    /// Likeliest first; empty when only typing can settle it.
    pub answers: Vec<Answer>,
}

/// One way to settle a doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Shown in the row of choices: "Effy", "Mon 30 Nov".
    pub label: String,
    /// The line after choosing it.
    pub line: String,
    /// Words before a colon that choosing it says are text: remembered, so that they are not asked
    /// about again.
    pub text_head: Option<String>,
}

/// What Tab would do at the caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// Bytes of the line that are replaced.
    pub replace: Range<usize>,
    /// What stands there afterwards.
    pub with: String,
    /// The grey letters shown after the caret.
    pub hint: String,
}

impl Answer {
    pub(super) fn new(label: impl Into<String>, line: String) -> Self {
        Self {
            label: label.into(),
            line,
            text_head: None,
        }
    }
}

impl Doubt {
    /// A question only typing can settle.
    pub(super) fn open(question: impl Into<String>) -> Self {
        Self {
            question: question.into(),
            answers: Vec::new(),
        }
    }
}
