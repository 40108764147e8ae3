//! The words of a thing to try, line by line. Esc is done: what stands there is saved.

use crate::domain::{Id, Idea, QuickWords, Saved};
use crate::line::quick;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::sentence::Sentence;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{Editor, EditorOf};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<LongWords>()];

/// A page of words being typed.
pub struct LongWords {
    id: Id<Idea>,
    idea: Idea,
    page: Editor,
    /// Her own quick words.
    own: Vec<Saved<QuickWords>>,
}

impl LongWords {
    pub fn of(id: Id<Idea>) -> Self {
        Self {
            id,
            idea: Idea::default(),
            page: Editor::default(),
            own: Vec::new(),
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
        self.page.mark_done();
        cx.close();
        Ok(())
    }
}

impl View for LongWords {
    const NAME: &'static str = "Words of several lines";
    const HELP: &'static str = "long-words";
    const COMMANDS: &'static [Command<Self>] = &[
        other_spelling(),
        Command::<Self>::new(Key::Esc, "done", Self::done),
    ];
    const EDITOR: Option<EditorOf<Self>> = Some(EditorOf {
        get: |long| Some(&long.page),
        get_mut: |long| Some(&mut long.page),
    });
    const BACK: Option<&'static str> = None;

    fn crumb(&self) -> String {
        self.idea.title.clone()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.own = cx.store.quick_words().all()?;
        self.idea = cx.store.ideas().get(self.id)?.unwrap_or_default();
        let place = self.place();
        self.page.take_up(&place, &self.idea.words, cx.store)
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

    fn draw(&self, canvas: &mut Canvas) {
        self.page.draw(canvas);
    }
}
