//! The last of the first steps: who may read the log, asked once, after the first chat is safe.
//! Whoever types on without looking finds the words in the line afterwards; a number among them
//! chooses nothing, so that no chat is ever typed where a passphrase belongs.

use ratatui::text::Span;

use super::LockCard;
use crate::store::{self, Draft, LockState, Store};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::unsaved::half_typed;
use crate::tui::view::{Taken, View};
use crate::tui::views::FREE_LINE;
use crate::tui::widgets::{TextLine, draw_line, draw_still};

/// Whether it still has to be asked.
const ASKED_SETTING: &str = "who may read";
const AFTER_THE_FIRST_CHAT: &str = "after the first chat";
const ANSWERED: &str = "answered";

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
    /// Notes that it is to be asked, unless that was done or the log is locked already.
    pub fn ask_after_the_first_chat(store: &Store) -> store::Result<()> {
        let settings = store.settings();
        if store.lock_state() == LockState::Open && settings.get(ASKED_SETTING)?.is_none() {
            settings.set(ASKED_SETTING, AFTER_THE_FIRST_CHAT)?;
        }
        Ok(())
    }

    /// The question, when something was saved and it was not answered yet.
    pub fn if_it_is_time(store: &Store) -> store::Result<Option<Self>> {
        let is_due = store
            .settings()
            .get(ASKED_SETTING)?
            .is_some_and(|asked| asked == AFTER_THE_FIRST_CHAT);
        Ok((is_due && store.lock_state() == LockState::Open).then(Self::default))
    }

    pub fn answer(&mut self, number: usize, cx: &mut Context) -> Outcome {
        cx.store.settings().set(ASKED_SETTING, ANSWERED)?;
        cx.close();
        match number {
            1 => cx.open(LockCard::lock()),
            3 => {
                cx.store.locks().rely_on_disk()?;
                cx.say("It relies on the laptop's own lock, and the head line says so. Settings can change that.");
            }
            _ => cx.say("Later, then. Settings has it, and the head line says \"not locked yet\"."),
        }
        Ok(())
    }

    fn later(&mut self, cx: &mut Context) -> Outcome {
        self.answer(2, cx)
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
        let is_there = (1..=ANSWERS.len()).contains(&number);
        if is_there {
            self.answer(number, cx)?;
        }
        Ok(is_there)
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
