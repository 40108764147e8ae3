//! The room a view takes: the whole body, or a box in its middle.

use ratatui::layout::Rect;

/// How much room a view takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Whole,
    /// A box in the middle, of this many columns and rows at most, its border included.
    Box {
        columns: u16,
        rows: u16,
    },
}

impl Size {
    /// The part of `body` that is taken.
    pub fn within(self, body: Rect) -> Rect {
        match self {
            Self::Whole => body,
            Self::Box { columns, rows } => {
                let width = columns.min(body.width);
                let height = rows.min(body.height);
                Rect {
                    x: body.x + (body.width - width) / 2,
                    y: body.y + (body.height - height) / 2,
                    width,
                    height,
                }
            }
        }
    }
}
