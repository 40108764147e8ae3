//! The collection of things to try at home: found by typing, opened with Enter.

use std::collections::HashMap;

use ratatui::text::Span;

use super::IdeaCard;
use crate::assets;
use crate::domain::text::{answers, fold, folded_words};
use crate::domain::{Id, Idea, Saved};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::IDEA;
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing, TextLine, draw_line};

/// The list, and what is looked for in it.
#[derive(Default)]
pub struct ThingsToTry {
    find: TextLine,
    all: Vec<Saved<Idea>>,
    given: HashMap<Id<Idea>, usize>,
    /// Places in `all` of what is shown.
    shown: Vec<usize>,
    list: Listing,
}

impl ThingsToTry {
    pub fn new() -> Self {
        Self::default()
    }

    fn arrange(&mut self) {
        let asked = folded_words(self.find.text());
        let fits = |idea: &Idea| {
            let all = format!("{} {} {}", idea.title, idea.kind.word(), idea.words);
            answers(&all, &asked)
        };
        // What is out of sight is still found by its words.
        let fitting = |(place, idea): (usize, &Saved<Idea>)| {
            (fits(idea) && (!idea.hidden || !asked.is_empty())).then_some(place)
        };
        self.shown = self.all.iter().enumerate().filter_map(fitting).collect();
        self.list.clamp(self.shown.len());
    }

    fn chosen(&self) -> Option<&Saved<Idea>> {
        self.all.get(*self.shown.get(self.list.chosen())?)
    }

    fn open(&mut self, cx: &mut Context) -> Outcome {
        if let Some(idea) = self.chosen() {
            cx.push(IdeaCard::of(idea.id));
        }
        Ok(())
    }

    fn add(&mut self, cx: &mut Context) -> Outcome {
        let form = Form::open(&IDEA, None, Idea::default(), cx)?;
        cx.push(form);
        Ok(())
    }

    fn lacks_starters(&self) -> bool {
        assets::starter_ideas()
            .iter()
            .any(|starter| !self.has(&starter.title))
    }

    fn has(&self, title: &str) -> bool {
        self.all.iter().any(|idea| fold(&idea.title) == fold(title))
    }

    /// Brings in the dozen to begin with, those that are not there yet.
    fn begin(&mut self, cx: &mut Context) -> Outcome {
        cx.store.step("A dozen things to try", cx.now, |store| {
            let new = assets::starter_ideas()
                .iter()
                .filter(|starter| !self.has(&starter.title));
            new.map(|starter| store.ideas().save(None, &starter.idea()))
                .try_for_each(|saved| saved.map(drop))
        })?;
        cx.say("A dozen things to try are here now · Ctrl+Z takes them back");
        Ok(())
    }
}

impl View for ThingsToTry {
    const NAME: &'static str = "Things to try";
    const HELP: &'static str = "things-to-try";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "open", Self::open).when(|list| !list.shown.is_empty()),
        Command::<Self>::new(Key::Ctrl('n'), "add one", Self::add),
        Command::<Self>::by_word("starter", "a dozen to begin with", Self::begin)
            .when(Self::lacks_starters),
    ];
    const LIST: Option<ListOf<Self>> = Some(|list| Some(list.list.of(list.shown.len())));
    const IS_SEARCH: bool = true;

    fn crumb(&self) -> String {
        "Things to try at home".to_owned()
    }

    fn tally(&self) -> String {
        crate::domain::wording::count(self.all.iter().filter(|idea| !idea.hidden).count(), "thing")
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.all = cx.store.ideas().all()?;
        self.given = cx.store.ideas().times_given()?;
        self.arrange();
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.find)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.find)
    }

    fn typed(&mut self, _: &mut Context) -> Outcome {
        self.list.choose(0);
        self.arrange();
        Ok(())
    }

    fn draw(&self, canvas: &mut Canvas) {
        let (width, height, hint, text) = (
            canvas.width(),
            canvas.height(),
            canvas.look.hint,
            canvas.look.text,
        );
        canvas.put(1, 0, "Find:");
        draw_line(
            &mut canvas.part(7, 0, width.saturating_sub(8), 1),
            &self.find,
            1,
            None,
        );
        if self.shown.is_empty() {
            let words = if self.all.is_empty() {
                "Nothing here yet. /starter brings a dozen, and Ctrl+N adds one of your own."
            } else {
                "Nothing here has those words. Backspace, or Esc shows them all."
            };
            canvas.put(3, 2, Span::styled(words, hint));
            return;
        }
        let below = if height > 14 { 6 } else { 3 };
        let list = height.saturating_sub(below + 2);
        let title = usize::from(width / 2).clamp(24, 60);
        self.list.draw(
            &mut canvas.part(0, 2, width, list),
            self.shown.len(),
            1,
            true,
            |place, row| {
                let idea = &self.all[self.shown[place]];
                let given = match self.given.get(&idea.id).copied().unwrap_or(0) {
                    0 => "not given yet".to_owned(),
                    1 => "given once".to_owned(),
                    many => format!("given {many} times"),
                };
                let given = if idea.hidden {
                    "out of sight".to_owned()
                } else {
                    given
                };
                row.put(3, 0, Span::styled(pad(idea.kind.word(), 9), hint));
                row.put(13, 0, format!("{}  {given}", pad(&idea.title, title)));
            },
        );
        let foot = height.saturating_sub(below);
        canvas.rule(foot);
        if let Some(idea) = self.chosen() {
            let words = if idea.words.is_empty() {
                shorten(&idea.title, usize::from(width))
            } else {
                idea.words.clone()
            };
            canvas.paragraph(1, foot + 1, below - 1, &words, text);
        }
    }
}
