//! Before the log is open, line by line: the sentences, and lines for answers.

use chrono::NaiveDateTime;

use crate::app::startup::{Prompt, Startup, StartupError};
use crate::app::text_line::SecretLine;
use crate::vault::Secret;

/// Whether the next line is a secret.
pub(super) fn is_secret(startup: &Startup) -> bool {
    startup.prompt() != Prompt::Card && !startup.is_opening()
}

/// What keeps the log from being opened, what came of the last line, and what may be typed now.
pub(super) fn sentences(startup: &Startup) -> Vec<String> {
    if startup.is_opening() {
        let why = (startup.error() == StartupError::Earlier).then(|| startup.what_happened());
        return why
            .into_iter()
            .chain([startup.under_way(false).to_owned()])
            .collect();
    }
    let mut sentences = Vec::new();
    if startup.prompt() == Prompt::Card {
        sentences.push(startup.what_happened());
        sentences.extend(startup.what_helps());
        let salvaged = startup.salvaged_folder();
        sentences.extend(salvaged.map(|folder| format!("hometime --data {}", folder.display())));
        sentences.push(format!(
            "Your log is kept in {}",
            startup.folder().display()
        ));
        sentences.extend(startup.said().map(str::to_owned));
        sentences.extend(
            (1..)
                .zip(startup.options())
                .map(|(number, way)| format!("{number} {way}.")),
        );
        sentences.push("Type a number:".to_owned());
    } else {
        sentences.extend(startup.said().map(str::to_owned));
        let question = startup.question();
        sentences.push(format!(
            "{question} The code from your sheet does as well. It does not show. /finish leaves:"
        ));
    }
    sentences
}

/// Takes a typed line: a secret, or the number of an option.
pub(super) fn answer(startup: &mut Startup, line: &str, now: NaiveDateTime) {
    startup.time_is(now);
    let typed = line.trim();
    if typed.eq_ignore_ascii_case("/finish") {
        return startup.finish();
    }
    if startup.prompt() == Prompt::Card {
        // Enter alone is the first, as on the screen.
        let number = if typed.is_empty() {
            Some(1)
        } else {
            typed.parse().ok()
        };
        return number.map_or((), |number| startup.choose(number));
    }
    if typed.is_empty() {
        return;
    }
    // What reads as a whole code, check letters and all, is one.
    startup.ask(if Secret::recovery(typed).is_ok() {
        Prompt::Code
    } else {
        Prompt::Passphrase
    });
    startup.line = SecretLine::default();
    startup.line.line_mut().paste(typed);
    startup.open();
}
