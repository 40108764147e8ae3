//! While a long file is read or taken in: the keys wait, and Esc stops it.

use crate::ui::canvas::Canvas;
use crate::ui::command::{Command, Context, Outcome, Request};
use crate::ui::keys::Key;
use crate::ui::view::{Size, View};

/// The box that has the keys meanwhile.
pub struct BeingTaken;

impl BeingTaken {
    pub const TITLE: &'static str = "Taking in";
}

impl View for BeingTaken {
    const NAME: &'static str = Self::TITLE;
    const HELP: &'static str = "take-in";
    const COMMANDS: &'static [Command<Self>] = &[Command::<Self>::new(Key::Esc, "stop, nothing taken", |_, cx| {
        cx.close();
        cx.ask(Request::StopTakingIn);
        Ok(())
    })];

    fn refresh(&mut self, _: &mut Context) -> Outcome {
        Ok(())
    }

    fn size(&self) -> Size {
        Size::Box { columns: 66, rows: 7 }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("A long file");
        let text = inside.look.text;
        let words = "It takes a moment. All of it goes into your log together, or none of it. Esc stops it.";
        inside.paragraph(2, 1, 3, words, text);
    }
}
