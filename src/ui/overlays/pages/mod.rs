//! A page before it is made: all its words, lines to leave out, other dates, and who of another family is named in it.

mod draw;
mod folder;
mod making;
mod message;
mod worry;

use std::collections::BTreeSet;

use chrono::NaiveDate;

pub use folder::PagesFolder;
pub use message::MessageCard;
pub use worry::WorryLine;

use crate::domain::dates::say_date;
use crate::domain::wording::count;
use crate::pages::{Form, Named, Page, Period, Wanted, named_elsewhere};
use crate::ui::canvas::Canvas;
use crate::ui::command::{Command, Context, Outcome};
use crate::ui::keys::Key;
use crate::ui::view::View;
use crate::ui::widgets::Listing;

/// The page as it would be, and what she has left out.
pub struct Preview {
    /// The pages that make sense here; Tab goes through them.
    kinds: Vec<Wanted>,
    kind: usize,
    page: Option<Page>,
    /// Why there is no page.
    trouble: String,
    off: BTreeSet<usize>,
    named: Vec<Named>,
    /// She was told who is named, and goes on.
    is_told: bool,
    form: Form,
    /// The line arrows and Space act on.
    line: usize,
    /// Scrolls with that line.
    list: Listing,
    today: NaiveDate,
}

/// Lines a page key moves by.
const PAGE: usize = 8;

impl Preview {
    /// Of the first of these, with the others a key away.
    pub fn of(kinds: Vec<Wanted>) -> Self {
        Self {
            kinds,
            kind: 0,
            page: None,
            trouble: String::new(),
            off: BTreeSet::new(),
            named: Vec::new(),
            is_told: false,
            form: Form::Html,
            line: 0,
            list: Listing::default(),
            today: NaiveDate::MIN,
        }
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
        self.page.as_ref().map(|page| if off.is_empty() { page.clone() } else { page.without(&off) })
    }

    /// Who is named on lines that stay.
    fn still_named(&self) -> impl Iterator<Item = &Named> {
        self.named.iter().filter(|named| named.line.is_none_or(|line| !self.off.contains(&line)))
    }

    /// Reads the page anew: what was left out of another one says nothing about this one.
    fn read(&mut self, cx: &Context) -> Outcome {
        let (people, page) = (cx.store.people()?, self.wanted().map(|wanted| wanted.page(cx.store, cx.today())));
        (self.page, self.trouble) = match page {
            Some(Ok(page)) => (Some(page), String::new()),
            Some(Err(trouble)) => (None, trouble.to_string()),
            None => (None, String::new()),
        };
        self.named = self.page.as_ref().map_or_else(Vec::new, |page| named_elsewhere(page, &people, page.own));
        self.off = self.page.iter().flat_map(Page::off_at_first).collect();
        self.is_told = false;
        self.line = 0;
        self.list = Listing::default();
        Ok(())
    }

    fn leave_out(&mut self, _: &mut Context) -> Outcome {
        if !self.off.remove(&self.line) {
            self.off.insert(self.line);
        }
        self.is_told = false;
        Ok(())
    }

    fn is_off(&self) -> bool {
        self.off.contains(&self.line)
    }

    fn move_to(&mut self, line: usize) -> Outcome {
        self.line = line.min(self.lines().saturating_sub(1));
        Ok(())
    }

    fn other_kind(&mut self, cx: &mut Context) -> Outcome {
        self.kind = (self.kind + 1) % self.kinds.len().max(1);
        self.read(cx)
    }

    fn has_dates(&self) -> bool {
        self.wanted().is_some_and(|wanted| wanted.period().is_some())
    }

    /// Another while: the usual one, the term before too, the school year before too, the last four weeks.
    fn other_dates(&mut self, forwards: bool, cx: &mut Context) -> Outcome {
        let choices = Period::choices(cx.today());
        let Some(wanted) = self.wanted() else { return Ok(()) };
        let place = wanted.period().and_then(|period| choices.iter().position(|choice| *choice == period)).unwrap_or(0);
        let step = if forwards { 1 } else { choices.len() - 1 };
        let wanted = wanted.over(choices[(place + step) % choices.len()]);
        self.kinds[self.kind] = wanted;
        self.read(cx)
    }
}

impl View for Preview {
    const NAME: &'static str = "Page to make";
    const HELP: &'static str = "page";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "make the page", Self::make).when(|preview| preview.page.is_some()),
        Command::<Self>::new(Key::Char(' '), "leave a line out", Self::leave_out).when(|preview| preview.lines() > 0 && !preview.is_off()),
        Command::<Self>::new(Key::Char(' '), "put it back", Self::leave_out).when(|preview| preview.lines() > 0 && preview.is_off()),
        Command::<Self>::new(Key::Right, "change dates", |preview, cx| preview.other_dates(true, cx)).when(Self::has_dates),
        Command::<Self>::new(Key::Left, "dates before", |preview, cx| preview.other_dates(false, cx)).when(Self::has_dates).in_help(),
        Command::<Self>::new(Key::Tab, "another page", Self::other_kind).when(|preview| preview.kinds.len() > 1),
        Command::<Self>::new(Key::Ctrl('t'), "another form", Self::other_form).when(|preview| preview.page.is_some()).in_help(),
        Command::<Self>::new(Key::Ctrl('e'), "another folder", |_, cx| {
            cx.open(PagesFolder::default());
            Ok(())
        })
        .in_help(),
        Command::<Self>::new(Key::Up, "up", |preview, _| preview.move_to(preview.line.saturating_sub(1)))
            .when(|preview| preview.line > 0)
            .in_help(),
        Command::<Self>::new(Key::Down, "down", |preview, _| preview.move_to(preview.line + 1))
            .when(|preview| preview.line + 1 < preview.lines())
            .in_help(),
        Command::<Self>::new(Key::PageUp, "page up", |preview, _| preview.move_to(preview.line.saturating_sub(PAGE)))
            .when(|preview| preview.line > 0)
            .in_help(),
        Command::<Self>::new(Key::PageDown, "page down", |preview, _| preview.move_to(preview.line + PAGE))
            .when(|preview| preview.line + 1 < preview.lines())
            .in_help(),
        Command::<Self>::new(Key::Home, "first", |preview, _| preview.move_to(0)).when(|preview| preview.line > 0).in_help(),
        Command::<Self>::new(Key::End, "last", |preview, _| preview.move_to(usize::MAX))
            .when(|preview| preview.line + 1 < preview.lines())
            .in_help(),
        Command::<Self>::new(Key::Esc, "back", |_, cx| {
            cx.close();
            Ok(())
        }),
    ];

    fn crumb(&self) -> String {
        match &self.page {
            Some(page) => format!("Page: {}", page.title),
            None => "Page".to_owned(),
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

    fn draw(&self, canvas: &mut Canvas) {
        self.draw_page(canvas);
    }
}
