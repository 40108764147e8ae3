//! Words of several lines being typed: lines parted by Enter, joined by Backspace, and drawn with
//! the one being typed in sight.

use super::{TextLine, draw_line, draw_still, line_height};
use crate::tui::canvas::Canvas;

/// Screen rows one line may take.
const AT_MOST: u16 = 6;

/// A page of words; there is always at least one line.
pub struct TextPage {
    lines: Vec<TextLine>,
    at: usize,
}

impl Default for TextPage {
    fn default() -> Self {
        Self::with("")
    }
}

impl TextPage {
    /// A page that already holds words, with the caret behind the last of them.
    pub fn with(words: &str) -> Self {
        let lines: Vec<TextLine> = words
            .split('\n')
            .map(|line| TextLine::with(line, line.len()))
            .collect();
        Self {
            at: lines.len().saturating_sub(1),
            lines,
        }
    }

    /// All of them, without blanks at the ends.
    pub fn words(&self) -> String {
        let lines: Vec<&str> = self
            .lines
            .iter()
            .map(|line| line.text().trim_end())
            .collect();
        lines.join("\n").trim_end().to_owned()
    }

    /// The line being typed.
    pub fn here(&self) -> Option<&TextLine> {
        self.lines.get(self.at)
    }

    pub fn here_mut(&mut self) -> Option<&mut TextLine> {
        self.lines.get_mut(self.at)
    }

    /// Every line, from the first.
    pub fn lines_mut(&mut self) -> Vec<&mut TextLine> {
        self.lines.iter_mut().collect()
    }

    /// Enter: what stands after the caret goes on in a new line.
    pub fn part(&mut self) {
        let Some(line) = self.lines.get_mut(self.at) else {
            return;
        };
        let caret = line.caret();
        let rest = line.text().get(caret..).unwrap_or_default().to_owned();
        let end = line.text().len();
        line.replace(caret..end, "");
        self.at += 1;
        self.lines.insert(self.at, TextLine::with(&rest, 0));
    }

    /// Backspace at the start of a line.
    pub fn join(&mut self) {
        if self.at == 0 {
            return;
        }
        let gone = self.lines.remove(self.at);
        self.at -= 1;
        if let Some(line) = self.lines.get_mut(self.at) {
            let end = line.text().len();
            line.replace(end..end, gone.text());
            line.move_to(end);
        }
    }

    /// Whether the caret stands where Backspace joins two lines.
    pub fn can_join(&self) -> bool {
        self.at > 0 && self.here().is_some_and(|line| line.caret() == 0)
    }

    pub fn is_at_top(&self) -> bool {
        self.at == 0
    }

    pub fn is_at_foot(&self) -> bool {
        self.at + 1 >= self.lines.len()
    }

    /// To the line above or below.
    pub fn go(&mut self, forwards: bool) {
        // What was being typed here is done.
        if let Some(line) = self.lines.get_mut(self.at) {
            line.move_to(line.caret());
        }
        self.at = if forwards {
            (self.at + 1).min(self.lines.len().saturating_sub(1))
        } else {
            self.at.saturating_sub(1)
        };
    }

    /// Pasted words keep their lines.
    pub fn paste(&mut self, text: &str) {
        for (place, line) in text.trim_end().lines().enumerate() {
            if place > 0 {
                self.part();
            }
            if let Some(here) = self.lines.get_mut(self.at) {
                here.paste(line);
            }
        }
    }

    pub fn draw(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        let room = width.saturating_sub(4);
        let tall = |line: &TextLine| line_height(line, room, AT_MOST);
        // The line being typed is always among those shown.
        let mut top = self.at;
        let mut used = self.here().map_or(1, tall);
        while top > 0 && used + self.lines.get(top - 1).map_or(1, tall) <= height {
            top -= 1;
            used += self.lines.get(top).map_or(1, tall);
        }
        let mut row = 0;
        for (place, line) in self.lines.iter().enumerate().skip(top) {
            let rows = tall(line);
            if place == self.at {
                draw_line(&mut canvas.part(3, row, room, rows), line, rows, None);
            } else {
                draw_still(&mut canvas.part(3, row, room, rows), line);
            }
            row += rows;
            if row >= height {
                break;
            }
        }
    }
}
