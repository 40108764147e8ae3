//! The keys of the startup screen.

use super::StartupScreen;
use crate::app::startup::{Prompt, StartupError};
use crate::tui::command::{Offer, Shown};
use crate::tui::keys::Key;

/// A key of the startup screen: like a command of a view, but with no log to act on.
pub struct StartupCommand {
    pub offer: Offer,
    pub run: fn(&mut StartupScreen),
    pub when: fn(&StartupScreen) -> bool,
}

impl StartupCommand {
    const fn new(
        key: Key,
        label: &'static str,
        run: fn(&mut StartupScreen),
        when: fn(&StartupScreen) -> bool,
    ) -> Self {
        Self {
            offer: Offer::new(key, label),
            run,
            when,
        }
    }

    const fn shown(mut self, shown: Shown) -> Self {
        self.offer.shown = shown;
        self
    }
}

/// Every key of the startup screen, in the order the bottom line offers them.
pub const COMMANDS: &[StartupCommand] = &[
    StartupCommand::new(
        Key::Enter,
        "open",
        |screen| screen.startup.open(),
        |screen| screen.asks() && !screen.startup.line.is_empty(),
    ),
    StartupCommand::new(
        Key::Enter,
        "choose",
        |screen| screen.choose(screen.options.chosen() + 1),
        |screen| screen.startup.prompt() == Prompt::Card && !screen.has_help,
    ),
    StartupCommand::new(
        Key::Ctrl('r'),
        "show it",
        |screen| screen.startup.line.show(true),
        |screen| screen.hides() && !screen.startup.line.is_shown(),
    ),
    StartupCommand::new(
        Key::Ctrl('r'),
        "hide it",
        |screen| screen.startup.line.show(false),
        |screen| screen.hides() && screen.startup.line.is_shown(),
    ),
    StartupCommand::new(
        Key::Tab,
        "use the code",
        |screen| screen.ask(Prompt::Code),
        |screen| screen.asks() && screen.startup.prompt() == Prompt::Passphrase,
    ),
    StartupCommand::new(
        Key::Tab,
        "passphrase",
        |screen| screen.ask(Prompt::Passphrase),
        |screen| screen.asks() && screen.startup.prompt() == Prompt::Code,
    ),
    StartupCommand::new(
        Key::Up,
        "up",
        |screen| screen.move_choice(Key::Up),
        |screen| screen.can_move() && screen.options.chosen() > 0,
    ),
    StartupCommand::new(
        Key::Down,
        "down",
        |screen| screen.move_choice(Key::Down),
        |screen| screen.can_move() && screen.options.chosen() + 1 < screen.startup.options().len(),
    ),
    StartupCommand::new(
        Key::Esc,
        "close",
        |screen| screen.has_help = false,
        |screen| screen.has_help,
    ),
    StartupCommand::new(
        Key::Esc,
        "other ways",
        |screen| screen.ask(Prompt::Card),
        StartupScreen::asks,
    ),
    StartupCommand::new(
        Key::Esc,
        "back",
        |screen| screen.ask(Prompt::Passphrase),
        |screen| screen.can_move() && screen.error() == StartupError::Locked,
    ),
    StartupCommand::new(Key::Esc, "leave", StartupScreen::how_to_leave, |screen| {
        screen.can_move() && screen.error() != StartupError::Locked
    })
    .shown(Shown::Quietly),
    StartupCommand::new(
        Key::Char('?'),
        "help",
        |screen| screen.has_help = true,
        |screen| !screen.has_help && screen.startup.line.is_empty(),
    ),
    StartupCommand::new(
        Key::F(1),
        "help",
        |screen| screen.has_help = true,
        |screen| !screen.has_help,
    )
    .shown(Shown::Quietly),
    StartupCommand::new(
        Key::Ctrl('q'),
        "finish",
        |screen| screen.startup.finish(),
        |_| true,
    ),
    StartupCommand::new(Key::Ctrl('c'), "leave", StartupScreen::how_to_leave, |_| {
        true
    })
    .shown(Shown::Quietly),
];

impl StartupScreen {
    /// Whether what is typed can be hidden: the code is copied from paper letter by letter, so it
    /// shows.
    fn hides(&self) -> bool {
        self.asks() && self.startup.prompt() == Prompt::Passphrase && !self.startup.line.is_empty()
    }

    fn can_move(&self) -> bool {
        self.startup.prompt() == Prompt::Card && !self.has_help
    }

    fn move_choice(&mut self, key: Key) {
        let count = self.startup.options().len();
        self.options.press(key, count);
    }

    fn how_to_leave(&mut self) {
        self.startup.say("To finish for tonight, Ctrl+Q.");
    }
}
