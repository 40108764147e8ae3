//! One thing that gets in the way: its words above, and below what can be done about it, by number.

use chrono::NaiveDate;
use ratatui::text::Span;

use super::draw::{draw_known, known_of_note};
use super::fitting::{Fit, fitting};
use super::{crumb, ease};
use crate::assets;
use crate::domain::dates::say_date;
use crate::domain::newcomer::capitalised;
use crate::domain::{Household, Id, Pressure, Way};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::PRESSURE;
use crate::tui::keys::Key;
use crate::tui::route::Route;
use crate::tui::view::{Taken, View};
use crate::tui::widgets::{ListOf, Listing};

/// The card of one note; it is opened only from the opened card of its family.
pub struct OneInTheWay {
    id: Id<Pressure>,
    pressure: Option<Pressure>,
    household: Option<Household>,
    rows: Vec<Row>,
    list: Listing,
    today: NaiveDate,
}

/// One line that does something.
enum Row {
    Change,
    NoLonger(bool),
    Fit(Fit),
}

impl Row {
    fn words(&self) -> (&'static str, String) {
        match self {
            Self::Change => (
                "note",
                "the words, what I do about it, when to ask again".to_owned(),
            ),
            Self::NoLonger(true) => ("note", "no longer in the way".to_owned()),
            Self::NoLonger(false) => ("note", "in the way again".to_owned()),
            Self::Fit(fit) => (fit.kind(), fit.words()),
        }
    }
}

impl OneInTheWay {
    pub fn of(id: Id<Pressure>) -> Self {
        Self {
            id,
            pressure: None,
            household: None,
            rows: Vec::new(),
            list: Listing::default(),
            today: NaiveDate::MIN,
        }
    }

    fn name(&self) -> String {
        self.household
            .as_ref()
            .map(Household::name)
            .unwrap_or_default()
    }

    fn choose(&mut self, place: usize, cx: &mut Context) -> Taken {
        let (Some(row), Some(pressure)) = (self.rows.get(place), &self.pressure) else {
            return Ok(false);
        };
        self.list.choose(place);
        match row {
            Row::Change => {
                let form = Form::open(&PRESSURE, Some(self.id), pressure.clone(), cx)?;
                cx.push(form);
            }
            Row::NoLonger(no_longer) => ease(self.id, *no_longer, &self.name(), cx)?,
            Row::Fit(Fit::Lend { thing, to, .. }) => cx.open(Route::Lend {
                thing: thing.id,
                usual_loan: thing.usual_loan(),
                child: *to,
            }),
            Row::Fit(Fit::Try { idea, .. }) => cx.open(Route::Idea {
                id: *idea,
                family: Some(pressure.family),
            }),
            Row::Fit(Fit::JoinIn { way, words }) => {
                self.offer_to_join(*way, words, pressure, cx)?;
            }
            Row::Fit(Fit::Talk(how)) => self.plan_talk(how, pressure, cx)?,
        }
        Ok(true)
    }

    /// A way of joining in becomes part of what she does about it; the choice of ways lies ready
    /// for when it is so already.
    fn offer_to_join(
        &self,
        way: Way,
        words: &str,
        pressure: &Pressure,
        cx: &mut Context,
    ) -> Outcome {
        let before = pressure.what_i_do.trim_end_matches(['.', ' ']);
        let what_i_do = if before.is_empty() {
            format!("Offer {words}")
        } else {
            format!("{before}; offer {words}")
        };
        let changed = Pressure {
            what_i_do,
            ..pressure.clone()
        };
        let step = format!("What I do, for {}", self.name());
        cx.store.step(&step, cx.now, |store| {
            store.in_the_way().save(Some(self.id), &changed)
        })?;
        cx.say(
            "Kept under what I do about it. Is it so already? Enter notes the way, Esc leaves it.",
        );
        cx.open(Route::ChooseInvolvement {
            family: pressure.family,
            way: Some(way),
        });
        Ok(())
    }

    /// The next day a child of the family is here, with a gentle line on Today then.
    fn plan_talk(&self, how: &str, pressure: &Pressure, cx: &mut Context) -> Outcome {
        let today = cx.today();
        let next_here = self
            .household
            .iter()
            .flat_map(|household| &household.children)
            .filter_map(|child| child.next_day_after(today))
            .min();
        let on = next_here.or_else(|| today.succ_opt()).unwrap_or(today);
        let changed = Pressure {
            talk_on: Some(on),
            talk_how: how.to_owned(),
            ..pressure.clone()
        };
        let step = format!("A quiet word with {} planned", self.name());
        cx.store.step(&step, cx.now, |store| {
            store.in_the_way().save(Some(self.id), &changed)
        })?;
        cx.say(format!(
            "A quiet word on {}; 1 changes the day · Ctrl+Z takes it back",
            say_date(on, today)
        ));
        Ok(())
    }
}

impl View for OneInTheWay {
    const NAME: &'static str = "One thing in the way";
    const HELP: &'static str = "in-the-way";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "choose", |card, cx| {
            card.choose(card.list.chosen(), cx).map(drop)
        })
        .when(|card| !card.rows.is_empty())];
    const LIST: Option<ListOf<Self>> = Some(|card| Some(card.list.of(card.rows.len())));

    fn crumb(&self) -> String {
        crumb(&self.name())
    }

    fn tally(&self) -> String {
        self.pressure.as_ref().map_or_else(String::new, |pressure| {
            format!("since {}", say_date(pressure.noted_on, self.today))
        })
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.pressure = cx.store.in_the_way().get(self.id)?;
        self.rows = Vec::new();
        if let Some(pressure) = &self.pressure {
            self.household = cx.store.families().household(pressure.family)?;
            self.rows = vec![Row::Change, Row::NoLonger(!pressure.is_eased())];
            if let (Some(known), Some(household)) = (
                assets::in_the_way().pressure(&pressure.which),
                &self.household,
            ) {
                let fits = fitting(cx.store, known, pressure, household, self.today)?;
                self.rows.extend(fits.into_iter().map(Row::Fit));
            }
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
        let Some(pressure) = &self.pressure else {
            canvas.put(
                3,
                1,
                "This is no longer here. Ctrl+Z may bring it back; Esc goes back.",
            );
            return;
        };
        let (width, height, hint, text) = (
            canvas.width(),
            canvas.height(),
            canvas.look.hint,
            canvas.look.text,
        );
        canvas.heading(0, assets::in_the_way().label(&pressure.which));
        let avoid = self
            .household
            .as_ref()
            .map(|household| household.family.avoid.clone())
            .unwrap_or_default();
        let mut known = known_of_note(pressure, self.today);
        known.push(("What to avoid", avoid));
        let used = draw_known(&known, &mut canvas.part(0, 1, width, height / 3));
        let top = used + 2;
        let below = 3;
        canvas.put(
            1,
            top,
            Span::styled("What could fit, if you like; Esc leaves it", hint),
        );
        let room = usize::from(width).saturating_sub(18);
        let mut body = canvas.part(0, top + 1, width, height.saturating_sub(top + 1 + below));
        self.list
            .draw(&mut body, self.rows.len(), 1, true, |place, row| {
                let number = if place < 9 {
                    (place + 1).to_string()
                } else {
                    " ".to_owned()
                };
                let (kind, words) = self.rows[place].words();
                row.put(3, 0, number);
                row.put(6, 0, Span::styled(pad(kind, 8), hint));
                row.put(15, 0, shorten(&words, room));
            });
        canvas.rule(height.saturating_sub(below));
        if let Some(row) = self.rows.get(self.list.chosen()) {
            canvas.paragraph(
                3,
                height.saturating_sub(below - 1),
                below - 1,
                &self.more(row),
                text,
            );
        }
    }
}

impl OneInTheWay {
    /// The chosen line in full, and what Enter does with it.
    fn more(&self, row: &Row) -> String {
        match row {
            Row::Change => "Enter opens all of it, to write and to change.".to_owned(),
            Row::NoLonger(true) => {
                "Enter puts it under what is no longer; it stays written down.".to_owned()
            }
            Row::NoLonger(false) => "Enter puts it back under what gets in the way.".to_owned(),
            Row::Fit(Fit::Lend { thing, .. }) => {
                let why = thing.reasons().next().map_or_else(String::new, |reason| {
                    format!("{}. ", reason.trim_end_matches('.'))
                });
                format!("{why}Enter lends it, with the reason to look over first.")
            }
            Row::Fit(Fit::Try { .. }) => {
                "Enter opens its words, with this family chosen; Enter there gives it.".to_owned()
            }
            Row::Fit(Fit::JoinIn { way, words }) => {
                format!(
                    "{} ({}). Enter keeps it under what I do, and opens the ways.",
                    capitalised(words),
                    way.word()
                )
            }
            Row::Fit(Fit::Talk(how)) => {
                format!("{how}. Enter plans a quiet word for the next day they are here.")
            }
        }
    }
}
