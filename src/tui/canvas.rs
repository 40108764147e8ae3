//! Where a view draws: a part of the screen, the look it wears, and the one real caret.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::look::Look;
use crate::domain::text::clean_line;

const RULE: &str = "─";
const UPRIGHT: &str = "│";

/// A part of the screen to draw on. Rows and columns count from its own top left corner; what does
/// not fit is cut.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    caret: &'a mut Option<Position>,
    pub look: &'a Look,
}

impl<'a> Canvas<'a> {
    pub fn new(
        buffer: &'a mut Buffer,
        area: Rect,
        caret: &'a mut Option<Position>,
        look: &'a Look,
    ) -> Self {
        let area = area.intersection(buffer.area);
        Self {
            buffer,
            area,
            caret,
            look,
        }
    }

    pub fn width(&self) -> u16 {
        self.area.width
    }

    pub fn height(&self) -> u16 {
        self.area.height
    }

    /// A part of this part.
    pub fn part(&mut self, column: u16, row: u16, width: u16, height: u16) -> Canvas<'_> {
        let area = Rect {
            x: self.area.x.saturating_add(column),
            y: self.area.y.saturating_add(row),
            width: width.min(self.area.width.saturating_sub(column)),
            height: height.min(self.area.height.saturating_sub(row)),
        };
        Canvas {
            area: area.intersection(self.buffer.area),
            buffer: self.buffer,
            caret: self.caret,
            look: self.look,
        }
    }

    /// Draws a line of text at a row and column; what does not fit is cut off, with a sign that
    /// there is more.
    pub fn put(&mut self, column: u16, row: u16, line: impl Into<Line<'static>>) {
        if row >= self.area.height || column >= self.area.width {
            return;
        }
        let (line, room) = (line.into(), self.area.width - column);
        let (x, y) = (self.area.x + column, self.area.y + row);
        self.buffer.set_line(x, y, &line, room);
        let words: String = line
            .spans
            .iter()
            .map(|span| span.content.as_ref())
            .collect();
        if Span::raw(words.trim_end()).width() > usize::from(room)
            && let Some(cell) = self.buffer.cell_mut((x + room - 1, y))
        {
            cell.set_symbol("…");
        }
    }

    /// Draws a line flush right, with one column of air.
    pub fn put_right(&mut self, row: u16, line: impl Into<Line<'static>>) {
        let line = line.into();
        let width = u16::try_from(line.width()).unwrap_or(u16::MAX);
        self.put(
            self.area.width.saturating_sub(width.saturating_add(1)),
            row,
            line,
        );
    }

    /// A heading in capitals, one weight above text.
    pub fn heading(&mut self, row: u16, words: &str) {
        let style = self.look.heading;
        self.put(1, row, Span::styled(words.to_uppercase(), style));
    }

    /// A thin line from edge to edge.
    pub fn rule(&mut self, row: u16) {
        let line = RULE.repeat(usize::from(self.area.width.saturating_sub(2)));
        let style = self.look.rule;
        self.put(1, row, Span::styled(line, style));
    }

    /// A thin line down a column.
    pub fn upright(&mut self, column: u16, from: u16, to: u16) {
        for row in from..to {
            let line = Span::styled(UPRIGHT, self.look.rule);
            self.put(column, row, line);
        }
    }

    /// Sets a whole row of this part in one style, as for the chosen row.
    pub fn paint_row(&mut self, row: u16, style: Style) {
        if row < self.area.height {
            let line = Rect {
                x: self.area.x,
                y: self.area.y + row,
                width: self.area.width,
                height: 1,
            };
            self.buffer.set_style(line, style);
        }
    }

    /// Text wrapped by words from a row on, at most `rows` of it; gives the rows used.
    pub fn paragraph(&mut self, column: u16, row: u16, rows: u16, text: &str, style: Style) -> u16 {
        let width = usize::from(self.area.width.saturating_sub(column + 1));
        let mut used = 0;
        let all = wrap(text, width);
        for (place, words) in all.iter().enumerate().take(usize::from(rows)) {
            // The last row that has room says when there is more.
            let is_cut = place + 1 == usize::from(rows) && place + 1 < all.len();
            let words = if is_cut {
                cut(words, &all[place + 1], width)
            } else {
                words.clone()
            };
            self.put(column, row + used, Span::styled(words, style));
            used += 1;
        }
        used
    }

    /// Empties this part and draws a box around it with its name in the frame; gives the inside.
    pub fn boxed(&mut self, title: &str) -> Canvas<'_> {
        let blank = Line::from(" ".repeat(usize::from(self.area.width)));
        for row in 0..self.area.height {
            self.put(0, row, blank.clone());
            self.paint_row(row, Style::reset());
        }
        let (width, height) = (self.area.width, self.area.height);
        let frame = self.look.rule;
        let across = RULE.repeat(usize::from(width.saturating_sub(2)));
        self.put(0, 0, Span::styled(format!("┌{across}┐"), frame));
        self.put(
            0,
            height.saturating_sub(1),
            Span::styled(format!("└{across}┘"), frame),
        );
        self.upright(0, 1, height.saturating_sub(1));
        self.upright(width.saturating_sub(1), 1, height.saturating_sub(1));
        let name = Span::styled(format!(" {} ", clean_line(title)), self.look.heading);
        self.put(2, 0, name);
        self.part(1, 1, width.saturating_sub(2), height.saturating_sub(2))
    }

    /// Sets the real caret. The last one set in a frame stands.
    pub fn caret(&mut self, column: u16, row: u16) {
        if column < self.area.width && row < self.area.height {
            *self.caret = Some(Position {
                x: self.area.x + column,
                y: self.area.y + row,
            });
        }
    }

    /// Forgets a caret set by what lies below.
    pub fn no_caret(&mut self) {
        *self.caret = None;
    }

    /// The cells and the area behind this part, for a widget that draws itself.
    pub fn cells(&mut self) -> (&mut Buffer, Rect) {
        (self.buffer, self.area)
    }
}

/// Words wrapped to a width in columns; a word too long for a row is cut at the edge. Line ends in
/// the text are kept.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut rows = Vec::new();
    for paragraph in text.lines() {
        let mut row = String::new();
        for word in paragraph.split(' ') {
            let mut word = word;
            if !row.is_empty() && columns(&row) + 1 + columns(word) > width {
                rows.push(std::mem::take(&mut row));
            } else if !row.is_empty() {
                row.push(' ');
            }
            while columns(word) > width {
                let (fits, rest) = word.split_at(end_of_fitting(word, width));
                rows.push(fits.to_owned());
                word = rest;
            }
            row.push_str(word);
        }
        rows.push(row);
    }
    rows
}

/// A row with the sign that more follows: as much of the next row as there is room for, unless a
/// paragraph ends here.
fn cut(row: &str, next: &str, width: usize) -> String {
    let longer = format!("{row} {next}");
    if columns(&longer) > width {
        shorten(&longer, width)
    } else {
        format!("{row}…")
    }
}

/// Where the letters end that fit a width in columns; at least one does.
fn end_of_fitting(text: &str, width: usize) -> usize {
    if text.is_ascii() {
        return width.max(1).min(text.len());
    }
    let mut columns = 0;
    for (at, letter) in text.grapheme_indices(true) {
        columns += letter.width();
        if at > 0 && columns > width {
            return at;
        }
    }
    text.len()
}

/// As wide as a text is in columns. Most are plain letters, of which each has one.
pub fn columns(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.width()
    }
}

/// One line of text no wider than `width` columns, ended with an ellipsis when words had to go.
pub fn shorten(text: &str, width: usize) -> String {
    let mut text = clean_line(text);
    if columns(&text) > width {
        text.truncate(end_of_fitting(&text, width.saturating_sub(1)));
        text.truncate(text.trim_end().len());
        text.push('…');
    }
    text
}

/// Text filled up with blanks to a width in columns, shortened when longer.
pub fn pad(text: &str, width: usize) -> String {
    let short = shorten(text, width);
    let missing = width.saturating_sub(columns(&short));
    short + &" ".repeat(missing)
}
