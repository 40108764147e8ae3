//! Ctrl+O on Today: the line takes the room of the lists, for long words. It is the same line, with the same echo and the same care.

use std::cell::Cell;

use super::{Part, Today};
use crate::ui::command::{Context, Outcome};

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
        self.part == Part::Line && self.has_words() && !self.understood.is_asking()
    }

    pub(super) fn can_walk_round(&self) -> bool {
        self.part == Part::Line && !self.round.stops.is_empty() && !self.is_large()
    }

    pub(super) fn change_room(&mut self, _: &mut Context) -> Outcome {
        self.larger.is_on = !self.is_large();
        Ok(())
    }

    /// The caret goes a row up or down, where words of many rows are written.
    pub(super) fn go_row(&mut self, forwards: bool) -> Outcome {
        let width = self.larger.width.get();
        self.round.line_mut().go_row(forwards, width);
        Ok(())
    }

    pub(super) fn point(&mut self, forwards: bool) -> Outcome {
        self.understood.point(forwards);
        Ok(())
    }
}
