//! What can be done with one entry, and the doing of it: each act is one step to undo.

use crate::domain::dates::say_date;
use crate::domain::{
    Adult, Detail, Entry, Giving, Id, IdeaRef, Kind, Label, Loan, Saved, Share, Tried,
};
use crate::tui::canvas::shorten;
use crate::tui::command::{Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::{ENTRY, SHARE};
use crate::tui::view::Taken;
use crate::tui::views::OneLine;
use crate::tui::widgets::entry_row;

use super::EntryCard;
use crate::tui::route::Route;

/// One numbered act of the card.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Act {
    Change,
    Tell(Id<Adult>, String),
    TellAll(Vec<Id<Adult>>),
    /// How and when somebody was told.
    PutRight(Id<Share>, String),
    WhatToTry,
    WhatTheySaid,
    WhatItWasAbout,
    Tried(Tried),
    WhatHappened,
    OpenIdea,
    KeepAsIdea,
    KeepAsNews,
    ForRecord(bool),
    Link(Id<Entry>, String),
    Part,
    TakeBack,
    Remove,
}

/// An act's row says this much of another entry.
const OTHER: usize = 48;

impl Act {
    pub(super) fn words(&self) -> String {
        match self {
            Self::Change => "change it".to_owned(),
            Self::Tell(_, role) => format!("told {role} today"),
            Self::TellAll(adults) if adults.len() == 2 => "told both today".to_owned(),
            Self::TellAll(_) => "told all of them today".to_owned(),
            Self::PutRight(_, told) => format!("{told}: how and when"),
            Self::WhatToTry => "something to try at home".to_owned(),
            Self::WhatTheySaid => "what they said back".to_owned(),
            Self::WhatItWasAbout => "what it was about".to_owned(),
            Self::Tried(Tried::Yes) => "they tried it".to_owned(),
            Self::Tried(Tried::NotYet) => "not yet".to_owned(),
            Self::Tried(Tried::NotForUs) => "not for them".to_owned(),
            Self::Tried(Tried::NotAsked) => "not asked yet".to_owned(),
            Self::WhatHappened => "what happened".to_owned(),
            Self::OpenIdea => "its words, and who else has had it".to_owned(),
            Self::KeepAsIdea => "keep it among the things to try".to_owned(),
            Self::KeepAsNews => "keep it as news from home too".to_owned(),
            Self::ForRecord(true) => "they want it in the child's record".to_owned(),
            Self::ForRecord(false) => "not for the child's record after all".to_owned(),
            Self::Link(_, other) => format!("belongs with: {other}"),
            Self::Part => "take it out of its story".to_owned(),
            Self::TakeBack => "it is back".to_owned(),
            Self::Remove => "remove it (Ctrl+Z puts it back)".to_owned(),
        }
    }
}

impl EntryCard {
    pub(super) fn acts(&self) -> Vec<Act> {
        let Some(entry) = &self.entry else {
            return Vec::new();
        };
        let mut acts = Vec::new();
        match entry.kind {
            Kind::Observation => {
                acts.extend(self.tellings_to_come(entry));
                acts.extend([Act::WhatToTry, Act::WhatTheySaid, Act::WhatItWasAbout]);
                acts.extend(
                    self.tellings
                        .iter()
                        .map(|share| Act::PutRight(share.id, self.said_of(share))),
                );
            }
            Kind::FromHome => acts.push(Act::WhatToTry),
            Kind::Try => match entry.giving() {
                Some(giving) => {
                    let others = [Tried::Yes, Tried::NotYet, Tried::NotForUs]
                        .into_iter()
                        .filter(|tried| *tried != giving.tried);
                    acts.extend(others.map(Act::Tried));
                    acts.extend([Act::WhatHappened, Act::WhatTheySaid, Act::OpenIdea]);
                }
                None => acts.extend([Act::KeepAsIdea, Act::WhatTheySaid]),
            },
            Kind::Answer => acts.push(Act::KeepAsNews),
            _ => acts.push(Act::Change),
        }
        if entry.loan().is_some_and(Loan::is_out) {
            acts.push(Act::TakeBack);
        }
        if matches!(entry.kind, Kind::FromHome | Kind::Answer) || !entry.heard.is_empty() {
            acts.push(Act::ForRecord(!entry.for_record));
        }
        acts.extend(
            self.suggested
                .iter()
                .map(|other| Act::Link(other.id, self.said_in_short(other))),
        );
        acts.extend(self.is_linked.then_some(Act::Part));
        if !acts.contains(&Act::Change) {
            acts.push(Act::Change);
        }
        acts.push(Act::Remove);
        acts
    }

    fn tellings_to_come(&self, entry: &Entry) -> Vec<Act> {
        let family = entry
            .children
            .first()
            .and_then(|child| self.around.people.family_of(*child));
        let untold: Vec<&Saved<Adult>> = family
            .into_iter()
            .flat_map(|household| &household.adults)
            .filter(|adult| !entry.shared().iter().any(|share| share.with == adult.id))
            .collect();
        let mut acts: Vec<Act> = untold
            .iter()
            .map(|adult| Act::Tell(adult.id, adult.role.clone()))
            .collect();
        if untold.len() > 1 {
            acts.push(Act::TellAll(untold.iter().map(|adult| adult.id).collect()));
        }
        acts
    }

    /// "Mum, Fri 20 Nov, told at the door".
    pub(super) fn said_of(&self, share: &Share) -> String {
        let language = match share.in_their_language {
            Some(true) => ", in the language they read",
            Some(false) => ", not in the language they read",
            None => "",
        };
        let role = self.around.people.role(Some(share.with));
        format!(
            "{role}, {}, {}{language}",
            say_date(share.on, self.around.today),
            share.how.word()
        )
    }

    /// "home Sun 18 Oct Sang the whole bus song ...".
    pub(super) fn said_in_short(&self, other: &Saved<Entry>) -> String {
        let (people, today) = (&self.around.people, self.around.today);
        let words = entry_row::words(other, people, today);
        shorten(
            &format!(
                "{} {} {words}",
                other.kind.label(Label::Short),
                say_date(other.day, today)
            ),
            OTHER,
        )
    }

    pub(super) fn act(&mut self, place: usize, cx: &mut Context) -> Taken {
        let Some(entry) = self.entry.clone() else {
            return Ok(false);
        };
        let Some(act) = self.acts().get(place).cloned() else {
            return Ok(false);
        };
        let name = self.around.people.names(&entry.children);
        match act {
            Act::Change => {
                let form = Form::open(&ENTRY, Some(entry.id), entry.item, cx)?;
                cx.push(form);
            }
            Act::Tell(with, role) => {
                let share = Share::told(with, cx.today());
                cx.store.step(
                    &format!("{name}'s observation shared with {role}"),
                    cx.now,
                    |store| store.entries().share(entry.id, &share),
                )?;
                cx.say(format!("Shared with {role} today · Ctrl+Z takes it back"));
            }
            Act::TellAll(adults) => {
                let today = cx.today();
                cx.store.step(
                    &format!("{name}'s observation shared with all at home"),
                    cx.now,
                    |store| {
                        adults.iter().try_for_each(|with| {
                            store.entries().share(entry.id, &Share::told(*with, today))
                        })
                    },
                )?;
                cx.say("Shared with all of them today · Ctrl+Z takes it back");
            }
            Act::PutRight(id, _) => {
                if let Some(share) = self.tellings.iter().find(|share| share.id == id) {
                    let form = Form::open(&SHARE, Some(id), share.item.clone(), cx)?;
                    cx.push(form);
                }
            }
            Act::WhatToTry => cx.push(OneLine::to_try(entry.id)),
            Act::WhatTheySaid => cx.push(OneLine::answer(entry.id)),
            Act::WhatItWasAbout => cx.open(Route::LearningAreas(entry.id)),
            Act::Tried(tried) => self.tried(&entry, tried, &name, cx)?,
            Act::WhatHappened => {
                let form =
                    Form::open(&ENTRY, Some(entry.id), entry.item, cx)?.at_field("What happened");
                cx.push(form);
            }
            Act::OpenIdea => {
                if let Some(IdeaRef::Known(idea)) = entry.giving().map(|giving| &giving.idea) {
                    cx.open(Route::Idea {
                        id: *idea,
                        family: None,
                    });
                }
            }
            Act::KeepAsIdea => {
                let mut kept = entry.item.clone();
                kept.detail = Detail::Try(Giving::of(IdeaRef::New(kept.words.clone())));
                cx.store
                    .step("Kept among the things to try", cx.now, |store| {
                        store.entries().change(entry.id, &kept)
                    })?;
                cx.say("Kept among the things to try · Ctrl+Z takes it back");
            }
            Act::KeepAsNews => self.keep_as_news(&entry, &name, cx)?,
            Act::ForRecord(wanted) => {
                let changed = Entry {
                    for_record: wanted,
                    ..entry.item.clone()
                };
                cx.store
                    .step(&format!("{name}'s record"), cx.now, |store| {
                        store.entries().change(entry.id, &changed)
                    })?;
                cx.say(if wanted {
                    "Part of the child's record, as they asked · Ctrl+Z takes it back"
                } else {
                    "Not part of the child's record · Ctrl+Z takes it back"
                });
            }
            Act::Link(other, _) => {
                if let Some(other) = self.suggested.iter().find(|entry| entry.id == other) {
                    cx.store
                        .step(&format!("A story about {name}"), cx.now, |store| {
                            store.threads().link(&entry, other)
                        })?;
                    cx.say("They are one story now · Ctrl+Z takes it back");
                }
            }
            Act::Part => {
                cx.store.step("Out of its story", cx.now, |store| {
                    store.threads().part(entry.id)
                })?;
                cx.say("It stands by itself again · Ctrl+Z takes it back");
            }
            Act::TakeBack => {
                let (on, id) = (cx.today(), entry.id);
                cx.store
                    .step(&format!("Back from {name}'s family"), cx.now, |store| {
                        store.loans().take_back(id, on, "")
                    })?;
                cx.say("Back on the shelf · Ctrl+Z takes it back");
                cx.open(Route::LoanAtHome(id));
            }
            Act::Remove => {
                let now = cx.now;
                cx.store
                    .step(&format!("Removed a note about {name}"), now, |store| {
                        store.entries().remove(entry.id, now)
                    })?;
                cx.say("Removed. Ctrl+Z puts it back.");
                cx.close();
            }
        }
        Ok(true)
    }

    fn tried(&self, entry: &Saved<Entry>, tried: Tried, name: &str, cx: &mut Context) -> Outcome {
        let mut changed = entry.item.clone();
        if let Detail::Try(giving) = &mut changed.detail {
            giving.tried = tried;
        }
        cx.store
            .step(&format!("What {name} tried at home"), cx.now, |store| {
                store.entries().change(entry.id, &changed)
            })?;
        let said = Act::Tried(tried).words();
        cx.say(format!("Noted: {said} · Ctrl+Z takes it back"));
        Ok(())
    }

    /// What they answered is news of its own as well, and goes on with the same story.
    fn keep_as_news(&self, entry: &Saved<Entry>, name: &str, cx: &mut Context) -> Outcome {
        let news = Entry {
            day: entry.day,
            adult: entry.adult,
            words: entry.words.clone(),
            privacy: entry.privacy,
            labels: entry.labels.clone(),
            for_record: entry.for_record,
            ..Entry::new(Kind::FromHome, cx.now, entry.children.clone())
        };
        cx.store
            .step(&format!("News of {name} from home"), cx.now, |store| {
                let id = store.entries().write(&news)?;
                store.threads().link(
                    entry,
                    &Saved {
                        id,
                        item: news.clone(),
                    },
                )
            })?;
        cx.say("Kept as news from home too · Ctrl+Z takes it back");
        Ok(())
    }
}
