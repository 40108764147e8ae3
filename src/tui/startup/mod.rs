//! What she sees before there is an open log: the passphrase is asked for, or it is said what
//! stands in the way and how to go on.

mod aloud;
mod drawing;
mod knocks;
mod ways_on;
mod wishes;

use std::path::{Path, PathBuf};

use chrono::{NaiveDateTime, TimeDelta};

use super::command::Offer;
use super::keys::Key;
use super::look::{Abilities, Look};
use super::widgets::{Listing, SecretLine, is_text, press};
use crate::assets::Background;
use crate::domain::CopyName;
use crate::store::{Beside, Kept, Secret, SpareKey, Store, StoreError};

pub use knocks::COMMANDS;
pub use ways_on::InTheWay;
use wishes::{Came, Saved, Wish};

/// As README and the help call it.
pub const NAME: &str = "Before the log is open";
/// The card of assets/help that explains it.
pub const HELP: &str = "locked";

/// While the log is being opened, it is looked this often whether it is.
const LOOK_AGAIN: TimeDelta = TimeDelta::milliseconds(15);

/// What she has before her.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// The line for her passphrase.
    Passphrase,
    /// The line for the code from her sheet.
    Code,
    /// What is in the way, and the numbered ways on.
    Card,
}

/// What the gate gives way to.
pub enum Opened {
    Log(Store),
    /// Only to look at.
    Copy(Store, CopyName),
}

/// The gate before the log.
pub struct Gate {
    folder: PathBuf,
    now: NaiveDateTime,
    look: Look,
    trouble: StoreError,
    /// The newest copy that was read back whole when it was made, where one would help.
    newest_copy: Option<Kept>,
    /// A key that lies with the copies, where only the key is lost.
    spare_key: Option<SpareKey>,
    /// What could be read of a damaged log.
    saved: Option<Saved>,
    standing: Standing,
    /// Which question the line is for.
    asked_last: Standing,
    line: SecretLine,
    said: Option<String>,
    ways: Listing,
    has_help: bool,
    /// What is being seen to, or what a secret is asked for.
    wish: Wish,
    opening: Option<Beside<Came>>,
    since: NaiveDateTime,
    is_finished: bool,
}

impl Gate {
    /// Stands before the log in `folder`, which did not open for this reason.
    pub fn before(
        folder: &Path,
        trouble: StoreError,
        now: NaiveDateTime,
        abilities: Abilities,
    ) -> Self {
        let mut gate = Self {
            folder: folder.to_owned(),
            now,
            // The look she chose is in the log.
            look: Look::named("", abilities),
            trouble,
            newest_copy: None,
            spare_key: None,
            saved: None,
            standing: Standing::Card,
            asked_last: Standing::Passphrase,
            line: SecretLine::default(),
            said: None,
            ways: Listing::default(),
            has_help: false,
            wish: Wish::Open,
            opening: None,
            since: now,
            is_finished: false,
        };
        gate.stand();
        gate
    }

    /// What keeps the log from being opened.
    pub fn in_the_way(&self) -> InTheWay {
        InTheWay::of(&self.trouble)
    }

    /// The same in a sentence, and with what underlies it.
    pub fn trouble(&self) -> &StoreError {
        &self.trouble
    }

    pub fn into_trouble(self) -> StoreError {
        self.trouble
    }

    /// The terminal told of its background.
    pub fn lies_on(&mut self, background: Background) {
        self.look = self.look.on(background);
    }

    /// Whether she has left it closed.
    pub fn is_finished(&self) -> bool {
        self.is_finished
    }

    /// Whether the log is being opened just now: what is typed meanwhile waits.
    pub fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    /// What the keys do just now.
    pub fn offers(&self) -> Vec<Offer> {
        COMMANDS
            .iter()
            .filter(|knock| (knock.when)(self))
            .map(|knock| knock.offer)
            .collect()
    }

    /// Takes one key: a command, else text for the line, else the number of a way on.
    pub fn press(&mut self, key: Key, now: NaiveDateTime) {
        self.now = now;
        if let Some(knock) = COMMANDS
            .iter()
            .find(|knock| knock.offer.key == Some(key) && (knock.when)(self))
        {
            return (knock.run)(self);
        }
        if self.asks() {
            self.about_to_type(Some(key));
            press(self.line.line_mut(), key);
        } else if let Key::Char(letter) = key
            && let Some(number) = letter.to_digit(10)
        {
            self.choose(number as usize);
        }
    }

    /// A paste goes into the line; where there is none, nothing comes of it.
    pub fn paste(&mut self, text: &str, now: NaiveDateTime) {
        self.now = now;
        if self.asks() {
            self.about_to_type(None);
            self.line.line_mut().paste(text);
        }
    }

    pub fn wakes_at(&self) -> Option<NaiveDateTime> {
        self.is_opening().then(|| self.now + LOOK_AGAIN)
    }

    /// Looks whether the log is open by now, or a copy, and gives it if so.
    pub fn wake(&mut self, now: NaiveDateTime) -> Option<Opened> {
        self.now = now;
        let came = self.opening.as_mut().and_then(Beside::outcome)?;
        self.opening = None;
        match came {
            Ok(Came::Log(store)) => return Some(Opened::Log(store)),
            Ok(Came::Copy(store, name)) => return Some(Opened::Copy(store, name)),
            Ok(Came::Saved(saved)) => {
                self.saved = Some(saved);
                self.line = SecretLine::default();
                self.ask(Standing::Card);
            }
            Err(trouble @ StoreError::WrongSecret { .. }) => {
                self.said = Some(self.kindly(&trouble));
                self.line.turn_down();
            }
            Err(StoreError::Locked) if self.wish.changes_nothing() => {
                self.ask(Standing::Passphrase)
            }
            Err(trouble) if self.wish.changes_nothing() => self.in_vain(&trouble),
            Err(trouble) => {
                self.trouble = trouble;
                self.stand();
            }
        }
        None
    }

    /// What she wished did not go well, and the log is as it was.
    fn in_vain(&mut self, trouble: &StoreError) {
        if self.wish == Wish::TakeKey {
            // What is left is a whole copy.
            self.spare_key = None;
            self.newest_copy = Store::newest_copy_in(&self.folder);
        }
        self.line = SecretLine::default();
        self.ask(Standing::Card);
        self.said = Some(self.wish.in_vain(trouble));
    }

    /// A locked log asks; anything else is said, with its ways on.
    fn stand(&mut self) {
        self.line = SecretLine::default();
        self.wish = Wish::Open;
        self.saved = None;
        let way = self.in_the_way();
        self.spare_key = way
            .is_only_the_key()
            .then(|| Store::spare_key_in(&self.folder))
            .flatten();
        let is_copy_wanted =
            way == InTheWay::OtherWindow || way.asks_for_a_copy() && self.spare_key.is_none();
        self.newest_copy = is_copy_wanted
            .then(|| Store::newest_copy_in(&self.folder))
            .flatten();
        self.said = None;
        self.ways.choose(0);
        self.asked_last = Standing::Passphrase;
        self.standing = if way == InTheWay::Locked {
            Standing::Passphrase
        } else {
            Standing::Card
        };
        if way == InTheWay::Earlier {
            self.begin(Wish::Open, None);
        }
    }

    /// Whether there is a line to type into.
    fn asks(&self) -> bool {
        self.standing != Standing::Card && !self.has_help
    }

    fn about_to_type(&mut self, key: Option<Key>) {
        self.line.about_to_edit(is_text(key));
        self.said = None;
    }

    /// Tries what is typed, on a thread of its own: it takes its time on purpose.
    fn open(&mut self) {
        let secret = match self.standing {
            Standing::Code => match Secret::recovery(self.line.text()) {
                Ok(secret) => secret,
                Err(slip) => {
                    self.said = Some(slip.to_string());
                    return;
                }
            },
            _ => Secret::passphrase(self.line.text()),
        };
        self.begin(self.wish.clone(), Some(secret));
    }

    /// Sees to what she wishes.
    fn begin(&mut self, wish: Wish, secret: Option<Secret>) {
        self.wish = wish.clone();
        self.said = None;
        let (folder, now) = (self.folder.clone(), self.now);
        self.since = now;
        match Beside::begin(move |progress| wish.see_to(&folder, now, secret.as_ref(), progress)) {
            Ok(opening) => self.opening = Some(opening),
            Err(trouble) => self.said = Some(trouble.to_string()),
        }
    }

    /// What to look at when a secret did not open the log.
    fn kindly(&self, trouble: &StoreError) -> String {
        let typed = self.line.text();
        let only_capitals =
            typed.chars().any(char::is_alphabetic) && !typed.chars().any(char::is_lowercase);
        if self.standing == Standing::Passphrase && only_capitals {
            format!("{trouble} Every letter was a capital: Caps Lock may be on.")
        } else {
            trouble.to_string()
        }
    }
}
