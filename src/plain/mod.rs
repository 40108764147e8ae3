//! Hometime without a screen: it prints sentences and reads lines, for screen readers, braille and
//! dictation.

mod aloud;
mod choosing;
mod ending;
mod first;
mod lock_setup;
mod locking;
mod questions;
mod reading_out;
mod saving;
mod start;
mod startup;
mod talk;
mod telling;
mod unclear;
mod words;

use std::path::{Path, PathBuf};

use chrono::{NaiveDateTime, TimeDelta};
use zeroize::Zeroizing;

pub use self::start::start;
use self::talk::Talk;
use crate::app::read_only::BackupView;
use crate::app::screen_place::FindOnScreen;
use crate::app::startup::{Opened, Startup, StartupError};
use crate::domain::text::clean_line;
use crate::store::{Store, StoreError};

/// The program from its first sentence to its last.
pub struct Plain {
    folder: PathBuf,
    find_on_screen: FindOnScreen,
    stage: Stage,
    said: Vec<String>,
}

/// Who answers the next line.
enum Stage {
    Startup(Box<Startup>),
    Talk(Box<Talk>),
}

/// The sentences before the log is open, as they are said here.
fn what_it_says(startup: &Startup) -> Vec<String> {
    startup::sentences(startup)
        .iter()
        .map(|sentence| aloud::aloud(sentence))
        .collect()
}

/// As many bytes of one line as a terminal hands over; it lets go of the rest by itself.
const LONGEST: usize = 4094;
const AS_LONG_AS_CAN_BE: &str = "That line was as long as a terminal takes, so its end may be missing. /today and a number read what was saved of it.";

impl Plain {
    /// Opens the log in `folder`; where something is in the way, it says so.
    pub fn begin(folder: &Path, now: NaiveDateTime, find_on_screen: FindOnScreen) -> Self {
        let opened = Store::open_at_once(folder, now)
            .and_then(|store| Talk::begin(store, find_on_screen, now));
        let (stage, said) = match opened {
            Ok(mut talk) => {
                let said = talk.take_said();
                (Stage::Talk(Box::new(talk)), said)
            }
            Err(trouble) => Self::start_up(folder, trouble, now),
        };
        Self {
            folder: folder.to_owned(),
            find_on_screen,
            stage,
            said,
        }
    }

    fn start_up(folder: &Path, trouble: StoreError, now: NaiveDateTime) -> (Stage, Vec<String>) {
        let startup = Startup::before(folder, trouble, now);
        let said = what_it_says(&startup);
        (Stage::Startup(Box::new(startup)), said)
    }

    /// A line was typed, whole.
    pub fn hear(&mut self, line: &str, now: NaiveDateTime) {
        match &mut self.stage {
            Stage::Startup(startup) => {
                startup::answer(startup, line, now);
                if !startup.is_finished() {
                    self.said.extend(what_it_says(startup));
                }
            }
            Stage::Talk(talk) => {
                if line.len() >= LONGEST {
                    self.said.push(AS_LONG_AS_CAN_BE.to_owned());
                }
                talk.hear(&Zeroizing::new(clean_line(line)), now);
            }
        }
        self.collect();
    }

    /// A line came that holds no letters anybody could read.
    pub fn hear_no_letters(&mut self) {
        self.said.push("Some letters of that line could not be read, so nothing was saved. Type it again, as UTF-8.".to_owned());
    }

    /// Words were being typed when something else came in between.
    pub fn keep_half(&mut self, words: &str, now: NaiveDateTime) {
        if let Stage::Talk(talk) = &mut self.stage {
            talk.keep_half(&clean_line(words), now);
        }
        self.collect();
    }

    /// Ctrl+C never leaves.
    pub fn break_off(&mut self, now: NaiveDateTime) {
        match &mut self.stage {
            Stage::Startup(startup) => {
                self.said
                    .push("To finish for tonight, type /finish, or press Ctrl+D.".to_owned());
                self.said.extend(what_it_says(startup));
            }
            Stage::Talk(talk) => talk.break_off(now),
        }
        self.collect();
    }

    /// Nothing more will be typed.
    pub fn input_gone(&mut self, now: NaiveDateTime) {
        match &mut self.stage {
            Stage::Startup(startup) => startup.finish(),
            Stage::Talk(talk) => talk.input_gone(now),
        }
        self.collect();
    }

    /// The laptop slept: whoever opens it is asked for the passphrase.
    pub fn slept(&mut self, now: NaiveDateTime) {
        if let Stage::Talk(talk) = &mut self.stage {
            talk.slept(now);
        }
        self.collect();
    }

    /// The wall clock moved without that much time going by.
    pub fn clock_moved(&mut self, by: TimeDelta) {
        if let Stage::Talk(talk) = &mut self.stage {
            talk.clock_moved(by);
        }
    }

    pub fn wakes_at(&self) -> Option<NaiveDateTime> {
        match &self.stage {
            Stage::Startup(startup) => startup.wakes_at(),
            Stage::Talk(talk) => talk.wakes_at(),
        }
    }

    pub fn wake(&mut self, now: NaiveDateTime) {
        match &mut self.stage {
            Stage::Startup(startup) => {
                let was_opening = startup.is_opening();
                let opened = startup.wake(now);
                let is_answered = was_opening && !startup.is_opening() && opened.is_none();
                if is_answered {
                    self.said.extend(what_it_says(startup));
                }
                if let Some(opened) = opened {
                    self.go_in(opened, now);
                }
            }
            Stage::Talk(talk) => talk.wake(now),
        }
        self.collect();
    }

    fn go_in(&mut self, opened: Opened, now: NaiveDateTime) {
        let talk = match opened {
            Opened::Log(store) => Talk::begin(store, self.find_on_screen, now),
            Opened::Copy(store, name) => {
                let view = BackupView::at(&name, false, now);
                Talk::looking(store, &view, self.find_on_screen, now)
            }
        };
        match talk {
            Ok(talk) => self.stage = Stage::Talk(Box::new(talk)),
            Err(trouble) => {
                let (stage, said) = Self::start_up(&self.folder, trouble, now);
                self.stage = stage;
                self.said.extend(said);
            }
        }
    }

    fn collect(&mut self) {
        if let Stage::Talk(talk) = &mut self.stage {
            self.said.extend(talk.take_said());
        }
    }

    /// What was said since this was asked last, a line for each sentence. Nothing in it acts on a
    /// terminal.
    pub fn take_said(&mut self) -> String {
        self.said
            .drain(..)
            .map(|sentence| clean_line(&sentence) + "\n")
            .collect()
    }

    /// Whether something is under way, so that no line is wanted.
    pub fn is_busy(&self) -> bool {
        match &self.stage {
            Stage::Startup(startup) => startup.is_opening(),
            Stage::Talk(talk) => talk.is_busy(),
        }
    }

    /// Whether the next line is nobody's to see.
    pub fn is_unseen(&self) -> bool {
        match &self.stage {
            Stage::Startup(startup) => startup::is_secret(startup),
            Stage::Talk(talk) => talk.is_unseen(),
        }
    }

    pub fn is_finished(&self) -> bool {
        match &self.stage {
            Stage::Startup(startup) => startup.is_finished(),
            Stage::Talk(talk) => talk.is_finished(),
        }
    }

    /// Whether it ends to start again behind the passphrase.
    pub fn is_locked(&self) -> bool {
        matches!(&self.stage, Stage::Talk(talk) if talk.is_locked())
    }

    /// The last sentence; when the log could not be opened, why.
    pub fn receipt(self) -> Result<String, StoreError> {
        match self.stage {
            Stage::Startup(startup) if startup.error() == StartupError::Locked => {
                Ok("Your log stays locked. Good night.".to_owned())
            }
            Stage::Startup(startup) => Err(startup.into_trouble()),
            Stage::Talk(talk) => Ok(talk.receipt()),
        }
    }
}
