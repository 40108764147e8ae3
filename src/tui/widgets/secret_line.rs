//! A line for a passphrase: its letters are hidden until she asks to see them, and it is wiped when
//! it is let go of.

use super::{TextLine, draw_line};
use crate::tui::canvas::Canvas;
use crate::tui::keys::Key;

#[derive(Debug)]
pub struct SecretLine {
    line: TextLine,
    is_shown: bool,
    /// The next letter takes the place of words that could not be taken.
    is_typed_anew: bool,
}

impl Default for SecretLine {
    fn default() -> Self {
        Self {
            line: TextLine::secret(),
            is_shown: false,
            is_typed_anew: false,
        }
    }
}

impl SecretLine {
    pub fn text(&self) -> &str {
        self.line.text()
    }

    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    pub fn is_shown(&self) -> bool {
        self.is_shown
    }

    pub fn show(&mut self, is_shown: bool) {
        self.is_shown = is_shown;
    }

    /// The line itself, for keys to go to.
    pub fn line(&self) -> &TextLine {
        &self.line
    }

    pub fn line_mut(&mut self) -> &mut TextLine {
        &mut self.line
    }

    /// What was typed could not be taken: it stays to be looked at, and the next letter begins
    /// anew.
    pub fn turn_down(&mut self) {
        self.is_typed_anew = true;
    }

    /// Called before a key, or a paste, goes into the line.
    pub fn about_to_type(&mut self, key: Option<Key>) {
        let begins = matches!(key, None | Some(Key::Char(_)));
        if std::mem::take(&mut self.is_typed_anew) && begins {
            self.line = TextLine::secret();
        }
    }

    /// Draws it with the caret, hidden or not.
    pub fn draw(&self, canvas: &mut Canvas, rows: u16) {
        if self.is_shown {
            draw_line(canvas, &self.line, rows, None);
        } else {
            draw_line(canvas, &self.line.masked(), rows, None);
        }
    }
}
