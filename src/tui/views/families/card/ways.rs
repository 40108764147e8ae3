//! The ways a family is involved now, on its card: each with since when, its words left to the card
//! of ways.

use ratatui::text::Span;

use super::FamilyCard;
use crate::domain::dates::say_date;
use crate::tui::canvas::{Canvas, pad};
use crate::tui::command::Context;
use crate::tui::route::Route;

impl FamilyCard {
    /// The line of one way, by its place among those that are so now.
    pub(super) fn draw_way(&self, place: usize, canvas: &mut Canvas) {
        if let Some(involvement) = self.ways.get(place) {
            let people = canvas.look.people;
            canvas.put(3, 0, Span::styled(pad(involvement.way.word(), 28), people));
            canvas.put(
                32,
                0,
                format!("since {}", say_date(involvement.since, self.around.today)),
            );
        }
    }

    /// Opens the card of ways; on the last line, with the choice of another one.
    pub(super) fn open_ways(&self, adds: bool, cx: &mut Context) {
        cx.open(Route::Involvement(self.id));
        if adds {
            cx.open(Route::ChooseInvolvement {
                family: self.id,
                way: None,
            });
        }
    }
}
