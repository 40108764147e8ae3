//! What to keep in mind on Today: gathered from the log, and ticked off.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Part, Today};
use crate::assets;
use crate::domain::copies::CopyNudge;
use crate::domain::dates::say_date;
use crate::domain::mind::{AHEAD, AT_ONCE, UNSHARED_AFTER};
use crate::domain::mind::{About, Nudge, Out, Sources, nudges};
use crate::domain::privacy::Where;
use crate::domain::{Family, Household, Id, People};
use crate::line::Known;
use crate::store::{self, Store, StoreError};
use crate::tui::command::{Context, Outcome};
use crate::tui::views::WhenNext;
use crate::tui::views::suggested;

impl Today {
    pub(super) fn can_tick(&self) -> bool {
        let about = self
            .mind
            .get(self.mind_list.chosen())
            .map(|nudge| nudge.about);
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
        let now = cx.now;
        let Some(nudge) = self.mind.get(self.mind_list.chosen()) else {
            return Ok(());
        };
        if let Some(done) = mark_done(nudge, cx.store, now)? {
            cx.say(format!("{done} Ctrl+Z takes it back."));
            return Ok(());
        }
        match nudge.about {
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
            _ => {}
        }
        Ok(())
    }

    /// She had her quiet word; the box asks only when next.
    fn asked(&self, family: Id<Family>, cx: &mut Context) -> Outcome {
        let today = cx.today();
        let Some(word) = cx
            .store
            .in_the_way()
            .quiet_words(today)?
            .into_iter()
            .find(|word| word.family == family)
        else {
            return Ok(());
        };
        let name = self
            .people
            .family(family)
            .map(Household::name)
            .unwrap_or_default();
        let step = format!("A quiet word with {name}");
        cx.store.step(&step, cx.now, |store| {
            store.in_the_way().asked(&word.about, today)
        })?;
        cx.say("Done. Ctrl+Z takes it back.");
        cx.open(WhenNext::after(name, word.about));
        Ok(())
    }

    pub(super) fn gather_mind(&mut self, cx: &Context) -> Outcome {
        self.mind = mind_of(
            cx.store,
            &self.people,
            &self.known,
            self.date,
            !self.is_leftover(),
            Where::List,
        )?;
        self.mind_list.clamp(self.mind.len());
        Ok(())
    }
}

/// What to keep in mind, gathered from the log; an earlier round's leftovers unless they are being
/// taken up. Reminders are shown as far as their notes are where they are `shown`.
pub fn mind_of(
    store: &Store,
    people: &People,
    known: &Known,
    today: NaiveDate,
    with_leftover: bool,
    shown: Where,
) -> store::Result<Vec<Nudge>> {
    let reminders = store.reminders().waiting(today + AHEAD)?;
    let unshared = store.entries().unshared(today - UNSHARED_AFTER, AT_ONCE)?;
    let last_chats: Vec<_> = store
        .pictures()
        .last_chats_of(&known.households, today)?
        .into_iter()
        .map(|last| (last.family, last.day, last.child_days_since))
        .collect();
    let quiet_words = store.in_the_way().quiet_words(today)?;
    let leftover = store
        .round()
        .unfinished(today, people)?
        .map(|unfinished| (unfinished.day, unfinished.children.len()));
    let steps = store.checklist().steps_waiting(today + AHEAD)?;
    let questions = assets::engagement()
        .questions
        .iter()
        .filter(|question| question.is_open(|_| None))
        .count();
    let sources = Sources {
        shown,
        people,
        reminders: &reminders,
        out: known
            .out
            .iter()
            .map(|out| Out {
                entry: out.entry,
                children: &out.children,
                thing: &out.thing.name,
                loan: &out.loan,
            })
            .collect(),
        unshared: &unshared,
        last_chats: &last_chats,
        leftover: leftover.filter(|_| with_leftover),
        steps: &steps,
        look_back: store.checklist().look_back_offered(today, questions)?,
        quiet_words: &quiet_words,
        copies: store.copies().nudge(today)?,
        could_go: store
            .keeping()
            .is_to_be_looked_through(&suggested(), people, today)?,
        place: store.whereabouts()?.and_then(|found| found.nudge()),
    };
    Ok(store
        .little_room()
        .map(Nudge::about_the_laptop)
        .into_iter()
        .chain(nudges(&sources, today))
        .collect())
}

/// Marks what is done in one step as done; the words say so. Nothing: it takes more than that.
pub fn mark_done(
    nudge: &Nudge,
    store: &Store,
    now: NaiveDateTime,
) -> store::Result<Option<&'static str>> {
    let today = now.date();
    Ok(Some(match nudge.about {
        About::Reminder(id, _) => {
            let reminder = store.reminders().get(id)?.ok_or_else(StoreError::gone)?;
            let done = format!("Done: {}", reminder.name(&store.people()?));
            store.step(&done, now, |store| store.reminders().done(id, today))?;
            "Done."
        }
        About::Leftover(day) => {
            store.step(&format!("{} let go", say_date(day, today)), now, |store| {
                store.round().let_go(day)
            })?;
            "Let go."
        }
        About::Step(step) => {
            let done = format!("Done: {}", nudge.words);
            store.step(&done, now, |store| store.checklist().step_done(step, today))?;
            "Done."
        }
        About::LookBack(half) => {
            store.step("Look-back let go", now, |store| {
                store.checklist().let_look_back_go(half)
            })?;
            "Let go for this half-term."
        }
        _ => return Ok(None),
    }))
}
