//! What is said at the start, and the question before each line.

use super::lock_setup;
use super::talk::Talk;
use crate::app::Outcome;
use crate::app::reopen::TO_READ;
use crate::app::round::children_of_draft;
use crate::domain::dates::{say_date, say_time};
use crate::domain::pickup::Stop;
use crate::domain::wording::{and_list, count};
use crate::store::LockState;

impl Talk {
    /// Where things stand, before the first question.
    pub(super) fn greet(&mut self) -> Outcome {
        self.say(format!(
            "Hometime, {}, {}. /help tells what can be typed.",
            say_date(self.date, self.date),
            say_time(self.now.time())
        ));
        if self.store.families().has_sample()? {
            self.say("The families marked SAMPLE are made up.");
        }
        if self.store.is_only_to_read() {
            self.say(TO_READ);
        }
        self.store.mind_the_date();
        if let Some(doubt) = self.store.date_doubt(self.now)? {
            self.say(format!(
                "{doubt} Put it right before you write, if you can."
            ));
        }
        if self.store.lock_state() == LockState::Open {
            self.say("Your log is not locked yet. /lock locks it.");
        }
        if !self.round.stops.is_empty() {
            let names: Vec<String> = self
                .round
                .stops
                .iter()
                .map(|stop| self.people.names(&stop.children))
                .collect();
            self.say(format!(
                "Pickup round: {}. {} of {} done.",
                names.join(", "),
                self.round.done_count(),
                names.len()
            ));
        }
        let drafts = self.store.drafts().all()?;
        let mut waits: Vec<String> = drafts
            .iter()
            .filter_map(|draft| children_of_draft(&draft.place))
            .map(|of| self.people.names(&of))
            .collect();
        waits.dedup();
        let names = and_list(waits.iter().map(|names| {
            if names.is_empty() {
                "nobody in particular"
            } else {
                names
            }
        }));
        if !names.is_empty() {
            self.say(format!("Half-typed words wait for {names}."));
        }
        let mind = self.mind()?;
        if !mind.is_empty() {
            self.say(format!(
                "{} to keep in mind: /mind reads them.",
                count(mind.len(), "thing")
            ));
        }
        Ok(())
    }

    /// The question that the next line answers.
    pub(super) fn ask_on(&mut self) {
        if self.card.is_none() && self.first.is_none() && self.say_unclear() {
            return;
        }
        let question = match (&self.card, &self.first) {
            (Some(card), _) => return self.said.extend(lock_setup::question(card)),
            (None, Some(first)) => first.question(self.known.households.is_empty()),
            (None, None) => match (self.asked.question(&self.people), &self.only_to_look) {
                (Some(question), _) => question,
                (None, Some(_)) => {
                    "/today, /find, /who and /out read from it, /finish ends the looking:"
                        .to_owned()
                }
                (None, None) => self.question(),
            },
        };
        self.say(question);
    }

    /// "Idris. Dad collects. Say something, or Enter to skip:"
    fn question(&self) -> String {
        match self.turn() {
            Some(turn) => turn + &self.what_may_be_typed("Say something, or Enter to skip:"),
            None => self.open_question(),
        }
    }

    /// "Idris. Dad collects. ": whom a line without a name is about.
    pub(super) fn turn(&self) -> Option<String> {
        let round = &self.round;
        let stop = round.stop()?;
        let mut said = format!("{}. ", self.people.names(&stop.children));
        if round.is_leftover() {
            said.push_str(&format!("Left from {}. ", say_date(round.day, self.date)));
        } else if !self.people.role(stop.collector).is_empty() {
            said.push_str(&format!("{} collects. ", self.people.role(stop.collector)));
        }
        for due in self.due_back(stop) {
            said.push_str(&format!("{due} is due back. "));
        }
        if round.is_done(stop) {
            said.push_str("Written about already. ");
        }
        Some(said)
    }

    fn due_back<'t>(&'t self, stop: &'t Stop) -> impl Iterator<Item = &'t str> {
        let due = self
            .known
            .out
            .iter()
            .filter(|out| !self.round.is_leftover() && out.loan.due <= self.date);
        due.filter(|out| {
            out.children
                .iter()
                .any(|child| stop.children.contains(child))
        })
        .map(|out| out.thing.name.as_str())
    }

    /// Outside the round.
    fn open_question(&self) -> String {
        let round = &self.round;
        let usual = if self.known.households.is_empty() {
            "Nobody is in your log yet. /family and a name adds a child:"
        } else if round.is_over() {
            "Anything else? Start with a name, or /finish:"
        } else if round.stops.is_empty() {
            "Start with a name: ola: slept well. Or /finish:"
        } else {
            "Start with a name, or /round begins the pickup round:"
        };
        self.what_may_be_typed(usual)
    }

    /// Half-typed words that wait here come first.
    fn what_may_be_typed(&self, usual: &str) -> String {
        let kept = self.round.line().text();
        match self.round.kept_from() {
            Some(at) if !kept.is_empty() => {
                let day = if at.date() == self.date {
                    String::new()
                } else {
                    format!("{} ", say_date(at.date(), self.date))
                };
                let from = format!("{day}{}", say_time(at.time()));
                format!(
                    "Kept from {from}: \"{kept}\". Enter alone saves it, /next leaves it, /discard discards it:"
                )
            }
            _ => usual.to_owned(),
        }
    }
}
