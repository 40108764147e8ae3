//! A line in which a sentence is written: quick words open in it, and Tab hops through their
//! blanks.

use super::keys::Key;
use super::widgets::{TextLine, press};
use crate::app::shortcuts::words_of;
use crate::app::text_line::Edit;
use crate::domain::text::clean_line;
use crate::domain::{Privacy, QuickWords, Saved};
use crate::line::quick::{self, BLANK};
use crate::line::{self, Action, Scene};

/// The line, her own quick words, and whom the sentence is about where that is known.
pub struct Sentence<'v> {
    pub line: &'v mut TextLine,
    pub own: &'v [Saved<QuickWords>],
    pub scene: Option<Scene<'v>>,
}

/// What a key did to the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    /// It is no key for a text.
    Not,
    Typed,
    /// It ended this short name, and the sentence stands there now.
    Opened(String),
}

impl Sentence<'_> {
    /// Takes a key that edits. Space behind a short name opens it; typing on a blank fills it.
    pub fn press(&mut self, key: Key) -> Pressed {
        let caret = self.line.caret();
        match key {
            Key::Char(' ') => {
                let opened = self.open_before(caret);
                if let Some(name) = opened {
                    return Pressed::Opened(name);
                }
            }
            Key::Char(letter) if !letter.is_whitespace() && self.is_on_blank() => {
                self.line.fill(caret..caret + BLANK.len(), letter);
                return Pressed::Typed;
            }
            Key::Delete if self.is_on_blank() => {
                self.line.replace(caret..caret + BLANK.len(), "");
                return Pressed::Typed;
            }
            _ => {}
        }
        if press(self.line, key) {
            Pressed::Typed
        } else {
            Pressed::Not
        }
    }

    /// Pasted words fill the blank the caret stands on.
    pub fn paste(&mut self, text: &str) {
        let caret = self.line.caret();
        if self.is_on_blank() {
            self.line.replace(caret..caret + BLANK.len(), "");
        }
        self.line.paste(text);
    }

    /// Types a short name and opens it, as Space would.
    pub fn put(&mut self, name: &str) -> Option<String> {
        let before = self
            .line
            .text()
            .get(..self.line.caret())
            .unwrap_or_default();
        let gap = if before.ends_with(|last: char| !last.is_whitespace()) {
            " "
        } else {
            ""
        };
        let caret = self.line.caret();
        self.line.replace(caret..caret, &format!("{gap}/{name}"));
        let caret = self.line.caret();
        self.open_before(caret)
    }

    /// The sentence as it would be kept as quick words, fit for every child; or why it is not.
    pub fn to_keep(&self) -> Result<String, &'static str> {
        let text = self.line.text();
        let Some(scene) = &self.scene else {
            return Ok(text.trim().to_owned());
        };
        let is_private = |act: &Action| matches!(act, Action::Write { entry, .. } if entry.privacy != Privacy::Shareable);
        if line::read(text, scene).acts.iter().any(is_private) {
            return Err(
                "This one is private, so it is not kept as quick words. Ctrl+K on another sentence keeps that one.",
            );
        }
        Ok(clean_line(&quick::without_names(text, scene)))
    }

    fn open_before(&mut self, caret: usize) -> Option<String> {
        let name = quick::name_before(self.line.text(), caret)?;
        let short = self.line.text().get(name.start + 1..name.end)?.to_owned();
        let words = words_of(&short, self.own)?;
        let before = self
            .line
            .text()
            .get(..name.start)
            .unwrap_or_default()
            .to_owned();
        let sentence = quick::open(words, &before, self.scene.as_ref());
        // What she typed comes back whole, the space that ended it too.
        self.line.apply(Edit::Insert(' '));
        let typed = name.start..name.end + 1;
        match quick::blank_from(&sentence, 0) {
            Some(blank) => self.line.open_up(typed, &sentence, blank.start),
            None => self
                .line
                .open_up(typed, &format!("{sentence} "), sentence.len() + 1),
        }
        Some(short)
    }

    fn is_on_blank(&self) -> bool {
        is_on_blank(self.line)
    }
}

fn is_on_blank(line: &TextLine) -> bool {
    quick::blank_from(line.text(), line.caret()).is_some_and(|blank| blank.start == line.caret())
}

/// Whether Tab would go on to a blank, or past the last one.
pub fn has_blank_on(line: &TextLine) -> bool {
    quick::blank_from(line.text(), line.caret()).is_some()
}

/// Whether Shift+Tab would go back to a blank.
pub fn has_blank_before(line: &TextLine) -> bool {
    quick::blank_before(line.text(), line.caret()).is_some()
}

/// To the next blank, or behind the last one to the end of the line.
pub fn hop(line: &mut TextLine, forwards: bool) {
    let (text, caret) = (line.text(), line.caret());
    let to = if forwards {
        let from = if is_on_blank(line) {
            caret + BLANK.len()
        } else {
            caret
        };
        quick::blank_from(text, from).map_or(text.len(), |blank| blank.start)
    } else {
        quick::blank_before(text, caret).map_or(caret, |blank| blank.start)
    };
    line.move_to(to);
}
