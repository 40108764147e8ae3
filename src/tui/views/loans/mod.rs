//! Home-learning loans: what is at homes now, what is on the shelf, what came back, and the
//! pictures of it.

mod acts;
mod behind;
mod card;
mod draw;
mod lend;
mod library;
mod part;
mod question;
mod rows;
mod slip;
mod starters;
mod turning;

pub use behind::Behind;
pub use card::LoanCard;
pub use lend::Lending;
pub use question::Question;
pub use slip::SlipCard;
pub use starters::Starters;

use library::Library;
use part::Part;
use rows::{Row, Rows, Shown};

use crate::domain::library::nth_time;
use crate::domain::{Entry, Id, Lent, Thing, ThingRef};
use crate::line::Action;
use crate::pages::Wanted;
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::find_or_write::FindOrWrite;
use crate::tui::form::Form;
use crate::tui::forms::THING;
use crate::tui::keys::Key;
use crate::tui::route::{Route, Screen};
use crate::tui::sentence::Sentence;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Taken, View, ViewEntry};
use crate::tui::widgets::{ListOf, TextLine};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::screen::<Loans>(Screen::Loans, "Home-learning loans", || {
        Box::new(Loans::new())
    }),
    ViewEntry::of::<LoanCard>(),
    ViewEntry::of::<Lending>(),
    ViewEntry::of::<Question>(),
    ViewEntry::of::<SlipCard>(),
    ViewEntry::of::<Behind>(),
    ViewEntry::of::<Starters>(),
];

/// The first words that write instead of finding.
const WRITES: [&str; 5] = ["lent", "l", "back", "returned", "r"];
/// From this width on the pictures stand beside the list, below it otherwise.
const SIDE_BY_SIDE: u16 = 110;
/// Rows of pictures below the list.
const BELOW: u16 = 8;

/// The toy library.
pub struct Loans {
    line: FindOrWrite,
    library: Library,
    shown: Shown,
    main: Part,
    pictures: Part,
    /// Whether the arrows are among the pictures.
    in_pictures: bool,
}

impl Loans {
    fn new() -> Self {
        Self {
            line: FindOrWrite::new("loans/line", &WRITES),
            library: Library::default(),
            shown: Shown::Everything,
            main: Part::default(),
            pictures: Part::default(),
            in_pictures: false,
        }
    }

    fn arrange(&mut self) {
        let wanted = self.line.wanted();
        self.main.rows = Rows::new(&self.library, &wanted).list(self.shown);
        self.pictures.rows = if self.has_pictures() {
            Rows::new(&self.library, "").pictures()
        } else {
            Vec::new()
        };
        self.in_pictures = self.in_pictures && self.has_pictures();
        self.main.list_rows().settle();
        self.pictures.list_rows().settle();
    }

    /// A list of one thing, and a search, have the whole room.
    fn has_pictures(&self) -> bool {
        self.shown == Shown::Everything
            && self.line.wanted().is_empty()
            && !self.library.lent.is_empty()
    }

    fn part(&self) -> &Part {
        if self.in_pictures {
            &self.pictures
        } else {
            &self.main
        }
    }

    /// Whether Down would go on from the list into the pictures.
    fn is_above_pictures(&self) -> bool {
        !self.in_pictures && !self.main.list_rows().has_below() && self.pictures.has_choice()
    }

    fn go(&mut self, into_pictures: bool) -> Outcome {
        self.in_pictures = into_pictures;
        Ok(())
    }

    fn is_blank(&self) -> bool {
        self.line.line.is_empty()
    }

    fn show(&mut self, forwards: bool) -> Outcome {
        self.shown = self.shown.step(forwards);
        self.in_pictures = false;
        self.main.list.choose(0);
        self.arrange();
        Ok(())
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        if !self.line.enter(cx)? {
            return Ok(());
        }
        let acts = self.line.understood.reading.acts.clone();
        self.typed(cx)?;
        match acts.as_slice() {
            [Action::Return { loan, outcome, .. }] if outcome.is_empty() => {
                cx.push(Question::at_home(*loan));
            }
            [Action::Return { loan, .. }] => cx.push(Question::landed(*loan)),
            [Action::Write { entry, .. }] => self.say_again(entry, cx)?,
            _ => {}
        }
        Ok(())
    }

    /// The same thing to the same family is counted as the good sign it is.
    fn say_again(&self, entry: &Entry, cx: &mut Context) -> Outcome {
        let Some(ThingRef::Known(thing)) = entry.loan().map(|loan| &loan.thing) else {
            return Ok(());
        };
        let Some(child) = entry
            .children
            .first()
            .and_then(|child| self.library.people.child(*child))
        else {
            return Ok(());
        };
        let times = cx.store.loans().times_with(*thing, child.family)?;
        if times > 1 {
            cx.saved(&format!(
                "{}, {}: {}, again is good",
                child.name,
                self.library.thing_name(*thing),
                nth_time(times)
            ));
        }
        Ok(())
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        let lent = &self.library.lent;
        let behind = |counts: &dyn Fn(&Lent) -> bool| -> Vec<Id<Entry>> {
            lent.iter()
                .rev()
                .filter(|loan| counts(loan))
                .map(|loan| loan.entry)
                .collect()
        };
        match self.part().chosen() {
            Some(Row::Out(out)) => cx.push(LoanCard::of_loan(out.entry)),
            Some(Row::Lent(loan) | Row::Told(loan)) => cx.push(LoanCard::of_loan(loan.entry)),
            Some(Row::Shelf(thing) | Row::Loved(thing, ..)) => cx.push(LoanCard::of_thing(*thing)),
            Some(Row::WhenBack(when, ..)) => {
                cx.push(Behind::of(
                    format!("Came back: {}", when.words()),
                    behind(&|loan| loan.when_back() == *when),
                ));
            }
            Some(Row::Family(family, _)) => {
                cx.push(Behind::of(
                    format!("Lent to {}", self.library.names(*family)),
                    behind(&|loan| loan.family == *family),
                ));
            }
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, cx: &mut Context) -> Outcome {
        let form = Form::open(&THING, None, Thing::default(), cx)?;
        cx.push(form);
        Ok(())
    }
}

impl View for Loans {
    const NAME: &'static str = "Home-learning loans";
    const HELP: &'static str = "loans";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "choose", Self::enter)
            .when(|loans| loans.line.is_asking()),
        Command::<Self>::new(Key::Left, "earlier", |loans, _| loans.line.point(false))
            .when(|loans| loans.line.has_choice()),
        Command::<Self>::new(Key::Right, "other", |loans, _| loans.line.point(true))
            .when(|loans| loans.line.has_choice()),
        Command::<Self>::new(Key::Enter, "save", Self::enter)
            .when(|loans| loans.line.is_writing() && !loans.line.is_asking()),
        other_spelling(),
        Command::<Self>::new(Key::Enter, "open", Self::open)
            .when(|loans| !loans.line.is_writing() && loans.part().chosen().is_some()),
        Command::<Self>::new(Key::Tab, "take it", |loans, cx| {
            loans.line.complete();
            loans.typed(cx)
        })
        .when(|loans| loans.line.understood.completion.is_some()),
        Command::<Self>::new(Key::Up, "up", |loans, _| loans.go(false))
            .when(|loans| loans.in_pictures && !loans.pictures.list_rows().has_above()),
        Command::<Self>::new(Key::Down, "down", |loans, _| loans.go(true))
            .when(Self::is_above_pictures),
        Command::<Self>::new(Key::Tab, "next list", |loans, _| loans.show(true))
            .when(Loans::is_blank),
        Command::<Self>::new(Key::BackTab, "list before", |loans, _| loans.show(false))
            .when(Loans::is_blank)
            .in_help(),
        Command::<Self>::new(Key::Right, "pictures", |loans, _| loans.go(true)).when(|loans| {
            loans.is_blank() && !loans.in_pictures && loans.pictures.chosen().is_some()
        }),
        Command::<Self>::new(Key::Left, "list", |loans, _| loans.go(false))
            .when(|loans| loans.is_blank() && loans.in_pictures),
        Command::<Self>::new(Key::Ctrl('n'), "add a thing", Self::add),
        Command::<Self>::new(Key::Ctrl('t'), "new date", Self::turn)
            .when(|loans| loans.can_turn() && loans.is_on_out()),
        Command::<Self>::new(Key::Ctrl('t'), "turn into", Self::turn)
            .when(|loans| loans.can_turn() && !loans.is_on_out()),
        Command::<Self>::new(Key::Ctrl('p'), "make a slip", |loans, cx| {
            if let Some(Row::Out(loan)) = loans.part().chosen() {
                cx.open(Route::Printouts(vec![Wanted::Slip { loan: loan.entry }]));
            }
            Ok(())
        })
        .when(|loans| matches!(loans.part().chosen(), Some(Row::Out(_))))
        .in_help()
        .word("page"),
        Command::<Self>::new(Key::Ctrl('a'), "things to begin with", |_, cx| {
            cx.push(Starters::default());
            Ok(())
        })
        .when(|loans| loans.library.has_starters_left)
        .in_help(),
    ];
    const LIST: Option<ListOf<Self>> = Some(|loans| Some(loans.part().list_rows()));

    fn tally(&self) -> String {
        if self.shown != Shown::Everything {
            let rows = self.main.rows.iter().filter(|row| row.can_choose()).count();
            return format!("{}: {rows}", self.shown.words());
        }
        let due = self
            .library
            .out
            .iter()
            .filter(|out| out.loan.due == self.library.today)
            .count();
        let due = if due == 0 {
            String::new()
        } else {
            format!(" · {due} due today")
        };
        match self.library.out.len() {
            0 => "nothing out".to_owned(),
            out => format!("{out} out{due}"),
        }
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.line.refresh(cx)?;
        self.library = Library::read(cx, &self.line)?;
        self.arrange();
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line.line)
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        self.line.prose()
    }

    fn takes_quick_words(&self) -> bool {
        self.line.is_writing()
    }

    fn sentence(&mut self) -> Option<Sentence<'_>> {
        self.line.sentence()
    }

    fn typed(&mut self, cx: &mut Context) -> Outcome {
        self.line.read(cx);
        self.main.list.choose(0);
        self.in_pictures = false;
        self.arrange();
        Ok(())
    }

    fn drafts(&self) -> Vec<Draft> {
        self.line.drafts()
    }

    fn step_back(&mut self, cx: &mut Context) -> Taken {
        if self.line.step_back() {
            self.typed(cx)?;
            return Ok(true);
        }
        let is_part = self.is_blank() && self.shown != Shown::Everything;
        if is_part {
            self.shown = Shown::Everything;
            self.arrange();
        }
        Ok(is_part)
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        let top = self.line.draw(
            canvas,
            "Type to find, or write it down:  lent zoe counting bears    back train",
        ) + 1;
        let room = height.saturating_sub(top);
        if self.pictures.rows.is_empty() {
            self.main
                .draw(&self.library, true, &mut canvas.part(0, top, width, room));
        } else if width >= SIDE_BY_SIDE {
            let left = width * 11 / 20;
            self.main.draw(
                &self.library,
                !self.in_pictures,
                &mut canvas.part(0, top, left, room),
            );
            canvas.upright(left + 1, top, height);
            self.pictures.draw(
                &self.library,
                self.in_pictures,
                &mut canvas.part(left + 2, top, width.saturating_sub(left + 2), room),
            );
        } else {
            let below = if self.in_pictures {
                room.saturating_sub(6).max(BELOW)
            } else {
                BELOW
            }
            .min(room / 2);
            self.main.draw(
                &self.library,
                !self.in_pictures,
                &mut canvas.part(0, top, width, room - below),
            );
            self.pictures.draw(
                &self.library,
                self.in_pictures,
                &mut canvas.part(0, height - below + 1, width, below - 1),
            );
        }
    }
}
