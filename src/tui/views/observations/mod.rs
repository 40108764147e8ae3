//! Shared observations: what was seen here and told from home, who has heard of it, and what they
//! answered.

mod acts;
mod draw;
mod learning_areas;
mod pictures;
mod which;

pub use self::learning_areas::LearningCard;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::{Entry, Id, Kind, OwnArea, Saved};
use crate::store::{Draft, Filter};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::find_or_write::FindOrWrite;
use crate::tui::keys::Key;
use crate::tui::route::{Route, Screen};
use crate::tui::sentence::Sentence;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Taken, View, ViewEntry};
use crate::tui::widgets::{EntryPages, ListOf, ListRows, TextLine};

use pictures::Pictures;
use which::Which;

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::screen::<Observations>(Screen::Observations, "Shared observations", || {
        Box::new(Observations::new())
    }),
    ViewEntry::of::<LearningCard>(),
];

/// The first words that write instead of finding.
const WRITES: [&str; 5] = ["obs", "o", "home:", "re:", "try:"];

/// The list of observations, news from home and things to try; Tab shows the pictures in its place.
pub struct Observations {
    line: FindOrWrite,
    which: Which,
    pages: EntryPages,
    /// What was answered to the rows that were read.
    answers: HashMap<Id<Entry>, Vec<Saved<Entry>>>,
    /// The first and the number of the rows whose answers were read.
    answers_for: Option<(Id<Entry>, usize)>,
    pictures: Pictures,
    shows_pictures: bool,
    own_areas: Vec<OwnArea>,
    to_share: usize,
    to_answer: usize,
    /// Seen here, from home, and answered this term.
    this_term: [usize; 3],
    today: NaiveDate,
    is_read: bool,
}

impl Observations {
    fn new() -> Self {
        Self {
            line: FindOrWrite::new("observations/line", &WRITES),
            which: Which::default(),
            pages: EntryPages::default(),
            answers: HashMap::new(),
            answers_for: None,
            pictures: Pictures::default(),
            shows_pictures: false,
            own_areas: Vec::new(),
            to_share: 0,
            to_answer: 0,
            this_term: [0; 3],
            today: NaiveDate::MIN,
            is_read: false,
        }
    }

    /// Words are looked for in everything, answers too.
    fn filter(&self) -> Filter {
        let words = self.line.wanted();
        if words.is_empty() {
            return self.which.filter(self.today);
        }
        Filter {
            kinds: vec![Kind::Observation, Kind::FromHome, Kind::Try, Kind::Answer],
            words,
            ..Filter::default()
        }
    }

    fn is_listing(&self) -> bool {
        !self.shows_pictures && !self.line.is_asking()
    }

    fn is_blank_list(&self) -> bool {
        self.is_listing() && self.line.line.is_empty()
    }

    fn show(&mut self, which: Which, cx: &Context) -> Outcome {
        self.which = which;
        self.shows_pictures = false;
        self.pages.show(self.filter(), cx.store)?;
        self.read_answers(cx)
    }

    /// Reads the answers to the rows at hand, when those changed.
    fn read_answers(&mut self, cx: &Context) -> Outcome {
        let rows = self.pages.rows();
        let these = rows.first().map(|first| (first.id, rows.len()));
        if these != self.answers_for {
            self.answers = cx
                .store
                .observations()
                .answers_to(rows.iter().map(|entry| entry.id))?;
            self.answers_for = these;
        }
        Ok(())
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        if self.line.enter(cx)? {
            self.typed(cx)
        } else {
            Ok(())
        }
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        if let Some(entry) = self.pages.chosen() {
            cx.open(Route::Entry(entry.id));
        }
        Ok(())
    }

    fn open_picture(&mut self, cx: &mut Context) -> Outcome {
        match self.pictures.behind() {
            Some(which) => self.show(which, cx),
            None => Ok(()),
        }
    }

    fn turn_over(&mut self, cx: &mut Context) -> Outcome {
        self.shows_pictures = !self.shows_pictures;
        if self.shows_pictures {
            self.pictures = Pictures::default();
            self.pictures.read(cx.store, cx.today())?;
        }
        Ok(())
    }

    fn list_rows(&self) -> Option<ListRows<'_>> {
        if self.shows_pictures {
            Some(self.pictures.list_rows())
        } else {
            self.is_listing().then(|| self.pages.list())
        }
    }
}

impl View for Observations {
    const NAME: &'static str = "Shared observations";
    const HELP: &'static str = "observations";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "choose", Self::enter).when(|list| list.line.is_asking()),
        Command::<Self>::new(Key::Left, "earlier", |list, _| list.line.point(false))
            .when(|list| list.line.has_choice()),
        Command::<Self>::new(Key::Right, "other", |list, _| list.line.point(true))
            .when(|list| list.line.has_choice()),
        Command::<Self>::new(Key::Enter, "save", Self::enter)
            .when(|list| list.is_listing() && list.line.is_writing()),
        other_spelling(),
        Command::<Self>::new(Key::Enter, "open", Self::open)
            .when(|list| list.is_listing() && !list.line.is_writing() && list.pages.count() > 0),
        Command::<Self>::new(Key::Enter, "the rows behind it", Self::open_picture)
            .when(|list| list.shows_pictures && list.pictures.behind().is_some()),
        Command::<Self>::new(Key::Char(' '), "shared", Self::share).when(Self::can_share),
        Command::<Self>::new(Key::Right, "next list", |list, cx| {
            list.show(list.which.beside(true), cx)
        })
        .when(Self::is_blank_list),
        Command::<Self>::new(Key::Left, "list before", |list, cx| {
            list.show(list.which.beside(false), cx)
        })
        .when(Self::is_blank_list)
        .in_help(),
        Command::<Self>::new(Key::Tab, "take it", |list, cx| {
            list.line.complete();
            list.typed(cx)
        })
        .when(|list| list.line.understood.completion.is_some()),
        Command::<Self>::new(Key::Tab, "pictures", Self::turn_over).when(Self::is_blank_list),
        Command::<Self>::new(Key::Tab, "the list", Self::turn_over)
            .when(|list| list.shows_pictures),
        Command::<Self>::new(Key::Ctrl('t'), "turn into", Self::turn)
            .when(Self::can_turn)
            .in_help(),
        Command::<Self>::new(Key::Ctrl('c'), "message", |list, cx| {
            list.pages.chosen().map_or(Ok(()), |entry| {
                let _: () = cx.open(Route::Message(entry.id));
                Ok(())
            })
        })
        .when(|list| list.pages.count() > 0)
        .in_help(),
        Command::<Self>::new(Key::Delete, "remove", Self::remove)
            .when(|list| list.is_blank_list() && list.pages.count() > 0)
            .in_help(),
    ];
    const LIST: Option<ListOf<Self>> = Some(Self::list_rows);

    fn tally(&self) -> String {
        match self.to_share {
            0 => "all shared".to_owned(),
            waiting => format!("{waiting} waiting to be shared"),
        }
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.line.refresh(cx)?;
        self.own_areas = cx.store.observations().own_areas()?;
        if self.is_read {
            self.pages.refresh(cx.store)?;
        } else {
            self.pages.show(self.filter(), cx.store)?;
            self.is_read = true;
        }
        self.answers_for = None;
        self.read_answers(cx)?;
        let count = |filter: &Filter| cx.store.entries().count(filter);
        self.to_share = cx.store.entries().unshared(self.today, 1000)?.len();
        self.to_answer = count(&Which::ToAnswer.filter(self.today))?;
        let seen = Filter {
            only: None,
            ..Which::Answered.filter(self.today)
        };
        let home = Filter {
            kinds: vec![Kind::FromHome],
            ..seen.clone()
        };
        self.this_term = [
            count(&seen)?,
            count(&home)?,
            count(&Which::Answered.filter(self.today))?,
        ];
        if self.shows_pictures {
            self.pictures.read(cx.store, self.today)?;
        }
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        (!self.shows_pictures).then_some(&self.line.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        if self.shows_pictures {
            None
        } else {
            Some(&mut self.line.line)
        }
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
        self.pages.show(self.filter(), cx.store)?;
        self.read_answers(cx)
    }

    fn drafts(&self) -> Vec<Draft> {
        self.line.drafts()
    }

    fn moved(&mut self, cx: &mut Context) -> Outcome {
        self.pages.follow(cx.store)?;
        self.read_answers(cx)
    }

    fn step_back(&mut self, cx: &mut Context) -> Taken {
        if self.shows_pictures {
            self.shows_pictures = false;
        } else if self.line.step_back() {
            self.typed(cx)?;
        } else if self.which != Which::Everything && self.line.line.is_empty() {
            self.show(Which::Everything, cx)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn draw(&self, canvas: &mut Canvas) {
        if self.shows_pictures {
            self.pictures.draw(canvas);
        } else {
            self.draw_list(canvas);
        }
    }
}
