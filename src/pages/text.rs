//! A page as plain words, wrapped for a window or for paper; the preview shows the same rows.

use unicode_width::UnicodeWidthStr;

use super::Page;

/// A row of text, and the line of the page it shows a part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub text: String,
    /// Counted from the first line of the page.
    pub line: Option<usize>,
    pub is_heading: bool,
}

/// Columns of a printed sheet.
const WIDE: usize = 76;
/// Columns kept for what stands before the words.
const LEAD: usize = 16;

pub fn write(page: &Page) -> String {
    let rows = rows(page, WIDE);
    let mut lines: Vec<&str> = rows.iter().map(|row| row.text.trim_end()).collect();
    lines.extend(["", ""]);
    lines.join("\n")
}

/// The whole page in rows of at most `width` columns.
pub fn rows(page: &Page, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let plain = |text: String| Row {
        text,
        line: None,
        is_heading: false,
    };
    if page.sample {
        rows.push(plain("SAMPLE: made-up families".to_owned()));
    }
    rows.extend(wrapped(&page.title, width).into_iter().map(|text| Row {
        text,
        line: None,
        is_heading: true,
    }));
    rows.extend(wrapped(&page.beneath, width).into_iter().map(plain));
    let mut place = 0;
    for section in &page.sections {
        rows.push(plain(String::new()));
        if !section.title.is_empty() {
            rows.extend(wrapped(&section.title, width).into_iter().map(|text| Row {
                text,
                line: None,
                is_heading: true,
            }));
        }
        for (number, line) in section.lines.iter().enumerate() {
            let lead = if line.lead.is_empty() {
                2
            } else {
                LEAD.max(line.lead.width() + 4).min(width / 2)
            };
            let room = width.saturating_sub(lead).max(8);
            let mut texts = wrapped(&line.words, room);
            if line.to_write {
                texts.push("_".repeat(room));
            }
            for said in &line.said {
                texts.extend(
                    wrapped(said, room.saturating_sub(2))
                        .into_iter()
                        .map(|text| format!("  {text}")),
                );
            }
            for (row, text) in texts.into_iter().enumerate() {
                let before = if row == 0 {
                    format!("  {}", section.lead(number))
                } else {
                    String::new()
                };
                let air = " ".repeat(lead.saturating_sub(before.width()));
                rows.push(Row {
                    text: format!("{before}{air}{text}"),
                    line: Some(place),
                    is_heading: false,
                });
            }
            place += 1;
        }
    }
    rows.push(plain(String::new()));
    rows.extend(
        wrapped(&page.left_out.sentence(), width)
            .into_iter()
            .map(plain),
    );
    rows.extend(wrapped(&page.worry, width).into_iter().map(plain));
    rows
}

/// Words wrapped to a width in columns; line ends stay.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for line in text.trim().lines() {
        let mut row = String::new();
        for word in line.split_whitespace() {
            for piece in pieces(word, width) {
                if !row.is_empty() && row.width() + 1 + piece.width() > width {
                    rows.push(std::mem::take(&mut row));
                }
                if !row.is_empty() {
                    row.push(' ');
                }
                row.push_str(&piece);
            }
        }
        rows.push(row);
    }
    rows
}

/// A word in pieces that each fit.
fn pieces(word: &str, width: usize) -> Vec<String> {
    if word.width() <= width {
        return vec![word.to_owned()];
    }
    let letters: Vec<char> = word.chars().collect();
    // A wide letter takes two columns.
    letters
        .chunks((width / 2).max(1))
        .map(|piece| piece.iter().collect())
        .collect()
}
