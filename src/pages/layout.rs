//! How a page lies on paper: its words broken into rows, and rows that belong together.

use super::Page;
use super::page::Line;
use super::typeface::{Cut, as_printed};

/// A4 in points, and the white around the words.
pub const SHEET: (f32, f32) = (595.28, 841.89);
pub const EDGE: f32 = 51.0;

/// Rows that stay together on one sheet.
pub struct Block {
    pub rows: Vec<Row>,
    /// A heading goes where what follows goes, and so does every line of a short part but the last.
    pub keeps_with_next: bool,
}

/// A strip of the sheet, as wide as the words go.
#[derive(Default)]
pub struct Row {
    pub height: f32,
    pub marks: Vec<Mark>,
}

/// What stands on a row.
pub enum Mark {
    Words {
        x: f32,
        cut: Cut,
        size: f32,
        words: String,
    },
    /// Along the foot of the row.
    Rule { x: f32, wide: f32, thick: f32 },
    /// Down the side of the row.
    Bar { x: f32 },
}

const WIDE: f32 = SHEET.0 - 2.0 * EDGE;
const LEAD: f32 = 104.0;
const SMALL: f32 = 8.8;

/// How large the letters are, and how high the rows they stand on.
struct Sizes {
    title: (f32, f32),
    body: (f32, f32),
    air: f32,
}

const USUAL: Sizes = Sizes {
    title: (19.0, 26.0),
    body: (10.5, 15.0),
    air: 4.5,
};
const LARGE: Sizes = Sizes {
    title: (32.0, 43.0),
    body: (17.0, 26.0),
    air: 14.0,
};

impl Block {
    pub fn height(&self) -> f32 {
        self.rows.iter().map(|row| row.height).sum()
    }

    fn of(rows: Vec<Row>) -> Self {
        Self {
            rows,
            keeps_with_next: false,
        }
    }

    /// Goes where the next one goes.
    fn with_next(mut self) -> Self {
        self.keeps_with_next = true;
        self
    }
}

impl Row {
    fn air(height: f32) -> Self {
        Self {
            height,
            marks: Vec::new(),
        }
    }

    fn rule(height: f32, thick: f32) -> Self {
        Self {
            height,
            marks: vec![Mark::Rule {
                x: EDGE,
                wide: WIDE,
                thick,
            }],
        }
    }
}

/// Everything on the page, from its title to its foot.
pub fn lay_out(page: &Page) -> Vec<Block> {
    let sizes = if page.is_large { &LARGE } else { &USUAL };
    let (body, row) = sizes.body;
    let mut title = Vec::new();
    if page.sample {
        title.extend(words(
            EDGE,
            WIDE,
            Cut::Bold,
            9.0,
            16.0,
            "SAMPLE: made-up families",
        ));
    }
    title.extend(words(
        EDGE,
        WIDE,
        Cut::Plain,
        sizes.title.0,
        sizes.title.1,
        &page.title,
    ));
    title.extend(words(
        EDGE,
        WIDE,
        Cut::Slanted,
        body,
        row + 1.0,
        &page.beneath,
    ));
    title.push(Row::rule(8.0, 1.5));
    let mut blocks = vec![Block::of(title)];
    for section in &page.sections {
        blocks.push(Block::of(vec![Row::air(14.0)]).with_next());
        if !section.title.is_empty() {
            let mut rows = words(EDGE, WIDE, Cut::Bold, 11.5, 16.0, &section.title);
            rows.push(Row::air(3.0));
            blocks.push(Block::of(rows).with_next());
        }
        for (place, line) in section.lines.iter().enumerate() {
            let block = lay_line(line, section.lead(place), sizes);
            let stays = section.is_short() && place + 1 < section.lines.len();
            blocks.push(if stays { block.with_next() } else { block });
        }
    }
    let mut foot = vec![Row::air(16.0), Row::rule(8.0, 0.7), Row::air(5.0)];
    foot.extend(words(
        EDGE,
        WIDE,
        Cut::Plain,
        SMALL,
        13.0,
        &page.left_out.sentence(),
    ));
    foot.extend(words(EDGE, WIDE, Cut::Plain, SMALL, 13.0, &page.worry));
    blocks.push(Block::of(foot));
    blocks
}

/// A line with what stands before it, if anything does here.
fn lay_line(line: &Line, lead: &str, sizes: &Sizes) -> Block {
    let (body, row) = sizes.body;
    let x = if line.lead.is_empty() {
        EDGE
    } else {
        EDGE + LEAD
    };
    let wide = SHEET.0 - EDGE - x;
    let mut rows = words(x, wide, Cut::Plain, body, row, &line.words);
    if line.to_write {
        rows.push(Row {
            height: row + 9.0,
            marks: vec![Mark::Rule {
                x,
                wide,
                thick: 0.7,
            }],
        });
    }
    for said in &line.said {
        for mut row in words(x + 11.0, wide - 11.0, Cut::Slanted, body, row, said) {
            row.marks.push(Mark::Bar { x });
            rows.push(row);
        }
    }
    for (place, lead) in words(EDGE, LEAD - 8.0, Cut::Bold, body, row, lead)
        .into_iter()
        .enumerate()
    {
        match rows.get_mut(place) {
            Some(row) => row.marks.extend(lead.marks),
            None => rows.push(lead),
        }
    }
    rows.push(Row::air(sizes.air));
    Block::of(rows)
}

/// Words broken into rows of a width; their own line ends stay.
fn words(x: f32, wide: f32, cut: Cut, size: f32, height: f32, text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in as_printed(text.trim()).lines() {
        let mut row = String::new();
        for word in line
            .split_whitespace()
            .flat_map(|word| pieces(word, wide, cut, size))
        {
            let longer = if row.is_empty() {
                word.clone()
            } else {
                format!("{row} {word}")
            };
            if !row.is_empty() && cut.width(&longer, size) > wide {
                rows.push(std::mem::replace(&mut row, word));
            } else {
                row = longer;
            }
        }
        rows.push(row);
    }
    rows.into_iter()
        .map(|words| Row {
            height,
            marks: vec![Mark::Words {
                x,
                cut,
                size,
                words,
            }],
        })
        .collect()
}

/// A word in pieces that each fit.
fn pieces(word: &str, wide: f32, cut: Cut, size: f32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let is_full = pieces.last().is_some_and(|piece| {
            !piece.is_empty() && cut.width(&format!("{piece}{letter}"), size) > wide
        });
        if is_full {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}
