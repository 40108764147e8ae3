//! The words of a thing to try, line by line. Esc is done: what stands there is saved.

use crate::domain::{Id, Idea, QuickWords, Saved};
use crate::line::quick;
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::sentence::Sentence;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Taken, View, ViewEntry};
use crate::tui::widgets::{TextLine, TextPage, kept_page};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<LongWords>()];

/// A page of words being typed.
pub struct LongWords {
    id: Id<Idea>,
    idea: Idea,
    page: TextPage,
    /// Her own quick words.
    own: Vec<Saved<QuickWords>>,
    is_taken_up: bool,
}

impl LongWords {
    pub fn of(id: Id<Idea>) -> Self {
        Self {
            id,
            idea: Idea::default(),
            page: TextPage::default(),
            own: Vec::new(),
            is_taken_up: false,
        }
    }

    fn place(&self) -> String {
        format!("idea/{}/words", self.id.raw())
    }

    fn done(&mut self, cx: &mut Context) -> Outcome {
        let words = self.page.words();
        // A blank of quick words that was left open is not kept.
        let words = quick::without_blanks(&words).unwrap_or(words);
        let place = self.place();
        if words != self.idea.words {
            let changed = Idea {
                words,
                ..self.idea.clone()
            };
            cx.store.step(
                &format!("The words of {}", changed.title),
                cx.now,
                |store| {
                    store.ideas().save(Some(self.id), &changed)?;
                    store.drafts().drop(&place)
                },
            )?;
            cx.saved(&changed.title);
            self.idea = changed;
        }
        cx.close();
        Ok(())
    }

    fn go(&mut self, forwards: bool) -> Outcome {
        self.page.go(forwards);
        Ok(())
    }
}

impl View for LongWords {
    const NAME: &'static str = "Words of several lines";
    const HELP: &'static str = "long-words";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "new line", |long, _| {
            long.page.part();
            Ok(())
        }),
        Command::<Self>::new(Key::Backspace, "join lines", |long, _| {
            long.page.join();
            Ok(())
        })
        .when(|long| long.page.can_join())
        .in_help(),
        Command::<Self>::new(Key::Up, "up", |long, _| long.go(false))
            .when(|long| !long.page.is_at_top()),
        Command::<Self>::new(Key::Down, "down", |long, _| long.go(true))
            .when(|long| !long.page.is_at_foot()),
        other_spelling(),
        Command::<Self>::new(Key::Esc, "done", Self::done),
    ];
    const BACK: Option<&'static str> = None;

    fn crumb(&self) -> String {
        self.idea.title.clone()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.own = cx.store.quick_words().all()?;
        self.idea = cx.store.ideas().get(self.id)?.unwrap_or_default();
        if !mem::replace(&mut self.is_taken_up, true) {
            self.page = kept_page(&self.place(), &self.idea.words, cx.store)?;
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

    fn takes_quick_words(&self) -> bool {
        true
    }

    fn sentence(&mut self) -> Option<Sentence<'_>> {
        Some(Sentence {
            line: self.page.here_mut()?,
            own: &self.own,
            scene: None,
        })
    }

    fn paste(&mut self, text: &str, _: &mut Context) -> Taken {
        self.page.paste(text);
        Ok(true)
    }

    fn drafts(&self) -> Vec<Draft> {
        let text = self.page.words();
        if !self.is_taken_up || text == self.idea.words {
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
        self.page.draw(canvas);
    }
}
