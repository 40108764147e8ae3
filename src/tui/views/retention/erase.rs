//! The question before a child or a family goes for good: which of them, and the name typed in
//! full.

use chrono::NaiveDate;

use crate::domain::text::fold;
use crate::domain::wording::{and_list, or_list};
use crate::domain::{Child, Family, Household, Id, Saved};
use crate::store::{Result, Whom};
use crate::tui::command::{Command, Context, Outcome, Request};
use crate::tui::keys::Key;
use crate::tui::view::Size;
use crate::tui::widgets::{Confirm, Question};
use crate::vault::Second;

pub type EraseForGood = Confirm<EraseWhom>;

/// Whom the question is about.
pub struct EraseWhom {
    family: Id<Family>,
    /// The child she was on, when others of the family stay.
    child: Option<Id<Child>>,
    whole_family: bool,
    household: Option<Household>,
    copies: usize,
}

impl EraseForGood {
    pub fn of(family: Id<Family>, child: Option<Id<Child>>) -> Self {
        Self::asking(EraseWhom {
            family,
            child,
            whole_family: child.is_none(),
            household: None,
            copies: 0,
        })
    }
}

impl EraseWhom {
    fn names(&self) -> String {
        or_list(self.children().iter().map(|child| child.name.as_str()))
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

impl Question for EraseWhom {
    const NAME: &'static str = "Erase for good";
    const HELP: &'static str = "erase";
    const YES: &'static str = "erase for good";
    const REFUSED: &'static str = "Nothing was erased";
    const SIZE: Size = Size::Box {
        columns: 74,
        rows: 16,
    };
    const COMMANDS: &'static [Command<EraseForGood>] = &[
        EraseForGood::ENTER,
        Command::<EraseForGood>::new(Key::Tab, "child or family", |confirm, _| {
            confirm.question.whole_family = !confirm.question.whole_family;
            Ok(())
        })
        .when(|confirm| confirm.question.has_choice()),
    ];

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

    fn consequences(&self) -> Vec<String> {
        vec![
            self.words(),
            "Has the family asked for their record? Make it first, on paper: Esc, then Ctrl+P on the card.".to_owned(),
        ]
    }

    fn asked(&self) -> String {
        let other = match (self.has_choice(), self.whole_family) {
            (false, _) => "",
            (true, true) => "\nTab: only the child you were on.",
            (true, false) => "\nTab: the whole family.",
        };
        format!(
            "Type {}, then Enter. Esc leaves everything as it is.{other}",
            self.names()
        )
    }

    fn why_not(&self, typed: &str, _: &Context) -> Result<Option<String>> {
        let typed = fold(typed.trim());
        let is_their_name = self
            .children()
            .iter()
            .any(|child| fold(&child.name) == typed);
        Ok((!is_their_name).then(|| {
            format!(
                "{}: that is not the name. Type {} in full, then Enter. Esc goes back.",
                Self::REFUSED,
                self.names()
            )
        }))
    }

    fn carry_out(&mut self, cx: &mut Context) -> Outcome {
        let whom = match self.child {
            Some(child) if !self.whole_family => Whom::Child(child),
            _ => Whom::Family(self.family),
        };
        cx.ask(Request::Erase(whom));
        Ok(())
    }
}
