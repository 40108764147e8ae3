//! The words she kept for spelling, to be let go of again.

use ratatui::text::Span;

use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{ListOf, Listing};

/// The list.
#[derive(Default)]
pub struct KeptWords {
    words: Vec<String>,
    list: Listing,
}

impl KeptWords {
    fn let_go(&mut self, cx: &mut Context) -> Outcome {
        if let Some(word) = self.words.get(self.list.chosen()) {
            cx.store.step(&format!("{word} let go"), cx.now, |store| {
                store.own_words().let_go(word)
            })?;
            cx.say(format!(
                "{word} is let go, and underlined again. Ctrl+Z keeps it."
            ));
        }
        Ok(())
    }
}

impl View for KeptWords {
    const NAME: &'static str = "Words you kept";
    const HELP: &'static str = "spelling";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Delete, "let go", Self::let_go)
            .when(|kept| !kept.words.is_empty())];
    const LIST: Option<ListOf<Self>> = Some(|kept| Some(kept.list.of(kept.words.len())));

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.words = cx.store.own_words().kept()?;
        self.list.clamp(self.words.len());
        Ok(())
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 50,
            rows: 16,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Words you kept");
        let (width, height, hint) = (inside.width(), inside.height(), inside.look.hint);
        if self.words.is_empty() {
            inside.put(3, 1, "None. Ctrl+T on an underlined word keeps it.");
            return;
        }
        inside.put(
            3,
            0,
            Span::styled("Spelling knows them, besides every name.", hint),
        );
        let room = usize::from(width.saturating_sub(4));
        self.list.draw(
            &mut inside.part(0, 2, width, height.saturating_sub(2)),
            self.words.len(),
            1,
            true,
            |place, row| {
                row.put(3, 0, shorten(&self.words[place], room));
            },
        );
    }
}
