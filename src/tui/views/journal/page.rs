//! One page of the journal being written. Esc is done: what stands there is saved.

use ratatui::text::Span;

use super::LookedBack;
use crate::domain::dates::say_date;
use crate::domain::{Id, JournalPage, LooksBackOn};
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Taken, View};
use crate::tui::widgets::{TextLine, TextPage, kept_page};

/// Names the half-written words of a page that is not kept yet.
pub(super) const NEW: &str = "journal/new";
/// Columns of words that are read with ease, and their edges.
const READABLE: u16 = 80;

/// The page, as kept and as it stands.
pub struct WritingPage {
    id: Option<Id<JournalPage>>,
    kept: JournalPage,
    page: TextPage,
    /// What it looks back on, in words.
    about: String,
    today: chrono::NaiveDate,
    is_taken_up: bool,
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
            page: TextPage::default(),
            about: String::new(),
            today: chrono::NaiveDate::MIN,
            is_taken_up: false,
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
            self.page = TextPage::with(&self.kept.words);
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
        cx.close();
        Ok(())
    }

    fn go(&mut self, forwards: bool) -> Outcome {
        self.page.go(forwards);
        Ok(())
    }
}

impl View for WritingPage {
    const NAME: &'static str = "A page of the journal";
    const HELP: &'static str = "journal-page";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "new line", |writing, _| {
            writing.page.part();
            Ok(())
        }),
        Command::<Self>::new(Key::Backspace, "join lines", |writing, _| {
            writing.page.join();
            Ok(())
        })
        .when(|writing| writing.page.can_join())
        .in_help(),
        Command::<Self>::new(Key::Up, "up", |writing, _| writing.go(false))
            .when(|writing| !writing.page.is_at_top()),
        Command::<Self>::new(Key::Down, "down", |writing, _| writing.go(true))
            .when(|writing| !writing.page.is_at_foot()),
        other_spelling(),
        Command::<Self>::new(Key::Esc, "done", Self::done),
    ];
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
        if !mem::replace(&mut self.is_taken_up, true) {
            self.page = kept_page(&self.place(), &self.kept.words, cx.store)?;
        }
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        self.page.here()
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        self.page.here_mut()
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        self.page.lines_mut()
    }

    fn paste(&mut self, text: &str, _: &mut Context) -> Taken {
        self.page.paste(text);
        Ok(true)
    }

    fn drafts(&self) -> Vec<Draft> {
        let text = self.page.words();
        if !self.is_taken_up || text == self.kept.words {
            return Vec::new();
        }
        vec![Draft {
            place: self.place(),
            caret: text.len(),
            text,
            at: chrono::NaiveDateTime::default(),
        }]
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
