//! One written thing, whole: its words, its story, its earlier wording, and a numbered list of what
//! can be done with it.

mod acts;
mod draw;
mod one_line;

pub use self::one_line::OneLine;
use crate::domain::{Entry, Id, IdeaRef, OwnArea, People, Reminder, Saved, Share};
use crate::store::{Earlier, EarlierPlace};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Around;
use crate::tui::keys::Key;
use crate::tui::route::{FieldsOf, Route};
use crate::tui::view::{Size, Taken, View, ViewEntry};
use crate::tui::widgets::{ListOf, Listing};

use acts::Act;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<EntryCard>(), ViewEntry::of::<OneLine>()];

/// The card of one entry.
pub struct EntryCard {
    id: Id<Entry>,
    entry: Option<Saved<Entry>>,
    earlier: Vec<Earlier>,
    /// Whom it was about before, and what it was.
    earlier_place: Option<EarlierPlace>,
    /// What it still reminds of.
    reminder: Option<Saved<Reminder>>,
    /// Everything of its story, itself among it, oldest first.
    story: Vec<Saved<Entry>>,
    /// What seems to belong to it.
    suggested: Vec<Saved<Entry>>,
    is_linked: bool,
    tellings: Vec<Saved<Share>>,
    own_areas: Vec<OwnArea>,
    /// The title of the thing to try.
    title: Option<String>,
    around: Around,
    list: Listing,
}

impl EntryCard {
    pub fn of(id: Id<Entry>) -> Self {
        let around = Around {
            people: People::default(),
            today: chrono::NaiveDate::MIN,
            labels: Vec::new(),
        };
        Self {
            id,
            entry: None,
            earlier: Vec::new(),
            earlier_place: None,
            reminder: None,
            story: Vec::new(),
            suggested: Vec::new(),
            is_linked: false,
            tellings: Vec::new(),
            own_areas: Vec::new(),
            title: None,
            around,
            list: Listing::default(),
        }
    }

    fn chosen_telling(&self) -> Option<Id<Share>> {
        match self.acts().get(self.list.chosen()) {
            Some(Act::PutRight(id, _)) => Some(*id),
            _ => None,
        }
    }

    /// Somebody was not told after all.
    fn unshare(&mut self, cx: &mut Context) -> Outcome {
        let Some(id) = self.chosen_telling() else {
            return Ok(());
        };
        cx.store.step("Not told after all", cx.now, |store| {
            store.observations().unshare(id)
        })?;
        cx.say("Not told after all. Ctrl+Z puts it back.");
        Ok(())
    }
}

impl View for EntryCard {
    const NAME: &'static str = "Note card";
    const HELP: &'static str = "entry";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "choose", |card, cx| {
            card.act(card.list.chosen(), cx).map(|_| ())
        })
        .when(|card| card.entry.is_some()),
        Command::<Self>::new(Key::Delete, "not told after all", Self::unshare)
            .when(|card| card.chosen_telling().is_some()),
        Command::<Self>::new(Key::Ctrl('t'), "turn into", |card, cx| {
            cx.open(Route::LineFields(FieldsOf::Note(card.id)));
            Ok(())
        })
        .when(|card| card.entry.is_some())
        .in_help(),
        Command::<Self>::new(Key::Ctrl('c'), "message", |card, cx| {
            let _: () = cx.open(Route::Message(card.id));
            Ok(())
        })
        .when(|card| card.entry.is_some()),
    ];
    const LIST: Option<ListOf<Self>> = Some(|card| Some(card.list.of(card.acts().len())));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        let store = cx.store;
        self.around = Around {
            people: store.people()?,
            today: cx.today(),
            labels: Vec::new(),
        };
        self.entry = store.entries().get(self.id)?;
        self.earlier = store.entries().earlier(self.id)?;
        self.earlier_place = store.entries().earlier_place(self.id)?;
        self.reminder = store.reminders().of_entry(self.id)?;
        self.story = store.threads().story(self.id)?;
        self.is_linked = store.threads().is_linked(self.id)?;
        self.tellings = store.observations().shares_of(self.id)?;
        self.own_areas = store.observations().own_areas()?;
        self.suggested = match &self.entry {
            Some(entry) => store.threads().suggested(entry, &self.story)?,
            None => Vec::new(),
        };
        let idea = self
            .entry
            .as_ref()
            .and_then(|entry| entry.giving())
            .and_then(|giving| match giving.idea {
                IdeaRef::Known(idea) => Some(idea),
                IdeaRef::New(_) => None,
            });
        self.title = match idea {
            Some(idea) => store.ideas().get(idea)?.map(|idea| idea.title),
            None => None,
        };
        self.list.clamp(self.acts().len());
        Ok(())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        number
            .checked_sub(1)
            .map_or(Ok(false), |place| self.act(place, cx))
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 96,
            rows: 30,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_card(canvas);
    }
}
