//! How the preview looks: the page as words, what is left out struck through, and a sign where
//! somebody else is named.

use ratatui::style::Modifier;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::Preview;
use crate::pages::rows;
use crate::tui::canvas::{Canvas, shorten};

/// Columns of the widest page, and those kept for the signs before it.
const WIDE: u16 = 78;
const SIGNS: u16 = 5;
/// Lines a page key moves by.
const PAGE: usize = 8;
/// Before a line that names somebody of another family: is that meant?
const NAMES_ANOTHER: &str = "?";

impl Preview {
    /// The pages to choose from, each with its number; says how many rows that took.
    fn draw_names(&self, canvas: &mut Canvas) -> u16 {
        if self.names.len() < 2 {
            return 0;
        }
        let look = canvas.look;
        let (mut x, mut y, width) = (3, 0, canvas.width());
        for (place, name) in self.names.iter().enumerate() {
            let text = format!("{} {name}", place + 1);
            let wide = u16::try_from(text.width()).unwrap_or(width);
            if x > 3 && x + wide >= width {
                (x, y) = (3, y + 1);
            }
            canvas.put(
                x,
                y,
                Span::styled(
                    text,
                    if place == self.kind {
                        look.heading
                    } else {
                        look.hint
                    },
                ),
            );
            x += wide + 3;
        }
        y + 2
    }

    /// Whether there is nothing to put on the page.
    pub(super) fn is_empty(&self) -> bool {
        self.page
            .as_ref()
            .is_some_and(|page| page.is_blank() || page.title.is_empty())
    }

    pub(super) fn why_empty(&self) -> &'static str {
        if self.is_notice() {
            "Nothing stands on the notice yet. Ctrl+O writes it."
        } else if self
            .wanted()
            .is_some_and(|wanted| wanted.period().is_some())
        {
            "Nothing that may stand on this page was written in this while. Right takes another one."
        } else {
            "Nothing that may stand on this page is written yet."
        }
    }

    pub(super) fn draw_page(&self, canvas: &mut Canvas) {
        let look = canvas.look;
        let top = self.draw_names(canvas);
        let (width, height) = (canvas.width(), canvas.height().saturating_sub(top));
        let canvas = &mut canvas.part(0, top, width, height);
        let Some(page) = &self.page else {
            canvas.paragraph(3, 1, 3, &self.trouble, look.text);
            return;
        };
        if self.is_empty() {
            canvas.paragraph(3, 1, 3, self.why_empty(), look.text);
            return;
        }
        let mut page = page.clone();
        if let Some(made) = self.as_made() {
            page.left_out = made.left_out;
        }
        let width = canvas.width().min(WIDE).saturating_sub(SIGNS + 1);
        let rows = rows(&page, usize::from(width));
        let below = u16::from(self.still_named().next().is_some());
        let (all, fits) = (rows.len(), canvas.height().saturating_sub(below));
        let mut list = self.list.clone();
        // The top shows with the first line, and the foot with the last.
        let chosen = rows
            .iter()
            .rposition(|row| row.line == Some(self.line()))
            .unwrap_or(0);
        let chosen = if self.line() == 0 { 0 } else { chosen };
        list.choose(if self.line() + 1 == self.lines() && self.line() > 0 {
            all - 1
        } else {
            chosen
        });
        let shown = list.window(all, usize::from(fits));
        self.at.window(self.lines(), PAGE);
        for (y, row) in (0..).zip(&rows[shown]) {
            let is_off = row.line.is_some_and(|line| self.off.contains(&line));
            let is_named =
                row.line.is_some() && self.still_named().any(|named| named.line == row.line);
            let style = match (row.is_heading, is_off) {
                (true, _) => look.heading,
                (_, true) => look.hint.add_modifier(Modifier::CROSSED_OUT),
                _ => look.text,
            };
            let sign = if is_off {
                "×"
            } else if is_named {
                NAMES_ANOTHER
            } else {
                " "
            };
            canvas.put(3, y, sign);
            canvas.put(SIGNS, y, Span::styled(row.text.clone(), style));
            if row.line == Some(self.line()) {
                canvas.put(1, y, "▶");
            }
        }
        if below > 0 {
            canvas.put(
                3,
                fits,
                Span::styled(
                    shorten(
                        &format!("{NAMES_ANOTHER}  names {}", self.names_elsewhere()),
                        usize::from(canvas.width()) - 4,
                    ),
                    look.hint,
                ),
            );
        }
    }
}
