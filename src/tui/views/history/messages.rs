//! What the bottom line said this evening, newest first. It is kept while the log is open, and
//! never on a disk.

use ratatui::text::Span;

use crate::domain::wording::count;
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::said::Said;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing};

/// Rows below the list, for the whole of the chosen one.
const WHOLE: u16 = 4;

/// The list of messages.
pub struct Messages {
    said: Vec<Said>,
    list: Listing,
}

impl Messages {
    /// Newest first.
    pub fn of(said: Vec<Said>) -> Self {
        Self {
            said,
            list: Listing::default(),
        }
    }
}

impl View for Messages {
    const NAME: &'static str = "Messages";
    const HELP: &'static str = "messages";
    const COMMANDS: &'static [Command<Self>] = &[];
    const LIST: Option<ListOf<Self>> = Some(|messages| Some(messages.list.of(messages.said.len())));

    fn crumb(&self) -> String {
        "Messages of this evening".to_owned()
    }

    fn tally(&self) -> String {
        count(self.said.len(), "message")
    }

    fn refresh(&mut self, _: &mut Context) -> Outcome {
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height, text, hint, due) = (
            canvas.width(),
            canvas.height(),
            canvas.look.text,
            canvas.look.hint,
            canvas.look.due,
        );
        if self.said.is_empty() {
            canvas.put(
                3,
                1,
                Span::styled("Nothing was said yet this evening.", hint),
            );
            return;
        }
        let wide = usize::from(width).saturating_sub(12);
        let mut body = canvas.part(0, 1, width, height.saturating_sub(WHOLE + 3));
        self.list
            .draw(&mut body, self.said.len(), 1, true, |place, row| {
                let said = &self.said[place];
                row.put(3, 0, said.at.format("%H:%M").to_string());
                row.put(
                    10,
                    0,
                    Span::styled(
                        shorten(&said.words, wide),
                        if said.is_warning { due } else { text },
                    ),
                );
            });
        canvas.rule(height.saturating_sub(WHOLE + 1));
        if let Some(said) = self.said.get(self.list.chosen()) {
            canvas.paragraph(3, height.saturating_sub(WHOLE), WHOLE, &said.words, text);
        }
    }
}
