//! The last of the first steps: who may read the log, asked once, after the first chat is safe.
//! Whoever types on without looking finds the words in the line afterwards; a number among them
//! chooses nothing, so that no chat is ever typed where a passphrase belongs.

use ratatui::text::Span;

use super::LockCard;
use crate::app::drafts::half_typed;
use crate::app::onboarding::{WhoMayRead as WhoMayReadAnswer, answer_who_may_read};
use crate::app::round::FREE_LINE;
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{Taken, View};
use crate::tui::widgets::{TextLine, draw_line, draw_still};

/// What can be done, by number.
const ANSWERS: [&str; 3] = [
    "Lock it now: four plain words, and a sheet on paper",
    "Later: it waits in Settings",
    "This laptop's own lock protects it",
];

/// The question, over Today.
#[derive(Default)]
pub struct WhoMayRead {
    /// Typed on past the question; once it is left, these go to the line they were meant for.
    line: TextLine,
    /// Every key goes into those words, numbers too, until Enter ends them.
    is_writing: bool,
}

impl WhoMayRead {
    fn answer(&mut self, answer: WhoMayReadAnswer, cx: &mut Context) -> Outcome {
        answer_who_may_read(answer, cx.store)?;
        cx.close();
        match answer {
            WhoMayReadAnswer::LockNow => cx.push(LockCard::lock()),
            WhoMayReadAnswer::DiskLock => cx.say(
                "It relies on the laptop's own lock, and the head line says so. Settings can change that.",
            ),
            WhoMayReadAnswer::Later => {
                cx.say("Later, then. Settings has it, and the head line says \"not locked yet\".");
            }
        }
        Ok(())
    }

    fn later(&mut self, cx: &mut Context) -> Outcome {
        self.answer(WhoMayReadAnswer::Later, cx)
    }

    fn ask_for_a_number(&mut self, cx: &mut Context) -> Outcome {
        self.is_writing = false;
        cx.say("1, 2 or 3 answers. Esc is later, and goes back to the line.");
        Ok(())
    }
}

impl View for WhoMayRead {
    const NAME: &'static str = "Who may read";
    const HELP: &'static str = "who-may-read";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Esc, "later", Self::later),
        Command::<Self>::new(Key::Enter, "which numbers", Self::ask_for_a_number).quietly(),
    ];
    const BACK: Option<&'static str> = None;

    fn crumb(&self) -> String {
        "Welcome".to_owned()
    }

    fn tally(&self) -> String {
        "step 4 of 4".to_owned()
    }

    fn refresh(&mut self, _: &mut Context) -> Outcome {
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        self.is_writing.then_some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        self.is_writing.then_some(&mut self.line)
    }

    fn about_to_type(&mut self, key: Option<Key>) {
        self.is_writing |= match key {
            Some(Key::Char(letter)) => !letter.is_ascii_digit(),
            Some(_) => false,
            None => true,
        };
    }

    fn typed(&mut self, _: &mut Context) -> Outcome {
        self.is_writing = !self.line.is_empty();
        Ok(())
    }

    fn drafts(&self) -> Vec<Draft> {
        half_typed(FREE_LINE, &self.line)
    }

    fn words_for_below(&mut self) -> Option<String> {
        let words = std::mem::take(&mut self.line);
        (!words.is_empty()).then(|| words.text().to_owned())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        let place = number.checked_sub(1);
        match place.and_then(|place| WhoMayReadAnswer::ALL.get(place)) {
            Some(answer) => self.answer(*answer, cx).map(|()| true),
            None => Ok(false),
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (text, hint, people) = (canvas.look.text, canvas.look.hint, canvas.look.people);
        let saved = "Your first words are saved. One question is left: who may read them?";
        let mut row = 2 + canvas.paragraph(4, 1, 2, saved, text);
        let why = "Your log holds what parents tell you. It is encrypted, but until you lock it the key lies beside it.";
        row += 1 + canvas.paragraph(4, row, 3, why, text);
        for (number, words) in (1..).zip(ANSWERS) {
            canvas.put(6, row, format!("{number}  {words}"));
            canvas.put(6, row, Span::styled(number.to_string(), people));
            row += 2;
        }
        if self.line.is_empty() {
            canvas.paragraph(
                4,
                row,
                2,
                "Type a number. You can change your mind in Settings whenever you like.",
                hint,
            );
            return;
        }
        canvas.put(4, row, ">");
        let width = canvas.width();
        let mut field = canvas.part(6, row, width.saturating_sub(7), 1);
        if self.is_writing {
            draw_line(&mut field, &self.line, 1, None);
            canvas.paragraph(
                4,
                row + 1,
                2,
                "These words wait for the line. Enter ends them; then a number answers.",
                hint,
            );
        } else {
            draw_still(&mut field, &self.line);
            canvas.paragraph(
                4,
                row + 1,
                2,
                "These words wait for the line. A number answers.",
                hint,
            );
        }
    }
}
