//! The frame around every view: the head line, the line that says what happened, the keys; and the
//! views between them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::app::App;
use super::canvas::{Canvas, columns, shorten};
use super::command::{Offer, Shown};
use super::keys::Key;
use super::layer::Layer;
use super::size::Size;
use crate::app::close::backup;
use crate::domain::text::clean_line;

/// The smallest window that can be worked in, in columns and rows.
pub const SMALLEST: (u16, u16) = (60, 20);
/// From this many columns on, the head line says how old the newest copy is.
const ROOM_FOR_COPY: u16 = 100;

impl App {
    /// Draws everything; gives the place of the caret, if there is somewhere to type.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        if let Some(inside) = self.inside.as_ref().filter(|_| !self.is_covered()) {
            return inside.draw(buffer);
        }
        let mut caret = None;
        let area = buffer.area;
        {
            let mut whole = Canvas::new(buffer, area, &mut caret, &self.look);
            if self.is_covered() {
                self.draw_cover(&mut whole);
                self.look.plainly(buffer);
                return None;
            }
            if is_too_small(&mut whole) {
                return None;
            }
            self.draw_views(&mut whole);
            self.draw_foot(&mut whole);
        }
        self.look.plainly(buffer);
        caret
    }

    fn draw_views(&self, whole: &mut Canvas) {
        let (width, height) = (whole.width(), whole.height());
        let Some(screen) = self.screen() else {
            return;
        };
        let whole_over = self
            .over
            .iter()
            .rposition(|layer| layer.size() == Size::Whole);
        let base: &dyn Layer = whole_over.map_or(screen, |place| self.over[place].as_ref());
        self.draw_head(whole, base);
        let body = Rect {
            x: 0,
            y: 2,
            width,
            height: height.saturating_sub(4),
        };
        whole.no_caret();
        base.draw(&mut whole.part(body.x, body.y, body.width, body.height));
        for layer in self
            .over
            .iter()
            .skip(whole_over.map_or(0, |place| place + 1))
        {
            let place = layer.size().within(body);
            whole.no_caret();
            layer.draw(&mut whole.part(place.x, place.y, place.width, place.height));
        }
    }

    fn draw_head(&self, whole: &mut Canvas, base: &dyn Layer) {
        let look = whole.look;
        let crumb = match self.parent_crumb(base) {
            Some(parent) => format!("{parent} > {}", base.crumb()),
            None => base.crumb(),
        };
        let must_be_said = self.is_in_trouble() || self.store.is_only_to_read();
        let right = match (&self.only_to_look, base.tally()) {
            (Some(looking), _) => looking.words.clone(),
            (None, tally) if tally.is_empty() || must_be_said => self.status(whole.width()),
            (None, tally) => self.beside(
                tally,
                usize::from(whole.width()).saturating_sub(16 + Span::raw(crumb.as_str()).width()),
            ),
        };
        let room = usize::from(whole.width())
            .saturating_sub(15 + Span::raw(right.as_str()).width() + self.sample_mark().len());
        whole.put(
            1,
            0,
            Line::from(vec![
                Span::styled("Hometime", look.heading),
                Span::raw("   "),
                Span::styled(self.sample_mark(), look.due),
                Span::raw(shorten(&crumb, room)),
            ]),
        );
        whole.put_right(0, Span::styled(right, look.hint));
        whole.rule(1);
    }

    /// A figure of the screen, and how the log is locked where both have room.
    fn beside(&self, tally: String, room: usize) -> String {
        let both = format!("{tally} · {}", self.store.lock_state().words());
        if Span::raw(both.as_str()).width() + self.sample_mark().len() <= room {
            both
        } else {
            tally
        }
    }

    /// The screen below, when a whole card lies over it.
    fn parent_crumb(&self, base: &dyn Layer) -> Option<&'static str> {
        let screen = self.screen()?;
        (screen.name() != base.name() && base.name() != "First steps").then(|| screen.name())
    }

    fn sample_mark(&self) -> &'static str {
        if self.has_sample { "SAMPLE  " } else { "" }
    }

    /// Whether the log is locked, and that everything is on the disk.
    fn status(&self, width: u16) -> String {
        // Words on their way to the disk are no news: they are there within the second. Only when
        // they are not is it said.
        let saved = match () {
            () if self.is_in_trouble() => "your words are NOT kept",
            () if self.store.is_only_to_read() => "to read only",
            () => "all saved",
        };
        let copy = self
            .copier
            .newest()
            .filter(|_| width >= ROOM_FOR_COPY)
            .map(|copy| backup(&copy, self.now.date()));
        let parts: Vec<&str> = [
            self.store.lock_state().words(),
            copy.as_deref().unwrap_or_default(),
            saved,
        ]
        .into();
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn draw_foot(&self, whole: &mut Canvas) {
        let (width, height) = (whole.width(), whole.height());
        whole.rule(height.saturating_sub(2));
        if let Some(said) = self.said() {
            let style = if said.is_warning {
                whole.look.due
            } else {
                whole.look.done
            };
            let words = clean_line(&said.words);
            let rows = super::canvas::wrap(&words, usize::from(width.saturating_sub(6)));
            let tall = u16::try_from(rows.len()).unwrap_or(1).min(3);
            for (row, words) in (0u16..).zip(rows.into_iter().take(3)) {
                let line = format!(" {words} ");
                let wide = u16::try_from(Span::raw(line.as_str()).width()).unwrap_or(width);
                let y = height.saturating_sub(1 + tall - row);
                if row + 1 < tall {
                    whole.put(0, y, " ".repeat(usize::from(width)));
                }
                whole
                    .part(2, y, wide, 1)
                    .put(0, 0, Span::styled(line, style));
            }
        }
        draw_hints(whole, &self.offers());
    }
}

/// Draws the keys on the bottom line, as many as fit; the way back always does.
pub(super) fn draw_hints(whole: &mut Canvas, offers: &[Offer]) {
    let (width, height) = (whole.width(), whole.height());
    let wide = |way: &str, label: &str| columns(way) + columns(label) + 4;
    let hints = hints(offers);
    let way_back = Key::Esc.name();
    let mut reserved: usize = hints
        .iter()
        .filter(|(way, _)| *way == way_back)
        .map(|(way, label)| wide(way, label))
        .sum();
    let mut line: Vec<Span> = Vec::new();
    let mut used = 1;
    for (way, label) in hints {
        let wide = wide(&way, label);
        if way == way_back {
            reserved -= wide;
        }
        if used + wide + reserved > usize::from(width) + 2 {
            continue;
        }
        used += wide;
        let label = format!(" {label}");
        line.push(Span::styled(way, whole.look.key));
        line.push(Span::styled(label, whole.look.hint));
        line.push(Span::raw("   "));
    }
    whole.put(1, height.saturating_sub(1), Line::from(line));
}

/// What the bottom line tells of: each key with its words. Up and down together are one hint.
fn hints(offers: &[Offer]) -> Vec<(String, &'static str)> {
    let told: Vec<_> = offers
        .iter()
        .filter(|offer| offer.shown == Shown::Footer)
        .collect();
    let has = |key: Key| told.iter().any(|offer| offer.key == Some(key));
    let both = has(Key::Up) && has(Key::Down);
    told.iter()
        .filter(|offer| !(both && offer.key == Some(Key::Down)))
        .map(|offer| {
            if both && offer.key == Some(Key::Up) {
                ("↑↓".to_owned(), "choose")
            } else {
                (offer.way(), offer.label)
            }
        })
        .collect()
}

/// Whether a window is too small to work in; then it says so.
pub(super) fn is_too_small(whole: &mut Canvas) -> bool {
    let too_small = whole.width() < SMALLEST.0 || whole.height() < SMALLEST.1;
    if too_small {
        draw_too_small(whole);
    }
    too_small
}

fn draw_too_small(whole: &mut Canvas) {
    let (width, height) = (whole.width(), whole.height());
    let words = format!(
        "Please make this window larger: it has {width} columns and {height} rows, and {} by {} are needed. Your words are kept.",
        SMALLEST.0, SMALLEST.1
    );
    let style = whole.look.text;
    whole.paragraph(0, 0, height, &words, style);
}
