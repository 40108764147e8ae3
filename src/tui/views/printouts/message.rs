//! A message for the parent: its words in a plain box, bare, so that a mouse can take them too; and
//! on their way to the clipboard.

use super::PagesFolder;
use super::making::folder;
use crate::domain::wording::and_list;
use crate::domain::{Entry, Id};
use crate::pages::{Form, Message, free_name, write_new};
use crate::store::Result;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::View;

/// The message made of one note.
pub struct MessageCard {
    note: Id<Entry>,
    message: Option<Message>,
}

impl MessageCard {
    /// Shows the message, and copies it at once unless she is to be asked first.
    pub fn open(note: Id<Entry>, cx: &mut Context) -> Outcome {
        let message = read(note, cx)?;
        let card = Self { note, message };
        let (words, others) = (
            card.message.as_ref().map(|message| message.words.clone()),
            card.others(),
        );
        cx.push(card);
        match (words, others) {
            (Some(words), None) => copy(words, cx),
            (Some(_), Some(others)) => {
                cx.warn(format!("{others} Enter copies it as it is, Esc goes back."));
            }
            (None, _) => {}
        }
        Ok(())
    }

    fn copy(&mut self, cx: &mut Context) -> Outcome {
        if let Some(message) = &self.message {
            copy(message.words.clone(), cx);
        }
        Ok(())
    }

    /// Where nothing takes words from the program, a file does.
    fn keep_as_file(&mut self, cx: &mut Context) -> Outcome {
        let Some(message) = &self.message else {
            return Ok(());
        };
        let Some(folder) = folder(cx.store)? else {
            cx.push(PagesFolder::default());
            return Ok(());
        };
        let path = free_name(&folder, &format!("message-{}", cx.today()), Form::Text);
        match write_new(&path, format!("{}\n", message.words).as_bytes()) {
            Ok(()) => cx.say(format!("Made: {}", path.display())),
            Err(trouble) => cx.warn(format!("{trouble} Ctrl+E on a page names another folder.")),
        }
        Ok(())
    }

    /// "Kai (Kai's family) is named in it."
    fn others(&self) -> Option<String> {
        let names: Vec<String> = self
            .message
            .iter()
            .flat_map(|message| &message.names)
            .map(|(name, of)| format!("{name} ({of})"))
            .collect();
        let are = if names.len() == 1 { "is" } else { "are" };
        (!names.is_empty()).then(|| {
            format!(
                "{} {are} named in it.",
                and_list(names.iter().map(String::as_str))
            )
        })
    }
}

fn read(note: Id<Entry>, cx: &Context) -> Result<Option<Message>> {
    let people = cx.store.people()?;
    let note = cx.store.entries().get(note)?;
    Ok(note.and_then(|note| Message::of(&note, &people, cx.today())))
}

fn copy(words: String, cx: &mut Context) {
    cx.ask(Request::Copy(words));
    cx.say("The words are on their way to the clipboard.");
}

impl View for MessageCard {
    const NAME: &'static str = "Message for the parent";
    const HELP: &'static str = "message";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "copy it", Self::copy).when(|card| card.message.is_some()),
        Command::<Self>::new(Key::Ctrl('c'), "copy it", Self::copy)
            .when(|card| card.message.is_some())
            .in_help(),
        Command::<Self>::new(Key::Ctrl('p'), "keep as a file", Self::keep_as_file)
            .when(|card| card.message.is_some()),
    ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.message = read(self.note, cx)?;
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (text, hint, width) = (canvas.look.text, canvas.look.hint, canvas.width());
        let Some(message) = &self.message else {
            let words = "There is nothing here to send: this note is private, told in confidence, or has no words of yours in it.";
            canvas.paragraph(3, 1, 3, words, text);
            return;
        };
        let room = canvas.height().saturating_sub(4);
        let rows =
            canvas
                .part(0, 1, width.min(78), room)
                .paragraph(0, 0, room, &message.words, text);
        let below = "The words as they are copied. Change the note to change them; private notes and reminders are never in them.";
        canvas.paragraph(0, rows + 2, 2, below, hint);
    }
}
