//! Everything out: the folder it is to go into, asked for once.

use super::typed_path;
use crate::export::{Export, Wanted};
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{Prompt, TextLine};

const PLACE: &str = "write-out/folder";

/// The question.
#[derive(Default)]
pub struct WriteOut {
    line: Prompt,
}

impl WriteOut {
    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let export = Export::begin(cx.store, &typed_path(&self.line), Wanted::default(), cx.now)?;
        self.line.clear();
        cx.close();
        cx.ask(Request::WriteOut(Box::new(export)));
        Ok(())
    }
}

impl View for WriteOut {
    const NAME: &'static str = "Write out";
    const HELP: &'static str = "write-out";
    const COMMANDS: &'static [Command<Self>] =
        &[
            Command::<Self>::new(Key::Enter, "write everything out", Self::enter)
                .when(|card| !card.line.is_empty()),
        ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.line.take_up(PLACE, "", cx.store)
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
            rows: 14,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Everything out");
        let (text, hint) = (inside.look.text, inside.look.hint);
        let words = "Your whole log goes into a new folder: one file that can be taken in again, tables for a spreadsheet, a page for each \
                     family, and a calendar. Tables and pages hold only what may be shared.";
        let mut row = 1 + inside.paragraph(2, 1, 4, words, text);
        self.line.draw(&mut inside, row + 1, 1);
        row += 3 + inside.paragraph(
            2,
            row + 3,
            2,
            "Type a folder that is there, such as  ~/Documents  or  E:\\  then Enter.",
            hint,
        );
        inside.paragraph(
            2,
            row,
            3,
            "The files are not locked: whoever has them can read them, private notes too.",
            hint,
        );
    }
}
