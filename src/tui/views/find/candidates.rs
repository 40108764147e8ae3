//! Everything the box finds without asking the log for notes, its words folded once so that a key
//! costs little.

use super::found::Found;
use crate::app::shortcuts::all_of;
use crate::domain::People;
use crate::domain::privacy::Where;
use crate::domain::text::{folded_words, words_answer};
use crate::domain::wording::and_list;
use crate::store;
use crate::tui::command::{Context, Offer};
use crate::tui::view::ScreenEntry;

/// One thing, and the words it answers to.
pub(super) struct Candidate {
    pub found: Found,
    words: Vec<String>,
    /// Shown before anything is typed.
    is_offered: bool,
}

impl Candidate {
    fn new(found: Found, words: &str, is_offered: bool) -> Self {
        Self {
            found,
            words: folded_words(words),
            is_offered,
        }
    }

    /// Whether every word asked for is the start of one of its own.
    pub fn answers(&self, asked: &[String]) -> bool {
        if asked.is_empty() {
            return self.is_offered;
        }
        words_answer(&self.words, asked)
    }
}

/// What can be done first, then where she can go, quick words, people, things, things to try, and
/// what waits.
pub(super) fn candidates(
    offers: &[Offer],
    takes_quick_words: bool,
    screens: &[ScreenEntry],
    settings: &[Offer],
    people: &People,
    cx: &Context,
) -> store::Result<Vec<Candidate>> {
    let mut all = Vec::new();
    for offer in offers {
        let words = format!("{} {}", offer.label, offer.word.unwrap_or_default());
        all.push(Candidate::new(Found::Do(*offer), &words, true));
    }
    let own = cx.store.quick_words().all()?;
    let quick = all_of(&own).into_iter().map(|(name, words)| {
        let found = Found::Quick {
            name: name.to_owned(),
            words: words.to_owned(),
        };
        Candidate::new(found, &format!("{name} {words}"), takes_quick_words)
    });
    all.extend((1..).zip(screens).map(|(number, screen)| {
        Candidate::new(Found::Screen(number, *screen), screen.title, true)
    }));
    all.extend(quick);
    for offer in settings.iter().filter(|offer| offer.key.is_none()) {
        let is_at_hand = offers.iter().any(|own| own.word == offer.word);
        all.extend((!is_at_hand).then(|| {
            Candidate::new(
                Found::Setting(*offer),
                &format!("{} {}", offer.label, offer.word.unwrap_or_default()),
                false,
            )
        }));
    }
    people_among(people, &mut all);
    for thing in cx.store.loans().things()? {
        let words = format!("{} {}", thing.name, thing.kind.word());
        all.push(Candidate::new(
            Found::Thing {
                id: thing.id,
                words: thing.name.clone(),
            },
            &words,
            false,
        ));
    }
    for idea in cx.store.ideas().all()? {
        let words = format!("{} {}", idea.title, idea.kind.word());
        all.push(Candidate::new(
            Found::Idea {
                id: idea.id,
                title: idea.title.clone(),
            },
            &words,
            false,
        ));
    }
    for reminder in cx.store.reminders().ahead()? {
        let shown = reminder.shown_in(Where::Find, people);
        all.extend(
            shown.map(|words| Candidate::new(Found::Reminder(reminder.item), &words, false)),
        );
    }
    Ok(all)
}

fn people_among(people: &People, all: &mut Vec<Candidate>) {
    for household in &people.households {
        let family = household.family.id;
        let children = and_list(household.children.iter().map(|child| child.name.as_str()));
        for child in &household.children {
            let words = format!("{} {}", child.name, child.nickname);
            all.push(Candidate::new(
                Found::Child {
                    family,
                    words: child.name.clone(),
                },
                &words,
                false,
            ));
        }
        for adult in &household.adults {
            let name: Vec<&str> = [adult.name.as_str(), adult.role.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect();
            let words = format!("{} · {children}'s family", name.join(", "));
            all.push(Candidate::new(
                Found::Adult {
                    family,
                    words: words.clone(),
                },
                &words,
                false,
            ));
        }
    }
}
