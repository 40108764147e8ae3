//! The backup scheduler: begins a backup when it is due or asked for, and tells how it went only
//! when the user asked for it or when something failed.

use chrono::{NaiveDateTime, TimeDelta};

use super::Outcome;
use crate::domain::CopyName;
use crate::domain::copies::EVERY;
use crate::domain::dates::say_time;
use crate::domain::wording::count;
use crate::store::{self, Beside, CaughtUp, Store};
use crate::vault::{CheckedAll, Copied, Copying, SecondPlace, TriedOut};

/// Work beside the keys is looked at this often.
pub const LOOK_AGAIN: TimeDelta = TimeDelta::milliseconds(20);
/// Finishing that takes longer than this shows how far it is.
pub const SHOW_AFTER: TimeDelta = TimeDelta::seconds(1);
/// A stick that still has what was erased is looked for this often.
const LOOK_FOR_PLACE: TimeDelta = TimeDelta::minutes(1);
const BAR: u64 = 20;

/// What is under way, and when the next copy is due.
#[derive(Default)]
pub struct BackupScheduler {
    copying: Option<Copying>,
    checking: Option<Beside<CheckedAll>>,
    /// The user asked for this backup, so it is told how it went.
    is_asked_for: bool,
    looked: NaiveDateTime,
    due: Option<NaiveDateTime>,
    /// A place still has what was erased: when it is looked for next.
    place_looked_for: Option<NaiveDateTime>,
    newest: Option<CopyName>,
}

/// What came of a look.
pub enum Seen {
    Nothing,
    /// Copies have changed: said in these words, or not at all.
    Done(Option<String>),
    InTheWay(String),
}

impl BackupScheduler {
    /// What was not copied when the program last ended is due like any other change.
    pub fn begin(store: &Store, now: NaiveDateTime) -> store::Result<Self> {
        let copies = store.copies();
        let newest = copies.newest_whole();
        let due = copies
            .was_written_since(newest.as_ref())
            .then(|| now + EVERY);
        let place_looked_for =
            (copies.can_be_made() && store.erasing().waits_for_a_place()?).then_some(now);
        Ok(Self {
            looked: now,
            due,
            place_looked_for,
            newest: newest.map(|copy| copy.name),
            ..Self::default()
        })
    }

    /// Looks whether a place that is waited for is there: then a copy is begun, and what is there
    /// is seen to first.
    fn look_for_place(&mut self, store: &Store, now: NaiveDateTime) -> store::Result<()> {
        if self.place_looked_for.is_some_and(|due| due <= now) && self.copying.is_none() {
            self.place_looked_for = Some(now + LOOK_FOR_PLACE);
            if store.erasing().has_place_in_reach()? {
                self.start(store, now)?;
            }
        }
        Ok(())
    }

    /// Something was saved.
    pub fn changed(&mut self, store: &Store, now: NaiveDateTime) {
        if store.copies().can_be_made() {
            self.due.get_or_insert(now + EVERY);
        }
    }

    /// The wall clock was set: what is waited for comes as soon as it would have.
    pub fn clock_moved(&mut self, by: TimeDelta) {
        self.looked += by;
        self.due = self.due.map(|due| due + by);
        self.place_looked_for = self.place_looked_for.map(|due| due + by);
    }

    pub fn newest(&self) -> Option<CopyName> {
        self.newest
    }

    pub fn wakes_at(&self) -> Option<NaiveDateTime> {
        if self.copying.is_some() || self.checking.is_some() {
            return Some(self.looked + LOOK_AGAIN);
        }
        self.due.into_iter().chain(self.place_looked_for).min()
    }

    pub fn start(&mut self, store: &Store, now: NaiveDateTime) -> Outcome {
        self.due = None;
        self.looked = now;
        if self.copying.is_none() {
            self.copying = Some(store.copies().begin(now)?);
        }
        Ok(())
    }

    /// The same, and it is told how that went.
    pub fn ask(&mut self, store: &Store, now: NaiveDateTime) -> Outcome {
        self.is_asked_for = true;
        self.start(store, now)
    }

    pub fn look(&mut self, store: &Store, now: NaiveDateTime) -> store::Result<Seen> {
        self.looked = now;
        self.look_for_place(store, now)?;
        if let Some(checked) = self.checking.as_mut().and_then(Beside::outcome) {
            self.checking = None;
            self.newest = store.copies().newest_whole().map(|copy| copy.name);
            return checked.map(|checked| said_of_all(&checked));
        }
        let Some(outcome) = self.copying.as_mut().and_then(Beside::outcome) else {
            if self.due.is_some_and(|due| due <= now) {
                self.start(store, now)?;
            }
            return Ok(Seen::Nothing);
        };
        self.copying = None;
        match outcome {
            Ok(Copied::Moved) => self.start(store, now).map(|()| Seen::Nothing),
            Ok(Copied::Stopped) => Ok(Seen::Nothing),
            Ok(Copied::Whole {
                copy,
                is_new,
                second,
                caught_up,
                tried_out,
            }) => {
                self.newest = Some(copy.name);
                let is_asked_for = std::mem::take(&mut self.is_asked_for);
                self.seen_to(store, &caught_up, now)?;
                Ok(match (second, tried_out) {
                    (SecondPlace::Trouble(trouble), _) => {
                        self.place_looked_for = self.place_looked_for.map(|_| now + EVERY);
                        Seen::InTheWay(format!("In the second place: {trouble}"))
                    }
                    (_, Some(TriedOut::Trouble(trouble))) => Seen::InTheWay(format!(
                        "Putting a copy back was tried out in a spare place, and did not go well. {trouble}"
                    )),
                    (second, _) => {
                        let asked = is_asked_for
                            .then(|| how_it_went(&copy.name, copy.notes, is_new, &second));
                        let words: Vec<String> = asked
                            .into_iter()
                            .chain(caught_up.iter().map(CaughtUp::sentence))
                            .collect();
                        Seen::Done((!words.is_empty()).then(|| words.join(" ")))
                    }
                })
            }
            Err(trouble) => {
                self.due = Some(now + EVERY);
                Err(trouble)
            }
        }
    }

    /// These places were waited for, and what was erased is gone from them.
    fn seen_to(
        &mut self,
        store: &Store,
        caught_up: &[CaughtUp],
        now: NaiveDateTime,
    ) -> store::Result<()> {
        store.erasing().complete(caught_up, now.date())?;
        if !store.erasing().waits_for_a_place()? {
            self.place_looked_for = None;
        }
        Ok(())
    }

    /// Whether a backup is being made, or backups are being read.
    pub fn is_busy(&self) -> bool {
        self.copying.is_some() || self.checking.is_some()
    }

    /// Begins to read every backup.
    pub fn check_all(&mut self, store: &Store, now: NaiveDateTime) -> Outcome {
        self.looked = now;
        self.checking = Some(store.copies().check_all(now)?);
        Ok(())
    }

    /// "Making tonight's copy ████░░░░ 40 of 100."
    pub fn how_far(&self) -> String {
        let percent = self.copying.as_ref().map_or(0, Beside::percent);
        format!("Making tonight's copy  {}", bar(percent))
    }
}

/// "████░░░░ 40 of 100".
pub fn bar(percent: u64) -> String {
    let done = percent * BAR / 100;
    let bar: String = (0..BAR)
        .map(|place| if place < done { '█' } else { '░' })
        .collect();
    format!("{bar} {percent} of 100")
}

fn how_it_went(
    name: &CopyName,
    notes: Option<usize>,
    is_new: bool,
    second: &SecondPlace,
) -> String {
    let notes = count(notes.unwrap_or_default(), "note");
    let time = say_time(name.at.time());
    let made = if is_new {
        format!("Copied and read back whole: {notes}, {time}.")
    } else {
        format!("The newest copy has everything already: {notes}, {time}.")
    };
    match second {
        SecondPlace::NotThere => format!("{made} The second place is not there just now."),
        SecondPlace::Copied => format!("{made} It is in the second place too."),
        _ => made,
    }
}

fn said_of_all(checked: &CheckedAll) -> Seen {
    let whole = count(checked.whole, "copy");
    match checked.not_whole {
        0 => Seen::Done(Some(format!(
            "Every page was read: {whole}, all of it good."
        ))),
        some => Seen::InTheWay(format!(
            "{whole} good. {} could not be read whole and will not be used.",
            count(some, "copy")
        )),
    }
}
