//! The screen before the log is open: it draws [`Startup`] and gives it the keys.

mod commands;
mod drawing;

use chrono::NaiveDateTime;

use super::command::Offer;
use super::keys::Key;
use super::look::{Abilities, Look};
use super::widgets::{Listing, is_text, press};
use crate::app::startup::{Opened, Prompt, Startup, StartupError};
use crate::assets::Background;
use crate::store::StoreError;

pub use commands::COMMANDS;

/// As README and the help call it.
pub const NAME: &str = "Before the log is open";
/// The card of assets/help that explains it.
pub const HELP: &str = "locked";

/// The screen.
pub struct StartupScreen {
    startup: Startup,
    look: Look,
    options: Listing,
    has_help: bool,
}

impl StartupScreen {
    pub fn new(startup: Startup, abilities: Abilities) -> Self {
        Self {
            startup,
            // The look that the user chose is in the log.
            look: Look::named("", abilities),
            options: Listing::default(),
            has_help: false,
        }
    }

    /// What keeps the log from being opened.
    pub fn error(&self) -> StartupError {
        self.startup.error()
    }

    pub fn into_trouble(self) -> StoreError {
        self.startup.into_trouble()
    }

    /// The terminal told of its background.
    pub fn lies_on(&mut self, background: Background) {
        self.look = self.look.on(background);
    }

    /// Whether the user has left it closed.
    pub fn is_finished(&self) -> bool {
        self.startup.is_finished()
    }

    /// Whether the log is being opened just now: what is typed meanwhile waits.
    pub fn is_opening(&self) -> bool {
        self.startup.is_opening()
    }

    /// What the keys do just now.
    pub fn offers(&self) -> Vec<Offer> {
        COMMANDS
            .iter()
            .filter(|command| (command.when)(self))
            .map(|command| command.offer)
            .collect()
    }

    /// Takes one key: a command, else text for the line, else the number of an option.
    pub fn press(&mut self, key: Key, now: NaiveDateTime) {
        self.startup.time_is(now);
        if let Some(command) = COMMANDS
            .iter()
            .find(|command| command.offer.key == Some(key) && (command.when)(self))
        {
            return (command.run)(self);
        }
        if self.asks() {
            self.startup.about_to_edit(is_text(Some(key)));
            press(self.startup.line.line_mut(), key);
        } else if let Key::Char(letter) = key
            && let Some(number) = letter.to_digit(10)
        {
            self.choose(number as usize);
        }
    }

    /// A paste goes into the line; where there is none, nothing comes of it.
    pub fn paste(&mut self, text: &str, now: NaiveDateTime) {
        self.startup.time_is(now);
        if self.asks() {
            self.startup.about_to_edit(true);
            self.startup.line.line_mut().paste(text);
        }
    }

    pub fn wakes_at(&self) -> Option<NaiveDateTime> {
        self.startup.wakes_at()
    }

    /// Looks whether the log is open by now, or a backup, and gives it if so.
    pub fn wake(&mut self, now: NaiveDateTime) -> Option<Opened> {
        let was_opening = self.is_opening();
        let opened = self.startup.wake(now);
        if was_opening && !self.is_opening() {
            self.options.choose(0);
        }
        opened
    }

    /// Whether there is a line to type into.
    fn asks(&self) -> bool {
        self.startup.asks() && !self.has_help
    }

    fn ask(&mut self, prompt: Prompt) {
        self.startup.ask(prompt);
        self.options.choose(0);
    }

    fn choose(&mut self, number: usize) {
        self.startup.choose(number);
        if self.startup.prompt() != Prompt::Card {
            self.options.choose(0);
        }
    }
}
