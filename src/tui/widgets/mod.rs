//! The parts screens are made of.

mod confirm;
mod editor;
mod entry_pages;
pub mod entry_row;
mod heat;
mod listing;
mod prompt;
pub mod wrapped;

pub use confirm::{Confirm, Question, YES_ASKED, not_yes};
pub use editor::{Editor, EditorKeys, EditorOf, editor, editor_mut};
pub use entry_pages::EntryPages;
pub use heat::Heat;
pub use listing::{ListKeys, ListOf, ListRows, Listing, mark_chosen};
pub use prompt::Prompt;

use super::canvas::Canvas;
use super::keys::Key;
pub use crate::app::text_line::{SecretLine, TextLine};

/// Gives a key to a text. `false`: the key edits nothing.
pub fn press(line: &mut TextLine, key: Key) -> bool {
    key.edit().map(|edit| line.apply(edit)).is_some()
}

/// Whether a key puts text in; `None` is a paste.
pub fn is_text(key: Option<Key>) -> bool {
    matches!(key, None | Some(Key::Char(_)))
}

/// Draws a line for a passphrase with the caret, hidden or not.
pub fn draw_secret(canvas: &mut Canvas, line: &SecretLine, rows: u16) {
    if line.is_shown() {
        draw_line(canvas, line.line(), rows, None);
    } else {
        draw_line(canvas, &line.line().masked(), rows, None);
    }
}

/// Stands where a row was ended, among words that run on.
const LINE_END: &str = "↵";

/// Draws the words being typed with the real caret among them, in at most `rows` rows; `completion`
/// is what Tab would add.
pub fn draw_line(canvas: &mut Canvas, line: &TextLine, rows: u16, completion: Option<&str>) {
    draw_typed(
        canvas,
        wrapped::Typed::new(line.text(), line.caret()).underlined(line.unknown()),
        rows,
        completion,
    );
}

/// The same with the paragraphs in one run, for a place with little room: a sign stands where a row
/// was ended.
pub fn draw_run(canvas: &mut Canvas, line: &TextLine, rows: u16, completion: Option<&str>) {
    let typed = wrapped::Typed::new(line.text(), line.caret())
        .underlined(line.unknown())
        .in_one_run(LINE_END, canvas.look.hint);
    draw_typed(canvas, typed, rows, completion);
}

fn draw_typed(canvas: &mut Canvas, typed: wrapped::Typed, rows: u16, completion: Option<&str>) {
    let (text, hint) = (canvas.look.text, canvas.look.hint);
    let width = canvas.width();
    let mut field = canvas.part(0, 0, width, rows);
    let (buffer, area) = field.cells();
    let typed = typed.style(text);
    let typed = match completion {
        Some(words) => typed.completion(words, hint),
        None => typed,
    };
    if let Some(place) = typed.draw(area, buffer) {
        field.caret(place.x - area.x, place.y - area.y);
    }
}

/// Draws the words of a line she is not in, laid out as they are when she is.
pub fn draw_still(canvas: &mut Canvas, line: &TextLine) {
    let text = canvas.look.text;
    let (buffer, area) = canvas.cells();
    wrapped::Typed::new(line.text(), 0)
        .style(text)
        .underlined(line.unknown())
        .draw(area, buffer);
}

/// How many rows [`draw_line`] takes at a width.
pub fn line_height(line: &TextLine, width: u16, at_most: u16) -> u16 {
    wrapped::Typed::new(line.text(), line.caret())
        .height(width, at_most)
        .max(1)
}

/// How many rows [`draw_run`] takes at a width.
pub fn run_height(line: &TextLine, width: u16, at_most: u16) -> u16 {
    wrapped::Typed::new(line.text(), line.caret())
        .in_one_run(LINE_END, ratatui::style::Style::new())
        .height(width, at_most)
        .max(1)
}
