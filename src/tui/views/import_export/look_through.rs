//! What was understood of a file, row by row; only Enter takes it.

use ratatui::text::Span;

use super::BringIn;
use crate::domain::text::clean_line;
use crate::import::Found;
use crate::store::Store;
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing};

/// The chosen row is told whole in so many lines at the foot.
const WHOLE: u16 = 3;

/// The rows.
pub struct LookThrough {
    found: Option<Found>,
    lines: Vec<String>,
    list: Listing,
    /// The store's count of changes when the file was read.
    seen: u64,
}

impl LookThrough {
    pub fn of(found: Found, store: &Store) -> Self {
        let lines = found.lines().iter().map(|line| clean_line(line)).collect();
        Self {
            found: Some(found),
            lines,
            list: Listing::default(),
            seen: store.changes(),
        }
    }

    fn take(&mut self, cx: &mut Context) -> Outcome {
        let Some(found) = self.found.take() else {
            return Ok(());
        };
        cx.close();
        if self.seen == cx.store.changes() {
            cx.ask(Request::TakeIn(Box::new(found)));
        } else {
            cx.push(BringIn::default());
            cx.warn(
                "Your log changed meanwhile, so nothing was taken. Enter reads the file again.",
            );
        }
        Ok(())
    }

    fn can_be_taken(&self) -> bool {
        self.found.as_ref().is_some_and(Found::can_be_taken)
    }
}

impl View for LookThrough {
    const NAME: &'static str = "Look through";
    const HELP: &'static str = "take-in";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "take it in", Self::take).when(Self::can_be_taken),
        Command::<Self>::new(Key::Esc, "back, nothing taken", |_, cx| {
            cx.close();
            cx.push(BringIn::default());
            Ok(())
        }),
    ];
    const LIST: Option<ListOf<Self>> = Some(|card| Some(card.list.of(card.lines.len())));
    const BACK: Option<&'static str> = None;

    fn refresh(&mut self, _: &mut Context) -> Outcome {
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height, text, hint) = (
            canvas.width(),
            canvas.height(),
            canvas.look.text,
            canvas.look.hint,
        );
        let (words, style) = if self.can_be_taken() {
            (
                "This was understood. Nothing of it is in your log yet; Enter takes it in.",
                text,
            )
        } else {
            (
                "Nothing of it can be taken yet. Put the file right, then read it again.",
                hint,
            )
        };
        canvas.put(1, 0, Span::styled(words, style));
        canvas.rule(1);
        let foot = height.saturating_sub(WHOLE + 1);
        let wide = usize::from(width).saturating_sub(4);
        let mut body = canvas.part(0, 2, width, foot.saturating_sub(2));
        self.list
            .draw(&mut body, self.lines.len(), 1, true, |place, row| {
                row.put(3, 0, shorten(&self.lines[place], wide));
            });
        canvas.rule(foot);
        if let Some(line) = self.lines.get(self.list.chosen()) {
            canvas.paragraph(3, foot + 1, WHOLE, line, text);
        }
    }
}
