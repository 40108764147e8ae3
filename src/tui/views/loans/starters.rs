//! Common things with a reason each, offered to a shelf: taken one by one or all at once, and hers
//! to change from then on.

use std::collections::HashSet;

use ratatui::text::Span;

use crate::assets::{self, ShelfThing};
use crate::domain::text::{answers, fold, folded_words};
use crate::domain::wording::count;
use crate::domain::{Saved, Thing};
use crate::tui::canvas::{Canvas, pad, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing, TextLine, draw_line};

#[derive(Default)]
pub struct Starters {
    find: TextLine,
    things: Vec<Saved<Thing>>,
    /// Places of those that fit what is looked for.
    found: Vec<usize>,
    list: Listing,
}

/// How many of them are not on the shelf yet.
pub fn left(things: &[Saved<Thing>]) -> usize {
    let names: HashSet<String> = things.iter().map(|thing| fold(&thing.name)).collect();
    assets::starter_things()
        .iter()
        .filter(|starter| !names.contains(&fold(&starter.name)))
        .count()
}

fn has(things: &[Saved<Thing>], starter: &ShelfThing) -> bool {
    let name = fold(&starter.name);
    things.iter().any(|thing| fold(&thing.name) == name)
}

impl Starters {
    fn arrange(&mut self) {
        let asked = folded_words(self.find.text());
        let fits = |thing: &ShelfThing| {
            let text = format!("{} {} {}", thing.name, thing.kind.word(), thing.reason);
            answers(&text, &asked)
        };
        self.found = (0..assets::starter_things().len())
            .filter(|place| fits(&assets::starter_things()[*place]))
            .collect();
        self.list.clamp(self.found.len());
    }

    fn chosen(&self) -> Option<&'static ShelfThing> {
        self.found
            .get(self.list.chosen())
            .and_then(|place| assets::starter_things().get(*place))
    }

    fn can_take(&self) -> bool {
        self.chosen()
            .is_some_and(|starter| !has(&self.things, starter))
    }

    fn take(&mut self, cx: &mut Context) -> Outcome {
        if let Some(starter) = self.chosen() {
            let step = format!("{} on the shelf", starter.name);
            cx.store.step(&step, cx.now, |store| {
                store.loans().save_thing(None, &starter.thing())
            })?;
            cx.say(format!("{step} · Ctrl+Z takes it back"));
            self.list.press(Key::Down, self.found.len());
        }
        Ok(())
    }

    fn take_all(&mut self, cx: &mut Context) -> Outcome {
        let new: Vec<&ShelfThing> = assets::starter_things()
            .iter()
            .filter(|starter| !has(&self.things, starter))
            .collect();
        let step = format!("{} on the shelf", count(new.len(), "thing"));
        cx.store.step(&step, cx.now, |store| {
            new.iter()
                .try_for_each(|starter| store.loans().save_thing(None, &starter.thing()).map(drop))
        })?;
        cx.say(format!("{step} · Ctrl+Z takes them back"));
        Ok(())
    }
}

impl View for Starters {
    const NAME: &'static str = "Things to begin with";
    const HELP: &'static str = "loans";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "put on the shelf", Self::take).when(Self::can_take),
        Command::<Self>::new(Key::Ctrl('a'), "put all on the shelf", Self::take_all)
            .when(|starters| left(&starters.things) > 0),
    ];
    const LIST: Option<ListOf<Self>> =
        Some(|starters| Some(starters.list.of(starters.found.len())));
    const IS_SEARCH: bool = true;

    fn tally(&self) -> String {
        format!("{} not on the shelf", left(&self.things))
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.things = cx.store.loans().things()?;
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
        canvas.put(
            1,
            0,
            Span::styled(
                "Type to find. Take what you have; change the words as you like.",
                hint,
            ),
        );
        canvas.put(1, 1, ">");
        draw_line(
            &mut canvas.part(3, 1, width.saturating_sub(4), 1),
            &self.find,
            1,
            None,
        );
        let below = 4;
        if self.found.is_empty() {
            canvas.put(
                3,
                3,
                Span::styled(
                    "Nothing here has those words. Backspace, or Esc shows them all.",
                    hint,
                ),
            );
        }
        let mut body = canvas.part(0, 3, width, height.saturating_sub(3 + below));
        self.list
            .draw(&mut body, self.found.len(), 1, true, |place, row| {
                let starter = &assets::starter_things()[self.found[place]];
                row.put(
                    3,
                    0,
                    if has(&self.things, starter) {
                        "✓"
                    } else {
                        " "
                    },
                );
                row.put(
                    5,
                    0,
                    format!(
                        "{} {} {}",
                        pad(&starter.name, 36),
                        pad(starter.kind.word(), 11),
                        shorten(&starter.suits.words(), 24)
                    ),
                );
            });
        if let Some(starter) = self.chosen() {
            canvas.rule(height.saturating_sub(below));
            let row = height.saturating_sub(below - 1);
            let used = canvas.paragraph(3, row, 2, &starter.reason, text);
            canvas.paragraph(3, row + used, 1, &starter.watch_for, hint);
        }
    }
}
