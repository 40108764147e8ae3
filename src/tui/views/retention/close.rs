//! The last question of all: whether the log is to be closed for good.

use ratatui::text::Span;
use zeroize::Zeroizing;

use crate::store::{LockState, Secret};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{TextLine, YES_ASKED, draw_typed_word, is_yes};

/// The question, in two parts where there is a passphrase.
#[derive(Default)]
pub struct CloseForGood {
    line: TextLine,
    is_locked: bool,
    said_yes: bool,
}

impl CloseForGood {
    fn enter(&mut self, cx: &mut Context) -> Outcome {
        if self.said_yes {
            let typed = Zeroizing::new(self.line.text().to_owned());
            if !cx.store.locks().is_opened_by(&Secret::passphrase(&typed))? {
                cx.warn("Nothing was closed: that passphrase does not open your log. Type it again, or Esc goes back.");
                self.line = TextLine::secret();
                return Ok(());
            }
        } else if !is_yes(&self.line) {
            cx.warn("Nothing was closed: that was not the word yes. Type yes and press Enter, or Esc goes back.");
            return Ok(());
        } else if self.is_locked {
            self.said_yes = true;
            self.line = TextLine::secret();
            return Ok(());
        }
        cx.ask(Request::CloseForGood);
        Ok(())
    }
}

impl View for CloseForGood {
    const NAME: &'static str = "Close the log for good";
    const HELP: &'static str = "close";
    const COMMANDS: &'static [Command<Self>] =
        &[
            Command::<Self>::new(Key::Enter, "close for good", Self::enter)
                .when(|question| !question.line.is_empty()),
        ];
    const BACK: Option<&'static str> = Some("back, nothing changed");

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.is_locked = cx.store.lock_state() == LockState::Locked;
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
            columns: 74,
            rows: 17,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Close the log for good");
        let text = inside.look.text;
        let first = "First get out what you want to keep, on paper or as a file:";
        let mut row = 1 + inside.paragraph(2, 1, 2, first, text);
        inside.put(
            4,
            row,
            Span::styled(
                "/export      or outside the program:  hometime export FOLDER",
                text,
            ),
        );
        let words = "Then the keys of this log and of every copy in reach are destroyed, and the copies and the log with them. Nobody can read them again, not even you with your passphrase. The next start is a first start.";
        row += 2 + inside.paragraph(2, row + 2, 4, words, text);
        let asked = if self.said_yes {
            "Your passphrase, then Enter."
        } else {
            YES_ASKED
        };
        let masked = self.said_yes.then(|| self.line.masked());
        draw_typed_word(
            &mut inside,
            row + 1,
            asked,
            masked.as_ref().unwrap_or(&self.line),
        );
    }
}
