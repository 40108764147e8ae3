//! Autosave of half-typed text: soon after the last key, and never more than a second behind it.

use chrono::{NaiveDateTime, TimeDelta};

use super::Outcome;
use super::text_line::TextLine;
use crate::store::{Draft, Result, Store};

/// Words are kept this long after the last key ...
const AFTER_LAST_KEY: TimeDelta = TimeDelta::milliseconds(300);
/// ... and at most this long after the first that is not kept yet.
const AT_MOST: TimeDelta = TimeDelta::milliseconds(900);

/// Whether the disk has what it was given is looked at this often.
const LOOK_AGAIN: TimeDelta = TimeDelta::milliseconds(100);

/// After a try in vain the next one waits this long, so that a full disk does not make the program
/// spin.
const TRY_AGAIN: TimeDelta = TimeDelta::seconds(5);

/// What is half-typed in every view, beside what the disk has of it.
#[derive(Debug, Default)]
pub struct DraftAutosave {
    kept: Vec<Draft>,
    typed: Vec<Draft>,
    first_key: Option<NaiveDateTime>,
    last_key: Option<NaiveDateTime>,
    /// What the disk was given and has not confirmed yet, and when that is looked at.
    on_its_way: Option<(Vec<Draft>, NaiveDateTime)>,
    /// The disk would not take them, being full or broken: when to try again.
    again: Option<NaiveDateTime>,
    /// In a copy that is only looked at there is nowhere to keep them.
    is_never_kept: bool,
}

/// The line as it was half-typed at this place, the caret where it stood; or else these words with
/// the caret behind them.
pub fn kept_line(place: &str, otherwise: &str, store: &Store) -> Result<TextLine> {
    let draft = store.drafts().at(place)?;
    Ok(draft.map_or_else(
        || TextLine::with(otherwise, otherwise.len()),
        |draft| TextLine::with(&draft.text, draft.caret),
    ))
}

/// The words of a line as a draft for `place`; none when nothing is typed. Its time is set when it
/// is kept.
pub fn half_typed(place: &str, line: &TextLine) -> Vec<Draft> {
    if line.is_empty() {
        return Vec::new();
    }
    vec![Draft {
        place: place.to_owned(),
        text: line.text().to_owned(),
        caret: line.caret(),
        at: NaiveDateTime::default(),
    }]
}

impl DraftAutosave {
    /// Begins with what the disk already has.
    pub fn begin(drafts: Vec<Draft>) -> Self {
        Self {
            kept: drafts.clone(),
            typed: drafts,
            ..Self::default()
        }
    }

    /// Where nothing can be kept.
    pub fn never_kept() -> Self {
        Self {
            is_never_kept: true,
            ..Self::default()
        }
    }

    /// Takes these as they stand, without waiting.
    pub fn know(&mut self, drafts: Vec<Draft>) {
        self.typed = drafts;
    }

    /// A view was taken off with words still in it: they go to the disk and stay there until it is
    /// opened again.
    pub fn leave_behind(&mut self, left: &[Draft], store: &Store, now: NaiveDateTime) -> Outcome {
        if left.is_empty() || self.is_never_kept {
            return Ok(());
        }
        self.wait(store, now)?;
        store.drafts().keep(
            &left
                .iter()
                .map(|draft| Draft {
                    at: now,
                    ..draft.clone()
                })
                .collect::<Vec<_>>(),
        )?;
        let is_left = |draft: &Draft| left.iter().any(|own| own.place == draft.place);
        self.kept.retain(|draft| !is_left(draft));
        self.typed.retain(|draft| !is_left(draft));
        Ok(())
    }

    /// A view was opened with words that the disk has of it already.
    pub fn take_up(&mut self, drafts: Vec<Draft>, store: &Store, now: NaiveDateTime) -> Outcome {
        let done = self.wait(store, now);
        self.kept.extend(drafts.iter().cloned());
        self.typed.extend(drafts);
        done
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

    /// When the words have to go to the disk, or are looked for there.
    pub fn due(&self) -> Option<NaiveDateTime> {
        if let Some(look) = self
            .on_its_way
            .as_ref()
            .map(|(_, look)| *look)
            .or(self.again)
        {
            return Some(look);
        }
        let soon = self.last_key? + AFTER_LAST_KEY;
        let latest = self.first_key? + AT_MOST;
        Some(soon.min(latest))
    }

    /// Gives the disk what is due, and goes on without waiting for it.
    pub fn keep_if_due(&mut self, store: &mut Store, now: NaiveDateTime) -> Outcome {
        let is_due = |due: Option<NaiveDateTime>| due.is_some_and(|due| due <= now);
        if !is_due(self.due()) {
            return Ok(());
        }
        if let Some((_, look)) = &mut self.on_its_way {
            if store.is_keeping_beside() {
                *look = now + LOOK_AGAIN;
                return Ok(());
            }
            self.wait(store, now)?;
        }
        if is_due(self.due()) {
            self.give(store, now)
        } else {
            Ok(())
        }
    }

    fn give(&mut self, store: &mut Store, now: NaiveDateTime) -> Outcome {
        let changed = self.changed(now);
        if changed.is_empty() {
            self.again = None;
        } else {
            let given = store.keep_beside(&changed);
            if given.is_err() {
                self.tried(&given, now);
                return given;
            }
            self.on_its_way = Some((self.typed.clone(), now + LOOK_AGAIN));
        }
        Ok(())
    }

    /// Waits for what is on its way, and knows what the disk has of it.
    fn wait(&mut self, store: &Store, now: NaiveDateTime) -> Outcome {
        let Some((given, _)) = self.on_its_way.take() else {
            return Ok(());
        };
        let kept = store.kept_beside();
        if let Some(kept) = &kept {
            self.tried(kept, now);
        }
        if matches!(kept, Some(Ok(()))) {
            self.kept = given;
        }
        if self.typed != self.kept {
            self.first_key.get_or_insert(now);
            self.last_key.get_or_insert(now);
        }
        kept.unwrap_or(Ok(()))
    }

    /// Writes what changed, and clears what is no longer half-typed. On trouble it stays due.
    pub fn keep(&mut self, store: &Store, now: NaiveDateTime) -> Outcome {
        let before = self.wait(store, now);
        let changed = self.changed(now);
        let done = if changed.is_empty() {
            Ok(())
        } else {
            store.drafts().keep(&changed)
        };
        self.tried(&done, now);
        done?;
        self.kept = self.typed.clone();
        before
    }

    /// What the disk has to be told; from here on nothing is due.
    fn changed(&mut self, now: NaiveDateTime) -> Vec<Draft> {
        (self.first_key, self.last_key) = (None, None);
        if self.is_never_kept {
            return Vec::new();
        }
        let typed = self
            .typed
            .iter()
            .filter(|draft| !self.kept.contains(draft))
            .map(|draft| Draft {
                at: now,
                ..draft.clone()
            });
        let gone = self
            .kept
            .iter()
            .filter(|kept| !self.typed.iter().any(|typed| typed.place == kept.place));
        typed
            .chain(gone.map(|gone| Draft {
                text: String::new(),
                ..gone.clone()
            }))
            .collect()
    }

    fn tried(&mut self, done: &Outcome, now: NaiveDateTime) {
        self.again = done.is_err().then(|| now + TRY_AGAIN);
    }

    /// The wall clock was set: what is waited for is waited for as long as before.
    pub fn clock_moved(&mut self, by: TimeDelta) {
        let look = self.on_its_way.as_mut().map(|(_, look)| look);
        for at in [&mut self.first_key, &mut self.last_key, &mut self.again]
            .into_iter()
            .flatten()
            .chain(look)
        {
            *at += by;
        }
    }

    /// Whether the last try to keep the words was in vain.
    pub fn is_stuck(&self) -> bool {
        self.again.is_some()
    }
}
