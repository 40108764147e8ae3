//! "Turn into": a line being typed, or something already kept, made to be about somebody or
//! something else. Arrows and Enter only.

mod choices;
mod draw;
mod note;
mod taking;

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::{Child, Entry, Id, Kind, NextStep, People, Reminder, Saved};
use crate::line::{KindWord, Meant, Scene, Vocabulary};
use crate::store;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::route::FieldsOf;
use crate::tui::view::{Size, View, ViewEntry};
use crate::tui::widgets::{ListOf, Listing};

use choices::Choice;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<TurnCard>()];

/// What is turned.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Turning {
    /// Words in a line, with the children of the round and its day.
    Line {
        text: String,
        shown: Vec<Id<Child>>,
        day: NaiveDate,
        /// What can be written where it is typed.
        kinds: Vec<KindWord>,
    },
    Note {
        entry: Box<Saved<Entry>>,
        reminder: Option<Saved<Reminder>>,
    },
    Reminder(Saved<Reminder>),
    Step(Saved<NextStep>),
}

/// The card.
pub struct TurnCard {
    /// It is read again whenever the log changes.
    of: FieldsOf,
    what: Option<Turning>,
    was: Meant,
    wish: Meant,
    list: Listing,
    /// The day is what she came for.
    begins_at: Option<Choice>,
    known: Vocabulary,
    people: People,
    now: NaiveDateTime,
}

impl TurnCard {
    pub fn of(of: FieldsOf) -> Self {
        let nothing = Meant {
            children: Vec::new(),
            kind: KindWord::Of(Kind::Chat),
            day: None,
            remind: None,
            adult: None,
            privacy: crate::domain::Privacy::default(),
        };
        let begins_at = matches!(of, FieldsOf::NoteDay(_)).then_some(Choice::Remind);
        Self {
            of,
            what: None,
            was: nothing.clone(),
            wish: nothing,
            list: Listing::default(),
            begins_at,
            known: Vocabulary::default(),
            people: People::default(),
            now: NaiveDateTime::default(),
        }
    }

    fn read(&self, cx: &Context) -> store::Result<Option<Turning>> {
        let store = cx.store;
        Ok(match self.of.clone() {
            FieldsOf::Line {
                text,
                shown,
                day,
                kinds,
            } => Some(Turning::Line {
                text,
                shown,
                day,
                kinds,
            }),
            FieldsOf::Note(id) | FieldsOf::NoteDay(id) => match store.entries().get(id)? {
                Some(entry) => Some(Turning::Note {
                    reminder: store.reminders().of_entry(id)?,
                    entry: Box::new(entry),
                }),
                None => None,
            },
            FieldsOf::Reminder(id) => store.reminders().get(id)?.map(Turning::Reminder),
            FieldsOf::Step(id) => store.checklist().step(id)?.map(Turning::Step),
        })
    }

    pub(super) fn scene(&self) -> Scene<'_> {
        let (shown, day) = match &self.what {
            Some(Turning::Line { shown, day, .. }) => (shown.clone(), *day),
            _ => (Vec::new(), self.now.date()),
        };
        Scene {
            known: &self.known,
            now: self.now,
            shown,
            day,
            plain: false,
        }
    }
}

impl View for TurnCard {
    const NAME: &'static str = "Turn into";
    const HELP: &'static str = "turn-into";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "turn it", Self::take).when(|card| card.what.is_some()),
        Command::<Self>::new(Key::Left, "before", |card, cx| card.step(-1, cx))
            .when(|card| card.can_step(-1)),
        Command::<Self>::new(Key::Right, "next", |card, cx| card.step(1, cx))
            .when(|card| card.can_step(1)),
        Command::<Self>::new(Key::PageUp, "a week before", |card, cx| card.step(-7, cx))
            .when(|card| card.is_on_a_day() && card.can_step(-7))
            .in_help(),
        Command::<Self>::new(Key::PageDown, "a week on", |card, cx| card.step(7, cx))
            .when(|card| card.is_on_a_day() && card.can_step(7))
            .in_help(),
    ];
    const LIST: Option<ListOf<Self>> = Some(|card| Some(card.list.of(card.choices().len())));
    const BACK: Option<&'static str> = Some("leave it");

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.now = cx.now;
        self.people = cx.store.people()?;
        self.known = cx.store.known(cx.today())?;
        let what = self.read(cx)?;
        // What was changed behind the card is begun with anew.
        if what != self.what {
            self.what = what;
            self.was = self.meant_now();
            self.wish = self.was.clone();
        }
        if let Some(place) = self
            .begins_at
            .take()
            .and_then(|first| self.choices().iter().position(|choice| *choice == first))
        {
            self.list.choose(place);
        }
        self.list.clamp(self.choices().len());
        Ok(())
    }

    fn size(&self) -> Size {
        let rows = u16::try_from(self.choices().len()).unwrap_or(6) + 10;
        Size::Box { columns: 78, rows }
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_card(canvas);
    }
}
