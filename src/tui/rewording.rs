//! Other words in the place of those in the line on top: what a card made of them. Ctrl+Z brings
//! the earlier ones back.

use super::app::App;
use super::command::Outcome;

impl App {
    pub(super) fn reword(&mut self, words: &str) -> Outcome {
        self.typed_last = true;
        self.with_top(|top, cx| top.reword(words, cx))
    }
}
