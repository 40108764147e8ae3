//! The help card of a view: examples in words, and below them the keys that do something there.

use std::cell::Cell;

use ratatui::text::Span;

use crate::assets;
use crate::domain::text::{answers, folded_words};
use crate::tui::canvas::{Canvas, pad};
use crate::tui::command::{Command, Context, Offer, Outcome, Shown};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View, ViewEntry};
use crate::tui::widgets::{ListOf, Listing, TextLine};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<Help>()];

/// A card with a line to search it.
pub struct Help {
    title: String,
    rows: Vec<String>,
    found: Vec<usize>,
    search: TextLine,
    /// By its first row shown.
    list: Listing,
    /// How many rows had room when last drawn.
    fits: Cell<usize>,
}

impl Help {
    /// The card called `card`, followed by the keys that are live below.
    pub fn on(card: &str, offers: &[Offer]) -> Self {
        let card = assets::help_card(card);
        let mut rows: Vec<String> = card
            .map(|card| card.lines.iter().map(ToString::to_string).collect())
            .unwrap_or_default();
        rows.push(String::new());
        for offer in offers.iter().filter(|offer| offer.shown != Shown::Quietly) {
            rows.push(format!("  {}  {}", pad(&offer.way(), 10), offer.label));
        }
        let found = (0..rows.len()).collect();
        Self {
            title: format!("Help: {}", card.map_or("keys", |card| card.title)),
            rows,
            found,
            search: TextLine::default(),
            list: Listing::default(),
            fits: Cell::new(1),
        }
    }

    /// The top at which the last row shows at the foot.
    fn last_top(&self) -> usize {
        self.found.len().saturating_sub(self.fits.get())
    }
}

impl View for Help {
    const NAME: &'static str = "Help";
    const HELP: &'static str = "menu";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "close", |_, cx| {
            cx.close();
            Ok(())
        })
        .quietly()];
    const LIST: Option<ListOf<Self>> = Some(|help| Some(help.list.of(help.last_top() + 1)));
    const BACK: Option<&'static str> = Some("close");

    fn refresh(&mut self, _: &mut Context) -> Outcome {
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.search)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.search)
    }

    fn typed(&mut self, _: &mut Context) -> Outcome {
        let asked = folded_words(self.search.text());
        self.found = (0..self.rows.len())
            .filter(|row| answers(&self.rows[*row], &asked))
            .collect();
        self.list.choose(0);
        Ok(())
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 70,
            rows: 22,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed(&self.title);
        let (width, height) = (inside.width(), inside.height());
        let shown = height.saturating_sub(2);
        let mut text = inside.part(0, 0, width, shown);
        if self.found.is_empty() {
            text.put(
                3,
                1,
                "Nothing on this card has those words. Backspace shows it all again.",
            );
        }
        self.fits.set(usize::from(shown));
        // What is chosen is the row at the top; the list only learns how long a page is.
        let _window = self.list.window(self.last_top() + 1, usize::from(shown));
        let top = self.list.chosen();
        for (row, index) in (0..shown).zip(self.found.iter().skip(top)) {
            text.put(2, row, self.rows[*index].clone());
        }
        let hint = inside.look.hint;
        inside.put(
            2,
            height.saturating_sub(1),
            Span::styled("Type to search this card: ", hint),
        );
        let mut field = inside.part(28, height.saturating_sub(1), width.saturating_sub(29), 1);
        crate::tui::widgets::draw_line(&mut field, &self.search, 1, None);
    }
}
