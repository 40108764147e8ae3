//! One thing to try: its words, who has had it and what came of it, and who has not had it yet.

use ratatui::text::Span;

use crate::app::hints::short_way;
use crate::domain::dates::say_day;
use crate::domain::{
    Adult, Detail, Entry, Family, Giving, Household, Id, Idea, IdeaRef, Kind, People, Saved, Tried,
};
use crate::pages::Wanted;
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::IDEA;
use crate::tui::keys::Key;
use crate::tui::route::Route;
use crate::tui::view::{Taken, View};
use crate::tui::widgets::{ListOf, Listing};

/// The card of one thing to try.
pub struct IdeaCard {
    id: Id<Idea>,
    idea: Option<Idea>,
    rows: Vec<Row>,
    people: People,
    today: chrono::NaiveDate,
    list: Listing,
    /// The family it was opened for, until its row is chosen.
    meant_for: Option<Id<Family>>,
}

/// One line that does something.
enum Row {
    Give(Box<Household>),
    GiveAll(usize),
    Had(Box<Saved<Entry>>),
}

impl IdeaCard {
    pub fn of(id: Id<Idea>) -> Self {
        Self {
            id,
            idea: None,
            rows: Vec::new(),
            people: People::default(),
            today: chrono::NaiveDate::MIN,
            list: Listing::default(),
            meant_for: None,
        }
    }

    /// Opens on the row of this family.
    pub fn for_family(self, family: Id<Family>) -> Self {
        Self {
            meant_for: Some(family),
            ..self
        }
    }

    fn choose(&mut self, place: usize, cx: &mut Context) -> Taken {
        match self.rows.get(place) {
            Some(Row::Give(household)) => {
                let name = household.name();
                let households = [household.as_ref().clone()];
                self.give(&households, &name, cx)?;
            }
            Some(Row::GiveAll(_)) => {
                let households: Vec<Household> = self
                    .rows
                    .iter()
                    .filter_map(|row| match row {
                        Row::Give(household) => Some(household.as_ref().clone()),
                        _ => None,
                    })
                    .collect();
                self.give(&households, "everybody who had not had it", cx)?;
            }
            Some(Row::Had(entry)) => cx.open(Route::Entry(entry.id)),
            None => return Ok(false),
        }
        Ok(true)
    }

    fn give(&self, to: &[Household], whom: &str, cx: &mut Context) -> Outcome {
        let Some(idea) = &self.idea else {
            return Ok(());
        };
        let today = cx.today();
        let entries: Vec<Entry> = to
            .iter()
            .map(|household| {
                let children: Vec<_> = household
                    .children
                    .iter()
                    .filter(|child| child.is_on_books(today))
                    .collect();
                let collector: Option<Id<Adult>> = children
                    .iter()
                    .find_map(|child| child.usual_on(today)?.collector);
                Entry {
                    words: idea.title.clone(),
                    adult: collector,
                    detail: Detail::Try(Giving::of(IdeaRef::Known(self.id))),
                    ..Entry::new(
                        Kind::Try,
                        cx.now,
                        children.iter().map(|child| child.id).collect(),
                    )
                }
            })
            .collect();
        let what = format!("{} given to {whom}", idea.title);
        cx.store.step(&what, cx.now, |store| {
            entries
                .iter()
                .try_for_each(|entry| store.entries().write(entry).map(drop))
        })?;
        let short = short_way(cx.store, "try", &idea.title.to_lowercase());
        cx.say(format!(
            "Saved to {whom}, {} · Ctrl+Z takes it back{short}",
            cx.now.format("%H:%M")
        ));
        Ok(())
    }

    fn change(&mut self, cx: &mut Context) -> Outcome {
        if let Some(idea) = &self.idea {
            let form = Form::open(&IDEA, Some(self.id), idea.clone(), cx)?;
            cx.push(form);
        }
        Ok(())
    }

    fn words(&mut self, cx: &mut Context) -> Outcome {
        cx.open(Route::LongText(self.id));
        Ok(())
    }

    fn said(&self, row: &Row) -> String {
        match row {
            Row::Give(household) => format!("give it to {} today", household.name()),
            Row::GiveAll(many) => format!("give it to all {many} who have not had it"),
            Row::Had(entry) => {
                let giving = entry.giving();
                let tried = match giving.map_or(Tried::NotAsked, |giving| giving.tried) {
                    Tried::NotAsked => "not asked yet",
                    Tried::Yes => "tried it",
                    Tried::NotYet => "not yet",
                    Tried::NotForUs => "not for us",
                };
                let happened = giving
                    .map(|giving| giving.happened.as_str())
                    .filter(|words| !words.is_empty());
                let happened = happened.map_or_else(String::new, |words| format!(": \"{words}\""));
                let names = self.people.names(&entry.children);
                format!(
                    "{names} had it {}, {tried}{happened}",
                    say_day(entry.day, self.today)
                )
            }
        }
    }
}

impl View for IdeaCard {
    const NAME: &'static str = "A thing to try";
    const HELP: &'static str = "thing-to-try";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "choose", |card, cx| {
            card.choose(card.list.chosen(), cx).map(drop)
        })
        .when(|card| !card.rows.is_empty()),
        Command::<Self>::new(Key::Ctrl('o'), "its words", Self::words)
            .when(|card| card.idea.is_some()),
        Command::<Self>::new(Key::Ctrl('e'), "title and kind", Self::change)
            .when(|card| card.idea.is_some()),
        Command::<Self>::new(Key::Ctrl('p'), "make a page", |card, cx| {
            cx.open(Route::Printouts(vec![Wanted::Sheet { idea: card.id }]));
            Ok(())
        })
        .when(|card| card.idea.is_some())
        .word("page"),
    ];
    const LIST: Option<ListOf<Self>> = Some(|card| Some(card.list.of(card.rows.len())));

    fn crumb(&self) -> String {
        self.idea.as_ref().map_or_else(
            || "A thing to try".to_owned(),
            |idea| format!("Things to try > {}", idea.title),
        )
    }

    fn tally(&self) -> String {
        self.idea
            .as_ref()
            .map_or_else(String::new, |idea| idea.kind.word().to_owned())
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.people = cx.store.people()?;
        self.idea = cx.store.ideas().get(self.id)?;
        let had = cx.store.ideas().givings(self.id)?;
        let has_had = |household: &Household| {
            had.iter().any(|entry| {
                household
                    .children
                    .iter()
                    .any(|child| entry.children.contains(&child.id))
            })
        };
        let here = cx.store.families().on_books(self.today)?;
        let without: Vec<Household> = here
            .into_iter()
            .filter(|household| {
                !has_had(household)
                    && household
                        .children
                        .iter()
                        .any(|child| child.is_on_books(cx.today()))
            })
            .collect();
        let many = without.len();
        self.rows = without
            .into_iter()
            .map(|household| Row::Give(Box::new(household)))
            .collect();
        if many > 1 {
            self.rows.push(Row::GiveAll(many));
        }
        self.rows
            .extend(had.into_iter().map(|entry| Row::Had(Box::new(entry))));
        if let Some(family) = self.meant_for.take() {
            let is_theirs =
                |row: &Row| matches!(row, Row::Give(household) if household.family.id == family);
            self.list
                .choose(self.rows.iter().position(is_theirs).unwrap_or(0));
        }
        self.list.clamp(self.rows.len());
        Ok(())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        number
            .checked_sub(1)
            .map_or(Ok(false), |place| self.choose(place, cx))
    }

    fn draw(&self, canvas: &mut Canvas) {
        let Some(idea) = &self.idea else {
            canvas.put(
                3,
                1,
                "This is no longer here. Ctrl+Z may bring it back; Esc goes back.",
            );
            return;
        };
        let (width, height) = (canvas.width(), canvas.height());
        let (text, hint) = (canvas.look.text, canvas.look.hint);
        let wide = width >= 110;
        let words = if idea.words.is_empty() {
            "No words yet. Ctrl+O writes them."
        } else {
            idea.words.as_str()
        };
        let style = if idea.words.is_empty() { hint } else { text };
        let (left, top) = if wide {
            canvas.paragraph(3, 1, height, words, style);
            (width / 2, 0)
        } else {
            let used =
                canvas
                    .part(0, 0, width, height / 2)
                    .paragraph(3, 1, height / 2 - 1, words, style);
            (0, used + 2)
        };
        let mut body = canvas.part(left, top, width - left, height.saturating_sub(top));
        let many = self
            .rows
            .iter()
            .filter(|row| matches!(row, Row::Give(_)))
            .count();
        body.heading(
            0,
            if many == 0 {
                "Everybody has had it"
            } else {
                "Who has not had it, and who has"
            },
        );
        let room = usize::from(width - left).saturating_sub(8);
        let list = body.height().saturating_sub(1);
        self.list.draw(
            &mut body.part(0, 1, width - left, list),
            self.rows.len(),
            1,
            true,
            |place, row| {
                let number = if place < 9 {
                    (place + 1).to_string()
                } else {
                    " ".to_owned()
                };
                let style = if matches!(self.rows[place], Row::Had(_)) {
                    hint
                } else {
                    text
                };
                row.put(3, 0, number);
                row.put(
                    6,
                    0,
                    Span::styled(shorten(&self.said(&self.rows[place]), room), style),
                );
            },
        );
    }
}
