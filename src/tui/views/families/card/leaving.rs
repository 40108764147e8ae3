//! A family that moves on, and one that is erased for good.

use super::{FamilyCard, Row};
use crate::tui::command::{Context, Outcome};
use crate::tui::route::Route;

impl FamilyCard {
    pub(super) fn erase(&mut self, cx: &mut Context) -> Outcome {
        let child = if let Some(Row::Child(id)) = self.rows.get(self.list.chosen()) {
            Some(*id)
        } else {
            None
        };
        cx.open(Route::Erase {
            family: self.id,
            child,
        });
        Ok(())
    }

    pub(super) fn is_here(&self) -> bool {
        self.household
            .as_ref()
            .is_some_and(|household| household.family.left_on.is_none())
    }

    /// Marks the family as moved on, or brings it back.
    pub(super) fn move_on(&mut self, cx: &mut Context) -> Outcome {
        let Some(household) = &self.household else {
            return Ok(());
        };
        let mut family = household.family.item.clone();
        let (name, leaves) = (household.name(), family.left_on.is_none());
        family.left_on = leaves.then(|| cx.today());
        let what = if leaves {
            format!("{name} has moved on")
        } else {
            format!("{name} is back")
        };
        cx.store.step(&what, cx.now, |store| {
            store.families().save(Some(self.id), &family)
        })?;
        cx.say(format!(
            "{what}. Everything written stays · Ctrl+Z takes it back"
        ));
        Ok(())
    }
}
