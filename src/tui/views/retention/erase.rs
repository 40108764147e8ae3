//! The question before a child or a family goes for good: which of them, and the name typed in
//! full.

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::domain::text::fold;
use crate::domain::wording::{and_list, or_list};
use crate::domain::{Child, Family, Household, Id, Saved};
use crate::store::{Second, Whom};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::{Size, View};
use crate::tui::widgets::{TextLine, draw_line};

/// The question.
pub struct EraseForGood {
    family: Id<Family>,
    /// The child she was on, when others of the family stay.
    child: Option<Id<Child>>,
    whole_family: bool,
    household: Option<Household>,
    copies: usize,
    line: TextLine,
}

impl EraseForGood {
    pub fn of(family: Id<Family>, child: Option<Id<Child>>) -> Self {
        Self {
            family,
            child,
            whole_family: child.is_none(),
            household: None,
            copies: 0,
            line: TextLine::default(),
        }
    }

    fn children(&self) -> Vec<&Saved<Child>> {
        let all = self
            .household
            .iter()
            .flat_map(|household| &household.children);
        all.filter(|child| self.whole_family || Some(child.id) == self.child)
            .collect()
    }

    fn has_choice(&self) -> bool {
        self.child.is_some()
            && self
                .household
                .as_ref()
                .is_some_and(|household| household.children.len() > 1)
    }

    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let typed = fold(self.line.text().trim());
        let is_their_name = self
            .children()
            .iter()
            .any(|child| fold(&child.name) == typed);
        if !is_their_name {
            let names = or_list(self.children().iter().map(|child| child.name.as_str()));
            cx.warn(format!("Nothing was erased: that is not the name. Type {names} in full, then Enter. Esc goes back."));
            return Ok(());
        }
        let whom = match self.child {
            Some(child) if !self.whole_family => Whom::Child(child),
            _ => Whom::Family(self.family),
        };
        cx.ask(Request::Erase(whom));
        Ok(())
    }

    fn words(&self) -> String {
        let names = and_list(self.children().iter().map(|child| child.name.as_str()));
        let copies = if self.copies == 0 {
            ""
        } else {
            ", and out of every copy in reach"
        };
        if self.whole_family {
            format!(
                "{names} and the grown-ups of the family go for good, with every note, loan, reminder and earlier wording{copies}. Undo cannot bring them back."
            )
        } else {
            format!(
                "{names} goes for good, with every note about nobody else{copies}. Undo cannot bring it back."
            )
        }
    }
}

impl View for EraseForGood {
    const NAME: &'static str = "Erase for good";
    const HELP: &'static str = "erase";
    const COMMANDS: &'static [Command<Self>] = &[
        Command::<Self>::new(Key::Enter, "erase for good", Self::enter)
            .when(|question| !question.line.is_empty()),
        Command::<Self>::new(Key::Tab, "child or family", |question, _| {
            question.whole_family = !question.whole_family;
            Ok(())
        })
        .when(Self::has_choice),
    ];
    const BACK: Option<&'static str> = Some("back, nothing changed");

    fn refresh(&mut self, cx: &mut Context) -> Outcome {
        self.household = cx.store.people()?.family(self.family).cloned();
        // With the last child the family goes.
        self.whole_family |= self
            .household
            .as_ref()
            .is_some_and(|household| household.children.len() <= 1);
        let elsewhere = matches!(
            cx.store.copies().second(NaiveDate::MIN),
            Second::Place { .. }
        );
        self.copies = cx.store.copies().list().len() + usize::from(elsewhere);
        Ok(())
    }

    fn text(&self) -> Option<&TextLine> {
        Some(&self.line)
    }

    fn text_mut(&mut self) -> Option<&mut TextLine> {
        Some(&mut self.line)
    }

    fn size(&self) -> Size {
        Size::Box {
            columns: 74,
            rows: 16,
        }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let mut inside = canvas.boxed("Erase for good");
        let (width, text, hint) = (inside.width(), inside.look.text, inside.look.hint);
        let mut row = 1 + inside.paragraph(2, 1, 4, &self.words(), text);
        let first = "Has the family asked for their record? Make it first, on paper: Esc, then Ctrl+P on the card.";
        row += 1 + inside.paragraph(2, row + 1, 2, first, hint);
        let names = or_list(self.children().iter().map(|child| child.name.as_str()));
        row += inside.paragraph(
            2,
            row + 1,
            2,
            &format!("Type {names}, then Enter. Esc leaves everything as it is."),
            hint,
        );
        if self.has_choice() {
            let other = if self.whole_family {
                "Tab: only the child you were on."
            } else {
                "Tab: the whole family."
            };
            row += 1;
            inside.put(2, row, Span::styled(other, hint));
        }
        inside.put(2, row + 2, ">");
        draw_line(
            &mut inside.part(4, row + 2, width.saturating_sub(6), 1),
            &self.line,
            1,
            None,
        );
    }
}
