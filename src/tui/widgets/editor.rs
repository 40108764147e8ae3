//! Text of several lines being written: lines parted by Enter, joined by Backspace, and drawn with
//! the one being typed in sight; its keys, the same in every view, and its draft.

use std::marker::PhantomData;
use std::mem;

use chrono::NaiveDateTime;

use super::{TextLine, draw_line, draw_still, line_height};
use crate::store::{Draft, Store};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;

/// Screen rows one line may take.
const AT_MOST: u16 = 6;

/// The text, and the draft that is kept of it. There is always at least one line.
pub struct Editor {
    lines: Vec<TextLine>,
    at: usize,
    /// Where its draft is kept.
    place: String,
    /// What is saved of it.
    saved: String,
    is_taken_up: bool,
}

impl Default for Editor {
    fn default() -> Self {
        Self::with("")
    }
}

impl Editor {
    /// A page that already holds words, with the caret behind the last of them.
    pub fn with(words: &str) -> Self {
        let lines: Vec<TextLine> = words
            .split('\n')
            .map(|line| TextLine::with(line, line.len()))
            .collect();
        Self {
            at: lines.len().saturating_sub(1),
            lines,
            place: String::new(),
            saved: String::new(),
            is_taken_up: false,
        }
    }

    /// Whenever the view is read: where its draft is kept, and what is saved. The first time the
    /// text is what was half-typed there, or else what is saved.
    pub fn take_up(&mut self, place: &str, saved: &str, store: &Store) -> Outcome {
        if !mem::replace(&mut self.is_taken_up, true) {
            let draft = store.drafts().at(place)?;
            *self = Self {
                is_taken_up: true,
                ..Self::with(draft.as_ref().map_or(saved, |draft| &draft.text))
            };
        }
        (self.place, self.saved) = (place.to_owned(), saved.to_owned());
        Ok(())
    }

    /// What stands there is saved now, or is not to be.
    pub fn mark_done(&mut self) {
        self.saved = self.words();
    }

    /// Where its draft is kept.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The text to be kept across any ending.
    pub fn drafts(&self) -> Vec<Draft> {
        let text = self.words();
        if !self.is_taken_up || text == self.saved {
            return Vec::new();
        }
        vec![Draft {
            place: self.place.clone(),
            caret: text.len(),
            text,
            at: NaiveDateTime::default(),
        }]
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

/// Where a view has its editor; `None` while nothing is written in it.
pub struct EditorOf<V> {
    pub get: fn(&V) -> Option<&Editor>,
    pub get_mut: fn(&mut V) -> Option<&mut Editor>,
}

/// The keys of the editor of a view.
pub struct EditorKeys<V>(PhantomData<V>);

impl<V: View> EditorKeys<V> {
    pub const COMMANDS: &'static [Command<V>] = &[
        Command::new(Key::Enter, "new line", |view: &mut V, _| {
            write(view, Editor::part)
        })
        .when(|view| editor(view).is_some()),
        Command::new(Key::Backspace, "join lines", |view: &mut V, _| {
            write(view, Editor::join)
        })
        .when(|view| editor(view).is_some_and(Editor::can_join))
        .in_help(),
        Command::new(Key::Up, "up", |view: &mut V, _| {
            write(view, |editor| editor.go(false))
        })
        .when(|view| editor(view).is_some_and(|editor| !editor.is_at_top())),
        Command::new(Key::Down, "down", |view: &mut V, _| {
            write(view, |editor| editor.go(true))
        })
        .when(|view| editor(view).is_some_and(|editor| !editor.is_at_foot())),
    ];
}

/// The editor of a view.
pub fn editor<V: View>(view: &V) -> Option<&Editor> {
    V::EDITOR.and_then(|editor| (editor.get)(view))
}

/// The editor of a view, to write in.
pub fn editor_mut<V: View>(view: &mut V) -> Option<&mut Editor> {
    V::EDITOR.and_then(|editor| (editor.get_mut)(view))
}

fn write<V: View>(view: &mut V, act: impl FnOnce(&mut Editor)) -> Outcome {
    if let Some(editor) = editor_mut(view) {
        act(editor);
    }
    Ok(())
}
