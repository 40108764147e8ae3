//! The question before a copy takes the log's place: one of the few that are asked.

use crate::domain::wording::count;
use crate::store::Kept;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{TextLine, YES_ASKED, draw_typed_word, is_yes};

/// The question.
pub struct PutBack {
    copy: Kept,
    line: TextLine,
    today: chrono::NaiveDate,
}

impl PutBack {
    pub fn of(copy: Kept) -> Self {
        Self {
            copy,
            line: TextLine::default(),
            today: chrono::NaiveDate::MIN,
        }
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        if !is_yes(&self.line) {
            cx.warn("Nothing was put back: that was not the word yes. Type yes and press Enter, or Esc goes back.");
            return Ok(());
        }
        cx.close();
        cx.ask(Request::PutBack(self.copy.clone()));
        Ok(())
    }
}

impl View for PutBack {
    const NAME: &'static str = "Put a copy back";
    const HELP: &'static str = "copies";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "put it back", Self::enter)
            .when(|question| !question.line.is_empty())];
    const BACK: Option<&'static str> = Some("back, nothing changed");

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 70,
            rows: 12,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Put a copy back");
        let text = inside.look.text;
        let notes = self.copy.notes.map_or_else(String::new, |notes| {
            format!(", with {},", count(notes, "note"))
        });
        let words = format!(
            "The copy of {}{notes} takes the place of your log. What is in your log now is kept as a copy, so this can be undone the same way.",
            self.copy.name.when(self.today)
        );
        let row = 1 + inside.paragraph(2, 1, 5, &words, text);
        draw_typed_word(&mut inside, row + 1, YES_ASKED, &self.line);
    }
}
