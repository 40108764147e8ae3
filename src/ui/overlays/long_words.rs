//! The words of a thing to try, line by line. Esc is done: what stands there is saved.

use crate::domain::{Id, Idea};
use crate::store::Draft;
use crate::ui::canvas::Canvas;
use crate::ui::command::{Command, Context, Outcome};
use crate::ui::keys::Key;
use crate::ui::view::{Taken, View};
use crate::ui::widgets::{TextLine, draw_line, line_height};

/// Screen rows one line may take.
const AT_MOST: u16 = 6;

/// A page of words being typed.
pub struct LongWords {
    id: Id<Idea>,
    idea: Idea,
    lines: Vec<TextLine>,
    at: usize,
    is_taken_up: bool,
}

impl LongWords {
    pub fn of(id: Id<Idea>) -> Self {
        Self { id, idea: Idea::default(), lines: vec![TextLine::default()], at: 0, is_taken_up: false }
    }

    fn place(&self) -> String {
        format!("idea/{}/words", self.id.raw())
    }

    fn words(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text().trim_end()).collect();
        lines.join("\n").trim_end().to_owned()
    }

    fn take_up(&mut self, words: &str) {
        self.lines = words.split('\n').map(|line| TextLine::with(line, line.len())).collect();
        self.at = self.lines.len().saturating_sub(1);
    }

    fn here(&self) -> Option<&TextLine> {
        self.lines.get(self.at)
    }

    /// Enter: what stands after the caret goes on in a new line.
    fn part(&mut self) {
        let Some(line) = self.lines.get_mut(self.at) else { return };
        let caret = line.caret();
        let rest = line.text().get(caret..).unwrap_or_default().to_owned();
        let end = line.text().len();
        line.replace(caret..end, "");
        self.at += 1;
        self.lines.insert(self.at, TextLine::with(&rest, 0));
    }

    /// Backspace at the start of a line.
    fn join(&mut self) {
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

    fn is_at_start(&self) -> bool {
        self.at > 0 && self.here().is_some_and(|line| line.caret() == 0)
    }

    fn done(&mut self, cx: &mut Context) -> Outcome {
        let words = self.words();
        let place = self.place();
        if words != self.idea.words {
            let changed = Idea { words, ..self.idea.clone() };
            cx.store.step(&format!("The words of {}", changed.title), cx.now, |store| {
                store.ideas().save(Some(self.id), &changed)?;
                store.drafts().drop(&place)
            })?;
            cx.saved(&changed.title);
            self.idea = changed;
        }
        cx.close();
        Ok(())
    }

    fn go(&mut self, forwards: bool) -> Outcome {
        self.at = if forwards { self.at + 1 } else { self.at.saturating_sub(1) };
        Ok(())
    }
}

impl View for LongWords {
    const NAME: &'static str = "Words of several lines";
    const HELP: &'static str = "long-words";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "new line", |page, _| {
            page.part();
            Ok(())
        }),
        Command::<Self>::new(Key::Backspace, "join lines", |page, _| {
            page.join();
            Ok(())
        })
        .when(Self::is_at_start)
        .in_help(),
        Command::<Self>::new(Key::Up, "up", |page, _| page.go(false)).when(|page| page.at > 0),
        Command::<Self>::new(Key::Down, "down", |page, _| page.go(true)).when(|page| page.at + 1 < page.lines.len()),
        Command::<Self>::new(Key::Esc, "done", Self::done),
    ];

    fn crumb(&self) -> String {
        self.idea.title.clone()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.idea = cx.store.ideas().get(self.id)?.unwrap_or_default();
        if !self.is_taken_up {
            self.is_taken_up = true;
            let place = self.place();
            let draft = cx.store.drafts().all()?.into_iter().find(|draft| draft.place == place);
            let words = draft.map_or_else(|| self.idea.words.clone(), |draft| draft.text);
            self.take_up(&words);
        }
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        self.here()
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        self.lines.get_mut(self.at)
    }

    fn paste(&mut self, text: &str, _: &mut Context) -> Taken {
        for (place, line) in text.trim_end().lines().enumerate() {
            if place > 0 {
                self.part();
            }
            if let Some(here) = self.lines.get_mut(self.at) {
                here.paste(line);
            }
        }
        Ok(true)
    }

    fn drafts(&self) -> Vec<Draft> {
        let text = self.words();
        if !self.is_taken_up || text == self.idea.words {
            return Vec::new();
        }
        vec![Draft { place: self.place(), caret: text.len(), text, at: chrono::NaiveDateTime::default() }]
    }

    fn draw(&self, canvas: &mut Canvas) {
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
                let style = canvas.look.text;
                canvas.part(3, row, room + 1, rows).paragraph(0, 0, rows, line.text(), style);
            }
            row += rows;
            if row >= height {
                break;
            }
        }
    }
}
