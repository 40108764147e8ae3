//! What to keep in mind on Today: gathered from the log, and ticked off.

use super::{Part, Today};
use crate::app::agenda::{mark_done, nudges_of};
use crate::domain::copies::CopyNudge;
use crate::domain::mind::About;
use crate::domain::privacy::Where;
use crate::domain::{Family, Household, Id};
use crate::tui::command::{Context, Outcome};
use crate::tui::route::Route;

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
        cx.open(Route::AskAgain {
            family_name: name,
            about: word.about,
        });
        Ok(())
    }

    pub(super) fn gather_mind(&mut self, cx: &Context) -> Outcome {
        self.mind = nudges_of(
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
