//! What was erased before: the receipts that are kept, without a name.

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::domain::dates::say_date;
use crate::domain::wording::count;
use crate::tui::canvas::{Canvas, pad, wrap};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing};

/// Where the words of a receipt begin.
const WORDS_FROM: u16 = 15;

/// Every receipt, newest first.
#[derive(Default)]
pub struct ErasedBefore {
    receipts: Vec<(NaiveDate, String)>,
    /// The first receipt that shows.
    list: Listing,
    today: NaiveDate,
}

impl ErasedBefore {}

impl View for ErasedBefore {
    const NAME: &'static str = "Erased before";
    const HELP: &'static str = "erase";
    const COMMANDS: &'static [Command<Self>] = &[];
    const LIST: Option<ListOf<Self>> = Some(|before| Some(before.list.of(before.receipts.len())));

    fn tally(&self) -> String {
        count(self.receipts.len(), "receipt")
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.receipts = cx
            .store
            .erasing()
            .earlier()?
            .into_iter()
            .map(|earlier| (earlier.at.date(), earlier.receipt))
            .collect();
        self.list.clamp(self.receipts.len());
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height, text, hint) = (
            canvas.width(),
            canvas.height(),
            canvas.look.text,
            canvas.look.hint,
        );
        let words = "What was erased for good, and when. No name is kept, only the day and how many of what.";
        let mut row = canvas.paragraph(1, 0, 3, words, text) + 1;
        if self.receipts.is_empty() {
            canvas.put(3, row, Span::styled("Nothing was ever erased.", hint));
        }
        for (day, receipt) in self.receipts.iter().skip(self.list.chosen()) {
            canvas.put(
                3,
                row,
                Span::styled(pad(&say_date(*day, self.today), 12), hint),
            );
            for line in wrap(
                receipt,
                usize::from(width.min(100).saturating_sub(WORDS_FROM + 2)),
            ) {
                if row < height {
                    canvas.put(WORDS_FROM, row, Span::styled(line, text));
                }
                row += 1;
            }
        }
    }
}
