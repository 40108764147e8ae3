//! A file to take in: which it is.

use super::{FILE, typed_path};
use crate::import::Opened;
use crate::store::{Draft, Store};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::views::LookThrough;
use crate::tui::widgets::{Prompt, TextLine};

/// The question.
#[derive(Default)]
pub struct BringIn {
    line: Prompt,
}

impl BringIn {
    /// The file was taken: its name is half-typed no more.
    pub fn forget(store: &Store) -> Outcome {
        store.drafts().drop(FILE)
    }

    /// Its name stays half-typed until it was taken.
    fn look(&mut self, cx: &mut Context) -> Outcome {
        let opened = Opened::at(&typed_path(&self.line))?;
        if opened.is_long_log() {
            let reading = opened.read_beside()?;
            cx.close();
            cx.ask(Request::ReadLog(reading));
        } else {
            let found = opened.look_through(cx.store, cx.now)?;
            cx.close();
            cx.push(LookThrough::of(found, cx.store));
        }
        Ok(())
    }
}

impl View for BringIn {
    const NAME: &'static str = "Take in";
    const HELP: &'static str = "take-in";
    const COMMANDS: &'static [Command<Self>] =
        &[
            Command::<Self>::new(Key::Enter, "look through it", Self::look)
                .when(|card| !card.line.is_empty()),
        ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.line.take_up(FILE, "", cx.store)
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn drafts(&self) -> Vec<Draft> {
        self.line.drafts()
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 74,
            rows: 18,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Take in");
        let (text, hint) = (inside.look.text, inside.look.hint);
        let words = "A whole log that was written out, or a table of families or of past chats. First you see what was understood, row by \
                     row; nothing is taken until you say so.";
        let mut row = 1 + inside.paragraph(2, 1, 4, words, text);
        self.line.draw(&mut inside, row + 1, 1);
        row +=
            3 + inside.paragraph(
                2,
                row + 3,
                2,
                "Type the file, such as  ~/Documents/families.csv  then Enter.",
                hint,
            ) + 1;
        let tables = "A table is saved from a spreadsheet as CSV UTF-8; its first row names the columns.\n\
                      Families: child, born, days, parents, and family for brothers and sisters.\n\
                      Past chats: date, child, words, with, they told. The day comes before the month.";
        for line in tables.lines() {
            row += inside.paragraph(2, row, 2, line, hint);
        }
    }
}
