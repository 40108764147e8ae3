//! The gate where there is no screen: its sentences, and lines for answers.

use chrono::NaiveDateTime;

use super::{Gate, InTheWay, Standing};
use crate::store::Secret;
use crate::tui::widgets::SecretLine;

impl Gate {
    /// Whether the next line is a passphrase.
    pub fn asks_for_a_secret(&self) -> bool {
        self.standing != Standing::Card && !self.is_opening()
    }

    /// What is in the way, what came of the last line, and what may be typed now.
    pub fn aloud(&self) -> Vec<String> {
        if self.is_opening() {
            let why = (self.in_the_way() == InTheWay::Earlier).then(|| self.what_happened());
            return why
                .into_iter()
                .chain([self.under_way(false).to_owned()])
                .collect();
        }
        let mut sentences = Vec::new();
        if self.standing == Standing::Card {
            sentences.push(self.what_happened());
            sentences.extend(self.what_helps());
            sentences.extend(
                self.saved
                    .iter()
                    .map(|saved| format!("hometime --data {}", saved.folder.display())),
            );
            sentences.push(format!("Your log is kept in {}", self.folder.display()));
            sentences.extend(self.said.clone());
            sentences.extend(
                (1..)
                    .zip(self.ways_on())
                    .map(|(number, way)| format!("{number} {}.", (way.label)(self))),
            );
            sentences.push("Type a number:".to_owned());
        } else {
            sentences.extend(self.said.clone());
            let question = self.wish.question();
            sentences.push(format!("{question} The code from your sheet does as well. It does not show. /finish leaves:"));
        }
        sentences
    }

    /// A line was typed: a secret, or the number of a way on.
    pub fn hear(&mut self, line: &str, now: NaiveDateTime) {
        self.now = now;
        let typed = line.trim();
        if typed.eq_ignore_ascii_case("/finish") {
            return self.finish();
        }
        if self.standing == Standing::Card {
            // Enter alone is the first, as on the screen.
            let number = if typed.is_empty() {
                Some(1)
            } else {
                typed.parse().ok()
            };
            return number.map_or((), |number| self.choose(number));
        }
        if typed.is_empty() {
            return;
        }
        // What reads as a whole code, check letters and all, is one.
        self.standing = if Secret::recovery(typed).is_ok() {
            Standing::Code
        } else {
            Standing::Passphrase
        };
        self.line = SecretLine::default();
        self.line.line_mut().paste(typed);
        self.open();
    }
}
