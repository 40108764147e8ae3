//! What to keep in mind on Today: gathered from the log, and ticked off.

use super::{Part, Today};
use crate::assets;
use crate::domain::copies::CopyNudge;
use crate::domain::dates::say_date;
use crate::domain::mind::{AHEAD, AT_ONCE, UNSHARED_AFTER};
use crate::domain::mind::{About, Nudge, Out, Sources, nudges};
use crate::domain::{Family, Household, Id};
use crate::ui::command::{Context, Outcome};
use crate::ui::overlays::WhenNext;
use crate::ui::screens::suggested;

impl Today {
    pub(super) fn can_tick(&self) -> bool {
        let about = self.mind.get(self.mind_list.chosen()).map(|nudge| nudge.about);
        self.part == Part::Mind
            && matches!(
                about,
                Some(
                    About::Reminder(..)
                        | About::Leftover(_)
                        | About::Step(_)
                        | About::QuietWord(_)
                        | About::LookBack(_)
                        | About::Copies(CopyNudge::NoSecond)
                        | About::Place(_)
                )
            )
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
            About::Step(step) => {
                cx.store.step(&format!("Done: {}", nudge.words), now, |store| store.checklist().step_done(step, today))?;
                cx.say("Done. Ctrl+Z takes it back.");
            }
            About::LookBack(half) => {
                cx.store.step("Look-back let go", now, |store| store.checklist().let_look_back_go(half))?;
                cx.say("Let go for this half-term. Ctrl+Z takes it back.");
            }
            About::QuietWord(family) => self.asked(family, cx)?,
            About::Copies(CopyNudge::NoSecond) => {
                cx.store.copies().choose_second(None, now)?;
                cx.say("Copies stay on this laptop only. Should you change your mind:  /copies");
                self.gather_mind(cx)?;
            }
            About::Place(_) => {
                cx.store.leave_where_it_is()?;
                cx.say("Left as it is. Should you change your mind:  /where");
                self.gather_mind(cx)?;
            }
            About::Loan(_) | About::Unshared(_) | About::Family(_) | About::Copies(_) | About::CouldGo | About::Laptop => {}
        }
        Ok(())
    }

    /// She had her quiet word; the box asks only when next.
    fn asked(&self, family: Id<Family>, cx: &mut Context) -> Outcome {
        let today = cx.today();
        let Some(word) = cx.store.in_the_way().quiet_words(today)?.into_iter().find(|word| word.family == family) else { return Ok(()) };
        let name = self.people.family(family).map(Household::name).unwrap_or_default();
        let step = format!("A quiet word with {name}");
        cx.store.step(&step, cx.now, |store| store.in_the_way().asked(&word.about, today))?;
        cx.say("Done. Ctrl+Z takes it back.");
        cx.open(WhenNext::after(name, word.about));
        Ok(())
    }

    pub(super) fn gather_mind(&mut self, cx: &Context) -> Outcome {
        let (store, today) = (cx.store, self.date);
        let reminders = store.reminders().waiting(today + AHEAD)?;
        let unshared = store.entries().unshared(today - UNSHARED_AFTER, AT_ONCE)?;
        let last_chats: Vec<_> = store
            .pictures()
            .last_chats_of(&self.known.households, today)?
            .into_iter()
            .map(|last| (last.family, last.day, last.child_days_since))
            .collect();
        let quiet_words = store.in_the_way().quiet_words(today)?;
        let leftover = store.round().unfinished(today)?.map(|unfinished| (unfinished.day, unfinished.children.len()));
        let steps = store.checklist().steps_waiting(today + AHEAD)?;
        let questions = assets::engagement().questions.iter().filter(|question| question.is_open(|_| None)).count();
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
                steps: &steps,
                look_back: store.checklist().look_back_offered(today, questions)?,
                quiet_words: &quiet_words,
                copies: store.copies().nudge(today)?,
                could_go: store.keeping().is_to_be_looked_through(&suggested(), today)?,
                place: store.whereabouts()?.and_then(|found| found.nudge()),
            },
            today,
        );
        self.mind.splice(0..0, store.little_room().map(Nudge::about_the_laptop));
        self.mind_list.clamp(self.mind.len());
        Ok(())
    }
}
