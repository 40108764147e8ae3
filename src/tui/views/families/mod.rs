//! Families: everyone on the books, found as she types, with what matters about the one she is on.

mod card;
mod new_family;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ratatui::text::Span;

pub use self::card::FamilyCard;
pub use self::new_family::NewFamily;
use crate::domain::dates::say_day;
use crate::domain::newcomer::say_weekdays;
use crate::domain::text::{answers, folded_words};
use crate::domain::wording::count;
use crate::domain::{Child, Family, Household, Id, LastChat, People, Saved};
use crate::pages::Wanted;
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Around;
use crate::tui::forms::{CHILD, FAMILY};
use crate::tui::keys::Key;
use crate::tui::route::{Route, Screen};
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{ListOf, Listing, TextLine, draw_line};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::screen::<Families>(Screen::Families, "Families", || {
        Box::new(Families::default())
    }),
    ViewEntry::of::<FamilyCard>(),
    ViewEntry::of::<NewFamily>(),
];

/// Columns of the list when the detail stands beside it.
const LIST: u16 = 28;
const WIDE_LIST: u16 = 58;

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Child(Id<Child>, Id<Family>),
    Add,
    /// Turns the families who have moved on in or out.
    MovedOn(usize),
}

/// The list of families.
#[derive(Default)]
pub struct Families {
    find: TextLine,
    people: People,
    here: usize,
    households_here: usize,
    moved_on: usize,
    shows_moved_on: bool,
    last: Vec<LastChat>,
    out: Vec<crate::line::OutLoan>,
    rows: Vec<Row>,
    list: Listing,
    today: NaiveDate,
}

impl Families {
    fn arrange(&mut self) {
        let asked = folded_words(self.find.text());
        let fits = |child: &Child| {
            self.people
                .family(child.family)
                .is_some_and(|household| answers(&findable(child, household), &asked))
        };
        let today = self.today;
        // Who has moved on today is shown so at once, though still collected today.
        let on_books = |child: &Saved<Child>| {
            child.left_on.is_none_or(|left| left > today)
                && self.people.family(child.family).is_some_and(|household| {
                    household.family.left_on.is_none_or(|left| left > today)
                })
        };
        let (here, gone): (Vec<_>, Vec<_>) =
            self.people.children().partition(|child| on_books(child));
        self.here = here.len();
        self.households_here = here
            .iter()
            .map(|child| child.family)
            .collect::<BTreeSet<_>>()
            .len();
        self.moved_on = gone.len();
        let shown = here.into_iter().chain(
            gone.into_iter()
                .filter(|_| self.shows_moved_on || !asked.is_empty()),
        );
        self.rows = shown
            .filter(|child| fits(child))
            .map(|child| Row::Child(child.id, child.family))
            .collect();
        if asked.is_empty() {
            self.rows.push(Row::Add);
            if self.moved_on > 0 {
                self.rows.push(Row::MovedOn(self.moved_on));
            }
        }
        self.list.clamp(self.rows.len());
    }

    /// A page for the family she is on.
    fn preview(&mut self, cx: &mut Context) -> Outcome {
        if let Some(Row::Child(_, family)) = self.chosen()
            && let Some(household) = self.people.family(family)
        {
            cx.open(Route::Printouts(Wanted::for_family(household, cx.today())));
        }
        Ok(())
    }

    fn chosen(&self) -> Option<Row> {
        self.rows.get(self.list.chosen()).copied()
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        match self.chosen() {
            Some(Row::Child(_, family)) => cx.push(FamilyCard::of(family)),
            Some(Row::Add) => return self.add(cx),
            Some(Row::MovedOn(_)) => {
                self.shows_moved_on = !self.shows_moved_on;
                self.arrange();
            }
            None => cx.say("Nobody here has those letters. Backspace shows everyone again."),
        }
        Ok(())
    }

    /// A new family begins with its first child.
    fn add(&mut self, cx: &mut Context) -> Outcome {
        cx.push(super::NewFamily::default());
        Ok(())
    }

    fn last_chat(&self, family: Id<Family>) -> String {
        match self
            .last
            .iter()
            .find(|last| last.family == family)
            .and_then(|last| last.day)
        {
            Some(day) => format!("last chat {}", say_day(day, self.today)),
            None => "no chat yet".to_owned(),
        }
    }

    fn draw_row(&self, row: Row, canvas: &mut Canvas, is_wide: bool) {
        let hint = canvas.look.hint;
        match row {
            Row::Child(child, family) => {
                let Some(child) = self.people.child(child) else {
                    return;
                };
                let age = child
                    .age_on(self.today)
                    .map_or_else(String::new, crate::domain::Age::short);
                if is_wide {
                    let days: Vec<_> = child.days.iter().map(|day| day.weekday).collect();
                    canvas.put(
                        3,
                        0,
                        format!(
                            "{} {} {}",
                            pad(&child.name, 8),
                            pad(&age, 7),
                            pad(&say_weekdays(&days), 20)
                        ),
                    );
                    canvas.put(
                        42,
                        0,
                        Span::styled(self.last_chat(family).replace("last chat ", ""), hint),
                    );
                } else {
                    canvas.put(3, 0, format!("{} {age}", pad(&child.name, 8)));
                    canvas.put(3, 1, Span::styled(self.last_chat(family), hint));
                }
            }
            Row::Add => canvas.put(3, 0, "+ add a family"),
            Row::MovedOn(gone) => {
                let verb = if self.shows_moved_on { "hide" } else { "show" };
                canvas.put(3, 0, format!("{verb} {} moved on", count(gone, "child")));
            }
        }
    }

    fn draw_detail(&self, canvas: &mut Canvas) {
        let Some(Row::Child(child, family)) = self.chosen() else {
            let style = canvas.look.text;
            canvas.paragraph(
                1,
                0,
                4,
                "Enter adds a family: a child's first name is enough.",
                style,
            );
            return;
        };
        let (Some(child), Some(household)) = (self.people.child(child), self.people.family(family))
        else {
            return;
        };
        let around = Around {
            people: self.people.clone(),
            today: self.today,
            labels: Vec::new(),
        };
        let age = child
            .age_on(self.today)
            .map_or_else(String::new, |age| format!(" · {}", age.long()));
        let (heading, text, hint) = (canvas.look.heading, canvas.look.text, canvas.look.hint);
        canvas.put(1, 0, Span::styled(format!("{}{age}", child.name), heading));
        let mut row = 1;
        for day in CHILD
            .rows(child, &around)
            .into_iter()
            .filter(|(label, _)| *label == "Usual days")
            .map(|(_, value)| value)
        {
            row += canvas.paragraph(1, row, 2, &day, text);
        }
        row += 1;
        let collects: Vec<&str> = household
            .adults
            .iter()
            .filter(|adult| adult.may_collect)
            .map(|adult| adult.role.as_str())
            .collect();
        let mut lines: Vec<(&str, String)> = vec![("Can collect", collects.join(", "))];
        lines.extend(FAMILY.rows(&household.family, &around));
        lines.push(("Key person", child.key_person.clone()));
        let last = self.last.iter().find(|last| last.family == family);
        if let Some((day, last)) = last.and_then(|last| last.day.map(|day| (day, last))) {
            lines.push((
                "Last chat",
                format!(
                    "{} {}",
                    say_day(day, self.today),
                    self.people.role(last.adult)
                ),
            ));
        }
        for out in self.out.iter().filter(|out| {
            out.children
                .iter()
                .any(|own| household.children.iter().any(|child| child.id == *own))
        }) {
            lines.push((
                "At home now",
                format!(
                    "{}, due {}",
                    out.thing.name,
                    say_day(out.loan.due, self.today)
                ),
            ));
        }
        let labels = if canvas.width() < 44 { 13 } else { 23 };
        for (label, value) in lines.into_iter().filter(|(_, value)| !value.is_empty()) {
            if row >= canvas.height() {
                break;
            }
            canvas.put(
                1,
                row,
                Span::styled(shorten(label, usize::from(labels) - 2), hint),
            );
            let left = canvas.height() - row;
            row += canvas
                .paragraph(labels, row, left.min(3), &value, text)
                .max(1);
        }
    }
}

/// What finds a child here: names, home words and the grown-ups.
fn findable(child: &Child, household: &Household) -> String {
    let mut words = vec![
        child.name.as_str(),
        &child.nickname,
        &household.family.home_languages,
        &household.family.channel,
    ];
    words.extend(
        household
            .adults
            .iter()
            .flat_map(|adult| [adult.role.as_str(), &adult.name]),
    );
    words.join(" ")
}

impl View for Families {
    const NAME: &'static str = "Families";
    const HELP: &'static str = "families";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "open", Self::open),
        Command::<Self>::new(Key::Ctrl('n'), "add a family", Self::add),
        Command::<Self>::new(Key::Ctrl('p'), "make a page", Self::preview)
            .when(|families| matches!(families.chosen(), Some(Row::Child(..))))
            .in_help()
            .word("page"),
    ];
    const LIST: Option<ListOf<Self>> = Some(|families| Some(families.list.of(families.rows.len())));
    const IS_SEARCH: bool = true;

    fn tally(&self) -> String {
        format!(
            "{} · {}",
            count(self.here, "child"),
            count(self.households_here, "family")
        )
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.people = cx.store.people()?;
        self.last = cx.store.pictures().last_chats(self.today)?;
        self.out = cx.store.loans().out()?;
        self.arrange();
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.find)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.find)
    }

    fn typed(&mut self, _: &mut Context) -> Outcome {
        self.list.choose(0);
        self.arrange();
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        canvas.put(1, 0, "Find:");
        draw_line(
            &mut canvas.part(7, 0, width.saturating_sub(8), 1),
            &self.find,
            1,
            None,
        );
        let is_wide = width >= 110;
        let list = if is_wide { WIDE_LIST } else { LIST };
        let tall = if is_wide { 1 } else { 2 };
        if is_wide {
            let hint = canvas.look.hint;
            canvas.put(
                3,
                2,
                Span::styled(
                    format!(
                        "{} {} {}",
                        pad("Child", 8),
                        pad("Age", 7),
                        pad("Days here", 20)
                    ),
                    hint,
                ),
            );
            canvas.put(42, 2, Span::styled("Last chat", hint));
        }
        let top = if is_wide { 4 } else { 2 };
        let mut left = canvas.part(0, top, list, height.saturating_sub(top));
        if self.rows.is_empty() {
            left.put(3, 0, "Nobody here has");
            left.put(3, 1, "those letters.");
        }
        self.list
            .draw(&mut left, self.rows.len(), tall, true, |index, row| {
                self.draw_row(self.rows[index], row, is_wide);
            });
        canvas.upright(list, 1, height);
        self.draw_detail(&mut canvas.part(
            list + 1,
            if is_wide { 2 } else { 1 },
            width.saturating_sub(list + 2),
            height.saturating_sub(2),
        ));
    }
}
