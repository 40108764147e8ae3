//! The Menu: every screen by its number, from anywhere.

use crate::app::hints::short_way;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::{ScreenEntry, Size, Taken, View, ViewEntry};
use crate::tui::widgets::{ListOf, Listing};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<Menu>()];

/// The numbered list of screens.
pub struct Menu {
    screens: Vec<ScreenEntry>,
    list: Listing,
    back_to: String,
}

impl Menu {
    /// `back_to`: the crumb of what lies below.
    pub fn over(back_to: String, screens: Vec<ScreenEntry>) -> Self {
        Self {
            screens,
            list: Listing::default(),
            back_to,
        }
    }

    fn go(&mut self, cx: &mut Context) -> Outcome {
        let place = self.list.chosen();
        let Some(row) = self.screens.get(place) else {
            return Ok(());
        };
        cx.go_to(row.screen);
        let short = short_way(cx.store, "menu", &(place + 1).to_string());
        if !short.is_empty() {
            cx.say(short.trim_start_matches(". "));
        }
        Ok(())
    }
}

impl View for Menu {
    const NAME: &'static str = "Menu";
    const HELP: &'static str = "menu";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "go there", Self::go),
        Command::<Self>::new(Key::Ctrl('q'), "finish for tonight", |_, cx| {
            cx.ask(Request::Finish);
            Ok(())
        }),
    ];
    const LIST: Option<ListOf<Self>> = Some(|menu| Some(menu.list.of(menu.screens.len())));

    fn crumb(&self) -> String {
        self.back_to.clone()
    }

    fn refresh(&mut self, _: &mut Context) -> Outcome {
        Ok(())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        let row = number
            .checked_sub(1)
            .and_then(|place| self.screens.get(place));
        if let Some(row) = row {
            cx.go_to(row.screen);
        }
        Ok(row.is_some())
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 40,
            rows: u16::try_from(self.screens.len()).unwrap_or(9) + 8,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Menu");
        let hint = inside.look.hint;
        for (place, screen) in (0u16..).zip(&self.screens) {
            inside.put(3, place + 1, format!("{}  {}", place + 1, screen.title));
            if usize::from(place) == self.list.chosen() {
                let width = inside.width();
                crate::tui::widgets::mark_chosen(&mut inside.part(0, place + 1, width, 1));
            }
        }
        let below = u16::try_from(self.screens.len()).unwrap_or(9) + 2;
        inside.put(
            3,
            below,
            ratatui::text::Span::styled(format!("Esc     back to {}", self.back_to), hint),
        );
        inside.put(
            3,
            below + 1,
            ratatui::text::Span::styled("Ctrl+Q  finish for tonight", hint),
        );
        inside.put(
            3,
            below + 3,
            ratatui::text::Span::styled("Half-typed words are kept.", hint),
        );
    }
}
