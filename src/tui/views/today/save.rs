//! Enter on the line: save what was understood, or settle what is in doubt.

use super::larger::Larger;
use super::{Part, Today};
use crate::app::onboarding::asks_who_may_read;
use crate::app::save_line::{DraftAfter, is_closing_word, save_line};
use crate::line::Action;
use crate::tui::command::{Context, Outcome};
use crate::tui::route::Route;

impl Today {
    /// Saves the line. Only after the log has it is the line emptied.
    pub(super) fn save(&mut self, cx: &mut Context) -> Outcome {
        self.now = cx.now;
        self.read_line();
        if !self.plain && is_closing_word(self.round.line().text()) {
            cx.say("To finish for tonight, Ctrl+Q. Your words stay here.");
            return Ok(());
        }
        let place = self.round.draft_place();
        if cx.asks_about(&mut self.understood) {
            return Ok(());
        }
        let actions = self.understood.reading.acts.clone();
        if actions.is_empty() {
            return self.nothing_yet(cx);
        }
        let line = cx.line(&self.known, &self.people);
        let draft = DraftAfter::Removed(&place);
        let saved = save_line(line, actions, draft, |_, _| Ok(())).wait()?;
        cx.saved(&saved.about);
        self.notice_often(&saved.actions, cx)?;
        let is_the_chat = self.is_chat_about_stop(&saved.actions);
        self.round.forget_line();
        self.round.refresh(cx.store, &self.known.households)?;
        if is_the_chat {
            self.round.advance();
        }
        self.plain = false;
        self.larger = Larger::default();
        self.part = Part::Line;
        if is_the_chat && self.round.is_over() {
            cx.say(
                self.round
                    .end_sentence(cx.store, &self.people, "↑ goes back")?,
            );
        }
        if asks_who_may_read(cx.store)? {
            cx.open(Route::WhoMayRead);
        }
        Ok(())
    }

    /// A chat about the child shown, on the day of the round, brings the next child; anything else
    /// stays.
    pub(super) fn is_chat_about_stop(&self, acts: &[Action]) -> bool {
        self.round.is_its_chat(acts)
    }

    pub(super) fn nothing_yet(&mut self, cx: &mut Context) -> Outcome {
        let hint = match self.round.stop() {
            Some(stop) => format!(
                "Type what was said about {}, then Enter. ↓ leaves this for later.",
                self.people.names(&stop.children)
            ),
            None if self.households().is_empty() => {
                "Nobody is in the log yet. Esc then 2 adds a family.".to_owned()
            }
            None => "Start with a name: ola: slept well. Then Enter.".to_owned(),
        };
        cx.say(hint);
        Ok(())
    }

    /// Takes the answer pointed at: the line reads so from now on, and is saved if nothing else is
    /// in doubt.
    pub(super) fn choose_answer(&mut self, cx: &mut Context) -> Outcome {
        self.understood
            .take_answer(self.round.line_mut(), cx.store)?;
        self.save(cx)
    }
}
