//! What the program made of a typed line: its echo, its doubts, and the saving of it. Used wherever
//! a line can be written.

use ratatui::text::{Line, Span};

use super::canvas::Canvas;
use super::command::Context;
use super::look::Look;
use super::teaching;
use super::widgets::TextLine;
use crate::domain::People;
use crate::line::{self, Act, Completion, Doubt, Reading, Scene};
use crate::store;

/// A line as it is read at this moment.
#[derive(Debug, Clone, Default)]
pub struct Understood {
    pub reading: Reading,
    pub completion: Option<Completion>,
    /// The answer pointed at, while a doubt is being settled.
    asking: Option<usize>,
}

/// What came of pressing Enter on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// The log has it.
    Saved(Vec<Act>),
    /// A doubt is put to her; the words stay.
    Asking,
    /// There was nothing to save.
    Nothing,
}

impl Understood {
    /// Reads the line anew; a doubt that was being settled is dropped, since the words changed.
    pub fn read(&mut self, text: &TextLine, scene: &Scene) {
        self.reading = line::read(text.text(), scene);
        self.completion = line::complete(text.text(), text.caret(), scene);
        self.asking = None;
    }

    pub fn is_asking(&self) -> bool {
        self.asking.is_some()
    }

    /// Whether there is another answer to point at.
    pub fn has_choice(&self) -> bool {
        self.is_asking()
            && self
                .reading
                .doubt
                .as_ref()
                .is_some_and(|doubt| doubt.answers.len() > 1)
    }

    pub fn stop_asking(&mut self) {
        self.asking = None;
    }

    /// Points at another answer to the doubt.
    pub fn point(&mut self, forwards: bool) {
        let count = self
            .reading
            .doubt
            .as_ref()
            .map_or(0, |doubt| doubt.answers.len());
        if let (Some(at), true) = (self.asking, count > 0) {
            self.asking = Some(if forwards {
                (at + 1) % count
            } else {
                (at + count - 1) % count
            });
        }
    }

    /// The line as it would read with the answer pointed at.
    pub fn answer(&mut self) -> Option<String> {
        let at = self.asking.take()?;
        self.reading
            .doubt
            .as_ref()?
            .answers
            .get(at)
            .map(|answer| answer.line.clone())
    }

    /// Saves what was understood in one step, and lets go of the words kept under `draft_place`. On
    /// trouble nothing is lost.
    pub fn enter(
        &mut self,
        cx: &mut Context,
        people: &People,
        draft_place: Option<&str>,
    ) -> store::Result<Entered> {
        if let Some(doubt) = &self.reading.doubt {
            if doubt.answers.is_empty() {
                cx.warn(doubt.question.clone());
            } else {
                self.asking = Some(0);
            }
            return Ok(Entered::Asking);
        }
        let acts = self.reading.acts.clone();
        if acts.is_empty() {
            return Ok(Entered::Nothing);
        }
        let what = cx.store.name_of_acts(&acts, people);
        cx.store.step(&what, cx.now, |store| {
            store.write_down(&acts)?;
            teaching::she_wrote(store, cx.now.date())?;
            draft_place.map_or(Ok(()), |place| store.drafts().drop(place))
        })?;
        Ok(Entered::Saved(acts))
    }

    /// Draws the echo or the doubt, and the remarks; gives the rows used.
    pub fn draw(&self, canvas: &mut Canvas) -> u16 {
        self.draw_asked_by(canvas, "Enter asks")
    }

    /// The same where these keys put the doubt to her.
    pub fn draw_asked_by(&self, canvas: &mut Canvas, asked_by: &'static str) -> u16 {
        let (text, due) = (canvas.look.text, canvas.look.due);
        let mut row = 0;
        if let Some(doubt) = &self.reading.doubt {
            row += canvas.paragraph(3, row, 2, &doubt.question, due);
            if !doubt.answers.is_empty() {
                let answers = self.answers(doubt, asked_by, canvas.look);
                canvas.put(3, row, answers);
                row += 1;
            }
        } else if !self.reading.echo.is_empty() {
            row += canvas.paragraph(3, row, 3, &format!("= {}", self.reading.echo), text);
        }
        for note in &self.reading.notes {
            row += canvas.paragraph(3, row, 2, note, due);
        }
        row
    }

    fn answers(&self, doubt: &Doubt, asked_by: &'static str, look: &Look) -> Line<'static> {
        let mut spans = Vec::new();
        for (place, answer) in doubt.answers.iter().enumerate() {
            let style = if self.asking == Some(place) {
                look.selected
            } else {
                look.text
            };
            spans.push(Span::styled(answer.label.clone(), style));
            spans.push(Span::raw("   "));
        }
        let keys = match (self.has_choice(), self.is_asking()) {
            (true, _) => "← → choose, Enter",
            (false, true) => "Enter takes it, Esc keeps the words",
            (false, false) => asked_by,
        };
        spans.push(Span::styled(keys, look.hint));
        Line::from(spans)
    }

    /// What Tab would put in, told so that it cannot be read as typed.
    pub fn hint(&self) -> Option<String> {
        self.completion
            .as_ref()
            .map(|completion| format!("  [Tab {}]", completion.with.trim()))
    }
}

/// Whom the acts are about, as "Saved to ..." says it.
pub fn about_whom(
    acts: &[Act],
    known: &line::Known,
    people: &People,
    today: chrono::NaiveDate,
) -> String {
    let mut children = Vec::new();
    let mut earlier_day = None;
    for act in acts {
        let more = match act {
            Act::Write { entry, .. } => {
                earlier_day = earlier_day.or((entry.day != today).then_some(entry.day));
                entry.children.clone()
            }
            Act::Return { loan, .. } => known
                .out
                .iter()
                .find(|out| out.entry == *loan)
                .map(|out| out.children.clone())
                .unwrap_or_default(),
        };
        for child in more {
            if !children.contains(&child) {
                children.push(child);
            }
        }
    }
    let names = if children.len() > 3 {
        crate::domain::wording::count(children.len(), "child")
    } else {
        people.names(&children)
    };
    match earlier_day {
        Some(day) => format!("{names} for {}", crate::domain::dates::say_day(day, today)),
        None => names,
    }
}

/// Puts the answer pointed at into the line.
pub fn take_answer(understood: &mut Understood, line: &mut TextLine) {
    if let Some(answer) = understood.answer() {
        let whole = 0..line.text().len();
        line.replace(whole, &answer);
    }
}
