//! Answering, and writing the note and the next step beside an answer.

use super::Checklist;
use crate::app::drafts::kept_line;
use crate::assets;
use crate::domain::Id;
use crate::domain::checklist::read_step;
use crate::domain::{NextStep, Practice, Review};
use crate::store::{self, Store};
use crate::tui::command::{Context, Outcome};

/// The line that is being written beside a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    Note,
    NextStep,
}

impl Checklist {
    pub(super) fn answer(&mut self, practice: Practice, cx: &mut Context) -> Outcome {
        let question = self.question();
        if !self.is_open(question) {
            cx.warn("Question 4 opens while 3 is not yes. ↑ goes to 3.");
            return Ok(());
        }
        let note = self
            .answer_to(question)
            .map(|was| was.note.clone())
            .unwrap_or_default();
        let review = self.review();
        cx.store.step(
            &format!("Checklist, question {question}"),
            cx.now,
            |store| {
                let review = begun(store, review, cx.now.date())?;
                store.checklist().answer(review, question, practice, &note)
            },
        )?;
        self.afresh = false;
        cx.say(format!(
            "Saved: {question}, {} · Ctrl+Z takes it back",
            practice.word()
        ));
        Ok(())
    }

    /// Opens the words for writing; what was half-typed at an earlier ending comes back.
    pub(super) fn write(&mut self, what: Writing, cx: &mut Context) -> Outcome {
        let question = self.question();
        // A note alone would have to be given an answer she has not given.
        let Some(answered) = self.answer_to(question) else {
            cx.say("Answer first: 1 yes, 2 could do more, 3 not yet. Then Enter.");
            return Ok(());
        };
        let words = match what {
            Writing::Note => answered.note.clone(),
            Writing::NextStep => self
                .book
                .open_step(question)
                .map(|step| step.typed(self.today))
                .unwrap_or_default(),
        };
        self.text = kept_line(&self.place(what), &words, cx.store)?;
        self.writing = Some(what);
        Ok(())
    }

    pub(super) fn place(&self, what: Writing) -> String {
        format!("checklist/{}/{what:?}", self.question())
    }

    /// Enter keeps the words and goes on: from the note to the next step, from there back to the
    /// question.
    pub(super) fn written(&mut self, cx: &mut Context) -> Outcome {
        match self.writing {
            Some(Writing::Note) => {
                self.keep_note(cx)?;
                self.write(Writing::NextStep, cx)
            }
            Some(Writing::NextStep) => {
                if self.keep_step(cx)? {
                    self.writing = None;
                }
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Esc keeps what was written too; a day that cannot be read stays among the words.
    pub(super) fn leave_line(&mut self, cx: &mut Context) -> Outcome {
        match self.writing {
            Some(Writing::Note) => self.keep_note(cx)?,
            Some(Writing::NextStep) => {
                let typed = self.text.text().trim().to_owned();
                let (words, day) = read_step(&typed, self.today).unwrap_or((typed, None));
                self.set_step(&words, day, cx)?;
            }
            None => {}
        }
        self.writing = None;
        Ok(())
    }

    fn keep_note(&mut self, cx: &mut Context) -> Outcome {
        let question = self.question();
        let words = self.text.text().trim().to_owned();
        let (Some(review), Some(was)) = (self.review(), self.answer_to(question).cloned()) else {
            return Ok(());
        };
        if was.note == words {
            return Ok(());
        }
        let what = format!("Checklist, note on question {question}");
        cx.store.step(&what, cx.now, |store| {
            store
                .checklist()
                .answer(review, question, was.practice, &words)
        })?;
        cx.say(format!("Saved: note on {question} · Ctrl+Z takes it back"));
        Ok(())
    }

    /// Says whether the words could be kept: a day that cannot be read is asked about.
    fn keep_step(&mut self, cx: &mut Context) -> store::Result<bool> {
        match read_step(self.text.text(), self.today) {
            Ok((words, day)) => {
                self.set_step(&words, day, cx)?;
                Ok(true)
            }
            Err(doubt) => {
                cx.warn(format!(
                    "{} It stands after the >. Your words are still here.",
                    doubt.question(self.today)
                ));
                Ok(false)
            }
        }
    }

    fn set_step(&self, words: &str, day: Option<chrono::NaiveDate>, cx: &mut Context) -> Outcome {
        let question = self.question();
        let (Some(review), open) = (self.review(), self.book.open_step(question)) else {
            return Ok(());
        };
        let (today, now) = (self.today, cx.now);
        let what = format!("Checklist, next step on question {question}");
        match open {
            None if words.is_empty() => {}
            None => {
                let step = NextStep {
                    review,
                    question,
                    words: words.to_owned(),
                    day,
                    done_on: None,
                    dropped_on: None,
                };
                cx.store
                    .step(&what, now, |store| store.checklist().save_step(None, &step))?;
                cx.say(format!(
                    "Saved: next step on {question} · Ctrl+Z takes it back"
                ));
            }
            Some(step) if words.is_empty() => {
                // One that was only just set goes as if it had never been; one from an earlier
                // look-back is let go of.
                cx.store.step(&what, now, |store| {
                    if step.review == review {
                        store.checklist().remove_step(step.id)
                    } else {
                        store.checklist().drop_step(step.id, today)
                    }
                })?;
                cx.say("Let go. Ctrl+Z brings it back.");
            }
            Some(step) if step.words == words && step.day == day => {}
            Some(step) => {
                let changed = NextStep {
                    words: words.to_owned(),
                    day,
                    ..step.item.clone()
                };
                cx.store.step(&what, now, |store| {
                    store.checklist().save_step(Some(step.id), &changed)
                })?;
                cx.say(format!(
                    "Saved: next step on {question} · Ctrl+Z takes it back"
                ));
            }
        }
        Ok(())
    }

    /// Ticks the chosen step off, or opens it again.
    pub(super) fn tick(&mut self, cx: &mut Context) -> Outcome {
        let Some(step) = self.beside.step().cloned() else {
            return Ok(());
        };
        let (today, now) = (self.today, cx.now);
        if step.is_open() {
            cx.store
                .step(&format!("Done: {}", step.words), now, |store| {
                    store.checklist().step_done(step.id, today)
                })?;
            cx.say("Done. Ctrl+Z takes it back.");
        } else {
            cx.store
                .step(&format!("Open again: {}", step.words), now, |store| {
                    store.checklist().reopen_step(step.id)
                })?;
            cx.say("Open again. Ctrl+Z takes it back.");
        }
        Ok(())
    }

    pub(super) fn let_step_go(&mut self, cx: &mut Context) -> Outcome {
        let Some(step) = self.beside.step().cloned() else {
            return Ok(());
        };
        let today = self.today;
        cx.store
            .step(&format!("Let go: {}", step.words), cx.now, |store| {
                store.checklist().drop_step(step.id, today)
            })?;
        cx.say("Let go. Ctrl+Z brings it back.");
        Ok(())
    }

    fn review(&self) -> Option<Id<Review>> {
        self.book.now.as_ref().map(|now| now.review.id)
    }
}

/// The review under way, begun now if there is none.
fn begun(
    store: &Store,
    review: Option<Id<Review>>,
    today: chrono::NaiveDate,
) -> store::Result<Id<Review>> {
    match review {
        Some(review) => Ok(review),
        None => store
            .checklist()
            .start_review(today, &assets::engagement().version),
    }
}
