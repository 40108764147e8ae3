//! A field answered at length: its words may have paragraphs, and Ctrl+J begins a new line, since
//! Enter goes to the next field.

use super::Form;
use crate::tui::command::{Context, Outcome, Request};
use crate::tui::view::View;
use crate::tui::widgets::TextLine;

impl<D: Clone + 'static> Form<D> {
    /// The words of this field as they are typed.
    pub(super) fn line_with(&self, words: &str, caret: usize) -> TextLine {
        if self.field().has_paragraphs {
            TextLine::with_paragraphs(words, caret)
        } else {
            TextLine::with(words, caret)
        }
    }

    pub(super) fn can_end_row(&self) -> bool {
        self.field().has_paragraphs && !self.text.is_empty()
    }

    pub(super) fn new_line(&mut self, cx: &mut Context) -> Outcome {
        self.text.new_line();
        cx.ask(Request::Typed);
        self.typed(cx)
    }
}
