//! The few questions that want a typed word before something cannot be taken back: what to type,
//! and the line for it.

use ratatui::text::Span;

use super::{TextLine, draw_line};
use crate::tui::canvas::Canvas;

/// What she types where only the word counts.
pub const YES_ASKED: &str = "Type yes, then Enter. Esc leaves everything as it is.";

/// Whether the line says yes.
pub fn is_yes(line: &TextLine) -> bool {
    line.text().trim().eq_ignore_ascii_case("yes")
}

/// Says what to type and draws the line two rows below.
pub fn draw_typed_word(inside: &mut Canvas, row: u16, asked: &str, line: &TextLine) {
    let (width, hint) = (inside.width(), inside.look.hint);
    inside.put(2, row, Span::styled(asked.to_owned(), hint));
    inside.put(2, row + 2, ">");
    draw_line(
        &mut inside.part(4, row + 2, width.saturating_sub(6), 1),
        line,
        1,
        None,
    );
}
