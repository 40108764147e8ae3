//! A window of the terminal as a picture that stays sharp at any size, with its words in it.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// What the terminal shows where the program leaves the choice to it.
pub struct Paper {
    pub name: &'static str,
    /// The look that suits it, as Settings call it.
    pub look: &'static str,
    ground: &'static str,
    ink: &'static str,
}

pub const LIGHT: Paper = Paper {
    name: "light",
    look: "Light",
    ground: "#fbfaf7",
    ink: "#24292f",
};
pub const DARK: Paper = Paper {
    name: "dark",
    look: "Dark",
    ground: "#1b1e24",
    ink: "#dfe3e8",
};

/// In pixels.
const CELL: (u16, u16) = (9, 20);
const MARGIN: u16 = 14;

/// Columns that look the same, from one column on.
struct Run {
    column: u16,
    columns: u16,
    words: String,
    ink: String,
    ground: Option<String>,
    modifier: Modifier,
}

pub fn drawn(buffer: &Buffer, caret: Option<(u16, u16)>, paper: &Paper) -> String {
    let (width, height) = (
        buffer.area.width * CELL.0 + 2 * MARGIN,
        buffer.area.height * CELL.1 + 2 * MARGIN,
    );
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"15\" fill=\"{}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n",
        paper.ink, paper.ground
    );
    for row in 0..buffer.area.height {
        for run in runs(buffer, row, paper) {
            draw(&mut svg, &run, row, paper);
        }
    }
    if let Some((column, row)) = caret {
        let (x, y) = (MARGIN + column * CELL.0, MARGIN + row * CELL.1);
        writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"2\" height=\"{}\"/>",
            CELL.1
        )
        .unwrap();
    }
    svg + "</svg>\n"
}

/// The words in a picture, row by row: what is compared when a screen has changed.
pub fn words_of(svg: &str) -> Vec<&str> {
    svg.lines()
        .filter(|line| line.starts_with("<text"))
        .filter_map(|line| line.split(['>', '<']).nth(2))
        .collect()
}

fn draw(svg: &mut String, run: &Run, row: u16, paper: &Paper) {
    let (x, y) = (MARGIN + run.column * CELL.0, MARGIN + row * CELL.1);
    let width = run.columns * CELL.0;
    if let Some(ground) = &run.ground {
        writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{ground}\"/>",
            CELL.1
        )
        .unwrap();
    }
    if run.words.trim().is_empty() {
        return;
    }
    let mut looks = String::new();
    if run.ink != paper.ink {
        write!(looks, " fill=\"{}\"", run.ink).unwrap();
    }
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.7\""),
    ] {
        if run.modifier.contains(modifier) {
            looks.push_str(attribute);
        }
    }
    let words = run
        .words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    writeln!(svg, "<text x=\"{x}\" y=\"{}\" textLength=\"{width}\" xml:space=\"preserve\"{looks}>{words}</text>", y + 15).unwrap();
}

/// A row as runs. Wide gaps end a run, so that words stand in their columns whatever letters the
/// reader's machine has.
fn runs(buffer: &Buffer, row: u16, paper: &Paper) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while column < buffer.area.width {
        let cell = &buffer[(column, row)];
        let columns = u16::try_from(cell.symbol().width().max(1)).unwrap();
        let (ink, ground) = colours(cell, paper);
        let is_gap = cell.symbol() == " " && ground.is_none();
        match runs.last_mut() {
            Some(run)
                if !is_gap
                    && run.column + run.columns == column
                    && run.ink == ink
                    && run.ground == ground
                    && run.modifier == cell.modifier =>
            {
                run.words.push_str(cell.symbol());
                run.columns += columns;
            }
            Some(run)
                if is_gap
                    && run.ground.is_none()
                    && run.column + run.columns == column
                    && !run.words.ends_with(' ')
                    && run.modifier == cell.modifier =>
            {
                run.words.push(' ');
                run.columns += 1;
            }
            _ if is_gap => {}
            _ => runs.push(Run {
                column,
                columns,
                words: cell.symbol().to_owned(),
                ink,
                ground,
                modifier: cell.modifier,
            }),
        }
        column += columns;
    }
    runs
}

/// The colour of a cell's letters, and what is behind them where it is not the paper.
fn colours(cell: &Cell, paper: &Paper) -> (String, Option<String>) {
    let ink = named(cell.fg).unwrap_or_else(|| paper.ink.to_owned());
    let ground = named(cell.bg);
    if cell.modifier.contains(Modifier::REVERSED) {
        return (ground.unwrap_or_else(|| paper.ground.to_owned()), Some(ink));
    }
    (ink, ground)
}

fn named(colour: Color) -> Option<String> {
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        other => panic!("{other} is not a colour of a look that may show any colour"),
    }
}
