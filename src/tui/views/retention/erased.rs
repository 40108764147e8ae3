//! The receipt: what went, what stays and why, and which copies are out of reach.

use std::cell::Cell;

use chrono::NaiveDate;

use crate::domain::dates::say_date;
use crate::domain::erased::{Gone, counted};
use crate::domain::wording::count;
use crate::store::{FromCopies, Mention};
use crate::tui::canvas::{Canvas, wrap};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing};

/// The receipt on the screen. What is kept of it has no names.
pub struct ErasedForGood {
    paragraphs: Vec<String>,
    list: Listing,
    /// How many rows it takes at the width it was drawn last.
    rows: Cell<usize>,
}

impl ErasedForGood {
    pub fn told(
        gone: Option<&Gone>,
        stays: &[Mention],
        copies: &FromCopies,
        today: NaiveDate,
    ) -> Self {
        let mut paragraphs = vec![match gone {
            Some(gone) => format!(
                "Gone for good: {}, with every earlier wording.",
                counted(gone)
            ),
            None => "An erasing that was broken off has been carried through.".to_owned(),
        }];
        paragraphs.push(from_copies(copies));
        if !stays.is_empty() {
            paragraphs.push("These stay, because they are about somebody else or are yours. They say a name, so look at them:".to_owned());
            paragraphs.extend(stays.iter().map(|mention| {
                let day = mention
                    .day
                    .map(|day| format!("{}  ", say_date(day, today)))
                    .unwrap_or_default();
                format!("  {day}{}", mention.what)
            }));
        }
        paragraphs.extend(out_of_reach(copies));
        paragraphs
            .push("This line is kept, without a name: the day, and how many of what went. Undo cannot bring any of it back.".to_owned());
        Self {
            paragraphs,
            list: Listing::default(),
            rows: Cell::new(1),
        }
    }
}

fn from_copies(copies: &FromCopies) -> String {
    let said = |number: usize| {
        if number == 1 {
            "1 copy".to_owned()
        } else {
            format!("{number} copies")
        }
    };
    let mut words = match (copies.written_anew, copies.untouched) {
        (0, 0) => "There was no copy to write anew.".to_owned(),
        (0, some) => format!("{} read: nothing of it was there.", said(some)),
        (some, 0) => format!(
            "{} written anew without it and read back whole.",
            said(some)
        ),
        (some, others) => format!(
            "{} written anew without it and read back whole; {others} had nothing of it.",
            said(some)
        ),
    };
    if copies.removed > 0 {
        words.push_str(&format!(
            " Removed, because they could not be opened: {}.",
            count(copies.removed, "file")
        ));
    }
    words
}

/// What no program can see to, and when it goes by itself.
fn out_of_reach(copies: &FromCopies) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(folder) = &copies.second_not_there {
        words.push(format!(
            "Out of reach: the second place, {}, is not there just now. Copies in it still have everything. They are written anew as soon as Hometime sees it again, before anything else is copied there; until then, keep it safe.",
            folder.display()
        ));
    }
    for folder in &copies.of_earlier_logs {
        words.push(format!(
            "Out of reach: copies of an earlier log, with a key of their own, in {}. Remove that folder if they say anything of it.",
            folder.display()
        ));
    }
    words.push("Copies made by hand, files written out and pages printed: nobody but you knows where they are.".to_owned());
    words
}

impl View for ErasedForGood {
    const NAME: &'static str = "Erased";
    const HELP: &'static str = "erase";
    const COMMANDS: &'static [Command<Self>] = &[];
    const LIST: Option<ListOf<Self>> = Some(|receipt| Some(receipt.list.of(receipt.rows.get())));

    fn refresh(&mut self, _: &mut Context) -> Outcome {
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height, text) = (canvas.width(), canvas.height(), canvas.look.text);
        let wide = usize::from(width.min(90)).saturating_sub(4);
        let mut lines: Vec<String> = Vec::new();
        for paragraph in &self.paragraphs {
            let indent = if paragraph.starts_with("  ") {
                "  "
            } else {
                ""
            };
            if indent.is_empty() && !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(
                wrap(paragraph.trim_start(), wide - indent.len())
                    .into_iter()
                    .map(|line| format!("{indent}{line}")),
            );
        }
        // Read from the line the arrows are on; the last screenful is the end.
        let fits = usize::from(height);
        self.rows.set(lines.len().saturating_sub(fits) + 1);
        let first = self.list.chosen().min(self.rows.get() - 1);
        for (row, line) in lines.iter().skip(first).take(fits).enumerate() {
            canvas.put(
                2,
                u16::try_from(row).unwrap_or(u16::MAX),
                ratatui::text::Span::styled(line.clone(), text),
            );
        }
    }
}
