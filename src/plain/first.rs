//! The first evening without a screen: a name, the children, and then the first chat, as on the
//! screen.

use super::talk::Talk;
use crate::domain::Household;
use crate::domain::newcomer::{
    already_listed, echo, is_about_the_day, names_of, read, says_that_is_everyone,
};
use crate::sample;
use crate::store::{self, Draft, Store};
use crate::tui::command::{Context, Outcome};
use crate::tui::views::WhoMayRead;
use crate::tui::views::{FirstRun, NAME_SETTING, is_listed, keep_or_add_to};

/// What is asked before the first chat.
pub struct FirstStep {
    asks: Asks,
    /// Half-typed on the screen, and not taken yet.
    kept: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    Name,
    Children,
}

/// What is said before anything is asked.
const WELCOME: &str = "Good evening. This is Hometime: your own notes of what you and parents tell each other. Nothing leaves this computer.";

impl FirstStep {
    /// What is said before the question, when she has not been here yet.
    pub fn welcome(&self) -> Option<&'static str> {
        (self.asks == Asks::Name).then_some(WELCOME)
    }

    /// The step she is at, while nobody is in the log.
    pub fn wanted(store: &Store) -> store::Result<Option<Self>> {
        if !FirstRun::is_wanted(store)? {
            return Ok(None);
        }
        let asks = if store.settings().get(NAME_SETTING)?.is_some() {
            Asks::Children
        } else {
            Asks::Name
        };
        let first = Self {
            asks,
            kept: String::new(),
        };
        let draft = store
            .drafts()
            .all()?
            .into_iter()
            .find(|draft| draft.place == first.place());
        Ok(Some(Self {
            kept: draft.map(|draft| draft.text).unwrap_or_default(),
            ..first
        }))
    }

    /// Where the screen keeps what is half-typed of it.
    const fn place(&self) -> &'static str {
        match self.asks {
            Asks::Name => FirstRun::NAME_DRAFT,
            Asks::Children => FirstRun::CHILDREN_DRAFT,
        }
    }

    pub fn question(&self, has_nobody: bool) -> String {
        let kept = if self.kept.is_empty() {
            String::new()
        } else {
            format!(" Kept from earlier: {}  Enter alone takes it.", self.kept)
        };
        match (self.asks, has_nobody) {
            (Asks::Name, _) => format!(
                "What is your first name? Type it, or  sample  for made-up children, then Enter:{kept}"
            ),
            (Asks::Children, true) => format!(
                "Who do you look after? Type a first name, then Enter. Add days and who collects if you like, such as  ola mon tue wed fri mum dad 17:00{kept}"
            ),
            (Asks::Children, false) => {
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
        let place = first.place();
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
            place: first.place().to_owned(),
            text: words.to_owned(),
            caret: words.len(),
            at: self.now,
        };
        self.store.drafts().keep(&[draft])
    }

    fn take_step(&mut self, asks: Asks, typed: &str) -> Outcome {
        if typed.eq_ignore_ascii_case("sample") {
            sample::load(&self.store, self.now)?;
            self.say("Made-up families are here to try things on, marked SAMPLE.  hometime sample --remove  takes them away.");
            return self.begin_evening();
        }
        match asks {
            Asks::Name => {
                self.store.settings().set(NAME_SETTING, typed)?;
                self.first = Some(FirstStep {
                    asks: Asks::Children,
                    kept: String::new(),
                });
            }
            Asks::Children if typed.is_empty() => return self.begin_evening(),
            Asks::Children => {
                let homes = self.store.families().on_books(self.date)?;
                let names = homes
                    .iter()
                    .flat_map(|home| &home.children)
                    .map(|child| child.name.as_str());
                if !homes.is_empty() && says_that_is_everyone(typed) {
                    return self.begin_evening();
                }
                if !homes.is_empty() && is_about_the_day(typed, names) {
                    return self.tell_of_the_day(&homes, typed);
                }
                self.take_children(&homes, typed)?;
                self.first = Some(FirstStep {
                    asks: Asks::Children,
                    kept: String::new(),
                });
            }
        }
        Ok(())
    }

    fn take_children(&mut self, homes: &[Household], typed: &str) -> Outcome {
        let newcomers = read(typed);
        if newcomers.is_empty() {
            self.say(format!(
                "There is no name in  {typed}.  Start with the first name."
            ));
        } else if newcomers.iter().all(|one| is_listed(one, homes)) {
            self.say(already_listed(&newcomers));
        } else {
            keep_or_add_to(homes, &newcomers, &Context::new(&self.store, self.now))?;
            WhoMayRead::ask_after_the_first_chat(&self.store)?;
            self.say(format!("= {}", echo(&newcomers)));
            self.say(format!("Saved: {}.", names_of(&newcomers)));
        }
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
