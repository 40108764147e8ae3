//! Find or do anything: one box over screens, keys, people and everything written down.

use ratatui::text::{Line, Span};

use crate::domain::text::fold;
use crate::domain::{Entry, People, Saved};
use crate::store::Filter;
use crate::ui::canvas::{Canvas, pad};
use crate::ui::command::{Command, Context, Offer, Outcome, Request, Shown};
use crate::ui::keys::Key;
use crate::ui::overlays::EntryCard;
use crate::ui::screens::{self, FamilyCard};
use crate::ui::view::{Size, View};
use crate::ui::widgets::{Listing, TextLine, draw_line, entry_row};

/// How many notes one search brings; more words find the rest.
const NOTES: usize = 40;

/// One thing the box found.
enum Found {
    Do(Offer),
    Screen(usize),
    Person { family: crate::domain::Id<crate::domain::Family>, name: String },
    Note(Box<Saved<Entry>>),
}

/// The box, and what it found for the words typed so far.
pub struct Find {
    words: TextLine,
    offers: Vec<Offer>,
    found: Vec<Found>,
    people: People,
    list: Listing,
    today: chrono::NaiveDate,
}

impl Find {
    /// `offers`: what can be done in the view below.
    pub fn over(offers: Vec<Offer>) -> Self {
        let offers = offers.into_iter().filter(is_worth_finding).collect();
        Self {
            words: TextLine::default(),
            offers,
            found: Vec::new(),
            people: People::default(),
            list: Listing::default(),
            today: chrono::NaiveDate::MIN,
        }
    }

    fn search(&mut self, cx: &Context) -> Outcome {
        let wanted = fold(self.words.text());
        let matches = |text: &str| wanted.split_whitespace().all(|word| fold(text).split_whitespace().any(|own| own.starts_with(word)));
        self.found = Vec::new();
        self.found.extend(
            self.offers.iter().filter(|offer| matches(offer.label) || offer.word.is_some_and(&matches)).map(|offer| Found::Do(*offer)),
        );
        self.found
            .extend(screens::ALL.iter().enumerate().filter(|(_, screen)| matches(screen.title)).map(|(place, _)| Found::Screen(place)));
        if !wanted.trim().is_empty() {
            for household in &self.people.households {
                for child in household.children.iter().filter(|child| matches(&child.name) || matches(&child.nickname)) {
                    self.found.push(Found::Person { family: household.family.id, name: child.name.clone() });
                }
            }
            let filter = Filter { words: self.words.text().to_owned(), ..Filter::default() };
            let notes = cx.store.entries().list(&filter, 0, NOTES)?;
            self.found.extend(notes.into_iter().map(|note| Found::Note(Box::new(note))));
        }
        self.list.choose(0);
        Ok(())
    }

    fn choose(&mut self, cx: &mut Context) -> Outcome {
        match self.found.get(self.list.chosen()) {
            Some(Found::Do(offer)) => {
                cx.close();
                cx.ask(Request::Do(*offer));
            }
            Some(Found::Screen(place)) => cx.go_to(*place),
            Some(Found::Person { family, .. }) => {
                let family = *family;
                cx.go_to(screens::FAMILIES);
                cx.open(FamilyCard::of(family));
            }
            Some(Found::Note(note)) => cx.open(EntryCard::of(note.id)),
            None => cx.warn("Nothing has those words yet. Try fewer letters, or Esc goes back."),
        }
        Ok(())
    }

    fn line(&self, found: &Found, width: usize) -> Line<'static> {
        match found {
            Found::Do(offer) => Line::from(format!("{}  {}", pad(offer.label, width.saturating_sub(14)), offer.way())),
            Found::Screen(place) => Line::from(format!("{}  Esc {}", pad(screens::ALL[*place].title, width.saturating_sub(14)), place + 1)),
            Found::Person { name, .. } => Line::from(vec![Span::raw(name.clone()), Span::raw("  open the family's card")]),
            Found::Note(note) => entry_row::dated(note, &self.people, self.today, width),
        }
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
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "do it", Self::choose).when(|find| !find.found.is_empty()),
        Command::<Self>::new(Key::Up, "up", |find, _| {
            find.list.press(Key::Up, find.found.len());
            Ok(())
        })
        .when(|find| find.list.chosen() > 0),
        Command::<Self>::new(Key::Down, "down", |find, _| {
            find.list.press(Key::Down, find.found.len());
            Ok(())
        })
        .when(|find| find.list.chosen() + 1 < find.found.len()),
        Command::<Self>::new(Key::Esc, "back, nothing changed", |_, cx| {
            cx.close();
            Ok(())
        }),
    ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.people = cx.store.people()?;
        self.search(cx)
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.words)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.words)
    }

    fn typed(&mut self, cx: &mut Context) -> Outcome {
        self.search(cx)
    }

    fn size(&self) -> Size {
        Size::Box { columns: 90, rows: 20 }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Find or do anything");
        let (width, height) = (inside.width(), inside.height());
        inside.put(2, 0, ">");
        draw_line(&mut inside.part(4, 0, width.saturating_sub(6), 1), &self.words, 1, None);
        inside.rule(1);
        let mut body = inside.part(0, 2, width, height.saturating_sub(2));
        if self.found.is_empty() {
            body.put(3, 1, "Nothing has those words yet. Try fewer letters.");
        }
        let room = usize::from(width.saturating_sub(5));
        self.list.draw(&mut body, self.found.len(), 1, true, |index, row| row.put(3, 0, self.line(&self.found[index], room)));
    }
}
