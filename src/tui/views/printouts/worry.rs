//! The line at the foot of every page: where a worry about a child goes, outside this house.

use crate::pages::{USUAL_WORRY, WORRY};
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{Prompt, TextLine};

const PLACE: &str = "pages/worry";

/// The line while she changes it.
#[derive(Default)]
pub struct WorryLine {
    line: Prompt,
}

impl WorryLine {
    /// Empty brings the usual line back.
    fn enter(&mut self, cx: &mut Context) -> Outcome {
        cx.store.settings().set(WORRY, self.line.text().trim())?;
        let is_usual = self.line.is_empty();
        self.line.clear();
        cx.say(if is_usual {
            "The usual line stands at the foot of every page."
        } else {
            "Your line stands at the foot of every page."
        });
        cx.close();
        Ok(())
    }
}

impl View for WorryLine {
    const NAME: &'static str = "Foot of every page";
    const HELP: &'static str = "page";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "keep it", Self::enter),
        other_spelling(),
    ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        let kept = cx.store.settings().get(WORRY)?;
        let kept = kept.filter(|words| !words.is_empty());
        let words = kept.as_deref().unwrap_or(USUAL_WORRY);
        self.line.take_up(PLACE, words, cx.store)
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        vec![&mut self.line]
    }

    fn drafts(&self) -> Vec<Draft> {
        self.line.drafts()
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 76,
            rows: 13,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("At the foot of every page");
        let (text, hint) = (inside.look.text, inside.look.hint);
        let words = "A parent who worries about a child here, and would rather not tell you, finds there who will listen.";
        let row = 1 + inside.paragraph(2, 1, 3, words, text);
        self.line.draw(&mut inside, row + 1, 3);
        inside.paragraph(
            2,
            row + 5,
            2,
            "Write names and numbers of your own area. Left empty, the usual line comes back.",
            hint,
        );
    }
}
