//! The first evening: a name, the children, and then the first chat on Today. What is typed is
//! typed in one line, so that it is practice too. Whether to lock the log is asked once that chat
//! is saved.

mod newcomers;

use ratatui::text::Span;

use self::newcomers::home_of;
pub use self::newcomers::{is_listed, keep_newcomers, keep_or_add_to};
use crate::assets;
use crate::domain::Household;
use crate::domain::newcomer::{
    Newcomer, already_listed, echo, is_about_the_day, names_of, read, say_weekdays,
    says_that_is_everyone,
};
use crate::domain::wording::or_list;
use crate::sample;
use crate::store::{self, Draft, Store};
use crate::tui::canvas::{Canvas, pad};
use crate::tui::command::{Command, Context, Offer, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::unsaved::half_typed;
use crate::tui::view::View;
use crate::tui::views::WhoMayRead;
use crate::tui::widgets::{TextLine, draw_line};

/// How the log calls her.
pub const NAME_SETTING: &str = "name";
/// The look she chose, by its word.
pub const LOOK_SETTING: &str = "look";
/// The looks offered first: what suits most screens.
const OFFERED_LOOKS: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Name,
    Children,
}

/// The first steps.
pub struct FirstRun {
    step: Step,
    line: TextLine,
    families: Vec<Household>,
}

impl FirstRun {
    /// Where a half-typed name of hers is kept, and a half-typed child.
    pub const NAME_DRAFT: &str = "first/name";
    pub const CHILDREN_DRAFT: &str = "first/children";

    /// Whether nobody is in the log yet, or a child was half typed when the program last ended.
    pub fn is_wanted(store: &Store) -> store::Result<bool> {
        if store
            .drafts()
            .all()?
            .iter()
            .any(|draft| draft.place == Self::CHILDREN_DRAFT)
        {
            return Ok(true);
        }
        store.families().is_empty()
    }

    /// Where she left off: with her name given, the children come next. Half-typed words come back.
    pub fn resume(store: &Store) -> store::Result<Self> {
        let step = if store.settings().get(NAME_SETTING)?.is_some() {
            Step::Children
        } else {
            Step::Name
        };
        let mut first = Self {
            step,
            line: TextLine::default(),
            families: Vec::new(),
        };
        if let Some(draft) = store
            .drafts()
            .all()?
            .into_iter()
            .find(|draft| draft.place == first.place())
        {
            first.line = TextLine::with(&draft.text, draft.caret);
        }
        Ok(first)
    }

    fn place(&self) -> &'static str {
        match self.step {
            Step::Name => Self::NAME_DRAFT,
            Step::Children => Self::CHILDREN_DRAFT,
        }
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let typed = self.line.text().trim().to_owned();
        if typed.eq_ignore_ascii_case("sample") {
            sample::load(cx.store, cx.now)?;
            cx.say("Made-up children are here to try things on. Settings take them away: Esc, 9.");
            self.line = TextLine::default();
            cx.close();
            return Ok(());
        }
        match self.step {
            Step::Name => self.take_name(&typed, cx)?,
            Step::Children if typed.is_empty() || self.is_the_end() => {
                self.line = TextLine::default();
                if !self.families.is_empty() {
                    cx.say("Now say something about the day: a few words, then Enter.");
                }
                cx.close();
            }
            Step::Children if self.is_about_the_day() => self.tell(typed, cx),
            Step::Children => {
                let newcomers = read(&typed);
                if newcomers.is_empty() {
                    cx.say(
                        "A child's first name comes first. Type it before these words, then Enter.",
                    );
                    return Ok(());
                }
                if self.are_listed(&newcomers) {
                    cx.say(already_listed(&newcomers));
                    return Ok(());
                }
                keep_or_add_to(&self.families, &newcomers, cx)?;
                WhoMayRead::ask_after_the_first_chat(cx.store)?;
                cx.saved(&names_of(&newcomers));
                self.line = TextLine::default();
            }
        }
        Ok(())
    }

    /// "That's all", once a child is here.
    fn is_the_end(&self) -> bool {
        !self.families.is_empty() && says_that_is_everyone(self.line.text())
    }

    /// Once a child is here, words about the day are no other child.
    fn is_about_the_day(&self) -> bool {
        self.step == Step::Children
            && !self.families.is_empty()
            && is_about_the_day(self.line.text(), self.names())
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

    /// The first words about a day go to the line of Today. With one family she sees here whom they
    /// are about, so they are saved.
    fn tell(&mut self, typed: String, cx: &mut Context) {
        self.line = TextLine::default();
        cx.close();
        cx.ask(Request::Write(typed));
        if self.families.len() == 1 {
            cx.ask(Request::Do(Offer::new(Key::Enter, "save")));
        }
    }

    fn take_name(&mut self, typed: &str, cx: &mut Context) -> Outcome {
        let look = typed
            .parse::<usize>()
            .ok()
            .and_then(|number| assets::looks().get(number.checked_sub(1)?));
        if let Some(look) = look {
            cx.store.settings().set(LOOK_SETTING, &look.word)?;
            cx.ask(Request::Wear(look.word.clone()));
            cx.say(format!(
                "{}. {} Now your first name, then Enter.",
                look.title, look.about
            ));
            self.line = TextLine::default();
            return Ok(());
        }
        cx.store.settings().set(NAME_SETTING, typed)?;
        self.step = Step::Children;
        self.line = TextLine::default();
        Ok(())
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
        Command::<Self>::new(Key::Esc, "leave this for now", |_, cx| {
            cx.close();
            Ok(())
        }),
    ];

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
        half_typed(self.place(), &self.line)
    }

    fn draw(&self, canvas: &mut Canvas) {
        match self.step {
            Step::Name => self.draw_name(canvas),
            Step::Children => self.draw_children(canvas),
        }
    }
}
