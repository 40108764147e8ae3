//! The parts of Today that the arrows move in: the line, what to keep in mind, this evening.

use super::{Part, Today};
use crate::domain::Entry;
use crate::domain::copies::CopyNudge;
use crate::domain::mind::About;
use crate::store::StoreError;
use crate::tui::command::{Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::route::{Route, Screen};
use crate::tui::sentence::has_blank_on;
use crate::tui::view::View;

impl Today {
    pub(super) fn move_in_part(&mut self, key: Key, cx: &mut Context) -> Outcome {
        match self.part {
            Part::Line => match key {
                Key::Up => self.step(false, cx)?,
                Key::Down => self.step(true, cx)?,
                _ => {}
            },
            Part::Mind => {
                self.mind_list.press(key, self.mind.len());
            }
            Part::Evening => {
                self.evening_list.press(key, self.evening.len());
            }
        }
        Ok(())
    }

    /// Tab: the suggestion first, else the next part that has something in it.
    pub(super) fn tab(&mut self, cx: &mut Context) -> Outcome {
        if let (Part::Line, Some(completion)) = (self.part, self.understood.completion.take()) {
            self.round
                .line_mut()
                .replace(completion.replace, &completion.with);
            return self.typed(cx);
        }
        self.other_part(true);
        Ok(())
    }

    pub(super) fn other_part(&mut self, forwards: bool) {
        let parts: Vec<Part> = [Part::Line, Part::Mind, Part::Evening]
            .into_iter()
            .filter(|part| self.is_there(*part))
            .collect();
        let place = parts
            .iter()
            .position(|part| *part == self.part)
            .unwrap_or(0);
        let step = if forwards { 1 } else { parts.len() - 1 };
        self.part = parts[(place + step) % parts.len()];
    }

    pub(super) fn is_there(&self, part: Part) -> bool {
        match part {
            Part::Line => true,
            Part::Mind => !self.mind.is_empty(),
            Part::Evening => !self.evening.is_empty(),
        }
    }

    /// Tab goes to the lists once there is nothing to take and no blank to hop to.
    pub(super) fn can_leave_line(&self) -> bool {
        let is_held = self.understood.completion.is_some() || has_blank_on(self.round.line());
        self.has_lists() && (self.part != Part::Line || !is_held)
    }

    pub(super) fn has_lists(&self) -> bool {
        self.is_there(Part::Mind) || self.is_there(Part::Evening)
    }

    /// Whether a row of this evening tells of a thing that came back, rather than of something
    /// written tonight.
    pub(super) fn came_back(&self, entry: &Entry) -> bool {
        entry.made_at.date() != self.date
    }

    /// Only what was written tonight; taking away a row of something back would take the whole
    /// loan.
    pub(super) fn can_remove(&self) -> bool {
        self.part == Part::Evening
            && self
                .evening
                .get(self.evening_list.chosen())
                .is_some_and(|entry| !self.came_back(entry))
    }

    /// Takes the chosen note of this evening away; undo brings it back.
    pub(super) fn remove(&mut self, cx: &mut Context) -> Outcome {
        let Some(entry) = self.evening.get(self.evening_list.chosen()) else {
            return Ok(());
        };
        let (id, now) = (entry.id, cx.now);
        let what = format!(
            "a note about {}, removed",
            self.people.names(&entry.children)
        );
        cx.store
            .step(&what, now, |store| store.entries().remove(id, now))?;
        cx.say("Removed. Ctrl+Z puts it back.");
        Ok(())
    }

    pub(super) fn open_chosen(&mut self, cx: &mut Context) -> Outcome {
        match self.part {
            Part::Mind => match self
                .mind
                .get(self.mind_list.chosen())
                .map(|nudge| nudge.about)
            {
                Some(About::Loan(entry)) => cx.open(Route::Loan(entry)),
                Some(About::Unshared(entry) | About::Reminder(_, Some(entry))) => {
                    cx.open(Route::Entry(entry));
                }
                Some(About::Family(family)) => cx.open(Route::Family(family)),
                Some(About::Step(step)) => cx.open(Route::ChecklistStep(step)),
                Some(About::LookBack(_)) => cx.go_to(Screen::Checklist),
                Some(About::QuietWord(family)) => cx.open(Route::Barriers(family)),
                Some(About::Leftover(day)) => return self.take_up(day, cx),
                Some(About::Copies(CopyNudge::NoSecond)) => cx.open(Route::SecondBackupPlace),
                Some(About::CouldGo) => cx.open(Route::PastRetention),
                Some(About::Copies(_)) => cx.open(Route::Backups),
                Some(About::Laptop) => {
                    cx.say("Put away or delete large files you no longer need. This line goes when there is room again.");
                }
                Some(About::Place(_)) => cx.open(Route::LogLocation),
                Some(About::Reminder(id, None)) => {
                    let reminder = cx.store.reminders().get(id)?.ok_or_else(StoreError::gone)?;
                    let words = reminder.text(&self.people);
                    cx.say(format!("{words}  Space marks it done."));
                }
                None => {}
            },
            Part::Evening => {
                if let Some(entry) = self.evening.get(self.evening_list.chosen()) {
                    cx.open(Route::Entry(entry.id));
                }
            }
            Part::Line => {}
        }
        Ok(())
    }
}
