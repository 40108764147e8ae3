//! The last of the first steps: who may read the log, asked once, after the first chat is safe. Letters do nothing here, so that no
//! chat is ever typed where a passphrase belongs.

use ratatui::text::Span;

use super::LockCard;
use crate::store::{self, LockState, Store};
use crate::ui::canvas::Canvas;
use crate::ui::command::{Command, Context, Outcome};
use crate::ui::keys::Key;
use crate::ui::view::{Taken, View};

/// Whether it still has to be asked.
const ASKED_SETTING: &str = "who may read";
const AFTER_THE_FIRST_CHAT: &str = "after the first chat";
const ANSWERED: &str = "answered";

/// What can be done, by number.
const ANSWERS: [&str; 3] =
    ["Lock it now: four plain words, and a sheet on paper", "Later: it waits in Settings", "This laptop's own lock protects it"];

/// The question, over Today.
#[derive(Default)]
pub struct WhoMayRead {
    /// Letters were typed: a number after them may be part of a sentence, and chooses nothing.
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
        let is_due = store.settings().get(ASKED_SETTING)?.is_some_and(|asked| asked == AFTER_THE_FIRST_CHAT);
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

    fn about_to_type(&mut self, key: Option<Key>) {
        self.is_writing |= matches!(key, Some(Key::Char(letter)) if !letter.is_ascii_digit());
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        if self.is_writing {
            cx.warn("There is nothing to type into here. Esc goes back to the line; Enter, and then a number answers.");
            return Ok(true);
        }
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
        canvas.paragraph(4, row, 2, "Type a number. You can change your mind in Settings whenever you like.", hint);
    }
}
