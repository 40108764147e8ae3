//! Where copies go as well: a stick, or a folder on another disk, asked for once.

use std::path::PathBuf;

use crate::store::{Draft, Second};
use crate::ui::canvas::Canvas;
use crate::ui::command::{Command, Context, Outcome, Request};
use crate::ui::keys::Key;
use crate::ui::unsaved::half_typed;
use crate::ui::view::{Size, View};
use crate::ui::widgets::{TextLine, draw_line};

const PLACE: &str = "copies/second-place";

/// The question.
#[derive(Default)]
pub struct SecondPlace {
    line: TextLine,
    is_read: bool,
}

impl SecondPlace {
    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let typed = self.line.text().trim().trim_matches('"').to_owned();
        cx.store.copies().choose_second(Some(&PathBuf::from(&typed)), cx.now)?;
        self.line = TextLine::default();
        cx.close();
        cx.ask(Request::CopyNow);
        Ok(())
    }

    fn want_none(&mut self, cx: &mut Context) -> Outcome {
        cx.store.copies().choose_second(None, cx.now)?;
        self.line = TextLine::default();
        cx.say("Copies stay on this laptop only. Ctrl+E names a second place whenever you like.");
        cx.close();
        Ok(())
    }
}

impl View for SecondPlace {
    const NAME: &'static str = "Second place";
    const HELP: &'static str = "copies";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "copy there too", Self::enter).when(|place| !place.line.is_empty()),
        Command::<Self>::new(Key::Ctrl('n'), "this laptop only", Self::want_none),
        Command::<Self>::new(Key::Esc, "back", |_, cx| {
            cx.close();
            Ok(())
        }),
    ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        let second = cx.store.copies().second(cx.today());
        if !self.is_read {
            self.is_read = true;
            if let Some(draft) = cx.store.drafts().all()?.into_iter().find(|draft| draft.place == PLACE) {
                self.line = TextLine::with(&draft.text, draft.caret);
            } else if let Second::Place { folder, .. } = second {
                let folder = folder.display().to_string();
                self.line = TextLine::with(&folder, folder.len());
            }
        }
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn drafts(&self) -> Vec<Draft> {
        half_typed(PLACE, &self.line)
    }

    fn size(&self) -> Size {
        Size::Box { columns: 74, rows: 13 }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("A second place for copies");
        let (width, text, hint) = (inside.width(), inside.look.text, inside.look.hint);
        let words = "If this laptop is lost, a copy on a stick or on another disk is what is left. Copies there are locked as your log is, and the key lies with them.";
        let mut row = 1 + inside.paragraph(2, 1, 4, words, text);
        inside.put(2, row + 1, ">");
        draw_line(&mut inside.part(4, row + 1, width.saturating_sub(6), 1), &self.line, 1, None);
        row += 3 + inside.paragraph(2, row + 3, 2, "Type the name of its folder, such as  /media/ann/STICK  or  E:\\  then Enter.", hint);
        inside.paragraph(2, row, 2, "Each new copy goes there too whenever it is there. Ctrl+N: this laptop only.", hint);
    }
}
