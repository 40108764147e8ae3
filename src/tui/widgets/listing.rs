//! A list with one chosen row: moves, scrolls, and draws only the rows that show; and the keys that
//! move in it, the same in every view.

use std::cell::Cell;
use std::marker::PhantomData;

use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;

/// Which row is chosen, and from which row on the list is shown.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// A cell, so that the one way to the list that a view names is enough to move in it.
    chosen: Cell<usize>,
    /// The first row shown. A cell because only drawing knows how many rows fit.
    first: Cell<usize>,
    /// `ListRows` that fitted when last drawn: a page.
    page: Cell<usize>,
}

impl Listing {
    pub fn chosen(&self) -> usize {
        self.chosen.get()
    }

    pub fn choose(&mut self, row: usize) {
        self.chosen.set(row);
    }

    /// Keeps the choice inside a list of `count` rows.
    pub fn clamp(&mut self, count: usize) {
        self.choose(self.chosen().min(count.saturating_sub(1)));
    }

    /// The list with its count of rows, for the keys that move in it.
    pub fn of(&self, count: usize) -> ListRows<'_> {
        ListRows {
            list: self,
            count,
            headings: Vec::new(),
        }
    }

    /// Moves the choice; `false` when the key does not move or there is nowhere to go.
    pub fn press(&self, key: Key, count: usize) -> bool {
        let (chosen, last) = (self.chosen(), count.saturating_sub(1));
        let page = self.page.get().max(1);
        let to = match key {
            Key::Up => chosen.saturating_sub(1),
            Key::Down => (chosen + 1).min(last),
            Key::PageUp => chosen.saturating_sub(page),
            Key::PageDown => (chosen + page).min(last),
            Key::Home => 0,
            Key::End => last,
            _ => return false,
        };
        self.chosen.set(to);
        to != chosen
    }

    /// The rows of a list of `count` that show when `fits` rows have room, the chosen one among
    /// them.
    pub fn window(&self, count: usize, fits: usize) -> std::ops::Range<usize> {
        self.page.set(fits);
        let mut first = self.first.get();
        let chosen = self.chosen();
        if chosen < first {
            first = chosen;
        } else if fits > 0 && chosen >= first + fits {
            first = chosen + 1 - fits;
        }
        first = first.min(count.saturating_sub(fits));
        self.first.set(first);
        first..count.min(first + fits)
    }

    /// Draws rows of `tall` screen rows each: the sign before the chosen one, and the row itself by
    /// `draw`. `has_keys`: whether the arrows move this list just now.
    pub fn draw(
        &self,
        canvas: &mut Canvas,
        count: usize,
        tall: u16,
        has_keys: bool,
        mut draw: impl FnMut(usize, &mut Canvas),
    ) {
        let fits = usize::from(canvas.height() / tall.max(1));
        for (place, row) in self.window(count, fits).enumerate() {
            let y = u16::try_from(place).unwrap_or(u16::MAX) * tall;
            let width = canvas.width();
            draw(row, &mut canvas.part(0, y, width, tall));
            if row == self.chosen() && has_keys {
                mark_chosen(&mut canvas.part(0, y, width, tall));
            }
        }
    }
}

/// The sign and the style of the row that keys act on.
pub fn mark_chosen(row: &mut Canvas) {
    let style = row.look.selected;
    row.put(1, 0, "▶");
    row.paint_row(0, style);
}

/// A list with how many rows it has just now, and which of them are headings.
pub struct ListRows<'a> {
    list: &'a Listing,
    count: usize,
    /// Whether a row is a heading, which cannot be chosen; rows past the end are none.
    headings: Vec<bool>,
}

impl ListRows<'_> {
    /// Tells which rows are headings, from the first.
    pub fn with_headings(mut self, headings: impl Iterator<Item = bool>) -> Self {
        self.headings = headings.collect();
        self
    }

    /// Keeps the choice inside the list and off a heading.
    pub fn settle(&self) {
        self.list
            .chosen
            .set(self.list.chosen().min(self.count.saturating_sub(1)));
        self.leave_heading(true);
    }

    /// Moves the choice, past headings.
    pub fn press(&self, key: Key) {
        self.list.press(key, self.count);
        self.leave_heading(!matches!(key, Key::Up | Key::PageUp | Key::Home));
    }

    pub fn has_above(&self) -> bool {
        self.above(self.list.chosen()).is_some()
    }

    pub fn has_below(&self) -> bool {
        self.from(self.list.chosen() + 1).is_some()
    }

    /// To the nearest row that can be chosen: that way, or else the other.
    fn leave_heading(&self, forwards: bool) {
        let at = self.list.chosen();
        let to = if forwards {
            self.from(at).or_else(|| self.above(at))
        } else {
            self.above(at + 1).or_else(|| self.from(at))
        };
        self.list.chosen.set(to.unwrap_or(at));
    }

    /// The first row from this one on that can be chosen.
    fn from(&self, row: usize) -> Option<usize> {
        (row..self.count).find(|row| self.can_choose(*row))
    }

    /// The last row above this one that can be chosen.
    fn above(&self, row: usize) -> Option<usize> {
        (0..row.min(self.count))
            .rev()
            .find(|row| self.can_choose(*row))
    }

    fn can_choose(&self, row: usize) -> bool {
        !self.headings.get(row).is_some_and(|is_heading| *is_heading)
    }
}

/// Which list of a view the arrows move in; `None` while they mean something else.
pub type ListOf<V> = fn(&V) -> Option<ListRows<'_>>;

/// The keys that move in the list of a view.
pub struct ListKeys<V>(PhantomData<V>);

impl<V: View> ListKeys<V> {
    pub const COMMANDS: &'static [Command<V>] = &[
        Command::new(Key::Up, "up", |view, cx| press(view, Key::Up, cx)).when(has_above),
        Command::new(Key::Down, "down", |view, cx| press(view, Key::Down, cx)).when(has_below),
        Command::new(Key::PageUp, "page up", |view, cx| {
            press(view, Key::PageUp, cx)
        })
        .when(has_above)
        .in_help(),
        Command::new(Key::PageDown, "page down", |view, cx| {
            press(view, Key::PageDown, cx)
        })
        .when(has_below)
        .in_help(),
        Command::new(Key::Home, "first", |view: &mut V, cx| {
            press(view, Key::Home, cx)
        })
        .when(|view| view.is_blank() && has_above(view))
        .in_help(),
        Command::new(Key::End, "last", |view: &mut V, cx| {
            press(view, Key::End, cx)
        })
        .when(|view| view.is_blank() && has_below(view))
        .in_help(),
    ];
}

fn rows<V: View>(view: &V) -> Option<ListRows<'_>> {
    V::LIST.and_then(|list| list(view))
}

fn has_above<V: View>(view: &V) -> bool {
    rows(view).is_some_and(|rows| rows.has_above())
}

fn has_below<V: View>(view: &V) -> bool {
    rows(view).is_some_and(|rows| rows.has_below())
}

fn press<V: View>(view: &mut V, key: Key, cx: &mut Context) -> Outcome {
    if let Some(rows) = rows(view) {
        rows.press(key);
    }
    view.moved(cx)
}
