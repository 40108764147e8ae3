//! The first evening without a screen: a name, the children, and then the first chat, as on the
//! screen.

use super::talk::Talk;
use crate::app::Outcome;
use crate::app::onboarding::{Answer, Step, answer};
use crate::domain::Household;
use crate::domain::newcomer::{already_listed, echo, names_of};
use crate::store::{self, Draft, Store};

/// What is asked before the first chat.
pub struct FirstStep {
    asks: Step,
    /// Half-typed on the screen, and not taken yet.
    kept: String,
}

/// What is said before anything is asked.
const WELCOME: &str = "Good evening. This is Hometime: your own notes of what you and parents tell each other. Nothing leaves this computer.";

impl FirstStep {
    /// What is said before the question, when she has not been here yet.
    pub fn welcome(&self) -> Option<&'static str> {
        (self.asks == Step::Name).then_some(WELCOME)
    }

    /// The step she is at, while nobody is in the log.
    pub fn wanted(store: &Store) -> store::Result<Option<Self>> {
        let Some(asks) = Step::wanted(store)? else {
            return Ok(None);
        };
        let first = Self {
            asks,
            kept: String::new(),
        };
        let draft = store.drafts().at(first.asks.draft_place())?;
        Ok(Some(Self {
            kept: draft.map(|draft| draft.text).unwrap_or_default(),
            ..first
        }))
    }

    pub fn question(&self, has_nobody: bool) -> String {
        let kept = if self.kept.is_empty() {
            String::new()
        } else {
            format!(" Kept from earlier: {}  Enter alone takes it.", self.kept)
        };
        match (self.asks, has_nobody) {
            (Step::Name, _) => format!(
                "What is your first name? Type it, or  sample  for made-up children, then Enter:{kept}"
            ),
            (Step::Children, true) => format!(
                "Who do you look after? Type a first name, then Enter. Add days and who collects if you like, such as  ola mon tue wed fri mum dad 17:00{kept}"
            ),
            (Step::Children, false) => {
                format!("The next child, or Enter alone when that is everyone:{kept}")
            }
        }
    }
}

impl Talk {
    pub(super) fn first_step(&mut self, typed: &str) -> Outcome {
        let Some(mut first) = self.first.take() else {
            return Ok(());
        };
        let typed = if typed.is_empty() {
            std::mem::take(&mut first.kept)
        } else {
            typed.to_owned()
        };
        let place = first.asks.draft_place();
        let done = self.take_step(first.asks, typed.trim());
        if done.is_err() {
            // It is asked again, and the words wait with the question.
            self.first = Some(FirstStep {
                kept: typed,
                ..first
            });
            return done;
        }
        self.store.drafts().drop(place)
    }

    /// Words half-typed on the way to the first child are kept where the screen keeps them too.
    pub(super) fn keep_first(&mut self, words: &str) -> Outcome {
        let Some(first) = &mut self.first else {
            return Ok(());
        };
        words.clone_into(&mut first.kept);
        let draft = Draft {
            place: first.asks.draft_place().to_owned(),
            text: words.to_owned(),
            caret: words.len(),
            at: self.now,
        };
        self.store.drafts().keep(&[draft])
    }

    fn take_step(&mut self, asks: Step, typed: &str) -> Outcome {
        let homes = self.store.families().on_books(self.date)?;
        match answer(asks, typed, &homes, &self.store, self.now)? {
            Answer::Sample => {
                self.say("Made-up families are here to try things on, marked SAMPLE.  hometime sample --remove  takes them away.");
                return self.begin_evening();
            }
            Answer::Name => {}
            Answer::Everyone => return self.begin_evening(),
            Answer::AboutTheDay => return self.tell_of_the_day(&homes, typed),
            Answer::NoName => self.say(format!(
                "There is no name in  {typed}.  Start with the first name."
            )),
            Answer::Listed(newcomers) => self.say(already_listed(&newcomers)),
            Answer::Saved(newcomers) => {
                self.say(format!("= {}", echo(&newcomers)));
                self.say(format!("Saved: {}.", names_of(&newcomers)));
            }
        }
        self.first = Some(FirstStep {
            asks: Step::Children,
            kept: String::new(),
        });
        Ok(())
    }

    /// Words about a day are no other child. With one family it is clear whom they are about; else
    /// they wait for her Enter.
    fn tell_of_the_day(&mut self, homes: &[Household], typed: &str) -> Outcome {
        self.say("That is about a day, so the evening begins. /family adds another child.");
        self.begin_evening()?;
        if homes.len() == 1 {
            return self.save(typed, None, false);
        }
        self.keep(typed, None).1
    }

    /// With children in the log the first of them is gone straight to.
    fn begin_evening(&mut self) -> Outcome {
        self.refresh()?;
        self.round.begin();
        if !self.known.households.is_empty() {
            self.say("Now say something about the day: a few words, then Enter. /help tells what else can be typed.");
        }
        Ok(())
    }
}
