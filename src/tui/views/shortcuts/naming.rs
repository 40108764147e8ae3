//! A sentence becomes quick words: only its short name is asked.

use ratatui::text::Span;

use crate::app::shortcuts::all_of;
use crate::domain::text::fold;
use crate::domain::{Id, QuickWords};
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{TextLine, draw_line};

/// The box that asks for the name.
pub struct NameQuickWords {
    sentence: String,
    name: TextLine,
    complaint: Option<String>,
    /// One of this name is only counted so far.
    counted: Option<Id<QuickWords>>,
}

impl NameQuickWords {
    pub fn of(sentence: String) -> Self {
        Self {
            sentence,
            name: TextLine::default(),
            complaint: None,
            counted: None,
        }
    }

    /// What keeps this name from being taken.
    fn trouble(&mut self, name: &str, cx: &Context) -> crate::store::Result<Option<String>> {
        if let Some(trouble) = QuickWords::trouble_with(name) {
            return Ok(Some(trouble));
        }
        let own = cx.store.quick_words().all()?;
        let wanted = fold(name);
        self.counted = own
            .iter()
            .find(|quick| quick.words.is_empty() && fold(&quick.name) == wanted)
            .map(|quick| quick.id);
        if let Some((taken, words)) = all_of(&own)
            .into_iter()
            .find(|(taken, _)| fold(taken) == wanted)
        {
            return Ok(Some(format!(
                "There is /{taken} already: \"{words}\". Another short name, then Enter."
            )));
        }
        let tables = crate::tui::keymap::key_tables();
        let taken = tables
            .iter()
            .flat_map(|table| &table.offers)
            .find(|offer| offer.word == Some(wanted.as_str()));
        Ok(taken.map(|offer| {
            format!(
                "/{wanted} does something already: {}. Another short name, then Enter.",
                offer.label
            )
        }))
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let name = self.name.text().trim().to_owned();
        self.complaint = self.trouble(&name, cx)?;
        if self.complaint.is_some() {
            return Ok(());
        }
        let quick = QuickWords {
            name: name.clone(),
            words: self.sentence.clone(),
            used: 0,
        };
        let id = self.counted;
        cx.store
            .step(&format!("Quick words /{name}"), cx.now, |store| {
                store.quick_words().save(id, &quick)
            })?;
        cx.say(format!(
            "Kept: /{name} and Space brings these words · Ctrl+Z takes it back"
        ));
        self.name = TextLine::default();
        cx.close();
        Ok(())
    }
}

impl View for NameQuickWords {
    const NAME: &'static str = "Name for quick words";
    const HELP: &'static str = "quick-words";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "keep it", Self::enter)
            .when(|naming| naming.complaint.is_none())];

    fn refresh(&mut self, _: &mut Context) -> Outcome {
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.name)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.name)
    }

    fn typed(&mut self, _: &mut Context) -> Outcome {
        self.complaint = None;
        Ok(())
    }

    /// The sentence is still in its line; a name half-typed is quickly typed again.
    fn drafts(&self) -> Vec<Draft> {
        Vec::new()
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 74,
            rows: 12,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Keep as quick words");
        let (width, text, hint, due) = (
            inside.width(),
            inside.look.text,
            inside.look.hint,
            inside.look.due,
        );
        let row = 1 + inside.paragraph(2, 1, 3, &self.sentence, text);
        inside.put(2, row + 1, "A short name for it, such as nap or coat");
        inside.put(2, row + 2, Span::raw("> /"));
        draw_line(
            &mut inside.part(5, row + 2, width.saturating_sub(7), 1),
            &self.name,
            1,
            None,
        );
        let (words, style) = match &self.complaint {
            Some(complaint) => (complaint.as_str(), due),
            None => (
                "Typed after / and ended with Space, it brings the words to any line.",
                hint,
            ),
        };
        inside.paragraph(2, row + 4, 3, words, style);
    }
}
