//! The line of a list screen: it finds, and where it begins with one of the screen's own words,
//! perhaps after a day, it writes.

use chrono::NaiveDateTime;

use super::canvas::Canvas;
use super::command::{Context, Outcome};
use super::line_echo;
use super::route::{FieldsOf, Route};
use super::sentence::Sentence;
use super::widgets::{Prompt, TextLine, draw_line, line_height};
use crate::app::save_line::{DraftAfter, LineState, save_line};
use crate::domain::People;
use crate::domain::dates::{Toward, day_at_start};
use crate::domain::text::fold;
use crate::line::{KindWord, Scene, Vocabulary};
use crate::store::{self, Draft};

/// Rows that what is written may take before it scrolls.
const LINE_ROWS: u16 = 3;

/// Such a line, with whom and what it may name.
pub struct FindOrWrite {
    /// Names its half-typed words in the store.
    place: &'static str,
    /// First words that write: "lent", "back".
    writes: &'static [&'static str],
    pub line: Prompt,
    pub understood: LineState,
    pub known: Vocabulary,
    pub people: People,
    now: NaiveDateTime,
}

impl FindOrWrite {
    pub fn new(place: &'static str, writes: &'static [&'static str]) -> Self {
        Self {
            place,
            writes,
            line: Prompt::default(),
            understood: LineState::default(),
            known: Vocabulary::default(),
            people: People::default(),
            now: NaiveDateTime::default(),
        }
    }

    pub fn is_writing(&self) -> bool {
        let text = self.line.text();
        let words: Vec<String> = text
            .split_whitespace()
            .take(5)
            .map(str::to_lowercase)
            .collect();
        let Some(at) = words
            .iter()
            .position(|word| self.writes.contains(&word.as_str()))
        else {
            return false;
        };
        let before: Vec<String> = words
            .iter()
            .take(at)
            .map(|word| fold(word.trim_end_matches(':')))
            .collect();
        let is_day = || {
            day_at_start(&before, self.now.date(), Toward::Past)
                .is_some_and(|(taken, _)| taken == at)
        };
        (at + 1 < words.len() || text.ends_with(' ')) && (at == 0 || is_day())
    }

    /// The line, while a sentence is written in it.
    pub fn prose(&mut self) -> Vec<&mut TextLine> {
        if self.is_writing() {
            vec![&mut self.line]
        } else {
            Vec::new()
        }
    }

    pub fn is_asking(&self) -> bool {
        self.understood.is_asking()
    }

    pub fn has_choice(&self) -> bool {
        self.understood.has_choice()
    }

    /// What is looked for; empty while something is being written.
    pub fn wanted(&self) -> String {
        if self.is_writing() {
            String::new()
        } else {
            self.line.text().to_owned()
        }
    }

    pub fn refresh(&mut self, cx: &Context) -> Outcome {
        self.now = cx.now;
        self.people = cx.store.people()?;
        self.known = cx.store.known(cx.today())?;
        self.line.take_up(self.place, "", cx.store)?;
        self.read(cx);
        Ok(())
    }

    /// Ctrl+T on what is written.
    pub fn turn(&self, cx: &mut Context) {
        let kinds = KindWord::all()
            .filter(|kind| self.writes.contains(&kind.typed()))
            .collect();
        cx.open(Route::LineFields(FieldsOf::Line {
            text: self.line.text().to_owned(),
            shown: Vec::new(),
            day: cx.today(),
            kinds,
        }));
    }

    pub fn read(&mut self, cx: &Context) {
        self.understood = LineState::default();
        self.now = cx.now;
        if self.is_writing() {
            let scene = Scene {
                known: &self.known,
                now: cx.now,
                shown: Vec::new(),
                day: cx.today(),
                plain: false,
            };
            self.understood.read(&self.line, &scene);
        }
    }

    /// What is written, so that quick words open in it.
    pub fn sentence(&mut self) -> Option<Sentence<'_>> {
        if !self.is_writing() {
            return None;
        }
        let scene = Scene {
            known: &self.known,
            now: self.now,
            shown: Vec::new(),
            day: self.now.date(),
            plain: false,
        };
        Some(Sentence {
            line: &mut self.line,
            own: &self.known.quick,
            scene: Some(scene),
        })
    }

    /// Saves what is written. `true` when the log has it and the line is empty again.
    pub fn enter(&mut self, cx: &mut Context) -> store::Result<bool> {
        self.understood.take_answer(&mut self.line, cx.store)?;
        self.read(cx);
        if cx.asks_about(&mut self.understood) || self.understood.reading.acts.is_empty() {
            return Ok(false);
        }
        let line = cx.line(&self.known, &self.people);
        let actions = self.understood.reading.acts.clone();
        let draft = DraftAfter::Removed(self.place);
        let saved = save_line(line, actions, draft, |_, _| Ok(())).wait()?;
        cx.saved(&saved.about);
        self.line.clear();
        Ok(true)
    }

    /// Points at another answer to what is asked.
    pub fn point(&mut self, forwards: bool) -> Outcome {
        self.understood.point(forwards);
        Ok(())
    }

    /// Tab: takes the suggestion, if there is one.
    pub fn complete(&mut self) {
        if let Some(completion) = self.understood.completion.take() {
            self.line.replace(completion.replace, &completion.with);
        }
    }

    /// Esc, one step at a time: out of a question, then out of what is looked for, then off the
    /// screen (`false`). Words that are being written stay.
    pub fn step_back(&mut self) -> bool {
        if self.is_asking() {
            self.understood.stop_asking();
            return true;
        }
        if self.is_writing() || self.line.is_empty() {
            return false;
        }
        self.line.clear();
        true
    }

    /// Words on their way to the log; what is only looked for is not kept.
    pub fn drafts(&self) -> Vec<Draft> {
        if !self.is_writing() {
            return Vec::new();
        }
        self.line.drafts()
    }

    /// Draws title, line and echo; gives the rows used.
    pub fn draw(&self, canvas: &mut Canvas, title: &str) -> u16 {
        let (width, hint) = (canvas.width(), canvas.look.hint);
        canvas.put(1, 0, ratatui::text::Span::styled(title.to_owned(), hint));
        canvas.put(1, 1, ">");
        let wide = width.saturating_sub(4);
        let rows = if self.is_writing() {
            line_height(&self.line, wide, LINE_ROWS)
        } else {
            1
        };
        draw_line(
            &mut canvas.part(3, 1, wide, rows),
            &self.line,
            rows,
            self.understood.hint().as_deref(),
        );
        1 + rows + line_echo::draw(&self.understood, &mut canvas.part(0, 1 + rows, width, 4))
    }
}
