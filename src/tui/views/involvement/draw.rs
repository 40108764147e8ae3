//! How the screen looks: families and picture one above the other, and in a wide window what she is
//! on beside them.

use ratatui::text::Span;

use super::{Together, picture};
use crate::assets;
use crate::domain::dates::say_date;
use crate::domain::wording::and_list;
use crate::domain::{Household, Involvement, Saved, Way};
use crate::tui::canvas::{Canvas, pad, shorten};

/// From this width on, what she is on stands beside the lists.
const WIDE: u16 = 110;
const ASIDE: u16 = 40;
/// Rows of the sentence below the picture.
const SENTENCE: u16 = 3;
/// Columns of a family's name.
const NAME: usize = 14;

/// How a family is called in a list of families: by its children.
pub(super) fn names(household: &Household) -> String {
    and_list(household.children.iter().map(|child| child.name.as_str()))
}

impl Together {
    pub(super) fn draw_all(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        let wide = width >= WIDE;
        let columns = if wide { width - ASIDE } else { width };
        let families = u16::try_from(self.households.len())
            .unwrap_or(u16::MAX)
            .max(1);
        let above = families.min(height.saturating_sub(picture::ROWS + SENTENCE + 2).max(3));
        self.draw_families(&mut canvas.part(0, 0, columns, above + 1));
        self.picture.draw(
            &mut canvas.part(0, above + 2, columns, picture::ROWS),
            self.in_picture,
        );
        let (below, hint) = (above + 2 + picture::ROWS, canvas.look.hint);
        let gap = u16::from(below + SENTENCE < height);
        let left = height.saturating_sub(below + gap);
        let mut foot = canvas.part(0, below + gap, columns, left.min(SENTENCE));
        let used = foot.paragraph(1, 0, SENTENCE, &self.picture.sentence(), hint);
        foot.put(1, used, Span::styled(assets::ways().about.clone(), hint));
        if wide {
            canvas.upright(columns, 0, height);
            self.draw_aside(&mut canvas.part(columns + 2, 0, ASIDE - 3, height));
        }
    }

    fn draw_families(&self, canvas: &mut Canvas) {
        let (width, height, hint) = (canvas.width(), canvas.height(), canvas.look.hint);
        canvas.heading(0, "Families, each in its own way");
        if self.households.is_empty() {
            canvas.put(
                3,
                1,
                Span::styled(
                    "Nobody is here yet. Families, 2 in the Menu, adds a family.",
                    hint,
                ),
            );
            return;
        }
        let room = usize::from(width).saturating_sub(NAME + 5);
        self.families.draw(
            &mut canvas.part(0, 1, width, height.saturating_sub(1)),
            self.households.len(),
            1,
            !self.in_picture,
            |place, row| {
                let household = &self.households[place];
                let ways: Vec<&str> = self
                    .ways_of(household)
                    .map(|involvement| involvement.way.word())
                    .collect();
                let (said, style) = if ways.is_empty() {
                    ("nothing noted yet".to_owned(), hint)
                } else {
                    (ways.join(" · "), row.look.text)
                };
                row.put(3, 0, pad(&names(household), NAME));
                row.put(
                    4 + u16::try_from(NAME).unwrap_or(0),
                    0,
                    Span::styled(shorten(&said, room), style),
                );
            },
        );
    }

    fn ways_of<'a>(
        &'a self,
        household: &'a Household,
    ) -> impl Iterator<Item = &'a Saved<Involvement>> {
        self.now
            .iter()
            .filter(|involvement| involvement.family == household.family.id)
    }

    /// What she is on, without the words that are hers alone.
    fn draw_aside(&self, canvas: &mut Canvas) {
        if self.in_picture {
            let way = self.picture.chosen();
            let row = draw_meaning(way, "", canvas, 0);
            let so = |household: &&Household| {
                self.ways_of(household)
                    .any(|involvement| involvement.way == way)
            };
            let now: Vec<String> = self.households.iter().filter(so).map(names).collect();
            let said = if now.is_empty() {
                "Nobody just now.".to_owned()
            } else {
                format!("Now: {}.", and_list(now.iter().map(String::as_str)))
            };
            let text = canvas.look.text;
            canvas.paragraph(1, row, 3, &said, text);
        } else if let Some(household) = self.households.get(self.families.chosen()) {
            canvas.heading(0, &names(household));
            let mut row = 2;
            for involvement in self.ways_of(household) {
                row = draw_meaning(
                    involvement.way,
                    &format!("since {}", say_date(involvement.since, self.today)),
                    canvas,
                    row,
                );
            }
            let hint = canvas.look.hint;
            canvas.paragraph(
                1,
                row,
                2,
                "Enter: what is noted, and what was before.",
                hint,
            );
        }
    }
}

/// A way, since when, and what it means; gives the next free row.
fn draw_meaning(way: Way, since: &str, canvas: &mut Canvas, row: u16) -> u16 {
    let (text, people, hint) = (canvas.look.text, canvas.look.people, canvas.look.hint);
    if row + 2 >= canvas.height() {
        return row;
    }
    canvas.put(1, row, Span::styled(way.title(), people));
    let mut next = row + 1;
    if !since.is_empty() {
        canvas.put(1, next, Span::styled(since.to_owned(), hint));
        next += 1;
    }
    next + canvas.paragraph(1, next, 5, assets::ways().meaning(way), text) + 1
}
