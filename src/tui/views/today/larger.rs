//! Ctrl+O on Today: the line takes the room of the lists, for long words. It is the same line, with
//! the same echo and the same care; only that Enter begins a new line in it, and Esc is done with
//! it.

use std::cell::Cell;

use super::{Part, Today};
use crate::tui::command::{Context, Outcome, Request};
use crate::tui::view::View;
use crate::tui::widgets::wrapped;

/// Whether the line has the room of the lists.
#[derive(Debug, Default)]
pub(super) struct Larger {
    is_on: bool,
    /// As wide as the line was last drawn: only drawing knows where its rows break.
    pub width: Cell<u16>,
}

impl Today {
    pub(super) fn is_large(&self) -> bool {
        self.larger.is_on && self.can_enlarge()
    }

    pub(super) fn can_enlarge(&self) -> bool {
        self.part == Part::Line && !self.understood.is_asking()
    }

    /// Before the first word there is no row to end.
    pub(super) fn can_end_row(&self) -> bool {
        self.can_enlarge() && self.has_words()
    }

    pub(super) fn can_walk_round(&self) -> bool {
        self.part == Part::Line && !self.round.stops.is_empty() && !self.is_large()
    }

    pub(super) fn change_room(&mut self, _: &mut Context) -> Outcome {
        self.larger.is_on = !self.is_large();
        Ok(())
    }

    /// What stands behind the caret goes on in a new row, which needs the room.
    pub(super) fn new_line(&mut self, cx: &mut Context) -> Outcome {
        self.larger.is_on = true;
        self.round.line_mut().new_line();
        cx.ask(Request::Typed);
        self.typed(cx)
    }

    /// Whether there is a row below the caret's, or above it, in the larger box.
    pub(super) fn has_row(&self, forwards: bool) -> bool {
        self.is_large() && wrapped::has_row(self.round.line(), forwards, self.larger.width.get())
    }

    /// The caret goes a row up or down, where words of many rows are written.
    pub(super) fn go_row(&mut self, forwards: bool) -> Outcome {
        let width = self.larger.width.get();
        wrapped::go_row(self.round.line_mut(), forwards, width);
        Ok(())
    }

    pub(super) fn go_to_end_of_row(&mut self, forwards: bool) -> Outcome {
        let width = self.larger.width.get();
        wrapped::go_to_end_of_row(self.round.line_mut(), forwards, width);
        Ok(())
    }

    pub(super) fn point(&mut self, forwards: bool) -> Outcome {
        self.understood.point(forwards);
        Ok(())
    }
}
