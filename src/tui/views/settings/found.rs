//! Rows that the box finds by a word of theirs.

use super::{Row, Settings};
use crate::tui::command::{Context, Outcome};

impl Settings {
    pub(super) fn come_to_look(&mut self, _: &mut Context) -> Outcome {
        self.point(|row| matches!(row, Row::Look))
    }

    pub(super) fn come_to_weeks_off(&mut self, _: &mut Context) -> Outcome {
        self.point(|row| matches!(row, Row::AddBreak))
    }

    pub(super) fn come_to_waits(&mut self, _: &mut Context) -> Outcome {
        self.point(|row| matches!(row, Row::Wait(_)))
    }

    pub(super) fn come_to_foot(&mut self, _: &mut Context) -> Outcome {
        self.point(|row| matches!(row, Row::Worry))
    }

    fn point(&mut self, is_meant: fn(&Row) -> bool) -> Outcome {
        self.list
            .choose(self.rows().iter().position(is_meant).unwrap_or(0));
        Ok(())
    }
}
