//! One question about a loan or a thing, answered in words or by number; Enter on nothing skips it.

use chrono::NaiveDate;
use ratatui::text::Span;

use super::card::next_idea;
use crate::app::drafts::half_typed;
use crate::domain::dates::{Toward, read_day, say_date};
use crate::domain::text::{clean_line, paragraphs};
use crate::domain::{Entry, Id, Landed, People, Saved, Thing};
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Size, Taken, View};
use crate::tui::widgets::{TextLine, draw_line};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    /// What happened at home.
    AtHome(Id<Entry>),
    /// Whether the reason landed.
    Landed(Id<Entry>),
    /// The day a loan is due instead.
    Due(Id<Entry>),
    /// Which bits are missing; with a loan, it comes back with them missing.
    Missing(Id<Thing>, Option<Id<Entry>>),
}

pub struct Question {
    ask: Ask,
    line: TextLine,
    entry: Option<Saved<Entry>>,
    thing: Option<Saved<Thing>>,
    people: People,
    today: NaiveDate,
    complaint: String,
    is_taken_up: bool,
}

/// The answers by number.
const ANSWERS: [Landed; 3] = [Landed::Yes, Landed::Unsure, Landed::No];

impl Question {
    pub fn at_home(loan: Id<Entry>) -> Self {
        Self::asking(Ask::AtHome(loan))
    }

    pub fn landed(loan: Id<Entry>) -> Self {
        Self::asking(Ask::Landed(loan))
    }

    pub fn due(loan: Id<Entry>) -> Self {
        Self::asking(Ask::Due(loan))
    }

    pub fn missing(thing: Id<Thing>, back: Option<Id<Entry>>) -> Self {
        Self::asking(Ask::Missing(thing, back))
    }

    fn asking(ask: Ask) -> Self {
        Self {
            ask,
            line: TextLine::default(),
            entry: None,
            thing: None,
            people: People::default(),
            today: NaiveDate::MIN,
            complaint: String::new(),
            is_taken_up: false,
        }
    }

    /// Names its half-typed words in the store.
    fn place(&self) -> String {
        match self.ask {
            Ask::AtHome(loan) | Ask::Landed(loan) => format!("loan/{}/at home", loan.raw()),
            Ask::Due(loan) => format!("loan/{}/due", loan.raw()),
            Ask::Missing(thing, _) => format!("thing/{}/missing", thing.raw()),
        }
    }

    fn is_by_number(&self) -> bool {
        matches!(self.ask, Ask::Landed(_))
    }

    fn name(&self) -> String {
        self.thing
            .as_ref()
            .map(|thing| thing.name.clone())
            .unwrap_or_default()
    }

    fn question(&self) -> String {
        let names = self
            .entry
            .as_ref()
            .map(|entry| self.people.names(&entry.children))
            .unwrap_or_default();
        match self.ask {
            Ask::AtHome(_) => format!("What happened with it at {names}'s home?"),
            Ask::Landed(_) => match self.entry.as_ref().and_then(|entry| entry.loan()) {
                Some(loan) if !loan.why.is_empty() => {
                    format!("Did the reason land? \"{}\"", loan.why)
                }
                _ => "Did they see why it matters?".to_owned(),
            },
            Ask::Due(_) => "Which day does it come back?".to_owned(),
            Ask::Missing(..) => "Which bits are missing?".to_owned(),
        }
    }

    const fn hint(&self) -> &'static str {
        match self.ask {
            Ask::AtHome(_) => "In their words, then Enter. Enter on nothing skips.",
            Ask::Landed(_) => "1 yes   2 unsure   3 no   Enter skips",
            Ask::Due(_) => "Such as fri or 4 dec, then Enter.",
            Ask::Missing(..) => "Such as: one red bear. Then Enter. Lost or broken bits happen.",
        }
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let typed = clean_line(self.line.text().trim());
        match self.ask {
            Ask::AtHome(_) if typed.is_empty() => self.finish(cx),
            Ask::AtHome(_) => self.on_to_reason(cx),
            Ask::Landed(_) => self.tell(Landed::NotAsked, cx),
            Ask::Due(loan) => self.keep_until(loan, &typed, cx),
            Ask::Missing(thing, back) => self.keep_missing(thing, back, &typed, cx),
        }
    }

    /// Keeps what was told, then asks whether the reason landed.
    fn on_to_reason(&mut self, cx: &mut Context) -> Outcome {
        let Ask::AtHome(loan) = self.ask else {
            return Ok(());
        };
        let known = self.entry.as_ref().and_then(|entry| entry.loan().cloned());
        let landed = known.map_or(Landed::NotAsked, |loan| loan.landed);
        let typed = paragraphs(self.line.text());
        let place = self.place();
        if !typed.is_empty() {
            cx.store.step(
                &format!("{}: what happened at home", self.name()),
                cx.now,
                |store| {
                    store.loans().tell(loan, &typed, landed)?;
                    store.drafts().drop(&place)
                },
            )?;
            cx.say("Kept with the loan · Ctrl+Z takes it back");
        }
        self.line = TextLine::default();
        self.ask = Ask::Landed(loan);
        Ok(())
    }

    fn tell(&mut self, landed: Landed, cx: &mut Context) -> Outcome {
        if let (Ask::Landed(loan), Some(entry), true) =
            (self.ask, &self.entry, landed != Landed::NotAsked)
        {
            let outcome = entry
                .loan()
                .map(|loan| loan.outcome.clone())
                .unwrap_or_default();
            cx.store.step(
                &format!("{}: whether the reason landed", self.name()),
                cx.now,
                |store| store.loans().tell(loan, &outcome, landed),
            )?;
            self.entry = cx.store.entries().get(loan)?;
        }
        self.finish(cx)
    }

    /// Closes with a gentle next idea, if there is one.
    fn finish(&mut self, cx: &mut Context) -> Outcome {
        if let Some(entry) = &self.entry
            && entry.loan().is_some_and(|loan| !loan.is_out())
            && let Some(next) = next_idea(cx.store, &self.people, entry, self.today)?
        {
            cx.say(next);
        }
        cx.close();
        Ok(())
    }

    fn keep_until(&mut self, loan: Id<Entry>, typed: &str, cx: &mut Context) -> Outcome {
        if typed.is_empty() {
            cx.close();
            return Ok(());
        }
        let due = match read_day(typed, self.today, Toward::Future) {
            Ok(due) if due >= self.today => due,
            Ok(due) => {
                let day = say_date(due, self.today);
                self.complaint = format!(
                    "{day} has been. A day from today on is needed, such as fri or 4 dec; then Enter."
                );
                return Ok(());
            }
            Err(doubt) => {
                self.complaint = format!(
                    "\"{typed}\" is kept here. {} Such as fri or 4 dec; then Enter.",
                    doubt.question(self.today)
                );
                return Ok(());
            }
        };
        let place = self.place();
        cx.store.step(
            &format!("{} due another day", self.name()),
            cx.now,
            |store| {
                store.loans().keep_until(loan, due)?;
                store.drafts().drop(&place)
            },
        )?;
        self.line = TextLine::default();
        cx.say(format!(
            "Back by {} · Ctrl+Z takes it back",
            say_date(due, self.today)
        ));
        cx.close();
        Ok(())
    }

    fn keep_missing(
        &mut self,
        id: Id<Thing>,
        back: Option<Id<Entry>>,
        typed: &str,
        cx: &mut Context,
    ) -> Outcome {
        let Some(mut thing) = self.thing.as_ref().map(|thing| thing.item.clone()) else {
            return Ok(());
        };
        if typed.is_empty() {
            cx.say("Nothing was typed, so all is as it was.");
            cx.close();
            return Ok(());
        }
        thing.missing = if thing.missing.is_empty() {
            typed.to_owned()
        } else {
            format!("{}, {typed}", thing.missing)
        };
        let (now, today, place) = (cx.now, self.today, self.place());
        let what = if back.is_some() {
            format!("{} back, bits missing", thing.name)
        } else {
            format!("{}: bits missing", thing.name)
        };
        cx.store.step(&what, now, |store| {
            store.loans().save_thing(Some(id), &thing)?;
            store.drafts().drop(&place)?;
            back.map_or(Ok(()), |loan| store.loans().take_back(loan, today, ""))
        })?;
        self.line = TextLine::default();
        cx.say(format!("{what} ({typed}) · Ctrl+Z takes it back"));
        cx.close();
        if let Some(loan) = back {
            cx.push(Self::at_home(loan));
        }
        Ok(())
    }
}

impl View for Question {
    const NAME: &'static str = "A question";
    const HELP: &'static str = "loans";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "skip", Self::enter)
            .when(|ask| ask.is_by_number() || ask.line.is_empty()),
        Command::<Self>::new(Key::Enter, "keep", Self::enter)
            .when(|ask| !ask.is_by_number() && !ask.line.is_empty() && ask.complaint.is_empty()),
        other_spelling(),
        Command::<Self>::new(Key::Tab, "did the reason land", Self::on_to_reason)
            .when(|ask| matches!(ask.ask, Ask::AtHome(_))),
    ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        (self.people, self.today) = (cx.store.people()?, cx.today());
        let thing = match self.ask {
            Ask::AtHome(loan) | Ask::Landed(loan) | Ask::Due(loan) => {
                self.entry = cx.store.entries().get(loan)?;
                match self
                    .entry
                    .as_ref()
                    .and_then(|entry| entry.loan())
                    .map(|loan| &loan.thing)
                {
                    Some(crate::domain::ThingRef::Known(thing)) => Some(*thing),
                    _ => None,
                }
            }
            Ask::Missing(thing, _) => Some(thing),
        };
        self.thing = thing
            .map(|thing| cx.store.loans().thing(thing))
            .transpose()?
            .flatten();
        if !self.is_taken_up {
            self.is_taken_up = true;
            let place = self.place();
            let kept = cx.store.drafts().at(&place)?;
            let told = self
                .entry
                .as_ref()
                .and_then(|entry| entry.loan())
                .map(|loan| loan.outcome.clone())
                .unwrap_or_default();
            self.line = match (kept, self.ask) {
                (Some(draft), _) => TextLine::with_paragraphs(&draft.text, draft.caret),
                (None, Ask::AtHome(_)) => TextLine::with_paragraphs(&told, told.len()),
                _ => TextLine::default(),
            };
        }
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        (!self.is_by_number()).then_some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        if self.is_by_number() {
            None
        } else {
            Some(&mut self.line)
        }
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        if matches!(self.ask, Ask::AtHome(_) | Ask::Missing(..)) {
            vec![&mut self.line]
        } else {
            Vec::new()
        }
    }

    fn typed(&mut self, _: &mut Context) -> Outcome {
        self.complaint.clear();
        Ok(())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        match number.checked_sub(1).and_then(|place| ANSWERS.get(place)) {
            Some(landed) => self.tell(*landed, cx).map(|()| true),
            None => Ok(false),
        }
    }

    fn drafts(&self) -> Vec<Draft> {
        let told = self
            .entry
            .as_ref()
            .and_then(|entry| entry.loan())
            .map_or("", |loan| loan.outcome.as_str());
        if self.is_by_number() || self.line.is_empty() || self.line.text() == told {
            return Vec::new();
        }
        half_typed(&self.place(), &self.line)
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 76,
            rows: 9,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed(&self.name());
        let (width, text, hint, due) = (
            inside.width(),
            inside.look.text,
            inside.look.hint,
            inside.look.due,
        );
        let row = inside.paragraph(2, 0, 2, &self.question(), text);
        if !self.is_by_number() {
            inside.put(2, row, ">");
            draw_line(
                &mut inside.part(4, row, width.saturating_sub(6), 2),
                &self.line,
                2,
                None,
            );
        }
        let below = row + if self.is_by_number() { 1 } else { 3 };
        if self.complaint.is_empty() {
            inside.put(2, below, Span::styled(self.hint(), hint));
        } else {
            inside.paragraph(2, below, 2, &self.complaint, due);
        }
    }
}
