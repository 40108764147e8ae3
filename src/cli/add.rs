//! Lines written down from the command line. Each stands on its own: a doubt about one keeps no
//! other from being saved.

use std::io::{self, BufRead, IsTerminal, Write};

use chrono::NaiveDateTime;

use super::{NOT_ALL, Result, Trouble, WELL, tell};
use crate::app::save_line::{DraftAfter, SaveContext, is_closing_word, read_whole, save_line};
use crate::domain::People;
use crate::domain::text::{clean, clean_line};
use crate::domain::wording::or_list;
use crate::line::{Doubt, Reading, Scene, Vocabulary};
use crate::store::{Store, StoreError};
use crate::terminal::Clock;

/// A few ways to settle a doubt are enough to show how.
const ANSWERS_SHOWN: usize = 3;

/// Writes each line down as a step of its own, and says of each what became of it.
pub(super) fn add(
    store: &Store,
    clock: Clock,
    lines: &[String],
    out: &mut impl Write,
) -> Result<u8> {
    let mut adding = Adding::begin(store, clock.now().at)?;
    if let Some(doubt) = store.date_doubt(clock.now().at)? {
        tell(&format!(
            "{doubt} What you write is saved under it all the same."
        ));
    }
    let (mut lines_there, mut all_saved) = (false, true);
    for (number, typed) in (1..).zip(typed(lines)) {
        let typed = typed.map_err(Trouble::Input)?;
        if typed.trim_ascii().is_empty() {
            continue;
        }
        lines_there = true;
        match adding.one(&typed, clock.now().at)? {
            // Her words matter more than whoever stopped reading what became of them.
            Outcome::Saved(echo) => drop(writeln!(out, "{number} saved: {}", clean(&echo))),
            Outcome::Asked(question) => {
                all_saved = false;
                tell(&format!("{number} not saved: {question}"));
            }
        }
    }
    if !lines_there {
        return Err(Trouble::Unclear(
            "There was no line to save. Type one like  hometime add \"ola: loved the den\""
                .to_owned(),
        ));
    }
    Ok(if all_saved { WELL } else { NOT_ALL })
}

/// The arguments, or else the lines of standard input as they come.
fn typed(lines: &[String]) -> Box<dyn Iterator<Item = io::Result<Vec<u8>>> + '_> {
    if !lines.is_empty() {
        return Box::new(lines.iter().map(|line| Ok(line.clone().into_bytes())));
    }
    if io::stdin().is_terminal() {
        tell("One line for each thing, then Enter. Ctrl+D on a line of its own ends it.");
    }
    Box::new(io::stdin().lock().split(b'\n'))
}

/// What became of one line.
enum Outcome {
    Saved(String),
    Asked(String),
}

struct Adding<'s> {
    store: &'s Store,
    people: People,
    known: Vocabulary,
}

impl<'s> Adding<'s> {
    fn begin(store: &'s Store, now: NaiveDateTime) -> Result<Self> {
        let (people, known) = store.people_and_known(now.date())?;
        Ok(Self {
            store,
            people,
            known,
        })
    }

    fn one(&mut self, typed: &[u8], now: NaiveDateTime) -> Result<Outcome> {
        let Ok(typed) = str::from_utf8(typed) else {
            return Ok(Outcome::Asked(
                "Some of its letters could not be read. Save the text as UTF-8, then add it again."
                    .to_owned(),
            ));
        };
        let typed = clean_line(typed);
        let typed = typed.trim();
        if is_closing_word(typed) {
            return Ok(Outcome::Asked(format!(
                "\"{typed}\" alone is not saved as a note. Say whom it is about, such as \"ola: {typed}\"."
            )));
        }
        let (_, reading) = read_whole(typed, &self.scene(now), self.store);
        let Reading {
            acts,
            doubt,
            echo,
            notes,
        } = reading;
        if let Some(doubt) = doubt {
            return Ok(Outcome::Asked(self.asked(&doubt)));
        }
        if acts.is_empty() {
            return Ok(Outcome::Asked(
                "There are no words in it to save.".to_owned(),
            ));
        }
        let line = SaveContext {
            store: self.store,
            now,
            known: &self.known,
            people: &self.people,
        };
        match save_line(line, acts, DraftAfter::Unchanged, |_, _| Ok(())).wait() {
            Ok(_) => {}
            Err(StoreError::Say(sentence)) => return Ok(Outcome::Asked(sentence)),
            Err(trouble) => return Err(trouble.into()),
        }
        self.known = self.store.known(now.date())?;
        let remarks = notes.iter().map(|note| format!(" ({note})"));
        Ok(Outcome::Saved(echo + &remarks.collect::<String>()))
    }

    fn scene(&self, now: NaiveDateTime) -> Scene<'_> {
        Scene {
            known: &self.known,
            now,
            shown: Vec::new(),
            day: now.date(),
            plain: false,
        }
    }

    /// The doubt, with the line as it could be typed instead.
    fn asked(&self, doubt: &Doubt) -> String {
        if self.known.households.is_empty() {
            return "There is no child in your log yet. Type  hometime  to add your first, or  hometime sample  for made-up ones."
                .to_owned();
        }
        if doubt.answers.is_empty() {
            return doubt.question.clone();
        }
        let lines: Vec<String> = doubt
            .answers
            .iter()
            .take(ANSWERS_SHOWN)
            .map(|answer| format!("\"{}\"", answer.line.trim()))
            .collect();
        format!(
            "{} Add it again as {}.",
            doubt.question,
            or_list(lines.iter().map(String::as_str))
        )
    }
}
