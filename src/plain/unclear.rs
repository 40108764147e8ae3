//! Lines that are not clear: each waits on the disk until it is answered, named or discarded.

use super::aloud::aloud;
use super::choosing::{Asked, number, numbered};
use super::talk::Talk;
use crate::app::Outcome;
use crate::app::round::children_of_draft;
use crate::app::save_line::chosen;
use crate::domain::text::fold;
use crate::domain::wording::count;
use crate::line::{Action, Answer};

/// A line that waits, and what is asked about it.
pub(super) struct Unclear {
    place: String,
    text: String,
    question: String,
    answers: Vec<Answer>,
}

impl Unclear {
    /// The line as it reads with the answer that was typed: its number, or its name alone.
    fn answer(&self, typed: &str) -> Option<&Answer> {
        let typed = fold(typed.trim_end_matches([':', '.', ',', '!', '?']));
        if typed.is_empty() {
            return None;
        }
        self.answers
            .iter()
            .find(|answer| fold(&answer.label) == typed)
    }
}

impl Talk {
    /// The line that is asked about, read as things are now.
    pub(super) fn first_unclear(&mut self) -> Option<Unclear> {
        let round = &self.round;
        self.unclear
            .retain(|place| round.text_at(place).is_some_and(|text| !text.is_empty()));
        let place = self.unclear.first()?.clone();
        let text = self.round.text_at(&place)?.to_owned();
        let (reading, _) = self.understand(text.trim(), Some(&place), false);
        let (question, answers) = match reading.doubt {
            Some(doubt) => (doubt.question, doubt.answers),
            None => (
                format!("= {}", reading.echo),
                vec![Answer {
                    label: "save it".to_owned(),
                    line: text.clone(),
                    text_head: None,
                }],
            ),
        };
        Some(Unclear {
            place,
            text,
            question,
            answers,
        })
    }

    /// Takes a number or a name as the answer. None: the line is something else.
    pub(super) fn answer_unclear(&mut self, unclear: Unclear, typed: &str) -> Option<Outcome> {
        if typed.is_empty() {
            return Some(Ok(()));
        }
        let count = unclear.answers.len();
        let answer = match number(typed) {
            Some(number) => {
                let answer = number
                    .checked_sub(1)
                    .and_then(|place| unclear.answers.get(place));
                if answer.is_none() && count > 0 {
                    self.say(format!(
                        "There is no {number} in that list: it goes from 1 to {count}."
                    ));
                }
                if answer.is_none() {
                    return Some(Ok(()));
                }
                answer
            }
            None => unclear.answer(typed),
        };
        let line = match chosen(answer?, &self.store) {
            Ok(line) => line.trim().to_owned(),
            Err(trouble) => return Some(Err(trouble)),
        };
        Some(self.save(&line, Some(unclear.place), false))
    }

    /// Says what is asked about the first line that is not clear. `false`: there is none.
    pub(super) fn say_unclear(&mut self) -> bool {
        let is_new = std::mem::take(&mut self.is_new_doubt);
        let Some(unclear) = self.first_unclear() else {
            return false;
        };
        let question = aloud(&unclear.question);
        if is_new {
            self.say(question);
        } else {
            if let Some(turn) = self.turn() {
                self.say(turn.trim_end());
            }
            self.say(format!("First: \"{}\". {question}", unclear.text.trim()));
        }
        self.say(if unclear.answers.is_empty() {
            "Type the line again, or /discard:".to_owned()
        } else {
            let labels = unclear.answers.into_iter().map(|answer| answer.label);
            format!(
                "{} A number, or type the line again, or /discard:",
                numbered(labels)
            )
        });
        true
    }

    /// Keeps a line that is not clear, to be asked about once those before it are settled.
    pub(super) fn ask(&mut self, text: &str, from: Option<String>) -> Outcome {
        let (place, kept) = self.keep(text, from);
        if !self.unclear.contains(&place) {
            self.unclear.push(place.clone());
        }
        if self.unclear.first() == Some(&place) {
            self.is_new_doubt = true;
        } else {
            self.say(format!(
                "That is not clear either, and is not saved yet. {} wait: /waiting reads them.",
                count(self.unclear.len(), "line")
            ));
        }
        kept
    }

    /// The unclear line that is settled by a saved one, because it says what one of the answers
    /// would.
    pub(super) fn settled_by(&self, text: &str, acts: &[Action]) -> Option<String> {
        self.unclear
            .iter()
            .find(|place| {
                let Some(waits) = self.round.text_at(place) else {
                    return false;
                };
                let (reading, _) = self.understand(waits.trim(), Some(place), false);
                let answers = reading.doubt.map(|doubt| doubt.answers);
                waits.trim() == text
                    || answers.unwrap_or_default().iter().any(|answer| {
                        let (would, _) = self.understand(answer.line.trim(), Some(place), false);
                        would.doubt.is_none() && would.acts == acts
                    })
            })
            .cloned()
    }

    /// Where the line is that a word is about: the one that is asked about, else the one kept for
    /// the child shown.
    pub(super) fn place_that_waits(&self) -> String {
        self.unclear
            .first()
            .cloned()
            .unwrap_or_else(|| self.round.draft_place())
    }

    /// Discards the line that is asked about, else the one kept for the child shown.
    pub(super) fn discard(&mut self) -> Outcome {
        let place = self.place_that_waits();
        let text = self.round.text_at(&place).unwrap_or_default().to_owned();
        if text.is_empty() {
            self.say("No line waits here. /waiting reads those that wait elsewhere.");
            return Ok(());
        }
        self.store.drafts().drop(&place)?;
        self.round.forget_at(&place);
        self.unclear.retain(|unclear| *unclear != place);
        self.say(format!("Discarded: {text}"));
        Ok(())
    }

    /// Every line that is not saved, those that are asked about first.
    pub(super) fn tell_waiting(&mut self) -> Outcome {
        let mut drafts = self.round.drafts();
        drafts.sort_by_key(|draft| {
            let asked = self.unclear.iter().position(|place| *place == draft.place);
            (asked.unwrap_or(usize::MAX), draft.at)
        });
        if drafts.is_empty() {
            self.say("No line waits: all that was typed is saved.");
            return Ok(());
        }
        self.say(format!("Not saved yet: {}.", count(drafts.len(), "line")));
        let rows = drafts
            .iter()
            .map(|draft| {
                let children = children_of_draft(&draft.place).unwrap_or_default();
                let names = self.people.names(&children);
                let whom = if names.is_empty() {
                    String::new()
                } else {
                    format!("typed for {names}: ")
                };
                format!("{whom}\"{}\"", draft.text.trim())
            })
            .collect();
        let places = drafts.into_iter().map(|draft| draft.place).collect();
        self.say_rows(rows, "A number takes one up.", Asked::Waiting(places));
        Ok(())
    }

    /// Asks about a line that waits.
    pub(super) fn take_up_waiting(&mut self, place: String) {
        self.unclear.retain(|unclear| *unclear != place);
        self.unclear.insert(0, place);
    }
}
