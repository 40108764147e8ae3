//! One thing the box found: what it is, how its row reads, and what Enter does with it.

use chrono::NaiveDate;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::domain::dates::say_date;
use crate::domain::privacy::Where;
use crate::domain::text::starts;
use crate::domain::{Entry, Family, Id, Idea, People, Reminder, Saved, Thing};
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Context, Offer, Outcome, Request};
use crate::tui::route::{Route, Screen};
use crate::tui::view::ScreenEntry;
use crate::tui::widgets::entry_row;

/// Something to do, or something to open.
#[derive(Clone)]
pub(super) enum Found {
    Do(Offer),
    /// With its number in the Menu.
    Screen(usize, ScreenEntry),
    /// A row of the settings.
    Setting(Offer),
    Quick {
        name: String,
        words: String,
    },
    Child {
        family: Id<Family>,
        words: String,
    },
    Adult {
        family: Id<Family>,
        words: String,
    },
    Thing {
        id: Id<Thing>,
        words: String,
    },
    Idea {
        id: Id<Idea>,
        title: String,
    },
    Reminder(Reminder),
    Note(Box<Saved<Entry>>),
}

/// So many letters before the first word that was looked for stay in sight.
const BEFORE: usize = 24;

impl Found {
    pub fn quick_name(&self) -> Option<&str> {
        match self {
            Self::Quick { name, .. } => Some(name),
            _ => None,
        }
    }

    /// Opens quick words in the line below.
    pub fn put(name: &str, cx: &mut Context) {
        cx.close();
        cx.ask(Request::PutQuickWords(name.to_owned()));
    }

    pub fn open(&self, takes_quick_words: bool, cx: &mut Context) -> Outcome {
        match self {
            Self::Do(offer) => {
                cx.close();
                cx.ask(Request::Do(*offer));
            }
            Self::Screen(_, entry) => cx.go_to(entry.screen),
            Self::Setting(offer) => {
                cx.go_to(Screen::Settings);
                cx.ask(Request::Do(*offer));
            }
            Self::Quick { name, .. } if takes_quick_words => Self::put(name, cx),
            Self::Quick { name, .. } => {
                cx.close();
                cx.open(Route::Shortcuts {
                    at: Some(name.clone()),
                });
            }
            Self::Child { family, .. } | Self::Adult { family, .. } => {
                cx.go_to(Screen::Families);
                cx.open(Route::Family(*family));
            }
            Self::Thing { id, .. } => cx.open(Route::LoanItem(*id)),
            Self::Idea { id, .. } => cx.open(Route::Idea {
                id: *id,
                family: None,
            }),
            Self::Reminder(Reminder {
                entry: Some(note), ..
            }) => cx.open(Route::Entry(*note)),
            Self::Reminder(_) => {
                cx.go_to(Screen::Today);
                cx.say("It stands under To keep in mind: Tab goes there.");
            }
            Self::Note(note) => cx.open(Route::Entry(note.id)),
        }
        Ok(())
    }

    /// What sort of thing it is, at the row's end; for what can be done, the short way to it.
    fn sort(&self) -> String {
        match self {
            Self::Do(offer) => offer.way(),
            Self::Screen(number, _) => format!("Esc {number}"),
            Self::Setting(_) => "settings".to_owned(),
            Self::Quick { name, .. } => format!("/{name}"),
            Self::Child { .. } => "child".to_owned(),
            Self::Adult { .. } => "grown-up".to_owned(),
            Self::Thing { .. } => "thing".to_owned(),
            Self::Idea { .. } => "to try".to_owned(),
            Self::Reminder(_) => "reminder".to_owned(),
            Self::Note(_) => String::new(),
        }
    }

    pub fn draw(&self, row: &mut Canvas, asked: &[String], people: &People, today: NaiveDate) {
        let sort = self.sort();
        let wide = usize::from(row.width()).saturating_sub(4);
        let room = wide.saturating_sub(Span::raw(sort.as_str()).width() + 2);
        let line = match self {
            Self::Do(offer) | Self::Setting(offer) => Line::from(shorten(offer.label, room)),
            Self::Screen(_, entry) => Line::from(shorten(entry.title, room)),
            Self::Quick { words, .. }
            | Self::Child { words, .. }
            | Self::Adult { words, .. }
            | Self::Thing { words, .. } => Line::from(shorten(words, room)),
            Self::Idea { title, .. } => Line::from(shorten(title, room)),
            Self::Reminder(reminder) => {
                let words = reminder.shown_in(Where::Find, people).unwrap_or_default();
                let words = format!("{}  {words}", say_date(reminder.due, today));
                Line::from(shorten(&words, room))
            }
            Self::Note(note) => entry_row::dated(&from_the_match(note, asked), people, today, wide),
        };
        let hint = row.look.hint;
        row.put(3, 0, underlined(line, asked));
        row.put_right(0, Span::styled(sort, hint));
    }
}

/// The note with its words beginning shortly before the first that was looked for, when that would
/// be out of sight.
fn from_the_match(note: &Saved<Entry>, asked: &[String]) -> Saved<Entry> {
    let mut shown = note.clone();
    let is_seen = |words: &str, at: usize| {
        words
            .get(..at)
            .is_none_or(|before| before.chars().count() <= BEFORE)
    };
    if let Some(first) = starts(&note.words, asked)
        .first()
        .filter(|first| !is_seen(&note.words, first.start))
    {
        let before = note.words.get(..first.start).unwrap_or_default();
        let from = before
            .char_indices()
            .rev()
            .nth(BEFORE)
            .map_or(0, |(at, _)| at);
        let from = before
            .get(from..)
            .and_then(|part| part.find([' ', '\n']))
            .map_or(first.start, |space| from + space + 1);
        shown.item.words = format!("…{}", note.words.get(from..).unwrap_or_default());
    }
    shown
}

/// The starts of words that were looked for, underlined.
fn underlined(line: Line<'static>, asked: &[String]) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for span in line.spans {
        let (text, style) = (span.content, span.style);
        let mut done = 0;
        for found in starts(&text, asked) {
            spans.extend(
                text.get(done..found.start)
                    .map(|before| Span::styled(before.to_owned(), style)),
            );
            spans.extend(text.get(found.clone()).map(|part| {
                Span::styled(part.to_owned(), style.add_modifier(Modifier::UNDERLINED))
            }));
            done = found.end;
        }
        spans.extend(
            text.get(done..)
                .map(|rest| Span::styled(rest.to_owned(), style)),
        );
    }
    Line::from(spans)
}
