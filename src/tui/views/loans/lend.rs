//! Lending a thing from its card: to whom by number, then why, with the kept reasons to walk
//! through.

use chrono::Days;
use ratatui::text::Span;

use crate::app::drafts::{half_typed, kept_line};
use crate::app::hints::short_way;
use crate::domain::dates::say_date;
use crate::domain::library::nth_time;
use crate::domain::{Child, Detail, Entry, Id, Kind, Landed, Loan, People, Saved, Thing, ThingRef};
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Size, Taken, View};
use crate::tui::widgets::{ListOf, Listing, TextLine, draw_line, mark_chosen};

pub struct Lending {
    thing: Id<Thing>,
    known: Option<Saved<Thing>>,
    goes_for: Days,
    people: People,
    children: Vec<Saved<Child>>,
    today: chrono::NaiveDate,
    list: Listing,
    /// Whom it goes to; until then that is the question.
    to: Option<Id<Child>>,
    /// How often it went to that family before.
    times: usize,
    why: TextLine,
    /// The kept reason shown last.
    reason: usize,
}

impl Lending {
    /// Lending a thing; `to` when it goes to the same child again.
    pub fn of(thing: Id<Thing>, goes_for: Days, to: Option<Id<Child>>) -> Self {
        Self {
            thing,
            known: None,
            goes_for,
            people: People::default(),
            children: Vec::new(),
            today: chrono::NaiveDate::MIN,
            list: Listing::default(),
            to,
            times: 0,
            why: TextLine::default(),
            reason: 0,
        }
    }

    fn reasons(&self) -> Vec<&str> {
        self.known
            .as_ref()
            .map(|thing| thing.reasons().collect())
            .unwrap_or_default()
    }

    fn place(&self) -> String {
        format!("lend/{}/why", self.thing.raw())
    }

    fn name_of(&self, child: Id<Child>) -> String {
        self.people.names(&[child])
    }

    fn choose(&mut self, place: usize, cx: &mut Context) -> Taken {
        let Some(child) = self.children.get(place).map(|child| child.id) else {
            return Ok(false);
        };
        self.to = Some(child);
        self.ask_why(cx)?;
        Ok(true)
    }

    fn ask_why(&mut self, cx: &mut Context) -> Outcome {
        let Some(family) = self
            .to
            .and_then(|child| self.people.child(child))
            .map(|child| child.family)
        else {
            return Ok(());
        };
        self.times = cx.store.loans().times_with(self.thing, family)?;
        let reason = self.reasons().first().copied().unwrap_or_default();
        self.why = kept_line(&self.place(), reason, cx.store)?;
        Ok(())
    }

    /// Another kept reason in the place of this one.
    fn other_reason(&mut self, forwards: bool) -> Outcome {
        let reasons = self.reasons();
        let count = reasons.len();
        if count > 0 {
            let next = if forwards {
                (self.reason + 1) % count
            } else {
                (self.reason + count - 1) % count
            };
            let words = line(reasons[next]);
            (self.reason, self.why) = (next, words);
        }
        Ok(())
    }

    fn lend(&mut self, cx: &mut Context) -> Outcome {
        let (Some(child), Some(thing)) = (self.to, &self.known) else {
            return Ok(());
        };
        let due = self.today + self.goes_for;
        let why = crate::domain::text::clean_line(self.why.text().trim());
        let collector = self
            .people
            .child(child)
            .and_then(|child| child.usual_on(self.today))
            .and_then(|usual| usual.collector);
        let loan = Loan {
            thing: ThingRef::Known(self.thing),
            why,
            due,
            back_on: None,
            outcome: String::new(),
            landed: Landed::NotAsked,
        };
        let entry = Entry {
            adult: collector,
            detail: Detail::Loan(loan),
            ..Entry::new(Kind::Loan, cx.now, vec![child])
        };
        let name = self.name_of(child);
        let place = self.place();
        cx.store
            .step(&format!("{} lent to {name}", thing.name), cx.now, |store| {
                store.entries().write(&entry)?;
                store.drafts().drop(&place)
            })?;
        let again = if self.times > 0 {
            format!(" · {}, again is good", nth_time(self.times + 1))
        } else {
            String::new()
        };
        let short = short_way(cx.store, "lent", &thing.name.to_lowercase());
        cx.say(format!(
            "{} lent to {name}, back by {}{again} · Ctrl+Z takes it back{short}",
            thing.name,
            say_date(due, self.today)
        ));
        self.why = TextLine::default();
        cx.close();
        Ok(())
    }
}

fn line(words: &str) -> TextLine {
    TextLine::with(words, words.len())
}

impl View for Lending {
    const NAME: &'static str = "Lending";
    const HELP: &'static str = "loans";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "lend it", Self::lend)
            .when(|lending| lending.to.is_some()),
        other_spelling(),
        Command::<Self>::new(Key::Enter, "choose", |lending, cx| {
            lending.choose(lending.list.chosen(), cx).map(|_| ())
        })
        .when(|lending| lending.to.is_none() && !lending.children.is_empty()),
        Command::<Self>::new(Key::Up, "earlier reason", |lending, _| {
            lending.other_reason(false)
        })
        .when(|lending| lending.to.is_some() && lending.reasons().len() > 1),
        Command::<Self>::new(Key::Down, "other reason", |lending, _| {
            lending.other_reason(true)
        })
        .when(|lending| lending.to.is_some() && lending.reasons().len() > 1),
    ];
    const LIST: Option<ListOf<Self>> = Some(|lending| {
        lending
            .to
            .is_none()
            .then(|| lending.list.of(lending.children.len()))
    });

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        (self.people, self.today) = (cx.store.people()?, cx.today());
        self.known = cx.store.loans().thing(self.thing)?;
        let here = cx.store.families().on_books(self.today)?;
        let has_left = |child: &Saved<Child>| child.left_on.is_some_and(|left| left < self.today);
        self.children = here
            .into_iter()
            .flat_map(|household| household.children)
            .filter(|child| !has_left(child))
            .collect();
        self.list.clamp(self.children.len());
        if self.to.is_some() && self.why.is_empty() {
            self.ask_why(cx)
        } else {
            Ok(())
        }
    }

    fn text(&self) -> Option<&TextLine> {
        self.to.map(|_| &self.why)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        self.to.map(|_| &mut self.why)
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        if self.to.is_some() {
            vec![&mut self.why]
        } else {
            Vec::new()
        }
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        number
            .checked_sub(1)
            .map_or(Ok(false), |place| self.choose(place, cx))
    }

    fn drafts(&self) -> Vec<Draft> {
        if self.to.is_none() || self.why.is_empty() || self.reasons().contains(&self.why.text()) {
            return Vec::new();
        }
        half_typed(&self.place(), &self.why)
    }

    fn size(&self) -> Size {
        let rows = u16::try_from(self.children.len())
            .unwrap_or(u16::MAX)
            .saturating_add(5);
        Size::Box {
            columns: 76,
            rows: if self.to.is_some() {
                9
            } else {
                rows.clamp(8, 20)
            },
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let name = self
            .known
            .as_ref()
            .map(|thing| thing.name.clone())
            .unwrap_or_default();
        let due = say_date(self.today + self.goes_for, self.today);
        let mut inside = canvas.boxed(&format!("Lend {name}, back by {due}"));
        let (width, height, text, hint) = (
            inside.width(),
            inside.height(),
            inside.look.text,
            inside.look.hint,
        );
        let Some(child) = self.to else {
            inside.put(2, 0, "To whom?");
            if self.children.is_empty() {
                inside.put(
                    2,
                    2,
                    Span::styled(
                        "Nobody is on the books yet. Esc, Esc, then 2 adds a family.",
                        hint,
                    ),
                );
            }
            let mut list = inside.part(0, 2, width, height.saturating_sub(2));
            self.list
                .draw(&mut list, self.children.len(), 1, false, |place, row| {
                    let number = if place < 9 {
                        (place + 1).to_string()
                    } else {
                        " ".to_owned()
                    };
                    row.put(3, 0, format!("{number}  {}", self.children[place].name));
                    if place == self.list.chosen() {
                        mark_chosen(row);
                    }
                });
            return;
        };
        let again = if self.times > 0 {
            format!(" ({}: again is good)", nth_time(self.times + 1))
        } else {
            String::new()
        };
        let row = inside.paragraph(
            2,
            0,
            2,
            &format!("Why does it matter for {}?{again}", self.name_of(child)),
            text,
        );
        inside.put(2, row, ">");
        draw_line(
            &mut inside.part(4, row, width.saturating_sub(6), 3),
            &self.why,
            3,
            None,
        );
        let words = match self.reasons().len() {
            0 => "No reason is kept yet. A few words for a parent, or Enter without one.",
            1 => "The kept reason; change it for this child, or simply Enter.",
            _ => "↑ ↓ other kept reasons; change one for this child, or simply Enter.",
        };
        inside.put(2, height.saturating_sub(1), Span::styled(words, hint));
    }
}
