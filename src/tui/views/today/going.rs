//! Going through the round and back: to the next child, to those left from an earlier day, past one
//! who is away.

use chrono::NaiveDate;

use super::{Part, Today};
use crate::domain::dates::say_date;
use crate::tui::command::{Context, Outcome};
use crate::tui::view::View;

impl Today {
    pub(super) fn step(&mut self, forwards: bool, cx: &mut Context) -> Outcome {
        self.round.step(forwards);
        self.plain = false;
        self.look_around(cx)
    }

    /// Takes up the children left from an earlier round; the line is about that day.
    pub(super) fn take_up(&mut self, day: NaiveDate, cx: &mut Context) -> Outcome {
        let left = cx
            .store
            .round()
            .unfinished(self.date, &self.people)?
            .map(|unfinished| unfinished.children)
            .unwrap_or_default();
        self.round.take_up(day, left);
        self.round.refresh(cx.store, &self.known.households)?;
        self.round.begin();
        self.part = Part::Line;
        self.look_around(cx)
    }

    /// Back from an earlier day's leftovers, or from a list, to the line.
    pub(super) fn back(&mut self, cx: &mut Context) -> Outcome {
        if self.understood.is_asking() {
            self.understood.stop_asking();
            return Ok(());
        }
        if self.part != Part::Line {
            self.part = Part::Line;
            return Ok(());
        }
        self.round.go_to_day(self.date);
        View::refresh(self, cx)
    }

    pub(super) fn is_leftover(&self) -> bool {
        self.round.is_leftover()
    }

    pub(super) fn away(&mut self, cx: &mut Context) -> Outcome {
        let (Some(stop), day) = (self.round.stop().cloned(), self.round.day) else {
            cx.warn("Which child is away? ↑ and ↓ go to a child of the round; then /away.");
            return Ok(());
        };
        let names = self.people.names(&stop.children);
        cx.store.step(
            &format!("{names} away {}", say_date(day, self.date)),
            cx.now,
            |store| {
                stop.children
                    .iter()
                    .try_for_each(|child| store.round().set_away(*child, day, true))
            },
        )?;
        cx.say(format!(
            "{names}: not here {}. Ctrl+Z brings them back.",
            say_date(day, self.date)
        ));
        Ok(())
    }

    pub(super) fn start_round(&mut self, cx: &mut Context) -> Outcome {
        self.round.begin();
        self.part = Part::Line;
        self.look_around(cx)
    }
}
