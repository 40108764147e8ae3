//! A page before it is made: all its words, lines to leave out, other dates, and who of another
//! family is named in it.

mod choosing;
mod closed_too;
mod draw;
mod folder;
mod making;
mod message;
mod worry;
mod writing;

use std::collections::BTreeSet;

use chrono::NaiveDate;

pub use closed_too::ClosedToo;
pub use folder::PagesFolder;
pub use message::MessageCard;
pub use worry::WorryLine;

use crate::domain::People;
use crate::domain::dates::say_date;
use crate::domain::wording::count;
use crate::pages::{Form, Named, Page, Wanted, named_elsewhere};
use crate::store::NOTICE;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Taken, View, ViewEntry};
use crate::tui::widgets::{Editor, EditorOf, ListOf, Listing};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[
    ViewEntry::of::<Preview>(),
    ViewEntry::of::<ClosedToo>(),
    ViewEntry::of::<PagesFolder>(),
    ViewEntry::of::<MessageCard>(),
    ViewEntry::of::<WorryLine>(),
];

/// The page as it would be, and what she has left out.
pub struct Preview {
    /// The pages that make sense here; Tab goes through them.
    kinds: Vec<Wanted>,
    kind: usize,
    /// What each of them is called.
    names: Vec<String>,
    page: Option<Page>,
    /// Why there is no page.
    trouble: String,
    off: BTreeSet<usize>,
    named: Vec<Named>,
    people: People,
    /// She was told who is named, and goes on.
    is_told: bool,
    form: Form,
    /// The line arrows and Space act on.
    at: Listing,
    /// Scrolls with that line.
    list: Listing,
    today: NaiveDate,
    /// Words she changes by hand.
    writing: Option<Editor>,
}

impl Preview {
    /// Of the first of these, with the others a key away.
    pub fn of(kinds: Vec<Wanted>) -> Self {
        Self::showing(kinds, 0)
    }

    /// Of the one in this place.
    pub(super) fn showing(kinds: Vec<Wanted>, kind: usize) -> Self {
        Self {
            kinds,
            kind,
            names: Vec::new(),
            page: None,
            trouble: String::new(),
            off: BTreeSet::new(),
            named: Vec::new(),
            people: People::default(),
            is_told: false,
            form: Form::Html,
            at: Listing::default(),
            list: Listing::default(),
            today: NaiveDate::MIN,
            writing: None,
        }
    }

    fn line(&self) -> usize {
        self.at.chosen()
    }

    fn lines(&self) -> usize {
        self.page.as_ref().map_or(0, |page| page.lines().count())
    }

    fn wanted(&self) -> Option<&Wanted> {
        self.kinds.get(self.kind)
    }

    /// The page as it would be made.
    fn as_made(&self) -> Option<Page> {
        let off: Vec<usize> = self.off.iter().copied().collect();
        self.page.as_ref().map(|page| {
            if off.is_empty() {
                page.clone()
            } else {
                page.without(&off)
            }
        })
    }

    /// Who is named on lines that stay.
    fn still_named(&self) -> impl Iterator<Item = &Named> {
        self.named
            .iter()
            .filter(|named| named.line.is_none_or(|line| !self.off.contains(&line)))
    }

    /// Reads the page anew: what was left out of another one says nothing about this one.
    fn read(&mut self, cx: &Context) -> Outcome {
        self.people = cx.store.people()?;
        self.names = self
            .kinds
            .iter()
            .map(|wanted| wanted.called(&self.people))
            .collect();
        if self.is_notice()
            && let Some(wanted) = self.kinds.get_mut(self.kind)
        {
            *wanted = Wanted::Notice {
                words: cx.store.settings().get(NOTICE)?.unwrap_or_default(),
            };
        }
        let page = self
            .wanted()
            .map(|wanted| wanted.page(cx.store, cx.today()));
        (self.page, self.trouble) = match page {
            Some(Ok(page)) => (Some(page), String::new()),
            Some(Err(trouble)) => (None, trouble.to_string()),
            None => (None, String::new()),
        };
        self.named = self.page.as_ref().map_or_else(Vec::new, |page| {
            named_elsewhere(page, &self.people, page.own)
        });
        self.off = self.page.iter().flat_map(Page::off_at_first).collect();
        self.is_told = false;
        self.at = Listing::default();
        self.list = Listing::default();
        Ok(())
    }
}

impl View for Preview {
    const NAME: &'static str = "Page to make";
    const HELP: &'static str = "page";
    const COMMANDS: &'static [Command<Self>] = &[
        other_spelling(),
        Command::<Self>::new(Key::Esc, "done", Self::written).when(Self::is_writing),
        Command::<Self>::new(Key::Enter, "make it", Self::make).when(Self::shows_page),
        Command::<Self>::new(Key::Char(' '), "leave out", Self::leave_out)
            .when(|preview| preview.has_lines() && !preview.is_off()),
        Command::<Self>::new(Key::Char(' '), "put back", Self::leave_out)
            .when(|preview| preview.has_lines() && preview.is_off()),
        Command::<Self>::new(Key::Ctrl('a'), "the whole part", Self::leave_part_out)
            .when(Self::has_lines)
            .in_help(),
        Command::<Self>::new(Key::Ctrl('o'), "change its words", Self::write)
            .when(|preview| preview.can_write() && !preview.is_notice())
            .in_help(),
        Command::<Self>::new(Key::Ctrl('o'), "write it", Self::write)
            .when(|preview| preview.can_write() && preview.is_notice()),
        Command::<Self>::new(Key::Ctrl('r'), "closed notes too", |preview, cx| {
            cx.push(ClosedToo::of(preview.kinds.clone(), preview.kind));
            Ok(())
        })
        .when(Self::can_open_closed),
        Command::<Self>::new(Key::Right, "change dates", |preview, cx| {
            preview.other_dates(true, cx)
        })
        .when(Self::has_dates),
        Command::<Self>::new(Key::Left, "dates before", |preview, cx| {
            preview.other_dates(false, cx)
        })
        .when(Self::has_dates)
        .in_help(),
        Command::<Self>::new(Key::Tab, "another page", Self::other_kind)
            .when(|preview| !preview.is_writing() && preview.kinds.len() > 1)
            .in_help(),
        Command::<Self>::new(Key::Ctrl('t'), "another form", Self::other_form)
            .when(Self::shows_page)
            .in_help(),
        Command::<Self>::new(Key::Ctrl('e'), "another folder", |_, cx| {
            cx.push(PagesFolder::default());
            Ok(())
        })
        .when(|preview| !preview.is_writing())
        .in_help(),
    ];
    const EDITOR: Option<EditorOf<Self>> = Some(EditorOf {
        get: |preview| preview.writing.as_ref(),
        get_mut: |preview| preview.writing.as_mut(),
    });
    const LIST: Option<ListOf<Self>> =
        Some(|preview| (!preview.is_writing()).then(|| preview.at.of(preview.lines())));

    fn crumb(&self) -> String {
        match &self.page {
            Some(page) if !page.title.is_empty() => format!("Page: {}", page.title),
            _ => "Page".to_owned(),
        }
    }

    fn tally(&self) -> String {
        let lines = count(self.lines() - self.off.len().min(self.lines()), "line");
        format!("{lines} · {}", say_date(self.today, self.today))
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.read_form(cx)?;
        if self.page.is_none() && self.trouble.is_empty() {
            return self.read(cx);
        }
        Ok(())
    }

    fn number(&mut self, number: usize, cx: &mut Context) -> Taken {
        let is_there = self.kinds.len() > 1 && (1..=self.kinds.len()).contains(&number);
        if is_there {
            self.turn_to(number - 1, cx)?;
        }
        Ok(is_there)
    }

    fn draw(&self, canvas: &mut Canvas) {
        match &self.writing {
            Some(writing) => self.draw_writing(canvas, writing),
            None => self.draw_page(canvas),
        }
    }
}
