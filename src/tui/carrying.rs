//! Everything being written out, a file being taken in, a copy being opened or put back, beside the
//! keys: with a bar once that takes a while.

use std::mem;

use chrono::{NaiveDateTime, TimeDelta};

use super::app::App;
use super::command::{Outcome, Request};
use super::views::{BringIn, LookThrough, OneMoment};
use crate::app::backup_scheduler::{BackupScheduler, LOOK_AGAIN, SHOW_AFTER, bar};
use crate::domain::CopyName;
use crate::domain::text::clean_line;
use crate::export::{Export, Written};
use crate::import::{Found, Taking};
use crate::store::{Beside, Incoming, Store};
use crate::vault::{Kept, NewPlace, Ready};

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
    /// A copy is being opened, to be looked at.
    Inside(Beside<Store>, CopyName),
    /// A copy is being made ready to be put back.
    Back(Beside<Ready>, CopyName),
    /// Everything is being brought to another folder.
    Away(Beside<NewPlace>),
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
        self.hold_up(OneMoment::FILE)?;
        self.carry(Work::Reading(reading))
    }

    /// Begins to take in what was looked through. What is short is in at once.
    pub(super) fn take_in(&mut self, found: Found) -> Outcome {
        self.keep_words()?;
        let taking = found.begin(&self.store, self.now)?;
        // A copy made meanwhile would have to be made again.
        self.copier = BackupScheduler::default();
        self.carry(Work::In(Box::new(taking)))?;
        self.carry_on()?;
        if self.is_taking_in() {
            self.hold_up(OneMoment::FILE)
        } else {
            Ok(())
        }
    }

    /// Begins to open a copy, to be looked at.
    pub(super) fn open_inside(&mut self, copy: &Kept) -> Outcome {
        let opening = self.store.copies().look_inside(&copy.path)?;
        self.hold_up(OneMoment::COPY)?;
        self.carry(Work::Inside(opening, copy.name))
    }

    /// Begins to make a copy ready to be put back.
    pub(super) fn begin_putting_back(&mut self, copy: &Kept) -> Outcome {
        self.keep_words()?;
        self.stop_copying();
        let ready = self.store.ready_to_put_back(&copy.path, self.now)?;
        self.hold_up(OneMoment::COPY)?;
        self.carry(Work::Back(ready, copy.name))
    }

    /// Begins to bring the log and its copies to the usual folder.
    pub(super) fn begin_moving(&mut self) -> Outcome {
        self.keep_words()?;
        let found = self.store.whereabouts()?;
        let Some(to) = found.as_ref().and_then(|found| found.way_out()) else {
            return Ok(());
        };
        self.stop_copying();
        let bringing = self.store.ready_to_move(to, self.now)?;
        self.hold_up(OneMoment::MOVING)?;
        self.carry(Work::Away(bringing))
    }

    /// Stops what is under way; nothing came of it.
    pub(super) fn stop_carrying(&mut self) -> Outcome {
        match mem::take(&mut self.carrying.work) {
            Work::In(taking) => {
                taking.leave(&self.store);
                self.copier = BackupScheduler::begin(&self.store, self.now)?;
            }
            work @ (Work::Back(..) | Work::Away(_)) => {
                drop(work);
                self.copier = BackupScheduler::begin(&self.store, self.now)?;
            }
            _ => {}
        }
        self.say("Stopped. Nothing was changed.", false);
        Ok(())
    }

    fn hold_up(&mut self, with: OneMoment) -> Outcome {
        self.fulfil(Request::Push(Box::new(with)))
    }

    fn carry(&mut self, work: Work) -> Outcome {
        self.carrying = Carrying {
            work,
            since: self.now,
        };
        Ok(())
    }

    /// Whether rows are on their way into the log, so that nothing else may write.
    pub(super) fn is_taking_in(&self) -> bool {
        matches!(self.carrying.work, Work::In(_))
    }

    /// Whether the log is about to be another or elsewhere, so that nothing else may be copied.
    pub(super) fn is_about_to_change(&self) -> bool {
        matches!(self.carrying.work, Work::Back(..) | Work::Away(_))
    }

    pub(super) fn carries_on_at(&self) -> Option<NaiveDateTime> {
        match self.carrying.work {
            Work::Nothing => None,
            Work::Reading(_) | Work::Inside(..) | Work::Back(..) | Work::Away(_) => {
                Some(self.now + LOOK_AGAIN)
            }
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
                (
                    format!("Writing out  {}", bar(export.percent())),
                    Work::Out(export),
                )
            }
            Work::Reading(mut reading) => {
                if let Some(incoming) = reading.outcome() {
                    self.said.take_away();
                    self.let_go()?;
                    let found = Found::log(incoming?, &self.store)?;
                    return self
                        .fulfil(Request::Push(Box::new(LookThrough::of(found, &self.store))));
                }
                (
                    format!("Reading  {}", bar(reading.percent())),
                    Work::Reading(reading),
                )
            }
            Work::Inside(mut opening, name) => {
                if let Some(store) = opening.outcome() {
                    self.said.take_away();
                    self.let_go()?;
                    return self.look_inside(store?, &name);
                }
                (
                    format!("Opening the copy  {}", bar(opening.percent())),
                    Work::Inside(opening, name),
                )
            }
            Work::Back(mut ready, name) => {
                if let Some(ready) = ready.outcome() {
                    self.said.take_away();
                    self.let_go()?;
                    self.copier = BackupScheduler::begin(&self.store, self.now)?;
                    return self.put_back(&ready?, &name);
                }
                (
                    format!("Putting it back  {}", bar(ready.percent())),
                    Work::Back(ready, name),
                )
            }
            Work::Away(mut bringing) => {
                if let Some(new) = bringing.outcome() {
                    self.said.take_away();
                    self.let_go()?;
                    self.copier = BackupScheduler::begin(&self.store, self.now)?;
                    return self.move_home(new?);
                }
                (
                    format!("Moving  {}", bar(bringing.percent())),
                    Work::Away(bringing),
                )
            }
            Work::In(mut taking) => {
                let went = taking.go_on(&self.store);
                if let Ok(None) = went {
                    (
                        format!("Taking in  {}", bar(taking.percent())),
                        Work::In(taking),
                    )
                } else {
                    self.let_go()?;
                    self.copier = BackupScheduler::begin(&self.store, self.now)?;
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

    fn let_go(&mut self) -> Outcome {
        if self.is_held_up() {
            self.fulfil(Request::Close)
        } else {
            Ok(())
        }
    }

    /// Whether the keys wait for what is under way.
    pub(super) fn is_held_up(&self) -> bool {
        self.over
            .last()
            .is_some_and(|top| top.name() == OneMoment::TITLE)
    }
}

/// Where it is, and what is open in it and what is closed.
fn said_of(written: &Written) -> String {
    let folder = clean_line(&written.folder.display().to_string());
    format!(
        "{} files are in {folder}. {}",
        written.files,
        written.open_and_closed()
    )
}
