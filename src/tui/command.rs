//! One declaration per key: what it is, what it says, when it holds and what it does. Footer, help,
//! find and README derive from it.

use std::ops::Range;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};

use super::keys::Key;
use super::layer::Layer;
use super::route::{Route, Screen};
use crate::app::save_line::{LineState, SaveContext};
use crate::app::{Message, Reply};
use crate::domain::People;
use crate::export::Export;
use crate::import::Found;
use crate::line::Vocabulary;
use crate::store::{Beside, CouldGo, Incoming, Store, Whom};
use crate::vault::Kept;

pub use crate::app::Outcome;

/// A key of a view. `V` is the view it belongs to.
pub struct Command<V: 'static> {
    pub offer: Offer,
    pub run: fn(&mut V, &mut Context) -> Outcome,
    /// Whether the key does something just now. A hint shows only while this holds.
    pub when: fn(&V) -> bool,
}

/// A command as hints, help, find and README see it: without its view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The key; a rarer act has only its word.
    pub key: Option<Key>,
    /// A verb, as the hint says it: "save", "put back".
    pub label: &'static str,
    pub shown: Shown,
    /// The word after `/` that does the same.
    pub word: Option<&'static str>,
}

/// Where a command is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// On the bottom line, in the help and in README.
    Footer,
    /// In the help and in README only: the bottom line has room for few.
    Help,
    /// Nowhere: a courtesy to hands that try it.
    Quietly,
}

impl<V> Command<V> {
    pub const fn new(
        key: Key,
        label: &'static str,
        run: fn(&mut V, &mut Context) -> Outcome,
    ) -> Self {
        Self {
            offer: Offer::new(key, label),
            run,
            when: |_| true,
        }
    }

    /// An act without a key, done by typing `/word`.
    pub const fn by_word(
        word: &'static str,
        label: &'static str,
        run: fn(&mut V, &mut Context) -> Outcome,
    ) -> Self {
        Self {
            offer: Offer::by_word(word, label),
            run,
            when: |_| true,
        }
    }

    /// Holds only while `when` says so.
    pub const fn when(mut self, when: fn(&V) -> bool) -> Self {
        self.when = when;
        self
    }

    /// Told of in the help, not on the bottom line.
    pub const fn in_help(mut self) -> Self {
        self.offer.shown = Shown::Help;
        self
    }

    /// Told of nowhere.
    pub const fn quietly(mut self) -> Self {
        self.offer.shown = Shown::Quietly;
        self
    }

    /// Also found by typing `/word`.
    pub const fn word(mut self, word: &'static str) -> Self {
        self.offer.word = Some(word);
        self
    }
}

impl Offer {
    pub const fn new(key: Key, label: &'static str) -> Self {
        Self {
            key: Some(key),
            label,
            shown: Shown::Footer,
            word: None,
        }
    }

    pub const fn by_word(word: &'static str, label: &'static str) -> Self {
        Self {
            key: None,
            label,
            shown: Shown::Help,
            word: Some(word),
        }
    }

    /// The shortest way to it: "Ctrl+Z", or "/away".
    pub fn way(&self) -> String {
        match (self.key, self.word) {
            (Some(key), _) => key.to_string(),
            (None, Some(word)) => format!("/{word}"),
            (None, None) => String::new(),
        }
    }
}

/// What a command may use, and the little it may ask of the program.
pub struct Context<'a> {
    pub store: &'a Store,
    pub now: NaiveDateTime,
    pub requests: Vec<Request>,
}

/// What a view asks of the program; done after the command has returned.
pub enum Request {
    /// Lay the view of this name over this one.
    Open(Route),
    /// Lay this view over this one.
    Push(Box<dyn Layer>),
    /// Take this view off; a screen of the Menu gives way to the first.
    Close,
    /// Show this screen, with nothing over it.
    GoTo(Screen),
    /// Say what happened, with a way back.
    Say(String),
    /// Say what is in the way.
    Warn(String),
    /// Put another look on.
    Wear(String),
    /// Do this in the view below, once this one is closed.
    Do(Offer),
    /// Put this word in the place of another in the line below, once this view is closed.
    PutWord(Range<usize>, String),
    /// Put these words in the place of those in the line of the view below, once this one is
    /// closed.
    Reword(String),
    /// Show what was said this evening.
    ShowMessages,
    /// Open quick words of this name in the line of the view below, once this one is closed.
    PutQuickWords(String),
    /// What was just done was typing, so that undo takes it back first.
    Typed,
    /// Put these words into the line of the view below, once this one is closed.
    Write(String),
    /// Finish for tonight.
    Finish,
    /// Make a copy of the log now.
    CopyNow,
    /// Read every copy.
    CheckCopies,
    /// Write everything out, part by part.
    WriteOut(Box<Export>),
    /// Go on with reading a long log.
    ReadLog(Beside<Incoming>),
    /// Take in what was looked through.
    TakeIn(Box<Found>),
    /// Leave what is being read, opened, taken in or put back.
    Stop,
    /// Open this copy, only to look at.
    LookInside(Kept),
    /// Put this copy in the log's place.
    PutBack(Kept),
    /// Erase them for good.
    Erase(Whom),
    /// Erase these for good.
    EraseThese(Vec<CouldGo>),
    /// Destroy the keys, the copies and the log.
    CloseForGood,
    /// Move the log to the usual folder.
    MoveHome,
    /// Put these words on the clipboard.
    Copy(String),
    /// Open this page in the usual viewer.
    Show(PathBuf),
}

impl<'a> Context<'a> {
    pub fn new(store: &'a Store, now: NaiveDateTime) -> Self {
        Self {
            store,
            now,
            requests: Vec::new(),
        }
    }

    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// Lays another feature's view over this one.
    pub fn open(&mut self, route: Route) {
        self.requests.push(Request::Open(route));
    }

    /// Lays a form, or another view of the same feature, over this one.
    pub fn push(&mut self, layer: impl Layer + 'static) {
        self.requests.push(Request::Push(Box::new(layer)));
    }

    pub fn close(&mut self) {
        self.requests.push(Request::Close);
    }

    pub fn go_to(&mut self, screen: Screen) {
        self.requests.push(Request::GoTo(screen));
    }

    pub fn say(&mut self, words: impl Into<String>) {
        self.requests.push(Request::Say(words.into()));
    }

    pub fn warn(&mut self, words: impl Into<String>) {
        self.requests.push(Request::Warn(words.into()));
    }

    /// What a line typed here is saved with.
    pub fn line<'l>(&self, known: &'l Vocabulary, people: &'l People) -> SaveContext<'l>
    where
        'a: 'l,
    {
        SaveContext {
            store: self.store,
            now: self.now,
            known,
            people,
        }
    }

    /// Puts the question that a line raises, if it raises one: its answers are pointed at, or it is
    /// said. The text stays.
    pub fn asks_about(&mut self, line: &mut LineState) -> bool {
        let Some(doubt) = line.ask() else {
            return false;
        };
        if doubt.answers.is_empty() {
            let question = doubt.question.clone();
            self.warn(question);
        }
        true
    }

    /// Says what the application layer answered, and closes this view where its steps are over.
    pub fn reply(&mut self, reply: Reply) {
        if let Some(Message { text, is_warning }) = reply.message {
            if is_warning {
                self.warn(text);
            } else {
                self.say(text);
            }
        }
        if reply.is_closed {
            self.close();
        }
    }

    pub fn ask(&mut self, request: Request) {
        self.requests.push(request);
    }

    /// "Saved to Ola, 18:04 · Ctrl+Z".
    pub fn saved(&mut self, to: &str) {
        let at = self.now.format("%H:%M");
        self.say(format!("Saved to {to}, {at} · Ctrl+Z takes it back"));
    }
}
