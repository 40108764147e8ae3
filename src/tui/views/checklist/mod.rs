//! The engagement checklist: ten questions about how she works, answered by number and saved as she
//! goes.

mod across;
mod behind;
mod beside;
mod compare;
mod draw;
mod look_backs;
mod step_card;
mod writing;

pub use behind::BehindFigure;
pub use compare::TwoLookBacks;
pub use step_card::StepCard;

use chrono::NaiveDate;

use crate::app::drafts::half_typed;
use crate::assets;
use crate::domain::term::Term;
use crate::domain::wording::count;
use crate::domain::{Answered, LooksBackOn, Practice};
use crate::pages::{Period, Wanted};
use crate::store::{Draft, Rows};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::route::{Route, Screen};
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Taken, View, ViewEntry};
use crate::tui::widgets::{ListOf, ListRows, Listing, TextLine};

use beside::Beside;
use look_backs::{LookBack, LookBacks};
use writing::Writing;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::screen::<Checklist>(Screen::Checklist, "Engagement checklist", || {
        Box::new(Checklist::default())
    }),
    ViewEntry::of::<BehindFigure>(),
    ViewEntry::of::<StepCard>(),
    ViewEntry::of::<TwoLookBacks>(),
];

/// The look-back under way beside those before it.
#[derive(Default)]
pub struct Checklist {
    book: LookBacks,
    /// How many look-backs back from now is shown.
    back: usize,
    /// She begins another look-back, though one is there for this half-term.
    afresh: bool,
    list: Listing,
    beside: Beside,
    /// Whether the arrows are beside the question.
    in_beside: bool,
    writing: Option<Writing>,
    text: TextLine,
    today: NaiveDate,
    is_read: bool,
}

impl Checklist {
    fn question(&self) -> u8 {
        u8::try_from(self.list.chosen() + 1).unwrap_or(1)
    }

    fn shown(&self) -> Option<&LookBack> {
        self.book.back(self.back)
    }

    /// The questions in the words of the look-back that is shown.
    fn wording(&self) -> &'static assets::Checklist {
        self.shown()
            .map_or_else(assets::engagement, LookBack::wording)
    }

    fn answer_to(&self, question: u8) -> Option<&Answered> {
        self.shown().and_then(|shown| shown.answer_to(question))
    }

    fn practice(&self, question: u8) -> Option<Practice> {
        self.answer_to(question).map(|answered| answered.practice)
    }

    fn is_open(&self, question: u8) -> bool {
        self.wording()
            .question(question)
            .is_some_and(|asked| asked.is_open(|other| self.practice(other)))
    }

    fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// On the questions of the look-back under way, with nothing being written.
    fn is_asking(&self) -> bool {
        !self.is_writing() && !self.in_beside && self.back == 0
    }

    fn is_on_questions(&self) -> bool {
        !self.is_writing() && !self.in_beside
    }

    fn is_in_beside(&self) -> bool {
        !self.is_writing() && self.in_beside
    }

    fn list_rows(&self) -> Option<ListRows<'_>> {
        if self.in_beside {
            Some(self.beside.list.of(self.beside.rows.len()))
        } else {
            self.is_on_questions()
                .then(|| self.list.of(self.wording().questions.len()))
        }
    }

    fn look_beside(&mut self, cx: &Context) -> Outcome {
        self.beside
            .look(self.question(), &self.book, cx.store, self.today)
    }

    fn other_part(&mut self) -> Outcome {
        self.in_beside = !self.in_beside;
        Ok(())
    }

    fn other_look_back(&mut self, back: usize, cx: &Context) -> Outcome {
        self.back = back;
        self.look_beside(cx)
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        if let Some(fact) = self.beside.fact() {
            match fact.rows {
                Rows::Journal => cx.open(Route::Journal(self.looks_back_on())),
                _ => cx.push(BehindFigure::of(fact)),
            }
        } else if let Some(step) = self.beside.step() {
            cx.push(StepCard::of(step.id));
        }
        Ok(())
    }

    /// What a page of the journal begun from here looks back on.
    fn looks_back_on(&self) -> LooksBackOn {
        self.shown().map_or(LooksBackOn::Nothing, |shown| {
            LooksBackOn::Review(shown.review.id)
        })
    }

    fn can_open(&self) -> bool {
        self.beside.step().is_some() || self.beside.fact().is_some_and(crate::store::Fact::opens)
    }

    fn compare(&mut self, cx: &mut Context) -> Outcome {
        cx.push(TwoLookBacks::new());
        Ok(())
    }

    /// Another look-back begins with its first answer; until then nothing is kept.
    fn begin_afresh(&mut self, cx: &mut Context) -> Outcome {
        self.afresh = true;
        self.list.choose(0);
        cx.say("A new look-back begins with your first answer. The last one stays as it is.");
        View::refresh(self, cx)
    }

    fn can_begin_afresh(&self) -> bool {
        self.is_asking()
            && self
                .book
                .now
                .as_ref()
                .is_some_and(|now| now.review.on < self.today && now.unanswered().next().is_none())
    }
}

impl View for Checklist {
    const NAME: &'static str = "Engagement checklist";
    const HELP: &'static str = "checklist";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Char('1'), "yes", |list, cx| {
            list.answer(Practice::Yes, cx)
        })
        .when(Self::is_asking),
        Command::<Self>::new(Key::Char('2'), "could do more", |list, cx| {
            list.answer(Practice::CouldDoMore, cx)
        })
        .when(Self::is_asking),
        Command::<Self>::new(Key::Char('3'), "not yet", |list, cx| {
            list.answer(Practice::NotYet, cx)
        })
        .when(Self::is_asking),
        Command::<Self>::new(Key::Enter, "open", Self::open)
            .when(|list| list.is_in_beside() && list.can_open()),
        Command::<Self>::new(Key::Tab, "facts", |list, _| list.other_part())
            .when(|list| list.is_on_questions() && !list.beside.rows.is_empty()),
        Command::<Self>::new(Key::Tab, "questions", |list, _| list.other_part())
            .when(Self::is_in_beside),
        Command::<Self>::new(Key::Char(' '), "done", Self::tick).when(|list| {
            list.is_in_beside() && list.beside.step().is_some_and(|step| step.is_open())
        }),
        Command::<Self>::new(Key::Char(' '), "open again", Self::tick).when(|list| {
            list.is_in_beside() && list.beside.step().is_some_and(|step| !step.is_open())
        }),
        Command::<Self>::new(Key::Delete, "let go", Self::let_step_go).when(|list| {
            list.is_in_beside() && list.beside.step().is_some_and(|step| step.is_open())
        }),
        Command::<Self>::new(Key::Enter, "note", |list, cx| list.write(Writing::Note, cx))
            .when(|list| list.is_asking() && list.is_open(list.question())),
        Command::<Self>::new(Key::Enter, "keep it", Self::written).when(Self::is_writing),
        other_spelling(),
        Command::<Self>::new(Key::Esc, "keep it", Self::leave_line).when(Self::is_writing),
        Command::<Self>::new(Key::Left, "earlier look-back", |list, cx| {
            list.other_look_back(list.back + 1, cx)
        })
        .when(|list| list.is_on_questions() && list.back < list.book.earlier.len()),
        Command::<Self>::new(Key::Right, "later look-back", |list, cx| {
            list.other_look_back(list.back - 1, cx)
        })
        .when(|list| list.is_on_questions() && list.back > 0),
        Command::<Self>::new(Key::Ctrl('o'), "two side by side", Self::compare)
            .when(|list| !list.is_writing() && list.book.count() > 1)
            .word("compare"),
        Command::<Self>::new(Key::Ctrl('p'), "make a page", |_, cx| {
            let period = Period::usual(cx.today());
            cx.open(Route::Printouts(vec![
                Wanted::Review,
                Wanted::YouSaid { period },
                Wanted::Evidence { period },
            ]));
            Ok(())
        })
        .when(|list| !list.is_writing() && list.book.count() > 0)
        .in_help()
        .word("page"),
        Command::<Self>::new(Key::Ctrl('n'), "new look-back", Self::begin_afresh)
            .when(Self::can_begin_afresh)
            .in_help(),
    ];
    const LIST: Option<ListOf<Self>> = Some(Self::list_rows);

    fn tally(&self) -> String {
        let all = self.book.count();
        match self.shown() {
            Some(shown) => {
                let term = Term::of(shown.review.on);
                let place =
                    all - (self.back - usize::from(self.book.now.is_none() && self.back > 0));
                format!("look-back {place} · {} {}", term.season(), term.year)
            }
            None if all == 0 => "no look-back yet".to_owned(),
            None => format!("{} so far", count(all, "look-back")),
        }
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.book = LookBacks::read(cx.store, self.today, self.afresh)?;
        self.back = self.back.min(self.book.earlier.len());
        if !self.is_read {
            self.is_read = true;
            // Where she stopped is where she goes on.
            if let Some(next) = self
                .book
                .now
                .as_ref()
                .and_then(|now| now.unanswered().next())
            {
                self.list.choose(usize::from(next.number) - 1);
            }
        }
        self.look_beside(cx)
    }

    fn text(&self) -> Option<&TextLine> {
        self.writing.map(|_| &self.text)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        self.writing.map(|_| &mut self.text)
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        self.text_mut().into_iter().collect()
    }

    fn drafts(&self) -> Vec<Draft> {
        let Some(what) = self.writing else {
            return Vec::new();
        };
        half_typed(&self.place(what), &self.text)
    }

    fn moved(&mut self, cx: &mut Context) -> Outcome {
        if self.in_beside {
            Ok(())
        } else {
            self.look_beside(cx)
        }
    }

    fn step_back(&mut self, cx: &mut Context) -> Taken {
        if self.in_beside {
            self.in_beside = false;
        } else if self.back > 0 {
            self.other_look_back(0, cx)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_all(canvas);
    }
}
