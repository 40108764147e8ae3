//! After a quiet word: when she means to ask next. Says nothing of what it was about, for it lies
//! over Today.

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::app::drafts::half_typed;
use crate::domain::dates::{Toward, read_day, say_date};
use crate::domain::{AskAgain, Asking};
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{Size, Taken, View};
use crate::tui::widgets::{ListOf, Listing, TextLine, draw_line};

/// The box of answers.
pub struct WhenNext {
    name: String,
    about: Vec<Asking>,
    today: NaiveDate,
    list: Listing,
    /// A day of her own, while she types it.
    day: Option<TextLine>,
    complaint: Option<String>,
}

/// The place of "on another day", after the stretches of time and before no need.
const ANOTHER_DAY: usize = 3;
const ANSWERS: usize = 5;

impl WhenNext {
    /// `name`: of the family she had a quiet word with.
    pub fn after(name: String, about: Vec<Asking>) -> Self {
        Self {
            name,
            about,
            today: NaiveDate::MIN,
            list: Listing::default(),
            day: None,
            complaint: None,
        }
    }

    fn place(&self) -> String {
        format!("quiet-word/{}", self.name)
    }

    fn stretch(place: usize) -> Option<AskAgain> {
        AskAgain::ALL
            .get(place)
            .copied()
            .filter(|again| *again != AskAgain::NoNeed)
    }

    fn choose(&mut self, place: usize, cx: &mut Context) -> Taken {
        if place >= ANSWERS {
            return Ok(false);
        }
        self.list.choose(place);
        if let Some(day) = Self::stretch(place).and_then(|again| again.from(cx.today())) {
            self.ask_on(day, cx)?;
        } else if place == ANOTHER_DAY {
            self.day = Some(TextLine::default());
        } else {
            cx.say("Asked, and nothing more is planned · Ctrl+Z takes it back");
            cx.close();
        }
        Ok(true)
    }

    fn ask_on(&mut self, day: NaiveDate, cx: &mut Context) -> Outcome {
        let (step, place) = (
            format!("A quiet word with {} planned", self.name),
            self.place(),
        );
        cx.store.step(&step, cx.now, |store| {
            store.in_the_way().ask_next(&self.about, day)?;
            store.drafts().drop(&place)
        })?;
        self.day = None;
        cx.say(format!(
            "A quiet word again {} · Ctrl+Z takes it back",
            say_date(day, self.today)
        ));
        cx.close();
        Ok(())
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let Some(line) = &self.day else {
            return self.choose(self.list.chosen(), cx).map(drop);
        };
        let typed = line.text().trim().to_owned();
        match read_day(&typed, cx.today(), Toward::Future) {
            Ok(day) if day >= cx.today() => return self.ask_on(day, cx),
            Ok(_) => {
                self.complaint = Some(
                    "That day is behind us. A day to come, such as fri or 4 dec; then Enter."
                        .to_owned(),
                );
            }
            Err(doubt) => {
                let question = doubt.question(cx.today());
                self.complaint = Some(format!(
                    "\"{typed}\" is kept here. {question} Such as fri or 4 dec; then Enter."
                ));
            }
        }
        Ok(())
    }

    fn words(&self, place: usize) -> String {
        match Self::stretch(place) {
            Some(again) => {
                let day = again
                    .from(self.today)
                    .map_or_else(String::new, |day| say_date(day, self.today));
                format!("in {}: {day}", again.word())
            }
            None if place == ANOTHER_DAY => "on another day".to_owned(),
            None => "no need to ask again".to_owned(),
        }
    }
}

impl View for WhenNext {
    const NAME: &'static str = "A quiet word";
    const HELP: &'static str = "in-the-way";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "choose", Self::enter).when(|next| next.day.is_none()),
        Command::<Self>::new(Key::Enter, "ask then", Self::enter)
            .when(|next| next.day.as_ref().is_some_and(|day| !day.is_empty())),
    ];
    const LIST: Option<ListOf<Self>> =
        Some(|next| next.day.is_none().then(|| next.list.of(ANSWERS)));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        let place = self.place();
        if self.day.is_none()
            && let Some(draft) = cx.store.drafts().at(&place)?
        {
            self.list.choose(ANOTHER_DAY);
            self.day = Some(TextLine::with(&draft.text, draft.caret));
        }
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        self.day.as_ref()
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        self.day.as_mut()
    }

    fn typed(&mut self, _: &mut Context) -> Outcome {
        self.complaint = None;
        Ok(())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        number
            .checked_sub(1)
            .map_or(Ok(false), |place| self.choose(place, cx))
    }

    fn drafts(&self) -> Vec<Draft> {
        self.day
            .as_ref()
            .map(|day| half_typed(&self.place(), day))
            .unwrap_or_default()
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 66,
            rows: 13,
        }
    }

    /// Out of an empty day first.
    fn step_back(&mut self, _: &mut Context) -> Taken {
        let is_empty = self.day.as_ref().is_some_and(TextLine::is_empty);
        if is_empty {
            self.day = None;
            self.complaint = None;
        }
        Ok(is_empty)
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed(&format!("{}: a quiet word", self.name));
        let (width, height, hint, due) = (
            inside.width(),
            inside.height(),
            inside.look.hint,
            inside.look.due,
        );
        inside.put(2, 0, "Asked. When next?");
        let mut list = inside.part(0, 2, width, u16::try_from(ANSWERS).unwrap_or(5));
        self.list
            .draw(&mut list, ANSWERS, 1, self.day.is_none(), |place, row| {
                row.put(3, 0, format!("{}  {}", place + 1, self.words(place)));
            });
        if let Some(day) = &self.day {
            inside.put(2, 8, "Which day?");
            draw_line(
                &mut inside.part(13, 8, width.saturating_sub(15), 1),
                day,
                1,
                None,
            );
        }
        let foot = height.saturating_sub(2);
        match &self.complaint {
            Some(complaint) => {
                inside.paragraph(2, foot, 2, complaint, due);
            }
            None if self.day.is_some() => inside.put(
                2,
                foot,
                Span::styled("Such as fri, 4 dec or 3 weeks.", hint),
            ),
            None => {}
        }
    }
}
