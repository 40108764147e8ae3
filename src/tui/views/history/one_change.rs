//! One step, before and after; Enter makes everything it touched as it was before, as a step of its
//! own.

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::domain::dates::say_day;
use crate::store::{Change, Part, Touched};
use crate::tui::canvas::{Canvas, wrap};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing};

/// The card of one step.
pub struct OneChange {
    change: Change,
    touched: Vec<Touched>,
    /// By its first row shown.
    list: Listing,
    today: NaiveDate,
}

impl OneChange {
    pub fn of(change: Change) -> Self {
        Self {
            change,
            touched: Vec::new(),
            list: Listing::default(),
            today: NaiveDate::MIN,
        }
    }

    fn put_back(&mut self, cx: &mut Context) -> Outcome {
        let (change, now) = (&self.change, cx.now);
        cx.store
            .step(&format!("Put back: {}", change.what), now, |store| {
                store.history().put_back(change, now)
            })?;
        cx.say(format!(
            "Put back: {} · Ctrl+Z takes that back",
            change.what
        ));
        cx.close();
        Ok(())
    }

    /// The rows of one thing: its name, then each part of it.
    fn rows(touched: &Touched, width: usize) -> Vec<(bool, String)> {
        let mut rows = vec![(true, touched.what.clone())];
        if touched.is_closed {
            rows.push((false, "  (closed: its own card shows it)".to_owned()));
        }
        for part in &touched.parts {
            rows.extend(
                wrap(&said(part), width.saturating_sub(2))
                    .into_iter()
                    .map(|row| (false, format!("  {row}"))),
            );
        }
        rows
    }
}

/// "words: was "slept", then "slept well"".
fn said(part: &Part) -> String {
    let label = &part.label;
    match (&part.before, &part.after) {
        (Some(before), Some(after)) => format!("{label}: was {before}; then {after}"),
        (None, Some(after)) => format!("{label}: {after}"),
        (Some(before), None) => format!("{label}: was {before}; then nothing"),
        (None, None) => label.clone(),
    }
}

impl View for OneChange {
    const NAME: &'static str = "One change";
    const HELP: &'static str = "one-change";
    const COMMANDS: &'static [Command<Self>] = &[Command::<Self>::new(
        Key::Enter,
        "put it back",
        Self::put_back,
    )];
    const LIST: Option<ListOf<Self>> = Some(|one| Some(one.list.of(one.touched.len())));

    fn crumb(&self) -> String {
        format!("Changes > {}", self.change.what)
    }

    fn tally(&self) -> String {
        format!(
            "{}, {}",
            say_day(self.change.at.date(), self.today),
            self.change.at.format("%H:%M")
        )
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        self.touched = cx.store.history().told(&self.change, self.today)?;
        self.list.clamp(self.touched.len());
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (height, text, hint, heading) = (
            canvas.height(),
            canvas.look.text,
            canvas.look.hint,
            canvas.look.heading,
        );
        let used = canvas.paragraph(
            1,
            0,
            2,
            "What it was before, and what it was then. Enter makes all of it as it was before.",
            hint,
        );
        if self.touched.is_empty() {
            canvas.put(
                3,
                used + 1,
                Span::styled("Only how things hang together was changed.", hint),
            );
        }
        let width = usize::from(canvas.width()).saturating_sub(5);
        let rows = self
            .touched
            .iter()
            .skip(self.list.chosen())
            .flat_map(|touched| Self::rows(touched, width));
        for (row, (is_name, words)) in (used + 1..height).zip(rows) {
            canvas.put(
                3,
                row,
                Span::styled(words, if is_name { heading } else { text }),
            );
        }
    }
}
