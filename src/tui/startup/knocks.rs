//! The keys of the gate.

use super::{Gate, InTheWay, Standing};
use crate::tui::command::{Offer, Shown};
use crate::tui::keys::Key;
use crate::tui::widgets::SecretLine;

/// A key of the gate: like a command of a view, but with no log to act on.
pub struct Knock {
    pub offer: Offer,
    pub run: fn(&mut Gate),
    pub when: fn(&Gate) -> bool,
}

impl Knock {
    const fn new(
        key: Key,
        label: &'static str,
        run: fn(&mut Gate),
        when: fn(&Gate) -> bool,
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

/// Every key of the gate, in the order the bottom line offers them.
pub const COMMANDS: &[Knock] = &[
    Knock::new(Key::Enter, "open", Gate::open, |gate| {
        gate.asks() && !gate.line.is_empty()
    }),
    Knock::new(
        Key::Enter,
        "choose",
        |gate| gate.choose(gate.ways.chosen() + 1),
        |gate| gate.standing == Standing::Card && !gate.has_help,
    ),
    Knock::new(
        Key::Ctrl('r'),
        "show it",
        |gate| gate.line.show(true),
        |gate| gate.hides() && !gate.line.is_shown(),
    ),
    Knock::new(
        Key::Ctrl('r'),
        "hide it",
        |gate| gate.line.show(false),
        |gate| gate.hides() && gate.line.is_shown(),
    ),
    Knock::new(
        Key::Tab,
        "use the code",
        |gate| gate.ask(Standing::Code),
        |gate| gate.asks() && gate.standing == Standing::Passphrase,
    ),
    Knock::new(
        Key::Tab,
        "passphrase",
        |gate| gate.ask(Standing::Passphrase),
        |gate| gate.asks() && gate.standing == Standing::Code,
    ),
    Knock::new(
        Key::Up,
        "up",
        |gate| gate.move_choice(Key::Up),
        |gate| gate.can_move() && gate.ways.chosen() > 0,
    ),
    Knock::new(
        Key::Down,
        "down",
        |gate| gate.move_choice(Key::Down),
        |gate| gate.can_move() && gate.ways.chosen() + 1 < gate.ways_on().len(),
    ),
    Knock::new(
        Key::Esc,
        "close",
        |gate| gate.has_help = false,
        |gate| gate.has_help,
    ),
    Knock::new(
        Key::Esc,
        "other ways",
        |gate| gate.ask(Standing::Card),
        Gate::asks,
    ),
    Knock::new(
        Key::Esc,
        "back",
        |gate| gate.ask(Standing::Passphrase),
        |gate| gate.can_move() && gate.in_the_way() == InTheWay::Locked,
    ),
    Knock::new(Key::Esc, "leave", Gate::how_to_leave, |gate| {
        gate.can_move() && gate.in_the_way() != InTheWay::Locked
    })
    .shown(Shown::Quietly),
    Knock::new(
        Key::Char('?'),
        "help",
        |gate| gate.has_help = true,
        |gate| !gate.has_help && gate.line.is_empty(),
    ),
    Knock::new(
        Key::F(1),
        "help",
        |gate| gate.has_help = true,
        |gate| !gate.has_help,
    )
    .shown(Shown::Quietly),
    Knock::new(Key::Ctrl('q'), "finish", Gate::finish, |_| true),
    Knock::new(Key::Ctrl('c'), "leave", Gate::how_to_leave, |_| true).shown(Shown::Quietly),
];

impl Gate {
    /// Whether what is typed can be hidden: the code is copied from paper letter by letter, so it
    /// shows.
    fn hides(&self) -> bool {
        self.asks() && self.standing == Standing::Passphrase && !self.line.is_empty()
    }

    fn can_move(&self) -> bool {
        self.standing == Standing::Card && !self.has_help
    }

    fn move_choice(&mut self, key: Key) {
        let count = self.ways_on().len();
        self.ways.press(key, count);
    }

    /// Puts another question; each begins with an empty line, since neither answer is any use to
    /// the other.
    pub(super) fn ask(&mut self, standing: Standing) {
        if standing == Standing::Card {
            self.ways.choose(0);
        } else if standing != self.asked_last {
            self.line = SecretLine::default();
            self.asked_last = standing;
        }
        self.line.show(standing == Standing::Code);
        self.said = None;
        self.standing = standing;
    }

    fn how_to_leave(&mut self) {
        self.said = Some("To finish for tonight, Ctrl+Q.".to_owned());
    }

    /// She leaves it closed.
    pub fn finish(&mut self) {
        self.is_finished = true;
    }
}
