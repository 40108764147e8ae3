//! What an observation was about: areas of learning and ways of learning, ticked by number.

use ratatui::text::Span;

use crate::assets;
use crate::domain::{Detail, Entry, Id, Observation, People, Saved};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{Size, Taken, View};
use crate::tui::widgets::{ListOf, Listing, TextLine, draw_line};

/// The card, and the name of a new area while she types it.
pub struct LearningCard {
    id: Id<Entry>,
    entry: Option<Saved<Entry>>,
    rows: Vec<Row>,
    people: People,
    list: Listing,
    adding: Option<TextLine>,
}

/// One line that can be ticked.
struct Row {
    kind: Kind,
    word: String,
    name: String,
    meaning: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Area,
    Way,
    New,
}

impl LearningCard {
    pub fn of(id: Id<Entry>) -> Self {
        Self {
            id,
            entry: None,
            rows: Vec::new(),
            people: People::default(),
            list: Listing::default(),
            adding: None,
        }
    }

    fn seen(&self) -> Option<&Observation> {
        self.entry.as_ref().and_then(|entry| entry.seen())
    }

    fn is_ticked(&self, row: &Row) -> bool {
        self.seen().is_some_and(|seen| match row.kind {
            Kind::Area => seen.areas.contains(&row.word),
            Kind::Way => seen.ways.contains(&row.word),
            Kind::New => false,
        })
    }

    fn choose(&mut self, place: usize, cx: &mut Context) -> Taken {
        let Some(row) = self.rows.get(place) else {
            return Ok(false);
        };
        self.list.choose(place);
        if row.kind == Kind::New {
            self.adding = Some(TextLine::default());
            return Ok(true);
        }
        let (kind, word) = (row.kind, row.word.clone());
        self.tick(kind, &word, cx)?;
        Ok(true)
    }

    /// Ticks a line, or clears it.
    fn tick(&self, kind: Kind, word: &str, cx: &mut Context) -> Outcome {
        let Some(entry) = &self.entry else {
            return Ok(());
        };
        let mut changed = entry.item.clone();
        if let Detail::Observation(seen) = &mut changed.detail {
            let words = if kind == Kind::Way {
                &mut seen.ways
            } else {
                &mut seen.areas
            };
            match words.iter().position(|own| own == word) {
                Some(place) => drop(words.remove(place)),
                None => words.push(word.to_owned()),
            }
        }
        let what = format!(
            "What the observation of {} was about",
            self.people.names(&entry.children)
        );
        cx.store.step(&what, cx.now, |store| {
            store.entries().change(entry.id, &changed)
        })
    }

    /// Enter: ticks the chosen line, or adds the area whose name stands there.
    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let Some(name) = &self.adding else {
            return self.choose(self.list.chosen(), cx).map(drop);
        };
        let Some(entry) = &self.entry else {
            return Ok(());
        };
        let (name, mut changed) = (name.text().to_owned(), entry.item.clone());
        cx.store.step(
            &format!("An area of learning called {}", name.trim()),
            cx.now,
            |store| {
                let word = store.observations().add_area(&name)?;
                if let Detail::Observation(seen) = &mut changed.detail
                    && !seen.areas.contains(&word)
                {
                    seen.areas.push(word);
                }
                store.entries().change(entry.id, &changed)
            },
        )?;
        self.adding = None;
        cx.say("Added and ticked · Ctrl+Z takes it back");
        Ok(())
    }
}

impl View for LearningCard {
    const NAME: &'static str = "What it was about";
    const HELP: &'static str = "learning";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "add it", Self::enter).when(|card| card.adding.is_some()),
        Command::<Self>::new(Key::Enter, "tick or clear", Self::enter)
            .when(|card| card.adding.is_none()),
        Command::<Self>::new(Key::Char(' '), "tick or clear", Self::enter)
            .when(|card| card.adding.is_none())
            .in_help(),
    ];
    const LIST: Option<ListOf<Self>> =
        Some(|card| card.adding.is_none().then(|| card.list.of(card.rows.len())));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.people = cx.store.people()?;
        self.entry = cx.store.entries().get(self.id)?;
        let framework = assets::early_years();
        let row = |kind, word: &str, name: &str, meaning| Row {
            kind,
            word: word.to_owned(),
            name: name.to_owned(),
            meaning,
        };
        let mut rows: Vec<Row> = framework
            .areas
            .iter()
            .map(|area| row(Kind::Area, &area.word, &area.plain, area.meaning.as_str()))
            .collect();
        rows.extend(
            cx.store
                .observations()
                .own_areas()?
                .iter()
                .map(|area| row(Kind::Area, &area.word, &area.name, "an area of your own")),
        );
        rows.extend(
            framework
                .ways
                .iter()
                .map(|way| row(Kind::Way, &way.word, &way.plain, way.meaning.as_str())),
        );
        rows.push(row(Kind::New, "", "+ an area of your own", ""));
        self.rows = rows;
        self.list.clamp(self.rows.len());
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        self.adding.as_ref()
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        self.adding.as_mut()
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        number
            .checked_sub(1)
            .map_or(Ok(false), |place| self.choose(place, cx))
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 96,
            rows: 19,
        }
    }

    fn step_back(&mut self, _: &mut Context) -> Taken {
        Ok(self.adding.take().is_some())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let Some(entry) = &self.entry else { return };
        let mut inside = canvas.boxed(&format!(
            "{} · what it was about",
            self.people.names(&entry.children)
        ));
        let (width, height, hint) = (inside.width(), inside.height(), inside.look.hint);
        let room = usize::from(width.saturating_sub(4));
        inside.put(2, 0, Span::styled(shorten(&entry.words, room), hint));
        let list = height.saturating_sub(3);
        self.list.draw(
            &mut inside.part(0, 2, width, list),
            self.rows.len(),
            1,
            self.adding.is_none(),
            |place, line| {
                let row = &self.rows[place];
                let number = if place < 9 {
                    (place + 1).to_string()
                } else {
                    " ".to_owned()
                };
                let tick = if self.is_ticked(row) { "✓" } else { " " };
                line.put(3, 0, format!("{number} {tick} {}", pad(&row.name, 22)));
                line.put(
                    30,
                    0,
                    Span::styled(
                        shorten(row.meaning, usize::from(width.saturating_sub(32))),
                        hint,
                    ),
                );
            },
        );
        if let Some(name) = &self.adding {
            let foot = height.saturating_sub(1);
            inside.put(2, foot, "What is it called?");
            draw_line(
                &mut inside.part(21, foot, width.saturating_sub(23), 1),
                name,
                1,
                None,
            );
        }
    }
}
