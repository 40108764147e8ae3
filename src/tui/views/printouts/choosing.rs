//! What is on the page: its lines and parts, which page of several, and of which while.

use super::Preview;
use crate::domain::Allowed;
use crate::pages::{Period, Wanted};
use crate::tui::command::{Context, Outcome};

impl Preview {
    pub(super) fn leave_out(&mut self, _: &mut Context) -> Outcome {
        if !self.off.remove(&self.line()) {
            self.off.insert(self.line());
        }
        self.is_told = false;
        Ok(())
    }

    /// A whole part at once: off if anything of it is on the page.
    pub(super) fn leave_part_out(&mut self, _: &mut Context) -> Outcome {
        let part = self
            .page
            .as_ref()
            .map_or(0..0, |page| page.part_of(self.line()));
        let is_on = part.clone().any(|line| !self.off.contains(&line));
        for line in part {
            if is_on {
                self.off.insert(line)
            } else {
                self.off.remove(&line)
            };
        }
        self.is_told = false;
        Ok(())
    }

    /// Another of the pages that make sense here.
    pub(super) fn turn_to(&mut self, kind: usize, cx: &mut Context) -> Outcome {
        self.kind = kind;
        self.read(cx)
    }

    /// Whether it is a child's records without the closed notes.
    pub(super) fn can_open_closed(&self) -> bool {
        !self.is_writing()
            && matches!(self.wanted(), Some(Wanted::Child { allowed, .. }) if *allowed == Allowed::default())
    }

    pub(super) fn is_off(&self) -> bool {
        self.off.contains(&self.line())
    }

    pub(super) fn shows_page(&self) -> bool {
        self.page.is_some() && !self.is_writing()
    }

    pub(super) fn has_lines(&self) -> bool {
        self.lines() > 0 && !self.is_writing()
    }

    pub(super) fn other_kind(&mut self, cx: &mut Context) -> Outcome {
        self.turn_to((self.kind + 1) % self.kinds.len().max(1), cx)
    }

    pub(super) fn has_dates(&self) -> bool {
        !self.is_writing()
            && self
                .wanted()
                .is_some_and(|wanted| wanted.period().is_some())
    }

    /// Another while: the usual one, the term before too, the school year before too, the last four
    /// weeks.
    pub(super) fn other_dates(&mut self, forwards: bool, cx: &mut Context) -> Outcome {
        let choices = Period::choices(cx.today());
        let Some(wanted) = self.wanted() else {
            return Ok(());
        };
        let place = wanted
            .period()
            .and_then(|period| choices.iter().position(|choice| *choice == period))
            .unwrap_or(0);
        let step = if forwards { 1 } else { choices.len() - 1 };
        let wanted = wanted.over(choices[(place + step) % choices.len()]);
        self.kinds[self.kind] = wanted;
        self.read(cx)
    }
}
