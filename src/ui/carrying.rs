//! Everything being written out, or a file being taken in, beside the keys: part by part, with a bar once that takes a while.

use std::mem;

use chrono::{NaiveDateTime, TimeDelta};

use super::app::App;
use super::command::{Outcome, Request};
use super::copying::{Copier, LOOK_AGAIN, SHOW_AFTER, bar};
use super::overlays::{BeingTaken, BringIn, LookThrough};
use crate::domain::text::clean_line;
use crate::export::{Export, Written};
use crate::import::{Found, Taking};
use crate::store::{Beside, Incoming};

/// Between two parts there is room for a key.
const BREATH: TimeDelta = TimeDelta::milliseconds(1);

/// What is under way.
#[derive(Default)]
pub(super) struct Carrying {
    work: Work,
    since: NaiveDateTime,
}

#[derive(Default)]
enum Work {
    #[default]
    Nothing,
    Out(Box<Export>),
    /// A long log is being read; nothing of it is taken yet.
    Reading(Beside<Incoming>),
    In(Box<Taking>),
}

impl Carrying {
    pub fn is_under_way(&self) -> bool {
        !matches!(self.work, Work::Nothing)
    }
}

impl App {
    /// Begins to write everything out.
    pub(super) fn write_out(&mut self, export: Box<Export>) -> Outcome {
        self.carry(Work::Out(export))
    }

    /// Begins to read a long log.
    pub(super) fn read_log(&mut self, reading: Beside<Incoming>) -> Outcome {
        self.fulfil(Request::Open(Box::new(BeingTaken)))?;
        self.carry(Work::Reading(reading))
    }

    /// Begins to take in what was looked through. What is short is in at once.
    pub(super) fn take_in(&mut self, found: Found) -> Outcome {
        self.keep_words()?;
        let taking = found.begin(&self.store, self.now)?;
        // A copy made meanwhile would have to be made again.
        self.copier = Copier::default();
        self.carry(Work::In(Box::new(taking)))?;
        self.carry_on()?;
        if self.is_taking_in() { self.fulfil(Request::Open(Box::new(BeingTaken))) } else { Ok(()) }
    }

    /// Stops what is under way; nothing of it was taken.
    pub(super) fn stop_taking_in(&mut self) -> Outcome {
        if let Work::In(taking) = mem::take(&mut self.carrying.work) {
            taking.leave(&self.store);
            self.copier = Copier::begin(&self.store, self.now)?;
        }
        self.say("Stopped. Nothing was taken.", false);
        Ok(())
    }

    fn carry(&mut self, work: Work) -> Outcome {
        self.carrying = Carrying { work, since: self.now };
        Ok(())
    }

    /// Whether rows are on their way into the log, so that nothing else may write.
    pub(super) fn is_taking_in(&self) -> bool {
        matches!(self.carrying.work, Work::In(_))
    }

    pub(super) fn carries_on_at(&self) -> Option<NaiveDateTime> {
        match self.carrying.work {
            Work::Nothing => None,
            Work::Reading(_) => Some(self.now + LOOK_AGAIN),
            Work::Out(_) | Work::In(_) => Some(self.now + BREATH),
        }
    }

    /// Does the next part. What breaks off takes away again what it began.
    pub(super) fn carry_on(&mut self) -> Outcome {
        let (how_far, work) = match mem::take(&mut self.carrying.work) {
            Work::Nothing => return Ok(()),
            Work::Out(mut export) => {
                if let Some(written) = export.go_on(&self.store)? {
                    self.say(&said_of(&written), false);
                    return Ok(());
                }
                (format!("Writing out  {}", bar(export.percent())), Work::Out(export))
            }
            Work::Reading(mut reading) => {
                if let Some(incoming) = reading.outcome() {
                    self.said = None;
                    self.close_being_taken()?;
                    let found = Found::log(incoming?, &self.store)?;
                    return self.fulfil(Request::Open(Box::new(LookThrough::of(found, &self.store))));
                }
                (format!("Reading  {}", bar(reading.percent())), Work::Reading(reading))
            }
            Work::In(mut taking) => {
                let went = taking.go_on(&self.store);
                if let Ok(None) = went {
                    (format!("Taking in  {}", bar(taking.percent())), Work::In(taking))
                } else {
                    self.close_being_taken()?;
                    self.copier = Copier::begin(&self.store, self.now)?;
                    let words = went?.unwrap_or_default();
                    BringIn::forget(&self.store)?;
                    self.say(&format!("{words} Ctrl+Z takes all of it back."), false);
                    return Ok(());
                }
            }
        };
        self.carrying.work = work;
        if self.now - self.carrying.since >= SHOW_AFTER {
            self.say(&how_far, false);
        }
        Ok(())
    }

    fn close_being_taken(&mut self) -> Outcome {
        if self.is_held_up() { self.fulfil(Request::Close) } else { Ok(()) }
    }

    /// Whether a file on its way in has the keys.
    pub(super) fn is_held_up(&self) -> bool {
        self.over.last().is_some_and(|top| top.name() == BeingTaken::TITLE)
    }
}

/// Where it is, and what is open in it and what is closed.
fn said_of(written: &Written) -> String {
    let folder = clean_line(&written.folder.display().to_string());
    format!("{} files are in {folder}. {}", written.files, written.open_and_closed())
}
