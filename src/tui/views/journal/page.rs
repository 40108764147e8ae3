//! One page of the journal being written. Esc is done: what stands there is saved.

use ratatui::text::Span;

use super::LookedBack;
use crate::domain::dates::say_date;
use crate::domain::{Id, JournalPage, LooksBackOn};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::spelling::other_spelling;
use crate::tui::view::View;
use crate::tui::widgets::{Editor, EditorOf};

/// Names the half-written words of a page that is not kept yet.
pub(super) const NEW: &str = "journal/new";
/// Columns of words that are read with ease, and their edges.
const READABLE: u16 = 80;

/// The page, as kept and as it stands.
pub struct WritingPage {
    id: Option<Id<JournalPage>>,
    kept: JournalPage,
    page: Editor,
    /// What it looks back on, in words.
    about: String,
    today: chrono::NaiveDate,
}

impl WritingPage {
    pub fn of(id: Id<JournalPage>) -> Self {
        Self::on(Some(id), LooksBackOn::Nothing)
    }

    /// A page of today; a half-written one is gone on with.
    pub fn begun(looks_back_on: LooksBackOn) -> Self {
        Self::on(None, looks_back_on)
    }

    fn on(id: Option<Id<JournalPage>>, looks_back_on: LooksBackOn) -> Self {
        let kept = JournalPage {
            on: chrono::NaiveDate::MIN,
            words: String::new(),
            looks_back_on,
            sample: false,
        };
        Self {
            id,
            kept,
            page: Editor::default(),
            about: String::new(),
            today: chrono::NaiveDate::MIN,
        }
    }

    fn place(&self) -> String {
        self.id
            .map_or_else(|| NEW.to_owned(), |id| format!("journal/{}", id.raw()))
    }

    fn done(&mut self, cx: &mut Context) -> Outcome {
        let words = self.page.words();
        let place = self.place();
        if words.trim().is_empty() && self.id.is_some() {
            cx.say("A page without words stays as it was. Del in the journal removes it.");
            self.page = Editor::with(&self.kept.words);
        } else if words != self.kept.words && !words.trim().is_empty() {
            let changed = JournalPage {
                words,
                ..self.kept.clone()
            };
            let id = cx.store.step("A page of the journal", cx.now, |store| {
                store.drafts().drop(&place)?;
                store.journal().save(self.id, &changed)
            })?;
            cx.saved("your journal");
            self.id = Some(id);
            self.kept = changed;
        } else {
            cx.store.drafts().drop(&place)?;
        }
        self.page.mark_done();
        cx.close();
        Ok(())
    }
}

impl View for WritingPage {
    const NAME: &'static str = "A page of the journal";
    const HELP: &'static str = "journal-page";
    const COMMANDS: &'static [Command<Self>] = &[
        other_spelling(),
        Command::<Self>::new(Key::Esc, "done", Self::done),
    ];
    const EDITOR: Option<EditorOf<Self>> = Some(EditorOf {
        get: |writing| Some(&writing.page),
        get_mut: |writing| Some(&mut writing.page),
    });
    const BACK: Option<&'static str> = None;

    fn crumb(&self) -> String {
        "A page of the journal".to_owned()
    }

    fn tally(&self) -> String {
        "kept as you type".to_owned()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.today = cx.today();
        if let Some(id) = self.id {
            if let Some(page) = cx.store.journal().get(id)? {
                self.kept = page;
            } else {
                // Undo took it out; what stands here can be kept again.
                (self.id, self.kept.words) = (None, String::new());
            }
        } else {
            self.kept.on = self.today;
        }
        self.about = LookedBack::read(cx)?.in_words(self.kept.looks_back_on);
        let place = self.place();
        self.page.take_up(&place, &self.kept.words, cx.store)
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height) = (canvas.width().min(READABLE), canvas.height());
        let (heading, hint) = (canvas.look.heading, canvas.look.hint);
        canvas.put(
            3,
            0,
            Span::styled(say_date(self.kept.on, self.today), heading),
        );
        canvas
            .part(0, 0, width, 1)
            .put_right(0, Span::styled(self.about.clone(), hint));
        self.page
            .draw(&mut canvas.part(0, 2, width, height.saturating_sub(2)));
    }
}
