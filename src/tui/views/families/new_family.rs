//! A family added by one line about its first child: name, days, who collects, and when.

use super::FamilyCard;
use crate::app::onboarding::keep_newcomers;
use crate::domain::newcomer::{echo, names_of, read};
use crate::store::Draft;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{Prompt, TextLine};

/// A family added later: one line about its first child, then its card.
#[derive(Default)]
pub struct NewFamily {
    line: Prompt,
}

impl NewFamily {
    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let newcomers = read(self.line.text());
        if newcomers.is_empty() {
            cx.say("A child's first name is enough. Type it, then Enter.");
            return Ok(());
        }
        let families = keep_newcomers(&newcomers, cx.store, cx.now)?;
        cx.saved(&names_of(&newcomers));
        self.line.clear();
        cx.close();
        if let [family] = families.as_slice() {
            cx.push(FamilyCard::of(*family));
        }
        Ok(())
    }
}

impl View for NewFamily {
    const NAME: &'static str = "New family";
    const HELP: &'static str = "first-run";
    const COMMANDS: &'static [Command<Self>] =
        &[Command::<Self>::new(Key::Enter, "add", Self::enter)];

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.line.take_up(NEW_FAMILY_DRAFT, "", cx.store)
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn drafts(&self) -> Vec<Draft> {
        self.line.drafts()
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 74,
            rows: 9,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("A new family");
        let hint = inside.look.hint;
        inside.put(
            2,
            1,
            "The first child's name; days, time and who collects if you like:",
        );
        self.line.draw(&mut inside, 3, 1);
        let said = match read(self.line.text()).as_slice() {
            [] => "such as  ola mon tue wed fri mum dad 17:00".to_owned(),
            newcomers => format!("= {}", echo(newcomers)),
        };
        inside.paragraph(4, 4, 3, &said, hint);
    }
}

/// Names the half-typed words of this box in the store.
const NEW_FAMILY_DRAFT: &str = "new-family";
