//! What might make it easier: asked of those who would like to, with what has worked with others
//! here to take from.

use ratatui::text::Span;

use crate::domain::text::clean_line;
use crate::domain::{Household, Id, Involvement, Saved};
use crate::store::Draft;
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::spelling::other_spelling;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{Listing, Prompt, TextLine, draw_line, mark_chosen};

use super::draw::names;

/// Rows the words may take before they scroll.
const LINE: u16 = 3;
/// Rows at the foot where the chosen one is read whole, the blank one above it counted.
const WHOLE: u16 = 3;

pub struct Easier {
    id: Id<Involvement>,
    involvement: Option<Saved<Involvement>>,
    household: Option<Household>,
    line: Prompt,
    /// What has worked with others here, in words.
    worked: Vec<String>,
    list: Listing,
    on_worked: bool,
}

impl Easier {
    pub fn of(id: Id<Involvement>) -> Self {
        Self {
            id,
            involvement: None,
            household: None,
            line: Prompt::default(),
            worked: Vec::new(),
            list: Listing::default(),
            on_worked: false,
        }
    }

    fn place(&self) -> String {
        format!("way/{}/easier", self.id.raw())
    }

    fn saved(&self) -> &str {
        self.involvement
            .as_ref()
            .map_or("", |involvement| involvement.easier.as_str())
    }

    /// Other words than those that are kept; none are no words to keep.
    fn is_changed(&self) -> bool {
        !self.line.text().trim().is_empty() && self.line.text().trim() != self.saved()
    }

    fn keep(&mut self, words: &str, cx: &mut Context) -> Outcome {
        if let Some(involvement) = self
            .involvement
            .as_ref()
            .filter(|involvement| involvement.easier != words)
        {
            let changed = Involvement {
                easier: words.to_owned(),
                ..involvement.item.clone()
            };
            let (id, place) = (self.id, self.place());
            cx.store
                .step("What might make it easier", cx.now, |store| {
                    store.ways().save(Some(id), &changed)?;
                    store.drafts().drop(&place)
                })?;
            cx.say("Kept · Ctrl+Z takes it back");
        }
        self.line.clear();
        cx.close();
        Ok(())
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let words = clean_line(self.line.text().trim());
        self.keep(&words, cx)
    }

    /// Takes what worked elsewhere, beside what she has typed.
    fn take(&mut self, cx: &mut Context) -> Outcome {
        let Some(worked) = self.worked.get(self.list.chosen()).cloned() else {
            return Ok(());
        };
        let typed = clean_line(self.line.text().trim());
        let words = if typed.is_empty() {
            worked
        } else {
            format!("{typed}; {worked}")
        };
        self.keep(&words, cx)
    }

    fn press(&mut self, key: Key) -> Outcome {
        if self.on_worked {
            let moved = self.list.press(key, self.worked.len());
            self.on_worked = moved || key == Key::Down;
        } else {
            self.list.choose(0);
            self.on_worked = true;
        }
        Ok(())
    }

    fn can_go_down(&self) -> bool {
        if self.on_worked {
            self.list.chosen() + 1 < self.worked.len()
        } else {
            !self.worked.is_empty()
        }
    }
}

impl View for Easier {
    const NAME: &'static str = "What might make it easier";
    const HELP: &'static str = "easier";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "take it", Self::take).when(|easier| easier.on_worked),
        Command::<Self>::new(Key::Enter, "keep", Self::enter)
            .when(|easier| !easier.on_worked && !easier.line.is_empty()),
        Command::<Self>::new(Key::Enter, "leave it open", Self::enter)
            .when(|easier| !easier.on_worked && easier.line.is_empty()),
        other_spelling(),
        Command::<Self>::new(Key::Up, "up", |easier, _| easier.press(Key::Up))
            .when(|easier| easier.on_worked),
        Command::<Self>::new(Key::Down, "what worked", |easier, _| {
            easier.press(Key::Down)
        })
        .when(Self::can_go_down),
        Command::<Self>::new(Key::Esc, "keep it", Self::enter).when(Self::is_changed),
    ];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.involvement = cx.store.ways().get(self.id)?;
        if let Some(involvement) = &self.involvement {
            self.household = cx.store.families().household(involvement.family)?;
            self.worked = cx.store.ways().what_helped_elsewhere(involvement.family)?;
        }
        let (place, saved) = (self.place(), self.saved().to_owned());
        self.line.take_up(&place, &saved, cx.store)?;
        self.list.clamp(self.worked.len());
        self.on_worked &= !self.worked.is_empty();
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn prose(&mut self) -> Vec<&mut TextLine> {
        vec![&mut self.line]
    }

    fn typed(&mut self, _: &mut Context) -> Outcome {
        self.on_worked = false;
        Ok(())
    }

    fn drafts(&self) -> Vec<Draft> {
        self.line.drafts()
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 78,
            rows: 16,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let name = self.household.as_ref().map(names).unwrap_or_default();
        let mut inside = canvas.boxed(&name);
        let (width, height, hint, text) = (
            inside.width(),
            inside.height(),
            inside.look.hint,
            inside.look.text,
        );
        if self.involvement.is_none() {
            inside.paragraph(
                2,
                1,
                2,
                "This is no longer noted. Ctrl+Z may bring it back; Esc goes back.",
                text,
            );
            return;
        }
        inside.put(2, 1, "They would like to. What might make it easier?");
        inside.put(2, 2, ">");
        draw_line(
            &mut inside.part(4, 2, width.saturating_sub(6), LINE),
            &self.line,
            LINE,
            None,
        );
        if self.worked.is_empty() {
            inside.paragraph(2, 6, 3, "Nothing has been noted of others here that would help. Their own words are the best start.", hint);
            return;
        }
        inside.put(
            2,
            6,
            Span::styled("What has worked with others here: ↓, Enter takes it.", hint),
        );
        let mut body = inside.part(0, 7, width, height.saturating_sub(7 + WHOLE));
        let fits = usize::from(body.height());
        for (row, place) in (0u16..).zip(self.list.window(self.worked.len(), fits)) {
            body.put(
                3,
                row,
                shorten(&self.worked[place], usize::from(width.saturating_sub(5))),
            );
            if self.on_worked && place == self.list.chosen() {
                mark_chosen(&mut body.part(0, row, width, 1));
            }
        }
        if let Some(words) = self
            .worked
            .get(self.list.chosen())
            .filter(|_| self.on_worked)
        {
            inside.paragraph(3, height.saturating_sub(WHOLE - 1), WHOLE - 1, words, text);
        }
    }
}
