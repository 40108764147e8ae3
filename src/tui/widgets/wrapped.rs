//! Words being typed, laid out in rows broken between words, with the place of the caret among
//! them.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::TextLine;

/// A text in rows. The rows follow each other without a gap, so joined they are the text.
#[derive(Debug, Clone)]
pub struct Wrapped<'a> {
    text: &'a str,
    rows: Vec<Range<usize>>,
}

impl<'a> Wrapped<'a> {
    /// Breaks after spaces, and inside a word only if it is longer than a row. The last column of
    /// every row is kept for the space that ends it or the caret behind it, so the caret always has
    /// a place of its own.
    pub fn new(text: &'a str, width: u16) -> Self {
        Self::laid(text, width, true)
    }

    /// The same in one run: a line end is a blank like any other.
    fn in_one_run(text: &'a str, width: u16) -> Self {
        Self::laid(text, width, false)
    }

    fn laid(text: &'a str, width: u16, ends_rows: bool) -> Self {
        let room = usize::from(width.max(2)) - 1;
        let mut rows = Vec::new();
        // The row being filled: where it starts, how many columns it takes, and how many of those
        // lead up to the last space in it.
        let (mut start, mut columns) = (0, 0);
        let mut last_space: Option<(usize, usize)> = None;
        for (at, letter) in text.grapheme_indices(true) {
            let end = at + letter.len();
            if ends_rows && letter.ends_with('\n') {
                // A blank in the last column leaves the caret no place before the line end.
                if columns > room {
                    rows.push(start..at);
                    start = at;
                }
                rows.push(start..end);
                (start, columns, last_space) = (end, 0, None);
                continue;
            }
            let is_space = letter.chars().all(char::is_whitespace);
            let fits = columns + wide(letter) <= room + usize::from(is_space);
            if !fits && at > start {
                let (cut, columns_before) = match last_space {
                    Some(space) if !is_space => space,
                    _ => (at, columns),
                };
                rows.push(start..cut);
                (start, columns, last_space) = (cut, columns - columns_before, None);
            }
            columns += wide(letter);
            if is_space {
                last_space = Some((end, columns));
            }
        }
        rows.push(start..text.len());
        if columns > room && start < text.len() {
            rows.push(text.len()..text.len());
        }
        Self { text, rows }
    }

    /// Each row as a range of bytes; there is at least one.
    pub fn rows(&self) -> &[Range<usize>] {
        &self.rows
    }

    /// The row and column of the caret; between two rows it stands at the start of the second.
    pub fn place_of(&self, caret: usize) -> (usize, usize) {
        let row = self
            .rows
            .iter()
            .rposition(|row| row.start <= caret)
            .unwrap_or(0);
        let before = self
            .rows
            .get(row)
            .and_then(|row| self.text.get(row.start..caret))
            .unwrap_or_default();
        (row, columns_of(before))
    }

    /// The caret in this row that stands in this column, or as near before it as the row goes.
    /// None: there is no such row.
    pub fn caret_at(&self, place: usize, column: usize) -> Option<usize> {
        let row = self.rows.get(place)?.clone();
        let letters = self.text.get(row.clone())?.grapheme_indices(true);
        let mut columns = 0;
        for (at, letter) in letters {
            if columns + wide(letter) > column {
                return Some(row.start + at);
            }
            columns += wide(letter);
        }
        // Behind the last letter the caret would stand in the row below.
        let is_last = place + 1 == self.rows.len();
        let last = self
            .text
            .get(row.clone())?
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at);
        Some(if is_last { row.end } else { row.start + last })
    }

    /// Which rows to show when only some have room: the caret's own, with a row above and below it
    /// where there is one.
    fn seen(&self, caret_row: usize, height: usize) -> Range<usize> {
        let top = caret_row
            .saturating_sub(height / 2)
            .min(self.rows.len().saturating_sub(height));
        top..self.rows.len().min(top + height)
    }
}

/// What a row takes on the screen; letters that draw nothing take nothing.
fn columns_of(text: &str) -> usize {
    text.graphemes(true).map(wide).sum()
}

/// A line end takes one column: its sign's, or the caret's before it.
fn wide(letter: &str) -> usize {
    if letter == "\n" { 1 } else { letter.width() }
}

/// The words being typed as they stand on the screen.
#[derive(Debug, Clone, Default)]
pub struct Typed<'a> {
    text: &'a str,
    caret: usize,
    style: Style,
    completion: Option<(&'a str, Style)>,
    underlined: &'a [Range<usize>],
    /// In one run, with this sign for a line end.
    line_end: Option<(&'a str, Style)>,
}

impl<'a> Typed<'a> {
    pub fn new(text: &'a str, caret: usize) -> Self {
        Self {
            text,
            caret,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// What Tab would add, shown behind the words while the caret stands at their end.
    #[must_use]
    pub fn completion(self, words: &'a str, style: Style) -> Self {
        Self {
            completion: Some((words, style)),
            ..self
        }
    }

    /// Words that are underlined.
    #[must_use]
    pub fn underlined(self, words: &'a [Range<usize>]) -> Self {
        Self {
            underlined: words,
            ..self
        }
    }

    /// In one run, with a sign in the place of each line end.
    #[must_use]
    pub fn in_one_run(self, sign: &'a str, style: Style) -> Self {
        Self {
            line_end: Some((sign, style)),
            ..self
        }
    }

    fn wrapped(&self, width: u16) -> Wrapped<'a> {
        if self.line_end.is_some() {
            Wrapped::in_one_run(self.text, width)
        } else {
            Wrapped::new(self.text, width)
        }
    }

    /// How many rows the words take at this width, `at_most` included.
    pub fn height(&self, width: u16, at_most: u16) -> u16 {
        u16::try_from(self.wrapped(width).rows().len())
            .unwrap_or(at_most)
            .min(at_most)
    }

    /// Draws as many rows as the area holds, the caret's among them, and says where the real caret
    /// belongs.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return None;
        }
        let wrapped = self.wrapped(area.width);
        let (caret_row, caret_column) = wrapped.place_of(self.caret);
        let seen = wrapped.seen(caret_row, usize::from(area.height));
        for (y, row) in (area.y..).zip(&wrapped.rows()[seen.clone()]) {
            let words = &self.text[row.clone()];
            buffer.set_stringn(
                area.x,
                y,
                words.replace('\n', " "),
                usize::from(area.width),
                self.style,
            );
            if let Some((sign, style)) = self.line_end {
                // Empty lines after it are blanks: one sign a break is enough.
                for (at, _) in words
                    .match_indices('\n')
                    .filter(|(at, _)| !self.text[..row.start + at].ends_with('\n'))
                {
                    let column = u16::try_from(columns_of(&words[..at])).unwrap_or(u16::MAX);
                    buffer.set_stringn(
                        area.x.saturating_add(column),
                        y,
                        sign,
                        usize::from(area.width.saturating_sub(column)),
                        style,
                    );
                }
            }
            for word in self.underlined {
                let (start, end) = (word.start.max(row.start), word.end.min(row.end));
                let columns = |from: usize, to: usize| {
                    u16::try_from(columns_of(self.text.get(from..to).unwrap_or_default()))
                };
                if let (true, Ok(before), Ok(wide)) =
                    (start < end, columns(row.start, start), columns(start, end))
                {
                    let line = Rect {
                        x: area.x.saturating_add(before),
                        y,
                        width: wide,
                        height: 1,
                    };
                    buffer.set_style(line.intersection(area), Modifier::UNDERLINED);
                }
            }
        }
        let x = area.x
            + u16::try_from(caret_column)
                .unwrap_or(u16::MAX)
                .min(area.width - 1);
        let y = area.y
            + u16::try_from(caret_row - seen.start)
                .unwrap_or(u16::MAX)
                .min(area.height - 1);
        if let Some((words, style)) = self.completion.filter(|_| self.caret >= self.text.len()) {
            buffer.set_stringn(x, y, words, usize::from(area.right() - x), style);
        }
        Some(Position { x, y })
    }
}

/// Puts the caret a row above or below where it is, in rows of this width, as near under where it
/// set out as that row is long.
pub fn go_row(line: &mut TextLine, forwards: bool, width: u16) {
    let wrapped = Wrapped::new(line.text(), width);
    let (row, stands) = wrapped.place_of(line.caret());
    let column = line.column().unwrap_or(stands);
    let to = if forwards {
        row + 1
    } else {
        row.saturating_sub(1)
    };
    if to != row
        && let Some(caret) = wrapped.caret_at(to, column)
    {
        line.move_to_row(caret, column);
    }
}

/// Whether there is a row below the caret's, or above it, in rows of this width.
pub fn has_row(line: &TextLine, forwards: bool, width: u16) -> bool {
    let wrapped = Wrapped::new(line.text(), width);
    let (row, _) = wrapped.place_of(line.caret());
    if forwards {
        row + 1 < wrapped.rows().len()
    } else {
        row > 0
    }
}

/// Puts the caret at the end of its row, or at the start of it, in rows of this width.
pub fn go_to_end_of_row(line: &mut TextLine, forwards: bool, width: u16) {
    let wrapped = Wrapped::new(line.text(), width);
    let (row, _) = wrapped.place_of(line.caret());
    if let Some(caret) = wrapped.caret_at(row, if forwards { usize::MAX } else { 0 }) {
        line.move_to(caret);
    }
}
