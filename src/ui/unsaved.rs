//! Half-typed words on their way to the disk: soon after the last key, and never more than a second behind.

use chrono::{NaiveDateTime, TimeDelta};

use super::command::Outcome;
use super::widgets::TextLine;
use crate::store::{Draft, Store};

/// Words are kept this long after the last key ...
const AFTER_LAST_KEY: TimeDelta = TimeDelta::milliseconds(300);
/// ... and at most this long after the first that is not kept yet.
const AT_MOST: TimeDelta = TimeDelta::milliseconds(900);

/// After a try in vain the next one waits this long, so that a full disk does not make the program spin.
const TRY_AGAIN: TimeDelta = TimeDelta::seconds(5);

/// What is half-typed in every view, beside what the disk has of it.
#[derive(Debug, Default)]
pub struct Unsaved {
    kept: Vec<Draft>,
    typed: Vec<Draft>,
    first_key: Option<NaiveDateTime>,
    last_key: Option<NaiveDateTime>,
    /// The disk would not take them, being full or broken: when to try again.
    again: Option<NaiveDateTime>,
    /// In a copy that is only looked at there is nowhere to keep them.
    is_never_kept: bool,
}

/// The words of a line as a draft for `place`; none when nothing is typed. Its time is set when it is kept.
pub fn half_typed(place: &str, line: &TextLine) -> Vec<Draft> {
    if line.is_empty() {
        return Vec::new();
    }
    vec![Draft { place: place.to_owned(), text: line.text().to_owned(), caret: line.caret(), at: NaiveDateTime::default() }]
}

impl Unsaved {
    /// Begins with what the disk already has.
    pub fn begin(drafts: Vec<Draft>) -> Self {
        Self { kept: drafts.clone(), typed: drafts, ..Self::default() }
    }

    /// Where nothing can be kept.
    pub fn never_kept() -> Self {
        Self { is_never_kept: true, ..Self::default() }
    }

    /// Takes these as they stand, without waiting.
    pub fn know(&mut self, drafts: Vec<Draft>) {
        self.typed = drafts;
    }

    /// A view was taken off with words still in it: they go to the disk and stay there until it is opened again.
    pub fn leave_behind(&mut self, left: &[Draft], store: &Store, now: NaiveDateTime) -> Outcome {
        if left.is_empty() || self.is_never_kept {
            return Ok(());
        }
        store.drafts().keep(&left.iter().map(|draft| Draft { at: now, ..draft.clone() }).collect::<Vec<_>>())?;
        let is_left = |draft: &Draft| left.iter().any(|own| own.place == draft.place);
        self.kept.retain(|draft| !is_left(draft));
        self.typed.retain(|draft| !is_left(draft));
        Ok(())
    }

    /// A view was opened with words that the disk has of it already.
    pub fn take_up(&mut self, drafts: Vec<Draft>) {
        self.kept.extend(drafts.iter().cloned());
        self.typed.extend(drafts);
    }

    /// After a key: when words differ from those on the disk, the time to keep them is set.
    pub fn note(&mut self, drafts: Vec<Draft>, now: NaiveDateTime) {
        if drafts == self.typed || self.is_stuck() || self.is_never_kept {
            self.typed = drafts;
            return;
        }
        self.typed = drafts;
        self.first_key.get_or_insert(now);
        self.last_key = Some(now);
    }

    /// When the words have to be on the disk.
    pub fn due(&self) -> Option<NaiveDateTime> {
        if let Some(again) = self.again {
            return Some(again);
        }
        let soon = self.last_key? + AFTER_LAST_KEY;
        let latest = self.first_key? + AT_MOST;
        Some(soon.min(latest))
    }

    pub fn keep_if_due(&mut self, store: &Store, now: NaiveDateTime) -> Outcome {
        if self.due().is_some_and(|due| due <= now) { self.keep(store, now) } else { Ok(()) }
    }

    /// Writes what changed, and clears what is no longer half-typed. On trouble it stays due.
    pub fn keep(&mut self, store: &Store, now: NaiveDateTime) -> Outcome {
        let mut changed: Vec<Draft> = self.typed.iter().filter(|draft| !self.kept.contains(draft)).cloned().collect();
        for draft in &mut changed {
            draft.at = now;
        }
        for gone in self.kept.iter().filter(|kept| !self.typed.iter().any(|typed| typed.place == kept.place)) {
            changed.push(Draft { text: String::new(), ..gone.clone() });
        }
        self.first_key = None;
        self.last_key = None;
        if !changed.is_empty() && !self.is_never_kept {
            let done = store.drafts().keep(&changed);
            self.again = done.is_err().then(|| now + TRY_AGAIN);
            done?;
        }
        self.kept = self.typed.clone();
        Ok(())
    }

    /// The wall clock was set: what is waited for is waited for as long as before.
    pub fn clock_moved(&mut self, by: TimeDelta) {
        for at in [&mut self.first_key, &mut self.last_key, &mut self.again].into_iter().flatten() {
            *at += by;
        }
    }

    /// Whether the last try to keep the words was in vain.
    pub fn is_stuck(&self) -> bool {
        self.again.is_some()
    }
}
