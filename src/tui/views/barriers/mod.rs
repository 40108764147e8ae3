//! What gets in the way of one family, and where they were pointed: closed until she opens it, and
//! closed again when she leaves.

mod draw;
mod fitting;
mod noting;
mod one;
mod signposting;
mod when_next;

pub use noting::Noting;
pub use one::OneInTheWay;
pub use signposting::Signposting;
pub use when_next::WhenNext;

use chrono::NaiveDate;

use crate::domain::wording::count;
use crate::domain::{Family, Id, Pressure, Saved, Signpost, TakenUp};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::SIGNPOST;
use crate::tui::keys::Key;
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{ListOf, ListRows, Listing};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::of::<InTheWay>(),
    ViewEntry::of::<OneInTheWay>(),
    ViewEntry::of::<Noting>(),
    ViewEntry::of::<Signposting>(),
    ViewEntry::of::<WhenNext>(),
];

/// The card of what one family told in confidence.
pub struct InTheWay {
    family: Id<Family>,
    name: String,
    noted: Vec<Saved<Pressure>>,
    signposts: Vec<Saved<Signpost>>,
    /// She asked for the words; every new card begins closed.
    is_open: bool,
    rows: Vec<Row>,
    list: Listing,
    today: NaiveDate,
}

/// One line of the card; notes and signposts by their place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Heading(&'static str),
    Noted(usize),
    AddNoted,
    Signpost(usize),
    AddSignpost,
}

impl InTheWay {
    pub fn of(family: Id<Family>) -> Self {
        Self {
            family,
            name: String::new(),
            noted: Vec::new(),
            signposts: Vec::new(),
            is_open: false,
            rows: Vec::new(),
            list: Listing::default(),
            today: NaiveDate::MIN,
        }
    }

    fn arrange(&mut self) {
        let (now, eased): (Vec<usize>, Vec<usize>) =
            (0..self.noted.len()).partition(|place| !self.noted[*place].is_eased());
        let mut rows = vec![Row::Heading("What gets in the way")];
        rows.extend(now.into_iter().map(Row::Noted));
        rows.push(Row::AddNoted);
        rows.push(Row::Heading("Signposts"));
        rows.extend((0..self.signposts.len()).map(Row::Signpost));
        rows.push(Row::AddSignpost);
        if !eased.is_empty() {
            rows.push(Row::Heading("No longer"));
            rows.extend(eased.into_iter().map(Row::Noted));
        }
        self.rows = rows;
    }

    fn chosen(&self) -> Option<Row> {
        self.rows.get(self.list.chosen()).copied()
    }

    /// The note she is on, while its words are open.
    fn note(&self) -> Option<&Saved<Pressure>> {
        match self.chosen() {
            Some(Row::Noted(place)) if self.is_open => self.noted.get(place),
            _ => None,
        }
    }

    /// The signpost she is on, while its words are open.
    fn signpost(&self) -> Option<&Saved<Signpost>> {
        match self.chosen() {
            Some(Row::Signpost(place)) if self.is_open => self.signposts.get(place),
            _ => None,
        }
    }

    fn is_on_closed(&self) -> bool {
        !self.is_open && matches!(self.chosen(), Some(Row::Noted(_) | Row::Signpost(_)))
    }

    fn list_rows(&self) -> ListRows<'_> {
        let headings = self.rows.iter().map(|row| matches!(row, Row::Heading(_)));
        self.list.of(self.rows.len()).with_headings(headings)
    }

    fn open_words(&mut self, _: &mut Context) -> Outcome {
        self.is_open = true;
        Ok(())
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        match self.chosen() {
            Some(Row::Noted(_)) => {
                if let Some(note) = self.note() {
                    cx.push(OneInTheWay::of(note.id));
                }
            }
            Some(Row::Signpost(_)) => {
                if let Some(signpost) = self.signpost() {
                    let form = Form::open(&SIGNPOST, Some(signpost.id), signpost.item.clone(), cx)?;
                    cx.push(form);
                }
            }
            Some(Row::AddNoted) => cx.push(Noting::of(self.family)),
            Some(Row::AddSignpost) => cx.push(Signposting::of(self.family)),
            Some(Row::Heading(_)) | None => {}
        }
        Ok(())
    }

    fn ease(&mut self, cx: &mut Context) -> Outcome {
        if let Some(note) = self.note() {
            ease(note.id, !note.is_eased(), &self.name, cx)?;
        }
        Ok(())
    }

    fn take_up(&mut self, cx: &mut Context) -> Outcome {
        let Some(id) = self.signpost().map(|signpost| signpost.id) else {
            return Ok(());
        };
        let today = cx.today();
        let step = format!("A signpost of {} taken up", self.name);
        cx.store.step(&step, cx.now, |store| {
            store.in_the_way().taken_up(id, TakenUp::Yes, today)
        })?;
        cx.say("Taken up, as of today · Ctrl+Z takes it back");
        Ok(())
    }

    fn remove(&mut self, cx: &mut Context) -> Outcome {
        if let Some(id) = self.note().map(|note| note.id) {
            let step = format!("Something noted about {} removed", self.name);
            cx.store
                .step(&step, cx.now, |store| store.in_the_way().remove(id))?;
        } else if let Some(id) = self.signpost().map(|signpost| signpost.id) {
            let step = format!("A signpost of {} removed", self.name);
            cx.store.step(&step, cx.now, |store| {
                store.in_the_way().remove_signpost(id)
            })?;
        }
        cx.say("Removed. Ctrl+Z puts it back.");
        Ok(())
    }
}

/// "Ola · what gets in the way": short enough to stand in the head line beside the screen it came
/// from.
fn crumb(family: &str) -> String {
    format!(
        "{} · what gets in the way",
        family.trim_end_matches("'s family")
    )
}

/// Whether something is in the way no longer, or again: said without saying what.
fn ease(id: Id<Pressure>, no_longer: bool, name: &str, cx: &mut Context) -> Outcome {
    let on = no_longer.then(|| cx.today());
    let (step, said) = if no_longer {
        (
            format!("Something no longer in the way of {name}"),
            "No longer in the way · Ctrl+Z takes it back",
        )
    } else {
        (
            format!("Something in the way of {name} again"),
            "In the way again · Ctrl+Z takes it back",
        )
    };
    cx.store
        .step(&step, cx.now, |store| store.in_the_way().eased(id, on))?;
    cx.say(said);
    Ok(())
}

impl View for InTheWay {
    const NAME: &'static str = "What gets in the way";
    const HELP: &'static str = "in-the-way";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "open the words", Self::open_words)
            .when(Self::is_on_closed),
        Command::<Self>::new(Key::Enter, "open", Self::open).when(|card| !card.is_on_closed()),
        Command::<Self>::new(Key::Char(' '), "no longer", Self::ease)
            .when(|card| card.note().is_some_and(|note| !note.is_eased())),
        Command::<Self>::new(Key::Char(' '), "it is again", Self::ease)
            .when(|card| card.note().is_some_and(|note| note.is_eased())),
        Command::<Self>::new(Key::Char(' '), "taken up", Self::take_up).when(|card| {
            card.signpost()
                .is_some_and(|signpost| signpost.taken_up != TakenUp::Yes)
        }),
        Command::<Self>::new(Key::Delete, "remove", Self::remove)
            .when(|card| card.note().is_some() || card.signpost().is_some()),
    ];
    const LIST: Option<ListOf<Self>> = Some(|card| Some(card.list_rows()));

    fn crumb(&self) -> String {
        crumb(&self.name)
    }

    fn tally(&self) -> String {
        match self.noted.iter().filter(|note| !note.is_eased()).count() {
            0 => String::new(),
            many => format!("{} noted", count(many, "thing")),
        }
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.name = cx
            .store
            .people()?
            .family(self.family)
            .map(crate::domain::Household::name)
            .unwrap_or_default();
        // What she eased goes to another part of the card, and she goes with it.
        let was_on = self.note().map(|note| note.id);
        self.noted = cx.store.in_the_way().of_family(self.family)?;
        self.signposts = cx.store.in_the_way().signposts(self.family)?;
        self.arrange();
        let is_that =
            |row: &Row| matches!(row, Row::Noted(place) if Some(self.noted[*place].id) == was_on);
        if let Some(place) = self.rows.iter().position(is_that) {
            self.list.choose(place);
        }
        self.list_rows().settle();
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_card(canvas);
    }
}
