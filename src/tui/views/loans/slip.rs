//! The slip that goes home with a thing, as text to look at and to copy by hand.

use crate::assets;
use crate::domain::{Entry, Id, Slip, ThingRef};
use crate::pages::Wanted;
use crate::tui::canvas::{Canvas, wrap};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::route::Route;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{ListOf, Listing};

pub struct SlipCard {
    loan: Id<Entry>,
    slip: Option<Slip>,
    list: Listing,
}

/// Columns the words may take inside the box.
const WIDE: usize = 66;

impl SlipCard {
    pub fn of(loan: Id<Entry>) -> Self {
        Self {
            loan,
            slip: None,
            list: Listing::default(),
        }
    }

    fn rows(&self) -> Vec<String> {
        let mut rows = Vec::new();
        for paragraph in self.slip.iter().flat_map(Slip::paragraphs) {
            rows.extend(wrap(paragraph, WIDE));
            rows.push(String::new());
        }
        rows.pop();
        rows
    }

    /// Whether it needs scrolling in the smallest window.
    fn is_long(&self) -> bool {
        self.rows().len() > 12
    }
}

impl View for SlipCard {
    const NAME: &'static str = "Slip to go home";
    const HELP: &'static str = "loans";
    const COMMANDS: &'static [Command<Self>] =
        &[
            Command::<Self>::new(Key::Ctrl('p'), "make a page", |slip, cx| {
                cx.open(Route::Printouts(vec![Wanted::Slip { loan: slip.loan }]));
                Ok(())
            })
            .when(|slip| slip.slip.is_some())
            .word("page"),
        ];
    const LIST: Option<ListOf<Self>> =
        Some(|slip| slip.is_long().then(|| slip.list.of(slip.rows().len())));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.slip = None;
        let Some(entry) = cx.store.entries().get(self.loan)? else {
            return Ok(());
        };
        let people = cx.store.people()?;
        if let Some(loan) = entry.loan()
            && let ThingRef::Known(id) = loan.thing
            && let Some(thing) = cx.store.loans().thing(id)?
        {
            let names = people.names(&entry.children);
            self.slip = Some(Slip::of(
                &thing,
                loan,
                &names,
                assets::watch_for(thing.kind),
                cx.today(),
            ));
        }
        Ok(())
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 72,
            rows: u16::try_from(self.rows().len())
                .unwrap_or(u16::MAX)
                .saturating_add(4)
                .min(20),
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("The slip that goes home with it");
        let (width, height) = (inside.width(), inside.height());
        let rows = self.rows();
        if rows.is_empty() {
            inside.put(
                2,
                1,
                "This loan is no longer here. Ctrl+Z may bring it back; Esc goes back.",
            );
        }
        let mut page = inside.part(0, 1, width, height.saturating_sub(2));
        self.list
            .draw(&mut page, rows.len(), 1, false, |place, row| {
                row.put(2, 0, rows[place].clone());
            });
    }
}
