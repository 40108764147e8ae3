//! Somebody who talks with the program and hears what it says, with a clock of her own.

use chrono::{NaiveDateTime, TimeDelta};
use hometime::domain::{Entry, Saved};
use hometime::plain::Plain;
use hometime::store::{Filter, Store};
use hometime::tui::keymap::find_on_screen;
use tempfile::TempDir;

use crate::common::{Desk, moment};
use crate::process::{Held, closing};

pub struct Listener {
    plain: Option<Plain>,
    folder: TempDir,
    now: NaiveDateTime,
    /// What was said since the last line.
    said: String,
}

impl Listener {
    /// The made-up families on the evening of the mock-ups.
    pub fn with_sample(now: &str) -> Self {
        Self::on(Desk::with_sample(now).leave(), now)
    }

    /// Nobody is in the log yet.
    pub fn first(now: &str) -> Self {
        Self::on(tempfile::tempdir().unwrap(), now)
    }

    /// On a log that lies there.
    pub fn on(folder: TempDir, now: &str) -> Self {
        let mut listener = Self {
            plain: None,
            folder,
            now: moment(now),
            said: String::new(),
        };
        listener.start_again();
        listener
    }

    /// Starts on what the disk has, as after a sudden end.
    pub fn start_again(&mut self) -> &mut Self {
        closing(self.plain.take());
        self.plain = Some(Plain::begin(self.folder.path(), self.now, find_on_screen));
        self.said.clear();
        self.listen();
        self
    }

    pub fn plain(&mut self) -> &mut Plain {
        self.plain.as_mut().unwrap()
    }

    fn listen(&mut self) {
        let said = self.plain().take_said();
        self.said.push_str(&said);
    }

    /// Types a line and presses Enter; waits for what takes its time.
    pub fn say(&mut self, line: &str) -> &mut Self {
        self.said.clear();
        let now = self.now;
        self.plain().hear(line, now);
        self.listen();
        while self.plain().is_busy() {
            std::thread::sleep(std::time::Duration::from_millis(2));
            self.wait(TimeDelta::milliseconds(5));
        }
        self
    }

    /// Lets time go by; the program is woken whenever it asked to be.
    pub fn wait(&mut self, by: TimeDelta) -> &mut Self {
        let until = self.now + by;
        while let Some(due) = self
            .plain()
            .wakes_at()
            .filter(|due| *due <= until && !self.plain.as_ref().unwrap().is_locked())
        {
            self.plain().wake(due);
            self.listen();
            let again = self.plain().wakes_at();
            assert!(
                again.is_none_or(|again| again > due)
                    || self.plain().is_locked()
                    || self.plain().is_finished(),
                "it would spin"
            );
            if self.plain().is_finished() {
                break;
            }
        }
        self.now = until;
        self
    }

    pub fn said(&self) -> &str {
        &self.said
    }

    #[track_caller]
    pub fn hears(&mut self, words: &str) -> &mut Self {
        assert!(
            self.said.contains(words),
            "it did not say {words:?} but:\n{}",
            self.said
        );
        self
    }

    #[track_caller]
    pub fn hears_no(&mut self, words: &str) -> &mut Self {
        assert!(
            !self.said.contains(words),
            "it said {words:?}:\n{}",
            self.said
        );
        self
    }

    /// The question that the next line answers.
    #[track_caller]
    pub fn is_asked(&mut self, words: &str) -> &mut Self {
        let question = self.said.lines().last().unwrap_or_default();
        assert!(
            question.starts_with(words),
            "it asked {question:?} and not {words:?}:\n{}",
            self.said
        );
        self
    }

    /// Finishes, closes the log, and gives the last sentence.
    pub fn finish(&mut self) -> String {
        self.say("/finish");
        assert!(self.plain().is_finished(), "{}", self.said);
        self.plain.take().unwrap().receipt().unwrap()
    }

    /// Closes the log, however it stands, and looks into it.
    pub fn look(&mut self) -> Held {
        closing(self.plain.take());
        Held::holding(Store::open(self.folder.path(), self.now).unwrap())
    }

    /// Everything written, newest first.
    pub fn written(&mut self) -> Vec<Saved<Entry>> {
        self.look()
            .entries()
            .list(
                &Filter {
                    sensitive: true,
                    ..Filter::default()
                },
                0,
                1000,
            )
            .unwrap()
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn now(&self) -> NaiveDateTime {
        self.now
    }

    /// Closes the log and leaves its folder to others.
    pub fn leave(self) -> TempDir {
        closing(self.plain);
        self.folder
    }
}
