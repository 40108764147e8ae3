//! While something long is under way that nothing may come between: the keys wait, and Esc stops
//! it.

use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View, ViewEntry};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<OneMoment>()];

/// The box that has the keys meanwhile.
pub struct OneMoment {
    title: &'static str,
    words: &'static str,
}

impl OneMoment {
    pub const TITLE: &'static str = "One moment";
    /// A long file is read or taken in.
    pub const FILE: Self = Self {
        title: "A long file",
        words: "It takes a moment. All of it goes into your log together, or none of it. Esc stops it.",
    };
    /// The log and its copies go to another folder.
    pub const MOVING: Self = Self {
        title: "To this laptop alone",
        words: "Every file is read back there before anything here is touched. Esc stops it.",
    };
    /// A copy is opened or put back.
    pub const COPY: Self = Self {
        title: "A copy",
        words: "All of it is read first, which takes a moment. Esc stops it.",
    };
}

impl View for OneMoment {
    const NAME: &'static str = Self::TITLE;
    const HELP: &'static str = "one-moment";
    const COMMANDS: &'static [Command<Self>] = &[Command::<Self>::new(
        Key::Esc,
        "stop, nothing changed",
        |_, cx| {
            cx.close();
            cx.ask(Request::Stop);
            Ok(())
        },
    )];

    fn refresh(&mut self, _: &mut Context) -> Outcome {
        Ok(())
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 66,
            rows: 7,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed(self.title);
        let text = inside.look.text;
        inside.paragraph(2, 1, 3, self.words, text);
    }
}
