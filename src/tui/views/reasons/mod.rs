//! Why work with parents: nine reasons in her own order, what she says of each, and what moved
//! since she last looked.

mod acts;
mod compare;
mod draw;

use crate::tui::route::Screen;
use chrono::NaiveDate;

use crate::app::drafts::half_typed;
use crate::assets::{self, Reason, ReasonWording};
use crate::domain::dates::say_date;
use crate::domain::wording::count;
use crate::domain::{Agreement, Ranked, Ranking, Saved};
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{ListOf, Listing, TextLine};

pub use compare::Compare;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::screen::<Why>(Screen::Reasons, "Why work with parents", || {
        Box::new(Why::default())
    }),
    ViewEntry::of::<Compare>(),
];

/// What is being said of the chosen reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Saying {
    /// Nothing: she moves and answers.
    #[default]
    Nothing,
    Why,
    Whom,
}

/// The newest ranking and those before it.
#[derive(Default)]
pub struct Why {
    /// Newest first.
    rankings: Vec<Saved<Ranking>>,
    list: Listing,
    saying: Saying,
    text: TextLine,
    /// Pages of the journal that look back on the newest ranking.
    pages: usize,
    today: NaiveDate,
    /// It has been shown before, so she is where she left.
    is_taken_up: bool,
}

impl Why {
    fn newest(&self) -> Option<&Saved<Ranking>> {
        self.rankings.first()
    }

    fn before(&self) -> Option<&Saved<Ranking>> {
        self.rankings.get(1)
    }

    /// Whether what she says now belongs to the newest ranking.
    fn is_open(&self) -> bool {
        self.newest()
            .is_some_and(|newest| newest.is_open(self.today))
    }

    fn chosen(&self) -> Option<&Ranked> {
        self.newest()?.reasons.get(self.list.chosen())
    }

    fn wording(&self) -> &'static ReasonWording {
        let reasons = assets::reasons();
        self.newest()
            .map_or_else(|| reasons.newest(), |newest| reasons.of(&newest.wording))
    }

    /// The words of a reason, as they were when the newest ranking was made.
    fn words_of(&self, word: &str) -> Option<&'static Reason> {
        self.wording().reason(word)
    }

    fn is_ranking(&self) -> bool {
        self.saying == Saying::Nothing && self.newest().is_some()
    }

    fn count(&self) -> usize {
        self.newest().map_or(0, |newest| newest.reasons.len())
    }
}

impl View for Why {
    const NAME: &'static str = "Why work with parents";
    const HELP: &'static str = "why";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "start", Self::start).when(|why| why.rankings.is_empty()),
        Command::<Self>::new(Key::Char('1'), "agree", |why, cx| {
            why.answer(Agreement::Agree, cx)
        })
        .when(Self::is_ranking),
        Command::<Self>::new(Key::Char('2'), "partly", |why, cx| {
            why.answer(Agreement::Partly, cx)
        })
        .when(Self::is_ranking),
        Command::<Self>::new(Key::Char('3'), "no", |why, cx| {
            why.answer(Agreement::No, cx)
        })
        .when(Self::is_ranking),
        Command::<Self>::new(Key::Left, "up", |why, cx| why.carry(Key::Up, cx))
            .when(|why| why.is_ranking() && why.list.chosen() > 0),
        Command::<Self>::new(Key::Right, "down", |why, cx| why.carry(Key::Down, cx))
            .when(|why| why.is_ranking() && why.list.chosen() + 1 < why.count()),
        Command::<Self>::new(Key::Enter, "why", Self::write).when(Self::is_ranking),
        Command::<Self>::new(Key::Enter, "keep, then whom", Self::written)
            .when(|why| why.saying == Saying::Why),
        Command::<Self>::new(Key::Char('1'), "parents", |why, cx| why.tick(0, cx))
            .when(|why| why.saying == Saying::Whom),
        Command::<Self>::new(Key::Char('2'), "children", |why, cx| why.tick(1, cx))
            .when(|why| why.saying == Saying::Whom),
        Command::<Self>::new(Key::Char('3'), "me", |why, cx| why.tick(2, cx))
            .when(|why| why.saying == Saying::Whom),
        other_spelling(),
        Command::<Self>::new(Key::Enter, "done", |why, _| why.said())
            .when(|why| why.saying == Saying::Whom),
        Command::<Self>::new(Key::Esc, "keep it", |why, cx| {
            why.written(cx)?;
            why.said()
        })
        .when(|why| why.saying == Saying::Why),
        Command::<Self>::new(Key::Esc, "back", |why, _| why.said())
            .when(|why| why.saying == Saying::Whom),
        Command::<Self>::new(Key::Tab, "journal", Self::open_journal)
            .when(|why| why.saying == Saying::Nothing),
        Command::<Self>::new(Key::Ctrl('o'), "two side by side", |_, cx| {
            cx.push(Compare::default());
            Ok(())
        })
        .when(|why| why.saying == Saying::Nothing && why.rankings.len() > 1)
        .word("compare"),
    ];
    const LIST: Option<ListOf<Self>> =
        Some(|why| why.is_ranking().then(|| why.list.of(why.count())));

    fn tally(&self) -> String {
        match self.newest() {
            None => "no ranking yet".to_owned(),
            Some(newest) => format!(
                "{} · {}",
                count(self.rankings.len(), "ranking"),
                say_date(newest.on, self.today)
            ),
        }
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        let chosen = self.chosen().map(|ranked| ranked.reason.clone());
        self.rankings = cx.store.why().rankings()?;
        self.pages = self
            .newest()
            .map_or(Ok(0), |newest| cx.store.journal().about_ranking(newest.id))?;
        if !self.is_taken_up {
            self.is_taken_up = true;
            self.list.choose(
                self.newest()
                    .and_then(|newest| newest.unanswered())
                    .unwrap_or(0),
            );
        } else if let Some(place) = chosen.and_then(|reason| self.newest()?.place_of(&reason)) {
            // She stays on the reason she chose, wherever an undo has put it.
            self.list.choose(place - 1);
        }
        self.list.clamp(self.count());
        if self.rankings.is_empty() {
            self.saying = Saying::Nothing;
        }
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        (self.saying == Saying::Why).then_some(&self.text)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        if self.saying == Saying::Why {
            Some(&mut self.text)
        } else {
            None
        }
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        self.text_mut().into_iter().collect()
    }

    fn drafts(&self) -> Vec<Draft> {
        let is_as_kept = self
            .chosen()
            .is_none_or(|ranked| ranked.why == self.text.text());
        if self.saying != Saying::Why || is_as_kept {
            return Vec::new();
        }
        half_typed(&self.place(), &self.text)
    }

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_all(canvas);
    }
}
