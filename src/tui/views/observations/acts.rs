//! What is done with an observation from its list: told to a parent, turned into another, removed.

use super::Observations;
use crate::domain::{Adult, Id, Kind, Saved, Share};
use crate::tui::command::{Context, Outcome};
use crate::tui::route::{FieldsOf, Route};

impl Observations {
    /// Whom Space would mark as told: whoever collects today, else whom she had in mind, else the
    /// next at home.
    pub(super) fn next_to_hear(&self) -> Option<&Saved<Adult>> {
        let entry = self
            .pages
            .chosen()
            .filter(|entry| entry.kind == Kind::Observation)?;
        let child = self.line.people.child(*entry.children.first()?)?;
        let household = self.line.people.family_of(child.id)?;
        let is_untold =
            |adult: &Id<Adult>| !entry.shared().iter().any(|share| share.with == *adult);
        let collector = child.usual_on(self.today).and_then(|usual| usual.collector);
        let usual = child.days.iter().find_map(|usual| usual.collector);
        let wanted = [collector, entry.adult, usual]
            .into_iter()
            .flatten()
            .find(is_untold);
        wanted
            .and_then(|id| household.adult(id))
            .or_else(|| household.adults.iter().find(|adult| is_untold(&adult.id)))
    }

    pub(super) fn can_share(&self) -> bool {
        self.is_blank_list() && self.next_to_hear().is_some()
    }

    pub(super) fn share(&mut self, cx: &mut Context) -> Outcome {
        let (Some(adult), Some(entry)) = (self.next_to_hear(), self.pages.chosen()) else {
            return Ok(());
        };
        let (share, role, id) = (
            Share::told(adult.id, cx.today()),
            adult.role.clone(),
            entry.id,
        );
        let name = self.line.people.names(&entry.children);
        cx.store.step(
            &format!("{name}'s observation shared with {role}"),
            cx.now,
            |store| store.entries().share(id, &share),
        )?;
        cx.say(format!(
            "Shared with {role} today, at the door · Ctrl+Z takes it back"
        ));
        Ok(())
    }

    pub(super) fn can_turn(&self) -> bool {
        !self.line.line.is_on_unknown()
            && (self.line.is_writing() || self.is_listing() && self.pages.chosen().is_some())
    }

    pub(super) fn turn(&mut self, cx: &mut Context) -> Outcome {
        match self.pages.chosen() {
            _ if self.line.is_writing() => self.line.turn(cx),
            Some(entry) => cx.open(Route::LineFields(FieldsOf::Note(entry.id))),
            None => {}
        }
        Ok(())
    }

    pub(super) fn remove(&mut self, cx: &mut Context) -> Outcome {
        if let Some(entry) = self.pages.chosen() {
            let (id, now) = (entry.id, cx.now);
            let what = format!(
                "Removed a note about {}",
                self.line.people.names(&entry.children)
            );
            cx.store
                .step(&what, now, |store| store.entries().remove(id, now))?;
            cx.say("Removed. Ctrl+Z puts it back.");
        }
        Ok(())
    }
}
