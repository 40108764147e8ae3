//! How the reading of a line looks below it: the echo, or the question with its answers, and remarks.

use ratatui::text::{Line, Span};

use super::canvas::Canvas;
use super::look::Look;
use crate::app::save_line::LineState;
use crate::line::Doubt;

/// Draws the echo or the question, and the remarks; gives the rows used.
pub fn draw(state: &LineState, canvas: &mut Canvas) -> u16 {
    draw_asked_by(state, canvas, "Enter asks")
}

/// The same where these keys put the question.
pub fn draw_asked_by(state: &LineState, canvas: &mut Canvas, asked_by: &'static str) -> u16 {
    let (text, due) = (canvas.look.text, canvas.look.due);
    let mut row = 0;
    if let Some(doubt) = &state.reading.doubt {
        row += canvas.paragraph(3, row, 2, &doubt.question, due);
        if !doubt.answers.is_empty() {
            let answers = answers(state, doubt, asked_by, canvas.look);
            canvas.put(3, row, answers);
            row += 1;
        }
    } else if !state.reading.echo.is_empty() {
        row += canvas.paragraph(3, row, 3, &format!("= {}", state.reading.echo), text);
    }
    for note in &state.reading.notes {
        row += canvas.paragraph(3, row, 2, note, due);
    }
    row
}

fn answers(state: &LineState, doubt: &Doubt, asked_by: &'static str, look: &Look) -> Line<'static> {
    let mut spans = Vec::new();
    for (place, answer) in doubt.answers.iter().enumerate() {
        let style = if state.pointed_at() == Some(place) {
            look.selected
        } else {
            look.text
        };
        spans.push(Span::styled(answer.label.clone(), style));
        spans.push(Span::raw("   "));
    }
    let keys = match (state.has_choice(), state.is_asking()) {
        (true, _) => "← → choose, Enter",
        (false, true) => "Enter takes it, Esc keeps the words",
        (false, false) => asked_by,
    };
    spans.push(Span::styled(keys, look.hint));
    Line::from(spans)
}
