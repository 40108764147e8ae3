//! One family's card of ways: what is so now, what was, and another one to note.

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::assets;
use crate::domain::{Family, Household, Id, Involvement, Saved};
use crate::tui::canvas::{Canvas, pad};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::WAY;
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, ListRows, Listing};

use super::draw::names;
use super::one::{CLOSED, goes_on, say_span, words_of};
use super::{ChooseWay, OneWay};

/// Rows below the list for what was noted of the chosen way.
const BELOW: u16 = 9;

pub struct FamilyWays {
    family: Id<Family>,
    household: Option<Household>,
    /// What is so now, then what was, newest first.
    all: Vec<Saved<Involvement>>,
    rows: Vec<Row>,
    list: Listing,
    today: NaiveDate,
}

/// One line of the card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Heading(&'static str),
    /// A way by its place in `all`.
    Way(usize),
    Another,
}

impl FamilyWays {
    pub fn of(family: Id<Family>) -> Self {
        Self {
            family,
            household: None,
            all: Vec::new(),
            rows: Vec::new(),
            list: Listing::default(),
            today: NaiveDate::MIN,
        }
    }

    fn arrange(&mut self) {
        let now = self
            .all
            .iter()
            .filter(|involvement| involvement.is_now())
            .count();
        let mut rows = vec![Row::Heading("Now")];
        rows.extend((0..now).map(Row::Way));
        rows.push(Row::Another);
        if now < self.all.len() {
            rows.push(Row::Heading("Before"));
            rows.extend((now..self.all.len()).map(Row::Way));
        }
        self.rows = rows;
    }

    fn chosen(&self) -> Option<&Saved<Involvement>> {
        match self.rows.get(self.list.chosen()) {
            Some(Row::Way(place)) => self.all.get(*place),
            _ => None,
        }
    }

    fn list_rows(&self) -> ListRows<'_> {
        let headings = self.rows.iter().map(|row| matches!(row, Row::Heading(_)));
        self.list.of(self.rows.len()).with_headings(headings)
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        match self.chosen() {
            Some(involvement) => cx.push(OneWay::of(involvement.id)),
            None => cx.push(ChooseWay::of(self.family)),
        }
        Ok(())
    }

    fn add(&mut self, cx: &mut Context) -> Outcome {
        cx.push(ChooseWay::of(self.family));
        Ok(())
    }

    fn change(&mut self, cx: &mut Context) -> Outcome {
        if let Some(involvement) = self.chosen().cloned() {
            let form = Form::open(&WAY, Some(involvement.id), involvement.item, cx)?;
            cx.push(form);
        }
        Ok(())
    }

    fn end(&mut self, cx: &mut Context) -> Outcome {
        if let Some(involvement) = self.chosen() {
            let (id, today) = (involvement.id, cx.today());
            let what = format!("{}, ended", involvement.way.word());
            cx.store
                .step(&what, cx.now, |store| store.ways().end(id, today))?;
            cx.say("Ended today, and kept below. Ctrl+Z takes it back.");
        }
        Ok(())
    }

    fn go_on(&mut self, cx: &mut Context) -> Outcome {
        self.chosen()
            .map_or(Ok(()), |involvement| goes_on(involvement, cx))
    }

    fn draw_chosen(&self, canvas: &mut Canvas) {
        let (text, hint, height) = (canvas.look.text, canvas.look.hint, canvas.height());
        let Some(involvement) = self.chosen() else {
            canvas.paragraph(1, 0, 2, "Enter notes another way. A family may have several at once, and none is better than another.", hint);
            return;
        };
        let mut row = canvas.paragraph(1, 0, 3, assets::ways().meaning(involvement.way), hint);
        if involvement.is_closed() {
            canvas.put(1, row, CLOSED);
            return;
        }
        for (label, words) in words_of(involvement) {
            if row >= height {
                return;
            }
            canvas.put(1, row, Span::styled(label, hint));
            row += canvas.paragraph(22, row, (height - row).min(2), words, text);
        }
    }
}

impl View for FamilyWays {
    const NAME: &'static str = "Ways of one family";
    const HELP: &'static str = "ways";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "open", Self::open)
            .when(|ways| ways.household.is_some() && ways.chosen().is_some()),
        Command::<Self>::new(Key::Enter, "another way", Self::open)
            .when(|ways| ways.household.is_some() && ways.chosen().is_none()),
        Command::<Self>::new(Key::Char(' '), "it has ended", Self::end)
            .when(|ways| ways.chosen().is_some_and(|way| way.is_now())),
        Command::<Self>::new(Key::Char(' '), "it goes on", Self::go_on)
            .when(|ways| ways.chosen().is_some_and(|way| !way.is_now())),
        Command::<Self>::new(Key::Delete, "it has ended", Self::end)
            .when(|ways| ways.chosen().is_some_and(|way| way.is_now()))
            .quietly(),
        Command::<Self>::new(Key::Ctrl('n'), "another way", Self::add)
            .when(|ways| ways.household.is_some())
            .in_help(),
        Command::<Self>::new(Key::Ctrl('e'), "change", Self::change)
            .when(|ways| ways.chosen().is_some()),
    ];
    const LIST: Option<ListOf<Self>> = Some(|ways| Some(ways.list_rows()));

    fn crumb(&self) -> String {
        self.household.as_ref().map_or_else(
            || "A family".to_owned(),
            |household| format!("{}'s ways", names(household)),
        )
    }

    fn tally(&self) -> String {
        "ways, not a ladder".to_owned()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.household = cx.store.families().household(self.family)?;
        let (was_on, were) = (
            self.chosen().map(|way| way.id),
            self.all.iter().map(|way| way.id).collect::<Vec<_>>(),
        );
        let mut all = cx.store.ways().of_family(self.family)?;
        all.sort_by_key(|involvement| {
            (
                !involvement.is_now(),
                if involvement.is_now() {
                    Some(involvement.way)
                } else {
                    None
                },
            )
        });
        self.all = all;
        self.arrange();
        // What ended goes to another part of the card, and she goes with it; what she has just
        // noted she is on.
        let noted = self
            .all
            .iter()
            .map(|way| way.id)
            .find(|id| !were.is_empty() && !were.contains(id));
        let goes_to = noted.or(was_on);
        let is_that =
            |row: &Row| matches!(row, Row::Way(place) if Some(self.all[*place].id) == goes_to);
        if let Some(place) = self.rows.iter().position(is_that) {
            self.list.choose(place);
        }
        self.list.clamp(self.rows.len());
        self.list_rows().settle();
        Ok(())
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
        let (width, height, hint) = (canvas.width(), canvas.height(), canvas.look.hint);
        let foot = height.saturating_sub(BELOW);
        self.list.draw(
            &mut canvas.part(0, 0, width, foot),
            self.rows.len(),
            1,
            true,
            |place, row| match self.rows[place] {
                Row::Heading(words) => row.heading(0, words),
                Row::Another => row.put(3, 0, Span::styled("+ another way", hint)),
                Row::Way(place) => {
                    let involvement = &self.all[place];
                    row.put(
                        3,
                        0,
                        format!(
                            "{} {}",
                            pad(involvement.way.word(), 28),
                            say_span(involvement, self.today)
                        ),
                    );
                }
            },
        );
        canvas.rule(foot);
        self.draw_chosen(&mut canvas.part(0, foot + 1, width, BELOW - 1));
    }
}
