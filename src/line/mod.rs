//! The line: one sentence and what was understood of it. Pure: text, names, things and the day in;
//! entries, doubt and echo out.

mod complete;
mod echo;
mod entries;
mod front;
mod heads;
mod labels;
mod lending;
mod marks;
mod people;
pub mod quick;
mod returning;
mod setting;
mod standing;
mod things;
mod trying;
mod turned;
mod who;
mod words;

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::{Child, Id};

pub use crate::domain::{Action, OutLoan, ReminderRequest, Vocabulary};
pub use complete::complete;
pub use labels::privacy_marks_near;
pub use standing::KindWord;
pub use turned::{Meant, Turned, meant, turned};

/// Reads one line as it stands: what Enter would store, what is asked first, and both in words.
pub fn read(text: &str, scene: &Scene) -> Reading {
    let filled = if scene.plain {
        None
    } else {
        quick::without_blanks(text)
    };
    let text = filled.as_deref().unwrap_or(text);
    if text.trim().is_empty() {
        return Reading::default();
    }
    let set = setting::Setting::new(text, scene);
    let mut reading = front::front(&set)
        .and_then(|front| understood(&set, front))
        .unwrap_or_else(|doubt| Reading {
            doubt: Some(doubt),
            ..Reading::default()
        });
    reading
        .notes
        .extend(filled.map(|_| quick::LEFT_OPEN.to_owned()));
    reading
}

/// Asks whom a line is about that begins with another child's name and no colon, in the turn of a
/// child, as dictation writes it: "seren slept well". None: it does not, or is not clear otherwise.
pub fn another_named(text: &str, scene: &Scene) -> Option<Doubt> {
    let set = setting::Setting::new(text, scene);
    front::another_named(&set)
}

fn understood(set: &setting::Setting, front: front::Front) -> Result<Reading, Doubt> {
    use front::Speaks;
    match front.speaks {
        Speaks::Back(found) => returning::returned(set, front.day, *found),
        Speaks::Lent => lending::lent(set, &front.about),
        Speaks::Writes(_) => entries::written(set, &front.about),
    }
}

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
    pub replace: std::ops::Range<usize>,
    /// What stands there afterwards.
    pub with: String,
    /// The grey letters shown after the caret.
    pub hint: String,
}
