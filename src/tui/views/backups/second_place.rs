//! Where copies go as well: a stick, or a folder on another disk, asked for once.

use std::path::PathBuf;

use ratatui::text::Span;

use crate::store::Draft;
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{Prompt, TextLine};
use crate::vault::{Second, meant_by, plugged_in};

const PLACE: &str = "copies/second-place";
/// Sticks that are named by number.
const OFFERED: usize = 4;

/// The question.
#[derive(Default)]
pub struct SecondPlace {
    line: Prompt,
    /// What is plugged in.
    sticks: Vec<PathBuf>,
}

impl SecondPlace {
    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let typed = self.line.text().trim();
        let stick = typed
            .parse::<usize>()
            .ok()
            .and_then(|number| self.sticks.get(number.checked_sub(1)?));
        let folder = stick.cloned().unwrap_or_else(|| meant_by(typed));
        cx.store.copies().choose_second(Some(&folder), cx.now)?;
        self.line.clear();
        cx.close();
        cx.ask(Request::CopyNow);
        Ok(())
    }

    fn want_none(&mut self, cx: &mut Context) -> Outcome {
        cx.store.copies().choose_second(None, cx.now)?;
        self.line.clear();
        cx.say("Copies stay on this laptop only. Ctrl+E names a second place whenever you like.");
        cx.close();
        Ok(())
    }
}

impl View for SecondPlace {
    const NAME: &'static str = "Second place";
    const HELP: &'static str = "copies";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "copy there too", Self::enter)
            .when(|place| !place.line.is_empty()),
        Command::<Self>::new(Key::Ctrl('n'), "this laptop only", Self::want_none),
    ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        let second = cx.store.copies().second(cx.today());
        self.sticks = plugged_in();
        self.sticks.truncate(OFFERED);
        let folder = match second {
            Second::Place { folder, .. } => folder.display().to_string(),
            _ => String::new(),
        };
        self.line.take_up(PLACE, &folder, cx.store)?;
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn drafts(&self) -> Vec<Draft> {
        self.line.drafts()
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 74,
            rows: 14 + u16::try_from(self.sticks.len()).unwrap_or(0),
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("A second place for copies");
        let (width, text, hint) = (inside.width(), inside.look.text, inside.look.hint);
        let words = "If this laptop is lost, a copy on a stick or on another disk is what is left. Copies there are locked as your log is, and the key lies with them.";
        let mut row = 1 + inside.paragraph(2, 1, 4, words, text);
        self.line.draw(&mut inside, row + 1, 1);
        row += 3;
        for (number, stick) in (1..).zip(&self.sticks) {
            let people = inside.look.people;
            inside.put(
                4,
                row,
                shorten(
                    &format!("{number}  {}", stick.display()),
                    usize::from(width).saturating_sub(6),
                ),
            );
            inside.put(4, row, Span::styled(number.to_string(), people));
            row += 1;
        }
        let how = if self.sticks.is_empty() {
            "Put a stick in and come back here for its name, or type a folder, such as  /mnt/disk/copies  or  E:\\  then Enter."
        } else {
            "Type the number of a stick, or the name of a folder, then Enter."
        };
        row += inside.paragraph(2, row, 2, how, hint);
        inside.paragraph(
            2,
            row,
            2,
            "Each new copy goes there too whenever it is there. Ctrl+N: this laptop only.",
            hint,
        );
    }
}
