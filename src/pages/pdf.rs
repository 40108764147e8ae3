//! A page for paper as PDF: A4, black on white, with its own type, nothing in it but words and
//! lines.

use krilla::Document;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

use super::layout::{Block, EDGE, Mark, Row, SHEET, lay_out};
use super::typeface::Cut;
use super::{NotMade, Page};

/// Where the words end, above the number of the sheet.
const FOOT: f32 = SHEET.1 - 62.0;
/// As many missing letters are named.
const FEW: usize = 5;

/// The page as a PDF, unless it has letters the type does not have.
pub fn write(page: &Page) -> Result<Vec<u8>, NotMade> {
    let blocks = lay_out(page);
    let lacking = lacking(&blocks);
    if !lacking.is_empty() {
        return Err(NotMade::Letters(lacking));
    }
    let sheets = sheets_of(blocks);
    let [Some(plain), Some(bold), Some(slanted)] =
        Cut::ALL.map(|cut| Font::new(cut.file().into(), 0))
    else {
        return Err(NotMade::Type);
    };
    let fonts = [plain, bold, slanted];
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(page.title.clone())
            .language("en-GB".to_owned()),
    );
    let all = sheets.len();
    for (number, rows) in sheets.iter().enumerate() {
        let Some(settings) = PageSettings::from_wh(SHEET.0, SHEET.1) else {
            continue;
        };
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        let mut top = EDGE;
        for row in rows {
            row.marks
                .iter()
                .for_each(|mark| draw(&mut surface, mark, top, row.height, &fonts));
            top += row.height;
        }
        let numbered = format!("{} of {all}", number + 1);
        let x = SHEET.0 - EDGE - Cut::Plain.width(&numbered, 8.5);
        let number = Mark::Words {
            x,
            cut: Cut::Plain,
            size: 8.5,
            words: numbered,
        };
        draw(&mut surface, &number, SHEET.1 - 48.0, 12.0, &fonts);
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|_| NotMade::Type)
}

/// A few of the letters that the type does not have, each once.
fn lacking(blocks: &[Block]) -> String {
    let marks = blocks
        .iter()
        .flat_map(|block| &block.rows)
        .flat_map(|row| &row.marks);
    let mut lacking: Vec<char> = Vec::new();
    for mark in marks {
        if let Mark::Words { cut, words, .. } = mark {
            let new: Vec<char> = cut
                .lacks(words)
                .filter(|letter| !lacking.contains(letter))
                .collect();
            lacking.extend(new);
        }
    }
    lacking.dedup();
    lacking.truncate(FEW);
    let letters: Vec<String> = lacking.into_iter().map(String::from).collect();
    letters.join(" ")
}

/// How much room each block wants: its own, and that of all that goes where it goes.
fn heights_together(blocks: &[Block]) -> Vec<f32> {
    let mut heights = vec![0.0; blocks.len()];
    let mut after = 0.0;
    for (place, block) in blocks.iter().enumerate().rev() {
        after = block.height() + if block.keeps_with_next { after } else { 0.0 };
        heights[place] = after;
    }
    heights
}

/// Rows sheet by sheet: what belongs together stays together, and a heading never stands alone at
/// the foot.
fn sheets_of(blocks: Vec<Block>) -> Vec<Vec<Row>> {
    let mut sheets: Vec<Vec<Row>> = vec![Vec::new()];
    let mut top = EDGE;
    let mut together = heights_together(&blocks).into_iter();
    for block in blocks {
        let height = together.next().unwrap_or_default();
        if top + height > FOOT && height <= FOOT - EDGE && top > EDGE {
            sheets.push(Vec::new());
            top = EDGE;
        }
        for row in block.rows {
            // Nothing but white would open a sheet.
            if top <= EDGE && row.marks.is_empty() {
                continue;
            }
            if top + row.height > FOOT {
                sheets.push(Vec::new());
                top = EDGE;
            }
            top += row.height;
            if let Some(sheet) = sheets.last_mut() {
                sheet.push(row);
            }
        }
    }
    sheets
}

fn draw(surface: &mut Surface<'_>, mark: &Mark, top: f32, height: f32, fonts: &[Font; 3]) {
    let mut path = PathBuilder::new();
    let area = match mark {
        Mark::Words {
            x,
            cut,
            size,
            words,
        } => {
            let foot = Point::from_xy(*x, top + height - size * 0.35);
            surface.draw_text(
                foot,
                fonts[*cut as usize].clone(),
                *size,
                words,
                false,
                TextDirection::LeftToRight,
            );
            return;
        }
        Mark::Rule { x, wide, thick } => Rect::from_xywh(*x, top + height - thick, *wide, *thick),
        Mark::Bar { x } => Rect::from_xywh(*x, top, 1.2, height),
    };
    if let Some(area) = area {
        path.push_rect(area);
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    }
}
