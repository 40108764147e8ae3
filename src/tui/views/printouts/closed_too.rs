//! The question before private notes, and those told in confidence, are put on the page of a
//! child's records.

use crate::domain::Allowed;
use crate::pages::Wanted;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::views::Preview;
use crate::tui::widgets::{TextLine, YES_ASKED, draw_typed_word, is_yes};

/// The question, and the pages to go back to.
pub struct ClosedToo {
    kinds: Vec<Wanted>,
    kind: usize,
    line: TextLine,
}

impl ClosedToo {
    pub(super) fn of(kinds: Vec<Wanted>, kind: usize) -> Self {
        Self {
            kinds,
            kind,
            line: TextLine::default(),
        }
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        if !is_yes(&self.line) {
            cx.warn("They stay off the page: that was not the word yes. Type yes and press Enter, or Esc goes back.");
            return Ok(());
        }
        self.line = TextLine::default();
        let opened = |wanted: &Wanted| match wanted {
            Wanted::Child { child, .. } => Wanted::Child {
                child: *child,
                allowed: Allowed {
                    private: true,
                    sensitive: true,
                },
            },
            other => other.clone(),
        };
        let mut kinds = self.kinds.clone();
        if let Some(wanted) = kinds.get_mut(self.kind) {
            *wanted = opened(wanted);
        }
        // Off with the question and with the page below it; the fuller page takes their place.
        cx.close();
        cx.close();
        cx.push(Preview::showing(kinds, self.kind));
        cx.say("Every note is on the page now. Read it through before it leaves the house.");
        Ok(())
    }
}

impl View for ClosedToo {
    const NAME: &'static str = "Closed notes too";
    const HELP: &'static str = "closed-notes";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "put them on", Self::enter)
            .when(|question| !question.line.is_empty())];
    const BACK: Option<&'static str> = Some("back, they stay off");

    fn refresh(&mut self, _: &mut Context) -> Outcome {
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
            rows: 14,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Private notes, and those told in confidence");
        let text = inside.look.text;
        let words = "A parent who asks for everything may ask for these too. They can name others, or hold what one parent told you of the other: whoever gets the page reads all of it.";
        let row = 1 + inside.paragraph(2, 1, 4, words, text);
        let more = "You can still leave out a line. If you are not sure what has to be shown, ask first; there is a month's time.";
        let row = row + 1 + inside.paragraph(2, row + 1, 3, more, text);
        draw_typed_word(&mut inside, row + 1, YES_ASKED, &self.line);
    }
}
