//! The words of a page changed by hand: a notice, or one line of any other. Esc is done, and what
//! stands there is on the page.

use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::text::Span;

use super::Preview;
use crate::pages::{Wanted, named_elsewhere};
use crate::store::NOTICE;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Context, Outcome};
use crate::tui::widgets::Editor;

/// Where the words of a half-written notice wait.
const NOTICE_PLACE: &str = "pages/notice";
/// Columns of words that are read with ease.
const READABLE: u16 = 80;
/// Stands before what was said at home, as in her own lines.
const SAID: &str = "< ";

/// Known again by the words that stood there, and says none of them.
fn place_of(words: &str) -> String {
    let mut sum = DefaultHasher::new();
    words.hash(&mut sum);
    format!("pages/line-{:x}", sum.finish())
}

impl Preview {
    pub(super) fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    pub(super) fn is_notice(&self) -> bool {
        matches!(self.wanted(), Some(Wanted::Notice { .. }))
    }

    pub(super) fn can_write(&self) -> bool {
        !self.is_writing()
            && (self.is_notice()
                || self.page.as_ref().is_some_and(|page| {
                    page.lines()
                        .nth(self.line())
                        .is_some_and(|line| !line.to_write)
                }))
    }

    pub(super) fn write(&mut self, cx: &mut Context) -> Outcome {
        let (place, words) = if self.is_notice() {
            (
                NOTICE_PLACE.to_owned(),
                cx.store.settings().get(NOTICE)?.unwrap_or_default(),
            )
        } else {
            let Some(line) = self
                .page
                .as_ref()
                .and_then(|page| page.lines().nth(self.line()))
            else {
                return Ok(());
            };
            let said = line
                .said
                .iter()
                .flat_map(|said| said.lines())
                .filter(|row| !row.is_empty())
                .map(|row| format!("{SAID}{row}"));
            let words: Vec<String> = Some(line.words.clone())
                .into_iter()
                .filter(|words| !words.is_empty())
                .chain(said)
                .collect();
            let words = words.join("\n");
            (place_of(&words), words)
        };
        let mut writing = Editor::default();
        writing.take_up(&place, &words, cx.store)?;
        self.writing = Some(writing);
        Ok(())
    }

    /// The words are on the page; a notice is kept for the next time too.
    pub(super) fn written(&mut self, cx: &mut Context) -> Outcome {
        let Some(writing) = self.writing.take() else {
            return Ok(());
        };
        let words = writing.words();
        cx.store.drafts().drop(writing.place())?;
        if self.is_notice() {
            cx.store.settings().set(NOTICE, &words)?;
            return self.read(cx);
        }
        if words.trim().is_empty() {
            cx.say("A line without words stays as it was. Space leaves it out.");
            return Ok(());
        }
        let (said, own): (Vec<&str>, Vec<&str>) = words
            .lines()
            .partition(|line| line.starts_with(SAID.trim_end()));
        let said = said
            .iter()
            .map(|said| said.trim_start_matches(SAID.trim_end()).trim().to_owned())
            .filter(|said| !said.is_empty())
            .collect();
        let line = self.line();
        if let Some(page) = &mut self.page {
            page.reword(line, &own.join("\n"), said);
            self.named = named_elsewhere(page, &self.people, page.own);
            self.is_told = false;
        }
        Ok(())
    }

    pub(super) fn draw_writing(&self, canvas: &mut Canvas, page: &Editor) {
        let (width, height, hint) = (
            canvas.width().min(READABLE),
            canvas.height(),
            canvas.look.hint,
        );
        let words = if self.is_notice() {
            "The first line is the title. An empty line begins a new part."
        } else {
            "On this page only; the note stays as it is. A line with < in front is what was said at home."
        };
        let rows = canvas.part(0, 0, width, 2).paragraph(3, 0, 2, words, hint);
        page.draw(&mut canvas.part(0, rows + 1, width, height.saturating_sub(rows + 1)));
        if page.words().is_empty() {
            canvas.put(
                3,
                height.saturating_sub(1),
                Span::styled("Esc is done; the words are kept for the next time.", hint),
            );
        }
    }
}
