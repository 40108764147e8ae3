//! The first evening: a name, the children, and then the first chat on Today. What is typed is
//! typed in one line, so that it is practice too. Whether to lock the log is asked once that chat
//! is saved.

use ratatui::text::Span;

use crate::app::drafts::{half_typed, kept_line};
use crate::app::onboarding::{
    Answer, Step, answer, home_of, is_everyone, is_line_for_the_day, is_listed,
};
use crate::assets;
use crate::domain::Household;
use crate::domain::newcomer::{Newcomer, already_listed, echo, names_of, read, say_weekdays};
use crate::domain::wording::or_list;
use crate::store::{self, Draft, Store};
use crate::tui::canvas::{Canvas, pad};
use crate::tui::command::{Command, Context, Offer, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::preferences;
use crate::tui::view::{View, ViewEntry};
use crate::tui::widgets::{TextLine, draw_line};

/// The views of this feature.
pub const VIEWS: &[ViewEntry] = &[ViewEntry::of::<FirstRun>()];
/// The looks offered first: what suits most screens.
const OFFERED_LOOKS: usize = 3;

/// The first steps.
pub struct FirstRun {
    step: Step,
    line: TextLine,
    families: Vec<Household>,
}

impl FirstRun {
    /// The first steps where they were left off, while they are wanted. Half-typed text comes back.
    pub fn wanted(store: &Store) -> store::Result<Option<Self>> {
        let Some(step) = Step::wanted(store)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            step,
            line: kept_line(step.draft_place(), "", store)?,
            families: Vec::new(),
        }))
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let typed = self.line.text().trim().to_owned();
        if self.step == Step::Name && self.choose_look(&typed, cx)? {
            return Ok(());
        }
        match answer(self.step, &typed, &self.families, cx.store, cx.now)? {
            Answer::Sample => {
                cx.say(
                    "Made-up children are here to try things on. Settings take them away: Esc, 9.",
                );
                cx.close();
            }
            Answer::Name => self.step = Step::Children,
            Answer::Everyone => {
                if !self.families.is_empty() {
                    cx.say("Now say something about the day: a few words, then Enter.");
                }
                cx.close();
            }
            // With one family it is seen here whom the text is about, so it is saved.
            Answer::AboutTheDay => {
                cx.close();
                cx.ask(Request::Write(typed));
                if self.families.len() == 1 {
                    cx.ask(Request::Do(Offer::new(Key::Enter, "save")));
                }
            }
            Answer::NoName => {
                cx.say("A child's first name comes first. Type it before these words, then Enter.");
                return Ok(());
            }
            Answer::Listed(newcomers) => {
                cx.say(already_listed(&newcomers));
                return Ok(());
            }
            Answer::Saved(newcomers) => cx.saved(&names_of(&newcomers)),
        }
        self.line = TextLine::default();
        Ok(())
    }

    fn is_the_end(&self) -> bool {
        is_everyone(self.line.text(), &self.families)
    }

    fn is_about_the_day(&self) -> bool {
        self.step == Step::Children && is_line_for_the_day(self.line.text(), &self.families)
    }

    fn are_listed(&self, newcomers: &[Newcomer]) -> bool {
        newcomers.iter().all(|one| is_listed(one, &self.families))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.families
            .iter()
            .flat_map(|home| &home.children)
            .map(|child| child.name.as_str())
    }

    /// A number instead of a name puts another look on. `false`: it is a name.
    fn choose_look(&mut self, typed: &str, cx: &mut Context) -> store::Result<bool> {
        let number = typed.parse::<usize>().ok();
        let look = number.and_then(|number| assets::looks().get(number.checked_sub(1)?));
        let Some(look) = look else {
            return Ok(false);
        };
        cx.store.settings().set(preferences::LOOK, &look.word)?;
        cx.ask(Request::Wear(look.word.clone()));
        cx.say(format!(
            "{}. {} Now your first name, then Enter.",
            look.title, look.about
        ));
        self.line = TextLine::default();
        Ok(true)
    }

    fn step_back(&mut self, _: &mut Context) -> Outcome {
        self.step = Step::Name;
        self.line = TextLine::default();
        Ok(())
    }

    fn draw_name(&self, canvas: &mut Canvas) {
        let text = canvas.look.text;
        let welcome = "Good evening. This is Hometime: your own notes of what you and parents tell each other. Nothing leaves this computer.";
        let mut row = 2 + canvas.paragraph(4, 1, 4, welcome, text);
        canvas.put(4, row, "What is your first name? Type it, then Enter.");
        canvas.put(4, row + 2, ">");
        draw_line(
            &mut canvas.part(6, row + 2, canvas.width().saturating_sub(10), 1),
            &self.line,
            1,
            None,
        );
        let looks = "Does this read well? Type a number instead, then Enter, for another look:";
        row += 5 + canvas.paragraph(4, row + 4, 2, looks, text);
        for (row, (number, look)) in
            (row..).zip((1..).zip(assets::looks().iter().take(OFFERED_LOOKS)))
        {
            let sample = canvas.look.people;
            canvas.put(
                6,
                row,
                Span::raw(format!(
                    "{number}  {}  {}",
                    pad(&look.title, 20),
                    look.about
                )),
            );
            canvas.put(6, row, Span::styled(number.to_string(), sample));
        }
    }

    fn draw_children(&self, canvas: &mut Canvas) {
        let hint = canvas.look.hint;
        canvas.put(4, 1, "Who do you look after?");
        let text = canvas.look.text;
        let mut row = 4 + canvas.paragraph(
            4,
            3,
            2,
            "Type a first name, then Enter. Add days and who collects if you like:",
            text,
        );
        canvas.put(4, row, ">");
        draw_line(
            &mut canvas.part(6, row, canvas.width().saturating_sub(10), 1),
            &self.line,
            1,
            None,
        );
        let first = self.names().next().unwrap_or_default();
        let said = match read(self.line.text()).as_slice() {
            [] if self.families.is_empty() => {
                "such as  ola mon tue wed fri mum dad 17:00".to_owned()
            }
            [] if self.families.len() == 1 => {
                format!(
                    "Enter on the empty line when that is everyone, or say something about {first}'s day."
                )
            }
            // Whose day it is then, the round decides: whoever is collected first comes first.
            [] => "Enter on the empty line when that is everyone, or say something about the day."
                .to_owned(),
            _ if self.is_the_end() => "= that is everyone. Enter goes on to the day.".to_owned(),
            _ if self.is_about_the_day() && self.families.len() == 1 => {
                format!("= about {first}'s day. Enter saves it.")
            }
            _ if self.is_about_the_day() => "= about a day. Enter goes on with it.".to_owned(),
            newcomers if self.are_listed(newcomers) => "= listed already".to_owned(),
            [one] if home_of(one, &self.families).is_some() => {
                format!("= added below: {}", echo(std::slice::from_ref(one)))
            }
            newcomers => format!("= {}", echo(newcomers)),
        };
        row += 2 + canvas.paragraph(6, row + 1, 3, &said, hint);
        for household in self.families.iter().rev() {
            for child in &household.children {
                let days: Vec<_> = child.days.iter().map(|day| day.weekday).collect();
                let adults = or_list(household.adults.iter().map(|adult| adult.role.as_str()));
                let time = child
                    .days
                    .iter()
                    .find_map(|day| day.collected)
                    .map_or_else(String::new, crate::domain::dates::say_time);
                let done = canvas.look.done;
                if row + 6 < canvas.height() {
                    canvas.put(6, row, Span::styled("✓", done));
                    canvas.put(
                        8,
                        row,
                        format!(
                            "{} {} {} {time}",
                            pad(&child.name, 10),
                            pad(&say_weekdays(&days), 22),
                            pad(&adults, 16)
                        ),
                    );
                    row += 1;
                }
            }
        }
        let foot = canvas.height().saturating_sub(4).max(row + 1);
        let rows = canvas.paragraph(
            4,
            foot,
            2,
            "You can change all of this later. Nothing leaves this computer.",
            text,
        );
        canvas.paragraph(
            4,
            foot + rows + 1,
            2,
            "Just looking? Type  sample  and press Enter for made-up children.",
            text,
        );
    }
}

impl View for FirstRun {
    const NAME: &'static str = "First steps";
    const HELP: &'static str = "first-run";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "next", Self::enter),
        Command::<Self>::new(Key::Up, "go back a step", Self::step_back)
            .when(|first| first.step != Step::Name && first.line.is_empty()),
    ];
    const BACK: Option<&'static str> = Some("leave this for now");

    fn crumb(&self) -> String {
        "Welcome".to_owned()
    }

    fn tally(&self) -> String {
        match self.step {
            Step::Name => "step 1 of 4".to_owned(),
            Step::Children => "step 2 of 4".to_owned(),
        }
    }

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.families = cx.store.families().on_books(cx.today())?;
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn drafts(&self) -> Vec<Draft> {
        half_typed(self.step.draft_place(), &self.line)
    }

    fn draw(&self, canvas: &mut Canvas) {
        match self.step {
            Step::Name => self.draw_name(canvas),
            Step::Children => self.draw_children(canvas),
        }
    }
}
