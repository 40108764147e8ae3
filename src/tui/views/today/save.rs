//! Enter on the line: save what was understood, or settle what is in doubt.

use super::larger::Larger;
use super::{Part, Today};
use crate::line::Act;
use crate::tui::command::{Context, Outcome};
use crate::tui::understood::{Entered, about_whom, take_answer};
use crate::tui::views::WhoMayRead;

impl Today {
    /// Saves the line. Only after the log has it is the line emptied.
    pub(super) fn save(&mut self, cx: &mut Context) -> Outcome {
        self.now = cx.now;
        self.read_line();
        if self.is_goodbye() {
            cx.say("To finish for tonight, Ctrl+Q. Your words stay here.");
            return Ok(());
        }
        let place = self.round.draft_place();
        let acts = match self.understood.enter(cx, &self.people, Some(&place))? {
            Entered::Saved(acts) => acts,
            Entered::Asking => return Ok(()),
            Entered::Nothing => return self.nothing_yet(cx),
        };
        cx.saved(&about_whom(&acts, &self.known, &self.people, self.date));
        self.notice_often(&acts, cx)?;
        let is_the_chat = self.is_chat_about_stop(&acts);
        self.round.forget_line();
        self.round.refresh(cx.store, &self.known.households)?;
        if is_the_chat {
            self.round.advance();
        }
        self.plain = false;
        self.larger = Larger::default();
        self.part = Part::Line;
        if is_the_chat && self.round.is_over() {
            self.tell_end(cx)?;
        }
        if let Some(question) = WhoMayRead::if_it_is_time(cx.store)? {
            cx.open(question);
        }
        Ok(())
    }

    /// Words that mean leaving in other programs are never saved by mistake.
    fn is_goodbye(&self) -> bool {
        !self.plain
            && matches!(
                self.round.line().text().trim(),
                "quit" | "exit" | "bye" | ":q"
            )
    }

    /// A chat about the child shown, on the day of the round, brings the next child; anything else
    /// stays.
    pub(super) fn is_chat_about_stop(&self, acts: &[Act]) -> bool {
        self.round.is_its_chat(acts)
    }

    /// "Round done. 5 chats, 1 observation, 1 lent, 1 back. Zoë left for later."
    fn tell_end(&mut self, cx: &mut Context) -> Outcome {
        let tally = cx.store.tally_of(self.round.day)?;
        let left = self.people.names(&self.round.left_for_later());
        let left = if left.is_empty() {
            String::new()
        } else {
            format!(" {left} left for later: ↑ goes back.")
        };
        cx.say(format!("Round done. {}.{left}", tally.sentence()));
        Ok(())
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
        take_answer(&mut self.understood, self.round.line_mut());
        self.save(cx)
    }
}
