//! A typed line from its reading to the log: what was understood of it, the question it raises, and
//! the one place where a line is saved.

use chrono::{NaiveDate, NaiveDateTime};

use super::hints;
use super::shortcuts::in_full;
use super::text_line::TextLine;
use crate::domain::dates::say_day;
use crate::domain::wording::count;
use crate::domain::{Child, Id, People};
use crate::line::{self, Action, Answer, Completion, Reading, Scene, Vocabulary};
use crate::store::{self, Store, Written};

/// A line as it is read at this moment.
#[derive(Debug, Clone, Default)]
pub struct LineState {
    pub reading: Reading,
    pub completion: Option<Completion>,
    /// The answer pointed at, while a question is being settled.
    asking: Option<usize>,
}

impl LineState {
    /// Reads the line again; a question that was being settled is dropped, since the text changed.
    pub fn read(&mut self, text: &TextLine, scene: &Scene) {
        self.reading = line::read(text.text(), scene);
        self.completion = line::complete(text.text(), text.caret(), scene);
        self.asking = None;
    }

    pub fn is_asking(&self) -> bool {
        self.asking.is_some()
    }

    /// The place of the answer pointed at, while a question is being settled.
    pub fn pointed_at(&self) -> Option<usize> {
        self.asking
    }

    /// Whether there is another answer to point at.
    pub fn has_choice(&self) -> bool {
        self.is_asking() && self.count_answers() > 1
    }

    pub fn stop_asking(&mut self) {
        self.asking = None;
    }

    /// Points at another answer to the question.
    pub fn point(&mut self, forwards: bool) {
        let count = self.count_answers();
        if let (Some(at), true) = (self.asking, count > 0) {
            self.asking = Some(if forwards {
                (at + 1) % count
            } else {
                (at + count - 1) % count
            });
        }
    }

    /// The line as it would read with the answer pointed at; what that answer settles for the lines
    /// to come is remembered.
    pub fn answer(&mut self, store: &Store) -> store::Result<Option<String>> {
        let doubt = self.reading.doubt.as_ref();
        let pointed_at = self.asking.take();
        let answer = pointed_at.and_then(|at| doubt?.answers.get(at));
        answer
            .map(|answer| chosen(answer, store).map(str::to_owned))
            .transpose()
    }

    /// Puts the answer pointed at into the line.
    pub fn take_answer(&mut self, line: &mut TextLine, store: &Store) -> store::Result<()> {
        if let Some(answer) = self.answer(store)? {
            let whole = 0..line.text().len();
            line.replace(whole, &answer);
        }
        Ok(())
    }

    /// Begins to settle what is asked about the line, if anything is. `Some`: the question, which
    /// only typing can settle when it has no answers to point at.
    pub fn ask(&mut self) -> Option<&line::Doubt> {
        let doubt = self.reading.doubt.as_ref()?;
        if !doubt.answers.is_empty() {
            self.asking = Some(0);
        }
        Some(doubt)
    }

    /// What Tab would put in, told so that it cannot be read as typed.
    pub fn hint(&self) -> Option<String> {
        let completion = self.completion.as_ref()?;
        Some(format!("  [Tab {}]", completion.with.trim()))
    }

    fn count_answers(&self) -> usize {
        let doubt = self.reading.doubt.as_ref();
        doubt.map_or(0, |doubt| doubt.answers.len())
    }
}

/// The line of a chosen answer; words before a colon that it says are text are remembered.
pub fn chosen<'a>(answer: &'a Answer, store: &Store) -> store::Result<&'a str> {
    if let Some(head) = &answer.text_head {
        store.settings().remember_text_head(head)?;
    }
    Ok(&answer.line)
}

/// Whether a line alone means closing the program elsewhere, so that it is never saved by mistake.
pub fn is_closing_word(text: &str) -> bool {
    matches!(text.trim(), "quit" | "exit" | "bye" | ":q")
}

/// Reads a line that was typed whole, with its shortcuts expanded. Gives the text as read.
pub fn read_whole(text: &str, scene: &Scene, store: &Store) -> (String, Reading) {
    if scene.plain {
        return (text.to_owned(), line::read(text, scene));
    }
    let (full, expanded) = in_full(text, scene);
    let reading = line::read(&full, scene);
    for name in &expanded {
        store.quick_words().opened(name);
    }
    (full, reading)
}

/// What becomes of the draft that a line was kept as, in the same transaction.
#[derive(Debug, Clone, Copy)]
pub enum DraftAfter<'a> {
    /// The line has no draft, or its draft stays as it is.
    Unchanged,
    /// The draft of this place is removed.
    Removed(&'a str),
}

/// What a line is saved with.
#[derive(Clone, Copy)]
pub struct SaveContext<'a> {
    pub store: &'a Store,
    pub now: NaiveDateTime,
    pub known: &'a Vocabulary,
    pub people: &'a People,
}

/// A save that was begun. It counts only once [`PendingSave::wait`] has given the saved line.
#[must_use = "nothing is saved until the store has answered"]
pub struct PendingSave {
    outcome: store::Result<SavedLine>,
}

/// A line that is in the log, on the disk.
#[derive(Debug)]
pub struct SavedLine {
    pub actions: Vec<Action>,
    /// Whom it is about, as "Saved to ..." says it.
    pub about: String,
    pub written: Written,
}

impl PendingSave {
    /// The saved line once the disk has it, or why it was not saved. Then nothing changed.
    pub fn wait(self) -> store::Result<SavedLine> {
        self.outcome
    }
}

/// Saves what a line was read as, in one step to undo: the actions, the hint that this evening has
/// had, the draft, and what `also` does with the new notes. All of it holds, or none.
pub fn save_line(
    cx: SaveContext<'_>,
    actions: Vec<Action>,
    draft: DraftAfter<'_>,
    also: impl FnOnce(&Store, &Written) -> store::Result<()>,
) -> PendingSave {
    let what = cx.store.name_of_acts(&actions, cx.people);
    let saved = cx.store.step(&what, cx.now, |store| {
        let written = store.write_down(&actions)?;
        hints::note_written(store, cx.now.date())?;
        also(store, &written)?;
        match draft {
            DraftAfter::Unchanged => {}
            DraftAfter::Removed(place) => store.drafts().drop(place)?,
        }
        Ok(written)
    });
    let outcome = saved.map(|written| SavedLine {
        about: about_whom(&actions, cx.known, cx.people, cx.now.date()),
        actions,
        written,
    });
    PendingSave { outcome }
}

/// Whom the actions are about, with the day when it is not today: "Ola for Thu 19 Nov".
fn about_whom(actions: &[Action], known: &Vocabulary, people: &People, today: NaiveDate) -> String {
    let mut children: Vec<Id<Child>> = Vec::new();
    let mut earlier_day = None;
    for action in actions {
        let more: &[Id<Child>] = match action {
            Action::Write { entry, .. } => {
                earlier_day = earlier_day.or((entry.day != today).then_some(entry.day));
                &entry.children
            }
            Action::Return { loan, .. } => known
                .out
                .iter()
                .find(|out| out.entry == *loan)
                .map_or(&[], |out| &out.children),
        };
        for child in more {
            if !children.contains(child) {
                children.push(*child);
            }
        }
    }
    let names = if children.len() > 3 {
        count(children.len(), "child")
    } else {
        people.names(&children)
    };
    match earlier_day {
        Some(day) => format!("{names} for {}", say_day(day, today)),
        None => names,
    }
}
