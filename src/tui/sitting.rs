//! One sitting at the screen: the startup while there is no open log, then the evening.

use std::path::{Path, PathBuf};

use chrono::{NaiveDateTime, TimeDelta};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use zeroize::Zeroizing;

use super::app::App;
use super::command::Outcome;
use super::keys::Key;
use super::look::Abilities;
use super::startup::StartupScreen;
use crate::app::read_only::BackupView;
use crate::app::startup::{Opened, Startup, StartupError};
use crate::assets::Background;
use crate::store::{Store, StoreError};

/// The program from the first frame to the last.
pub struct Sitting {
    folder: PathBuf,
    abilities: Abilities,
    stage: Stage,
    /// Typed while the log was being opened.
    typed_ahead: Vec<Typed>,
}

/// As far as one turn of the mouse's wheel goes.
const ROWS_A_TURN: usize = 3;

/// Which of the two has the keys.
pub enum Stage {
    Startup(Box<StartupScreen>),
    Evening(Box<App>),
}

enum Typed {
    Key(Key),
    Paste(Zeroizing<String>),
}

impl Sitting {
    /// Opens the log in `folder`; where something is in the way, the startup screen says so.
    pub fn begin(folder: &Path, now: NaiveDateTime, abilities: Abilities) -> Self {
        let opened =
            Store::open_at_once(folder, now).and_then(|store| App::new(store, now, abilities));
        let stage = match opened {
            Ok(app) => Stage::Evening(Box::new(app)),
            Err(trouble) => Stage::Startup(Box::new(StartupScreen::new(
                Startup::before(folder, trouble, now),
                abilities,
            ))),
        };
        Self {
            folder: folder.to_owned(),
            abilities,
            stage,
            typed_ahead: Vec::new(),
        }
    }

    /// What is in the way of the log, where nobody is there to be asked.
    pub fn into_stage(self) -> Stage {
        self.stage
    }

    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The program itself, when nothing is in its way.
    pub fn app_mut(&mut self) -> Option<&mut App> {
        match &mut self.stage {
            Stage::Evening(app) => Some(app),
            Stage::Startup(_) => None,
        }
    }

    pub fn press(&mut self, key: Key, now: NaiveDateTime) {
        match &mut self.stage {
            Stage::Startup(startup) if startup.is_opening() => {
                self.typed_ahead.push(Typed::Key(key));
            }
            Stage::Startup(startup) => startup.press(key, now),
            Stage::Evening(app) => {
                app.press(key, now);
                self.look_for_the_log(now);
            }
        }
    }

    /// The log may have been moved; or it was put aside for another, and neither could be opened:
    /// then the startup screen says so.
    fn look_for_the_log(&mut self, now: NaiveDateTime) {
        let Stage::Evening(app) = &mut self.stage else {
            return;
        };
        if let Some(folder) = app.store().folder() {
            self.folder = folder;
        }
        if let Some(trouble) = app.take_lost() {
            self.stage = Stage::Startup(Box::new(StartupScreen::new(
                Startup::before(&self.folder, trouble, now),
                self.abilities,
            )));
        }
    }

    /// A turn of the mouse's wheel moves as some presses of an arrow do, where arrows move in a
    /// list.
    pub fn wheel(&mut self, arrow: Key, now: NaiveDateTime) {
        if matches!(&self.stage, Stage::Evening(app) if app.moves_by_wheel()) {
            (0..ROWS_A_TURN).for_each(|_| self.press(arrow, now));
        }
    }

    /// Whether she wants the wheel rather than to select words with the mouse.
    pub fn wants_wheel(&self) -> bool {
        matches!(&self.stage, Stage::Evening(app) if app.wants_wheel())
    }

    pub fn paste(&mut self, text: &str, now: NaiveDateTime) {
        match &mut self.stage {
            Stage::Startup(startup) if startup.is_opening() => self
                .typed_ahead
                .push(Typed::Paste(Zeroizing::new(text.to_owned()))),
            Stage::Startup(startup) => startup.paste(text, now),
            Stage::Evening(app) => app.paste(text, now),
        }
    }

    /// The terminal told of its background, which a look may follow.
    pub fn lies_on(&mut self, background: Background) {
        self.abilities.background = background;
        match &mut self.stage {
            Stage::Startup(startup) => startup.lies_on(background),
            Stage::Evening(app) => app.lies_on(background),
        }
    }

    pub fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        match &self.stage {
            Stage::Startup(startup) => startup.draw(buffer),
            Stage::Evening(app) => app.draw(buffer),
        }
    }

    pub fn wakes_at(&self) -> Option<NaiveDateTime> {
        match &self.stage {
            Stage::Startup(startup) => startup.wakes_at(),
            Stage::Evening(app) => app.wakes_at(),
        }
    }

    pub fn wake(&mut self, now: NaiveDateTime) {
        match &mut self.stage {
            Stage::Startup(startup) => {
                if let Some(opened) = startup.wake(now) {
                    let app = match opened {
                        Opened::Log(store) => App::new(store, now, self.abilities),
                        Opened::Copy(store, name) => App::looking(
                            store,
                            BackupView::at(&name, false, now),
                            now,
                            self.abilities,
                        ),
                    };
                    self.stage = match app {
                        Ok(app) => Stage::Evening(Box::new(app)),
                        Err(trouble) => Stage::Startup(Box::new(StartupScreen::new(
                            Startup::before(&self.folder, trouble, now),
                            self.abilities,
                        ))),
                    };
                }
                if !self.is_opening() {
                    self.go_on(now);
                }
            }
            Stage::Evening(app) => {
                app.wake(now);
                self.look_for_the_log(now);
            }
        }
    }

    /// Whether the log is being opened just now.
    pub fn is_opening(&self) -> bool {
        matches!(&self.stage, Stage::Startup(startup) if startup.is_opening())
    }

    /// What was typed while the log was being opened goes where it would go now.
    fn go_on(&mut self, now: NaiveDateTime) {
        for typed in std::mem::take(&mut self.typed_ahead) {
            match typed {
                Typed::Key(key) => self.press(key, now),
                Typed::Paste(text) => self.paste(&text, now),
            }
        }
    }

    pub fn keep_words(&mut self) -> Outcome {
        match &mut self.stage {
            Stage::Startup(_) => Ok(()),
            Stage::Evening(app) => app.keep_words(),
        }
    }

    pub fn is_finished(&self) -> bool {
        match &self.stage {
            Stage::Startup(startup) => startup.is_finished(),
            Stage::Evening(app) => app.is_finished(),
        }
    }

    /// Whether it ends to start again behind the passphrase.
    pub fn is_locked(&self) -> bool {
        matches!(&self.stage, Stage::Evening(app) if app.is_locked())
    }

    pub fn is_covered(&self) -> bool {
        matches!(&self.stage, Stage::Evening(app) if app.is_covered())
    }

    /// A key on the cover, whatever it is.
    pub fn come_back(&mut self, key: Option<Key>, now: NaiveDateTime) {
        if let Stage::Evening(app) = &mut self.stage {
            app.come_back(key, now);
        }
    }

    /// The laptop slept; before it is open nothing has to be hidden.
    pub fn slept(&mut self, now: NaiveDateTime) {
        if let Stage::Evening(app) = &mut self.stage {
            app.slept(now);
        }
    }

    /// The wall clock moved without that much time going by.
    pub fn clock_moved(&mut self, by: TimeDelta) {
        if let Stage::Evening(app) = &mut self.stage {
            app.clock_moved(by);
        }
    }

    /// What is printed to the ordinary screen at the end; when the log could not be opened, why.
    pub fn receipt(self) -> Result<String, StoreError> {
        match self.stage {
            Stage::Startup(startup) if startup.error() == StartupError::Locked => {
                Ok("Your log stays locked. Good night.".to_owned())
            }
            stage => stage.receipt(),
        }
    }
}

impl Stage {
    /// The same without a word to spare for a log that is only locked.
    pub(super) fn receipt(self) -> Result<String, StoreError> {
        match self {
            Self::Startup(startup) => Err(startup.into_trouble()),
            Self::Evening(app) => Ok(app.receipt()),
        }
    }
}
