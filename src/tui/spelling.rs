//! Spelling at work: the words being typed looked over after every key, the key that offers fixes,
//! and the switch.

use chrono::{NaiveDateTime, TimeDelta};

use super::app::App;
use super::command::{Command, Context, Outcome};
use super::keys::Key;
use super::layer::Layer;
use super::route::Route;
use super::view::View;
use super::widgets::TextLine;
use crate::spelling::{self, Spelling};
use crate::store::{self, Store};

/// Names the switch in the settings.
const SETTING: &str = "spelling";
const OFF: &str = "off";

/// While the dictionary is read, it is asked after so often.
const SOON: TimeDelta = TimeDelta::milliseconds(20);

/// What spelling knows of this log.
#[derive(Default)]
pub(super) struct Speller {
    is_on: bool,
    spelling: Spelling,
    /// The store's count of changes when her words were read.
    read_at: Option<u64>,
    /// Words wait for the dictionary.
    is_waiting: bool,
}

/// Ctrl+T on a word that is underlined. Every view that has lines of sentences takes it into its
/// commands.
pub(super) const fn other_spelling<V: View>() -> Command<V> {
    Command::new(
        Key::Ctrl('t'),
        "spelling",
        |view: &mut V, cx: &mut Context| {
            let unknown = view
                .text()
                .and_then(|line| Some((line, line.unknown_here()?)));
            if let Some((line, at)) = unknown {
                let word = line.text()[at.clone()].to_owned();
                cx.open(Route::Spelling { word, at });
            }
            Ok(())
        },
    )
    .when(|view| view.text().is_some_and(TextLine::is_on_unknown))
}

/// How it stands, for the settings.
pub(super) fn in_words(store: &Store) -> store::Result<&'static str> {
    Ok(if is_on(store)? {
        "words nobody knows are underlined as you type"
    } else {
        "off"
    })
}

/// Whether unknown words are underlined.
fn is_on(store: &Store) -> store::Result<bool> {
    Ok(store.settings().get(SETTING)?.as_deref() != Some(OFF))
}

/// The other of on and off, and the sentence that says so.
pub(super) fn switch(store: &Store) -> store::Result<&'static str> {
    let was_on = is_on(store)?;
    store
        .settings()
        .set(SETTING, if was_on { OFF } else { "on" })?;
    Ok(if was_on {
        "Spelling is off. /spelling brings it back."
    } else {
        "Spelling is on: words nobody knows are underlined."
    })
}

impl Speller {
    fn look_over(&mut self, top: &mut dyn Layer, store: &Store) -> Outcome {
        self.is_waiting = false;
        let seen = store.changes();
        let lines = top
            .prose()
            .into_iter()
            .filter(|line| !line.is_empty() && !line.was_looked_over(seen));
        let lines: Vec<&mut TextLine> = lines.collect();
        if lines.is_empty() {
            return Ok(());
        }
        if self.read_at != Some(seen) {
            self.is_on = is_on(store)?;
            self.spelling = Spelling::with_own(&store.own_words().all()?);
            self.read_at = Some(seen);
        }
        if self.is_on && !spelling::has_been_read() {
            spelling::begin_reading();
            self.is_waiting = true;
            return Ok(());
        }
        for line in lines {
            let unknown = if self.is_on {
                self.spelling.unknown_in(line.text(), line.being_typed())
            } else {
                Vec::new()
            };
            line.mark_unknown(unknown, seen);
        }
        Ok(())
    }

    /// When the dictionary is asked after again.
    pub(super) fn wakes_at(&self, now: NaiveDateTime) -> Option<NaiveDateTime> {
        self.is_waiting.then(|| now + SOON)
    }
}

impl App {
    /// Marks the words nobody knows in the lines of the view on top.
    pub(super) fn look_over_spelling(&mut self) {
        if self.store.is_closed() {
            // Nothing is asked of a closed log, and nothing waits for it.
            self.speller.is_waiting = false;
            return;
        }
        let mut speller = std::mem::take(&mut self.speller);
        let done = self.with_top(|top, cx| speller.look_over(top, cx.store));
        self.speller = speller;
        if let Err(problem) = done {
            self.say(&problem.to_string(), true);
        }
    }

    /// `/spelling`.
    pub(super) fn switch_spelling(&mut self) -> Outcome {
        let said = switch(&self.store)?;
        self.say(said, false);
        Ok(())
    }
}
