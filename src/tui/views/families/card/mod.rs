//! One family's card: everyone in it, how we work together, the days that matter, and everything
//! written, newest first.

mod draw;
mod in_the_way;
mod leaving;
mod out;
mod told;
mod ways;

use std::collections::HashSet;

use chrono::NaiveDate;

use self::told::Told;
use crate::domain::dates::say_date;
use crate::domain::wording::count;
use crate::domain::{Adult, Child, Entry, Family, Household, Id, Involvement, KeyDay, Saved};
use crate::store::{Filter, HowMuch};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::{Around, Form};
use crate::tui::forms::{ADULT, CHILD, FAMILY, KEY_DAY};
use crate::tui::keys::Key;
use crate::tui::route::Route;
use crate::tui::view::View;
use crate::tui::widgets::{EntryPages, ListOf, ListRows, Listing};

/// The card of one family.
pub struct FamilyCard {
    id: Id<Family>,
    household: Option<Household>,
    around: Around,
    rows: Vec<Row>,
    list: Listing,
    written: EntryPages,
    /// Those of them that are part of a story.
    stories: HashSet<Id<Entry>>,
    /// Those stories, each on one line.
    told: Vec<Told>,
    /// The ways of being involved that are so now.
    ways: Vec<Saved<Involvement>>,
    /// How much is noted that gets in the way: numbers only.
    in_the_way: HowMuch,
    /// How many notes there are, for the head line.
    notes: usize,
}

/// One line of the card above what was written.
enum Row {
    Heading(&'static str),
    Child(Id<Child>),
    AddChild,
    Adult(Id<Adult>),
    AddAdult,
    Together {
        label: &'static str,
        value: String,
    },
    AddTogether,
    /// A way by its place in `ways`.
    Way(usize),
    AddWay,
    KeyDay(Id<KeyDay>),
    AddKeyDay,
    InTheWay(String),
    /// A story by its place in `told`.
    Story(usize),
}

impl FamilyCard {
    pub fn of(id: Id<Family>) -> Self {
        Self {
            id,
            household: None,
            around: Around {
                people: crate::domain::People::default(),
                today: NaiveDate::MIN,
                labels: Vec::new(),
            },
            rows: Vec::new(),
            list: Listing::default(),
            written: EntryPages::default(),
            stories: HashSet::new(),
            told: Vec::new(),
            ways: Vec::new(),
            in_the_way: HowMuch::default(),
            notes: 0,
        }
    }

    fn arrange(&mut self) {
        let Some(household) = &self.household else {
            return;
        };
        let mut rows = vec![Row::Heading("Children")];
        rows.extend(household.children.iter().map(|child| Row::Child(child.id)));
        rows.push(Row::AddChild);
        rows.push(Row::Heading("Grown-ups"));
        rows.extend(household.adults.iter().map(|adult| Row::Adult(adult.id)));
        rows.push(Row::AddAdult);
        rows.push(Row::Heading("How we work together"));
        let together = FAMILY.rows(&household.family, &self.around);
        rows.extend(
            together
                .into_iter()
                .map(|(label, value)| Row::Together { label, value }),
        );
        rows.push(Row::AddTogether);
        rows.push(Row::Heading("Ways of being involved"));
        rows.extend((0..self.ways.len()).map(Row::Way));
        rows.push(Row::AddWay);
        rows.extend(in_the_way::rows(self.in_the_way));
        rows.push(Row::Heading("Days that matter"));
        rows.extend(household.key_days.iter().map(|day| Row::KeyDay(day.id)));
        rows.push(Row::AddKeyDay);
        if !self.told.is_empty() {
            rows.push(Row::Heading("Stories: what led to what"));
            rows.extend((0..self.told.len()).map(Row::Story));
        }
        rows.push(Row::Heading("Everything so far, newest first"));
        self.rows = rows;
    }

    fn length(&self) -> usize {
        self.rows.len() + self.written.count()
    }

    fn list_rows(&self) -> ListRows<'_> {
        let headings = self.rows.iter().map(|row| matches!(row, Row::Heading(_)));
        self.list.of(self.length()).with_headings(headings)
    }

    /// Keeps the rows around the chosen one read.
    fn follow(&mut self, cx: &Context) -> Outcome {
        let place = self.list.chosen().saturating_sub(self.rows.len());
        self.written.go_to(place, cx.store)?;
        self.stories = cx
            .store
            .threads()
            .in_a_story(self.written.rows().iter().map(|entry| entry.id))?;
        Ok(())
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        let Some(household) = &self.household else {
            return Ok(());
        };
        let family = self.id;
        match self.rows.get(self.list.chosen()) {
            Some(Row::Child(id)) => {
                if let Some(child) = household.children.iter().find(|child| child.id == *id) {
                    let form = Form::open(&CHILD, Some(*id), child.item.clone(), cx)?;
                    cx.push(form);
                }
            }
            Some(Row::AddChild) => {
                let child = Child::new(family, cx.today());
                let form = Form::open(&CHILD, None, child, cx)?;
                cx.push(form);
            }
            Some(Row::Adult(id)) => {
                if let Some(adult) = household.adult(*id) {
                    let form = Form::open(&ADULT, Some(*id), adult.item.clone(), cx)?;
                    cx.push(form);
                }
            }
            Some(Row::AddAdult) => {
                let form = Form::open(&ADULT, None, Adult::new(family, String::new()), cx)?;
                cx.push(form);
            }
            Some(Row::Together { label, .. }) => {
                let form = Form::open(&FAMILY, Some(family), household.family.item.clone(), cx)?
                    .at_field(label);
                cx.push(form);
            }
            Some(Row::AddTogether) => {
                let form = Form::open(&FAMILY, Some(family), household.family.item.clone(), cx)?;
                cx.push(form);
            }
            Some(row @ (Row::Way(_) | Row::AddWay)) => {
                self.open_ways(matches!(row, Row::AddWay), cx);
            }
            Some(Row::KeyDay(id)) => {
                if let Some(day) = household.key_days.iter().find(|day| day.id == *id) {
                    let form = Form::open(&KEY_DAY, Some(*id), day.item.clone(), cx)?;
                    cx.push(form);
                }
            }
            Some(Row::AddKeyDay) => {
                let day = KeyDay {
                    family,
                    day: cx.today(),
                    yearly: true,
                    what: String::new(),
                };
                let form = Form::open(&KEY_DAY, None, day, cx)?;
                cx.push(form);
            }
            Some(Row::InTheWay(_)) => self.open_in_the_way(cx)?,
            Some(Row::Story(place)) => {
                if let Some(story) = self.told.get(*place) {
                    cx.open(Route::Entry(story.newest));
                }
            }
            Some(Row::Heading(_)) => {}
            None => {
                if let Some(entry) = self.written.chosen() {
                    cx.open(Route::Entry(entry.id));
                }
            }
        }
        Ok(())
    }

    fn can_remove(&self) -> bool {
        match self.rows.get(self.list.chosen()) {
            Some(Row::Child(_) | Row::Adult(_) | Row::KeyDay(_)) => true,
            Some(_) => false,
            None => self.written.chosen().is_some(),
        }
    }

    fn remove(&mut self, cx: &mut Context) -> Outcome {
        let now = cx.now;
        match self.rows.get(self.list.chosen()) {
            // A family with no child in it would be in no list any more.
            Some(Row::Child(id))
                if self
                    .household
                    .as_ref()
                    .is_some_and(|household| household.children.len() == 1) =>
            {
                cx.store.step("A family taken off", now, |store| {
                    store.families().remove_child(*id)?;
                    store.families().remove(self.id)
                })?;
                cx.close();
            }
            Some(Row::Child(id)) => cx.store.step("A child taken off the card", now, |store| {
                store.families().remove_child(*id)
            })?,
            Some(Row::Adult(id)) => {
                cx.store
                    .step("A grown-up taken off the card", now, |store| {
                        store.families().remove_adult(*id)
                    })?;
            }
            Some(Row::KeyDay(id)) => {
                cx.store
                    .step("A day that matters taken off", now, |store| {
                        store.families().remove_key_day(*id)
                    })?;
            }
            Some(_) => return Ok(()),
            None => {
                let Some(entry) = self.written.chosen() else {
                    return Ok(());
                };
                let id = entry.id;
                cx.store.step("A note removed", now, |store| {
                    store.entries().remove(id, now)
                })?;
            }
        }
        cx.say("Removed. Ctrl+Z puts it back.");
        Ok(())
    }
}

impl View for FamilyCard {
    const NAME: &'static str = "Family card";
    const HELP: &'static str = "family-card";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "open", Self::open).when(|card| card.household.is_some()),
        Command::<Self>::new(Key::Delete, "remove", Self::remove).when(Self::can_remove),
        Command::<Self>::new(Key::Ctrl('p'), "make a page", Self::preview)
            .when(|card| card.household.is_some())
            .in_help()
            .word("page"),
        Command::<Self>::new(Key::Ctrl('t'), "turn into", Self::turn)
            .when(|card| card.chosen_note().is_some())
            .in_help(),
        Command::<Self>::new(Key::Ctrl('c'), "message", Self::message)
            .when(|card| card.chosen_note().is_some())
            .in_help(),
        Command::<Self>::by_word("in-the-way", "what gets in the way", Self::open_in_the_way)
            .when(|card| card.household.is_some()),
        Command::<Self>::by_word("left", "the family has moved on", Self::move_on)
            .when(Self::is_here),
        Command::<Self>::by_word("back", "the family is back", Self::move_on)
            .when(|card| card.household.is_some() && !card.is_here()),
        Command::<Self>::by_word("erase", "erase for good", Self::erase)
            .when(|card| card.household.is_some()),
    ];
    const LIST: Option<ListOf<Self>> = Some(|card| Some(card.list_rows()));

    fn crumb(&self) -> String {
        self.household.as_ref().map_or_else(
            || "A family".to_owned(),
            |household| {
                let names = self.around.people.names(
                    &household
                        .children
                        .iter()
                        .map(|child| child.id)
                        .collect::<Vec<_>>(),
                );
                match household.family.left_on {
                    Some(left) => {
                        format!("{names} · moved on {}", say_date(left, self.around.today))
                    }
                    None => names,
                }
            },
        )
    }

    fn tally(&self) -> String {
        format!("{} written", count(self.notes, "note"))
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.around = Around {
            people: cx.store.people()?,
            today: cx.today(),
            labels: Vec::new(),
        };
        self.household = self.around.people.family(self.id).cloned();
        let is_new = self.rows.is_empty();
        self.told = self.read_stories(cx.store)?;
        self.ways = cx.store.ways().now_of(self.id)?;
        self.in_the_way = cx.store.in_the_way().how_much(self.id)?;
        self.arrange();
        let all = Filter {
            family: Some(self.id),
            sensitive: true,
            ..Filter::default()
        };
        self.notes = cx.store.entries().count(&all)?;
        if is_new {
            self.written.show(all, cx.store)?;
            self.list.choose(1);
        } else {
            self.written.refresh(cx.store)?;
        }
        self.list.clamp(self.length());
        self.list_rows().settle();
        self.follow(cx)
    }

    fn moved(&mut self, cx: &mut Context) -> Outcome {
        self.follow(cx)
    }

    fn draw(&self, canvas: &mut Canvas) {
        if self.household.is_none() {
            canvas.put(
                3,
                1,
                "This family is no longer here. Ctrl+Z may bring it back; Esc goes back.",
            );
            return;
        }
        self.list
            .draw(canvas, self.length(), 1, true, |place, row| {
                self.draw_row(place, row);
            });
    }
}
