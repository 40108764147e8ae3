//! How a form looks: its fields one below the other, and at the foot what the one she is on is for.

use ratatui::text::Span;

use super::{Answers, Form};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::widgets::{draw_line, line_height};

/// Rows the words of a field may take before they scroll.
const LINE_ROWS: u16 = 3;
/// Rows of a field answered at length.
const LONG_ROWS: u16 = 8;

impl<D: Clone + 'static> Form<D> {
    pub(super) fn draw_fields(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width(), canvas.height());
        let labels = 24u16.min(width / 3);
        let hint = canvas.look.hint;
        let below = 3;
        let left = labels + 4;
        let room = width.saturating_sub(left + 1);
        let tall = self.tall(room);
        let mut body = canvas.part(0, 1, width, height.saturating_sub(below + 2));
        let fits = usize::from(body.height().saturating_sub(tall - 1));
        let mut y = 0;
        for index in self.at.window(self.fields.len(), fits) {
            let is_here = index == self.at.chosen();
            let rows = if is_here { tall } else { 1 };
            self.draw_field(index, is_here, left, &mut body.part(0, y, width, rows));
            y += rows;
        }
        let foot = height.saturating_sub(below);
        canvas.rule(foot.saturating_sub(1));
        let words = match (&self.complaint, self.kept_from) {
            (Some(complaint), _) => Span::styled(complaint.clone(), canvas.look.due),
            (None, Some(at)) => Span::styled(
                format!("Kept from {}. {}", at.format("%H:%M"), self.field().help),
                hint,
            ),
            (None, None) => Span::styled(self.field().help, hint),
        };
        let style = words.style;
        canvas.paragraph(3, foot, below, &words.content, style);
    }

    /// Rows of the field she is on: its words wrap, and its answers go on in the next row.
    fn tall(&self, room: u16) -> u16 {
        match &self.field().answers {
            Answers::Words => line_height(&self.text, room, self.most_rows()),
            Answers::Few(answers) => {
                let rows = in_rows(&answers(&self.record, &self.around), room).len();
                u16::try_from(rows).unwrap_or(1).max(1)
            }
        }
    }

    fn most_rows(&self) -> u16 {
        if self.field().has_paragraphs {
            LONG_ROWS
        } else {
            LINE_ROWS
        }
    }

    fn draw_field(&self, index: usize, is_here: bool, left: u16, canvas: &mut Canvas) {
        let place = self.fields[index];
        let field = &self.spec.fields[place];
        let (people, selected, text, due) = (
            canvas.look.people,
            canvas.look.selected,
            canvas.look.text,
            canvas.look.due,
        );
        let room = canvas.width().saturating_sub(left + 1);
        let label = pad(field.label, usize::from(left.saturating_sub(4)));
        canvas.put(
            3,
            0,
            Span::styled(label, if is_here { people } else { text }),
        );
        if !is_here {
            let waiting = self.waiting.get(&place);
            let words = waiting.map_or_else(
                || (field.read)(&self.record, &self.around),
                |words| format!("{words}  (not kept yet)"),
            );
            let style = if waiting.is_some() { due } else { text };
            canvas.put(
                left,
                0,
                Span::styled(shorten(&words, usize::from(room)), style),
            );
            return;
        }
        canvas.put(1, 0, "▶");
        match &field.answers {
            Answers::Words => {
                let rows = canvas.height();
                draw_line(
                    &mut canvas.part(left, 0, room, rows),
                    &self.text,
                    rows,
                    None,
                );
                // What the first letter will take the place of is shown as chosen.
                if self.is_fresh {
                    canvas.put(
                        left,
                        0,
                        Span::styled(shorten(self.text.text(), usize::from(room)), selected),
                    );
                }
            }
            Answers::Few(answers) => {
                let chosen = (field.read)(&self.record, &self.around);
                for (row, answers) in
                    (0u16..).zip(in_rows(&answers(&self.record, &self.around), room))
                {
                    let mut column = left;
                    for (number, answer) in answers {
                        let words = format!("{number} {answer}");
                        let wide =
                            u16::try_from(Span::raw(words.as_str()).width()).unwrap_or(u16::MAX);
                        canvas.put(
                            column,
                            row,
                            Span::styled(words, if answer == chosen { selected } else { text }),
                        );
                        column = column.saturating_add(wide).saturating_add(3);
                    }
                }
            }
        }
    }
}

/// The numbered answers in as many rows as they need.
fn in_rows(answers: &[String], room: u16) -> Vec<Vec<(usize, String)>> {
    let mut rows: Vec<Vec<(usize, String)>> = vec![Vec::new()];
    let mut used = 0;
    for (number, answer) in (1..).zip(answers) {
        let wide = Span::raw(answer.as_str()).width() + 5;
        if used > 0 && used + wide > usize::from(room) + 3 {
            rows.push(Vec::new());
            used = 0;
        }
        used += wide;
        if let Some(row) = rows.last_mut() {
            row.push((number, answer.clone()));
        }
    }
    rows
}
