//! Choosing what gets in the way, by its number or by typing; choosing notes it, and its words can
//! follow.

use ratatui::text::Span;

use super::{OneInTheWay, crumb};
use crate::assets::{self, KnownPressure};
use crate::domain::text::{answers, folded_words};
use crate::domain::{Family, Household, Id, Pressure};
use crate::tui::canvas::{Canvas, shorten};
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::form::Form;
use crate::tui::forms::PRESSURE;
use crate::tui::keys::Key;
use crate::tui::view::View;
use crate::tui::widgets::{ListOf, Listing, TextLine, draw_line};

/// The list, and what is looked for in it.
pub struct Noting {
    family: Id<Family>,
    name: String,
    find: TextLine,
    /// Places of those that fit what is typed.
    found: Vec<usize>,
    list: Listing,
}

impl Noting {
    pub fn of(family: Id<Family>) -> Self {
        Self {
            family,
            name: String::new(),
            find: TextLine::default(),
            found: Vec::new(),
            list: Listing::default(),
        }
    }

    /// A number is that of the list; anything else is looked for in the words.
    fn arrange(&mut self) {
        let typed = self.find.text();
        let asked = folded_words(typed);
        let number: Option<usize> = typed.trim().parse().ok();
        let has_words =
            |known: &KnownPressure| answers(&format!("{} {}", known.label, known.meaning), &asked);
        let fits = |place: usize, known: &KnownPressure| {
            number.map_or_else(|| has_words(known), |number| place + 1 == number)
        };
        let all = assets::in_the_way().pressures.iter().enumerate();
        self.found = all
            .filter(|(place, known)| fits(*place, known))
            .map(|(place, _)| place)
            .collect();
        self.list.clamp(self.found.len());
    }

    fn chosen(&self) -> Option<&'static KnownPressure> {
        assets::in_the_way()
            .pressures
            .get(*self.found.get(self.list.chosen())?)
    }

    /// Noted at once; what fits lies ready under the form for its words.
    fn note(&mut self, cx: &mut Context) -> Outcome {
        let Some(known) = self.chosen() else {
            return Ok(());
        };
        let pressure = Pressure::noted(
            self.family,
            &known.word,
            &assets::in_the_way().version,
            cx.today(),
        );
        let step = format!("Something noted about {}", self.name);
        let id = cx.store.step(&step, cx.now, |store| {
            store.in_the_way().save(None, &pressure)
        })?;
        cx.say("Noted, and closed to everybody else · Ctrl+Z takes it back");
        cx.close();
        cx.push(OneInTheWay::of(id));
        let form = Form::open(&PRESSURE, Some(id), pressure, cx)?;
        cx.push(form);
        Ok(())
    }

    fn nothing_fits(&mut self, cx: &mut Context) -> Outcome {
        let typed = self.find.text();
        cx.say(format!("\"{typed}\" is in none of these. Esc shows them all; the last one is for anything else."));
        Ok(())
    }
}

impl View for Noting {
    const NAME: &'static str = "Noting what is in the way";
    const HELP: &'static str = "in-the-way";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "note it", Self::note)
            .when(|noting| !noting.found.is_empty()),
        Command::<Self>::new(Key::Enter, "nothing fits", Self::nothing_fits)
            .when(|noting| noting.found.is_empty())
            .quietly(),
    ];
    const LIST: Option<ListOf<Self>> = Some(|noting| Some(noting.list.of(noting.found.len())));
    const IS_SEARCH: bool = true;

    fn crumb(&self) -> String {
        crumb(&self.name)
    }

    fn tally(&self) -> String {
        "a number or a word".to_owned()
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.name = cx
            .store
            .people()?
            .family(self.family)
            .map(Household::name)
            .unwrap_or_default();
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
        let (width, height, hint) = (canvas.width(), canvas.height(), canvas.look.hint);
        canvas.put(1, 0, "Which?");
        draw_line(
            &mut canvas.part(8, 0, width.saturating_sub(9), 1),
            &self.find,
            1,
            None,
        );
        if self.found.is_empty() {
            canvas.put(
                3,
                2,
                Span::styled(
                    "None of these. Esc shows them all; the last is for anything else.",
                    hint,
                ),
            );
        }
        let below = 3;
        let mut body = canvas.part(0, 1, width, height.saturating_sub(below + 1));
        self.list
            .draw(&mut body, self.found.len(), 1, true, |place, row| {
                let number = self.found[place];
                row.put(
                    3,
                    0,
                    format!(
                        "{:>2}  {}",
                        number + 1,
                        assets::in_the_way().pressures[number].label
                    ),
                );
            });
        canvas.rule(height.saturating_sub(below));
        if let Some(known) = self.chosen() {
            let room = usize::from(width.saturating_sub(4)) * 2;
            canvas.paragraph(
                3,
                height.saturating_sub(below - 1),
                2,
                &shorten(&known.meaning, room),
                hint,
            );
        }
    }
}
