//! The cover as it looks: a clock, and the key to come back.

use chrono::NaiveDateTime;
use ratatui::text::Span;

use crate::domain::dates::say_date;
use crate::tui::canvas::{Canvas, wrap};

/// Draws nothing but the time, the day and these sentences, in the middle.
pub fn draw(canvas: &mut Canvas, now: NaiveDateTime, sentences: &[&str]) {
    let (heading, hint) = (canvas.look.heading, canvas.look.hint);
    let width = usize::from(canvas.width());
    let mut rows = vec![
        (now.format("%H : %M").to_string(), heading),
        (say_date(now.date(), now.date()), hint),
    ];
    let told: Vec<String> = sentences
        .iter()
        .flat_map(|words| wrap(words, width.saturating_sub(2)))
        .collect();
    let has_room = usize::from(canvas.height()) > rows.len() + told.len() + 2;
    rows.extend(
        has_room
            .then(|| [(String::new(), hint), (String::new(), hint)])
            .into_iter()
            .flatten(),
    );
    rows.extend(told.into_iter().map(|words| (words, hint)));
    // A third of what is free above it: the eye looks for the middle a little higher than it is.
    let above = usize::from(canvas.height()).saturating_sub(rows.len()) * 9 / 20;
    for (row, (words, style)) in rows.into_iter().enumerate() {
        let left = width.saturating_sub(Span::raw(words.as_str()).width()) / 2;
        let (Ok(column), Ok(row)) = (u16::try_from(left), u16::try_from(above + row)) else {
            continue;
        };
        canvas.put(column, row, Span::styled(words, style));
    }
}
