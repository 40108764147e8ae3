//! What to keep in mind on Today: gathered from the log, and ticked off.

use super::{Part, Today};
use crate::domain::dates::say_date;
use crate::domain::mind::{AHEAD, AT_MOST, UNSHARED_AFTER};
use crate::domain::mind::{About, Out, Sources, nudges};
use crate::ui::command::{Context, Outcome};

impl Today {
    pub(super) fn can_tick(&self) -> bool {
        self.part == Part::Mind
            && matches!(self.mind.get(self.mind_list.chosen()).map(|nudge| nudge.about), Some(About::Reminder(..) | About::Leftover(_)))
    }

    pub(super) fn tick(&mut self, cx: &mut Context) -> Outcome {
        let (now, today) = (cx.now, cx.today());
        let Some(nudge) = self.mind.get(self.mind_list.chosen()) else { return Ok(()) };
        match nudge.about {
            About::Reminder(reminder, _) => {
                cx.store.step(&format!("Done: {}", nudge.words), now, |store| store.reminders().done(reminder, today))?;
                cx.say("Done. Ctrl+Z takes it back.");
            }
            About::Leftover(day) => {
                cx.store.step(&format!("{} let go", say_date(day, today)), now, |store| store.round().let_go(day))?;
                cx.say("Let go. Ctrl+Z takes it back.");
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn gather_mind(&mut self, cx: &Context) -> Outcome {
        let (store, today) = (cx.store, self.date);
        let reminders = store.reminders().waiting(today + AHEAD)?;
        let unshared = store.entries().unshared(today - UNSHARED_AFTER, AT_MOST)?;
        let last_chats: Vec<_> = store
            .pictures()
            .last_chats_of(&self.known.households, today)?
            .into_iter()
            .map(|last| (last.family, last.day, last.child_days_since))
            .collect();
        let leftover = store.round().unfinished(today)?.map(|unfinished| (unfinished.day, unfinished.children.len()));
        self.mind = nudges(
            &Sources {
                people: &self.people,
                reminders: &reminders,
                out: self
                    .known
                    .out
                    .iter()
                    .map(|out| Out { entry: out.entry, children: &out.children, thing: &out.thing.name, loan: &out.loan })
                    .collect(),
                unshared: &unshared,
                last_chats: &last_chats,
                leftover: leftover.filter(|_| !self.is_leftover()),
            },
            today,
        );
        self.mind_list.clamp(self.mind.len());
        Ok(())
    }
}
