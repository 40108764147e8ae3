//! A question before something that cannot be taken back: what will happen is said, a word is typed
//! in full, and on any other word nothing happens.

use zeroize::Zeroizing;

use super::{TextLine, draw_line};
use crate::store::Result;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};

/// What is typed where only the word counts.
pub const YES_ASKED: &str = "Type yes, then Enter. Esc leaves everything as it is.";

/// What is said when that word was not typed, after what did not happen.
pub fn not_yes(typed: &str, nothing_done: &str) -> Option<String> {
    (!typed.trim().eq_ignore_ascii_case("yes")).then(|| {
        format!(
            "{nothing_done}: that was not the word yes. Type yes and press Enter, or Esc goes back."
        )
    })
}

/// What one question says and does.
pub trait Question: Sized + 'static {
    const NAME: &'static str;
    const HELP: &'static str;
    /// What the bottom line says of Enter, and of Esc.
    const YES: &'static str;
    const NO: &'static str = "back, nothing changed";
    /// What is said when another word was typed: "Nothing was erased".
    const REFUSED: &'static str;
    const SIZE: Size;
    /// Its keys; a question with more than Enter says so.
    const COMMANDS: &'static [Command<Confirm<Self>>] = &[Confirm::<Self>::ENTER];

    fn title(&self) -> &'static str {
        Self::NAME
    }

    fn refresh(&mut self, _cx: &mut Context) -> Outcome {
        Ok(())
    }

    /// What will happen, in paragraphs.
    fn consequences(&self) -> Vec<String>;

    /// What has to be typed.
    fn asked(&self) -> String {
        YES_ASKED.to_owned()
    }

    /// Why what was typed is not the answer; `None` when it is.
    fn why_not(&self, typed: &str, _cx: &Context) -> Result<Option<String>> {
        Ok(not_yes(typed, Self::REFUSED))
    }

    /// Whether a secret is asked for just now.
    fn is_secret(&self) -> bool {
        false
    }

    /// The answer was given.
    fn carry_out(&mut self, cx: &mut Context) -> Outcome;
}

/// The box with a question and the line for its answer.
pub struct Confirm<Q> {
    pub question: Q,
    line: TextLine,
}

impl<Q: Question> Confirm<Q> {
    pub const ENTER: Command<Self> = Command::<Self>::new(Key::Enter, Q::YES, Self::enter)
        .when(|confirm| !confirm.line.is_empty());

    pub fn asking(question: Q) -> Self {
        Self {
            question,
            line: TextLine::default(),
        }
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let typed = Zeroizing::new(self.line.text().to_owned());
        let why_not = self.question.why_not(&typed, cx)?;
        let is_answer = why_not.is_none();
        match why_not {
            Some(why_not) => cx.warn(why_not),
            None => self.question.carry_out(cx)?,
        }
        if self.question.is_secret() {
            self.line = TextLine::secret();
        } else if is_answer {
            self.line = TextLine::default();
        }
        Ok(())
    }
}

impl<Q: Question + Default> Default for Confirm<Q> {
    fn default() -> Self {
        Self::asking(Q::default())
    }
}

impl<Q: Question> View for Confirm<Q> {
    const NAME: &'static str = Q::NAME;
    const HELP: &'static str = Q::HELP;
    const COMMANDS: &'static [Command<Self>] = Q::COMMANDS;
    const BACK: Option<&'static str> = Some(Q::NO);

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.question.refresh(cx)
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn size(&self) -> Size {
        Q::SIZE
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed(self.question.title());
        let (width, text, hint) = (inside.width(), inside.look.text, inside.look.hint);
        let mut row = 1;
        for paragraph in self.question.consequences() {
            row += 1 + inside.paragraph(2, row, 5, &paragraph, text);
        }
        row += 1 + inside.paragraph(2, row, 3, &self.question.asked(), hint);
        inside.put(2, row, ">");
        let masked = self.question.is_secret().then(|| self.line.masked());
        draw_line(
            &mut inside.part(4, row, width.saturating_sub(6), 1),
            masked.as_ref().unwrap_or(&self.line),
            1,
            None,
        );
    }
}
