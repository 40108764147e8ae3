//! Find or do anything: one box over commands, screens, quick words, people, things, reminders and
//! everything written down.

mod candidates;
mod found;

use self::candidates::{Candidate, candidates};
use self::found::Found;
use crate::domain::People;
use crate::domain::text::{fold, folded_words};
use crate::store::Filter;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Offer, Outcome, Shown};
use crate::tui::keys::Key;
use crate::tui::view::{ScreenEntry, Size, View, ViewEntry};
use crate::tui::widgets::{ListOf, Listing, TextLine, draw_line};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<Find>()];

/// How many notes one search brings; more words find the rest.
const NOTES: usize = 40;

/// How the box was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// By `/`: an exact short name and Space put its quick words into the line.
    BySlash,
    /// By Ctrl+K.
    ByKey,
    /// By Ctrl+F: what is written down goes first.
    ForRecords,
}

/// The box, and what it found for the words typed so far.
pub struct Find {
    words: TextLine,
    opened: Opened,
    offers: Vec<Offer>,
    screens: Vec<ScreenEntry>,
    /// What can be done in the settings.
    settings: Vec<Offer>,
    /// The line below takes quick words.
    takes_quick_words: bool,
    /// Everything that is found without asking the log.
    candidates: Vec<Candidate>,
    found: Vec<Found>,
    /// The folded words that are looked for.
    asked: Vec<String>,
    people: People,
    list: Listing,
    today: chrono::NaiveDate,
}

impl Find {
    /// `offers`: what can be done in the view below; `settings`: what can be done in that screen.
    pub fn over(
        offers: Vec<Offer>,
        opened: Opened,
        takes_quick_words: bool,
        screens: Vec<ScreenEntry>,
        settings: Vec<Offer>,
    ) -> Self {
        let mut offers: Vec<Offer> = offers.into_iter().filter(is_worth_finding).collect();
        // With words in the line, Ctrl+K is most often pressed to keep them.
        offers.sort_by_key(|offer| offer.word != Some("keep"));
        Self {
            words: TextLine::default(),
            opened,
            offers,
            screens,
            settings,
            takes_quick_words,
            candidates: Vec::new(),
            found: Vec::new(),
            asked: Vec::new(),
            people: People::default(),
            list: Listing::default(),
            today: chrono::NaiveDate::MIN,
        }
    }

    fn search(&mut self, cx: &Context) -> Outcome {
        self.asked = folded_words(self.words.text());
        let asked = &self.asked;
        let answering = self
            .candidates
            .iter()
            .filter(|candidate| candidate.answers(asked))
            .map(|candidate| candidate.found.clone());
        let found: Vec<Found> = answering.collect();
        let mut notes = Vec::new();
        if !asked.is_empty() {
            let filter = Filter {
                words: self.words.text().to_owned(),
                ..Filter::default()
            };
            notes.extend(
                cx.store
                    .entries()
                    .list(&filter, 0, NOTES)?
                    .into_iter()
                    .map(|note| Found::Note(Box::new(note))),
            );
        }
        let (first, then) = if self.opened == Opened::ForRecords {
            (notes, found)
        } else {
            (found, notes)
        };
        self.found = first;
        self.found.extend(then);
        self.list.choose(0);
        Ok(())
    }

    /// Space behind an exact short name, in the box that `/` opened: as if both were typed in the
    /// line itself.
    fn is_quick_words(&self) -> Option<String> {
        let typed = self
            .words
            .text()
            .strip_suffix(' ')
            .filter(|_| self.opened == Opened::BySlash && self.takes_quick_words)?;
        let wanted = fold(typed);
        self.candidates.iter().find_map(|candidate| {
            candidate
                .found
                .quick_name()
                .filter(|name| fold(name) == wanted)
                .map(str::to_owned)
        })
    }

    fn choose(&mut self, cx: &mut Context) -> Outcome {
        self.found
            .get(self.list.chosen())
            .map_or(Ok(()), |found| found.open(self.takes_quick_words, cx))
    }
}

/// Keys that only move about, or open this very box, are no answer to a search.
fn is_worth_finding(offer: &Offer) -> bool {
    let moves = matches!(
        offer.key,
        Some(
            Key::Char(_)
                | Key::Enter
                | Key::Esc
                | Key::Tab
                | Key::BackTab
                | Key::Up
                | Key::Down
                | Key::PageUp
                | Key::PageDown
                | Key::Home
                | Key::End
        )
    );
    offer.shown != Shown::Quietly && !moves && offer.key != Some(Key::Ctrl('k'))
}

impl View for Find {
    const NAME: &'static str = "Find";
    const HELP: &'static str = "find";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "do it", Self::choose)
            .when(|find| !find.found.is_empty())];
    const LIST: Option<ListOf<Self>> = Some(|find| Some(find.list.of(find.found.len())));
    const BACK: Option<&'static str> = Some("back, nothing changed");

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.people = cx.store.people()?;
        self.candidates = candidates(
            &self.offers,
            self.takes_quick_words,
            &self.screens,
            &self.settings,
            &self.people,
            cx,
        )?;
        self.search(cx)
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.words)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.words)
    }

    fn typed(&mut self, cx: &mut Context) -> Outcome {
        if let Some(name) = self.is_quick_words() {
            Found::put(&name, cx);
            return Ok(());
        }
        self.search(cx)
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 90,
            rows: 20,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Find or do anything");
        let (width, height) = (inside.width(), inside.height());
        inside.put(2, 0, ">");
        draw_line(
            &mut inside.part(4, 0, width.saturating_sub(6), 1),
            &self.words,
            1,
            None,
        );
        inside.rule(1);
        let mut body = inside.part(0, 2, width, height.saturating_sub(2));
        if self.found.is_empty() {
            body.put(3, 1, "Nothing has those words yet. Try fewer letters.");
        }
        self.list
            .draw(&mut body, self.found.len(), 1, true, |index, row| {
                self.found[index].draw(row, &self.asked, &self.people, self.today);
            });
    }
}
